#include "history/coverage.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "history/facts.hpp"

namespace saksgang::history {

std::vector<CoverageRow> coverage_of(const Facts& facts) {
  std::map<std::pair<std::string, int>, CoverageRow> rows;
  const auto row = [&](Id council, int year) -> CoverageRow& {
    CoverageRow& one = rows[{facts.councils.text(council), year}];
    one.council = facts.councils.text(council);
    one.year = year;
    return one;
  };
  for (Id council = 0; council < facts.meetings.size(); ++council) {
    if (facts.councils.text(council).empty()) continue;
    for (const MeetingFacts& meeting : facts.meetings[council]) {
      CoverageRow& one = row(council, Date{1970, 1, 1}.plus_days(meeting.first_day).year);
      ++one.meetings;
      one.minutes += meeting.has_minutes ? 1 : 0;
    }
  }
  for (const CaseFacts& c : facts.cases) {
    CoverageRow& one = row(c.council, c.year);
    ++one.cases;
    one.with_vedtak +=
        std::any_of(c.treatments.begin(), c.treatments.end(), [&](Id t) { return facts.treatments[t].vedtak != 0; })
            ? 1
            : 0;
  }
  std::vector<CoverageRow> out;
  for (auto& [key, one] : rows) out.push_back(std::move(one));
  return out;
}

}  // namespace saksgang::history
