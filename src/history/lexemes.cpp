#include "history/lexemes.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace saksgang::history {
namespace {

char32_t at(std::string_view text, std::size_t pos, std::size_t end) {
  return pos < end ? utf8::next(text, pos) : U' ';
}

bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

}  // namespace

std::vector<Lexeme> lexemes(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<Lexeme> out;
  for (std::size_t i = begin; i < end;) {
    std::size_t next = i;
    const char32_t first = utf8::next(text, next);
    if (utf8::is_space(first) || first == 0xAD) {
      i = next;
      continue;
    }
    Lexeme word;
    word.begin = i;
    word.is_word = utf8::is_letter(first) || utf8::is_digit(first);
    word.is_capitalised = utf8::is_upper(first);
    utf8::append(word.lower, utf8::lower(first));
    char32_t before = first;
    while (word.is_word && next < end) {
      std::size_t behind = next;
      char32_t c = utf8::next(text, behind);
      if (c != 0xAD) {
        const char32_t after = at(text, behind, end);
        const bool joins = (is_hyphen(c) && utf8::is_letter(before) && utf8::is_letter(after)) ||
                           (c == '/' && utf8::is_digit(before) && utf8::is_digit(after));
        if (!utf8::is_letter(c) && !utf8::is_digit(c) && !joins && !utf8::is_mark(c)) break;
        if (is_hyphen(c)) c = '-';
        utf8::append(word.lower, utf8::lower(c));
        before = c;
      }
      next = behind;
    }
    word.end = next;
    i = next;
    out.push_back(std::move(word));
  }
  return out;
}

bool tells_of_succession(const std::vector<Lexeme>& sentence) {
  constexpr std::array<std::string_view, 11> kBeginnings{"overt",   "etterf", "avløs",  "avløy", "erstatt", "opprett",
                                                         "etabler", "oppnev", "opphør", "nedla", "nedle"};
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::string& word = sentence[i].lower;
    if (std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](auto begin) { return word.starts_with(begin); })) {
      return true;
    }
    const bool takes = word == "tok" || word == "tar" || word == "tek" || word == "ta";
    if (takes && i + 1 < sentence.size() && sentence[i + 1].lower == "over") return true;
  }
  return false;
}

}  // namespace saksgang::history
