#include "history/titles.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <tuple>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "history/lexemes.hpp"
#include "model/councils.hpp"

namespace saksgang::history {
namespace {

// Small words, and what is said of any case. Sorted by bytes.
// clang-format off
constexpr std::array<std::string_view, 75> kSmall{
    "a", "anbefaling", "av", "dagsaktuelt", "dagsorden", "de", "dei", "del", "den", "det", "direktoratet", "drøfting",
    "drøftingssak", "ei", "ein", "eit", "eller", "en", "er", "et", "etter", "eventuelt", "for", "forslag", "fra",
    "framlegg", "frå", "godkjenne", "godkjenning", "helsedirektoratet", "hos", "i", "innan", "innen", "innkalling",
    "jf", "kort", "lukket", "med", "mot", "mv", "møte", "møtet", "ny", "nye", "nytt", "og", "om", "opning",
    "orienterer", "orientering", "orienteringssak", "over", "protokoll", "på", "referat", "referatet", "sak", "saka",
    "saken", "saker", "sakliste", "saksliste", "samt", "som", "status", "tema", "temadag", "til", "tilråding",
    "under", "ved", "velkomen", "velkommen", "åpning"};
// clang-format on
static_assert(std::is_sorted(kSmall.begin(), kSmall.end()));

bool is_small(std::string_view word) {
  return std::binary_search(kSmall.begin(), kSmall.end(), word);
}

// Bytes both begin with, whole characters.
std::size_t common_beginning(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  while (n > 0 && n < a.size() && (static_cast<unsigned char>(a[n]) & 0xC0) == 0x80) --n;
  return n;
}

// Bytes that words which differ in their endings alone have in common.
constexpr std::size_t kBeginning = 5;

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

bool alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() < kBeginning || b.size() < kBeginning || a[0] != b[0]) return false;
  if (has_digit(a)) return false;  // «ICD-10» is not «ICD-11»
  constexpr std::size_t kPart = 7, kOf = 10;
  const std::size_t common = common_beginning(a, b);
  return common >= kBeginning && common * kOf >= std::max(a.size(), b.size()) * kPart;
}

// Words that are alike have one key.
std::string_view key_of_word(std::string_view word) {
  if (has_digit(word)) return word;
  std::size_t end = std::min(word.size(), kBeginning);
  while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return word.substr(0, end);
}

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<bool> used(b.size(), false), done(a.size(), false);
  std::size_t count = 0;
  for (const bool exact : {true, false}) {
    for (std::size_t k = 0; k < a.size(); ++k) {
      for (std::size_t i = 0; i < b.size() && !done[k]; ++i) {
        if (used[i] || !(exact ? a[k] == b[i] : alike(a[k], b[i]))) continue;
        used[i] = done[k] = true;
        ++count;
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

std::vector<std::string> title_keys(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  std::map<std::string_view, std::size_t> met;
  for (const std::string& word : words) {
    // One that stands again is another, so that two lists share as many keys as words.
    const std::string_view key = key_of_word(word);
    out.emplace_back(key).append(met[key]++, '+');
  }
  // Any order would do; those that are likely to be rare come first: figures, then long ones.
  const auto rank = [](const std::string& key) { return std::tuple(has_digit(key) ? 0 : 1, -std::ssize(key)); };
  std::sort(out.begin(), out.end(), [&](const std::string& a, const std::string& b) {
    return std::tuple(rank(a), std::string_view(a)) < std::tuple(rank(b), std::string_view(b));
  });
  // Of n words s >= 2 n / 3 are shared with m clearly alike: 2 s >= kClearlyAlike (n + m), and s <= m.
  static_assert(kClearlyAlike == 0.8);
  if (!out.empty()) out.resize(out.size() - (2 * out.size() + 2) / 3 + 1);
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
