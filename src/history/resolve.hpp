#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/catalogue.hpp"
#include "history/references.hpp"

// Which case a reference means.
namespace saksgang::history {

enum class State {
  kResolved,   // one case answers it
  kAmbiguous,  // several may, or the one that bears the number is about something else
  kDangling,   // none does
  kExternal,   // it names a body that is none of the councils
};
std::string_view name(State state);  // "resolved", "ambiguous", "dangling", "external"

struct Resolution {
  State state = State::kDangling;
  std::optional<CaseKey> key;        // where resolved
  std::vector<CaseCard> candidates;  // where ambiguous
  // What was not as the reference has it, for a person: «NUFA 7/25 is another case; by date and title it is NUFA 6/25».
  std::string note;
  double confidence = 1;  // of the choice, beside the reference's own
};

// A number of a council that did not exist in its year is sought with its predecessors or successors; a row that names
// a case by a wrong number, council or date is resolved by the rest of it, with a note; a meeting without a number is
// resolved where one of its cases, and no other, is what the paragraph talks about. Where no council is said, the
// record's own is meant; where that has no such case, others are candidates. Nothing is picked where two would do.
Result<Resolution> resolve(const Reference& reference, const CaseRecord& from, Catalogue& catalogue);

}  // namespace saksgang::history
