#include "index/word_table.hpp"

#include <unordered_set>

#include "base/utf8.hpp"
#include "index/terms.hpp"

namespace saksgang::index {
namespace {

constexpr char kBetween = '\n';  // in no word

// Runs of a compound's parts are written down up to here; longer ones are only found whole.
constexpr std::size_t kMostParts = 6;

// A letter alone, as of «e-helse», is part of too much to be worth a search.
constexpr std::size_t kShortestPart = 2;

std::string metadata_key(Relation relation, std::string_view key) {
  std::string out = "w";
  out += static_cast<char>(relation);
  out += key;
  bound_term(out);
  return out;
}

template <class Each>
void for_each_word(std::string_view list, Each&& each) {
  while (!list.empty()) {
    const std::size_t end = list.find(kBetween);
    if (!each(list.substr(0, end)) || end == std::string_view::npos) return;
    list.remove_prefix(end + 1);
  }
}

}  // namespace

std::vector<std::string> words_in(const Xapian::Database& database, Relation relation, std::string_view key,
                                  std::size_t limit) {
  std::vector<std::string> out;
  for_each_word(database.get_metadata(metadata_key(relation, key)), [&](std::string_view word) {
    if (out.size() < limit) out.emplace_back(word);
    return out.size() < limit;
  });
  return out;
}

void each_key(const Xapian::Database& database, Relation relation, std::string_view beginning,
              const std::function<bool(std::string_view key)>& callback) {
  const std::string prefix = metadata_key(relation, beginning);
  const std::size_t before = metadata_key(relation, {}).size();
  for (auto it = database.metadata_keys_begin(prefix); it != database.metadata_keys_end(prefix); ++it) {
    const std::string key = *it;
    if (!callback(std::string_view(key).substr(before))) return;
  }
}

void WordTable::add(Relation relation, std::string_view key, std::string_view term) {
  pending_[metadata_key(relation, key)].emplace_back(term);
}

void WordTable::add(std::string_view term, const analyzers::Word& word) {
  for (const std::string& lemma : word.lemmas) {
    add(Relation::kLemma, lemma, term);
    if (lemma.find('-') == std::string::npos) continue;
    std::string whole = lemma;
    std::erase(whole, '-');
    add(Relation::kLemma, whole, term);
  }
  const std::size_t parts = word.parts.size();
  if (parts < 2) return;
  add(Relation::kKey, analyzers::compound_key(word.parts), term);
  if (parts > kMostParts) return;
  for (std::size_t first = 0; first < parts; ++first) {
    if (utf8::length(word.parts[first].lemma) >= kShortestPart) add(Relation::kPart, word.parts[first].lemma, term);
    for (std::size_t count = 2; first + count <= parts && count < parts; ++count) {
      add(Relation::kPart, analyzers::compound_key(std::span(word.parts).subspan(first, count)), term);
    }
  }
}

void WordTable::write(Xapian::WritableDatabase& database) {
  for (const auto& [key, words] : pending_) {
    std::string list = database.get_metadata(key);
    std::unordered_set<std::string_view> known;
    // The views are into a copy, since the list grows.
    const std::string before = list;
    for_each_word(before, [&](std::string_view word) {
      known.insert(word);
      return true;
    });
    for (const std::string& word : words) {
      if (!known.insert(word).second) continue;
      if (!list.empty()) list += kBetween;
      list += word;
    }
    if (list.size() != before.size()) database.set_metadata(key, list);
  }
  pending_.clear();
}

}  // namespace saksgang::index
