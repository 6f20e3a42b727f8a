#include "analyzers/definitions.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "analyzers/norwegian.hpp"
#include "base/utf8.hpp"

namespace saksgang::analyzers {
namespace {

constexpr std::size_t kLongestInBrackets = 160;  // bytes
constexpr std::size_t kLongestBefore = 240;      // bytes looked at before a bracket
constexpr std::size_t kFewestLetters = 2;
constexpr std::size_t kMostLetters = 10;
constexpr std::size_t kMostWords = 12;
constexpr int kMostSteps = 2'000;         // of one comparison of letters with words
constexpr std::size_t kShortestPart = 3;  // letters of a compound's part

// What a long form has without a letter in its abbreviation; it begins and ends with none of these.
constexpr std::array<std::string_view, 26> kFunctionWords = {
    "and", "av",     "de",  "den", "det", "eller", "en", "et",  "for", "frå", "fra", "i",   "in",
    "med", "mellom", "mot", "of",  "og",  "on",    "på", "som", "the", "til", "to",  "ved", "with"};

// What may stand behind a name without belonging to its abbreviation.
constexpr std::array<std::string_view, 5> kCompanyForms = {"AS", "ASA", "HF", "RHF", "SF"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& all, std::string_view word) {
  return std::find(all.begin(), all.end(), word) != all.end();
}

struct Letter {
  char32_t folded = 0;
  bool capital = false;  // or a digit
};

// The letters of a text that has the form of an abbreviation; none of another.
std::vector<Letter> letters_of(std::string_view text) {
  std::vector<Letter> out;
  std::size_t capitals = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    if (c == U'-' || c == U'&' || c == U'/') continue;
    if (!utf8::is_letter(c) && !utf8::is_digit(c)) return {};
    const bool capital = utf8::is_upper(c);
    if (out.empty() && !capital) return {};
    capitals += capital ? 1 : 0;
    out.push_back({utf8::lower(c), capital || utf8::is_digit(c)});
    if (out.size() > kMostLetters) return {};
  }
  if (capitals < kFewestLetters) return {};
  return out;
}

// «HDABs» in the plural, «UNN HF» with what kind of company it is.
std::string_view bare_abbreviation(std::string_view text) {
  text = utf8::trim(text);
  if (const std::size_t blank = text.rfind(' '); blank != std::string_view::npos) {
    if (is_one_of(kCompanyForms, text.substr(blank + 1))) text = utf8::trim(text.substr(0, blank));
  }
  if (text.size() > kFewestLetters && text.ends_with('s')) {
    const char before = text[text.size() - 2];
    if (before >= 'A' && before <= 'Z') text.remove_suffix(1);
  }
  return text;
}

// A word of what may be a long form.
struct Word {
  std::size_t begin = 0;  // byte in the text it was cut from
  std::u32string letters;
  bool capital = false;
  bool function_word = false;
  bool after_elision = false;  // «omsorgsdepartementet» of «helse- og omsorgsdepartementet»
  bool skippable = false;      // «SF»
};

bool is_quote(char32_t c) {
  return c == U'"' || c == U'«' || c == U'»' || c == U'“' || c == U'”' || c == U'‘';
}

bool may_be_in_word(char32_t c) {
  constexpr std::u32string_view kSigns = U"-\u2010\u2011'\u00AD&@";
  return utf8::is_letter(c) || utf8::is_digit(c) || kSigns.find(c) != std::u32string_view::npos;
}

// The words of a text from its last sign on that cannot stand in a long form («12 %»).
struct Words {
  std::vector<Word> words;
  bool whole = true;  // there is no such sign
};

Words words_of(std::string_view text) {
  Words out;
  bool elided = false;
  for (std::size_t pos = 0; pos < text.size();) {
    std::size_t after = pos;
    if (utf8::is_space(utf8::next(text, after))) {
      pos = after;
      continue;
    }
    Word word;
    word.begin = pos;
    bool is_word = true;
    for (; pos < text.size(); pos = after) {
      after = pos;
      const char32_t c = utf8::next(text, after);
      if (utf8::is_space(c)) break;
      if (!may_be_in_word(c)) is_word = false;
      if (word.letters.empty()) word.capital = utf8::is_upper(c);
      if (c != U'\u00AD') word.letters.push_back(c == U'\u2010' || c == U'\u2011' ? U'-' : utf8::lower(c));
    }
    if (!is_word || word.letters.empty()) {
      out = {{}, false};
      elided = false;
      continue;
    }
    const std::string_view printed = text.substr(word.begin, pos - word.begin);
    const std::string folded = fold(printed);
    word.function_word = is_one_of(kFunctionWords, folded);
    word.skippable = is_one_of(kCompanyForms, printed);
    word.after_elision = elided && !word.function_word;
    if (!word.function_word) elided = folded.ends_with('-');
    out.words.push_back(std::move(word));
  }
  return out;
}

// Whether an abbreviation's letters are those of all the words, by the rules of find_definitions().
class Match {
 public:
  Match(const std::vector<Letter>& letters, const std::vector<Word>& words, std::size_t first)
      : letters_(letters), words_(words), first_(first) {}

  bool run() { return from_word(first_, 0); }

 private:
  // From the beginning of a word on, with the letters from `letter` on.
  bool from_word(std::size_t index, std::size_t letter) {
    if (++steps_ > kMostSteps) return false;
    if (index == words_.size()) return letter == letters_.size();
    const Word& word = words_[index];
    const bool last = index + 1 == words_.size();
    if (letter < letters_.size() && word.letters.front() == letters_[letter].folded &&
        (index != first_ || letters_[letter].capital) && from_letter(index, 1, letter + 1)) {
      return true;
    }
    if (index == first_) return false;
    if (word.after_elision && letter < letters_.size()) {
      // «pasient- og brukerregister»: the part in common may be all that counts.
      for (std::size_t at = kShortestPart; at + kShortestPart <= word.letters.size(); ++at) {
        if (word.letters[at] == letters_[letter].folded && from_letter(index, at + 1, letter + 1)) return true;
      }
    }
    return ((word.function_word && !last) || (word.skippable && last)) && from_word(index + 1, letter);
  }

  // Within a word of which the letter before `at` is the last that was found.
  bool from_letter(std::size_t index, std::size_t at, std::size_t letter) {
    if (++steps_ > kMostSteps) return false;
    if (letter < letters_.size()) {
      const std::u32string& letters = words_[index].letters;
      for (std::size_t i = at; i < letters.size(); ++i) {
        if (letters[i] == letters_[letter].folded && may_stand(letters, at, i, letter) &&
            from_letter(index, i + 1, letter + 1)) {
          return true;
        }
      }
    }
    return from_word(index + 1, letter);
  }

  bool may_stand(const std::u32string& letters, std::size_t after, std::size_t at, std::size_t letter) const {
    if (letters[at - 1] == U'-') return true;
    if (!letters_[letter].capital) return true;
    return at + 1 >= after + kShortestPart && at + kShortestPart <= letters.size();
  }

  const std::vector<Letter>& letters_;
  const std::vector<Word>& words_;
  std::size_t first_;
  int steps_ = 0;
};

// Whether words from `first` on may be a long form of the letters at all.
bool is_plausible(const std::vector<Letter>& letters, const std::vector<Word>& words, std::size_t first) {
  if (words[first].function_word || words.back().function_word) return false;
  const auto count = std::count_if(words.begin() + static_cast<std::ptrdiff_t>(first), words.end(),
                                   [](const Word& word) { return !word.function_word && !word.skippable; });
  const bool all_capital = std::all_of(words.begin() + static_cast<std::ptrdiff_t>(first), words.end(),
                                       [](const Word& word) { return word.capital; });
  // «Kari Sand (KS)», «Kristiansund (KS)».
  if (letters.size() == kFewestLetters && all_capital) return false;
  if (static_cast<std::size_t>(count) > letters.size()) return false;
  // A word that is the abbreviation itself explains nothing.
  return words.size() - first > 1 || words[first].letters.size() > letters.size() + kShortestPart;
}

// Where in the text the long form begins that ends with it; the fewest words that do.
std::optional<std::size_t> long_form_at_end(std::string_view text, const std::vector<Letter>& letters) {
  const std::vector<Word> words = words_of(text).words;
  const std::size_t fewest = words.size() > kMostWords ? words.size() - kMostWords : 0;
  for (std::size_t first = words.size(); first-- > fewest;) {
    if (is_plausible(letters, words, first) && Match(letters, words, first).run()) return words[first].begin;
  }
  return std::nullopt;
}

bool is_whole_long_form(std::string_view text, const std::vector<Letter>& letters) {
  const Words all = words_of(text);
  if (!all.whole || all.words.empty() || all.words.size() > kMostWords) return false;
  return is_plausible(letters, all.words, 0) && Match(letters, all.words, 0).run();
}

bool parts_phrases(char32_t c) {
  constexpr std::u32string_view kSigns = U"\n.,;:()[]/!?\u2013\u2014\u2022";
  return kSigns.find(c) != std::u32string_view::npos || is_quote(c);
}

// The end of a text as far back as a long form may reach: to a sign that parts sentences or phrases.
std::string_view reach(std::string_view text) {
  std::size_t from = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    if (parts_phrases(utf8::next(text, pos))) from = pos;
  }
  return text.substr(from);
}

// Where «long form, ABBR» and «long form - ABBR» in brackets are parted.
std::optional<std::pair<std::string_view, std::string_view>> halves(std::string_view inside) {
  for (const std::string_view sign : {std::string_view(","), std::string_view(" - "), std::string_view(" \u2013 ")}) {
    const std::size_t at = inside.rfind(sign);
    if (at != std::string_view::npos) return std::pair(inside.substr(0, at), inside.substr(at + sign.size()));
  }
  return std::nullopt;
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Definition> run() {
    for (std::size_t open = text_.find('('); open != std::string_view::npos; open = text_.find('(', open + 1)) {
      const std::string_view rest = text_.substr(open + 1, kLongestInBrackets);
      const std::size_t size = rest.find_first_of("()\n");
      if (size == std::string_view::npos || rest[size] != ')') continue;
      at_bracket(open, rest.substr(0, size));
    }
    return std::move(out_);
  }

 private:
  void at_bracket(std::size_t open, std::string_view inside) {
    const std::size_t close = open + 1 + inside.size() + 1;
    const std::string_view before = utf8::trim(stretch_before(open));
    if (before.empty() || !follows_blank(open)) return;
    const std::string_view abbreviation = bare_abbreviation(inside);
    if (const auto letters = letters_of(abbreviation); !letters.empty()) {
      const std::string_view near = reach(unquoted(before));
      if (const auto at = long_form_at_end(near, letters)) {
        put(abbreviation, near.substr(*at), static_cast<std::size_t>(near.data() - text_.data()) + *at, close);
      }
      return;
    }
    if (const auto parts = halves(inside)) {
      const std::string_view last = bare_abbreviation(parts->second);
      const auto letters = letters_of(last);
      if (!letters.empty() && is_whole_long_form(parts->first, letters)) {
        put(last, parts->first, open + 1, close);
        return;
      }
    }
    const std::size_t blank = before.find_last_of(" \n(");
    const std::string_view word = blank == std::string_view::npos ? before : before.substr(blank + 1);
    if (word.size() > kMostLetters * 2) return;
    const auto letters = letters_of(bare_abbreviation(word));
    if (!letters.empty() && is_whole_long_form(unquoted(inside), letters)) {
      put(bare_abbreviation(word), unquoted(inside), static_cast<std::size_t>(word.data() - text_.data()), close);
    }
  }

  // At most kLongestBefore bytes, in whole words.
  std::string_view stretch_before(std::size_t at) const {
    if (at <= kLongestBefore) return text_.substr(0, at);
    const std::string_view out = text_.substr(at - kLongestBefore, kLongestBefore);
    const std::size_t blank = out.find(' ');
    return blank == std::string_view::npos ? std::string_view() : out.substr(blank);
  }

  bool follows_blank(std::size_t at) const {
    std::size_t pos = at - 1;
    while (pos > 0 && (static_cast<unsigned char>(text_[pos]) & 0xC0) == 0x80) --pos;
    return text_[pos] != '\n' && utf8::is_space(utf8::next(text_, pos));
  }

  // Without the quotation marks that a long form may stand in.
  static std::string_view unquoted(std::string_view text) {
    text = utf8::trim(text);
    for (const std::string_view mark : {std::string_view("»"), std::string_view("”"), std::string_view("\"")}) {
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    for (const std::string_view mark : {std::string_view("«"), std::string_view("“"), std::string_view("\"")}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size());
    }
    return text;
  }

  void put(std::string_view abbreviation, std::string_view long_form, std::size_t begin, std::size_t end) {
    const std::size_t blank = long_form.rfind(' ');
    if (blank != std::string_view::npos && is_one_of(kCompanyForms, long_form.substr(blank + 1))) {
      long_form = long_form.substr(0, blank);
    }
    out_.push_back({std::string(abbreviation), utf8::collapse_blanks(long_form), begin, end});
  }

  std::string_view text_;
  std::vector<Definition> out_;
};

}  // namespace

std::vector<Definition> find_definitions(std::string_view text) {
  return Finder(text).run();
}

}  // namespace saksgang::analyzers
