#pragma once

#include <string_view>

namespace saksgang::analyzers {

// True for a function word of data/stop_words.txt, given as fold() makes it.
bool is_stop_word(std::string_view folded);

}  // namespace saksgang::analyzers
