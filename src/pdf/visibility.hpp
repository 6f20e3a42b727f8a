#pragma once

#include <string_view>

#include <poppler/cpp/poppler-document.h>

#include "model/page.hpp"

namespace saksgang::pdf {

// Marks the words that cannot be seen although they are large enough. Poppler-cpp does not tell a word's colour; so the
// pages with signs of hidden text (hidden_text.hpp, where it says which) are rendered, and a word in whose box all is
// of one tone is hidden. White text on a dark ground is seen. Where all words of a page would be hidden, none is: then
// rather the rendering failed.
//
// Not covered: pages without such signs; what comes after some seconds of rendering in one document; a hidden word in
// whose box something else is drawn.
void mark_unseen_words(std::string_view bytes, const poppler::document& document, PageSet& set);

}  // namespace saksgang::pdf
