#include "segment/agenda.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/utf8.hpp"
#include "segment/labels.hpp"
#include "segment/wording.hpp"

namespace saksgang::segment {
namespace {

bool plausible(const CaseNumber& number, const std::vector<int>& years) {
  if (years.empty()) return true;
  return std::any_of(years.begin(), years.end(), [&](int y) { return std::abs(y - number.year) <= 1; });
}

// A case number at the head of a paragraph, with its title behind it: «Sak 7/25 Veikart», «PS 6/26 – Budsjett»,
// «7/25: Veikart». Returns the offset of the title; nothing where it is running text.
std::optional<std::pair<CaseNumber, std::size_t>> opening_number(const Flat& flat, const Node& node,
                                                                 const std::vector<Anchor>& before) {
  const std::string& text = node.text();
  std::size_t end = 0;
  while (end < text.size() && end < 24 && text[end] != '/') ++end;
  if (end >= text.size() || text[end] != '/') return std::nullopt;
  ++end;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  const auto number = parse_case_number(std::string_view(text).substr(0, end));
  if (!number) return std::nullopt;
  std::size_t title = end;
  while (title < text.size()) {
    std::size_t next = title;
    const char32_t c = utf8::next(text, next);
    if (utf8::is_letter(c) || utf8::is_digit(c) || c == 0xAB || c == '"') break;
    title = next;
  }
  if (title + 3 > text.size()) return std::nullopt;
  const std::string_view between = std::string_view(text).substr(end, title - end);
  if (between.empty() || between.find(')') != std::string_view::npos) return std::nullopt;
  const bool labelled = !(text[0] >= '0' && text[0] <= '9');
  const std::string lower = plain(std::string_view(text).substr(0, 12));
  // «Sak 7/25 ble drøftet …» is a sentence about a case: a title is set off, begins large and is no long paragraph.
  std::size_t pos = title;
  const bool large = utf8::is_upper(utf8::next(text, pos));
  if (!large || node.paragraph->lines.size() > 5) return std::nullopt;
  const bool ends_as_sentence = text.back() == '.' && word_count(text) > 18;
  if (ends_as_sentence) return std::nullopt;
  // A short line that goes on with the series of the numbers above it.
  const bool next_in_series = !before.empty() && before.back().number.year == number->year &&
                              before.back().number.number + 1 == number->number && word_count(text) <= 16 &&
                              text.back() != '.';
  if (labelled || next_in_series || flat.heading_like(node) || node.table) return std::pair{*number, title};
  return std::nullopt;
}

// The leftmost column that holds text beside a number decides nothing here: a number alone in its cell is an anchor
// only where text stands on its right in the same row, so that a lone «24/25» in a column of figures is none.
bool has_text_beside(const Flat& flat, const Node& number, float middle, std::size_t n) {
  const auto beside = [&](const Node& other) {
    if (other.block != number.block || other.column() <= number.column()) return false;
    for (const Line& line : other.paragraph->lines) {
      if (line.page == number.page() || !other.paragraph->lines.empty()) {
        if (std::abs(line.box.mid_y() - middle) < 1.6F * number.paragraph->size) return true;
      }
    }
    return false;
  };
  for (std::size_t i = n; i-- > 0 && n - i <= 12;) {
    if (beside(flat.nodes[i])) return true;
  }
  for (std::size_t i = n + 1; i < flat.nodes.size() && i - n <= 40; ++i) {
    if (flat.nodes[i].block != number.block) break;
    if (beside(flat.nodes[i])) return true;
  }
  return false;
}

// Title and type of an agenda's row: the text between this number and the next.
AgendaItem item_of(const std::vector<CellLine>& row, int number_column) {
  AgendaItem item;
  std::vector<CellLine> title;
  std::vector<CellLine> type;
  int title_column = -1;
  for (const CellLine& line : row) {
    if (line.column <= number_column) continue;
    if (is_clock(line.text)) continue;
    if (title_column < 0) title_column = line.column;
    if (line.column == title_column) {
      title.push_back(line);
    } else if (type.empty() || line.column == type.front().column) {
      type.push_back(line);
    }
  }
  if (!type.empty()) {
    const std::string text = utf8::collapse_blanks(join_lines(type));
    const auto known = known_case_type(text);
    item.type = known ? *known : text;
  }
  item.title = utf8::collapse_blanks(join_lines(title));
  return item;
}

// Puts each number line before the text of its row, where the number stands in the middle of a cell of several lines.
void raise_numbers(const Flat& flat, Range range, const std::vector<Anchor>& anchors, std::size_t count,
                   std::vector<CellLine>& lines) {
  for (std::size_t a = 0; a < count; ++a) {
    const Anchor& anchor = anchors[a];
    if (anchor.column < 0) continue;
    const float top = row_top(flat, range, anchor);
    if (anchor.middle - top < 0.3F * flat.nodes[anchor.node].paragraph->size) continue;
    const auto number = std::find_if(lines.begin(), lines.end(), [&](const CellLine& l) {
      return l.node == anchor.node && l.page == anchor.page && l.middle == anchor.middle;
    });
    const auto first = std::find_if(lines.begin(), lines.end(), [&](const CellLine& l) {
      return l.page == anchor.page && l.middle >= top - 0.1F && l.column > anchor.column;
    });
    if (number != lines.end() && first < number) std::rotate(first, number, number + 1);
  }
}

// True where the first `count` anchors are a list of the cases that follow: most of them come again, and most of what
// follows is among them. A case printed in two stretches makes no agenda of the first.
bool comes_again(const std::vector<Anchor>& anchors, std::size_t count) {
  const auto has = [&](std::size_t from, std::size_t to, const CaseNumber& number) {
    return std::any_of(anchors.begin() + static_cast<std::ptrdiff_t>(from),
                       anchors.begin() + static_cast<std::ptrdiff_t>(to),
                       [&](const Anchor& a) { return a.number == number; });
  };
  std::size_t again = 0;
  for (std::size_t i = 0; i < count; ++i) again += has(count, anchors.size(), anchors[i].number) ? 1 : 0;
  std::size_t known = 0;
  for (std::size_t i = count; i < anchors.size(); ++i) known += has(0, count, anchors[i].number) ? 1 : 0;
  return again * 2 >= count && known * 2 >= anchors.size() - count;
}

// How many paragraphs stand below the first `count` numbers that are neither in a row with one, nor beside a time or a
// type, nor a break: an agenda has none, the text of cases has.
std::size_t texts_between(const Flat& flat, const std::vector<Anchor>& anchors, std::size_t count) {
  std::size_t texts = 0;
  for (std::size_t n = anchors.front().node + 1; n < anchors[count].node; ++n) {
    const Node& node = flat.nodes[n];
    if (node.paragraph->gap_before < 0.15F || parse_case_number(node.text()) || is_schedule(node.text()) ||
        is_day_line(node.text()) || is_clock(node.text()) || known_case_type(node.text()) ||
        column_head(node.text()) != ColumnHead::kNone) {
      continue;
    }
    bool beside = !node.table;
    for (std::size_t k = n > 12 ? n - 12 : 0; k < flat.nodes.size() && k < n + 12 && !beside; ++k) {
      const Node& other = flat.nodes[k];
      if (k == n || other.block != node.block || other.column() == node.column()) continue;
      for (const Line& line : other.paragraph->lines) {
        if (line.page != node.page()) continue;
        if (std::abs(line.box.mid_y() - node.middle()) < 1.2F * node.paragraph->size) beside = true;
      }
    }
    if (!beside) ++texts;
  }
  return texts;
}

}  // namespace

float row_top(const Flat& flat, Range range, const Anchor& anchor) {
  // Numbers that follow each other line by line stand on their own lines.
  if (anchor.column < 0 || flat.nodes[anchor.node].paragraph->lines.size() > 1) return anchor.middle;
  const int block = flat.nodes[anchor.node].block;
  const float size = flat.nodes[anchor.node].paragraph->size;
  float top = anchor.middle;
  const std::size_t from = anchor.node > range.begin + 30 ? anchor.node - 30 : range.begin;
  for (std::size_t n = from; n < range.end && n < anchor.node + 200; ++n) {
    const Node& node = flat.nodes[n];
    if (node.block != block || node.column() <= anchor.column || node.page() != anchor.page) continue;
    if (node.middle() > anchor.middle + 0.4F * size) {
      if (n > anchor.node) break;
      continue;
    }
    const Paragraph& p = *node.paragraph;
    const float last = p.lines.back().page == anchor.page ? p.lines.back().box.mid_y() : 1e6F;
    // A number in the middle of its cell stands within the title, which has few lines.
    if (last >= anchor.middle - 0.4F * size && p.lines.size() <= 4) top = std::min(top, node.middle());
  }
  return top;
}

std::size_t row_begin(const Flat& flat, Range range, const Anchor& anchor) {
  if (anchor.column < 0) return anchor.node;
  const Node& number = flat.nodes[anchor.node];
  const float top = row_top(flat, range, anchor) - 0.35F * number.paragraph->size;
  for (std::size_t n = range.begin; n < range.end; ++n) {
    const Node& node = flat.nodes[n];
    if (node.block != number.block) continue;
    if (node.page() > anchor.page || (node.page() == anchor.page && node.middle() >= top)) return n;
  }
  return anchor.node;
}

const AgendaItem* Agenda::find(const CaseNumber& number) const {
  for (const AgendaItem& item : items) {
    if (item.number == number) return &item;
  }
  return nullptr;
}

std::vector<Anchor> find_anchors(const Flat& flat, Range range, const std::vector<int>& years) {
  std::vector<Anchor> anchors;
  for (std::size_t n = range.begin; n < range.end; ++n) {
    const Node& node = flat.nodes[n];
    const Paragraph& p = *node.paragraph;
    bool whole = false;
    if (node.table && p.text.size() < 200) {
      for (std::size_t i = 0; i < p.lines.size(); ++i) {
        const auto number = parse_case_number(line_text(p, i));
        if (!number || !plausible(*number, years)) continue;
        whole = true;
        const float middle = p.lines[i].box.mid_y();
        if (has_text_beside(flat, node, middle, n)) {
          anchors.push_back({*number, n, p.lines[i].page, middle, node.column(), 0});
        }
      }
    }
    if (whole) continue;
    if (const auto opening = opening_number(flat, node, anchors); opening && plausible(opening->first, years)) {
      anchors.push_back({opening->first, n, node.page(), node.middle(), -1, opening->second});
    }
  }
  return anchors;
}

Agenda read_agenda(const Flat& flat, Range range, std::vector<Anchor>& anchors) {
  Agenda agenda;
  agenda.range = {range.begin, range.begin};
  std::set<CaseNumber> seen;
  std::size_t count = 0;
  while (count < anchors.size() && seen.insert(anchors[count].number).second) ++count;
  if (count == anchors.size() || count == 0 || !comes_again(anchors, count)) return agenda;
  if (texts_between(flat, anchors, count) * 2 >= count) return agenda;
  // The agenda ends where the number that comes again stands, or at the head row of the next table above it.
  const Anchor& again = anchors[count];
  std::size_t end = again.node;
  while (end > anchors[count - 1].node + 1) {
    const Node& before = flat.nodes[end - 1];
    const bool row =
        before.page() == again.page && std::abs(before.middle() - again.middle) < 1.2F * before.paragraph->size;
    if (!row) break;
    --end;
  }
  agenda.range = {std::min(row_begin(flat, range, anchors.front()), anchors.front().node), end};

  std::vector<CellLine> lines = cell_lines(flat, agenda.range);
  raise_numbers(flat, agenda.range, anchors, count, lines);
  std::vector<std::vector<CellLine>> rows;
  std::vector<std::optional<Anchor>> of_row;
  std::size_t next = 0;
  for (const CellLine& line : lines) {
    const bool number_line = next < count && anchors[next].node == line.node && anchors[next].column >= 0 &&
                             anchors[next].column == line.column;
    if (number_line) {
      rows.emplace_back();
      of_row.emplace_back(anchors[next]);
      ++next;
      continue;
    }
    if (next < count && anchors[next].node == line.node && anchors[next].column < 0 && line.line == 0) {
      rows.emplace_back();
      of_row.emplace_back(anchors[next]);
      ++next;
    }
    if (is_case_column_head(line.text)) {
      // The head row of the table that follows: nothing of it is the agenda's.
      if (next >= count) break;
    }
    // A row without a number: a new paragraph in the first text column that stands lower than the row's.
    const bool new_row = !rows.empty() && !rows.back().empty() && of_row.back() && line.line == 0 &&
                         line.column == rows.back().front().column && line.paragraph->gap_before > 0.15F &&
                         line.paragraph != rows.back().front().paragraph;
    if (new_row || (!rows.empty() && !of_row.back() && line.line == 0 && line.column == rows.back().front().column)) {
      rows.emplace_back();
      of_row.emplace_back(std::nullopt);
    }
    if (!rows.empty()) rows.back().push_back(line);
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (of_row[r] && of_row[r]->column < 0) {
      AgendaItem item;
      item.number = of_row[r]->number;
      const std::string text = rows[r].empty() ? "" : rows[r].front().paragraph->text;
      item.title = text.size() > of_row[r]->title_offset ? text.substr(of_row[r]->title_offset) : text;
      agenda.items.push_back(std::move(item));
      continue;
    }
    AgendaItem item = item_of(rows[r], of_row[r] ? of_row[r]->column : -1);
    if (of_row[r]) item.number = of_row[r]->number;
    if (!item.title.empty()) agenda.items.push_back(std::move(item));
  }
  anchors.erase(anchors.begin(), anchors.begin() + static_cast<std::ptrdiff_t>(count));
  return agenda;
}

}  // namespace saksgang::segment
