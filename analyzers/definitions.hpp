#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace saksgang::analyzers {

// An abbreviation that a text itself explains.
struct Definition {
  std::string abbreviation;  // as printed, without a plural's s («HDABs»: HDAB)
  std::string long_form;     // as printed, blanks collapsed, without «SF», «HF» …
  std::size_t begin = 0;     // byte range from the first of the two to the closing bracket
  std::size_t end = 0;

  bool operator==(const Definition&) const = default;
};

// The definitions in a text, in order, of the forms «digital hjemmeoppfølging (DHO)», «DHO (digital hjemmeoppfølging)»
// and «… (European Health Data Space, EHDS)». After A. Schwartz and M. Hearst, *A simple algorithm for identifying
// abbreviation definitions in biomedical text*, PSB 2003: the letters of the abbreviation are found in order in the
// words beside it, the first at the beginning of a word. Stricter than theirs, as a wrong definition costs more than a
// missing one: every word of the long form but function words has a letter, at its beginning unless it stands after
// «X- og»; a letter within a word stands where a compound may be joined (three letters after the one before and three
// before the end: «Teknisk beregningsutvalg»), small letters of the abbreviation («NHSaP») anywhere. An abbreviation
// has two to ten letters, two of them capitals. Two capitalised words before two letters are taken for a person
// («Kari Sand (KS)»), and so are no definition.
//
// Only brackets cost time, each a bounded amount. For any bytes.
std::vector<Definition> find_definitions(std::string_view text);

}  // namespace saksgang::analyzers
