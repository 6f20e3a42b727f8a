#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "history/chain.hpp"

// The cases of a chain while it is made.
namespace saksgang::history {

// The record that tells most of a case: minutes before case paper before agenda; null of none.
RecordPtr best_of(const std::vector<RecordPtr>& treatments);

// Why two cases are of one matter.
struct Link {
  Relation relation = Relation::kDeclared;
  double confidence = 0;
  Evidence evidence;
  std::string note;
};

// A case of the chain, in the index or known by a row alone.
struct Node {
  std::optional<CaseKey> key;  // where it is in the index
  std::string council;
  std::optional<CaseNumber> number;
  std::optional<Date> date;
  std::string title;
  std::optional<std::string> vedtak;
  std::vector<RecordPtr> treatments;
  std::vector<Date> dates;
  double confidence = 0;
  Relation relation = Relation::kDeclared;
  std::vector<std::pair<double, Evidence>> evidence;
  std::vector<std::string> notes;                     // on rows
  std::string way;                                    // on the link by which it came in, where that is no row
  std::set<CaseKey> called;                           // by the rows that lead to it
  std::vector<std::vector<std::string>> title_words;  // of its treatments' titles, once it is followed
  bool is_done = false;
};

// True where a row means this case, which the index lacks: number and council are the same, and no day or title
// speaks against it; or one of them names no council, and day or title speak for it.
bool is_of_row(const Node& node, const Reference& row);

// Adds what a row tells of a case that the index lacks.
void complete(Node& node, const Reference& row);

// The step that a case is; takes its evidence out. The case asked for is called as it was asked for.
Step step_of(Node& node, const CaseKey& start, bool is_start);

}  // namespace saksgang::history
