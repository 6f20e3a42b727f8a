#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "cli/settings.hpp"
#include "history/chain.hpp"
#include "model/json.hpp"

// A chain of treatments in the forms of `trace --format`.
namespace saksgang::cli {

// «NUFA 7/25», «Strategirådet 4/26»; «NUFA» or «7/25» where the rest is not known.
std::string step_label(const history::Step& step);

// What a step's decision is printed under: «Vedtak», and of a case not in the index, whose decision is known by another
// paper's table alone, that it is a quotation.
std::string_view vedtak_label(const history::Step& step);

// Where a case without a decision was put off, in its own words; null where it was not. Points into the step.
const history::Evidence* postponement(const history::Step& step);

// Where a reason stands, for a person: «row in the table of NUIT 4/25», «sentence in …», «title of …», «its own
// papers».
std::string reason(const history::Evidence& evidence);

// What the words for relations and the numbers mean; no line end.
std::string_view trace_legend();

// References that no case answers and that are no step of the chain either.
std::vector<const history::Unresolved*> unanswered(const history::Chain& chain);

// «NUFA 29/22», «NUIT 2025-05-15»: what a reference names.
std::string reference_label(const history::Reference& reference);

// Where files stand, by their digest; for links. May be empty.
using Paths = std::map<std::string, std::string>;

// schemas/trace-1.schema.json
Json trace_json(const history::Chain& chain);

// A timeline for a person; ends in a newline.
std::string trace_text(const history::Chain& chain, const Settings& settings, const Paths& paths);

// The names of the columns, and a row for each step.
std::vector<std::string> trace_csv_head();
std::vector<std::vector<std::string>> trace_csv(const history::Chain& chain);

// A line between two steps, which are places in chain.steps.
struct TraceLine {
  std::size_t from = 0;  // the earlier step
  std::size_t to = 0;
  std::string_view method;    // of its surest evidence
  bool is_postponed = false;  // put off at the one and taken up at the other

  bool operator==(const TraceLine&) const = default;
};

// The lines that the steps' evidence draws, each pair once, in order; a step without one hangs on the case asked for.
std::vector<TraceLine> trace_lines(const history::Chain& chain);

// A flowchart for Mermaid, and a directed graph for Graphviz. Any text of a paper may stand in a label.
std::string trace_mermaid(const history::Chain& chain);
std::string trace_dot(const history::Chain& chain);

// One page of HTML 5 in UTF-8 that needs no other file and no script, made on that day. All text of papers is escaped.
// The page may travel, so links lead to a paper's address on the web, else to the file's name beside the page.
std::string trace_html(const history::Chain& chain, const Date& made);

}  // namespace saksgang::cli
