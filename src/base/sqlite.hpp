#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/error.hpp"

struct sqlite3;
struct sqlite3_stmt;

// SQLite with errors as values. Every failure is kIo with SQLite's own words and the name of the database; a full disk
// has its hint.
namespace saksgang::sqlite {

// What a column may hold; nothing is NULL.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

Value value_of(const std::optional<std::string>& text);

// A row while it is being looked at. Columns count from 0. NULL is 0, the empty text, or nothing.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  std::int64_t number(int column) const;
  std::string text(int column) const;
  std::optional<std::string> optional_text(int column) const;

 private:
  sqlite3_stmt* statement_;
};

enum class Access {
  kRead,   // the file must be there and is not changed, but that what a killed writer left half done is undone
  kWrite,  // made where it is not there
};

// An open database. Statements are prepared once and kept by their text. Moves, does not copy. One thread at a time.
class Database {
 public:
  // `name` is what errors call it. Nothing is read yet: a file that is no database fails with the first statement.
  static Result<Database> open(const std::filesystem::path& file, Access access, std::string name);

  // Statements of SQL without values, whose rows are not looked at.
  Result<void> run(const std::string& sql);

  // One statement with a value for each «?», whose rows are not looked at.
  Result<void> change(const std::string& sql, std::span<const Value> values);
  Result<void> change(const std::string& sql, std::initializer_list<Value> values) {
    return change(sql, std::span<const Value>(values.begin(), values.size()));
  }

  // The rows that the statement gives, one by one. `row` must not run the same statement.
  Result<void> each(const std::string& sql, std::initializer_list<Value> values,
                    const std::function<void(const Row&)>& row);

  // The number of the row that was inserted last.
  std::int64_t last_number() const;

  // How long to wait for another process's lock, in milliseconds; none unless told.
  void wait_for_locks(int milliseconds);

  // Closes it, and tells where that failed. Nothing else may be called afterwards.
  Result<void> close();

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  Database(std::string name, Access access) : name_(std::move(name)), access_(access) {}
  Error fault(int status) const;
  Result<sqlite3_stmt*> prepared(const std::string& sql, std::span<const Value> values);

  std::string name_;
  Access access_ = Access::kRead;
  std::unique_ptr<sqlite3, Close> database_;
  std::map<std::string, Statement, std::less<>> statements_;
};

// A transaction, rolled back with its end unless commit() succeeded. One at a time; the database outlives it.
class Transaction {
 public:
  // Takes the lock for writing at once, so that nothing later fails for want of it.
  static Result<Transaction> begin(Database& database);
  ~Transaction();
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace saksgang::sqlite
