#include "layout/columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "base/date.hpp"
#include "base/utf8.hpp"

namespace saksgang::layout {
namespace {

constexpr float kSameEdge = 2.1F;     // points between left edges of one tab stop
constexpr float kColumnGap = 0.55F;   // least blank before a tab stop, in font sizes; a justified blank is less
constexpr float kNarrowGap = 0.32F;   // the same where the column is known
constexpr float kColumnBlank = 2.4F;  // blanks of a column's lines together, in font sizes
constexpr float kLineBlank = 0.9F;    // … of a single line
constexpr float kSurelyColumnGap = 4.0F;
constexpr float kClearZone = 0.18F;  // blank that must stay free before a stop on every line, in font sizes
constexpr float kListGap = 0.5F;     // a blank between marker and text that running text does not have
constexpr float kApart = 7.0F;       // blank in height, in font sizes, that ends a column
constexpr float kMarkerGap = 4.0F;   // widest blank between a bullet and its text, in font sizes

const Word& word(const Page& page, const Placed& p) {
  return page.words[static_cast<std::size_t>(p.word)];
}

float overlap(const Box& a, const Box& b) {
  return std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
}

bool same_line(const Box& a, const Box& b) {
  return overlap(a, b) > 0.5F * std::min(a.height(), b.height());
}

// True where the blank before the word is wider than a blank between words: than any, and, in justified text, whose
// blanks are wide but alike, than its neighbours and the others of its line.
bool opens_column(const std::vector<Placed>& placed, const Placed& p, const Word& w) {
  const Placed& left = placed[static_cast<std::size_t>(p.left)];
  if (p.gap < kColumnGap * w.size || left.marker) return false;
  const auto like = [&](float gap) { return std::abs(gap - p.gap) < 0.15F * p.gap; };
  const auto narrow = [&](float gap) { return gap > 0 && gap < 0.45F * w.size; };
  const bool justified = (like(left.gap) || like(p.next_gap)) && !narrow(left.gap) && !narrow(p.next_gap);
  if (p.gap < kSurelyColumnGap * w.size && justified) return false;
  return p.gap >= 0.5F * kSurelyColumnGap * w.size || p.gap > 1.6F * p.line_blank;
}

// Sets line_blank and next_gap of each word.
void measure_blanks(std::vector<Placed>& placed) {
  std::vector<int> head(placed.size(), -1);
  const auto head_of = [&](std::size_t i) {
    std::vector<std::size_t> path;
    while (head[i] < 0 && placed[i].left >= 0 && path.size() < 400) {
      path.push_back(i);
      i = static_cast<std::size_t>(placed[i].left);
    }
    const int root = head[i] >= 0 ? head[i] : static_cast<int>(i);
    head[i] = root;
    for (const std::size_t k : path) head[k] = root;
    return static_cast<std::size_t>(root);
  };
  struct LineOfWords {
    int words = 0;
    float narrowest = 1e6F;
  };
  std::vector<LineOfWords> lines(placed.size());
  for (std::size_t i = 0; i < placed.size(); ++i) {
    LineOfWords& line = lines[head_of(i)];
    ++line.words;
    if (placed[i].left < 0) continue;
    float& next = placed[static_cast<std::size_t>(placed[i].left)].next_gap;
    next = next == 0 ? placed[i].gap : std::min(next, placed[i].gap);
    if (placed[i].gap > 0.5F) line.narrowest = std::min(line.narrowest, placed[i].gap);
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const LineOfWords& line = lines[static_cast<std::size_t>(head[i])];
    if (line.words >= 5 && line.narrowest < 1e5F) placed[i].line_blank = line.narrowest;
  }
}

// Finds the stretches of the page, between words that cross it, on which a stop at `x` holds, with at least `needed`
// lines that have text on both sides. Where `carried`, the column came over from the page before and may begin at the
// page's head, which is at `head`, without such a line.
void add_stretches(const Page& page, const std::vector<Placed>& placed, float x, float head, bool carried, int needed,
                   std::vector<TabStop>& out) {
  struct Stretch {
    TabStop stop;
    float blank = 0;  // the blanks before the stop on its lines, in font sizes, each at most 3
  };
  TabStop current{x, 0, 0, 0};
  float blank = 0;
  bool open = false;
  bool from_head = carried;
  const auto begin = [&](float y) {
    if (!open) current.top = from_head ? head : y;
    open = true;
  };
  std::vector<Stretch> found;
  const auto close = [&] {
    if (open && current.support > 0) found.push_back({current, blank});
    open = false;
    from_head = false;
    blank = 0;
    current = {x, 0, 0, 0};
  };
  for (const Placed& p : placed) {
    const Word& w = word(page, p);
    const float zone = std::max(1.2F, kClearZone * w.size);
    const bool starts_here = std::abs(w.box.x0 - x) <= kSameEdge;
    if (w.box.x0 < x - kSameEdge) {
      if (w.box.x1 > x - zone) close();
      continue;
    }
    // A column of another table may begin at the same place further down.
    if (open && !from_head && w.box.y0 > current.bottom + kApart * w.size) close();
    if (starts_here && p.left >= 0) {
      if (opens_column(placed, p, w)) {
        begin(w.box.y0);
        ++current.support;
        blank += std::min(3.0F, p.gap / w.size);
        current.bottom = std::max(current.bottom, w.box.y1);
      } else if (open && p.gap >= kNarrowGap * w.size && p.gap > 1.25F * p.line_blank) {
        // The cell on the left is full; the column goes on.
        current.bottom = std::max(current.bottom, w.box.y1);
      }
      continue;
    }
    if (p.left >= 0) continue;
    // The line begins at the stop or to the right of it: it belongs to the column, once the column has begun. At the
    // head of a page to which the column was carried over it may begin so; an indented line alone is not enough.
    if (from_head) begin(w.box.y0);
    if (from_head && starts_here) {
      current.support = std::max(current.support, needed);
      blank = std::max(blank, kColumnBlank);
    }
    if (open) current.bottom = std::max(current.bottom, w.box.y1);
  }
  if (open && from_head) {
    current.support = std::max(current.support, needed);
    blank = std::max(blank, kColumnBlank);
  }
  close();
  // One stretch must be a column beyond doubt: words of justified text in a narrow column also stand below each other
  // now and then, after blanks of one font size or less. The page's other stretches at the same place need less.
  const bool established = std::any_of(found.begin(), found.end(), [&](const Stretch& s) {
    return s.stop.support >= needed && s.blank >= (needed > 1 ? kColumnBlank : kLineBlank);
  });
  for (const Stretch& s : found) {
    if (established && (s.blank >= kLineBlank || s.stop.support >= 2)) out.push_back(s.stop);
  }
}

// The left edges at which words begin after a gap, with how many do.
struct Edge {
  float x;
  int two_sided;
};

std::vector<Edge> edges(const Page& page, const std::vector<Placed>& placed) {
  std::vector<float> xs;
  for (const Placed& p : placed) {
    const Word& w = word(page, p);
    if (p.left >= 0 && opens_column(placed, p, w)) xs.push_back(w.box.x0);
  }
  std::sort(xs.begin(), xs.end());
  std::vector<Edge> out;
  for (const float x : xs) {
    if (!out.empty() && x - out.back().x <= kSameEdge) {
      ++out.back().two_sided;
    } else {
      out.push_back({x, 1});
    }
  }
  return out;
}

// «11. september 2025», «22. – 23. januar» and «– 31. oktober 2024» at a line's head are dates, not list items.
bool part_of_date(std::string_view sign, std::string_view next) {
  std::string word;
  for (std::size_t i = 0; i < next.size();) {
    const char32_t c = utf8::next(next, i);
    if (c != 0xAD && c != '.' && c != ',') utf8::append(word, c);
  }
  if (month_of(word) != 0) return true;
  if (sign == "-" || sign == "\u2013" || sign == "\u2014") {
    return word != next && word.find_first_not_of("0123456789") == std::string::npos;
  }
  return is_bullet(next) || next == "og" || next == "til";
}

bool has_stop(const std::vector<TabStop>& stops, float x) {
  return std::any_of(stops.begin(), stops.end(), [&](const TabStop& s) { return std::abs(s.x - x) <= kSameEdge; });
}

}  // namespace

bool is_bullet(std::string_view text) {
  std::size_t pos = 0;
  if (text.empty()) return false;
  const char32_t c = utf8::next(text, pos);
  if (pos != text.size()) return false;
  if (c == 'o' || c == '-' || c == '*') return true;
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x2219 || c == 0x00B7 ||
         c == 0x27A2 || c == 0x2794 || (c >= 0x25A0 && c <= 0x25FF) || (c >= 0x27A4 && c <= 0x27BE) ||
         (c >= 0x2B1B && c <= 0x2B25) || c == 0x2713 || c == 0x2714 || (c >= 0xE000 && c <= 0xF8FF);
}

bool is_marker(std::string_view text) {
  if (is_bullet(text)) return true;
  // «1.», «12)», «a)», «b.», «iv)», «(1)»
  if (text.size() < 2 || text.size() > 5) return false;
  const char end = text.back();
  if (end != '.' && end != ')') return false;
  text.remove_suffix(1);
  if (text.front() == '(') text.remove_prefix(1);
  if (text.empty() || text.size() > 3) return false;
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits) return text.size() <= 2;
  if (end != ')') return text.size() == 1 && text.front() >= 'a' && text.front() <= 'z';
  return text.size() == 1 || text.find_first_not_of("ivx") == std::string_view::npos;
}

std::vector<Placed> place(const Page& page, const std::vector<int>& words) {
  std::vector<int> order = words;
  const auto box = [&](int i) -> const Box& { return page.words[static_cast<std::size_t>(i)].box; };
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    return box(a).mid_y() != box(b).mid_y() ? box(a).mid_y() < box(b).mid_y() : box(a).x0 < box(b).x0;
  });
  std::vector<Placed> placed(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) placed[i].word = order[i];
  // The nearest word on the left, among those whose middles are near in height.
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const Box& b = box(order[i]);
    float best = -std::numeric_limits<float>::max();
    const float reach = b.height();
    const auto look = [&](std::size_t k) {
      const Box& other = box(order[k]);
      const bool left = other.x0 < b.x0 && (other.x1 <= b.x0 + 1.0F || other.x0 + other.x1 < b.x0 + b.x1);
      if (left && other.x1 > best && same_line(b, other)) {
        best = other.x1;
        placed[i].left = static_cast<int>(k);
      }
    };
    for (std::size_t k = i; k-- > 0 && box(order[k]).mid_y() >= b.mid_y() - reach;) look(k);
    for (std::size_t k = i + 1; k < order.size() && box(order[k]).mid_y() <= b.mid_y() + reach; ++k) look(k);
    if (placed[i].left >= 0) placed[i].gap = b.x0 - best;
  }
  measure_blanks(placed);
  for (Placed& p : placed) {
    const Word& w = page.words[static_cast<std::size_t>(p.word)];
    p.line_head = p.left < 0 || p.gap >= kColumnGap * w.size;
    if (p.line_head && is_marker(w.text)) p.marker = true;
  }
  // A marker has its text close behind it on the line; otherwise it is a word like another («24» in a column of times).
  std::vector<bool> followed(placed.size());
  for (const Placed& p : placed) {
    if (p.left < 0) continue;
    const Placed& left = placed[static_cast<std::size_t>(p.left)];
    if (!left.marker) continue;
    const Word& w = page.words[static_cast<std::size_t>(p.word)];
    const Word& sign = page.words[static_cast<std::size_t>(left.word)];
    followed[static_cast<std::size_t>(p.left)] =
        p.gap <= kMarkerGap * w.size && (p.gap > kListGap * w.size || !part_of_date(sign.text, w.text));
  }
  for (std::size_t i = 0; i < placed.size(); ++i) placed[i].marker = placed[i].marker && followed[i];
  return placed;
}

std::vector<std::vector<TabStop>> find_tab_stops(const PageSet& pages, const std::vector<std::vector<Placed>>& placed) {
  const std::size_t n = pages.pages.size();
  std::vector<std::vector<TabStop>> stops(n);
  std::vector<std::vector<Edge>> found(n);
  for (std::size_t p = 0; p < n; ++p) {
    found[p] = edges(pages.pages[p], placed[p]);
    for (const Edge& e : found[p]) {
      if (e.two_sided >= 2) add_stretches(pages.pages[p], placed[p], e.x, 0, false, 2, stops[p]);
    }
  }
  // One supporting line is enough where the neighbouring page has the same stop.
  const std::vector<std::vector<TabStop>> sure = stops;
  for (std::size_t p = 0; p < n; ++p) {
    for (const Edge& e : found[p]) {
      const bool before = p > 0 && has_stop(sure[p - 1], e.x);
      const bool after = p + 1 < n && has_stop(sure[p + 1], e.x);
      if ((before || after) && !has_stop(stops[p], e.x)) {
        add_stretches(pages.pages[p], placed[p], e.x, 0, false, 1, stops[p]);
      }
    }
  }
  for (std::size_t p = 1; p < n; ++p) {
    if (placed[p].empty() || placed[p - 1].empty()) continue;
    const Page& page = pages.pages[p];
    float foot = 0;
    for (const Placed& w : placed[p - 1]) foot = std::max(foot, word(pages.pages[p - 1], w).box.y1);
    const float head = word(page, placed[p].front()).box.y0;
    for (const TabStop& before : stops[p - 1]) {
      // A column that ended a little above the foot may still go on: its cell was shorter than its neighbour.
      if (before.bottom < foot - 0.25F * page.height) continue;
      std::vector<TabStop> carried;
      add_stretches(page, placed[p], before.x, head - 1, true, 1, carried);
      if (carried.empty() || carried.front().top > head) continue;
      std::vector<TabStop>& here = stops[p];
      here.erase(std::remove_if(here.begin(), here.end(),
                                [&](const TabStop& s) {
                                  return std::abs(s.x - before.x) <= 2 * kSameEdge && s.top <= carried.front().bottom;
                                }),
                 here.end());
      here.push_back(carried.front());
    }
  }
  for (auto& list : stops) {
    std::sort(list.begin(), list.end(), [](const TabStop& a, const TabStop& b) { return a.x < b.x; });
    // Two stops closer than a letter are one column seen twice (a bold and a plain font); the better supported stays.
    for (std::size_t i = 1; i < list.size();) {
      const bool together = list[i].x - list[i - 1].x <= 3 * kSameEdge &&
                            std::min(list[i].bottom, list[i - 1].bottom) > std::max(list[i].top, list[i - 1].top);
      if (!together) {
        ++i;
        continue;
      }
      TabStop merged = list[i - 1];
      merged.top = std::min(merged.top, list[i].top);
      merged.bottom = std::max(merged.bottom, list[i].bottom);
      merged.support += list[i].support;
      list[i - 1] = merged;
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  return stops;
}

}  // namespace saksgang::layout
