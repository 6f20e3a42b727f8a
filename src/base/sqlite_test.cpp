#include "base/sqlite.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "base/files.hpp"

using namespace saksgang;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "saksgang-sqlite-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path operator/(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

sqlite::Database opened(const fs::path& file, sqlite::Access access = sqlite::Access::kWrite) {
  auto database = sqlite::Database::open(file, access, "a.db");
  REQUIRE(database.has_value());
  return std::move(*database);
}

std::vector<std::string> names(sqlite::Database& database) {
  std::vector<std::string> out;
  REQUIRE(database.each("SELECT name FROM t ORDER BY name", {},
                        [&](const sqlite::Row& row) { out.push_back(row.optional_text(0).value_or("NULL")); }));
  return out;
}

}  // namespace

TEST_CASE("values go in and come out as they are") {
  const Folder folder;
  sqlite::Database database = opened(folder / "a.db");
  REQUIRE(database.run("CREATE TABLE t (name TEXT, n INTEGER)"));
  const std::string with_nul("a\0b", 3);
  REQUIRE(database.change("INSERT INTO t VALUES (?, ?)", {with_nul, std::int64_t{1} << 40}));
  CHECK(database.last_number() == 1);
  REQUIRE(database.change("INSERT INTO t VALUES (?, ?)", {sqlite::value_of(std::nullopt), std::int64_t{-1}}));
  std::vector<std::int64_t> numbers;
  REQUIRE(database.each("SELECT name, n FROM t WHERE n > ? OR name IS NULL ORDER BY n", {std::int64_t{0}},
                        [&](const sqlite::Row& row) {
                          numbers.push_back(row.number(1));
                          CHECK(row.text(0) == (row.number(1) < 0 ? "" : with_nul));
                        }));
  CHECK(numbers == std::vector<std::int64_t>{-1, std::int64_t{1} << 40});
  CHECK(database.close().has_value());
}

TEST_CASE("a transaction that is not committed leaves nothing") {
  const Folder folder;
  sqlite::Database database = opened(folder / "a.db");
  REQUIRE(database.run("CREATE TABLE t (name TEXT)"));
  {
    auto transaction = sqlite::Transaction::begin(database);
    REQUIRE(transaction.has_value());
    REQUIRE(database.change("INSERT INTO t VALUES (?)", {"kept not"}));
  }
  CHECK(names(database).empty());
  auto transaction = sqlite::Transaction::begin(database);
  REQUIRE(transaction.has_value());
  REQUIRE(database.change("INSERT INTO t VALUES (?)", {"kept"}));
  REQUIRE(transaction->commit());
  CHECK(names(database) == std::vector<std::string>{"kept"});
}

TEST_CASE("errors say what SQLite says, and of which database") {
  const Folder folder;
  {
    sqlite::Database database = opened(folder / "a.db");
    REQUIRE(database.run("CREATE TABLE t (name TEXT NOT NULL)"));
    CHECK(database.change("INSERT INTO t VALUES (?)", {sqlite::Value()}).error().text() ==
          "cannot write the database: NOT NULL constraint failed: t.name (a.db)");
    CHECK(database.run("CREATE TABEL x").error().text() ==
          "cannot write the database: near \"TABEL\": syntax error (a.db)");
  }
  sqlite::Database reader = opened(folder / "a.db", sqlite::Access::kRead);
  const auto refused = reader.run("DELETE FROM t");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().text() == "cannot read the database: attempt to write a readonly database (a.db)");
  CHECK(refused.error().hint == "look at the permissions of the file and its folder");
  CHECK(sqlite::Database::open(folder / "none.db", sqlite::Access::kRead, "none.db").error().text() ==
        "cannot read the database: unable to open database file (none.db)");

  REQUIRE(write_atomically(folder / "text.db", std::string(5000, 'x')));
  sqlite::Database text = opened(folder / "text.db", sqlite::Access::kRead);
  CHECK(text.run("SELECT * FROM t").error().text() == "cannot read the database: file is not a database (a.db)");
}

TEST_CASE("a full disk has its hint") {
  const Folder folder;
  sqlite::Database database = opened(folder / "a.db");
  REQUIRE(database.run("PRAGMA max_page_count = 3; CREATE TABLE t (name TEXT)"));
  const auto full = database.change("INSERT INTO t VALUES (?)", {std::string(100000, 'x')});
  REQUIRE_FALSE(full.has_value());
  CHECK(full.error().message == "cannot write the database: database or disk is full");
  CHECK(full.error().hint == "make room on the disk and try again");
}
