#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/token.hpp"

namespace saksgang::analyzers {

// A word within a chunk of the break rules: where it stands, what it is, and what to call it.
struct Recognised {
  std::uint32_t begin = 0;  // byte range in the chunk
  std::uint32_t end = 0;
  TokenType type = TokenType::kWord;
  bool part = false;
  std::string text;   // folded
  std::string plain;  // what its forms have in common, where the type says so without a stemmer (codes, acronyms,
                      // case numbers); empty where a stemmer must say
};

// The words of a chunk, in order, each followed by its parts. A chunk that the break rules joined too generously
// («saken.Det») gives several words. By its form alone: the same chunk gives the same words wherever it stands.
std::vector<Recognised> recognise(std::string_view chunk);

}  // namespace saksgang::analyzers
