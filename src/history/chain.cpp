#include "history/chain.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "history/chain_node.hpp"
#include "history/titles.hpp"
#include "history/unanswered.hpp"
#include "model/councils.hpp"

namespace saksgang::history {
namespace {

constexpr double kDeclaredLink = 0.98, kPostponedLink = 0.9, kCitedLink = 0.75;
constexpr double kTitleBase = 0.35, kTitleShare = 0.5;
constexpr std::size_t kTitlesTried = 20;
constexpr int kDaysUntilReturn = 550;  // a case that was put off is back by then

constexpr std::array<std::string_view, 4> kRelationNames{"declared", "cited", "postponed", "same-title"};

class Tracer {
 public:
  Tracer(Catalogue& catalogue, const ChainLimits& limits) : catalogue_(catalogue), limits_(limits) {}

  Result<Chain> run(const CaseKey& start) {
    auto treatments = catalogue_.treatments(start);
    if (!treatments) return tl::make_unexpected(treatments.error());
    if (treatments->empty()) {
      if (auto begun = begin_at_rows(start); !begun) return tl::make_unexpected(begun.error());
      if (starts_.empty()) return fail(ErrorCode::kNotFound, fmt::format("there is no case {}", start.text()));
    } else {
      auto first = node_of(start);
      if (!first) return tl::make_unexpected(first.error());
      const RecordPtr own = best_of(*treatments);
      begin_at(*first, 2, {own, own->first_page, own->title, "own-paper"});
    }
    while (const auto next = most_certain()) {
      nodes_[*next].is_done = true;
      if (auto followed = follow(*next); !followed) return tl::make_unexpected(followed.error());
    }
    return chain(start);
  }

 private:
  void begin_at(std::size_t node, double confidence, Evidence evidence) {
    starts_.insert(node);
    nodes_[node].confidence = 1;
    nodes_[node].evidence.emplace_back(confidence, std::move(evidence));
  }

  // At what the rows that name the case mean, where the index has no such case: another case that they name wrongly, or
  // one that they alone know.
  Result<void> begin_at_rows(const CaseKey& start) {
    const std::string term = case_term(start.council, start.number);
    const auto records = catalogue_.referring(term, limits_.referrers);
    if (!records) return tl::make_unexpected(records.error());
    for (const RecordPtr& record : *records) {
      for (Said& said : references_of(record)) {
        const Reference& row = said.reference;
        if (row.method != Method::kHistoryTable || !row.number || case_term(row.council, *row.number) != term) continue;
        const auto resolution = resolution_of(said, record);
        if (!resolution) return tl::make_unexpected(resolution.error());
        const Link link = link_of(row, **resolution, record);
        if ((*resolution)->state == State::kResolved) {
          auto meant = node_of(*(*resolution)->key);
          if (!meant) return tl::make_unexpected(meant.error());
          note_name(*meant, row);
          begin_at(*meant, link.confidence, link.evidence);
          add_note(nodes_[*meant], link.note);
        } else {
          begin_at(node_of_row(row), link.confidence, link.evidence);
        }
      }
    }
    return {};
  }

  std::optional<std::size_t> most_certain() const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (node.is_done || node.confidence < limits_.least_confidence) continue;
      if (!best || node.confidence > nodes_[*best].confidence) best = i;
    }
    return best;
  }

  bool is_full() {
    if (nodes_.size() < limits_.steps) return false;
    is_whole_ = false;
    return true;
  }

  Result<std::size_t> node_of(const CaseKey& key) {
    if (const auto known = by_key_.find(key); known != by_key_.end()) return known->second;
    auto treatments = catalogue_.treatments(key);
    if (!treatments) return tl::make_unexpected(treatments.error());
    Node node;
    node.key = key;
    node.council = key.council;
    node.number = key.number;
    node.treatments = std::move(*treatments);
    CaseCard card;
    for (const RecordPtr& record : node.treatments) add_to_card(card, *record);
    node.dates = card.dates;
    if (!card.dates.empty()) node.date = card.dates.front();
    if (const RecordPtr best = best_of(node.treatments)) node.title = best->title;
    nodes_.push_back(std::move(node));
    return by_key_[key] = nodes_.size() - 1;
  }

  std::size_t node_of_row(const Reference& row) {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!is_of_row(nodes_[i], row)) continue;
      complete(nodes_[i], row);
      return i;
    }
    Node node;
    node.council = row.council.value_or("");
    node.number = row.number;
    nodes_.push_back(std::move(node));
    complete(nodes_.back(), row);
    return nodes_.size() - 1;
  }

  static void add_note(Node& node, const std::string& note) {
    const bool is_noted = std::find(node.notes.begin(), node.notes.end(), note) != node.notes.end();
    if (!note.empty() && !is_noted) node.notes.push_back(note);
  }

  // Joins two cases; the one not yet followed may come in by it, or come to be surer.
  void join(std::size_t from, std::size_t to, const Link& link) {
    if (from == to) return;
    const double confidence = nodes_[from].confidence * link.confidence;
    for (const std::size_t i : {from, to}) {
      Node& node = nodes_[i];
      const bool known = std::any_of(node.evidence.begin(), node.evidence.end(),
                                     [&](const auto& e) { return e.second == link.evidence; });
      if (!known) node.evidence.emplace_back(link.confidence, link.evidence);
    }
    Node& node = nodes_[to];
    const bool is_row = link.relation == Relation::kDeclared;
    if (is_row) add_note(node, link.note);
    if (node.is_done || confidence <= node.confidence) return;
    node.confidence = confidence;
    node.relation = link.relation;
    node.way = is_row ? std::string() : link.note;
  }

  bool is_sure_enough(std::size_t from, double confidence) const {
    return nodes_[from].confidence * confidence >= limits_.least_confidence;
  }

  Link link_of(const Reference& reference, const Resolution& resolution, const RecordPtr& record) const {
    Link link;
    const bool is_row = reference.method == Method::kHistoryTable;
    link.relation = is_row ? Relation::kDeclared : reference.is_postponement ? Relation::kPostponed : Relation::kCited;
    const double base = reference.confidence * resolution.confidence;
    link.confidence = is_row                      ? kDeclaredLink * resolution.confidence
                      : reference.is_postponement ? std::min(kPostponedLink, base + (1 - base) / 2)
                                                  : kCitedLink * base;
    link.evidence = {record, reference.page, reference.quote, std::string(name(reference.method))};
    link.note = resolution.note;
    return link;
  }

  Result<void> follow(std::size_t at) {
    const std::vector<RecordPtr> treatments = nodes_[at].treatments;
    std::size_t looked_at = 0;
    for (const RecordPtr& record : treatments) {
      nodes_[at].title_words.push_back(title_words(record->title));
    }
    for (const RecordPtr& record : treatments) {
      for (Said& said : references_of(record)) {
        if (++looked_at > limits_.references) {
          is_whole_ = false;
          break;
        }
        if (auto taken = take(at, said, record); !taken) return taken;
      }
    }
    if (auto found = find_referrers(at); !found) return found;
    return nodes_[at].key ? find_titles(at) : Result<void>{};
  }

  // A reference, and what it means once that is known.
  struct Said {
    Reference reference;
    std::optional<Resolution> resolution;
  };

  std::vector<Said>& references_of(const RecordPtr& record) {
    const auto [place, is_new] = said_.try_emplace(record->id);
    if (is_new) {
      for (Reference& reference : references(*record)) place->second.push_back({std::move(reference), std::nullopt});
    }
    return place->second;
  }

  Result<const Resolution*> resolution_of(Said& said, const RecordPtr& record) {
    if (!said.resolution) {
      auto resolution = resolve(said.reference, *record, catalogue_);
      if (!resolution) return tl::make_unexpected(resolution.error());
      said.resolution = std::move(*resolution);
    }
    return &*said.resolution;
  }

  Result<void> take(std::size_t at, Said& said, const RecordPtr& record) {
    const Reference& reference = said.reference;
    if (reference.subject == Subject::kMinutes) return {};
    const auto found = resolution_of(said, record);
    if (!found) return tl::make_unexpected(found.error());
    const Resolution* resolution = *found;
    const Link link = link_of(reference, *resolution, record);
    const bool is_row = reference.method == Method::kHistoryTable;
    if (resolution->state == State::kResolved) {
      const bool is_known = by_key_.count(*resolution->key) > 0;
      if (!is_known && (!is_sure_enough(at, link.confidence) || is_full())) return {};
      auto to = node_of(*resolution->key);
      if (!to) return tl::make_unexpected(to.error());
      note_name(*to, reference);
      join(at, *to, link);
      return {};
    }
    unanswered_.add(reference, record, *resolution);
    if (is_row && resolution->state != State::kExternal && is_sure_enough(at, link.confidence) && !is_full()) {
      join(at, node_of_row(reference), link);
    }
    return {};
  }

  // What a row calls it, and on which of its meeting's days it has it.
  void note_name(std::size_t node, const Reference& reference) {
    if (reference.method != Method::kHistoryTable) return;
    if (reference.number) nodes_[node].called.insert({reference.council.value_or(""), *reference.number});
    const std::vector<Date>& days = nodes_[node].dates;
    if (reference.date && std::find(days.begin(), days.end(), *reference.date) != days.end())
      nodes_[node].date = reference.date;
  }

  // The records that may refer to it, each once.
  Result<std::vector<RecordPtr>> may_refer(const Node& node) {
    // The surest first, since a limit may cut off the rest.
    std::vector<std::string> terms;
    std::vector<std::string> councils{node.council};
    for (const auto& others : {successors(node.council), predecessors(node.council)}) {
      for (const std::string_view other : others) councils.emplace_back(other);
    }
    for (const std::string& council : councils) {
      if (node.number) terms.push_back(case_term(council, *node.number));
      for (const Date& date : node.dates) terms.push_back(meeting_term(council, date));
    }
    if (node.number) terms.push_back(case_term(std::nullopt, *node.number));
    std::set<std::string> by_day;
    for (const Date& date : node.dates) {
      if (node.number) by_day.insert(day_term(date, *node.number));
      for (const auto& words : node.title_words) by_day.merge(day_terms(date, words));
    }
    terms.insert(terms.end(), by_day.begin(), by_day.end());
    std::vector<RecordPtr> out;
    std::set<std::string_view> known;
    for (const std::string& term : terms) {
      if (out.size() >= limits_.referrers) {
        is_whole_ = false;
        break;
      }
      auto found = catalogue_.referring(term, limits_.referrers - out.size());
      if (!found) return found;
      for (const RecordPtr& record : *found) {
        if (known.insert(record->id).second) out.push_back(record);
      }
    }
    return out;
  }

  // False where resolve() would surely say another case. By another number a row alone can mean it, and by its title.
  static bool may_mean(const Reference& reference, const Node& node) {
    if (reference.subject == Subject::kMinutes) return false;
    if (reference.number && reference.number == node.number) return true;
    const bool same_day =
        reference.date && std::find(node.dates.begin(), node.dates.end(), *reference.date) != node.dates.end();
    if (!same_day || !reference.number) return same_day;
    if (reference.method != Method::kHistoryTable) return false;
    const auto words = title_words(reference.title);
    return std::any_of(node.title_words.begin(), node.title_words.end(),
                       [&](const auto& own) { return likeness(words, own) >= kClearlyAlike; });
  }

  Result<void> find_referrers(std::size_t at) {
    const auto records = may_refer(nodes_[at]);
    if (!records) return tl::make_unexpected(records.error());
    for (const RecordPtr& record : *records) {
      const auto from = key_of(*record);
      if (!from || (nodes_[at].key && *from == *nodes_[at].key)) continue;
      for (Said& said : references_of(record)) {
        const Reference& reference = said.reference;
        if (!may_mean(reference, nodes_[at])) continue;
        const auto found = resolution_of(said, record);
        if (!found) return tl::make_unexpected(found.error());
        const Resolution* resolution = *found;
        const bool is_row = reference.method == Method::kHistoryTable;
        const bool means_it = nodes_[at].key
                                  ? resolution->state == State::kResolved && *resolution->key == *nodes_[at].key
                                  : is_row && resolution->state != State::kResolved && is_of_row(nodes_[at], reference);
        if (!means_it) continue;
        const Link link = link_of(reference, *resolution, record);
        note_name(at, reference);
        const bool is_known = by_key_.count(*from) > 0;
        if (!is_known && (!is_sure_enough(at, link.confidence) || is_full())) continue;
        auto source = node_of(*from);
        if (!source) return tl::make_unexpected(source.error());
        Link back = link;
        back.note.clear();  // it tells of the case referred to
        join(at, *source, back);
        if (!link.note.empty()) join(*source, at, link);
      }
    }
    return {};
  }

  Result<void> find_titles(std::size_t at) {
    // No other title could bring a case in from here.
    if (!is_sure_enough(at, kPostponedLink)) return {};
    const std::string title = nodes_[at].title;
    const auto wanted = title_words(title);
    if (wanted.size() < kLeastTitleWords) return {};
    auto cards = catalogue_.titled(title, kTitlesTried);
    if (!cards) return tl::make_unexpected(cards.error());
    const auto return_of = returns(at, *cards);
    for (const CaseCard& card : *cards) {
      if (nodes_[at].key == card.key) continue;
      double like = 0;
      for (const std::string& other : card.titles) {
        const auto words = title_words(other);
        if (words.size() >= kLeastTitleWords) like = std::max(like, likeness(wanted, words));
      }
      if (like < kSameTitle) continue;
      Link link;
      link.relation = Relation::kSameTitle;
      link.confidence = kTitleBase + kTitleShare * like;
      const bool is_return = return_of && return_of->first == card.key;
      if (is_return) {
        link.relation = Relation::kPostponed;
        link.confidence = kPostponedLink;
      }
      const bool is_known = by_key_.count(card.key) > 0;
      if (!is_known && (!is_sure_enough(at, link.confidence) || is_full())) continue;
      auto to = node_of(card.key);
      if (!to) return tl::make_unexpected(to.error());
      const RecordPtr there = best_of(nodes_[*to].treatments);
      link.evidence =
          is_return ? return_of->second
                    : Evidence{there, there->first_page, fmt::format("{} ({:.2f})", there->title, like), "same-title"};
      join(at, *to, link);
    }
    return {};
  }

  // Where the case was put off: the first later one with a title alike in the same council or its successors.
  std::optional<std::pair<CaseKey, Evidence>> returns(std::size_t at, const std::vector<CaseCard>& cards) const {
    const Node& node = nodes_[at];
    if (!node.date) return std::nullopt;
    const auto said = postponement_of(node.treatments);
    if (!said) return std::nullopt;
    const auto later = successors(node.council);
    const CaseCard* first = nullptr;
    for (const CaseCard& card : cards) {
      const bool same_council =
          card.key.council == node.council || std::find(later.begin(), later.end(), card.key.council) != later.end();
      if (!same_council || card.dates.empty() || card.dates.front() <= node.dates.back() ||
          card.dates.front() > node.date->plus_days(kDaysUntilReturn)) {
        continue;
      }
      const bool alike = std::any_of(card.titles.begin(), card.titles.end(),
                                     [&](const std::string& t) { return same_title(t, node.title); });
      if (alike && (first == nullptr || card.dates.front() < first->dates.front())) first = &card;
    }
    if (first == nullptr) return std::nullopt;
    return std::pair(first->key, *said);
  }

  Chain chain(const CaseKey& start) {
    Chain out;
    out.start = start;
    out.is_whole = is_whole_;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].confidence < limits_.least_confidence) continue;
      out.steps.push_back(step_of(nodes_[i], start, starts_.count(i) > 0));
    }
    const auto when = [](const Step& step) {
      if (step.date) return *step.date;
      return step.number ? fmt::format("{:04}-99", step.number->year) : std::string("9999");
    };
    std::stable_sort(out.steps.begin(), out.steps.end(), [&](const Step& a, const Step& b) {
      return std::tuple(when(a), a.council, a.number, a.title) < std::tuple(when(b), b.council, b.number, b.title);
    });
    out.unresolved = unanswered_.take(limits_.unresolved);
    return out;
  }

  Catalogue& catalogue_;
  const ChainLimits& limits_;
  std::vector<Node> nodes_;
  std::map<CaseKey, std::size_t> by_key_;
  std::set<std::size_t> starts_;
  std::unordered_map<std::string, std::vector<Said>> said_;  // by record
  Unanswered unanswered_;
  bool is_whole_ = true;
};

}  // namespace

std::string_view name(Relation relation) {
  return kRelationNames[static_cast<std::size_t>(relation)];
}

Result<Chain> trace(const CaseKey& start, Catalogue& catalogue, const ChainLimits& limits) {
  return Tracer(catalogue, limits).run(start);
}

}  // namespace saksgang::history
