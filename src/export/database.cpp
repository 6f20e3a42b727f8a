#include "export/database.hpp"

#include <utility>

#include <fmt/format.h>

namespace saksgang::exports {

Database::Database(const std::filesystem::path& file, std::string name) {
  auto opened = sqlite::Database::open(file, sqlite::Access::kWrite, std::move(name));
  if (!opened) {
    fault_ = opened.error();
    return;
  }
  database_ = std::move(*opened);
  // Set here and not left to how the library was compiled, so that the bytes are the same everywhere.
  run("PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = OFF;"
      "PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; BEGIN");
}

void Database::note(const Result<void>& done) {
  if (!done && !fault_) fault_ = done.error();
}

void Database::run(const std::string& sql) {
  if (!fault_) note(database_->run(sql));
}

std::int64_t Database::insert(std::string_view table, std::initializer_list<Value> values) {
  if (fault_) return 0;
  std::string sql = fmt::format("INSERT INTO {} VALUES (", table);
  for (std::size_t i = 0; i < values.size(); ++i) sql += i == 0 ? "?" : ", ?";
  note(database_->change(sql + ")", values));
  return database_->last_number();
}

std::string Database::ask(const std::string& sql) {
  std::string out;
  if (fault_) return out;
  note(database_->each(
      sql, {}, [&](const sqlite::Row& row) { out += fmt::format("{}{}", out.empty() ? "" : "\n", row.text(0)); }));
  return out;
}

Result<void> Database::finish() {
  run("COMMIT; VACUUM");
  if (!fault_) note(database_->close());
  if (fault_) return tl::make_unexpected(*fault_);
  return {};
}

}  // namespace saksgang::exports
