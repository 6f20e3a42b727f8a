#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "history/audit_state.hpp"

namespace saksgang::history {
namespace {

// From this likeness on, two titles are of one matter.
constexpr double kAlike = 0.6;

int year_of(Day day) {
  return Date{1970, 1, 1}.plus_days(day).year;
}

class Rows {
 public:
  Rows(const Facts& facts, std::vector<Finding>& findings) : facts_(facts), findings_(findings) {
    for (Id c = 0; c < facts_.cases.size(); ++c) {
      std::set<std::uint64_t> prints;
      for (const Id t : facts_.cases[c].treatments) prints.insert(fingerprint(title_of(t)));
      for (const std::uint64_t print : prints) by_title_[print].push_back(c);
    }
  }

  std::vector<RowTarget> take() {
    std::vector<RowTarget> out;
    for (const RowFacts& row : facts_.rows) out.push_back(resolve(row));
    compare_rows(out);
    return out;
  }

 private:
  const std::string& title_of(Id treatment) const { return facts_.titles.text(facts_.treatments[treatment].title); }

  bool is_alike(Id of_case, const RowFacts& row) const {
    if (row.title == kNoId) return true;
    const auto& treatments = facts_.cases[of_case].treatments;
    return std::any_of(treatments.begin(), treatments.end(),
                       [&](Id t) { return overlap(title_of(t), facts_.titles.text(row.title)) >= kAlike; });
  }

  bool has_dates(Id of_case) const {
    const auto& treatments = facts_.cases[of_case].treatments;
    return std::any_of(treatments.begin(), treatments.end(),
                       [&](Id t) { return facts_.treatments[t].first_day != kNoDay; });
  }

  RowTarget resolve(const RowFacts& row) {
    if (row.number == 0) return {};
    check_dates(row);
    if (row.council == kNoId) return {};  // reference_faults.cpp tells
    const auto named = facts_.find_case(row.council, row.year, row.number);
    if (named && is_alike(*named, row)) {
      if (row.day != kNoDay && has_dates(*named) && !facts_.treated_on(*named, row.day)) {
        add(row, FindingKind::kHistoryDate, Severity::kMinor,
            fmt::format("{} is dated {} in a history table; its own papers are of {}", facts_.case_name(*named),
                        iso_of(row.day), days_of(*named)),
            named);
      }
      return {named, false};
    }
    if (const auto meant = by_title(row)) {
      const CaseFacts& c = facts_.cases[*meant];
      const bool other_number = c.year != row.year || c.number != row.number;
      add(row, other_number ? FindingKind::kHistoryNumber : FindingKind::kHistoryCouncil, Severity::kMajor,
          fmt::format("«{}» is declared as {}; its own papers have it as {}", facts_.titles.text(row.title),
                      facts_.case_name(row.council, row.year, row.number), facts_.case_name(*meant)),
          meant);
      return {meant, true};
    }
    if (!named) check_series(row);
    // A row may sum up what the case was about in place of its title; it is another case only if its day is, too.
    const bool elsewhere = named && row.day != kNoDay && has_dates(*named) && !facts_.treated_on(*named, row.day);
    if (elsewhere) {
      add(row, FindingKind::kHistoryDate, Severity::kMinor,
          fmt::format("{} has another title and date in a history table ({}) than in its own papers ({})",
                      facts_.case_name(*named), iso_of(row.day), days_of(*named)),
          named);
      return {};
    }
    return {named, false};
  }

  // The one case that has the row's title, and its day or, where it has none, its year.
  std::optional<Id> by_title(const RowFacts& row) const {
    if (row.title == kNoId) return std::nullopt;
    const std::uint64_t print = fingerprint(facts_.titles.text(row.title));
    const auto known = by_title_.find(print);
    if (print == 0 || known == by_title_.end()) return std::nullopt;
    const bool is_absent = !facts_.find_case(row.council, row.year, row.number);
    std::optional<Id> found;
    for (const Id c : known->second) {
      const CaseFacts& one = facts_.cases[c];
      const bool own = one.council == row.council, same_number = one.number == row.number && one.year == row.year;
      if (own == same_number) continue;  // one of the two is wrong, not both
      if (row.day == kNoDay ? (is_absent && own) || one.year != row.year : !facts_.treated_on(c, row.day)) continue;
      if (found) return std::nullopt;
      found = c;
    }
    return found;
  }

  std::string days_of(Id of_case) const {
    std::set<Day> days;
    for (const Id t : facts_.cases[of_case].treatments) {
      for (const Day day : {facts_.treatments[t].first_day, facts_.treatments[t].last_day}) {
        if (day != kNoDay) days.insert(day);
      }
    }
    std::string out;
    for (const Day day : days) out += (out.empty() ? "" : ", ") + iso_of(day);
    return out;
  }

  // Dates that cannot be, whatever else the index has.
  void check_dates(const RowFacts& row) {
    if (row.day == kNoDay) return;
    const TreatmentFacts& paper = facts_.treatments[row.treatment];
    const std::string called = facts_.case_name(row.council, row.year, row.number);
    if (paper.last_day != kNoDay && row.day > paper.last_day) {
      add(row, FindingKind::kDateAfterMeeting, Severity::kMinor,
          fmt::format("{} is dated {} in a paper for the meeting of {}", called, iso_of(row.day),
                      iso_of(paper.first_day)),
          std::nullopt);
    } else if (year_of(row.day) != row.year) {
      add(row, FindingKind::kHistoryDate, Severity::kMinor,
          fmt::format("{} has a number of {} and is dated {}", called, row.year, iso_of(row.day)), std::nullopt);
    }
  }

  // Cases that the index lacks: their day against the meetings that it has.
  void check_series(const RowFacts& row) {
    if (row.day == kNoDay || year_of(row.day) != row.year || row.council >= facts_.meetings.size()) return;
    const Spans& spans = spans_of(row.council, row.year);
    for (const auto& [meeting, numbers] : spans) {
      const bool before = row.day<meeting->first_day, behind = row.day> meeting->last_day;
      const bool within = row.number >= numbers.first && row.number <= numbers.second;
      if ((within && (before || behind)) || (row.number < numbers.first && behind) ||
          (row.number > numbers.second && before)) {
        add(row, FindingKind::kHistoryDate, Severity::kMinor,
            fmt::format("{} is dated {}, which does not fit the series: the meeting of {} had {}–{}",
                        facts_.case_name(row.council, row.year, row.number), iso_of(row.day),
                        iso_of(meeting->first_day), numbers.first, numbers.second),
            std::nullopt);
        return;
      }
    }
    const auto& list = facts_.meetings[row.council];
    for (std::size_t i = 1; i < list.size(); ++i) {
      const MeetingFacts &a = list[i - 1], &b = list[i];
      const bool next = a.number != 0 && a.year == b.year && a.number + 1 == b.number;
      if (next && row.day > a.last_day && row.day < b.first_day) {
        add(row, FindingKind::kDateWithoutMeeting, Severity::kMinor,
            fmt::format("{} is dated {}, between the meetings {}/{} ({}) and {}/{} ({})",
                        facts_.case_name(row.council, row.year, row.number), iso_of(row.day), a.number, a.year,
                        iso_of(a.last_day), b.number, b.year, iso_of(b.first_day)),
            std::nullopt);
        return;
      }
    }
  }

  // Of each meeting of a council the lowest and highest number of a year.
  using Spans = std::map<const MeetingFacts*, std::pair<int, int>>;
  const Spans& spans_of(Id council, int year) {
    if (spans_.empty()) {
      for (const CaseFacts& c : facts_.cases) {
        for (const Id t : c.treatments) {
          const TreatmentFacts& one = facts_.treatments[t];
          const MeetingFacts* meeting = facts_.meeting_on(c.council, one.first_day);
          if (meeting == nullptr || one.part == Part::kToppnotat) continue;
          auto [it, is_new] = spans_[{c.council, c.year}].try_emplace(meeting, c.number, c.number);
          it->second = {std::min(it->second.first, c.number), std::max(it->second.second, c.number)};
        }
      }
    }
    return spans_[{council, year}];
  }

  // Rows about cases that the index lacks, against each other: one number with two dates.
  void compare_rows(const std::vector<RowTarget>& targets) {
    std::map<std::tuple<Id, int, int>, std::map<Day, Id>> dates;
    for (Id i = 0; i < facts_.rows.size(); ++i) {
      const RowFacts& row = facts_.rows[i];
      if (row.number == 0 || row.council == kNoId || row.day == kNoDay || targets[i].of_case) continue;
      dates[{row.council, row.year, row.number}].try_emplace(row.day, i);
    }
    for (const auto& [key, days] : dates) {
      const Day first = days.begin()->first, last = days.rbegin()->first;
      if (last - first <= 1) continue;  // a meeting of two days
      const RowFacts &a = facts_.rows[days.begin()->second], &b = facts_.rows[days.rbegin()->second];
      add(b, FindingKind::kHistoryDate, Severity::kNote,
          fmt::format("history tables date {} {} and {}",
                      facts_.case_name(std::get<0>(key), std::get<1>(key), std::get<2>(key)), iso_of(first),
                      iso_of(last)),
          std::nullopt);
      findings_.back().evidence.push_back(
          evidence(facts_, facts_.treatments[a.treatment], a.page, row_quote(facts_, a), "history-table"));
    }
  }

  void add(const RowFacts& row, FindingKind kind, Severity severity, std::string message, std::optional<Id> own) {
    const TreatmentFacts& paper = facts_.treatments[row.treatment];
    Finding one = finding(facts_, paper, row.page, kind, severity, std::move(message));
    one.evidence.push_back(evidence(facts_, paper, row.page, row_quote(facts_, row), "history-table"));
    if (own) {
      const TreatmentFacts& first = facts_.treatments[facts_.cases[*own].treatments.front()];
      one.evidence.push_back(evidence(facts_, first, first.title_page, facts_.titles.text(first.title), "title"));
    }
    findings_.push_back(std::move(one));
  }

  const Facts& facts_;
  std::vector<Finding>& findings_;
  std::unordered_map<std::uint64_t, std::vector<Id>> by_title_;
  std::map<std::pair<Id, int>, Spans> spans_;
};

}  // namespace

FindingEvidence evidence(const Facts& facts, const TreatmentFacts& treatment, int page, std::string quote,
                         std::string method) {
  return {facts.documents[treatment.document], page, std::move(quote), std::move(method)};
}

Finding finding(const Facts& facts, const TreatmentFacts& treatment, int page, FindingKind kind, Severity severity,
                std::string message) {
  return {
      kind, severity, facts.treatment_name(treatment), facts.documents[treatment.document], page, std::move(message),
      {}};
}

std::string row_quote(const Facts& facts, const RowFacts& row) {
  std::string out = row.number == 0 ? "" : fmt::format("{}/{:02}", row.number, row.year % 100);
  const auto add = [&](const std::string& text) {
    if (!text.empty()) out += (out.empty() ? "" : " | ") + text;
  };
  add(row.council == kNoId ? "" : facts.councils.text(row.council));
  add(iso_of(row.day));
  add(row.title == kNoId ? "" : facts.titles.text(row.title));
  return out;
}

std::vector<RowTarget> resolve_rows(const Facts& facts, std::vector<Finding>& findings) {
  return Rows(facts, findings).take();
}

}  // namespace saksgang::history
