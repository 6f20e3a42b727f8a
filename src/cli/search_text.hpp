#pragma once

#include <string>

#include "cli/settings.hpp"
#include "index/reader.hpp"

// The answer to a search as people read it.
namespace saksgang::cli {

std::string hit_text(const index::Hit& hit, const Settings& settings);

// How the query was understood, what was sought in the place of words that occur nowhere: what stands before the hits.
// Empty where there is nothing to say.
std::string head_text(const index::SearchResult& result, const Settings& settings);

// The hits, with a line before those that have some of the words only.
std::string hits_text(const index::SearchResult& result, const Settings& settings);

// A small table for each facet; empty where none was asked for.
std::string facets_text(const index::SearchResult& result, const Settings& settings);

// «1–10 of 24 (4 with all of the words or words akin to them, 20 with some); --limit shows more»; empty where all are
// shown.
std::string more_text(const index::SearchResult& result, int offset);

// Why nothing of the unit was found: how often the words occur, and what the index covers.
std::string why_nothing(const index::SearchResult& result, index::Unit unit = index::Unit::kCase);

}  // namespace saksgang::cli
