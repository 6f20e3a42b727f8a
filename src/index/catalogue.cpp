#include "history/catalogue.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "analyzers/pipelines.hpp"
#include "history/titles.hpp"
#include "index/ledger.hpp"
#include "index/reader_impl.hpp"
#include "index/terms.hpp"

namespace saksgang::index {
namespace {

// Words of a title by which likely ones are sought: its rarest.
constexpr std::size_t kWordsSought = 5;
// A word of more records than this is sought where there are less than two rarer ones.
constexpr Xapian::doccount kCommonWord = 2000;
constexpr std::size_t kRareWords = 2;
// Records kept, so that a chain reads each once.
constexpr std::size_t kRemembered = 2000;

using history::CaseCard;
using history::CaseKey;
using history::RecordPtr;

Xapian::valueno slot(Field field) {
  return static_cast<Xapian::valueno>(info(field).slot);
}

std::optional<Date> day(const std::string& compact) {
  if (compact.size() != 8) return std::nullopt;
  return Date::from_iso(compact.substr(0, 4) + "-" + compact.substr(4, 2) + "-" + compact.substr(6));
}

}  // namespace

// Answers from terms and values; a record is read where all of it is asked for.
class XapianReader::XapianCatalogue final : public history::Catalogue {
 public:
  explicit XapianCatalogue(const XapianReader& reader) : reader_(reader) {}

  Result<std::vector<RecordPtr>> treatments(const CaseKey& key) override {
    return reader_.ask([&]() -> Result<std::vector<RecordPtr>> {
      auto records = read(key_term(key), kRemembered);
      if (!records) return records;
      // Names that fold to one are told apart.
      records->erase(std::remove_if(records->begin(), records->end(),
                                    [&](const RecordPtr& r) { return history::key_of(*r) != key; }),
                     records->end());
      std::sort(records->begin(), records->end(),
                [](const RecordPtr& a, const RecordPtr& b) { return history::is_before(*a, *b); });
      return records;
    });
  }

  Result<std::optional<CaseCard>> card(const CaseKey& key) override {
    if (const auto known = cards_.find(key); known != cards_.end()) return known->second;
    auto found = cards(key_term(key));
    if (!found) return tl::make_unexpected(found.error());
    std::optional<CaseCard> out;
    for (CaseCard& card : *found) {
      if (card.key == key) out = std::move(card);
    }
    if (cards_.size() > kRemembered) cards_.clear();
    return cards_[key] = std::move(out);
  }

  Result<std::vector<CaseCard>> numbered(CaseNumber number) override { return cards(case_term(number.text())); }

  Result<std::vector<CaseCard>> meeting(const std::string& council, const Date& date) override {
    auto found = cards(term(Field::kMeeting, history::meeting_term(council, date)));
    if (!found) return found;
    // The terms lead to records of that meeting; what is said of its cases may stand in others too.
    for (CaseCard& card : *found) {
      auto whole = this->card(card.key);
      if (!whole) return tl::make_unexpected(whole.error());
      if (*whole) card = std::move(**whole);
    }
    return found;
  }

  Result<std::vector<CaseCard>> titled(const std::string& title, std::size_t limit) override {
    return reader_.ask([&]() -> Result<std::vector<CaseCard>> {
      const auto analyzer = reader_.analyzer();
      if (!analyzer) return tl::make_unexpected(analyzer.error());
      std::vector<std::pair<Xapian::doccount, std::string>> words;
      std::vector<analyzers::Token> tokens;
      for (const std::string& word : history::title_words(title)) {
        (*analyzer)->analyze(word, tokens);
        for (const analyzers::Token& token : tokens) {
          const std::string sought = term(Field::kTitle, (*analyzer)->text(token.exact));
          const Xapian::doccount count = reader_.database_.get_termfreq(sought);
          if (count > 0) words.emplace_back(count, sought);
        }
      }
      std::sort(words.begin(), words.end());
      words.erase(std::unique(words.begin(), words.end()), words.end());
      if (words.size() > kWordsSought) words.resize(kWordsSought);
      while (words.size() > kRareWords && words.back().first > kCommonWord) words.pop_back();
      std::vector<Xapian::Query> terms;
      for (const auto& word : words) terms.emplace_back(word.second);
      if (terms.empty()) return std::vector<CaseCard>{};
      Xapian::Enquire enquire(reader_.database_);
      enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
      enquire.set_collapse_key(slot(Field::kCollapse));
      enquire.set_sort_by_relevance_then_value(slot(Field::kDate), true);
      std::vector<CaseCard> out;
      const Xapian::MSet hits = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
      for (auto it = hits.begin(); it != hits.end(); ++it) add_card(it.get_document(), out);
      return out;
    });
  }

  Result<std::vector<RecordPtr>> referring(const std::string& referred, std::size_t limit) override {
    return reader_.ask([&] { return read(term(Field::kRefers, referred), limit); });
  }

  Result<bool> knows(const std::string& council) override {
    return reader_.ask([&]() -> Result<bool> { return reader_.database_.term_exists(council_term(council)); });
  }

 private:
  static std::string key_term(const CaseKey& key) {
    return term(Field::kCaseKey, case_key(key.council, key.number.year, key.number.number));
  }

  static void add_card(const Xapian::Document& document, std::vector<CaseCard>& out) {
    // The fields of a record that a card takes in, out of its values.
    const std::string key = document.get_value(slot(Field::kCollapse));
    const std::string council = document.get_value(slot(Field::kCouncilName));
    const std::size_t second = key.rfind('|');
    if (council.empty() || second == std::string::npos || second < 5) return;
    const auto number = parse_case_number(key.substr(second + 3) + "/" + key.substr(second - 4, 4));
    if (!number) return;
    CaseRecord record;
    record.title = document.get_value(slot(Field::kTitleText));
    for (const Field field : {Field::kDate, Field::kDateEnd}) {
      if (const auto date = day(document.get_value(slot(field)))) record.meeting.dates.push_back(date->iso());
    }
    const CaseKey found{council, *number};
    auto card = std::find_if(out.begin(), out.end(), [&](const CaseCard& c) { return c.key == found; });
    if (card == out.end()) {
      out.emplace_back().key = found;
      card = out.end() - 1;
    }
    history::add_to_card(*card, record);
  }

  // The cases of the records that have the term, by their keys.
  Result<std::vector<CaseCard>> cards(const std::string& by) {
    if (const auto known = cards_by_.find(by); known != cards_by_.end()) return known->second;
    auto found = look_up(by);
    if (cards_by_.size() > kRemembered) cards_by_.clear();
    if (found) cards_by_[by] = *found;
    return found;
  }

  Result<std::vector<CaseCard>> look_up(const std::string& by) const {
    return reader_.ask([&]() -> Result<std::vector<CaseCard>> {
      std::vector<CaseCard> out;
      const Xapian::Database& database = reader_.database_;
      for (auto it = database.postlist_begin(by); it != database.postlist_end(by); ++it) {
        add_card(database.get_document(*it), out);
      }
      std::sort(out.begin(), out.end(), [](const CaseCard& a, const CaseCard& b) { return a.key < b.key; });
      return out;
    });
  }

  Result<std::vector<RecordPtr>> read(const std::string& by, std::size_t limit) {
    std::vector<RecordPtr> out;
    const Xapian::Database& database = reader_.database_;
    for (auto it = database.postlist_begin(by); it != database.postlist_end(by) && out.size() < limit; ++it) {
      RecordPtr& known = records_[*it];
      if (!known) {
        auto record = reader_.record_at(*it);
        if (!record) return tl::make_unexpected(record.error());
        known = std::make_shared<const CaseRecord>(std::move(*record));
      }
      out.push_back(known);
      if (records_.size() > kRemembered) records_.clear();
    }
    return out;
  }

  const XapianReader& reader_;
  std::map<Xapian::docid, RecordPtr> records_;
  std::map<CaseKey, std::optional<CaseCard>> cards_;
  std::map<std::string, std::vector<CaseCard>> cards_by_;  // term
};

std::unique_ptr<history::Catalogue> XapianReader::catalogue() const {
  return std::make_unique<XapianCatalogue>(*this);
}

}  // namespace saksgang::index
