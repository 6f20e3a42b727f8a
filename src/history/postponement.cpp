#include "history/postponement.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/utf8.hpp"

namespace saksgang::history {
namespace {

constexpr std::array<std::string_view, 6> kPutOff{"utsatt", "utsettes", "utsett", "utsettast", "utset", "utsetjast"};
constexpr std::array<std::string_view, 9> kMatter{"saken", "saka",    "sak",    "punktet",    "behandling",
                                                  "neste", "seinare", "senere", "behandlinga"};

bool one_of(std::string_view word, const auto& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// One sentence in small letters.
bool says_so(std::string_view sentence) {
  bool put_off = false, matter = false;
  std::string word, before;
  std::size_t words = 0;
  bool behind = false;
  for (std::size_t pos = 0; pos <= sentence.size();) {
    const char32_t c = pos < sentence.size() ? utf8::next(sentence, pos) : (++pos, U' ');
    if (utf8::is_letter(c)) {
      utf8::append(word, c);
      continue;
    }
    if (word.empty()) continue;
    ++words;
    if (behind && (word == "fra" || word == "frå")) return false;  // it comes from an earlier meeting
    behind = one_of(word, kPutOff);
    if (behind && (before == "ikke" || before == "ikkje")) return false;
    put_off = put_off || behind;
    matter = matter || one_of(word, kMatter);
    before = std::move(word);
    word.clear();
  }
  return put_off && (matter || words <= 2);
}

bool says_so_anywhere(std::string_view text) {
  const std::string lower = utf8::lower(text);
  if (lower.find("utset") == std::string::npos && lower.find("utsat") == std::string::npos) return false;
  std::string_view rest = lower;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("\n!?"), rest.find(". "));
    if (says_so(rest.substr(0, end))) return true;
    if (end == std::string_view::npos) break;
    rest = rest.substr(end + 1);
  }
  return false;
}

}  // namespace

bool is_put_off(const CaseRecord& minutes) {
  if (minutes.vedtak) return says_so_anywhere(minutes.vedtak->text);
  return says_so_anywhere(minutes.body) ||
         std::any_of(minutes.innspill.begin(), minutes.innspill.end(),
                     [](const Innspill& remark) { return says_so_anywhere(remark.text); });
}

}  // namespace saksgang::history
