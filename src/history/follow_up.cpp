#include <algorithm>
#include <functional>
#include <unordered_set>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "history/audit_state.hpp"

namespace saksgang::history {
namespace {

// Two titles of one matter.
constexpr double kAlike = 0.7;

// Calls `word` with a hash of the beginning of each word of five letters or more, and `number` with each «36/24».
template <class Word, class Number>
void each_word(std::string_view text, const Word& word, const Number& number) {
  constexpr std::size_t kShortest = 5, kStem = 7;
  std::string stem, digits;
  std::size_t letters = 0;
  for (std::size_t pos = 0; pos <= text.size();) {
    const char32_t c = pos < text.size() ? utf8::next(text, pos) : (++pos, U' ');
    if (utf8::is_letter(c)) {
      if (++letters <= kStem) utf8::append(stem, utf8::lower(c));
    } else {
      if (letters >= kShortest) word(static_cast<std::uint32_t>(std::hash<std::string>{}(stem)));
      stem.clear();
      letters = 0;
    }
    if (utf8::is_digit(c) || (c == U'/' && !digits.empty())) {
      utf8::append(digits, c);
    } else if (!digits.empty()) {
      if (digits.find('/') != std::string::npos) number(digits);
      digits.clear();
    }
  }
}

// All texts of a record that may take up a matter again.
template <class Call>
void each_text(const CaseRecord& record, const Call& call) {
  call(record.title);
  call(record.body);
  if (record.proposal) call(*record.proposal);
  if (record.vedtak) call(record.vedtak->text);
  for (const Innspill& remark : record.innspill) call(remark.text);
  for (const std::string& action : record.actions) call(action);
  for (const std::string& attachment : record.attachments) call(attachment);
}

// Titles of a council's treatments, by the beginnings of their words: which are like another is asked often.
class TitleIndex {
 public:
  void add(const Facts& facts, Id treatment) {
    const Id title = facts.treatments[treatment].title;
    if (const auto [it, is_new] = places_.try_emplace(title, static_cast<std::uint32_t>(treatments_.size())); !is_new) {
      treatments_[it->second].push_back(treatment);
      return;
    }
    const auto place = static_cast<std::uint32_t>(treatments_.size());
    treatments_.push_back({treatment});
    titles_.push_back(title);
    const auto of_title = stems(facts.titles.text(title));
    sizes_.push_back(of_title.size());
    for (const std::string& stem : of_title) by_stem_[stem].push_back(place);
  }

  // Calls with each treatment whose title is the same or alike, until it answers true; whether it did.
  template <class Call>
  bool any_like(const Facts& facts, Id title, const Call& call) const {
    std::unordered_map<std::uint32_t, std::size_t> shared;
    const auto own = stems(facts.titles.text(title));
    for (const std::string& stem : own) {
      const auto known = by_stem_.find(stem);
      if (known == by_stem_.end()) continue;
      for (const std::uint32_t place : known->second) ++shared[place];
    }
    if (const auto same = places_.find(title); same != places_.end()) shared[same->second] = own.size();
    for (const auto& [place, count] : shared) {
      const auto shorter = static_cast<double>(std::min(own.size(), sizes_[place]));
      if (titles_[place] != title && static_cast<double>(count) < kAlike * shorter) continue;
      for (const Id treatment : treatments_[place]) {
        if (call(facts.treatments[treatment])) return true;
      }
    }
    return false;
  }

 private:
  std::unordered_map<Id, std::uint32_t> places_;  // by title
  std::vector<Id> titles_;
  std::vector<std::size_t> sizes_;  // how many stems
  std::vector<std::vector<Id>> treatments_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_stem_;
};

bool meets_later(const Facts& facts, const std::vector<Id>& line, Day day) {
  return std::any_of(line.begin(), line.end(), [&](Id council) {
    const auto& meetings = facts.meetings[council];
    return std::any_of(meetings.rbegin(), meetings.rend(), [&](const MeetingFacts& meeting) {
      return meeting.first_day > day && (meeting.has_agenda || meeting.has_minutes);
    });
  });
}

}  // namespace

void FollowUps::begin(const Facts& facts, const std::vector<RowTarget>& targets) {
  by_word_.resize(facts.councils.size());
  by_number_.resize(facts.councils.size());
  std::unordered_set<Id> put_off;
  for (Id t = 0; t < facts.treatments.size(); ++t) {
    if (facts.treatments[t].of_case == kNoId) continue;
    if (facts.treatments[t].postponed) put_off.insert(t);
  }
  std::unordered_map<Id, Day> taken_up;  // a case, and the last day of a paper that declares it as its history
  for (Id i = 0; i < targets.size(); ++i) {
    if (!targets[i].of_case) continue;
    Day& day = taken_up.try_emplace(*targets[i].of_case, kNoDay).first->second;
    day = std::max(day, facts.treatments[facts.rows[i].treatment].first_day);
  }
  std::vector<TitleIndex> titles(put_off.empty() ? 0 : facts.councils.size());
  for (Id t = 0; t < facts.treatments.size() && !put_off.empty(); ++t) {
    if (facts.treatments[t].of_case != kNoId) titles[facts.treatments[t].council].add(facts, t);
  }
  std::vector<Id> ordered(put_off.begin(), put_off.end());
  std::sort(ordered.begin(), ordered.end());
  std::unordered_set<Id> cases;
  for (const Id t : ordered) {
    const TreatmentFacts& one = facts.treatments[t];
    if (one.last_day == kNoDay || !cases.insert(one.of_case).second) continue;
    const std::vector<Id> line = facts.line(one.council);
    if (!meets_later(facts, line, one.last_day)) continue;
    if (const auto it = taken_up.find(one.of_case); it != taken_up.end() && it->second > one.last_day) continue;
    const bool returned = std::any_of(line.begin(), line.end(), [&](Id council) {
      return titles[council].any_like(facts, one.title, [&](const TreatmentFacts& later) {
        return later.first_day != kNoDay && later.first_day > one.last_day;
      });
    });
    if (!returned) wait_for(facts, {t, one.title_page});
  }
  std::unordered_map<Id, Day> follow_ups;  // of a council, the last agenda with a list of actions
  for (const AttachmentFacts& attachment : facts.attachments) {
    if (attachment.kind != AttachmentKind::kFollowUp) continue;
    const TreatmentFacts& agenda = facts.treatments[attachment.treatment];
    Day& day = follow_ups.try_emplace(agenda.council, kNoDay).first->second;
    day = std::max(day, agenda.first_day);
  }
  std::unordered_set<std::uint64_t> known;  // the same minutes may stand in two files
  for (const ActionFacts& action : facts.actions) {
    const TreatmentFacts& one = facts.treatments[action.treatment];
    if (one.last_day == kNoDay || !known.insert((static_cast<std::uint64_t>(one.of_case) << 32) | action.text).second) {
      continue;
    }
    const std::vector<Id> line = facts.line(one.council);
    const bool listed = std::any_of(line.begin(), line.end(), [&](Id council) {
      const auto it = follow_ups.find(council);
      return it != follow_ups.end() && it->second > one.last_day;
    });
    if (!listed && meets_later(facts, line, one.last_day))
      wait_for(facts, {action.treatment, action.page, action.text});
  }
}

void FollowUps::wait_for(const Facts& facts, Open open) {
  const TreatmentFacts& one = facts.treatments[open.treatment];
  std::unordered_set<std::uint32_t> words;
  if (open.text != kNoId) {
    each_word(
        facts.titles.text(open.text), [&](std::uint32_t word) { words.insert(word); }, [](const auto&) {});
    if (words.size() < 3) return;  // too little to tell it by
    open.wanted = static_cast<std::uint32_t>((words.size() + 1) / 2);
  }
  const auto number = static_cast<std::uint32_t>(open_.size());
  open_.push_back(open);
  for (const Id council : facts.line(one.council)) {
    for (const std::uint32_t word : words) by_word_[council][word].push_back(number);
    if (one.of_case == kNoId) continue;
    const CaseFacts& c = facts.cases[one.of_case];
    by_number_[council][fmt::format("{}/{:02}", c.number, c.year % 100)].push_back(number);
  }
}

void FollowUps::look(const Facts& facts, const CaseRecord& record) {
  const auto council = facts.councils.find(record.council);
  if (!council || *council >= by_word_.size() || record.meeting.dates.empty()) return;
  const auto& of_words = by_word_[*council];
  const auto& of_numbers = by_number_[*council];
  if (of_words.empty() && of_numbers.empty()) return;
  const Day day = day_of(record.meeting.dates.front());
  const auto waits = [&](std::uint32_t number) {
    return !open_[number].settled && facts.treatments[open_[number].treatment].last_day < day;
  };
  std::unordered_set<std::uint32_t> met;
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  each_text(record, [&](std::string_view text) {
    each_word(
        text,
        [&](std::uint32_t word) {
          const auto known = of_words.find(word);
          if (known == of_words.end() || !met.insert(word).second) return;
          for (const std::uint32_t number : known->second) {
            if (waits(number) && ++counts[number] >= open_[number].wanted) open_[number].settled = true;
          }
        },
        [&](const std::string& digits) {
          const auto known = of_numbers.find(digits);
          if (known == of_numbers.end()) return;
          for (const std::uint32_t number : known->second) {
            if (waits(number)) open_[number].settled = true;
          }
        });
  });
}

void FollowUps::finish(const Facts& facts, std::vector<Finding>& findings) {
  for (const Open& open : open_) {
    if (open.settled) continue;
    const TreatmentFacts& one = facts.treatments[open.treatment];
    const std::string& council = facts.councils.text(one.council);
    if (open.text == kNoId) {
      const std::string& title = facts.titles.text(one.title);
      Finding found = finding(facts, one, open.page, FindingKind::kPostponed, Severity::kMinor,
                              fmt::format("{} «{}» was put off on {}; no later paper of {} takes it up",
                                          facts.case_name(one.of_case), title, iso_of(one.first_day), council));
      found.evidence.push_back(evidence(facts, one, open.page, title, "postponement"));
      findings.push_back(std::move(found));
      continue;
    }
    const std::string& action = facts.titles.text(open.text);
    Finding found =
        finding(facts, one, open.page, FindingKind::kActionOpen, Severity::kNote,
                fmt::format("no later paper of {} seems to take up the action point «{}»", council, action));
    found.evidence.push_back(evidence(facts, one, open.page, action, "actions"));
    findings.push_back(std::move(found));
  }
}

}  // namespace saksgang::history
