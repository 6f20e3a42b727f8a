#include "history/chain.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

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

// The record that tells most of a case.
RecordPtr best_of(const std::vector<RecordPtr>& treatments) {
  const auto worth = [](const CaseRecord& r) {
    if (r.part == Part::kReferat) return r.vedtak ? 4 : 3;
    return r.part == Part::kToppnotat ? 2 : r.part == Part::kInnkalling ? 1 : 0;
  };
  RecordPtr best;
  for (const RecordPtr& record : treatments) {
    if (!best || worth(*record) > worth(*best)) best = record;
  }
  return best;
}

struct Link {
  Relation relation = Relation::kDeclared;
  double confidence = 0;
  Evidence evidence;
  std::string note;
};

// A case of the chain, in the index or known by a row alone.
struct Node {
  std::optional<CaseKey> key;  // where it is in the index
  std::string council;
  std::optional<CaseNumber> number;
  std::optional<Date> date;
  std::string title;
  std::optional<std::string> vedtak;
  std::vector<RecordPtr> treatments;
  std::vector<Date> dates;
  double confidence = 0;
  Relation relation = Relation::kDeclared;
  std::vector<std::pair<double, Evidence>> evidence;
  std::vector<std::string> notes;  // on rows
  std::string way;                 // on the link by which it came in, where that is no row
  std::set<CaseKey> called;        // by the rows that lead to it
  bool is_done = false;
};

class Tracer {
 public:
  Tracer(Catalogue& catalogue, const ChainLimits& limits) : catalogue_(catalogue), limits_(limits) {}

  Result<Chain> run(const CaseKey& start) {
    auto treatments = catalogue_.treatments(start);
    if (!treatments) return tl::make_unexpected(treatments.error());
    if (treatments->empty()) return fail(ErrorCode::kNotFound, fmt::format("there is no case {}", start.text()));
    auto first = node_of(start);
    if (!first) return tl::make_unexpected(first.error());
    nodes_[*first].confidence = 1;
    const RecordPtr own = best_of(*treatments);
    nodes_[*first].evidence.emplace_back(2, Evidence{own, own->first_page, own->title, "own-paper"});
    while (const auto next = most_certain()) {
      nodes_[*next].is_done = true;
      if (auto followed = follow(*next); !followed) return tl::make_unexpected(followed.error());
    }
    return chain(start);
  }

 private:
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

  // True where a row means this case, which the index lacks: number and council are the same, and no day or title
  // speaks against it; or one of them names no council, and day or title speak for it.
  static bool is_of_row(const Node& node, const Reference& row) {
    if (node.key || node.number != row.number) return false;
    if (node.date && row.date && *node.date != *row.date) return false;
    const std::string council = row.council.value_or("");
    const bool same_day = node.date && row.date;
    const bool same = same_title(node.title, row.title);
    if (node.council != council) return (node.council.empty() || council.empty()) && row.number && (same_day || same);
    return row.number || same;
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

  static void complete(Node& node, const Reference& row) {
    if (node.council.empty()) node.council = row.council.value_or("");
    if (!node.date && row.date) {
      node.date = row.date;
      node.dates = {*row.date};
    }
    if (node.title.empty()) node.title = row.title;
    if (!node.vedtak && !row.vedtak.empty()) node.vedtak = row.vedtak;
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
    const bool is_noted = std::find(node.notes.begin(), node.notes.end(), link.note) != node.notes.end();
    if (is_row && !link.note.empty() && !is_noted) node.notes.push_back(link.note);
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
      for (const Reference& reference : references_of(record)) {
        if (++looked_at > limits_.references) {
          is_whole_ = false;
          break;
        }
        if (auto taken = take(at, reference, record); !taken) return taken;
      }
    }
    if (auto found = find_referrers(at); !found) return found;
    return nodes_[at].key ? find_titles(at) : Result<void>{};
  }

  const std::vector<Reference>& references_of(const RecordPtr& record) {
    const auto [place, is_new] = references_.try_emplace(record->id);
    if (is_new) place->second = references(*record);
    return place->second;
  }

  Result<void> take(std::size_t at, const Reference& reference, const RecordPtr& record) {
    if (reference.subject == Subject::kMinutes) return {};
    auto resolution = resolve(reference, *record, catalogue_);
    if (!resolution) return tl::make_unexpected(resolution.error());
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
    for (const Date& date : node.dates) {
      std::set<std::string> by_title{day_term(date, node.title)};
      for (const RecordPtr& record : node.treatments) by_title.insert(day_term(date, record->title));
      terms.insert(terms.end(), by_title.begin(), by_title.end());
    }
    std::vector<RecordPtr> out;
    for (const std::string& term : terms) {
      if (out.size() >= limits_.referrers) {
        is_whole_ = false;
        break;
      }
      auto found = catalogue_.referring(term, limits_.referrers - out.size());
      if (!found) return found;
      for (const RecordPtr& record : *found) {
        const bool known = std::any_of(out.begin(), out.end(), [&](const RecordPtr& r) { return r->id == record->id; });
        if (!known) out.push_back(record);
      }
    }
    return out;
  }

  static bool may_mean(const Reference& reference, const Node& node) {
    if (reference.subject == Subject::kMinutes) return false;
    if (reference.number && reference.number == node.number) return true;
    const bool same_day =
        reference.date && std::find(node.dates.begin(), node.dates.end(), *reference.date) != node.dates.end();
    return same_day && (!reference.number || reference.method == Method::kHistoryTable);
  }

  Result<void> find_referrers(std::size_t at) {
    const auto records = may_refer(nodes_[at]);
    if (!records) return tl::make_unexpected(records.error());
    for (const RecordPtr& record : *records) {
      const auto from = key_of(*record);
      if (!from || (nodes_[at].key && *from == *nodes_[at].key)) continue;
      for (const Reference& reference : references_of(record)) {
        if (!may_mean(reference, nodes_[at])) continue;
        auto resolution = resolve(reference, *record, catalogue_);
        if (!resolution) return tl::make_unexpected(resolution.error());
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
    for (Node& node : nodes_) {
      if (node.confidence < limits_.least_confidence) continue;
      out.steps.push_back(step(node, node.key == start));
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

  Step step(Node& node, bool is_start) {
    Step out;
    out.council = node.council;
    out.number = node.number;
    // Where all tables call it by another number, so does the chain.
    if (!is_start && node.key && !node.called.empty() && node.called.count(*node.key) == 0) {
      out.council = node.called.begin()->council;
      out.number = node.called.begin()->number;
    }
    if (node.date) out.date = node.date->iso();
    out.title = node.title;
    out.vedtak = node.vedtak;
    out.record = best_of(node.treatments);
    for (const RecordPtr& record : node.treatments) {
      if (record->vedtak) out.vedtak = record->vedtak->text;
      // The later paper's words; the agenda's where there is no other.
      if (record->proposal) out.proposal = record->proposal;
    }
    out.is_start = is_start;
    out.relation = node.relation;
    out.confidence = std::min(1.0, node.confidence);
    std::stable_sort(node.evidence.begin(), node.evidence.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [confidence, evidence] : node.evidence) {
      if (out.evidence.size() < kMostEvidence) out.evidence.push_back(std::move(evidence));
    }
    if (!node.way.empty()) node.notes.push_back(node.way);
    for (const std::string& note : node.notes) out.note += (out.note.empty() ? "" : "; ") + note;
    return out;
  }

  Catalogue& catalogue_;
  const ChainLimits& limits_;
  std::vector<Node> nodes_;
  std::map<CaseKey, std::size_t> by_key_;
  std::map<std::string, std::vector<Reference>> references_;  // by record
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
