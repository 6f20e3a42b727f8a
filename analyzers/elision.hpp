#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/tokenizer.hpp"

// Compounds that share a part and name it once: «drift- og forvaltningskostnader», «omsorgstjenester og -boliger».
namespace saksgang::analyzers {

// Two chunks of a text of which one lacks what the other has.
struct Elision {
  std::size_t incomplete = 0;  // index of the chunk beside the hyphen
  std::size_t complete = 0;    // of the one that has the shared part
  bool lacks_tail = true;      // «drift-» lacks what ends the other; «-boliger» what begins it
};

// The elisions of a text that was cut into chunks, in order of the incomplete ones. By hyphens, commas and
// conjunctions alone: whether the complete chunk is a compound is for the dictionaries to say.
void find_elisions(std::string_view text, const std::vector<Chunk>& chunks, std::vector<Elision>& out);

}  // namespace saksgang::analyzers
