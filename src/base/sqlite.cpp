#include "base/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace saksgang::sqlite {
namespace {

bool is_good(int status) {
  return status == SQLITE_OK || status == SQLITE_ROW || status == SQLITE_DONE;
}

// Text outlives the step, so SQLite need not copy it.
int bind(sqlite3_stmt* statement, int place, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, place, *number);
  if (const auto* text = std::get_if<std::string>(&value)) {
    return sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  return sqlite3_bind_null(statement, place);
}

// A statement ready for its next use, however this one ends.
class Reset {
 public:
  explicit Reset(sqlite3_stmt* statement) : statement_(statement) {}
  ~Reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;

 private:
  sqlite3_stmt* statement_;
};

}  // namespace

Value value_of(const std::optional<std::string>& text) {
  return text ? Value(*text) : Value();
}

std::int64_t Row::number(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string Row::text(int column) const {
  return optional_text(column).value_or("");
}

std::optional<std::string> Row::optional_text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) return std::nullopt;
  return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

void Database::Close::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}

void Database::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Error Database::fault(int status) const {
  const char* message = database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(status);
  const char* what = access_ == Access::kWrite ? "write" : "read";
  Error error{ErrorCode::kIo, fmt::format("cannot {} the database: {}", what, message), "", name_, 0};
  if ((status & 0xff) == SQLITE_FULL) error.hint = "make room on the disk and try again";
  if ((status & 0xff) == SQLITE_READONLY) error.hint = "look at the permissions of the file and its folder";
  return error;
}

Result<Database> Database::open(const std::filesystem::path& file, Access access, std::string name) {
  Database out(std::move(name), access);
  // For reading too: SQLite needs it to undo a transaction that was broken off, and does without where it may not
  // write.
  const int flags = SQLITE_OPEN_READWRITE | (access == Access::kWrite ? SQLITE_OPEN_CREATE : 0);
  sqlite3* opened = nullptr;
  const int status = sqlite3_open_v2(file.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  out.database_.reset(opened);
  if (!is_good(status)) return tl::make_unexpected(out.fault(status));
  if (access == Access::kRead) {
    if (auto done = out.run("PRAGMA query_only = ON"); !done) return tl::make_unexpected(done.error());
  }
  return out;
}

Result<void> Database::run(const std::string& sql) {
  const int status = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (!is_good(status)) return tl::make_unexpected(fault(status));
  return {};
}

Result<sqlite3_stmt*> Database::prepared(const std::string& sql, std::span<const Value> values) {
  auto known = statements_.find(sql);
  if (known == statements_.end()) {
    sqlite3_stmt* made = nullptr;
    const int status =
        sqlite3_prepare_v2(database_.get(), sql.c_str(), static_cast<int>(sql.size()) + 1, &made, nullptr);
    if (!is_good(status)) return tl::make_unexpected(fault(status));
    known = statements_.emplace(sql, Statement(made)).first;
  }
  int place = 0;
  for (const Value& value : values) {
    if (const int status = bind(known->second.get(), ++place, value); !is_good(status)) {
      return tl::make_unexpected(fault(status));
    }
  }
  return known->second.get();
}

Result<void> Database::change(const std::string& sql, std::span<const Value> values) {
  const auto statement = prepared(sql, values);
  if (!statement) return tl::make_unexpected(statement.error());
  const Reset reset(*statement);
  const int status = sqlite3_step(*statement);
  if (!is_good(status)) return tl::make_unexpected(fault(status));
  return {};
}

Result<void> Database::each(const std::string& sql, std::initializer_list<Value> values,
                            const std::function<void(const Row&)>& row) {
  const auto statement = prepared(sql, std::span<const Value>(values.begin(), values.size()));
  if (!statement) return tl::make_unexpected(statement.error());
  const Reset reset(*statement);
  for (;;) {
    const int status = sqlite3_step(*statement);
    if (status == SQLITE_DONE) return {};
    if (status != SQLITE_ROW) return tl::make_unexpected(fault(status));
    row(Row(*statement));
  }
}

std::int64_t Database::last_number() const {
  return sqlite3_last_insert_rowid(database_.get());
}

void Database::wait_for_locks(int milliseconds) {
  sqlite3_busy_timeout(database_.get(), milliseconds);
}

Result<void> Database::close() {
  statements_.clear();
  if (const int status = sqlite3_close(database_.get()); !is_good(status)) return tl::make_unexpected(fault(status));
  (void)database_.release();
  return {};
}

Result<Transaction> Transaction::begin(Database& database) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return tl::make_unexpected(begun.error());
  return Transaction(database);
}

Transaction::~Transaction() {
  // After a full disk SQLite may have rolled back by itself; then this has nothing to do, and says so as an error.
  if (database_ != nullptr) (void)database_->run("ROLLBACK");
}

Result<void> Transaction::commit() {
  auto done = database_->run("COMMIT");
  if (done) database_ = nullptr;
  return done;
}

}  // namespace saksgang::sqlite
