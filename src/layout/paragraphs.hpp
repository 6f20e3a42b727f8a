#pragma once

#include <map>
#include <vector>

#include "layout/joining.hpp"
#include "layout/lines.hpp"
#include "model/blocks.hpp"

namespace saksgang::layout {

// The usual distance between lines of a paragraph, by font size, in points from middle to middle.
class Leading {
 public:
  // `streams`: the lines of each column, in order.
  explicit Leading(const std::vector<const std::vector<TextLine>*>& streams);

  float of(float size) const;

 private:
  std::map<int, float> by_size_;  // key: twice the size, rounded
  float ratio_ = 1.2F;            // of the size, for sizes not seen
};

// What only looks like a list item's marker becomes text again. A number («over på ICD-» / «11. I tillegg …») is one
// that neither begins at one nor stands in a series in its column, and stands close to its text; a dash one that
// stands alone in mid-sentence.
void drop_false_markers(std::vector<TextLine>& lines);

// Joins the lines of one column, in reading order over pages, into paragraphs. `forced` tells of a line whether a new
// paragraph begins there whatever the text looks like (a new row of the table).
std::vector<Paragraph> make_paragraphs(const std::vector<TextLine>& lines, const std::vector<bool>& forced, int column,
                                       const Leading& leading, const Vocabulary& vocabulary);

}  // namespace saksgang::layout
