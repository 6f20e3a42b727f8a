#include "history/resolve.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "history/titles.hpp"
#include "model/councils.hpp"

namespace saksgang::history {
namespace {

// From here on a title is the one meant, and below it another.
constexpr double kClearlyOther = 0.25;
// Cells longer than this describe what was done rather than name the case.
constexpr std::size_t kTitleWords = 12;
// Of the words of a case's title that a paragraph about it has, and how much more than of any other's.
constexpr double kTalkedOf = 0.6;
constexpr double kMoreThanOthers = 2;
// Of the words of a paragraph that the decision it reports has, where there are enough to tell.
constexpr double kRepeated = 0.5;
constexpr std::size_t kLeastWordsOfDecision = 6;

constexpr double kByNumber = 1, kByRest = 0.9, kWithDoubt = 0.8, kByWords = 0.85, kByDecision = 0.95;

double title_likeness(std::string_view title, const CaseCard& card) {
  const auto wanted = title_words(title);
  double best = 0;
  for (const std::string& other : card.titles) best = std::max(best, likeness(wanted, title_words(other)));
  return best;
}

bool has_date(const CaseCard& card, const Date& date) {
  return std::find(card.dates.begin(), card.dates.end(), date) != card.dates.end();
}

std::string day(const CaseCard& card) {
  return card.dates.empty() ? std::string("no known day") : card.dates.front().iso();
}

// The paragraph that the reference stands in.
std::string_view paragraph_of(const Reference& reference, const CaseRecord& from) {
  std::string_view text;
  if (reference.field == Field::kBody) text = from.body;
  if (reference.field == Field::kProposal && from.proposal) text = *from.proposal;
  if (reference.field == Field::kVedtak && from.vedtak) text = from.vedtak->text;
  if (reference.begin >= text.size()) return reference.quote;
  const std::size_t before = text.rfind('\n', reference.begin);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, text.find('\n', reference.begin) - begin);
}

Resolution dangling(std::string note = {}) {
  Resolution out;
  out.note = std::move(note);
  return out;
}

Resolution resolved(CaseKey key, double confidence, std::string note = {}) {
  Resolution out;
  out.state = State::kResolved;
  out.key = std::move(key);
  out.confidence = confidence;
  out.note = std::move(note);
  return out;
}

Resolution ambiguous(std::vector<CaseCard> candidates, std::string note) {
  Resolution out;
  out.state = State::kAmbiguous;
  out.candidates = std::move(candidates);
  out.note = std::move(note);
  return out;
}

class Resolver {
 public:
  Resolver(const Reference& reference, const CaseRecord& from, Catalogue& catalogue)
      : reference_(reference), from_(from), catalogue_(catalogue) {}

  Result<Resolution> run() {
    if (reference_.council && find_council(*reference_.council) == nullptr) {
      const auto known = catalogue_.knows(*reference_.council);
      if (!known) return tl::make_unexpected(known.error());
      if (!*known && *reference_.council != from_.council) {
        Resolution out;
        out.state = State::kExternal;
        return out;
      }
    }
    if (!reference_.number) return by_meeting();
    return reference_.council ? by_key() : by_number();
  }

 private:
  bool is_row() const { return reference_.method == Method::kHistoryTable; }
  bool tells_title() const { return title_words(reference_.title).size() >= kLeastTitleWords; }
  std::string called() const { return CaseKey{reference_.council.value_or(""), *reference_.number}.text(); }

  // The case of that council and number; of the council that stood in its place in that year.
  Result<std::optional<CaseCard>> find(std::string& note) {
    const CaseKey key{*reference_.council, *reference_.number};
    auto card = catalogue_.card(key);
    if (!card || *card) return card;
    const Council* council = find_council(key.council);
    if (council == nullptr) return card;
    const bool is_early = council->founded && key.number.year < council->founded->year;
    const bool is_late = council->dissolved && key.number.year > council->dissolved->year;
    if (!is_early && !is_late) return card;
    for (const std::string_view other : is_early ? predecessors(key.council) : successors(key.council)) {
      auto there = catalogue_.card({std::string(other), key.number});
      if (!there) return there;
      if (!*there) continue;
      note = fmt::format("{} {} in {}; taken for {}", key.council,
                         is_early ? "was not yet there" : "was no longer there", key.number.year, (*there)->key.text());
      return there;
    }
    return card;
  }

  Result<Resolution> by_key() {
    std::string note;
    auto card = find(note);
    if (!card) return tl::make_unexpected(card.error());
    if (*card && fits(**card))
      return resolved((*card)->key, note.empty() ? kByNumber : kByRest, with_day(**card, note));
    if (tells_title()) {
      auto other = by_rest(*card);
      if (!other) return tl::make_unexpected(other.error());
      if (*other) return std::move(**other);
    }
    if (*card) return with_doubt(**card, note);
    if (reference_.council_is_said || is_row()) return dangling();
    auto others = catalogue_.numbered(*reference_.number);
    if (!others) return tl::make_unexpected(others.error());
    if (others->empty()) return dangling();
    return ambiguous(std::move(*others), fmt::format("{} has no case {}; the text names no council",
                                                     *reference_.council, reference_.number->text()));
  }

  bool fits(const CaseCard& card) const {
    if (tells_title()) {
      const double like = title_likeness(reference_.title, card);
      if (like >= kSameTitle) return true;
      if (is_row() || like < kClearlyOther) return false;
    }
    return !is_row() || !reference_.date || has_date(card, *reference_.date);
  }

  std::string with_day(const CaseCard& card, std::string note) const {
    if (!reference_.date || card.dates.empty() || has_date(card, *reference_.date)) return note;
    const std::string told = fmt::format("{} was on {}, not on {}", card.key.text(), day(card), reference_.date->iso());
    return note.empty() ? told : note + "; " + told;
  }

  // By the title, in the meeting of that day, or of that number in another council.
  Result<std::optional<Resolution>> by_rest(const std::optional<CaseCard>& bearer) {
    std::vector<CaseCard> alike;
    const auto add = [&](const std::vector<CaseCard>& cards) {
      for (const CaseCard& card : cards) {
        const bool known =
            std::any_of(alike.begin(), alike.end(), [&](const CaseCard& c) { return c.key == card.key; });
        if (!known && title_likeness(reference_.title, card) >= kClearlyAlike) alike.push_back(card);
      }
    };
    if (reference_.date) {
      auto cards = catalogue_.meeting(*reference_.council, *reference_.date);
      if (!cards) return tl::make_unexpected(cards.error());
      add(*cards);
    }
    if (alike.empty() && reference_.date && is_row()) {
      auto cards = catalogue_.numbered(*reference_.number);
      if (!cards) return tl::make_unexpected(cards.error());
      cards->erase(std::remove_if(cards->begin(), cards->end(),
                                  [&](const CaseCard& card) { return !has_date(card, *reference_.date); }),
                   cards->end());
      add(*cards);
    }
    if (alike.empty()) return std::optional<Resolution>{};
    const std::string why =
        bearer ? fmt::format("{} is another case, «{}»", called(), bearer->titles.empty() ? "" : bearer->titles.front())
               : fmt::format("there is no case {}", called());
    if (alike.size() > 1) return std::optional(ambiguous(std::move(alike), why));
    CaseKey key = alike.front().key;
    std::string note = fmt::format("{}; by day and title it is {}", why, key.text());
    return std::optional(resolved(std::move(key), kByRest, std::move(note)));
  }

  // The number is right, and the title, or both title and day, are others.
  Resolution with_doubt(const CaseCard& card, const std::string& note) const {
    const std::string title = card.titles.empty() ? "" : card.titles.front();
    const bool day_fits = !reference_.date || card.dates.empty() || has_date(card, *reference_.date);
    const auto said = title_words(reference_.title);
    const double like = title_likeness(reference_.title, card);
    if (said.size() < kLeastTitleWords) return resolved(card.key, kWithDoubt, with_day(card, note));
    const bool describes = said.size() > kTitleWords;
    if (day_fits && (like >= kClearlyOther || describes)) {
      return resolved(card.key, kWithDoubt, fmt::format("{} is called «{}»", card.key.text(), title));
    }
    return ambiguous({card}, fmt::format("{} is «{}» on {}", card.key.text(), title, day(card)));
  }

  // No council is known.
  Result<Resolution> by_number() {
    auto cards = catalogue_.numbered(*reference_.number);
    if (!cards) return tl::make_unexpected(cards.error());
    if (cards->empty()) return dangling();
    std::vector<CaseCard> fitting;
    for (const CaseCard& card : *cards) {
      const bool same = tells_title() && title_likeness(reference_.title, card) >= kSameTitle;
      if (same && (!reference_.date || has_date(card, *reference_.date))) fitting.push_back(card);
    }
    if (fitting.size() == 1) {
      CaseKey key = fitting.front().key;
      std::string note = fmt::format("no council is named; by its title it is {}", key.text());
      return resolved(std::move(key), kByRest, std::move(note));
    }
    return ambiguous(fitting.empty() ? std::move(*cards) : std::move(fitting), "no council is named");
  }

  Result<Resolution> by_meeting() {
    if (!reference_.date || !reference_.council) return dangling();
    auto cards = catalogue_.meeting(*reference_.council, *reference_.date);
    if (!cards) return tl::make_unexpected(cards.error());
    for (const bool later : {false, true}) {
      if (!cards->empty()) break;
      for (const std::string_view other : later ? successors(*reference_.council) : predecessors(*reference_.council)) {
        auto there = catalogue_.meeting(std::string(other), *reference_.date);
        if (!there) return tl::make_unexpected(there.error());
        if (cards->empty()) cards = std::move(there);
      }
    }
    if (cards->empty()) return dangling();
    return of_meeting(std::move(*cards));
  }

  // Which of a meeting's cases the paragraph talks about: the one whose title's words it has, and no other's as much;
  // else the one that is called as the record itself; else the one whose decision it repeats.
  Result<Resolution> of_meeting(std::vector<CaseCard> cards) {
    std::vector<std::pair<double, const CaseCard*>> scored;
    std::vector<const CaseCard*> namesakes;
    const auto talk =
        title_words(reference_.title.empty() ? paragraph_of(reference_, from_) : std::string_view(reference_.title));
    for (const CaseCard& card : cards) {
      double best = 0;
      bool is_namesake = false;
      for (const std::string& title : card.titles) {
        const auto named = title_words(title);
        if (named.size() >= kLeastTitleWords) best = std::max(best, coverage(named, talk));
        is_namesake = is_namesake || same_title(title, from_.title);
      }
      scored.emplace_back(best, &card);
      if (is_namesake) namesakes.push_back(&card);
    }
    std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    const auto [first, likely] = scored.front();
    const double second = scored.size() > 1 ? scored[1].first : 0;
    if (first >= kTalkedOf && first >= kMoreThanOthers * second) {
      return resolved(likely->key, kByWords,
                      fmt::format("by the words about it, of the meeting's {} cases", cards.size()));
    }
    const bool is_another = first >= kTalkedOf && !namesakes.empty() && likely != namesakes.front();
    if (reference_.title.empty() && namesakes.size() == 1 && !is_another) {
      return resolved(namesakes.front()->key, kByWords, "by its title, which is this paper's own");
    }
    if (talk.size() >= kLeastWordsOfDecision) {
      auto decided = by_decision(cards, talk);
      if (!decided) return tl::make_unexpected(decided.error());
      if (*decided) return resolved(**decided, kByDecision, "by its decision, which the paragraph repeats");
    }
    return ambiguous(std::move(cards), "the meeting is named without a case");
  }

  // The one case that proposed or decided most of what the paragraph says.
  Result<std::optional<CaseKey>> by_decision(const std::vector<CaseCard>& cards, const std::vector<std::string>& talk) {
    double first = 0, second = 0;
    std::optional<CaseKey> likely;
    for (const CaseCard& card : cards) {
      const auto treatments = catalogue_.treatments(card.key);
      if (!treatments) return tl::make_unexpected(treatments.error());
      double best = 0;
      for (const RecordPtr& record : *treatments) {
        if (record->vedtak) best = std::max(best, coverage(talk, title_words(record->vedtak->text)));
        if (record->proposal) best = std::max(best, coverage(talk, title_words(*record->proposal)));
      }
      if (best > first) {
        second = first;
        first = best;
        likely = card.key;
      } else {
        second = std::max(second, best);
      }
    }
    return first >= kRepeated && first >= kMoreThanOthers * second ? likely : std::optional<CaseKey>{};
  }

  const Reference& reference_;
  const CaseRecord& from_;
  Catalogue& catalogue_;
};

constexpr std::array<std::string_view, 4> kStateNames{"resolved", "ambiguous", "dangling", "external"};

}  // namespace

std::string_view name(State state) {
  return kStateNames[static_cast<std::size_t>(state)];
}

Result<Resolution> resolve(const Reference& reference, const CaseRecord& from, Catalogue& catalogue) {
  return Resolver(reference, from, catalogue).run();
}

}  // namespace saksgang::history
