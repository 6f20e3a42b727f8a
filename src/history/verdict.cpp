#include "history/verdict.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.hpp"
#include "history/diff.hpp"

namespace saksgang::history {
namespace {

// How near a word must stand to its like to be one said twice.
constexpr std::size_t kNear = 4;

// More pairs of words than this are not tried for likeness.
constexpr std::size_t kMostPairs = 40'000;

Verdict verdict_of(Reason reason) {
  if (reason == Reason::kTypography) return Verdict::kTypographic;
  return reason < Reason::kOrderOfNames ? Verdict::kWording : Verdict::kSubstantive;
}

void raise(Hunk& hunk, Reason reason) {
  hunk.reason = std::max(hunk.reason, reason);
  hunk.verdict = verdict_of(hunk.reason);
}

struct Text {
  std::string_view text;
  std::vector<Word> words;
  std::vector<std::uint32_t> ids;    // of the keys
  std::vector<std::size_t> partner;  // the word it was aligned with; kNone
  std::string_view print(std::size_t i) const { return text.substr(words[i].begin, words[i].end - words[i].begin); }
};

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Words of one hunk that have no counterpart in it.
struct Loose {
  std::size_t word;
  std::size_t hunk;
};

class Comparer {
 public:
  Comparer(std::string_view old_text, std::string_view new_text, WordJudge& judge) : judge_(judge) {
    old_.text = old_text;
    new_.text = new_text;
  }

  Comparison take() {
    if (old_.text == new_.text) return {};
    prepare(old_);
    prepare(new_);
    share_names(old_, new_);
    share_names(new_, old_);
    find_hunks();
    settle_moves();
    settle_names();
    add_typography();
    std::sort(out_.hunks.begin(), out_.hunks.end(), [](const Hunk& a, const Hunk& b) {
      return std::tie(a.new_begin, a.old_begin, a.new_end) < std::tie(b.new_begin, b.old_begin, b.new_end);
    });
    for (const Hunk& hunk : out_.hunks) out_.verdict = std::max(out_.verdict, hunk.verdict);
    return std::move(out_);
  }

 private:
  void prepare(Text& side) {
    side.words = words_of(side.text);
    side.partner.assign(side.words.size(), kNone);
    for (const Word& word : side.words) {
      const auto [it, _] = numbers_.try_emplace(word.key, static_cast<std::uint32_t>(numbers_.size()));
      side.ids.push_back(it->second);
    }
  }

  // A capital that opens a sentence says nothing by itself: the word is a name where the other text has it as one.
  void share_names(Text& side, const Text& other) {
    std::unordered_set<std::string_view> names;
    for (const Text* text : {static_cast<const Text*>(&side), &other}) {
      for (const Word& word : text->words) {
        if (word.name) names.insert(word.key);
      }
    }
    for (Word& word : side.words) {
      if (!word.name && word.opens_sentence && word.kind == WordKind::kWord) word.name = names.contains(word.key);
    }
  }

  bool same_word(const Text& a, std::size_t i, const Text& b, std::size_t j) {
    const Word &x = a.words[i], &y = b.words[j];
    if (x.key == y.key) return true;
    if (x.kind != WordKind::kWord || y.kind != WordKind::kWord) return false;
    if (carries_weight(a.print(i)) || carries_weight(b.print(j))) return false;
    return utf8::lower(x.key) == utf8::lower(y.key) || judge_.same_lexeme(a.print(i), b.print(j));
  }

  static std::size_t place(const Text& side, std::size_t word) {
    if (word < side.words.size()) return side.words[word].begin;
    return side.text.size();
  }

  void find_hunks() {
    const Alignment alignment = align(old_.ids, new_.ids);
    out_.complete = alignment.complete;
    std::size_t a = 0, b = 0;
    const auto gap = [&](std::size_t a_end, std::size_t b_end) {
      if (a < a_end || b < b_end) add_hunk(a, a_end, b, b_end);
    };
    for (const Common& run : alignment.common) {
      gap(run.a, run.b);
      for (std::size_t i = 0; i < run.length; ++i) {
        old_.partner[run.a + i] = run.b + i;
        new_.partner[run.b + i] = run.a + i;
      }
      a = run.a + run.length;
      b = run.b + run.length;
    }
    gap(old_.words.size(), new_.words.size());
  }

  static void range(const Text& side, std::size_t begin, std::size_t end, std::size_t& from, std::size_t& to) {
    from = place(side, begin);
    to = begin < end ? side.words[end - 1].end : from;
  }

  void add_hunk(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
    Hunk hunk;
    range(old_, a, a_end, hunk.old_begin, hunk.old_end);
    range(new_, b, b_end, hunk.new_begin, hunk.new_end);
    out_.hunks.push_back(hunk);
    const std::size_t number = out_.hunks.size() - 1;
    if (is_joining(a, a_end, b, b_end)) return;
    std::vector<std::size_t> left_old, left_new;
    for (std::size_t i = a; i < a_end; ++i) left_old.push_back(i);
    const bool few = (a_end - a) * (b_end - b) <= kMostPairs;
    for (std::size_t j = b; j < b_end; ++j) {
      const auto like = !few ? left_old.end() : std::find_if(left_old.begin(), left_old.end(), [&](std::size_t i) {
        return same_word(old_, i, new_, j);
      });
      if (like == left_old.end()) {
        left_new.push_back(j);
        continue;
      }
      raise(out_.hunks[number], old_.words[*like].key == new_.words[j].key ? Reason::kOrder : Reason::kInflection);
      old_.partner[*like] = j;
      new_.partner[j] = *like;
      left_old.erase(like);
    }
    for (const std::size_t i : left_old) weigh(old_, i, number, loose_old_);
    for (const std::size_t j : left_new) weigh(new_, j, number, loose_new_);
  }

  // «oppfølgings arbeid» and «oppfølgingsarbeid».
  bool is_joining(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) const {
    std::string one, other;
    for (std::size_t i = a; i < a_end; ++i) {
      if (old_.words[i].kind == WordKind::kMark) continue;
      if (old_.words[i].kind != WordKind::kWord) return false;
      one += old_.words[i].key;
    }
    for (std::size_t j = b; j < b_end; ++j) {
      if (new_.words[j].kind == WordKind::kMark) continue;
      if (new_.words[j].kind != WordKind::kWord) return false;
      other += new_.words[j].key;
    }
    return one == other;
  }

  static bool is_final_stop(const Text& side, std::size_t i) {
    const Word& word = side.words[i];
    if (word.key != ".") return false;
    return i + 1 == side.words.size() ||
           side.text.substr(word.end, side.words[i + 1].begin - word.end).find('\n') != std::string_view::npos;
  }

  bool is_said_twice(const Text& side, std::size_t i) {
    const std::size_t from = i > kNear ? i - kNear : 0, to = std::min(i + kNear + 1, side.words.size());
    for (std::size_t k = from; k < to; ++k) {
      if (k != i && side.partner[k] != kNone && same_word(side, i, side, k)) return true;
    }
    return false;
  }

  // A word that one side alone has, here at least.
  void weigh(const Text& side, std::size_t i, std::size_t number, std::vector<Loose>& loose) {
    Hunk& hunk = out_.hunks[number];
    const Word& word = side.words[i];
    const std::string_view print = side.print(i);
    if (word.kind == WordKind::kMark || is_final_stop(side, i)) {
      raise(hunk, Reason::kTypography);
    } else if (word.kind == WordKind::kPunctuation) {
      const bool counts = word.key == "%" || word.key == "§" || word.key == "+" || word.key == "/" || word.key == "?";
      raise(hunk, counts ? Reason::kContent : Reason::kPunctuation);
    } else if (word.kind == WordKind::kNumber) {
      raise(hunk, Reason::kNumber);
    } else if (carries_weight(print)) {
      raise(hunk, Reason::kWeightyWord);
    } else if (!word.name && judge_.is_function_word(print)) {
      const bool before_name = i + 1 < side.words.size() && side.words[i + 1].name;
      raise(hunk, before_name && tells_role(print) ? Reason::kRole : Reason::kFunctionWord);
    } else {
      loose.push_back({i, number});
    }
  }

  // Words that one hunk lost and another gained have moved.
  void settle_moves() {
    std::vector<bool> is_taken(loose_new_.size());
    const bool few = loose_old_.size() * loose_new_.size() <= kMostPairs;
    for (const Loose& lost : loose_old_) {
      bool moved = false;
      for (std::size_t k = 0; few && k < loose_new_.size() && !moved; ++k) {
        if (is_taken[k] || !same_word(old_, lost.word, new_, loose_new_[k].word)) continue;
        is_taken[k] = moved = true;
        old_.partner[lost.word] = loose_new_[k].word;
        new_.partner[loose_new_[k].word] = lost.word;
        const Reason reason = changes_hands(lost.word, loose_new_[k].word) ? Reason::kOrderOfNames : Reason::kOrder;
        raise(out_.hunks[lost.hunk], reason);
        raise(out_.hunks[loose_new_[k].hunk], reason);
      }
      if (!moved) settle_alone(old_, lost);
    }
    for (std::size_t k = 0; k < loose_new_.size(); ++k) {
      if (!is_taken[k]) settle_alone(new_, loose_new_[k]);
    }
  }

  void settle_alone(const Text& side, const Loose& loose) {
    const bool name = side.words[loose.word].name;
    const bool twice = !name && is_said_twice(side, loose.word);
    raise(out_.hunks[loose.hunk], name ? Reason::kName : twice ? Reason::kRepetition : Reason::kContent);
  }

  // The word has passed a name and a border between clauses: «A ser på X og B på Y» is not «A ser på Y og B på X», but
  // «I tillegg anbefaler rådet» is «Rådet anbefaler i tillegg».
  bool changes_hands(std::size_t from, std::size_t to) const {
    // Where it would stand in the new text had it kept its place: behind the last aligned word before it.
    std::size_t stayed = 0;
    for (std::size_t i = from; i-- > 0;) {
      if (old_.partner[i] == kNone) continue;
      stayed = old_.partner[i] + 1;
      break;
    }
    bool name = false, border = false;
    for (std::size_t j = std::min(stayed, to); j < std::max(stayed, to) && j < new_.words.size(); ++j) {
      const Word& word = new_.words[j];
      name = name || word.name;
      border = border || word.kind == WordKind::kPunctuation || word.key == "og" || word.key == "samt";
    }
    return name && border;
  }

  // Names that stand in hunks must come in the same order on both sides.
  void settle_names() {
    std::size_t last = 0;
    for (std::size_t i = 0; i < old_.words.size(); ++i) {
      if (!old_.words[i].name || old_.partner[i] == kNone) continue;
      if (old_.partner[i] < last) return mark_names();
      last = old_.partner[i];
    }
  }

  // The words of a side that stand in the byte range.
  static std::pair<std::size_t, std::size_t> words_in(const Text& side, std::size_t begin, std::size_t end) {
    const auto from = std::partition_point(side.words.begin(), side.words.end(),
                                           [&](const Word& word) { return word.begin < begin; });
    const auto to = std::partition_point(from, side.words.end(), [&](const Word& word) { return word.end <= end; });
    return {static_cast<std::size_t>(from - side.words.begin()), static_cast<std::size_t>(to - side.words.begin())};
  }

  static bool has_name(const Text& side, std::size_t begin, std::size_t end) {
    const auto [from, to] = words_in(side, begin, end);
    return std::any_of(side.words.begin() + static_cast<std::ptrdiff_t>(from),
                       side.words.begin() + static_cast<std::ptrdiff_t>(to),
                       [](const Word& word) { return word.name; });
  }

  void mark_names() {
    for (Hunk& hunk : out_.hunks) {
      if (has_name(old_, hunk.old_begin, hunk.old_end) || has_name(new_, hunk.new_begin, hunk.new_end)) {
        raise(hunk, Reason::kOrderOfNames);
      }
    }
  }

  // Where aligned words are printed otherwise, or the blanks between two of them are.
  void add_typography() {
    std::vector<bool> is_in_hunk(new_.words.size());
    for (const Hunk& hunk : out_.hunks) {
      const auto [from, to] = words_in(new_, hunk.new_begin, hunk.new_end);
      for (std::size_t j = from; j < to; ++j) is_in_hunk[j] = true;
    }
    for (std::size_t j = 0; j < new_.words.size(); ++j) {
      const std::size_t i = new_.partner[j];
      if (i == kNone || is_in_hunk[j]) continue;
      if (old_.print(i) != new_.print(j)) {
        out_.hunks.push_back({old_.words[i].begin, old_.words[i].end, new_.words[j].begin, new_.words[j].end});
      }
      if (j == 0 || i == 0 || is_in_hunk[j - 1] || new_.partner[j - 1] != i - 1) continue;
      const Hunk blank{old_.words[i - 1].end, old_.words[i].begin, new_.words[j - 1].end, new_.words[j].begin};
      if (old_.text.substr(blank.old_begin, blank.old_end - blank.old_begin) !=
          new_.text.substr(blank.new_begin, blank.new_end - blank.new_begin)) {
        out_.hunks.push_back(blank);
      }
    }
    add_ends();
  }

  // Blanks before the first and behind the last word.
  void add_ends() {
    const auto first = [](const Text& side) {
      return side.words.empty() ? side.text.size() : side.words.front().begin;
    };
    const auto last = [](const Text& side) { return side.words.empty() ? side.text.size() : side.words.back().end; };
    if (old_.text.substr(0, first(old_)) != new_.text.substr(0, first(new_))) {
      out_.hunks.push_back({0, first(old_), 0, first(new_)});
    }
    if (old_.text.substr(last(old_)) != new_.text.substr(last(new_))) {
      out_.hunks.push_back({last(old_), old_.text.size(), last(new_), new_.text.size()});
    }
  }

  WordJudge& judge_;
  Text old_, new_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Loose> loose_old_, loose_new_;
  Comparison out_;
};

constexpr std::array<std::string_view, 6> kVerdicts{"identical",   "typographic", "wording",
                                                    "substantive", "no-proposal", "no-vedtak"};
constexpr std::array<std::string_view, 12> kReasons{"typography", "punctuation", "inflection",     "function-word",
                                                    "repetition", "order",       "order-of-names", "role",
                                                    "content",    "name",        "weighty-word",   "number"};

}  // namespace

std::string_view name(Verdict verdict) {
  return kVerdicts[static_cast<std::size_t>(verdict)];
}

std::string_view name(Reason reason) {
  return kReasons[static_cast<std::size_t>(reason)];
}

Comparison compare(std::string_view old_text, std::string_view new_text, WordJudge& judge) {
  return Comparer(old_text, new_text, judge).take();
}

}  // namespace saksgang::history
