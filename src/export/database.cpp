#include "export/database.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace saksgang::exports {

Value value_of(const std::optional<std::string>& text) {
  return text ? Value(*text) : Value();
}

Database::Database(const std::filesystem::path& file, std::string name) : name_(std::move(name)) {
  sqlite3* opened = nullptr;
  const int status =
      sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(opened);
  check(status);
  // Set here and not left to how the library was compiled, so that the bytes are the same everywhere.
  run("PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = OFF;"
      "PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; BEGIN");
}

void Database::check(int status) {
  if (status == SQLITE_OK || status == SQLITE_ROW || status == SQLITE_DONE || fault_) return;
  const char* message = database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(status);
  fault_ = Error{ErrorCode::kIo, fmt::format("cannot write the database: {}", message), "", name_, 0};
  if (status == SQLITE_FULL) fault_->hint = "make room on the disk and try again";
}

void Database::run(const std::string& sql) {
  if (!fault_) check(sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr));
}

Database::Statement Database::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(database_.get(), sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr));
  return Statement(statement);
}

std::int64_t Database::insert(std::string_view table, std::initializer_list<Value> values) {
  if (fault_) return 0;
  auto known = std::find_if(inserts_.begin(), inserts_.end(), [&](const auto& i) { return i.first == table; });
  if (known == inserts_.end()) {
    std::string places;
    for (std::size_t i = 0; i < values.size(); ++i) places += i == 0 ? "?" : ", ?";
    inserts_.emplace_back(table, prepare(fmt::format("INSERT INTO {} VALUES ({})", table, places)));
    known = std::prev(inserts_.end());
  }
  sqlite3_stmt* statement = known->second.get();
  if (statement == nullptr) return 0;
  int place = 0;
  for (const Value& value : values) {
    ++place;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      check(sqlite3_bind_int64(statement, place, *number));
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      // The text outlives the step, so SQLite need not copy it.
      check(sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8));
    } else {
      check(sqlite3_bind_null(statement, place));
    }
  }
  check(sqlite3_step(statement));
  check(sqlite3_reset(statement));
  return sqlite3_last_insert_rowid(database_.get());
}

std::string Database::ask(const std::string& sql) {
  std::string out;
  if (fault_) return out;
  const Statement statement = prepare(sql);
  while (statement && sqlite3_step(statement.get()) == SQLITE_ROW) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0));
    out += fmt::format("{}{}", out.empty() ? "" : "\n", text == nullptr ? "" : text);
  }
  return out;
}

Result<void> Database::finish() {
  inserts_.clear();
  run("COMMIT; VACUUM");
  if (!fault_) check(sqlite3_close(database_.release()));
  if (fault_) return tl::make_unexpected(*fault_);
  return {};
}

}  // namespace saksgang::exports
