#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "history/audit_state.hpp"
#include "history/councils_in_time.hpp"

namespace saksgang::history {
namespace {

// What of the sentence leads elsewhere; nothing where it is right, or where its council is out of its time
// (councils_in_time.cpp tells).
std::optional<FindingKind> fault_of(const AuditedReference& reference) {
  if (reference.state != State::kResolved || reference.note.empty() || !reference.number) return std::nullopt;
  if (reference.meant->number != *reference.number) return FindingKind::kHistoryNumber;
  if (!reference.date) return std::nullopt;
  if (!reference.council || *reference.council == reference.meant->council) return FindingKind::kHistoryDate;
  const bool in_time = time_of(*reference.council, *reference.date) == TimeOfCouncil::kWithin;
  return in_time ? std::optional(FindingKind::kHistoryCouncil) : std::nullopt;
}

}  // namespace

void find_text_faults(const Facts& facts, const std::vector<AuditedReference>& references,
                      std::vector<Finding>& findings) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const AuditedReference& reference : references) {
    const auto kind = fault_of(reference);
    if (!kind || !seen.emplace(name_of(reference), reference.quote).second) continue;
    Finding one{*kind,
                Severity::kMinor,
                name_of(reference),
                reference.document,
                reference.page,
                fmt::format("the text has {}: {}", CaseKey{reference.council.value_or(""), *reference.number}.text(),
                            reference.note),
                {{reference.document, reference.page, reference.quote, "text"}}};
    const auto council = facts.councils.find(reference.meant->council);
    const auto own = council ? facts.find_case(*council, reference.meant->number.year, reference.meant->number.number)
                             : std::nullopt;
    if (own) {
      const TreatmentFacts& first = facts.treatments[facts.cases[*own].treatments.front()];
      one.evidence.push_back(evidence(facts, first, first.title_page, facts.titles.text(first.title), "title"));
    }
    findings.push_back(std::move(one));
  }
}

}  // namespace saksgang::history
