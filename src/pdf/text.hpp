#pragma once

#include <cstddef>
#include <string>

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>

// Poppler's UTF-16 as the text that the later stages work on.
namespace saksgang::pdf {

// UTF-8 in NFC. Control characters and blanks are dropped, typographic ligatures (U+FB00 … U+FB06) become letters; soft
// hyphens and characters of the private use areas are kept. Surrogates without a partner become U+FFFD.
std::string word_text(const poppler::ustring& text);

std::size_t length_in_code_points(const poppler::ustring& text);

// The title of the document information in NFC, without control characters and with single blanks; may be empty.
std::string title_of(const poppler::document& document);

}  // namespace saksgang::pdf
