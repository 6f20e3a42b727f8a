#include "history/catalogue.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "analyzers/pipelines.hpp"
#include "history/titles.hpp"
#include "index/card_value.hpp"
#include "index/ledger.hpp"
#include "index/reader_impl.hpp"
#include "index/terms.hpp"

namespace saksgang::index {
namespace {

// Words of a title by which likely ones are sought: its rarest.
constexpr std::size_t kWordsSought = 5;
// A word of more records than this is looked at only where there are less than two rarer ones, and by itself not at
// all: it tells of those that have the rarer one which are likelier, and without a rarer one records must have two of
// them.
constexpr Xapian::doccount kCommonWord = 2000;
constexpr std::size_t kRareWords = 2;
// Too many records that have less than this of the worth of all words are as good as none.
constexpr double kLittle = 1.0 / 3;
// Records looked at for each case wanted.
constexpr std::size_t kTreatments = 4;
// Records kept, so that a chain reads each once.
constexpr std::size_t kRemembered = 2000;

using history::CaseCard;
using history::CaseKey;
using history::RecordPtr;

Xapian::valueno slot(Field field) {
  return static_cast<Xapian::valueno>(info(field).slot);
}

// Terms of a title's words.
struct SoughtWord {
  Xapian::doccount records = 0;
  std::string term;

  auto operator<=>(const SoughtWord&) const = default;
};

// Records whose titles have most of the rare words, at most `limit`; where equal ones are too many, the newest.
class Likeliest {
 public:
  explicit Likeliest(const Xapian::Database& database) : database_(database) {}

  std::vector<Xapian::docid> find(std::vector<SoughtWord> words, std::size_t limit) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    if (words.size() > kWordsSought) words.resize(kWordsSought);
    if (words.empty()) return {};
    for (const SoughtWord& word : words) all_ += worth(word);
    std::size_t taken = 0;
    for (; taken < words.size() && words[taken].records <= kCommonWord; ++taken) take_in(words[taken]);
    sum_up();
    const bool are_common = taken == 0;
    if (are_common) take_in(words[taken++]);
    for (; taken < std::min(kRareWords, words.size()); ++taken) add_to_known(words[taken], are_common);
    return best(limit);
  }

 private:
  struct Candidate {
    Xapian::docid id = 0;
    double worth = 0;
  };

  double worth(const SoughtWord& word) const {
    return std::log(1 + static_cast<double>(database_.get_doccount()) / word.records);
  }

  void take_in(const SoughtWord& word) {
    const double worth = this->worth(word);
    for (auto it = database_.postlist_begin(word.term); it != database_.postlist_end(word.term); ++it)
      candidates_.push_back({*it, worth});
  }

  void sum_up() {
    std::sort(candidates_.begin(), candidates_.end(),
              [](const Candidate& a, const Candidate& b) { return std::tie(a.id, a.worth) < std::tie(b.id, b.worth); });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < candidates_.size(); ++i) {
      if (candidates_[i].id == candidates_[kept].id) {
        candidates_[kept].worth += candidates_[i].worth;
      } else {
        candidates_[++kept] = candidates_[i];
      }
    }
    candidates_.resize(std::min(kept + 1, candidates_.size()));
  }

  // Those without the word go where it is `needed`.
  void add_to_known(const SoughtWord& word, bool needed) {
    const double worth = this->worth(word);
    auto it = database_.postlist_begin(word.term);
    const auto end = database_.postlist_end(word.term);
    std::erase_if(candidates_, [&](Candidate& candidate) {
      if (it != end) it.skip_to(candidate.id);
      const bool has_it = it != end && *it == candidate.id;
      if (has_it) candidate.worth += worth;
      return needed && !has_it;
    });
  }

  std::vector<Xapian::docid> best(std::size_t limit) {
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.worth > b.worth; });
    std::vector<Xapian::docid> out;
    for (std::size_t begin = 0; begin < candidates_.size() && out.size() < limit;) {
      std::size_t end = begin;
      while (end < candidates_.size() && candidates_[end].worth == candidates_[begin].worth) ++end;
      const bool all_fit = out.size() + (end - begin) <= limit;
      if (!all_fit && candidates_[begin].worth < kLittle * all_) break;
      if (!all_fit) newest_first(begin, end);
      for (std::size_t i = begin; i < end && out.size() < limit; ++i) out.push_back(candidates_[i].id);
      begin = end;
    }
    return out;
  }

  // Candidates of that range, which stand by number. A day is looked up for each, so this is not for many.
  void newest_first(std::size_t begin, std::size_t end) {
    std::vector<std::pair<std::string, Candidate>> dated;
    auto days = database_.valuestream_begin(slot(Field::kDate));
    const auto no_more = database_.valuestream_end(slot(Field::kDate));
    for (std::size_t i = begin; i < end; ++i) {
      const Candidate& candidate = candidates_[i];
      if (days != no_more) days.skip_to(candidate.id);
      const bool has_day = days != no_more && days.get_docid() == candidate.id;
      dated.emplace_back(has_day ? *days : std::string(), candidate);
    }
    std::stable_sort(dated.begin(), dated.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t i = begin; i < end; ++i) candidates_[i] = dated[i - begin].second;
  }

  const Xapian::Database& database_;
  std::vector<Candidate> candidates_;
  double all_ = 0;  // the worth of all words
};

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
      return records;
    });
  }

  Result<std::optional<CaseCard>> card(const CaseKey& key) override {
    if (const auto known = cards_.find(key); known != cards_.end()) return known->second;
    auto found = look_up(key_term(key));
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
      std::vector<SoughtWord> words;
      std::vector<analyzers::Token> tokens;
      for (const std::string& word : history::title_words(title)) {
        (*analyzer)->analyze(word, tokens);
        for (const analyzers::Token& token : tokens) {
          const std::string sought = term(Field::kTitle, (*analyzer)->text(token.exact));
          const Xapian::doccount count = reader_.database_.get_termfreq(sought);
          if (count > 0) words.push_back({count, sought});
        }
      }
      std::vector<CaseCard> out;
      for (const Xapian::docid id : Likeliest(reader_.database_).find(std::move(words), limit * kTreatments)) {
        add_card(id, out);
        if (out.size() < limit) continue;
        // The last one may be new or known.
        out.resize(limit);
        break;
      }
      return out;
    });
  }

  Result<std::vector<RecordPtr>> referring(const std::string& referred, std::size_t limit) override {
    return reader_.ask([&] { return read(term(Field::kRefers, referred), limit); });
  }

  Result<bool> knows(const std::string& council) override {
    if (const auto said = known_.find(council); said != known_.end()) return said->second;
    auto known = reader_.ask([&]() -> Result<bool> { return reader_.database_.term_exists(council_term(council)); });
    if (known) known_[council] = *known;
    return known;
  }

 private:
  static std::string key_term(const CaseKey& key) {
    return term(Field::kCaseKey, case_key(key.council, key.number.year, key.number.number));
  }

  void add_card(Xapian::docid id, std::vector<CaseCard>& out) const {
    add_card_value(reader_.database_.get_document(id, Xapian::DOC_ASSUME_VALID).get_value(slot(Field::kCard)), out);
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
        add_card(*it, out);
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
    std::sort(out.begin(), out.end(),
              [](const RecordPtr& a, const RecordPtr& b) { return history::is_before(*a, *b); });
    return out;
  }

  const XapianReader& reader_;
  std::map<Xapian::docid, RecordPtr> records_;
  std::map<CaseKey, std::optional<CaseCard>> cards_;
  std::map<std::string, std::vector<CaseCard>> cards_by_;  // term
  std::map<std::string, bool> known_;                      // council
};

std::unique_ptr<history::Catalogue> XapianReader::catalogue() const {
  return std::make_unique<XapianCatalogue>(*this);
}

}  // namespace saksgang::index
