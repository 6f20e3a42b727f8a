#include "layout/layout.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "layout/columns.hpp"
#include "layout/furniture.hpp"
#include "layout/joining.hpp"
#include "layout/lines.hpp"
#include "layout/paragraphs.hpp"

namespace saksgang::layout {
namespace {

constexpr float kSameColumn = 4.0F;  // points between left edges of a column on two pages
constexpr float kSameColumnOfTable = 2.5F;
constexpr float kTextColumn = 0.33F;   // share of the text's width from which a first column is running text …
constexpr float kSideColumns = 0.45F;  // … and below which what stands beside it is a box

// A stretch of one page whose lines share tab stops, or have none.
struct Stretch {
  float top = 0;
  float bottom = 0;
  std::vector<TabStop> stops;  // none: running text
};

struct ColumnLines {
  std::vector<TextLine> lines;
};

// A block while its lines are gathered.
struct Draft {
  bool table = false;
  std::vector<float> columns;
  std::vector<ColumnLines> streams;  // as many as columns
  std::vector<float> latest;         // the columns of its last stretch
  int last_page = 0;
};

std::vector<Stretch> stretches_of(const std::vector<TabStop>& stops) {
  std::vector<TabStop> order = stops;
  std::sort(order.begin(), order.end(), [](const TabStop& a, const TabStop& b) { return a.top < b.top; });
  std::vector<Stretch> out;
  for (const TabStop& stop : order) {
    if (!out.empty() && stop.top <= out.back().bottom) {
      out.back().bottom = std::max(out.back().bottom, stop.bottom);
      out.back().stops.push_back(stop);
    } else {
      out.push_back({stop.top, stop.bottom, {stop}});
    }
  }
  return out;
}

std::vector<float> column_edges(const std::vector<TabStop>& stops) {
  std::vector<float> xs;
  for (const TabStop& s : stops) xs.push_back(s.x);
  std::sort(xs.begin(), xs.end());
  std::vector<float> out;
  for (const float x : xs) {
    if (out.empty() || x - out.back() > kSameColumn) out.push_back(x);
  }
  return out;
}

// The stop that holds for a word: the last one at or left of its left edge, at its height; -1 for none.
int column_of(const Stretch& stretch, const std::vector<float>& edges, const Box& box) {
  float best = -1;
  for (const TabStop& s : stretch.stops) {
    const bool here = box.mid_y() > s.top - 1 && box.mid_y() < s.bottom + 1;
    if (here && s.x <= box.x0 + 2.2F && s.x > best) best = s.x;
  }
  int column = -1;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (edges[i] <= best + 0.01F) column = static_cast<int>(i);
  }
  return column;
}

// By page, row and column. Lines of one row differ in height by rounding and by font, so rows are found first.
void sort_by_rows(std::vector<Paragraph>& paragraphs) {
  const auto y = [](const Paragraph& p) { return p.lines.front().box.mid_y(); };
  std::stable_sort(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& a, const Paragraph& b) {
    return a.first_page() != b.first_page() ? a.first_page() < b.first_page() : y(a) < y(b);
  });
  for (std::size_t i = 0; i < paragraphs.size();) {
    std::size_t end = i + 1;
    while (end < paragraphs.size() && paragraphs[end].first_page() == paragraphs[i].first_page() &&
           y(paragraphs[end]) - y(paragraphs[i]) <= 0.3F * std::min(paragraphs[end].size, paragraphs[i].size)) {
      ++end;
    }
    std::stable_sort(paragraphs.begin() + static_cast<std::ptrdiff_t>(i),
                     paragraphs.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Paragraph& a, const Paragraph& b) { return a.column < b.column; });
    i = end;
  }
}

class Arranger {
 public:
  explicit Arranger(const PageSet& pages) : pages_(pages), vocabulary_(pages) {}

  LayoutResult run() {
    const auto kept = body_words(pages_);
    std::vector<std::vector<Placed>> placed;
    for (std::size_t p = 0; p < pages_.pages.size(); ++p) placed.push_back(place(pages_.pages[p], kept[p]));
    const auto stops = find_tab_stops(pages_, placed);
    for (std::size_t p = 0; p < pages_.pages.size(); ++p) add_page(pages_.pages[p], placed[p], stops[p]);
    LayoutResult result;
    result.body_size = body_size();
    for (std::size_t p = 0; p < pages_.pages.size(); ++p) {
      if (pages_.pages[p].words.empty()) result.pages_without_text.push_back(pages_.pages[p].number);
    }
    finish(result);
    return result;
  }

 private:
  using Words = std::vector<int>;  // indexes into the page's Placed list

  void add_page(const Page& page, const std::vector<Placed>& placed, const std::vector<TabStop>& stops) {
    if (placed.empty()) return;
    const std::vector<Stretch> tables = stretches_of(stops);
    // Each word goes to a table's stretch or to the running text between two of them.
    std::vector<Words> in_table(tables.size());
    std::vector<Words> in_flow(tables.size() + 1);
    float left = page.width;
    float right = 0;
    for (std::size_t i = 0; i < placed.size(); ++i) {
      const Box& box = page.words[static_cast<std::size_t>(placed[i].word)].box;
      left = std::min(left, box.x0);
      right = std::max(right, box.x1);
      std::size_t t = 0;
      while (t < tables.size() && box.mid_y() > tables[t].bottom + 1) ++t;
      const bool inside = t < tables.size() && box.mid_y() > tables[t].top - 1;
      (inside ? in_table[t] : in_flow[t]).push_back(static_cast<int>(i));
    }
    for (std::size_t t = 0; t <= tables.size(); ++t) {
      if (!in_flow[t].empty()) add_flow(make_lines(pages_, page, placed, in_flow[t]), page.number, 0);
      if (t < tables.size()) add_table(page, placed, tables[t], in_table[t], right - left);
    }
  }

  void add_flow(std::vector<TextLine> lines, int page, float right) {
    if (drafts_.empty() || drafts_.back().table) {
      drafts_.push_back({});
      drafts_.back().columns = {0};
      drafts_.back().streams.resize(1);
    }
    Draft& draft = drafts_.back();
    for (TextLine& line : lines) {
      line.right = right;
      draft.streams[0].lines.push_back(std::move(line));
    }
    draft.last_page = page;
  }

  void add_table(const Page& page, const std::vector<Placed>& placed, const Stretch& stretch, const Words& words,
                 float text_width) {
    const std::vector<float> edges = column_edges(stretch.stops);
    std::vector<Words> by_column(edges.size() + 1);
    for (const int i : words) {
      const Box& box = page.words[static_cast<std::size_t>(placed[static_cast<std::size_t>(i)].word)].box;
      by_column[static_cast<std::size_t>(column_of(stretch, edges, box)) + 1].push_back(i);
    }
    std::vector<std::vector<TextLine>> lines;
    float first_edge = edges.front();
    for (const Words& column : by_column) lines.push_back(make_lines(pages_, page, placed, column));
    for (const TextLine& line : lines[0]) first_edge = std::min(first_edge, line.box.x0);

    if (is_text_with_box(lines, text_width)) {
      add_box(lines, edges, 1, lines.size(), page.number);
      add_flow(std::move(lines[0]), page.number, edges.front() - 6);
      return;
    }
    if (is_box_with_text(lines, text_width)) {
      std::vector<float> left{first_edge};
      left.insert(left.end(), edges.begin(), edges.end());
      std::vector<TextLine> text = std::move(lines.back());
      if (!lines[0].empty()) {
        add_box(lines, left, 0, lines.size() - 1, page.number);
      } else {
        add_box(lines, edges, 1, lines.size() - 1, page.number);
      }
      add_flow(std::move(text), page.number, 0);
      return;
    }
    Draft table;
    table.table = true;
    if (!lines[0].empty()) table.columns.push_back(first_edge);
    table.columns.insert(table.columns.end(), edges.begin(), edges.end());
    for (std::size_t c = lines[0].empty() ? 1 : 0; c < lines.size(); ++c)
      table.streams.push_back({std::move(lines[c])});
    table.last_page = page.number;
    table.latest = table.columns;
    if (!continues(table)) {
      drafts_.push_back(std::move(table));
      return;
    }
    Draft& before = drafts_.back();
    drop_repeated_head(before, table);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      std::vector<TextLine>& into = before.streams[column_in(before, table.columns[c])].lines;
      for (TextLine& line : table.streams[c].lines) into.push_back(std::move(line));
    }
    before.last_page = page.number;
  }

  // The texts of a table's rows, each its cells' lines at one height; the columns' order is that of the table.
  struct RowText {
    int page = 0;
    float y = 0;
    int cells = 0;
    bool numbered = false;  // its first cell holds a digit: a row of its own, not a head
    std::string text;
  };

  static std::vector<RowText> row_texts(const Draft& table) {
    std::vector<const TextLine*> lines;
    for (const ColumnLines& stream : table.streams) {
      for (const TextLine& line : stream.lines) lines.push_back(&line);
    }
    std::stable_sort(lines.begin(), lines.end(), [](const TextLine* a, const TextLine* b) {
      return a->page != b->page ? a->page < b->page : a->box.mid_y() < b->box.mid_y();
    });
    std::vector<RowText> rows;
    for (const TextLine* line : lines) {
      const float y = line->box.mid_y();
      if (rows.empty() || rows.back().page != line->page || y - rows.back().y > 0.35F * line->size) {
        rows.push_back({line->page, y, 0, false, {}});
        rows.back().numbered = line->text.find_first_of("0123456789") != std::string::npos;
      }
      ++rows.back().cells;
      rows.back().text += line->marker + line->text + '\n';
    }
    return rows;
  }

  // A head row printed again at the head of the next page: the page's first rows as they stand earlier in the table.
  static void drop_repeated_head(const Draft& before, Draft& table) {
    const std::vector<RowText> earlier = row_texts(before);
    const std::vector<RowText> here = row_texts(table);
    std::size_t most = 0;
    for (std::size_t k = 0; k < earlier.size() && !here.empty(); ++k) {
      if (earlier[k].text != here.front().text || here.front().cells < 2 || here.front().numbered) continue;
      std::size_t same = 1;
      while (same < here.size() && k + same < earlier.size() && earlier[k + same].text == here[same].text) ++same;
      most = std::max(most, same);
    }
    // As many rows again would be a table of its own.
    if (most == 0 || most > 4 || here.front().page == earlier.back().page) return;
    const float bottom = here[most - 1].y + 0.5F;
    for (ColumnLines& stream : table.streams) {
      std::erase_if(stream.lines,
                    [&](const TextLine& line) { return line.page == here.front().page && line.box.mid_y() <= bottom; });
    }
  }

  // A box of its own out of the columns [from, to) of the lines. `edges`: the left edges of the columns from `from` on.
  void add_box(std::vector<std::vector<TextLine>>& lines, const std::vector<float>& edges, std::size_t from,
               std::size_t to, int page) {
    Draft box;
    box.table = true;
    for (std::size_t c = from; c < to; ++c) {
      box.columns.push_back(edges[c - from]);
      box.streams.push_back({std::move(lines[c])});
    }
    box.last_page = page;
    box.latest = box.columns;
    drafts_.push_back(std::move(box));
  }

  // The mirror image: a box of two or more narrow columns on the left, running text on the right. A table has the same
  // shape; but the rows of a table stand on its text's lines, and those of a box on lines of their own.
  static bool is_box_with_text(const std::vector<std::vector<TextLine>>& lines, float text_width) {
    const std::vector<TextLine>& text = lines.back();
    const std::size_t first = lines[0].empty() ? 1 : 0;
    if (lines.size() - first < 3 || text.size() < 4 || lines[first].size() < 3) return false;
    float left = 1e6F;
    float right = 0;
    float widest = 0;
    for (std::size_t c = first; c + 1 < lines.size(); ++c) {
      for (const TextLine& line : lines[c]) {
        left = std::min(left, line.box.x0);
        right = std::max(right, line.box.x1);
      }
    }
    for (const TextLine& line : text) widest = std::max(widest, line.box.width());
    if (widest < kTextColumn * text_width || right - left > kSideColumns * text_width) return false;
    std::size_t on_a_line = 0;
    for (const TextLine& label : lines[first]) {
      const bool on = std::any_of(text.begin(), text.end(), [&](const TextLine& line) {
        return std::abs(line.box.y1 - 0.2F * line.size - (label.box.y1 - 0.2F * label.size)) < 0.08F * line.size;
      });
      if (on) ++on_a_line;
    }
    return on_a_line * 10 < lines[first].size() * 6;
  }

  // Running text on the left with a box of few words beside it, not a table: the left column is wide and its lines
  // make paragraphs of their own.
  static bool is_text_with_box(const std::vector<std::vector<TextLine>>& lines, float text_width) {
    if (lines[0].size() < 2) return false;
    float widest = 0;
    for (const TextLine& line : lines[0]) widest = std::max(widest, line.box.width());
    float side_left = 1e6F;
    float side_right = 0;
    for (std::size_t c = 1; c < lines.size(); ++c) {
      for (const TextLine& line : lines[c]) {
        side_left = std::min(side_left, line.box.x0);
        side_right = std::max(side_right, line.box.x1);
      }
    }
    return widest > kTextColumn * text_width && side_right - side_left < kSideColumns * text_width;
  }

  static std::size_t column_in(const Draft& table, float x) {
    std::size_t best = 0;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (std::abs(table.columns[c] - x) < std::abs(table.columns[best] - x)) best = c;
    }
    return best;
  }

  // The last draft is the same table on the page before (or above): the columns of one of the two are among those of
  // the other. A first column of centred or right-aligned numbers need not begin at the same place everywhere.
  bool continues(const Draft& table) {
    if (drafts_.empty() || !drafts_.back().table || table.last_page - drafts_.back().last_page > 1) return false;
    Draft& before = drafts_.back();
    const std::vector<float>& fewer = table.columns.size() <= before.latest.size() ? table.columns : before.latest;
    const std::vector<float>& more = table.columns.size() <= before.latest.size() ? before.latest : table.columns;
    for (std::size_t c = 0; c < fewer.size(); ++c) {
      const bool first = c == 0 && fewer.size() > 1 && more.size() > 1 && std::abs(fewer[0] - more[0]) < 30 &&
                         fewer[0] < more[1] - kSameColumn;
      const bool same =
          std::any_of(more.begin(), more.end(), [&](float x) { return std::abs(x - fewer[c]) <= kSameColumnOfTable; });
      if (!first && !same) return false;
    }
    for (const float x : table.columns) {
      if (std::abs(before.columns[column_in(before, x)] - x) <= kSameColumn || x < before.columns.front()) continue;
      const auto at = std::upper_bound(before.columns.begin(), before.columns.end(), x);
      before.streams.insert(before.streams.begin() + (at - before.columns.begin()), ColumnLines{});
      before.columns.insert(at, x);
    }
    before.latest = table.columns;
    return true;
  }

  float body_size() const {
    std::map<float, std::size_t> sizes;
    for (const Draft& draft : drafts_) {
      for (const ColumnLines& stream : draft.streams) {
        for (const TextLine& line : stream.lines) sizes[std::round(line.size * 10) / 10] += line.text.size();
      }
    }
    const auto best =
        std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == sizes.end() ? 0 : best->first;
  }

  // The right edge of each line's column: that of the widest line of its page in the same column, or, for tables, of
  // the whole block, where short cells would tell little.
  static void set_right_edges(Draft& draft) {
    for (ColumnLines& stream : draft.streams) {
      std::map<int, float> of_page;
      float widest = 0;
      for (const TextLine& line : stream.lines) {
        float& right = of_page[line.page];
        right = std::max(right, line.box.x1);
        widest = std::max(widest, line.box.x1);
      }
      for (TextLine& line : stream.lines) {
        const float right = draft.table ? widest : std::max(of_page[line.page], widest - 40);
        if (line.right == 0 || line.right > right) line.right = right;
      }
    }
  }

  // Lines at which a table's row begins, told by the first column, where cells follow each other without a wider
  // blank; where rows stand apart, the blank tells.
  static std::vector<bool> row_starts(const Draft& draft, std::size_t column,
                                      const std::vector<Paragraph>& first_column, const Leading& leading) {
    const std::vector<TextLine>& lines = draft.streams[column].lines;
    std::vector<bool> out(lines.size());
    if (!draft.table || column == 0 || draft.streams.size() < 2) return out;
    if (draft.streams[0].lines.size() * 2 > lines.size()) return out;
    int apart = 0;
    int starts = 0;
    for (const Paragraph& p : first_column) {
      const Line& row = p.lines.front();
      const auto near = std::lower_bound(lines.begin(), lines.end(), row, [](const TextLine& line, const Line& r) {
        return line.page != r.page ? line.page < r.page : line.box.mid_y() < r.box.mid_y() - 0.35F * line.size;
      });
      if (near == lines.end() || near == lines.begin() || near->page != row.page) continue;
      const TextLine& before = *(near - 1);
      if (near->box.mid_y() > row.box.mid_y() + 0.35F * near->size || before.page != row.page) continue;
      out[static_cast<std::size_t>(near - lines.begin())] = true;
      ++starts;
      if (near->box.mid_y() - before.box.mid_y() > leading.of(near->size) + 1.2F) ++apart;
    }
    if (starts == 0 || apart * 10 >= starts * 7) out.assign(lines.size(), false);
    return out;
  }

  // A cell goes on over the page break only from the foot of its page to the head of the next, and only where the first
  // column does not open a row there. Marks in `starts` the lines after a page break that begin a cell.
  static void mark_cells_after_page_break(const Draft& draft, std::size_t column,
                                          const std::vector<Paragraph>& first_column, const Leading& leading,
                                          std::vector<bool>& starts) {
    std::map<int, std::pair<float, float>> extent;  // of the block on each page
    for (const ColumnLines& stream : draft.streams) {
      for (const TextLine& line : stream.lines) {
        const auto [it, added] = extent.try_emplace(line.page, line.box.y0, line.box.y1);
        it->second.first = std::min(it->second.first, line.box.y0);
        it->second.second = std::max(it->second.second, line.box.y1);
      }
    }
    const std::vector<TextLine>& lines = draft.streams[column].lines;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const TextLine& before = lines[i - 1];
      if (before.page == lines[i].page) continue;
      const bool at_head = lines[i].box.y0 < extent[lines[i].page].first + 0.8F * leading.of(lines[i].size);
      const bool at_foot = before.box.y1 > extent[before.page].second - 2.2F * leading.of(before.size);
      const bool new_row = std::any_of(first_column.begin(), first_column.end(), [&](const Paragraph& p) {
        const Line& row = p.lines.front();
        return row.page == lines[i].page && std::abs(row.box.mid_y() - lines[i].box.mid_y()) < 0.6F * lines[i].size;
      });
      // What counts rows does not go on: a number in the first column is a row's own.
      const bool number = column == 0 && lines[i].text[0] >= '0' && lines[i].text[0] <= '9';
      if (!at_head || !at_foot || new_row || number) starts[i] = true;
    }
  }

  void finish(LayoutResult& result) {
    std::vector<const std::vector<TextLine>*> streams;
    for (Draft& draft : drafts_) {
      set_right_edges(draft);
      for (ColumnLines& stream : draft.streams) {
        drop_false_markers(stream.lines);
        streams.push_back(&stream.lines);
      }
    }
    const Leading leading(streams);
    for (const Draft& draft : drafts_) {
      Block block;
      block.table = draft.table;
      block.columns = draft.columns;
      std::vector<Paragraph> first_column;
      for (std::size_t c = 0; c < draft.streams.size(); ++c) {
        std::vector<bool> starts = row_starts(draft, c, first_column, leading);
        if (draft.table) mark_cells_after_page_break(draft, c, first_column, leading, starts);
        auto paragraphs = make_paragraphs(draft.streams[c].lines, starts, static_cast<int>(c), leading, vocabulary_);
        if (c == 0) first_column = paragraphs;
        std::move(paragraphs.begin(), paragraphs.end(), std::back_inserter(block.paragraphs));
      }
      if (block.table) sort_by_rows(block.paragraphs);
      if (!block.paragraphs.empty()) result.blocks.push_back(std::move(block));
    }
  }

  const PageSet& pages_;
  Vocabulary vocabulary_;
  std::vector<Draft> drafts_;
};

}  // namespace

LayoutResult arrange(const PageSet& pages) {
  return Arranger(pages).run();
}

}  // namespace saksgang::layout
