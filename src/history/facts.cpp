#include "history/facts.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>
#include <unordered_set>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "history/case_diff.hpp"
#include "history/postponement.hpp"
#include "model/case_number.hpp"
#include "model/councils.hpp"

namespace saksgang::history {
namespace {

constexpr std::array<std::string_view, 6> kLabels{
    "vedtak:",      "oppdatert vedtak:", "fra utkast til referat:", "frå utkast til referat:",
    "fra referat:", "frå referat:"};

std::uint64_t key_of(Id council, int year, int number) {
  return (static_cast<std::uint64_t>(council) << 40) | (static_cast<std::uint64_t>(year & 0xFFFF) << 24) |
         static_cast<std::uint64_t>(number & 0xFFFFFF);
}

AttachmentKind kind_of(const std::string& lower) {
  if (lower.find("oppfølging av aksjonspunkt") != std::string::npos ||
      lower.find("oppfølging av aksjon") != std::string::npos) {
    return AttachmentKind::kFollowUp;
  }
  if (lower.find("toppnotat") != std::string::npos) return AttachmentKind::kCasePaper;
  return lower.find("referat") != std::string::npos ? AttachmentKind::kMinutes : AttachmentKind::kOther;
}

}  // namespace

Day day_of(const Date& date) {
  // Days from civil, after H. Hinnant, chrono-Compatible Low-Level Date Algorithms.
  const int year = date.month <= 2 ? date.year - 1 : date.year;
  const int era = year / 400, of_era = year - era * 400;
  const int of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

Day day_of(const std::optional<std::string>& iso) {
  const auto date = iso ? Date::from_iso(*iso) : std::nullopt;
  return date ? day_of(*date) : kNoDay;
}

std::string iso_of(Day day) {
  return day == kNoDay ? "" : Date{1970, 1, 1}.plus_days(day).iso();
}

Id Names::id(std::string_view text) {
  if (const auto known = ids_.find(text); known != ids_.end()) return known->second;
  texts_.emplace_back(text);
  const Id id = static_cast<Id>(texts_.size() - 1);
  ids_.emplace(texts_.back(), id);
  return id;
}

std::optional<Id> Names::find(std::string_view text) const {
  const auto known = ids_.find(text);
  return known == ids_.end() ? std::nullopt : std::optional<Id>(known->second);
}

std::string_view without_label(std::string_view text) {
  text = utf8::trim(text);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view label : kLabels) {
      if (text.size() >= label.size() && utf8::lower(text.substr(0, label.size())) == label) {
        text = utf8::trim(text.substr(label.size()));
        again = true;
      }
    }
  }
  return text;
}

std::uint64_t fingerprint(std::string_view text) {
  text = without_label(text);
  std::string letters;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    if (utf8::is_letter(c) || utf8::is_digit(c)) utf8::append(letters, utf8::lower(c));
  }
  return letters.empty() ? 0 : std::hash<std::string>{}(letters) | 1;
}

std::unordered_set<std::string> stems(std::string_view text) {
  constexpr std::size_t kShortest = 4, kStem = 6;
  std::unordered_set<std::string> out;
  std::string word;
  std::size_t letters = 0;
  for (std::size_t pos = 0; pos <= text.size();) {
    const char32_t c = pos < text.size() ? utf8::next(text, pos) : (++pos, U' ');
    if (utf8::is_letter(c) || utf8::is_digit(c)) {
      if (++letters <= kStem) utf8::append(word, utf8::lower(c));
      continue;
    }
    if (c == '-' && letters > 0) continue;
    if (letters >= kShortest) out.insert(word);
    word.clear();
    letters = 0;
  }
  return out;
}

double overlap(std::string_view a, std::string_view b) {
  auto of_a = stems(a), of_b = stems(b);
  if (of_a.size() > of_b.size()) std::swap(of_a, of_b);
  if (of_a.empty()) return fingerprint(a) == fingerprint(b) ? 1 : 0;
  const auto both = std::count_if(of_a.begin(), of_a.end(), [&](const auto& stem) { return of_b.contains(stem); });
  return static_cast<double>(both) / static_cast<double>(of_a.size());
}

namespace {

// Where one of the items of a field stands, as far as the record tells; else where the record begins.
int page_of(const CaseRecord& record, std::string_view field, std::size_t item, std::size_t items) {
  std::size_t met = 0;
  int page = 0;
  for (const NamedSpan& span : record.spans) {
    if (span.field == field && met++ == item) page = span.span.first_page;
  }
  return met == items && page > 0 ? page : record.first_page;
}

}  // namespace

std::uint64_t record_hash(const CaseRecord& record) {
  return std::hash<std::string>{}(record.id);
}

Id Facts::document_id(const DocumentRef& document) {
  const auto [it, is_new] =
      document_ids_.try_emplace(document.sha256 + document.file, static_cast<Id>(documents.size()));
  if (is_new) documents.push_back(document);
  return it->second;
}

void Facts::add(const CaseRecord& record) {
  const Id document = document_id(record.document);
  const bool treats =
      record.part == Part::kInnkalling || record.part == Part::kToppnotat || record.part == Part::kReferat;
  if (!treats) {
    others.push_back({document, record.part, record.first_page, titles.id(record.title)});
    return;
  }
  TreatmentFacts t;
  t.document = document;
  t.council = councils.id(record.council);
  t.part = record.part;
  t.first_page = record.first_page;
  t.title_page = page_of(record, "title", 0, 1);
  if (!record.meeting.dates.empty()) {
    const auto [first, last] = std::minmax_element(record.meeting.dates.begin(), record.meeting.dates.end());
    t.first_day = day_of(*first);
    t.last_day = day_of(*last);
  }
  if (record.meeting.number) {
    const auto number = parse_case_number(*record.meeting.number);
    t.meeting_number = number ? number->number : 0;
    t.meeting_year = number ? number->year : 0;
  }
  t.title = titles.id(record.title);
  t.record = record_hash(record);
  if (record.proposal) t.proposal = fingerprint(*record.proposal);
  if (t.proposal != 0) t.proposal_page = proposal_page(record);
  if (record.vedtak) {
    t.vedtak = fingerprint(record.vedtak->text);
    t.vedtak_page = record.vedtak->page;
  }
  const Id id = static_cast<Id>(treatments.size());
  const auto number = record.case_number ? parse_case_number(*record.case_number) : std::nullopt;
  if (number && !record.council.empty()) {
    const auto [it, is_new] =
        case_ids_.try_emplace(key_of(t.council, number->year, number->number), static_cast<Id>(cases.size()));
    if (is_new) cases.push_back({t.council, number->year, number->number, {}});
    t.of_case = it->second;
    cases[it->second].treatments.push_back(id);
  }
  t.postponed = t.of_case != kNoId && record.part == Part::kReferat && is_put_off(record);
  treatments.push_back(t);
  for (std::size_t i = 0; i < record.actions.size(); ++i) {
    actions.push_back({id, titles.id(record.actions[i]), page_of(record, "actions", i, record.actions.size())});
  }
  add_rows(record, id);
  add_attachments(record, id);
}

void Facts::add_rows(const CaseRecord& record, Id treatment) {
  int place = 0;
  for (const EarlierTreatment& earlier : record.earlier) {
    RowFacts row;
    row.treatment = treatment;
    row.page = earlier.page;
    row.place = place++;
    if (earlier.council && !earlier.council->empty()) row.council = councils.id(*earlier.council);
    if (const auto number = earlier.case_number ? parse_case_number(*earlier.case_number) : std::nullopt) {
      row.year = number->year;
      row.number = number->number;
    }
    row.day = day_of(earlier.date);
    if (earlier.title && !earlier.title->empty()) row.title = titles.id(*earlier.title);
    if (earlier.vedtak) row.vedtak = fingerprint(*earlier.vedtak);
    rows.push_back(row);
  }
}

void Facts::add_attachments(const CaseRecord& record, Id treatment) {
  if (record.part != Part::kInnkalling) return;
  for (std::size_t i = 0; i < record.attachments.size(); ++i) {
    const std::string& text = record.attachments[i];
    AttachmentFacts attachment;
    attachment.page = page_of(record, "attachments", i, record.attachments.size());
    attachment.treatment = treatment;
    attachment.kind = kind_of(utf8::lower(text));
    if (attachment.kind == AttachmentKind::kMinutes) {
      if (const auto date = first_date(text)) attachment.day = day_of(*date);
    }
    attachment.text = titles.id(text);
    attachments.push_back(attachment);
  }
}

void Facts::close() {
  const auto turn = [](Part part) { return part == Part::kInnkalling ? 0 : part == Part::kToppnotat ? 1 : 2; };
  const auto key = [&](Id id) {
    const TreatmentFacts& t = treatments[id];
    return std::tuple(t.first_day, turn(t.part), std::string_view(documents[t.document].file), t.first_page, t.record);
  };
  for (CaseFacts& one : cases) {
    std::sort(one.treatments.begin(), one.treatments.end(), [&](Id a, Id b) { return key(a) < key(b); });
  }
  meetings.assign(councils.size(), {});
  std::vector<MeetingFacts> all;
  for (const TreatmentFacts& t : treatments) {
    if (t.first_day == kNoDay) continue;
    all.push_back({t.council, t.first_day, t.last_day, t.meeting_number, t.meeting_year, t.part == Part::kInnkalling,
                   t.part == Part::kReferat});
  }
  std::sort(all.begin(), all.end(), [](const MeetingFacts& a, const MeetingFacts& b) {
    return std::tie(a.council, a.first_day, b.last_day) < std::tie(b.council, b.first_day, a.last_day);
  });
  for (const MeetingFacts& one : all) {
    auto& list = meetings[one.council];
    if (list.empty() || list.back().last_day < one.first_day) {
      list.push_back(one);
      continue;
    }
    MeetingFacts& meeting = list.back();
    meeting.last_day = std::max(meeting.last_day, one.last_day);
    if (meeting.number == 0) {
      meeting.number = one.number;
      meeting.year = one.year;
    }
    meeting.has_agenda = meeting.has_agenda || one.has_agenda;
    meeting.has_minutes = meeting.has_minutes || one.has_minutes;
  }
}

std::optional<Id> Facts::find_case(Id council, int year, int number) const {
  const auto it = case_ids_.find(key_of(council, year, number));
  return it == case_ids_.end() ? std::nullopt : std::optional<Id>(it->second);
}

std::string Facts::case_name(Id council, int year, int number) const {
  const std::string& called = council == kNoId ? "" : councils.text(council);
  return fmt::format("{}{}{}/{:02}", called, called.empty() ? "" : " ", number, year % 100);
}

std::string Facts::case_name(Id of_case) const {
  const CaseFacts& c = cases[of_case];
  return case_name(c.council, c.year, c.number);
}

std::string Facts::treatment_name(const TreatmentFacts& treatment) const {
  return treatment.of_case == kNoId ? std::string{} : case_name(treatment.of_case);
}

const MeetingFacts* Facts::meeting_on(Id council, Day day) const {
  if (council >= meetings.size() || day == kNoDay) return nullptr;
  const auto& list = meetings[council];
  const auto it = std::partition_point(list.begin(), list.end(), [&](const auto& m) { return m.last_day < day; });
  return it != list.end() && it->first_day <= day ? &*it : nullptr;
}

bool Facts::treated_on(Id of_case, Day day) const {
  const CaseFacts& c = cases[of_case];
  return std::any_of(c.treatments.begin(), c.treatments.end(), [&](Id id) {
    const MeetingFacts* meeting = meeting_on(c.council, treatments[id].first_day);
    return meeting != nullptr && meeting->first_day <= day && day <= meeting->last_day;
  });
}

std::vector<Id> Facts::line(Id council) const {
  std::vector<Id> out{council};
  for (const std::string_view next : successors(councils.text(council))) {
    if (const auto id = councils.find(next)) out.push_back(*id);
  }
  return out;
}

}  // namespace saksgang::history
