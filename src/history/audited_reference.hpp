#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "history/references.hpp"
#include "history/resolve.hpp"
#include "model/case_number.hpp"
#include "model/record.hpp"

namespace saksgang::history {

// A reference of a running text and what it was found to mean, as an audit keeps it.
struct AuditedReference {
  std::string from_council;  // the case whose paper has it
  std::optional<CaseNumber> from_number;
  DocumentRef document;
  int page = 0;
  std::string quote;

  // As the text has it.
  std::optional<std::string> council;
  bool council_is_said = false;
  std::optional<CaseNumber> number;
  std::optional<Date> date;

  State state = State::kDangling;
  std::optional<CaseKey> meant;         // of a resolved one
  std::vector<std::string> candidates;  // «NUFA 7/25», of an ambiguous one
  std::string note;                     // what was not as the text has it
};

// The case whose paper has it, «NEHR 9/25»; empty where it has no number.
std::string name_of(const AuditedReference& reference);

// `reference` of the record `from`, as resolve() answered it.
AuditedReference audited(const CaseRecord& from, const Reference& reference, const Resolution& resolution);

}  // namespace saksgang::history
