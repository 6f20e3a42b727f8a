#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/case_number.hpp"
#include "model/record.hpp"

namespace saksgang::history {

// A reference from the running text of a paper, resolved elsewhere, as an audit takes it.
struct AuditedReference {
  enum class State { kResolved, kAmbiguous, kDangling, kExternal };

  std::string from_council;  // the case whose paper has it
  std::optional<CaseNumber> from_number;
  DocumentRef document;
  int page = 0;
  std::string quote;

  std::optional<std::string> council;  // the case it names; of a resolved one the case it is
  std::optional<CaseNumber> number;
  std::optional<Date> date;
  State state = State::kDangling;
  std::vector<std::string> candidates;  // «NUFA 7/25», of an ambiguous one
};

}  // namespace saksgang::history
