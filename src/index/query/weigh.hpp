#pragma once

#include <memory>
#include <vector>

#include <xapian.h>

#include "index/fields.hpp"
#include "index/query/compile.hpp"
#include "index/query/meaning.hpp"
#include "index/query/word_group.hpp"

// Meanings as Xapian is asked for them. What each way of answering is worth stands here, and was found by measurement
// (tests/ranking).
namespace saksgang::index::query {

// All ways in which a word may be answered, in a field, each worth `factor` times what it is by itself.
Xapian::Query weighed(const Meaning& meaning, Field field, const std::shared_ptr<Lengths>& lengths, double factor = 1);

// The same (`all`, so that it is read once), and below it the parts of a compound anywhere: together, and where the
// word is not the only one of its query one by one. For what stands behind the hits that have all words.
Xapian::Query weighed_loosely(const Xapian::Query& all, const Meaning& meaning, Field field,
                              const std::shared_ptr<Lengths>& lengths, bool is_alone);

// Two neighbours of a query close to each other in a text, in any of their forms; empty where one has none.
Xapian::Query close_together(const Meaning& first, const Meaning& second, Field field);

// What to highlight for a meaning; appended.
void seek(const Meaning& meaning, Field field, std::vector<Sought>& out);

// How a hit can have it; appended to the ways.
void want(const Meaning& meaning, Field field, Wanted& out);

}  // namespace saksgang::index::query
