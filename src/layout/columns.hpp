#pragma once

#include <vector>

#include "model/page.hpp"

namespace saksgang::layout {

// A left edge at which text begins anew after a gap, over a stretch of one page that no word crosses.
struct TabStop {
  float x = 0;    // points
  float top = 0;  // the stretch, in points
  float bottom = 0;
  int support = 0;  // lines that have text on both sides
};

// A word's place among the words of its page.
struct Placed {
  int word = 0;            // index into Page::words
  int left = -1;           // index into the page's Placed list of the nearest word on its left in the same line, or -1
  float gap = 0;           // the blank between them, in points
  float next_gap = 0;      // the blank behind it to the next word of its line, in points; 0 for none
  float line_blank = 0;    // the narrowest blank between words of its line, in points; 0 in a line of few words
  bool marker = false;     // a bullet or enumerator at a line's head
  bool line_head = false;  // nothing but a marker before it, or only text beyond a wide gap
};

// The words of a page in reading order of lines (by height, then from the left), with their neighbours.
std::vector<Placed> place(const Page& page, const std::vector<int>& words);

// The tab stops of every page. A stop with one supporting line counts where the page before or after has the same one;
// a stop that holds to the foot of a page goes on at the head of the next.
std::vector<std::vector<TabStop>> find_tab_stops(const PageSet& pages, const std::vector<std::vector<Placed>>& placed);

// True for a bullet sign («•», «–», «o», «▪», «➢», a private-use sign) or an enumerator («1.», «a)», «iv)»).
bool is_marker(std::string_view text);
bool is_bullet(std::string_view text);

}  // namespace saksgang::layout
