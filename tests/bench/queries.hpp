#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text.hpp"

namespace saksgang::bench {

struct Query {
  std::string_view kind;
  std::string text;
};

// Some 300 queries of all kinds that people type, of the words that the papers are made of. The same seed gives the
// same ones.
std::vector<Query> make_queries(const Vocabulary& vocabulary, std::uint64_t seed);

}  // namespace saksgang::bench
