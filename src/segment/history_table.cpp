#include "segment/history_table.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "model/case_number.hpp"
#include "model/councils.hpp"
#include "segment/labels.hpp"
#include "segment/wording.hpp"

namespace saksgang::segment {
namespace {

// A case number within a cell: «27/22 (NUFA)», «NUFA 9/24», «Sak 7/25». The rest may name the council.
struct NumberCell {
  CaseNumber number;
  std::string rest;
};

std::optional<NumberCell> number_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') continue;
    std::size_t end = i;
    while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '/')) ++end;
    if (const auto number = parse_case_number(text.substr(i, end - i))) {
      std::string rest(text.substr(0, i));
      rest.push_back(' ');
      rest.append(text.substr(end));
      return NumberCell{*number, utf8::collapse_blanks(rest)};
    }
    i = end;
  }
  return std::nullopt;
}

// Lines of a row, by column.
using Cells = std::map<int, std::vector<CellLine>>;

struct Layout {
  std::map<int, ColumnHead> heads;
  int case_column = -1;
  std::size_t first_line = 0;  // behind the head row
  bool known = false;          // its head says that it is a history table
};

Layout read_head(const std::vector<CellLine>& lines) {
  Layout layout;
  // The head cells are among the first lines, above the first number's row; a head cell may have two lines.
  float bottom = 0;
  for (std::size_t i = 0; i < lines.size() && i < 24 && lines[i].page == lines.front().page; ++i) {
    if (number_in(lines[i].text)) break;
    const ColumnHead whole = column_head(lines[i].paragraph->text);
    const ColumnHead head = whole != ColumnHead::kNone ? whole : column_head(lines[i].text);
    if (head == ColumnHead::kNone || layout.heads.contains(lines[i].column)) continue;
    layout.heads[lines[i].column] = head;
    const Line& last =
        whole != ColumnHead::kNone ? lines[i].paragraph->lines.back() : lines[i].paragraph->lines[lines[i].line];
    bottom = std::max(bottom, last.box.mid_y());
  }
  bool decision = false;
  for (const auto& [column, head] : layout.heads) {
    if (head == ColumnHead::kCase && layout.case_column < 0) layout.case_column = column;
    if (head == ColumnHead::kVedtak) decision = true;
  }
  layout.known = decision && (layout.case_column >= 0 || layout.heads.size() >= 3);
  while (layout.first_line < lines.size() && lines[layout.first_line].page == lines.front().page &&
         lines[layout.first_line].middle <= bottom + 0.5F * lines[layout.first_line].size) {
    ++layout.first_line;
  }
  if (layout.heads.empty()) layout.first_line = 0;
  return layout;
}

std::string text_of(const Cells& cells, int column) {
  const auto it = cells.find(column);
  return it == cells.end() ? std::string() : utf8::collapse_blanks(join_lines(it->second));
}

EarlierTreatment read_row(const Cells& cells, const Layout& layout) {
  EarlierTreatment row;
  std::set<int> used;
  const auto take_number = [&](int column) {
    if (const auto cell = number_in(text_of(cells, column))) {
      row.case_number = cell->number.text();
      if (const auto council = canonical_council(cell->rest)) row.council = council;
      if (!cell->rest.empty() && !row.council && is_council_name(cell->rest)) row.council = cell->rest;
      if (const auto date = first_date(cell->rest)) row.date = date->iso();
      used.insert(column);
    }
  };
  if (layout.case_column >= 0) take_number(layout.case_column);
  if (!row.case_number) {
    for (const auto& [column, lines] : cells) {
      if (text_of(cells, column).size() > 40) continue;
      take_number(column);
      if (row.case_number) break;
    }
  }
  // The decision: by the head, else the longest cell.
  int decision = -1;
  int title = -1;
  for (const auto& [column, head] : layout.heads) {
    if (used.contains(column)) continue;
    if (head == ColumnHead::kVedtak) decision = column;
    if (head == ColumnHead::kTitle) title = column;
  }
  if (decision < 0) {
    std::size_t most = 0;
    for (const auto& [column, lines] : cells) {
      const std::size_t n = text_of(cells, column).size();
      if (!used.contains(column) && column != title && n > most) {
        most = n;
        decision = column;
      }
    }
  }
  for (const auto& [column, lines] : cells) {
    if (used.contains(column) || column == decision || column == title) continue;
    const std::string text = text_of(cells, column);
    const auto head = layout.heads.find(column);
    const bool says_when =
        head != layout.heads.end() && (head->second == ColumnHead::kMeeting || head->second == ColumnHead::kDate ||
                                       head->second == ColumnHead::kCouncil);
    const auto dates = find_dates(text);
    const auto council = canonical_council(text);
    const bool is_when = says_when || (word_count(text) <= 8 && (!dates.empty() || (council && is_council_name(text))));
    if (!is_when) {
      if (title < 0 && head == layout.heads.end()) title = column;
      if (title < 0) title = column;
      continue;
    }
    used.insert(column);
    if (!row.date && !dates.empty()) row.date = dates.front().days.front().iso();
    if (!row.council && council) row.council = council;
    if (!row.council) {
      // An unknown council keeps its name as printed, without the date.
      std::string name = text;
      for (auto it = dates.rbegin(); it != dates.rend(); ++it) name.erase(it->begin, it->end - it->begin);
      const std::string trimmed(without_end_signs(utf8::collapse_blanks(name)));
      if (is_council_name(trimmed)) row.council = trimmed;
    }
  }
  if (title >= 0) {
    const std::string text = text_of(cells, title);
    if (!text.empty()) row.title = text;
    // «name the council in the second or the third column»
    if (!row.council && !text.empty() && word_count(text) <= 4 && is_council_name(text))
      row.council = canonical_council(text);
  }
  if (decision >= 0) {
    const std::string text = text_of(cells, decision);
    if (!text.empty()) row.vedtak = text;
  }
  for (const auto& [column, lines] : cells) {
    if (!lines.empty() && (row.page == 0 || lines.front().page < row.page)) row.page = lines.front().page;
  }
  return row;
}

// True where the cell alone opens a row: a number, or, in a row without one, a council with a date.
bool opens_row(const CellLine& line, const Layout& layout) {
  if (layout.case_column >= 0 && line.column != layout.case_column) return false;
  const auto cell = number_in(line.text);
  if (!cell) return false;
  return layout.case_column >= 0 || line.text.size() <= 40;
}

// Where the rows of a band begin that holds several numbers, in points: at the number, or at the council's name that
// stands above it in its cell («Nasjonalt e-helseråd» / «16/24»).
std::vector<float> row_tops(const std::vector<CellLine>& lines, std::size_t begin, std::size_t end,
                            const Layout& layout) {
  std::vector<float> tops;
  std::vector<const CellLine*> cell;  // lines of the numbers' column since the last number
  for (std::size_t i = begin; i < end; ++i) {
    if (layout.case_column >= 0 && lines[i].column != layout.case_column) continue;
    if (!opens_row(lines[i], layout)) {
      cell.push_back(&lines[i]);
      continue;
    }
    float top = lines[i].middle;
    const bool named = canonical_council(lines[i].text).has_value();
    for (auto it = cell.rbegin(); it != cell.rend() && !named && layout.case_column >= 0; ++it) {
      if ((*it)->text.starts_with("(") || top - (*it)->middle > 2.0F * lines[i].size) break;
      top = (*it)->middle;
    }
    cell.clear();
    tops.push_back(top);
  }
  return tops;
}

// Rows by the blank bands between them; where a band holds several numbers, by the numbers' heights.
std::vector<Cells> split_rows(const std::vector<CellLine>& lines, const Layout& layout) {
  // Bands: lines that overlap in height belong together.
  struct Band {
    std::size_t begin, end;
    int anchors = 0;
    int page = 0;
  };
  std::vector<Band> bands;
  float bottom = 0;
  // The last line of each paragraph: a band does not end within a paragraph.
  std::map<const Paragraph*, std::size_t> last_of;
  for (std::size_t i = layout.first_line; i < lines.size(); ++i) last_of[lines[i].paragraph] = i;
  std::size_t open_until = 0;
  for (std::size_t i = layout.first_line; i < lines.size(); ++i) {
    const Box& box = lines[i].paragraph->lines[lines[i].line].box;
    const bool same_page = !bands.empty() && bands.back().page == lines[i].page;
    const bool within = same_page && i <= open_until;
    if (!same_page || (box.y0 > bottom + 0.4F * lines[i].size && !within)) {
      bands.push_back({i, i, 0, lines[i].page});
      bottom = box.y1;
    }
    bands.back().end = i + 1;
    open_until = std::max(open_until, last_of[lines[i].paragraph]);
    bottom = std::max(bottom, box.y1);
    if (opens_row(lines[i], layout)) ++bands.back().anchors;
  }
  std::vector<Cells> rows;
  const auto add = [&](const CellLine& line) { rows.back()[line.column].push_back(line); };
  for (const Band& band : bands) {
    if (band.anchors == 1) {
      // What stands above the number in its band belongs to its row (a number in the middle of its cell).
      rows.emplace_back();
      for (std::size_t i = band.begin; i < band.end; ++i) add(lines[i]);
      continue;
    }
    bool dated = false;
    if (band.anchors == 0 && !rows.empty() && band.begin > layout.first_line) {
      // A row without a number: a council and a date beside a text, at the head of a band.
      std::set<int> columns;
      for (std::size_t i = band.begin; i < band.end; ++i) {
        columns.insert(lines[i].column);
        const bool when =
            lines[i].column != layout.case_column && lines[i].text.size() < 60 && !find_dates(lines[i].text).empty();
        if (when && layout.heads.contains(lines[i].column) && layout.heads.at(lines[i].column) != ColumnHead::kVedtak &&
            layout.heads.at(lines[i].column) != ColumnHead::kTitle) {
          dated = true;
        }
      }
      const Cells& before = rows.back();
      const bool had_date = std::any_of(before.begin(), before.end(), [&](const auto& cell) {
        const auto head = layout.heads.find(cell.first);
        return head != layout.heads.end() && head->second != ColumnHead::kVedtak &&
               !find_dates(text_of(before, cell.first)).empty();
      });
      const bool had_decision = std::any_of(before.begin(), before.end(), [&](const auto& cell) {
        const auto head = layout.heads.find(cell.first);
        return head != layout.heads.end() && head->second == ColumnHead::kVedtak;
      });
      dated = dated && (had_date || had_decision) && columns.size() >= 3;
    }
    if (dated) rows.emplace_back();
    std::size_t next = 0;
    const std::vector<float> tops =
        band.anchors > 1 ? row_tops(lines, band.begin, band.end, layout) : std::vector<float>{};
    for (std::size_t i = band.begin; i < band.end; ++i) {
      while (next < tops.size() && lines[i].middle >= tops[next] - 0.5F * lines[i].size) {
        rows.emplace_back();
        ++next;
      }
      if (!rows.empty()) add(lines[i]);
    }
  }
  return rows;
}

}  // namespace

HistoryTable read_history_table(const Flat& flat, Range range, bool expected) {
  HistoryTable table;
  table.range = range;
  const std::vector<CellLine> lines = cell_lines(flat, range);
  Layout layout = read_head(lines);
  if (!layout.known && !expected) return table;
  if (layout.case_column < 0) {
    // Without a head: the column with the most numbers.
    std::map<int, int> numbers;
    for (const CellLine& line : lines) {
      if (line.text.size() <= 40 && number_in(line.text)) ++numbers[line.column];
    }
    if (numbers.empty()) return table;
    layout.case_column = std::max_element(numbers.begin(), numbers.end(), [](const auto& a, const auto& b) {
                           return a.second < b.second;
                         })->first;
    if (layout.heads.empty()) layout.first_line = 0;
  }
  // A head row repeated on the next page is no row.
  std::vector<CellLine> rows_only;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto head = layout.heads.find(lines[i].column);
    const bool repeated = i >= layout.first_line && head != layout.heads.end() && lines[i].text.size() <= 40 &&
                          column_head(lines[i].paragraph->text) == head->second;
    if (!repeated) rows_only.push_back(lines[i]);
    if (repeated && i < layout.first_line) --layout.first_line;
  }
  for (const Cells& cells : split_rows(rows_only, layout)) {
    EarlierTreatment row = read_row(cells, layout);
    if (row.case_number || (row.date && row.vedtak)) table.rows.push_back(std::move(row));
  }
  table.rule = layout.known ? "history-table-head" : "history-heading";
  return table;
}

}  // namespace saksgang::segment
