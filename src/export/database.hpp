#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <sqlite3.h>

#include "base/error.hpp"

namespace saksgang::exports {

// What a column may hold; nothing is NULL.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

Value value_of(const std::optional<std::string>& text);

// A new SQLite database in one transaction, written without journal: whoever dies leaves nothing that is used. The
// first error stays, and everything after it does nothing. Not for several threads.
class Database {
 public:
  // `file` is empty or not there; `name` is what errors call it.
  Database(const std::filesystem::path& file, std::string name);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Statements of SQL without values.
  void run(const std::string& sql);

  // One row. The columns are those of the table, in its order. Gives the row's number.
  std::int64_t insert(std::string_view table, std::initializer_list<Value> values);

  // The rows' first column as text.
  std::string ask(const std::string& sql);

  // Ends the transaction, leaves no free pages, and closes. kIo for any error so far.
  Result<void> finish();

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  Statement prepare(const std::string& sql);
  void check(int status);

  std::string name_;
  std::unique_ptr<sqlite3, Close> database_;
  // The statement of each table, made at its first row.
  std::vector<std::pair<std::string, Statement>> inserts_;
  std::optional<Error> fault_;
};

}  // namespace saksgang::exports
