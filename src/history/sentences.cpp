#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "history/lexemes.hpp"
#include "history/references.hpp"

namespace saksgang::history {
namespace {

// Rules over whole sentences cost no more than this on hostile text.
constexpr std::size_t kLongestSentence = 4000;

constexpr std::array<std::string_view, 30> kAbbreviations{
    "jf",   "jfr",  "nr",    "bl",  "bl.a", "ca",  "f.eks", "kl",  "pkt", "dvs", "evt", "mv", "ev",  "inkl", "st",
    "prop", "meld", "innst", "kap", "art",  "ref", "hhv",   "pga", "mht", "ifm", "iht", "a",  "tlf", "dir",  "avd"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// The word that ends right before the full stop at `stop`, with full stops within it.
std::string word_before(std::string_view text, std::size_t begin, std::size_t stop) {
  std::size_t start = stop;
  while (start > begin && text[start - 1] != ' ' && text[start - 1] != '(' && text[start - 1] != '\n') --start;
  return utf8::lower(text.substr(start, stop - start));
}

bool begins_sentence(std::string_view text, std::size_t pos) {
  std::size_t next = pos;
  const char32_t c = utf8::next(text, next);
  return utf8::is_upper(c) || utf8::is_digit(c) || c == U'«' || c == '"' || c == 0x201C || c == 0x2022;
}

bool names_a_case(std::string_view word) {
  constexpr std::array<std::string_view, 9> kWords{"sak",    "saka",       "saken",        "saker",      "sakene",
                                                   "sakane", "behandling", "behandlingen", "handsaminga"};
  return among(kWords, word);
}

// «til neste møte», «til et senere møte», «til møtet 12. juni», from `at` on.
bool says_to_meeting(const std::vector<Lexeme>& list, std::size_t at) {
  if (at >= list.size() || list[at].lower != "til") return false;
  for (std::size_t i = at + 1; i < list.size() && i <= at + 5; ++i) {
    if (!list[i].is_word) return false;
    if (list[i].lower.starts_with("møte")) return true;
  }
  return false;
}

bool says_postponed_in(const std::vector<Lexeme>& list) {
  constexpr std::array<std::string_view, 9> kPutOff{"utsatt",  "utsett",   "utsettes", "utsettast", "utsettjast",
                                                    "utsette", "utsetter", "utset",    "utsatte"};
  constexpr std::array<std::string_view, 9> kMoved{"skyves",   "skjøvet",   "flyttes",  "flyttet",   "flytta",
                                                   "flyttast", "overføres", "overført", "overførast"};
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool put_off = among(kPutOff, list[i].lower);
    if (!put_off && !among(kMoved, list[i].lower)) continue;
    bool denied = false, of_case = false;
    for (std::size_t back = i; back-- > 0 && i - back <= 7;) {
      if (list[back].lower == "ikke" || list[back].lower == "ikkje") denied = denied || i - back <= 3;
      of_case = of_case || names_a_case(list[back].lower);
    }
    if (denied) continue;
    if (says_to_meeting(list, i + 1)) return true;
    if (!put_off) continue;
    const std::string_view next = i + 1 < list.size() ? std::string_view(list[i + 1].lower) : std::string_view();
    if (next == "for" || next == "gruppe" || next == "grupper") continue;  // «utsatt for», exposed to
    if (of_case || names_a_case(next)) return true;
    if (i == 0 && list.size() <= 2) return true;  // «Utsatt.» alone
  }
  return false;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> sentences(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    while (begin < end && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
    std::size_t last = end;
    while (last > begin && (text[last - 1] == ' ' || text[last - 1] == '\n')) --last;
    if (last > begin) out.emplace_back(begin, last);
    begin = end;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' || (c == ' ' && i - begin >= kLongestSentence)) {
      close(i);
      continue;
    }
    if ((c != '.' && c != '!' && c != '?') || i + 2 >= text.size() || text[i + 1] != ' ') continue;
    if (!begins_sentence(text, i + 2)) continue;
    if (c == '.') {
      const std::string word = word_before(text, begin, i);
      const bool is_digit_next = text[i + 2] >= '0' && text[i + 2] <= '9';
      const bool is_number =
          !word.empty() && word.size() <= 2 && word.find_first_not_of("0123456789") == std::string::npos;
      if (among(kAbbreviations, word) || is_number || (is_digit_next && word.size() <= 4 && word != "sak")) continue;
    }
    close(i + 1);
  }
  close(text.size());
  return out;
}

bool says_postponed(std::string_view text) {
  for (const auto& [begin, end] : sentences(text)) {
    if (says_postponed_in(lexemes(text, begin, end))) return true;
  }
  return false;
}

}  // namespace saksgang::history
