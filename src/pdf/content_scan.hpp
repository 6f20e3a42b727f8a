#pragma once

#include <string_view>

namespace saksgang::pdf {

inline constexpr float kLegible = 2;  // points; lower text is invisible

// How a content stream shows text: what can be told without fonts and colour spaces.
struct TextUse {
  bool plain = false;              // text in some colour, filled
  bool near_white = false;         // text filled with white, or with next to no ink or light
  bool mode_hidden = false;        // text in rendering mode 3 or 7, which draws nothing
  bool form_under_hidden = false;  // an XObject is drawn in one of the latter states; it may show text in it
  bool ends_hidden = false;        // the stream ends in one of them; a page's next stream may go on in it

  bool any_hidden() const { return near_white || mode_hidden; }
  void add(const TextUse& other) {
    plain |= other.plain;
    near_white |= other.near_white;
    mode_hidden |= other.mode_hidden;
    form_under_hidden |= other.form_under_hidden;
    ends_hidden |= other.ends_hidden;
  }
};

// Runs through the operators of a content stream (ISO 32000-1, 8.4, 8.6.8, 9.3.6) with the graphics state's fill colour
// and text rendering mode. White is 1 in gray or RGB, 0 in CMYK; a single operand of a named colour space counts as
// gray, which takes a full Separation ink for white: a needless look at the page, no harm. Any bytes are accepted.
//
// Text under kLegible points does not count, since its size tells already that nobody sees it. `scale_known` says that
// the stream is a page's own; a form may be drawn at any scale, so there all text counts.
TextUse scan_content(std::string_view content, bool scale_known);

}  // namespace saksgang::pdf
