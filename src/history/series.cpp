#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "history/audit_state.hpp"

namespace saksgang::history {
namespace {

// Below this likeness, two titles are of two matters.
constexpr double kAlike = 0.34;

// The treatment to show for a case: of the agenda or minutes, where it has one.
const TreatmentFacts& shown(const Facts& facts, Id of_case) {
  const auto& treatments = facts.cases[of_case].treatments;
  const auto whole = std::find_if(treatments.begin(), treatments.end(),
                                  [&](Id t) { return facts.treatments[t].part != Part::kToppnotat; });
  return facts.treatments[whole == treatments.end() ? treatments.front() : *whole];
}

void find_gap(const Facts& facts, Id before, Id behind, std::vector<Finding>& findings) {
  const CaseFacts &a = facts.cases[before], &b = facts.cases[behind];
  const TreatmentFacts &of_a = shown(facts, before), &of_b = shown(facts, behind);
  const MeetingFacts* first = facts.meeting_on(a.council, of_a.first_day);
  const MeetingFacts* second = facts.meeting_on(b.council, of_b.first_day);
  if (first == nullptr || second == nullptr) return;
  // A meeting known by single papers alone says nothing of its other cases.
  const auto whole = [](const MeetingFacts& m) { return m.has_agenda || m.has_minutes; };
  if (!whole(*first) || !whole(*second)) return;
  const bool next = first->number != 0 && first->year == second->year && first->number + 1 == second->number;
  if (first != second && !next) return;
  const std::string missing = b.number - a.number == 2
                                  ? fmt::format("{}/{:02} is", a.number + 1, a.year % 100)
                                  : fmt::format("{}–{}/{:02} are", a.number + 1, b.number - 1, a.year % 100);
  Finding one =
      finding(facts, of_a, of_a.title_page, FindingKind::kSeriesGap, Severity::kMinor,
              fmt::format("{} {} missing between {} and {}{}", facts.councils.text(a.council), missing,
                          facts.case_name(before), facts.case_name(behind),
                          first == second ? ", of one meeting" : ", although these two meetings follow each other"));
  for (const TreatmentFacts* t : {&of_a, &of_b}) {
    one.evidence.push_back(evidence(facts, *t, t->title_page, facts.titles.text(t->title), "title"));
  }
  findings.push_back(std::move(one));
}

void find_double(const Facts& facts, Id of_case, std::vector<Finding>& findings) {
  const auto& treatments = facts.cases[of_case].treatments;
  const TreatmentFacts& first = facts.treatments[treatments.front()];
  for (const Id t : treatments) {
    const TreatmentFacts& other = facts.treatments[t];
    const std::string &a = facts.titles.text(first.title), &b = facts.titles.text(other.title);
    if (a.empty() || b.empty() || first.title == other.title || overlap(a, b) >= kAlike) continue;
    const bool one_meeting =
        facts.meeting_on(first.council, first.first_day) == facts.meeting_on(other.council, other.first_day);
    // One meeting may call a case otherwise in its agenda and its minutes; one part has each number once.
    const bool one_part = first.document == other.document && first.part == other.part;
    Finding one = finding(facts, other, other.title_page, FindingKind::kSeriesDouble,
                          one_meeting && !one_part ? Severity::kNote : Severity::kMinor,
                          fmt::format("{} is «{}» and «{}»", facts.case_name(of_case), a, b));
    one.evidence.push_back(evidence(facts, first, first.title_page, a, "title"));
    one.evidence.push_back(evidence(facts, other, other.title_page, b, "title"));
    findings.push_back(std::move(one));
    return;
  }
}

}  // namespace

void find_series_faults(const Facts& facts, std::vector<Finding>& findings) {
  std::map<std::pair<Id, int>, std::vector<Id>> series;
  for (Id c = 0; c < facts.cases.size(); ++c) series[{facts.cases[c].council, facts.cases[c].year}].push_back(c);
  for (auto& [key, cases] : series) {
    std::sort(cases.begin(), cases.end(), [&](Id a, Id b) { return facts.cases[a].number < facts.cases[b].number; });
    for (std::size_t i = 0; i < cases.size(); ++i) {
      find_double(facts, cases[i], findings);
      if (i > 0 && facts.cases[cases[i]].number - facts.cases[cases[i - 1]].number > 1) {
        find_gap(facts, cases[i - 1], cases[i], findings);
      }
    }
  }
}

}  // namespace saksgang::history
