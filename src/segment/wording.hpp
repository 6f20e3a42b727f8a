#pragma once

#include <string>
#include <string_view>

namespace saksgang::segment {

// The text's letters and digits alone, lower case: what two printings of one title have in common.
std::string key(std::string_view text);

// How alike two keys are: 1 for equal ones, less by the share of letters that must be changed (Levenshtein). Keys of
// more than 400 bytes are compared by their beginnings.
double similarity(std::string_view a, std::string_view b);

// Lower case, runs of blanks as one blank, none at the ends.
std::string plain(std::string_view text);

std::size_t word_count(std::string_view text);

// The text without the colons, full stops and blanks at its end.
std::string_view without_end_signs(std::string_view text);

}  // namespace saksgang::segment
