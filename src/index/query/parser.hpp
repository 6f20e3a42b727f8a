#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "index/fields.hpp"

// The query language, second stage: lexemes to a tree.
//
//   any   := all { OR all }
//   all   := one { [AND] one }
//   one   := { NOT | "-" } near
//   near  := plain { NEAR plain }           all with one distance, each a word or phrase of one text
//   plain := word | phrase | field ":" ( value | "(" any ")" ) | "(" any ")"
//   value := word | phrase; of some fields several words (words_of_value())
namespace saksgang::index::query {

// Brackets and negations within each other.
inline constexpr int kDeepestQuery = 100;

// Words in all, those of phrases and of what stands together without blanks among them.
inline constexpr std::size_t kMostWords = 1000;

// Truncated words in all: each may stand for hundreds of others.
inline constexpr int kMostTruncated = 20;

// Letters and digits that a truncated word needs, and one whose beginning or middle is left out.
inline constexpr std::size_t kFewestLetters = 2;
inline constexpr std::size_t kFewestLettersOfEnd = 3;

enum class NodeKind { kWord, kPhrase, kTruncated, kNear, kAnd, kOr, kNot };

struct Node {
  NodeKind kind = NodeKind::kWord;
  std::string text;                  // of a word, phrase or truncated word, as typed; «*» in kTruncated only
  const FieldInfo* field = nullptr;  // of these and of kNear; null for all text
  std::vector<Node> children;        // one for kNot, two or more for the others; words and phrases of kNear
  std::size_t begin = 0;             // byte range in the query
  std::size_t end = 0;
  int distance = 0;         // of kNear, in words
  bool is_written = false;  // of kAnd: by the operator, not by blanks alone
};

// kQuery, with a caret under the spot, for everything that the grammar does not describe.
Result<Node> parse(std::string_view query);

// «(and helse (near/5 felles "digital timebok") (not utvalg:"NUIT"))».
std::string print(const Node& node);

}  // namespace saksgang::index::query
