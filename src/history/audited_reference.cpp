#include "history/audited_reference.hpp"

namespace saksgang::history {

std::string name_of(const AuditedReference& reference) {
  return reference.from_number ? CaseKey{reference.from_council, *reference.from_number}.text() : std::string{};
}

AuditedReference audited(const CaseRecord& from, const Reference& reference, const Resolution& resolution) {
  AuditedReference out;
  out.from_council = from.council;
  if (from.case_number) out.from_number = parse_case_number(*from.case_number);
  out.document = from.document;
  out.page = reference.page;
  out.quote = reference.quote;
  out.council = reference.council;
  out.council_is_said = reference.council_is_said;
  out.number = reference.number;
  out.date = reference.date;
  out.state = resolution.state;
  out.meant = resolution.key;
  for (const CaseCard& card : resolution.candidates) out.candidates.push_back(card.key.text());
  out.note = resolution.note;
  return out;
}

}  // namespace saksgang::history
