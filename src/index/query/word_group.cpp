#include "index/query/word_group.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace saksgang::index::query {
namespace {

// A group that holds more than one in so many of all records is put in order by walking through all.
constexpr std::size_t kSparse = 16;

struct Answer {
  Xapian::docid record = 0;
  float weight = 0;
};

// What a group finds in a database; worked out at the first question, and shared by all copies of its source.
class Group {
 public:
  Group(std::vector<WeightedTerms> ways, std::shared_ptr<Lengths> lengths)
      : ways_(std::move(ways)), lengths_(std::move(lengths)) {}

  const std::vector<Answer>& answers(const Xapian::Database& database) {
    if (!is_read_) read(database);
    is_read_ = true;
    return answers_;
  }

  // Of what was found before.
  explicit Group(std::vector<Answer> answers) : answers_(std::move(answers)), is_read_(true) {
    std::sort(answers_.begin(), answers_.end(), [](const Answer& a, const Answer& b) { return a.record < b.record; });
    for (const Answer& answer : answers_) highest_ = std::max(highest_, static_cast<double>(answer.weight));
  }

  double highest() const { return highest_; }

  std::string describe() const {
    std::vector<std::string> out;
    for (const WeightedTerms& way : ways_) {
      std::string text = fmt::format("{}", fmt::join(way.terms, " SYNONYM "));
      if (way.terms.size() > 1) text = fmt::format("({})", text);
      out.push_back(way.factor == 1 ? text : fmt::format("{} * {}", way.factor, text));
    }
    return fmt::format("{}", fmt::join(out, " OR "));
  }

 private:
  // Each distinct term, with the ways that it belongs to.
  std::map<std::string_view, std::uint32_t> terms() const {
    std::map<std::string_view, std::uint32_t> out;
    for (std::size_t way = 0; way < ways_.size(); ++way) {
      for (const std::string& term : ways_[way].terms) out[term] |= std::uint32_t{1} << way;
    }
    return out;
  }

  void read(const Xapian::Database& database) {
    const std::size_t ways = ways_.size();
    std::vector<std::uint32_t> place(std::size_t{database.get_lastdocid()} + 1, 0);  // from 1
    std::vector<Xapian::docid> records;
    std::vector<std::uint32_t> frequencies;  // of each record, one a way
    for (const auto& [term, which] : terms()) {
      const std::string name(term);
      const auto end = database.postlist_end(name);
      for (auto it = database.postlist_begin(name); it != end; ++it) {
        std::uint32_t& at = place[*it];
        if (at == 0) {
          records.push_back(*it);
          frequencies.resize(frequencies.size() + ways, 0);
          at = static_cast<std::uint32_t>(records.size());
        }
        std::uint32_t* const counts = &frequencies[(at - 1) * ways];
        const std::uint32_t occurs = it.get_wdf();
        for (std::size_t way = 0; way < ways; ++way) {
          if ((which >> way & 1) != 0) counts[way] += occurs;
        }
      }
    }
    const std::vector<double> worth = worths(database, frequencies);
    const double average = database.get_avlength();
    answers_.reserve(records.size());
    const auto answer = [&](Xapian::docid record) {
      const std::uint32_t* const counts = &frequencies[(place[record] - 1) * ways];
      const double length = std::max(lengths_->of(database, record) / average, kLeastLength);
      const double damping = kSaturation * (length * kLengthMatters + (1 - kLengthMatters));
      double weight = 0;
      for (std::size_t way = 0; way < ways; ++way) weight += worth[way] * counts[way] / (damping + counts[way]);
      answers_.push_back({record, static_cast<float>(weight)});
      highest_ = std::max(highest_, static_cast<double>(answers_.back().weight));
    };
    if (records.size() > place.size() / kSparse) {
      for (Xapian::docid record = 1; record < place.size(); ++record) {
        if (place[record] != 0) answer(record);
      }
    } else {
      std::sort(records.begin(), records.end());
      for (const Xapian::docid record : records) answer(record);
    }
  }

  // Of each way: its factor, and how rare it is, as Xapian::BM25Weight reckons it.
  std::vector<double> worths(const Xapian::Database& database, const std::vector<std::uint32_t>& frequencies) const {
    const std::size_t ways = ways_.size();
    std::vector<double> found(ways, 0);
    for (std::size_t i = 0; i < frequencies.size(); ++i) found[i % ways] += frequencies[i] > 0 ? 1 : 0;
    for (std::size_t way = 0; way < ways; ++way) {
      double ratio = (database.get_doccount() - found[way] + 0.5) / (found[way] + 0.5);
      if (ratio < 2) ratio = ratio * 0.5 + 1;
      found[way] = ways_[way].factor * std::log(ratio) * (kSaturation + 1);
    }
    return found;
  }

  std::vector<WeightedTerms> ways_;
  std::shared_ptr<Lengths> lengths_;
  std::vector<Answer> answers_;
  double highest_ = 0;
  bool is_read_ = false;
};

class GroupSource final : public Xapian::PostingSource {
 public:
  explicit GroupSource(std::shared_ptr<Group> group) : group_(std::move(group)) {}

  Xapian::doccount get_termfreq_min() const override { return count(); }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }

  void init(const Xapian::Database& database) override {
    answers_ = &group_->answers(database);
    at_ = 0;
    is_begun_ = false;
    set_maxweight(group_->highest());
  }

  void next(double least) override {
    if (is_begun_) ++at_;
    is_begun_ = true;
    leave_out(least);
  }

  // Looks near by first: mostly the record sought stands a little further on.
  void skip_to(Xapian::docid record, double least) override {
    is_begun_ = true;
    const std::size_t end = answers_->size();
    std::size_t step = 1, low = at_;
    while (low + step < end && (*answers_)[low + step].record < record) {
      low += step;
      step *= 2;
    }
    const auto begin = answers_->begin();
    const auto place = std::lower_bound(begin + static_cast<std::ptrdiff_t>(low),
                                        begin + static_cast<std::ptrdiff_t>(std::min(low + step + 1, end)), record,
                                        [](const Answer& answer, Xapian::docid id) { return answer.record < id; });
    at_ = static_cast<std::size_t>(place - begin);
    leave_out(least);
  }

  bool at_end() const override { return at_ >= answers_->size(); }
  Xapian::docid get_docid() const override { return (*answers_)[at_].record; }
  double get_weight() const override { return (*answers_)[at_].weight; }
  Xapian::PostingSource* clone() const override { return new GroupSource(group_); }
  std::string get_description() const override { return group_->describe(); }

 private:
  Xapian::doccount count() const { return static_cast<Xapian::doccount>(answers_->size()); }

  void leave_out(double least) {
    while (at_ < answers_->size() && (*answers_)[at_].weight < least) ++at_;
  }

  std::shared_ptr<Group> group_;
  const std::vector<Answer>* answers_ = nullptr;
  std::size_t at_ = 0;
  bool is_begun_ = false;
};

}  // namespace

Xapian::termcount Lengths::of(const Xapian::Database& database, Xapian::docid id) {
  if (id >= known_.size()) known_.resize(std::size_t{database.get_lastdocid()} + 1, 0);
  std::uint32_t& known = known_[id];
  if (known == 0) known = database.get_doclength(id) + 1;
  return known - 1;
}

Xapian::Query word_group(std::vector<WeightedTerms> ways, const std::shared_ptr<Lengths>& lengths) {
  std::erase_if(ways, [](const WeightedTerms& way) { return way.terms.empty(); });
  if (ways.empty()) return {};
  if (ways.size() == 1 && ways.front().terms.size() == 1) {
    const Xapian::Query alone(ways.front().terms.front());
    return ways.front().factor == 1 ? alone : ways.front().factor * alone;
  }
  if (lengths == nullptr) {
    Xapian::Query out;
    for (const WeightedTerms& way : ways) {
      const Xapian::Query one =
          way.factor * Xapian::Query(Xapian::Query::OP_SYNONYM, way.terms.begin(), way.terms.end());
      out = out.empty() ? one : out | one;
    }
    return out;
  }
  auto* const source = new GroupSource(std::make_shared<Group>(std::move(ways), lengths));
  return Xapian::Query(source->release());
}

Xapian::Query already_found(const Xapian::MSet& set, Xapian::doccount first_ones) {
  std::vector<Answer> answers;
  for (Xapian::doccount i = 0; i < std::min(first_ones, set.size()); ++i) {
    answers.push_back({*set[i], static_cast<float>(set[i].get_weight())});
  }
  auto* const source = new GroupSource(std::make_shared<Group>(std::move(answers)));
  return Xapian::Query(source->release());
}

}  // namespace saksgang::index::query
