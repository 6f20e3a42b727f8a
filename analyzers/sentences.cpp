#include "analyzers/sentences.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace saksgang::analyzers {
namespace {

constexpr std::array<std::string_view, 32> kAbbreviations = {
    "f.eks", "bl.a", "o.l",  "m.m",   "m.fl", "m.v",  "mv",  "osv",  "jf",    "nr",  "kl",
    "ca",    "pkt",  "inkl", "ev",    "evt",  "vedr", "ifm", "iht",  "mht",   "pga", "mfl",
    "dvs",   "ang",  "stk",  "t.o.m", "art",  "meld", "st",  "prop", "innst", "dok"};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Whether the full stop at `dot` belongs to the word before it.
bool belongs_to_word(std::string_view text, std::size_t begin, std::size_t dot) {
  std::size_t start = dot;
  while (start > begin && !is_blank(text[start - 1]) && text[start - 1] != '(') --start;
  const std::string_view word = text.substr(start, dot - start);
  if (word.empty()) return false;
  const bool number = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  // A year may end a sentence, «12.» and «3.» mostly do not.
  if (number) return word.size() < 4;
  if (utf8::length(word) == 1) return true;
  const std::string lower = utf8::lower(word);
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), lower) != kAbbreviations.end();
}

// The code point at `pos`, which is moved behind blanks and opening marks first.
char32_t first_of_next(std::string_view text, std::size_t pos) {
  while (pos < text.size()) {
    const char32_t c = utf8::next(text, pos);
    if (!utf8::is_space(c) && c != U'«' && c != U'"' && c != U'(' && c != U'“') return c;
  }
  return 0;
}

}  // namespace

std::vector<Sentence> sentences(std::string_view text) {
  std::vector<Sentence> out;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    std::size_t first = begin, last = end;
    while (first < last && is_blank(text[first])) ++first;
    while (last > first && is_blank(text[last - 1])) --last;
    if (first < last) out.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
    begin = end;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      close(i);
      continue;
    }
    if (c != '.' && c != '!' && c != '?') continue;
    std::size_t end = i + 1;
    while (end < text.size() && (text[end] == '.' || text[end] == ')' || text[end] == '"')) ++end;
    if (text.substr(end).starts_with("»")) end += std::string_view("»").size();
    if (end < text.size() && !is_blank(text[end])) continue;
    const char32_t next = first_of_next(text, end);
    const bool small = utf8::is_letter(next) && !utf8::is_upper(next);
    if (c == '.' && (small || belongs_to_word(text, begin, i))) continue;
    close(end);
    i = end - 1;
  }
  close(text.size());
  return out;
}

}  // namespace saksgang::analyzers
