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

  // The blanks around a word are the same on both sides of a hunk, or they belong to it: so the hunks alone make one
  // text into the other.
  static std::size_t end_before(const Text& side, std::size_t i) { return i > 0 ? side.words[i - 1].end : 0; }
  static std::size_t begin_behind(const Text& side, std::size_t end) {
    return end < side.words.size() ? side.words[end].begin : side.text.size();
  }
  static std::string_view cut(const Text& side, std::size_t begin, std::size_t end) {
    return side.text.substr(begin, end - begin);
  }

  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void both_ranges(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end, Range& x, Range& y) const {
    x = {old_.words[a].begin, old_.words[a_end - 1].end};
    y = {new_.words[b].begin, new_.words[b_end - 1].end};
    const std::size_t before_x = end_before(old_, a), before_y = end_before(new_, b);
    if (cut(old_, before_x, x.begin) != cut(new_, before_y, y.begin)) {
      x.begin = before_x;
      y.begin = before_y;
    }
    const std::size_t behind_x = begin_behind(old_, a_end), behind_y = begin_behind(new_, b_end);
    if (cut(old_, x.end, behind_x) != cut(new_, y.end, behind_y)) {
      x.end = behind_x;
      y.end = behind_y;
    }
  }

  // `empty` has no words at `e`, `full` those from `f` on.
  static void one_range(const Text& empty, std::size_t e, const Text& full, std::size_t f, std::size_t f_end, Range& x,
                        Range& y) {
    const std::size_t before_x = end_before(empty, e), behind_x = begin_behind(empty, e);
    const std::size_t before_y = end_before(full, f), behind_y = begin_behind(full, f_end);
    const std::size_t begin = full.words[f].begin, end = full.words[f_end - 1].end;
    const std::string_view gap = cut(empty, before_x, behind_x);
    if (cut(full, before_y, begin) == gap) {
      x = {behind_x, behind_x};
      y = {begin, behind_y};
    } else if (cut(full, end, behind_y) == gap) {
      x = {before_x, before_x};
      y = {before_y, end};
    } else {
      x = {before_x, behind_x};
      y = {before_y, behind_y};
    }
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

  void add_hunk(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
    Range x, y;
    if (a == a_end) {
      one_range(old_, a, new_, b, b_end, x, y);
    } else if (b == b_end) {
      one_range(new_, b, old_, a, a_end, y, x);
    } else {
      both_ranges(a, a_end, b, b_end, x, y);
    }
    out_.hunks.push_back({x.begin, x.end, y.begin, y.end});
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
    is_in_hunk_.assign(new_.words.size(), false);
    for (const Hunk& hunk : out_.hunks) {
      const auto [from, to] = words_in(new_, hunk.new_begin, hunk.new_end);
      for (std::size_t j = from; j < to; ++j) is_in_hunk_[j] = true;
    }
    for (std::size_t j = 0; j < new_.words.size(); ++j) {
      const std::size_t i = new_.partner[j];
      if (i == kNone || is_in_hunk_[j]) continue;
      if (old_.print(i) != new_.print(j)) {
        out_.hunks.push_back({old_.words[i].begin, old_.words[i].end, new_.words[j].begin, new_.words[j].end});
      }
      if (j == 0 || i == 0 || is_in_hunk_[j - 1] || new_.partner[j - 1] != i - 1) continue;
      const Hunk blank{old_.words[i - 1].end, old_.words[i].begin, new_.words[j - 1].end, new_.words[j].begin};
      if (old_.text.substr(blank.old_begin, blank.old_end - blank.old_begin) !=
          new_.text.substr(blank.new_begin, blank.new_end - blank.new_begin)) {
        out_.hunks.push_back(blank);
      }
    }
    add_ends();
  }

  // Blanks before the first and behind the last word, where no hunk has them.
  void add_ends() {
    if (old_.words.empty() && new_.words.empty()) {
      out_.hunks.push_back({0, old_.text.size(), 0, new_.text.size()});
      return;
    }
    if (old_.words.empty() || new_.words.empty()) return;
    const std::size_t a = old_.words.size() - 1, b = new_.words.size() - 1;
    const std::size_t head_a = old_.words[0].begin, head_b = new_.words[0].begin;
    if (is_aligned(0, 0) && cut(old_, 0, head_a) != cut(new_, 0, head_b)) {
      out_.hunks.push_back({0, head_a, 0, head_b});
    }
    const std::size_t tail_a = old_.words[a].end, tail_b = new_.words[b].end;
    if (is_aligned(a, b) && cut(old_, tail_a, old_.text.size()) != cut(new_, tail_b, new_.text.size())) {
      out_.hunks.push_back({tail_a, old_.text.size(), tail_b, new_.text.size()});
    }
  }

  bool is_aligned(std::size_t i, std::size_t j) const {
    return old_.partner[i] == j && old_.ids[i] == new_.ids[j] && !is_in_hunk_[j];
  }

  WordJudge& judge_;
  Text old_, new_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Loose> loose_old_, loose_new_;
  std::vector<bool> is_in_hunk_;  // words of the new text
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
