#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/blocks.hpp"
#include "model/json.hpp"
#include "model/record.hpp"
#include "segment/flat.hpp"
#include "segment/segment.hpp"

// Layouts out of text, and records as text, for the tests of this room.
namespace saksgang::segment {

// One cell of a row. Its text may begin with «## » (a large heading), «** » (bold) or «• » (list item); a newline ends
// a line within the paragraph.
struct Cell {
  // Not explicit: rows are written as lists of strings.
  Cell(const char* cell_text, float lines_down = 0) : text(cell_text), down(lines_down) {}
  Cell(std::string cell_text, float lines_down = 0) : text(std::move(cell_text)), down(lines_down) {}

  std::string text;
  float down = 0;  // lines below the row's upper edge
};

// Paragraphs of 11 points at a distance of 14, with 8 points between rows and paragraphs.
class Blocks {
 public:
  Blocks& page(int number) {
    page_ = number;
    y_ = 80;
    head_ = true;
    return *this;
  }

  // A paragraph of running text, written as in a cell.
  Blocks& text(std::string_view written) {
    if (blocks_.empty() || blocks_.back().table) {
      blocks_.emplace_back();
      blocks_.back().columns = {70};
    }
    y_ += add(Cell(std::string(written)), 0) + kGap;
    head_ = false;
    return *this;
  }
  Blocks& texts(const std::vector<std::string>& all) {
    for (const std::string& written : all) text(written);
    return *this;
  }

  // A table with these left edges; rows follow.
  Blocks& table(std::vector<float> columns) {
    blocks_.emplace_back();
    blocks_.back().table = true;
    blocks_.back().columns = std::move(columns);
    return *this;
  }

  // Cells from the left; an empty one is none.
  Blocks& row(const std::vector<Cell>& cells, float gap = kGap) {
    float height = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (cells[c].text.empty()) continue;
      height = std::max(height, cells[c].down * kLine + add(cells[c], static_cast<int>(c)));
    }
    y_ += height + gap;
    head_ = false;
    return *this;
  }

  LayoutResult layout() const {
    LayoutResult result;
    result.blocks = blocks_;
    result.body_size = 11;
    for (Block& block : result.blocks) {
      std::stable_sort(block.paragraphs.begin(), block.paragraphs.end(), [](const Paragraph& a, const Paragraph& b) {
        const auto place = [](const Paragraph& p) { return std::pair(p.first_page(), p.lines.front().box.y0); };
        return place(a) < place(b);
      });
    }
    return result;
  }

 private:
  static constexpr float kGap = 8;
  static constexpr float kLine = 14;

  static bool take(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
  }

  float add(const Cell& cell, int column) {
    Block& block = blocks_.back();
    Paragraph p;
    std::string_view text = cell.text;
    p.column = column;
    const bool heading = take(text, "## ");
    p.bold = take(text, "** ") || heading;
    p.size = heading ? 16 : 11;
    if (take(text, "• ")) p.marker = "•";
    p.gap_before = head_ ? 0 : kGap / kLine;
    const float x = block.columns[static_cast<std::size_t>(column)];
    float y = y_ + cell.down * kLine;
    const float top = y;
    while (true) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (!p.text.empty()) p.text.push_back(' ');
      p.lines.push_back({page_, {x, y, x + 5 * static_cast<float>(end), y + 1.15F * p.size}, p.text.size()});
      p.text.append(text.substr(0, end));
      y += heading ? 20 : kLine;
      if (end == text.size()) break;
      text.remove_prefix(end + 1);
    }
    block.paragraphs.push_back(std::move(p));
    return y - top;
  }

  std::vector<Block> blocks_;
  int page_ = 1;
  float y_ = 80;
  bool head_ = true;
};

inline std::string one_line(std::string text) {
  for (std::size_t i = 0; (i = text.find('\n', i)) != std::string::npos; i += 3) text.replace(i, 1, " / ");
  return text;
}

inline std::string shown(const EarlierTreatment& row) {
  const auto or_dash = [](const std::optional<std::string>& value) { return value ? one_line(*value) : "-"; };
  return or_dash(row.case_number) + " | " + or_dash(row.council) + " | " + or_dash(row.date) + " | " +
         or_dash(row.title) + " | " + or_dash(row.vedtak) + "\n";
}

// All of a record that its rules find, a line a value: «referat NUFA 4/31 s.1-2: Tittel [Drøfting]» and what it has.
inline std::string shown(const CaseRecord& r) {
  std::string out(name(r.part));
  if (!r.council.empty()) out += " " + r.council;
  if (r.case_number) out += " " + *r.case_number;
  out += " s." + std::to_string(r.first_page);
  if (r.last_page != r.first_page) out += "-" + std::to_string(r.last_page);
  out += ": " + r.title;
  if (r.case_type) out += " [" + *r.case_type + "]";
  out += "\n";
  if (r.proposal) out += "  forslag: " + one_line(*r.proposal) + "\n";
  if (r.vedtak) {
    out += "  " + r.vedtak->label + " s." + std::to_string(r.vedtak->page) + ": " + one_line(r.vedtak->text) + "\n";
  }
  for (const Innspill& i : r.innspill) {
    out += "  <" + i.group + "> s." + std::to_string(i.page) + ": " + one_line(i.text) + "\n";
  }
  for (const std::string& action : r.actions) out += "  aksjon: " + one_line(action) + "\n";
  for (const std::string& attachment : r.attachments) out += "  vedlegg: " + one_line(attachment) + "\n";
  if (r.owner) out += "  eier: " + *r.owner + "\n";
  if (r.handler) out += "  behandler: " + *r.handler + "\n";
  for (const EarlierTreatment& row : r.earlier) out += "  før: " + shown(row);
  if (!r.body.empty()) out += "  tekst: " + one_line(r.body) + "\n";
  return out;
}

inline std::string shown(const Meeting& m) {
  std::string out = m.number.value_or("-");
  for (const std::string& date : m.dates) out += " " + date;
  return out + " " + m.place.value_or("-");
}

inline std::vector<CaseRecord> records_of(const Blocks& blocks) {
  const DocumentRef document{"møte.pdf", std::string(64, 'a'), std::nullopt, std::nullopt};
  return read(blocks.layout(), document);
}

inline std::string read_text(const Blocks& blocks) {
  std::string out;
  for (const CaseRecord& r : records_of(blocks)) out += shown(r);
  return out;
}

}  // namespace saksgang::segment
