#include "history/titles.hpp"

#include <algorithm>
#include <array>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "history/lexemes.hpp"
#include "model/councils.hpp"

namespace saksgang::history {
namespace {

constexpr std::array<std::string_view, 75> kSmall{"og",
                                                  "i",
                                                  "av",
                                                  "for",
                                                  "til",
                                                  "på",
                                                  "med",
                                                  "om",
                                                  "fra",
                                                  "frå",
                                                  "ved",
                                                  "som",
                                                  "en",
                                                  "et",
                                                  "ei",
                                                  "ein",
                                                  "eit",
                                                  "den",
                                                  "det",
                                                  "de",
                                                  "dei",
                                                  "er",
                                                  "samt",
                                                  "innen",
                                                  "innan",
                                                  "under",
                                                  "over",
                                                  "mot",
                                                  "etter",
                                                  "hos",
                                                  "eller",
                                                  "ny",
                                                  "nye",
                                                  "nytt",
                                                  "sak",
                                                  "saken",
                                                  "saka",
                                                  "saker",
                                                  "møte",
                                                  "møtet",
                                                  "temadag",
                                                  "tema",
                                                  "del",
                                                  "orientering",
                                                  "orienteringssak",
                                                  "drøfting",
                                                  "drøftingssak",
                                                  "godkjenning",
                                                  "godkjenne",
                                                  "innkalling",
                                                  "dagsorden",
                                                  "sakliste",
                                                  "saksliste",
                                                  "referat",
                                                  "referatet",
                                                  "protokoll",
                                                  "eventuelt",
                                                  "dagsaktuelt",
                                                  "status",
                                                  "anbefaling",
                                                  "tilråding",
                                                  "forslag",
                                                  "framlegg",
                                                  "helsedirektoratet",
                                                  "direktoratet",
                                                  "kort",
                                                  "åpning",
                                                  "opning",
                                                  "velkommen",
                                                  "velkomen",
                                                  "lukket",
                                                  "mv",
                                                  "jf",
                                                  "a",
                                                  "orienterer"};

bool is_small(std::string_view word) {
  return std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
}

// Bytes both begin with, whole characters.
std::size_t common_beginning(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  while (n > 0 && n < a.size() && (static_cast<unsigned char>(a[n]) & 0xC0) == 0x80) --n;
  return n;
}

bool alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.find_first_of("0123456789") != std::string_view::npos) return false;  // «ICD-10» is not «ICD-11»
  constexpr std::size_t kLeast = 5, kPart = 7, kOf = 10;
  const std::size_t common = common_beginning(a, b);
  return common >= kLeast && common * kOf >= std::max(a.size(), b.size()) * kPart;
}

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<bool> used(b.size(), false);
  std::size_t count = 0;
  for (const bool exact : {true, false}) {
    for (const std::string& word : a) {
      for (std::size_t i = 0; i < b.size(); ++i) {
        if (used[i] || (exact ? word != b[i] : word == b[i] || !alike(word, b[i]))) continue;
        used[i] = true;
        ++count;
        break;
      }
    }
  }
  return count;
}

}  // namespace

std::vector<std::string> title_words(std::string_view title) {
  constexpr std::size_t kMostWords = 40;
  const std::vector<CouncilMention> councils = find_councils(title);
  std::vector<std::string> out;
  const std::vector<Lexeme> list = lexemes(title);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Lexeme& word = list[i];
    // The figures of «ICD-11» tell it from ICD-10.
    const bool is_code = i >= 2 && list[i - 1].lower == "-" && list[i - 1].begin == list[i - 2].end &&
                         list[i - 1].end == word.begin && !out.empty() && out.back() == list[i - 2].lower;
    if (is_code && word.is_word) {
      out.back() += "-" + word.lower;
      continue;
    }
    if (!word.is_word || is_small(word.lower) || month_of(word.lower) > 0) continue;
    if (word.lower.find_first_not_of("0123456789/") == std::string::npos) continue;
    const bool in_council = std::any_of(councils.begin(), councils.end(), [&](const CouncilMention& m) {
      return m.begin <= word.begin && word.begin < m.end;
    });
    if (in_council || std::find(out.begin(), out.end(), word.lower) != out.end()) continue;
    out.push_back(word.lower);
    if (out.size() == kMostWords) break;
  }
  return out;
}

double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  return 2.0 * static_cast<double>(shared(a, b)) / static_cast<double>(a.size() + b.size());
}

double likeness(std::string_view a, std::string_view b) {
  return likeness(title_words(a), title_words(b));
}

bool same_title(std::string_view a, std::string_view b) {
  const auto one = title_words(a), other = title_words(b);
  return one.size() >= kLeastTitleWords && other.size() >= kLeastTitleWords && likeness(one, other) >= kSameTitle;
}

double coverage(const std::vector<std::string>& title, const std::vector<std::string>& text) {
  if (title.empty()) return 0;
  std::size_t found = 0;
  for (const std::string& word : title) {
    found +=
        std::any_of(text.begin(), text.end(), [&](const std::string& other) { return alike(word, other); }) ? 1U : 0U;
  }
  return static_cast<double>(found) / static_cast<double>(title.size());
}

}  // namespace saksgang::history
