#include "index/query/nearest.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/stop_words.hpp"
#include "base/utf8.hpp"
#include "index/word_table.hpp"

namespace saksgang::index::query {
namespace {

constexpr int kWhole = 2;  // in halves
constexpr int kHalf = 1;

// Shorter words have too many neighbours; longer ones are no words.
constexpr std::size_t kShortestWord = 4;
constexpr std::size_t kLongestWord = 60;

// Letters for each whole change that is let pass, and the most that is.
constexpr std::size_t kLettersAChange = 5;
constexpr int kMostChanges = 3;

bool alike(char32_t a, char32_t b) {
  constexpr std::array<std::pair<char32_t, char32_t>, 12> kAlike = {{{U'ø', U'o'},
                                                                     {U'å', U'a'},
                                                                     {U'å', U'o'},
                                                                     {U'æ', U'e'},
                                                                     {U'æ', U'a'},
                                                                     {U'c', U'k'},
                                                                     {U'c', U's'},
                                                                     {U'z', U's'},
                                                                     {U'w', U'v'},
                                                                     {U'i', U'y'},
                                                                     {U'g', U'k'},
                                                                     {U'd', U't'}}};
  return std::any_of(kAlike.begin(), kAlike.end(), [&](const auto& pair) {
    return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a);
  });
}

std::u32string letters(std::string_view text) {
  std::u32string out;
  for (std::size_t pos = 0; pos < text.size();) out.push_back(utf8::next(text, pos));
  return out;
}

struct Near {
  std::string word;
  Xapian::doccount frequency = 0;
};

// Keeps the nearest words met so far.
class Nearest {
 public:
  Nearest(std::u32string_view word, int most) : word_(word), best_(most) {}

  void offer(const std::string& term, Xapian::doccount frequency) {
    // Each letter more or less is half a change at the least.
    const std::size_t bytes = term.size();
    if (bytes + static_cast<std::size_t>(best_) < word_.size() || bytes > 4 * word_.size() + 8) return;
    const std::u32string other = letters(term);
    const std::size_t difference =
        other.size() > word_.size() ? other.size() - word_.size() : word_.size() - other.size();
    if (static_cast<int>(difference) * kHalf > best_) return;
    const int distance = slips(word_, other, best_ + 1);
    if (distance > best_ || !std::any_of(other.begin(), other.end(), utf8::is_letter)) return;
    if (distance < best_) found_.clear();
    best_ = distance;
    const bool is_there =
        std::any_of(found_.begin(), found_.end(), [&](const Near& near) { return near.word == term; });
    if (!is_there) found_.push_back({term, frequency});
  }

  bool any() const { return !found_.empty(); }
  int best() const { return best_; }

  std::vector<std::string> take(std::size_t limit) {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Near& a, const Near& b) { return a.frequency > b.frequency; });
    std::vector<std::string> out;
    for (Near& near : found_) {
      if (out.size() < limit) out.push_back(std::move(near.word));
    }
    return out;
  }

 private:
  std::u32string_view word_;
  int best_;
  std::vector<Near> found_;
};

}  // namespace

int slips(std::u32string_view a, std::u32string_view b, int limit) {
  const std::size_t width = b.size() + 1;
  std::vector<int> before(width), above(width), row(width);
  // What the first letters of one cost where the other has none of them.
  const auto lone = [](std::u32string_view word, std::size_t i) {
    return i > 0 && word[i] == word[i - 1] ? kHalf : kWhole;
  };
  for (std::size_t k = 1; k < width; ++k) above[k] = above[k - 1] + lone(b, k - 1);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = above[0] + lone(a, i - 1);
    int least = row[0];
    for (std::size_t k = 1; k < width; ++k) {
      const char32_t x = a[i - 1], y = b[k - 1];
      int cost = above[k - 1] + (x == y ? 0 : alike(x, y) ? kHalf : kWhole);
      cost = std::min({cost, above[k] + lone(a, i - 1), row[k - 1] + lone(b, k - 1)});
      if (i > 1 && k > 1 && x == b[k - 2] && a[i - 2] == y) cost = std::min(cost, before[k - 2] + kHalf);
      row[k] = cost;
      least = std::min(least, cost);
    }
    if (least >= limit) return limit;
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min(above[b.size()], limit);
}

int slips_allowed(std::size_t letters) {
  const auto changes = static_cast<int>(letters / kLettersAChange);
  return std::clamp(changes, 1, kMostChanges) * kWhole;
}

std::vector<std::string> nearest_words(const Xapian::Database& database, std::string_view word, int most,
                                       std::size_t limit) {
  const std::u32string wanted = letters(word);
  if (wanted.size() < kShortestWord || wanted.size() > kLongestWord) return {};
  Nearest nearest(wanted, most);
  const auto offer_all = [&](const std::string& first, const std::string& but) {
    for (auto it = database.allterms_begin(first); it != database.allterms_end(first);) {
      const std::string term = *it;
      if (term[0] >= 'A' && term[0] <= 'Z') {
        it.skip_to("[");  // words of the text are in small letters; capitals begin the terms of fields
        continue;
      }
      const bool is_met = !but.empty() && term.starts_with(but);
      const bool is_word = term.find('+') == std::string::npos;  // a compound's key is none
      if (!is_met && is_word && !analyzers::is_stop_word(term)) nearest.offer(term, it.get_termfreq());
      ++it;
    }
    // The word may be meant in a form that the index has not.
    each_key(database, Relation::kLemma, first, [&](std::string_view lemma) {
      if (but.empty() || !lemma.starts_with(but)) nearest.offer(std::string(lemma), 0);
      return true;
    });
  };
  std::size_t pos = 0;
  utf8::next(word, pos);
  const std::string first(word.substr(0, pos));
  offer_all(first, {});
  if (!nearest.any() || nearest.best() > kWhole) offer_all({}, first);
  return nearest.take(limit);
}

}  // namespace saksgang::index::query
