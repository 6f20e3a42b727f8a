#pragma once

#include <string_view>

#include "index/reader.hpp"
#include "model/json.hpp"

// The answer to a search as programs read it, in the form of schemas/hit-1 and search-1.
namespace saksgang::cli {

// The name of a facet, as typed and as printed.
std::string_view name(index::Facet facet);

Json hit_json(const index::Hit& hit);
Json result_json(const index::SearchResult& result, const std::string& query);

}  // namespace saksgang::cli
