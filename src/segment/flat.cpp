#include "segment/flat.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "segment/wording.hpp"

namespace saksgang::segment {

Flat::Flat(const LayoutResult& source) : layout(source) {
  int block = 0;
  for (const Block& b : source.blocks) {
    for (const Paragraph& p : b.paragraphs) nodes.push_back({&p, block, b.table});
    ++block;
  }
  int page = 0;
  std::size_t place = 0;
  for (const Node& node : nodes) {
    if (node.page() != page) {
      page = node.page();
      place = 0;
    }
    place_on_page.push_back(place++);
  }
}

bool Flat::heading_like(const Node& node) const {
  const Paragraph& p = *node.paragraph;
  if (p.list_item() || p.text.empty() || p.lines.size() > 4) return false;
  if (p.text.back() == '.' && !larger(node, 1.08F)) return false;
  return larger(node, 1.08F) || p.bold;
}

std::string body_text(const Flat& flat, const Node& node) {
  const Paragraph& p = *node.paragraph;
  const bool number = p.list_item() && p.marker[0] >= '0' && p.marker[0] <= '9';
  const bool heading = p.bold || flat.larger(node, 1.08F);
  return number && heading ? p.marker + " " + p.text : p.text;
}

std::string line_text(const Paragraph& paragraph, std::size_t line) {
  const std::size_t begin = paragraph.lines[line].offset;
  const std::size_t end = line + 1 < paragraph.lines.size() ? paragraph.lines[line + 1].offset : paragraph.text.size();
  return std::string(utf8::trim(std::string_view(paragraph.text).substr(begin, end - begin)));
}

std::vector<CellLine> cell_lines(const Flat& flat, Range range) {
  std::vector<CellLine> lines;
  for (std::size_t n = range.begin; n < range.end; ++n) {
    const Paragraph& p = *flat.nodes[n].paragraph;
    for (std::size_t i = 0; i < p.lines.size(); ++i) {
      lines.push_back({&p, i, n, p.lines[i].page, p.lines[i].box.mid_y(), p.size, p.column, line_text(p, i)});
    }
  }
  std::stable_sort(lines.begin(), lines.end(), [](const CellLine& a, const CellLine& b) {
    return a.page != b.page ? a.page < b.page : a.middle < b.middle;
  });
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    while (end < lines.size() && lines[end].page == lines[i].page &&
           lines[end].middle - lines[i].middle <= 0.3F * std::min(lines[end].size, lines[i].size)) {
      ++end;
    }
    std::stable_sort(lines.begin() + static_cast<std::ptrdiff_t>(i), lines.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const CellLine& a, const CellLine& b) { return a.column < b.column; });
    i = end;
  }
  return lines;
}

std::string join_lines(const std::vector<CellLine>& lines) {
  std::string out;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    while (end < lines.size() && lines[end].paragraph == lines[i].paragraph &&
           lines[end].line == lines[end - 1].line + 1) {
      ++end;
    }
    const Paragraph& p = *lines[i].paragraph;
    const std::size_t from = p.lines[lines[i].line].offset;
    const std::size_t last = lines[end - 1].line;
    const std::size_t to = last + 1 < p.lines.size() ? p.lines[last + 1].offset : p.text.size();
    const std::string_view piece = utf8::trim(std::string_view(p.text).substr(from, to - from));
    if (!out.empty() && !piece.empty()) out.push_back('\n');
    out.append(piece);
    i = end;
  }
  return out;
}

SourceSpan span_of(const Flat& flat, Range range, std::string rule) {
  SourceSpan span{0, 0, std::move(rule)};
  for (std::size_t n = range.begin; n < range.end; ++n) {
    const Paragraph& p = *flat.nodes[n].paragraph;
    if (span.first_page == 0 || p.first_page() < span.first_page) span.first_page = p.first_page();
    span.last_page = std::max(span.last_page, p.last_page());
  }
  return span;
}

}  // namespace saksgang::segment
