#pragma once

#include <string>
#include <string_view>

// The tables of the exported database, and what Datasette is told about them. schemas/export-sqlite.md describes them.
namespace saksgang::exports {

// Tables without their indexes, which are quicker made when the rows are there.
std::string_view sqlite_tables();

// Indexes, views, and full-text tables filled from the tables they are of.
std::string_view sqlite_indexes();

// The metadata file of Datasette (JSON) for a database of this name.
std::string datasette_metadata(const std::string& database);

}  // namespace saksgang::exports
