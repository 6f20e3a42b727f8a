#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "analyzers/pipelines.hpp"
#include "base/date.hpp"
#include "base/error.hpp"
#include "index/fields.hpp"
#include "index/query/parser.hpp"

// The query language, third stage: a tree to what Xapian searches for, and to what is shown as found.
namespace saksgang::index::query {

// One word of a query, in the terms a text may have for it; any one of them is a match.
struct SoughtWord {
  std::string exact;
  std::vector<std::string> stems;  // beside the exact term, at less weight
  bool is_pattern = false;         // `exact` has stars (truncation.hpp)
};

// What a hit is highlighted by: words that stand one behind the other, mostly one.
struct Sought {
  Field field = Field::kText;  // kText for all text
  std::vector<SoughtWord> words;
};

struct Compiled {
  Xapian::Query query;
  std::vector<Sought> sought;  // without what the query excludes
};

// `where` is the field that words without one are looked for in, `today` what «siste 30 dager» counts from, `database`
// whose words those that lack their beginning are compared with; without one they find nothing. kQuery, with a caret,
// for values that a field cannot take.
Result<Compiled> compile(std::string_view query, const Node& tree, analyzers::Analyzer& analyzer, Field where,
                         Date today = Date::today(), const Xapian::Database* database = nullptr);

}  // namespace saksgang::index::query
