#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/sqlite.hpp"
#include "crawl/archive_records.hpp"

// The tables of the archive's database. Moments are ISO 8601 texts, which sort as moments do; kinds and outcomes stand
// by their names.
namespace saksgang::crawl {

// SQL that makes all tables, in an empty database.
std::string_view archive_tables();

// The columns of `fetches` that fetch_of() reads, in its order, for a table that the query calls f.
std::string_view fetch_columns();
Fetch fetch_of(const sqlite::Row& row);
Result<void> insert_fetch(sqlite::Database& database, const Fetch& fetch);

Time time_of(const sqlite::Row& row, int column);

// The columns of `nights`, likewise.
std::string_view night_columns();
Night night_of(const sqlite::Row& row);

}  // namespace saksgang::crawl
