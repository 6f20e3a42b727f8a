#pragma once

#include <string_view>
#include <vector>

namespace saksgang::pdf {

// Pages (indexes from 0, in order, each once) on which some text may be drawn so that it cannot be seen, by signs that
// are cheap to find in the file's bytes: text filled with white or near-white, text in a rendering mode that draws
// nothing where other text is drawn too, a graphics state of next to no opacity. Whether it is white on white is for a
// look at the rendered page to say. `page_count` is what Poppler counts; where the file cannot be understood that far,
// all pages are given.
//
// Not among the signs: text in the colour of a coloured ground; text behind an image, a filled area or outside a
// clipping path; white made of a Separation, Lab or Indexed colour; annotations of their own colour.
//
// A page whose text is all in mode 3 is a scan with the text a machine read in it, which is not hidden, and is not
// given. Encrypted files cannot be looked into: all their pages are given.
std::vector<int> pages_with_hidden_text(std::string_view bytes, bool encrypted, int page_count);

}  // namespace saksgang::pdf
