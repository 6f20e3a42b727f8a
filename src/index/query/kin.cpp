#include "index/query/kin.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "index/word_table.hpp"

namespace saksgang::index::query {
namespace {

// Endings by which words are formed of roots (Norsk referansegrammatikk, chapter 2: avledning), longest first.
constexpr std::array<std::string_view, 45> kEndings = {
    "isering", "istisk", "logisk", "asjon", "ering", "isere", "istik", "ologi", "atisk", "ning", "else", "sjon",
    "isme",    "skap",   "iker",   "itet",  "isk",   "ere",   "het",   "lig",   "ing",   "ist",  "dom",  "bar",
    "som",     "tiv",    "ant",    "ent",   "ans",   "ens",   "tør",   "log",   "ikk",   "nad",  "eri",  "er",
    "sk",      "or",     "al",     "el",    "ik",    "ig",    "e",     "a",     ""};

// Letters of a root; shorter ones are the beginning of too much.
constexpr std::size_t kShortestRoot = 4;

constexpr std::size_t kMost = 8;

bool is_ending(std::string_view text) {
  return std::find(kEndings.begin(), kEndings.end(), text) != kEndings.end();
}

// The lemma without its longest ending.
std::string_view root_of(std::string_view lemma) {
  for (const std::string_view ending : kEndings) {
    if (!lemma.ends_with(ending)) continue;
    const std::string_view root = lemma.substr(0, lemma.size() - ending.size());
    if (utf8::length(root) >= kShortestRoot) return root;
  }
  return {};
}

}  // namespace

std::vector<std::string> kin(const Xapian::Database& database, std::string_view lemma) {
  std::vector<std::string> out;
  const auto collect = [&](std::string_view root, const auto& fits) {
    each_key(database, Relation::kLemma, root, [&](std::string_view found) {
      if (found != lemma && fits(found.substr(root.size()))) out.emplace_back(found);
      return out.size() < kMost;
    });
  };
  if (const std::string_view root = root_of(lemma); !root.empty()) collect(root, is_ending);
  // «dose»: a root of three letters, of which only verbs are formed and their nouns.
  if (out.empty() && lemma.ends_with('e') && utf8::length(lemma) == kShortestRoot) {
    collect(lemma.substr(0, lemma.size() - 1), [](std::string_view end) { return end == "ere" || end == "ering"; });
  }
  return out;
}

}  // namespace saksgang::index::query
