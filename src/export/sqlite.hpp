#pragma once

#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "export/source.hpp"

namespace saksgang::exports {

// Version of the tables, which the database tells in `PRAGMA user_version`; described in schemas/export-sqlite.md.
inline constexpr int kSqliteVersion = 1;

// Writes all records as an SQLite database at `file`, and beside it FILE.metadata.json, which tells Datasette what the
// tables are. Both appear when they are whole; on an error what stood there before stands unchanged. The same records
// give the same bytes with the same version of SQLite. `analysis` is the version of the word analysis of the index, for
// the table `about`. kIo names the file; errors of the source.
Result<void> write_sqlite(const Source& source, const std::filesystem::path& file, const std::string& analysis);

}  // namespace saksgang::exports
