#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/page.hpp"

// What the layout stage hands to the segment stage: text in reading order, with running headers and footers out and
// broken words whole, that still knows where each line stood.
namespace saksgang {

struct Line {
  int page = 0;
  Box box;
  std::size_t offset = 0;  // byte offset in Paragraph::text where the line begins
};

struct Paragraph {
  std::string text;         // the lines joined; without the bullet or enumerator
  std::string marker;       // «•», «1.», «a)»; empty where the paragraph is no list item
  std::vector<Line> lines;  // at least one, in reading order; may span pages
  float size = 0;           // points, of most of its words
  bool bold = false;        // all of its words
  bool italic = false;
  float gap_before = 0;  // blank space above, in lines; 0 at the head of a page or column
  int column = 0;        // in its block; see Block::columns

  int first_page() const { return lines.front().page; }
  int last_page() const { return lines.back().page; }
  bool list_item() const { return !marker.empty(); }
};

// A stretch of text of one structure. In running text all paragraphs have column 0. In a table a paragraph is (a part
// of) a cell, and the paragraphs stand in the order of page, upper edge, column.
struct Block {
  bool table = false;
  std::vector<float> columns;  // left edges in points; one for running text
  std::vector<Paragraph> paragraphs;
};

struct LayoutResult {
  std::vector<Block> blocks;
  float body_size = 0;  // the font size of most words, in points
  std::vector<int> pages_without_text;
};

}  // namespace saksgang
