#pragma once

#include <string>
#include <vector>

#include "layout/columns.hpp"
#include "model/page.hpp"

namespace saksgang::layout {

// One line of one column.
struct TextLine {
  int page = 0;
  Box box;                // of the text and its marker
  std::string marker;     // bullet or enumerator that opens the line
  std::string text;       // without the marker; inner soft hyphens out, one at the end kept
  float marker_gap = 0;   // the blank behind the marker, in points
  float text_x = 0;       // where the text begins
  float first_width = 0;  // of the first word, in points
  int words = 0;
  float size = 0;
  bool bold = false;  // all words
  bool italic = false;
  float right = 0;  // the column's right edge here
};

// Puts words of one column of one page into lines, from above; `words` are indexes into `placed`.
std::vector<TextLine> make_lines(const PageSet& pages, const Page& page, const std::vector<Placed>& placed,
                                 const std::vector<int>& words);

}  // namespace saksgang::layout
