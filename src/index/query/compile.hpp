#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

#include "base/date.hpp"
#include "base/error.hpp"
#include "index/fields.hpp"
#include "index/query/meaning.hpp"
#include "index/query/parser.hpp"

// The query language, third stage: a tree to what Xapian searches for, and to what is shown as found.
namespace saksgang::index::query {

// One word of a query as it may stand in a text.
struct SoughtWord {
  std::unordered_map<std::string, Match> terms;  // words of a text that answer to it, and how
  std::vector<std::string> keys;                 // of the part that is meant in a compound that holds it
  std::string pattern;                           // with «*» for any letters; empty for none
};

// What a hit is highlighted by: words that stand one behind the other, mostly one.
struct Sought {
  Field field = Field::kText;  // kText for all text
  std::vector<SoughtWord> words;
};

// A word of the query that a hit should have: it does where all of any of `ways` are in it.
struct Wanted {
  std::string typed;
  std::vector<std::vector<std::vector<std::string>>> ways;  // terms as Xapian has them; any of the innermost
};

struct Compiled {
  Xapian::Query query;         // of all that is asked for
  Xapian::Query close;         // adds what words of it are worth side by side; empty where there are no two
  Xapian::Query some;          // of the same filters and some of the words; empty where only all will do
  std::vector<Sought> sought;  // without what the query excludes
  std::vector<Wanted> wanted;  // the plain words of the query, in their order
  std::vector<std::pair<std::string, Xapian::Query>> counted;  // each word and phrase by itself, as typed
  std::vector<Replacement> replaced;
  std::string explanation;  // a line for each word
  // Of queries for remarks, what each leaf of the tree asks, without weights; of words side by side each in turn, at
  // the first of them. As long as the tree.
  std::unordered_map<const Node*, std::vector<Xapian::Query>> leaves;
};

// `where` is the field that words without one are looked for in; `today` is the day from which «siste 30 dager» count.
// With kInnspill the query finds the records that may have such a remark: what it says of one remark alone, and all
// that it excludes of remarks, is left to asked_of_remark(). kQuery, with a caret, for values that a field cannot take.
Result<Compiled> compile(std::string_view query, const Node& tree, Vocabulary& vocabulary,
                         analyzers::Analyzer& analyzer, Field where, const Date& today);

}  // namespace saksgang::index::query
