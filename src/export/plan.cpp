#include "export/plan.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "export/names.hpp"
#include "model/case_number.hpp"

namespace saksgang::exports {
namespace {

constexpr std::array kParts{Part::kInnkalling, Part::kToppnotat, Part::kReferat, Part::kBrev,
                            Part::kHoring,     Part::kVedlegg,   Part::kAnnet};
// Whom to believe about a meeting or a case.
constexpr std::array kBelieved{Part::kReferat, Part::kInnkalling, Part::kToppnotat, Part::kBrev,
                               Part::kHoring,  Part::kVedlegg,    Part::kAnnet};

template <std::size_t N>
std::size_t place_in(const std::array<Part, N>& order, Part part) {
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), part) - order.begin());
}

// What was said of something, by whom and how often.
template <class T>
class Votes {
 public:
  void add(Part part, const T& value) { ++counts_[place_in(kBelieved, part)][value]; }

  std::optional<T> best() const {
    for (const auto& said : counts_) {
      const auto most =
          std::max_element(said.begin(), said.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      if (most != said.end()) return most->first;
    }
    return std::nullopt;
  }

 private:
  std::array<std::map<T, int>, kBelieved.size()> counts_;
};

struct Entry {
  PlannedTreatment treatment;
  std::string council;
  std::string council_name;
  std::optional<std::string> number;
  std::vector<std::string> days;
  std::optional<std::string> place;
  std::size_t turn = 0;  // in the source
};

struct CaseVotes {
  Votes<std::string> titles;
  Votes<std::string> types;
};

class Planner {
 public:
  void add(const CaseRecord& record) {
    Entry entry;
    PlannedTreatment& t = entry.treatment;
    t.id = record.id;
    t.part = record.part;
    t.sha256 = record.document.sha256;
    t.first_page = record.first_page;
    t.title = utf8::collapse_blanks(record.title);
    t.has_vedtak = record.vedtak.has_value();
    t.has_proposal = record.proposal.has_value();
    if (record.case_number && !record.council.empty()) {
      t.case_id = case_id(record.council, *record.case_number);
      add_case(record, t);
    }
    entry.council = record.council;
    entry.council_name = council_name(record);
    if (!record.council.empty()) {
      Votes<std::string>& names = council_votes_[record.council];
      // The short name alone tells the least.
      if (entry.council_name != record.council) names.add(record.part, entry.council_name);
    }
    entry.number = record.meeting.number;
    for (const Date& day : days_of(record.meeting)) entry.days.push_back(day.iso());
    entry.place = record.meeting.place;
    entry.turn = entries_.size();
    entries_.push_back(std::move(entry));
  }

  Plan take() {
    learn_numbers();
    std::map<std::tuple<std::string, std::string, std::string>, std::vector<Entry>> groups;
    for (Entry& entry : entries_) {
      const bool in_meeting = !entry.council.empty() && (entry.number || !entry.days.empty());
      if (!in_meeting) {
        plan_.loose.push_back(std::move(entry.treatment));
        continue;
      }
      if (!entry.number) entry.number = only_number(entry);
      const std::string number = entry.number.value_or("");
      groups[{entry.council, number, number.empty() ? entry.days.front() : ""}].push_back(std::move(entry));
    }
    for (auto& [key, entries] : groups) plan_.meetings.push_back(meeting(std::get<0>(key), entries));
    finish();
    return std::move(plan_);
  }

 private:
  void add_case(const CaseRecord& record, const PlannedTreatment& treatment) {
    PlannedCase& known = plan_.cases[treatment.case_id];
    known.council = record.council;
    known.number = *record.case_number;
    known.has_paper = known.has_paper || record.part == Part::kToppnotat;
    CaseVotes& votes = votes_[treatment.case_id];
    if (!treatment.title.empty()) votes.titles.add(record.part, treatment.title);
    if (record.case_type) votes.types.add(record.part, *record.case_type);
  }

  void learn_numbers() {
    for (const Entry& entry : entries_) {
      if (!entry.number) continue;
      for (const std::string& day : entry.days) numbers_[{entry.council, day}].insert(*entry.number);
    }
  }

  std::optional<std::string> only_number(const Entry& entry) const {
    const auto found = numbers_.find({entry.council, entry.days.front()});
    if (found == numbers_.end() || found->second.size() != 1) return std::nullopt;
    return *found->second.begin();
  }

  static PlannedMeeting meeting(const std::string& council, std::vector<Entry>& entries) {
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return std::tuple(place_in(kParts, a.treatment.part), a.treatment.sha256, a.treatment.first_page, a.turn) <
             std::tuple(place_in(kParts, b.treatment.part), b.treatment.sha256, b.treatment.first_page, b.turn);
    });
    PlannedMeeting out;
    out.council = council;
    out.number = entries.front().number;
    Votes<std::vector<std::string>> days;
    Votes<std::string> places, names;
    for (Entry& entry : entries) {
      const Part part = entry.treatment.part;
      if (!entry.days.empty()) days.add(part, entry.days);
      if (entry.place) places.add(part, *entry.place);
      if (entry.council_name != council) names.add(part, entry.council_name);
      out.treatments.push_back(std::move(entry.treatment));
    }
    out.days = days.best().value_or(std::vector<std::string>{});
    out.place = places.best();
    out.council_name = names.best().value_or(council);
    out.id = fmt::format("{}-{}", slug(council), out.number ? slug(*out.number) : out.days.front());
    return out;
  }

  void finish() {
    const auto number = [](const PlannedMeeting& m) {
      const auto parsed = m.number ? parse_case_number(*m.number) : std::nullopt;
      return parsed ? std::pair(parsed->year, parsed->number) : std::pair(0, 0);
    };
    const auto order = [&](const PlannedMeeting& m) { return std::tuple(m.council, m.days, number(m), m.id); };
    std::sort(plan_.meetings.begin(), plan_.meetings.end(),
              [&](const PlannedMeeting& a, const PlannedMeeting& b) { return order(a) < order(b); });
    std::map<std::string, int> seen;  // two councils may have the same slug
    for (PlannedMeeting& m : plan_.meetings) {
      if (const int count = ++seen[m.id]; count > 1) m.id += fmt::format("-{}", count);
    }
    std::sort(plan_.loose.begin(), plan_.loose.end(), [](const PlannedTreatment& a, const PlannedTreatment& b) {
      return std::tuple(a.sha256, a.first_page, a.id) < std::tuple(b.sha256, b.first_page, b.id);
    });
    for (const auto& [council, names] : council_votes_) plan_.councils[council] = names.best().value_or(council);
    for (auto& [id, known] : plan_.cases) {
      known.title = votes_[id].titles.best().value_or("");
      known.case_type = votes_[id].types.best();
    }
  }

  std::vector<Entry> entries_;
  std::map<std::string, CaseVotes> votes_;
  std::map<std::string, Votes<std::string>> council_votes_;
  std::map<std::pair<std::string, std::string>, std::set<std::string>> numbers_;  // by council and day
  Plan plan_;
};

}  // namespace

std::string case_id(const std::string& council, const std::string& number) {
  return fmt::format("{}-{}", slug(council), slug(number));
}

Result<Plan> plan(const Source& source) {
  Planner planner;
  const auto done = source.each([&](const CaseRecord& record) {
    planner.add(record);
    return true;
  });
  if (!done) return tl::make_unexpected(done.error());
  return planner.take();
}

}  // namespace saksgang::exports
