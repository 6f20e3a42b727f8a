#pragma once

#include <cstddef>

// Poppler reports damage through one global function. Here it is counted, and its text is not written anywhere.
namespace saksgang::pdf {

// Takes Poppler's reports over and forgets those of the former document.
void silence_poppler();

// How many reports have come since silence_poppler().
std::size_t poppler_errors();

// Whether one of them was about encryption.
bool poppler_spoke_of_encryption();

}  // namespace saksgang::pdf
