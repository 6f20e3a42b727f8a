#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace saksgang::news {

// A query of a saved search, and where it stands.
struct SavedQuery {
  std::string name;  // of the search: the file's name without its extension
  std::filesystem::path file;
  int line = 0;  // from 1
  std::string query;
};

struct SavedSearches {
  std::vector<SavedQuery> queries;  // ordered by the files' names, then by line
  std::vector<Error> faults;        // files that cannot be read, kConfig
};

// The searches of a folder, a file each: a line a query, in the language of `saksgang search`; empty lines and those
// that begin with # are for people. Files whose names begin with a dot or end in ~ are left out, and so are folders.
// None where there is no such folder.
SavedSearches read_saved_searches(const std::filesystem::path& folder);

}  // namespace saksgang::news
