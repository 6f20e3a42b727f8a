#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace saksgang::index::query {

// Lemmas of the index that are formed of the same root as one that is not in it: «forskning», «forske» for «forsker»;
// «dosering» for «dose». By a table of the endings that form words in Norwegian; without those of inflection.
std::vector<std::string> kin(const Xapian::Database& database, std::string_view lemma);

}  // namespace saksgang::index::query
