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
//   one   := { NOT | "-" } plain
//   plain := word | phrase | field ":" ( word | phrase | "(" any ")" ) | "(" any ")"
namespace saksgang::index::query {

// Brackets and negations within each other.
inline constexpr int kDeepestQuery = 100;

// Words and phrases in all.
inline constexpr std::size_t kMostWords = 1000;

enum class NodeKind { kWord, kPhrase, kAnd, kOr, kNot };

struct Node {
  NodeKind kind = NodeKind::kWord;
  std::string text;                  // of a word or phrase, as typed
  const FieldInfo* field = nullptr;  // of a word or phrase; null for all text
  std::vector<Node> children;        // one for kNot, two or more for kAnd and kOr
  std::size_t begin = 0;             // byte range in the query
  std::size_t end = 0;
};

// kQuery, with a caret under the spot, for everything that the grammar does not describe.
Result<Node> parse(std::string_view query);

// «(and helse (not utvalg:"NUIT"))».
std::string print(const Node& node);

}  // namespace saksgang::index::query
