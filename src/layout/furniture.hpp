#pragma once

#include <vector>

#include "model/page.hpp"

namespace saksgang::layout {

// Indexes of the words on each page (as many lists as pages, ascending) that are part of the text: not invisible, not
// turned, and no running header, footer or page number. Those are told by repetition at the same height on several
// pages, apart from the text, or as a number that counts with the pages.
std::vector<std::vector<int>> body_words(const PageSet& pages);

}  // namespace saksgang::layout
