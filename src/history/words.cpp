#include "history/words.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace saksgang::history {
namespace {

constexpr std::array<std::string_view, 72> kWeighty{
    "ikke",    "ikkje",    "ingen",     "inga",    "ingi",   "ingenting", "aldri",    "uten",   "utan",
    "unntatt", "unnateke", "verken",    "hverken", "skal",   "skulle",    "bør",      "burde",  "må",
    "måtte",   "kan",      "kunne",     "vil",     "ville",  "lyt",       "alle",     "begge",  "både",
    "hver",    "hvert",    "kvar",      "kvart",   "noen",   "noe",       "noko",     "nokre",  "flere",
    "fleire",  "færre",    "andre",     "kun",     "bare",   "berre",     "minst",    "høyst",  "høgst",
    "maks",    "mest",     "mer",       "meir",    "mindre", "samtlige",  "samtlege", "dersom", "hvis",
    "eller",   "enten",    "likevel",   "før",     "etter",  "innen",     "innan",    "inntil", "senest",
    "seinast", "tidligst", "tidlegast", "straks",  "under",  "over",      "utover",   "mellom", "mot"};

constexpr std::array<std::string_view, 12> kRoles{"av",  "fra",     "frå", "for", "med",  "mellom",
                                                  "mot", "overfor", "på",  "til", "uten", "utan"};

bool is_hyphen(char32_t c) {
  return c == '-' || c == 0xAD || c == 0x2010 || c == 0x2011;
}

bool is_dash(char32_t c) {
  return is_hyphen(c) || (c >= 0x2012 && c <= 0x2015) || c == 0x2212;
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}

bool is_quotation_mark(char32_t c) {
  return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}

bool is_part(char32_t c) {
  return utf8::is_letter(c) || utf8::is_digit(c) || utf8::is_mark(c);
}

struct Sign {
  char32_t c = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Cutter {
 public:
  explicit Cutter(std::string_view text) {
    for (std::size_t pos = 0; pos < text.size();) {
      const std::size_t begin = pos;
      const char32_t c = utf8::next(text, pos);
      signs_.push_back({c, begin, pos});
    }
  }

  std::vector<Word> take() {
    bool opens = true;
    for (std::size_t i = 0; i < signs_.size();) {
      const char32_t c = signs_[i].c;
      if (utf8::is_space(c)) {
        opens = opens || c == U'\n';
        ++i;
        continue;
      }
      const std::size_t end = is_part(c) ? end_of_word(i) : i + 1;
      Word word = make(i, end);
      word.opens_sentence = opens;
      if (word.kind == WordKind::kPunctuation) {
        opens = opens || c == U'.' || c == U'!' || c == U'?' || c == U':';
      } else if (word.kind != WordKind::kMark) {
        word.name = word.kind == WordKind::kWord && is_name(i, end, opens);
        opens = false;
      }
      words_.push_back(std::move(word));
      i = end;
    }
    return std::move(words_);
  }

 private:
  char32_t at(std::size_t i) const { return i < signs_.size() ? signs_[i].c : U' '; }

  // Digits in groups of three are one number, whatever blanks stand between them.
  std::size_t end_of_groups(std::size_t begin, std::size_t end) const {
    if (end - begin > 3) return end;
    for (std::size_t i = begin; i < end; ++i) {
      if (!utf8::is_digit(signs_[i].c)) return end;
    }
    while (end < signs_.size() && utf8::is_space(at(end)) && at(end) != U'\n' && utf8::is_digit(at(end + 1)) &&
           utf8::is_digit(at(end + 2)) && utf8::is_digit(at(end + 3)) && !is_part(at(end + 4)) && at(end + 4) != U'/') {
      end += 4;
    }
    return end;
  }

  std::size_t end_of_word(std::size_t begin) const {
    std::size_t i = begin;
    while (i < signs_.size()) {
      const char32_t c = signs_[i].c;
      const char32_t before = i > begin ? at(i - 1) : U' ', after = at(i + 1);
      const bool between_digits = utf8::is_digit(before) && utf8::is_digit(after);
      const bool joins = (is_hyphen(c) && (is_part(after) || utf8::is_letter(before))) ||
                         (is_apostrophe(c) && utf8::is_letter(after)) || (c == U'@' && is_part(after)) ||
                         ((c == U'/' || c == U'.' || c == U',' || c == U':' || is_dash(c)) && between_digits);
      if (!is_part(c) && !(i > begin && joins)) break;
      ++i;
    }
    return end_of_groups(begin, i);
  }

  Word make(std::size_t begin, std::size_t end) const {
    Word word;
    word.begin = signs_[begin].begin;
    word.end = signs_[end - 1].end;
    if (!is_part(signs_[begin].c)) {
      const char32_t c = signs_[begin].c;
      word.kind = is_dash(c) || is_quotation_mark(c) ? WordKind::kMark : WordKind::kPunctuation;
      if (is_dash(c)) {
        word.key = "-";
      } else if (is_quotation_mark(c)) {
        word.key = "\"";
      } else {
        utf8::append(word.key, c);
      }
      return word;
    }
    for (std::size_t i = begin; i < end; ++i) {
      const char32_t c = signs_[i].c;
      if (utf8::is_digit(c)) word.kind = WordKind::kNumber;
      if (utf8::is_space(c)) continue;
      if (is_dash(c)) {
        if (i > begin && utf8::is_digit(at(i - 1)) && utf8::is_digit(at(i + 1))) word.key += '-';
      } else if (is_apostrophe(c)) {
        word.key += '\'';
      } else {
        utf8::append(word.key, i == begin ? utf8::lower(c) : c);
      }
    }
    return word;
  }

  bool is_name(std::size_t begin, std::size_t end, bool opens) const {
    std::size_t capitals = 0;
    for (std::size_t i = begin; i < end; ++i) capitals += utf8::is_upper(signs_[i].c) ? 1 : 0;
    return capitals > 1 || (utf8::is_upper(signs_[begin].c) && !opens);
  }

  std::vector<Sign> signs_;
  std::vector<Word> words_;
};

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  return Cutter(text).take();
}

bool carries_weight(std::string_view word) {
  const std::string lower = utf8::lower(word);
  return std::find(kWeighty.begin(), kWeighty.end(), lower) != kWeighty.end();
}

bool tells_role(std::string_view word) {
  const std::string lower = utf8::lower(word);
  return std::find(kRoles.begin(), kRoles.end(), lower) != kRoles.end();
}

}  // namespace saksgang::history
