#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/blocks.hpp"
#include "model/record.hpp"

namespace saksgang::segment {

// A paragraph in the document's reading order, with its place in the layout.
struct Node {
  const Paragraph* paragraph = nullptr;
  int block = 0;
  bool table = false;

  const std::string& text() const { return paragraph->text; }
  int page() const { return paragraph->first_page(); }
  int column() const { return paragraph->column; }
  float top() const { return paragraph->lines.front().box.y0; }
  float middle() const { return paragraph->lines.front().box.mid_y(); }
};

// The layout as one list of nodes; it must outlive them.
struct Flat {
  explicit Flat(const LayoutResult& source);

  const LayoutResult& layout;
  std::vector<Node> nodes;
  std::vector<std::size_t> place_on_page;  // of each node: how many nodes stand before it on its page

  // Larger than running text, or bold, and not a sentence.
  bool heading_like(const Node& node) const;
  bool larger(const Node& node, float factor) const { return node.paragraph->size > layout.body_size * factor; }
};

// The paragraph's text as a reader needs it: bullets and numbers of lists are left out, the number of a heading stays.
std::string body_text(const Flat& flat, const Node& node);

// Half-open range of nodes.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The text of one line of a paragraph (a part of Paragraph::text, without blanks at the ends).
std::string line_text(const Paragraph& paragraph, std::size_t line);

// A line of a table, for tables that are read by rows.
struct CellLine {
  const Paragraph* paragraph = nullptr;
  std::size_t line = 0;
  std::size_t node = 0;
  int page = 0;
  float middle = 0;  // height of the line's middle, in points
  float size = 0;
  int column = 0;
  std::string text;
};

// The lines of the nodes, in the order of page and height; lines of one row by column.
std::vector<CellLine> cell_lines(const Flat& flat, Range range);

// Joins lines again: those of one paragraph as they stood in it, paragraphs by '\n'.
std::string join_lines(const std::vector<CellLine>& lines);

// First and last page of the range; {0, 0} for an empty one.
SourceSpan span_of(const Flat& flat, Range range, std::string rule);

}  // namespace saksgang::segment
