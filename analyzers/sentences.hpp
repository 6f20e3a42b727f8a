#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace saksgang::analyzers {

struct Sentence {
  std::uint32_t begin = 0;  // byte range in the text, without the blanks around it
  std::uint32_t end = 0;
};

// The sentences of a text. A line end always ends one. A full stop does not behind a number («12. juni»), a single
// letter or a known abbreviation («f.eks.», «nr.»), nor where a small letter follows.
std::vector<Sentence> sentences(std::string_view text);

}  // namespace saksgang::analyzers
