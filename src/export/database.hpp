#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/sqlite.hpp"

namespace saksgang::exports {

using sqlite::Value;
using sqlite::value_of;

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
  void note(const Result<void>& done);

  std::optional<sqlite::Database> database_;
  std::optional<Error> fault_;
};

}  // namespace saksgang::exports
