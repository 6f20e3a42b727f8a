#pragma once

#include <string>
#include <vector>

#include "history/version_diff.hpp"

namespace saksgang::cli {

// A stretch of both texts around hunks that stand near each other.
struct ChangedPlace {
  std::string old_text, new_text;    // with «…» where more text comes before or after
  std::vector<history::Hunk> hunks;  // ranges within the two
};

// The places where the texts differ, with some words around each: what has not changed need not be read again.
std::vector<ChangedPlace> changed_places(const history::TextChange& change, std::size_t around = 80);

}  // namespace saksgang::cli
