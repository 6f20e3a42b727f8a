#include "history/catalogue.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "history/titles.hpp"

namespace saksgang::history {
namespace {

std::string folded(const std::optional<std::string>& council) {
  return council ? utf8::lower(utf8::collapse_blanks(*council)) : std::string();
}

int turn(Part part) {
  if (part == Part::kToppnotat) return 1;
  if (part == Part::kReferat) return 2;
  return part == Part::kInnkalling ? 0 : 3;
}

auto order(const CaseRecord& record) {
  const auto& days = record.meeting.dates;
  const std::string first = days.empty() ? std::string("9999") : *std::min_element(days.begin(), days.end());
  return std::tuple(first, turn(record.part), record.first_page, record.id);
}

class MemoryCatalogue final : public Catalogue {
 public:
  explicit MemoryCatalogue(std::vector<CaseRecord> records) {
    for (CaseRecord& record : records) {
      const auto shared = std::make_shared<const CaseRecord>(std::move(record));
      for (const std::string& term : referred_terms(*shared)) referring_[term].push_back(shared);
      const auto key = key_of(*shared);
      if (!key) continue;
      auto& list = treatments_[*key];
      list.insert(std::upper_bound(list.begin(), list.end(), shared,
                                   [](const RecordPtr& a, const RecordPtr& b) { return is_before(*a, *b); }),
                  shared);
      CaseCard& card = cards_[*key];
      card.key = *key;
      add_to_card(card, *shared);
      councils_.insert(key->council);
    }
    for (const auto& [key, card] : cards_) {
      numbered_[key.number].push_back(key);
      for (const Date& date : card.dates) meetings_[{key.council, date}].push_back(key);
    }
  }

  Result<std::vector<RecordPtr>> treatments(const CaseKey& key) override {
    const auto found = treatments_.find(key);
    return found == treatments_.end() ? std::vector<RecordPtr>{} : found->second;
  }

  Result<std::optional<CaseCard>> card(const CaseKey& key) override {
    const auto found = cards_.find(key);
    return found == cards_.end() ? std::nullopt : std::optional(found->second);
  }

  Result<std::vector<CaseCard>> numbered(CaseNumber number) override { return cards(numbered_[number]); }

  Result<std::vector<CaseCard>> meeting(const std::string& council, const Date& date) override {
    return cards(meetings_[{council, date}]);
  }

  Result<std::vector<CaseCard>> titled(const std::string& title, std::size_t limit) override {
    const auto wanted = title_words(title);
    std::vector<std::pair<double, CaseKey>> found;
    for (const auto& [key, card] : cards_) {
      double best = 0;
      for (const std::string& other : card.titles) best = std::max(best, likeness(wanted, title_words(other)));
      if (best > 0) found.emplace_back(-best, key);
    }
    std::sort(found.begin(), found.end());
    std::vector<CaseCard> out;
    for (std::size_t i = 0; i < found.size() && i < limit; ++i) out.push_back(cards_[found[i].second]);
    return out;
  }

  Result<std::vector<RecordPtr>> referring(const std::string& term, std::size_t limit) override {
    std::vector<RecordPtr> out = referring_[term];
    if (out.size() > limit) out.resize(limit);
    std::sort(out.begin(), out.end(), [](const RecordPtr& a, const RecordPtr& b) { return is_before(*a, *b); });
    return out;
  }

  Result<bool> knows(const std::string& council) override { return councils_.count(council) > 0; }

 private:
  std::vector<CaseCard> cards(const std::vector<CaseKey>& keys) {
    std::vector<CaseCard> out;
    for (const CaseKey& key : keys) out.push_back(cards_[key]);
    return out;
  }

  std::map<CaseKey, std::vector<RecordPtr>> treatments_;
  std::map<CaseKey, CaseCard> cards_;
  std::map<CaseNumber, std::vector<CaseKey>> numbered_;
  std::map<std::pair<std::string, Date>, std::vector<CaseKey>> meetings_;
  std::map<std::string, std::vector<RecordPtr>> referring_;
  std::set<std::string> councils_;
};

}  // namespace

std::string CaseKey::text() const {
  return council.empty() ? number.text() : fmt::format("{} {}", council, number.text());
}

std::optional<CaseKey> key_of(const CaseRecord& record) {
  if (!record.case_number || record.council.empty()) return std::nullopt;
  const auto number = parse_case_number(*record.case_number);
  if (!number) return std::nullopt;
  return CaseKey{record.council, *number};
}

std::string case_term(const std::optional<std::string>& council, CaseNumber number) {
  return fmt::format("{}|{:04}|{:06}", folded(council), number.year, number.number);
}

std::string meeting_term(const std::optional<std::string>& council, const Date& date) {
  return fmt::format("{}|{}", folded(council), date.iso());
}

std::vector<std::string> referred_terms(const CaseRecord& record) {
  std::set<std::string> out;
  for (const Reference& found : references(record)) {
    if (found.subject == Subject::kMinutes) continue;  // no case's history
    if (found.number) out.insert(case_term(found.council, *found.number));
    if (!found.date) continue;
    if (!found.number) {
      out.insert(meeting_term(found.council, *found.date));
    } else if (found.method == Method::kHistoryTable) {
      out.insert(day_term(*found.date, *found.number));
      const auto words = title_words(found.title);
      if (words.size() < kLeastTitleWords) continue;
      out.merge(day_terms(*found.date, words));
    }
  }
  return {out.begin(), out.end()};
}

std::string day_term(const Date& date, CaseNumber number) {
  return fmt::format("|{}|{}/{}", date.iso(), number.number, number.year);
}

std::set<std::string> day_terms(const Date& date, const std::vector<std::string>& title_words) {
  std::set<std::string> out;
  for (const std::string& key : title_keys(title_words)) out.insert(fmt::format("|{}|{}", date.iso(), key));
  return out;
}

std::unique_ptr<Catalogue> catalogue_of(std::vector<CaseRecord> records) {
  return std::make_unique<MemoryCatalogue>(std::move(records));
}

bool is_before(const CaseRecord& a, const CaseRecord& b) {
  return order(a) < order(b);
}

void add_to_card(CaseCard& card, const CaseRecord& record) {
  auto& titles = card.titles;
  if (!record.title.empty() && std::find(titles.begin(), titles.end(), record.title) == titles.end()) {
    titles.push_back(record.title);
  }
  for (const std::string& day : record.meeting.dates) {
    const auto date = Date::from_iso(day);
    if (!date) continue;
    const auto place = std::lower_bound(card.dates.begin(), card.dates.end(), *date);
    if (place == card.dates.end() || *place != *date) card.dates.insert(place, *date);
  }
}

}  // namespace saksgang::history
