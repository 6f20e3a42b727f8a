#include "history/councils_in_time.hpp"

#include <set>
#include <tuple>

#include <fmt/format.h>

#include "history/audit_state.hpp"
#include "model/councils.hpp"

namespace saksgang::history {
namespace {

std::string_view told(TimeOfCouncil time) {
  return time == TimeOfCouncil::kBefore ? "did not exist yet" : "existed no longer";
}

Date date_of(Day day) {
  return Date{1970, 1, 1}.plus_days(day);
}

// A day, or a year of which nothing closer is said.
struct Time {
  std::optional<Date> day;
  int year = 0;

  std::string text() const { return day ? "on " + day->iso() : "in " + std::to_string(year); }
};

// Where a council was not at any day of that time; within, where nothing is known of the time.
TimeOfCouncil time_within(std::string_view council, const Time& time) {
  if (time.day) return time_of(council, *time.day);
  if (time.year == 0) return TimeOfCouncil::kWithin;
  const TimeOfCouncil first = time_of(council, Date{time.year, 1, 1}), last = time_of(council, Date{time.year, 12, 31});
  return first == last ? first : TimeOfCouncil::kWithin;
}

void look_at_rows(const Facts& facts, std::vector<Finding>& findings) {
  for (const RowFacts& row : facts.rows) {
    if (row.council == kNoId) continue;
    const std::string& council = facts.councils.text(row.council);
    const Time time{row.day == kNoDay ? std::nullopt : std::optional(date_of(row.day)), row.year};
    const TimeOfCouncil found = time_within(council, time);
    if (found == TimeOfCouncil::kWithin) continue;
    const TreatmentFacts& paper = facts.treatments[row.treatment];
    Finding one = finding(facts, paper, row.page, FindingKind::kCouncilPeriod, Severity::kMinor,
                          fmt::format("{} {} {}", council, told(found), time.text()));
    one.evidence.push_back(evidence(facts, paper, row.page, row_quote(facts, row), "history-table"));
    findings.push_back(std::move(one));
  }
}

void look_at_meetings(const Facts& facts, std::vector<Finding>& findings) {
  std::set<const MeetingFacts*> seen;
  for (const TreatmentFacts& t : facts.treatments) {
    if (t.first_day == kNoDay) continue;
    const std::string& council = facts.councils.text(t.council);
    const Date day = date_of(t.first_day);
    const TimeOfCouncil found = time_of(council, day);
    if (found == TimeOfCouncil::kWithin || !seen.insert(facts.meeting_on(t.council, t.first_day)).second) continue;
    Finding one = finding(facts, t, t.title_page, FindingKind::kCouncilPeriod, Severity::kMinor,
                          fmt::format("{} {} on {}, the day of its meeting", council, told(found), day.iso()));
    one.evidence.push_back(evidence(facts, t, t.title_page, facts.titles.text(t.title), "title"));
    findings.push_back(std::move(one));
  }
}

void look_at_texts(const std::vector<AuditedReference>& references, std::vector<Finding>& findings) {
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (const AuditedReference& reference : references) {
    if (!reference.council_is_said || !reference.council) continue;
    const Time time{reference.date, reference.number ? reference.number->year : 0};
    const TimeOfCouncil found = time_within(*reference.council, time);
    if (found == TimeOfCouncil::kWithin) continue;
    Finding one{FindingKind::kCouncilPeriod,
                Severity::kMinor,
                name_of(reference),
                reference.document,
                reference.page,
                fmt::format("{} {} {}", *reference.council, told(found), time.text()),
                {{reference.document, reference.page, reference.quote, "text"}}};
    if (seen.emplace(one.case_name, one.message, reference.quote).second) findings.push_back(std::move(one));
  }
}

}  // namespace

TimeOfCouncil time_of(std::string_view council, const Date& day) {
  const Council* known = find_council(council);
  if (known == nullptr) return TimeOfCouncil::kWithin;
  if (known->founded && day < *known->founded) return TimeOfCouncil::kBefore;
  if (known->dissolved && *known->dissolved < day) return TimeOfCouncil::kBehind;
  return TimeOfCouncil::kWithin;
}

void find_council_faults(const Facts& facts, const std::vector<AuditedReference>& references,
                         std::vector<Finding>& findings) {
  look_at_rows(facts, findings);
  look_at_meetings(facts, findings);
  look_at_texts(references, findings);
}

}  // namespace saksgang::history
