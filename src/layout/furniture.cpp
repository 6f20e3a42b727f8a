#include "layout/furniture.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "base/utf8.hpp"

namespace saksgang::layout {
namespace {

constexpr std::size_t kRowsLookedAt = 4;  // at each end of a page
constexpr float kSameHeight = 2.5F;       // points
constexpr std::size_t kPagesAround = 30;  // how far repetition is looked for
constexpr float kMarginShare = 0.16F;     // of the page's height, in which furniture stands

struct Row {
  std::vector<int> words;
  Box box;
  std::string pattern;        // the text with each run of digits as '#'
  std::vector<long> numbers;  // the runs of digits, up to 9 digits each
  bool only_numbers = false;  // nothing but numbers and the words that go with page numbers
  float gap = 0;              // to the next row towards the page's middle, in points
};

std::vector<Row> rows_of(const Page& page, const std::vector<int>& words) {
  std::vector<int> order = words;
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return page.words[static_cast<std::size_t>(a)].box.mid_y() < page.words[static_cast<std::size_t>(b)].box.mid_y();
  });
  std::vector<Row> rows;
  for (const int i : order) {
    const Box& box = page.words[static_cast<std::size_t>(i)].box;
    if (rows.empty() || box.mid_y() > rows.back().box.y1 - 0.1F * box.height()) {
      rows.push_back({});
      rows.back().box = box;
    }
    rows.back().box.add(box);
    rows.back().words.push_back(i);
  }
  return rows;
}

bool page_number_word(std::string_view word) {
  static constexpr std::string_view kWords[] = {"side", "page", "av", "of", "s", "p", "sidetal"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

void describe(Row& row, const Page& page) {
  std::sort(row.words.begin(), row.words.end(), [&](int a, int b) {
    return page.words[static_cast<std::size_t>(a)].box.x0 < page.words[static_cast<std::size_t>(b)].box.x0;
  });
  row.only_numbers = true;
  for (const int i : row.words) {
    const std::string& text = page.words[static_cast<std::size_t>(i)].text;
    if (!row.pattern.empty()) row.pattern.push_back(' ');
    std::string letters;
    for (std::size_t k = 0; k < text.size();) {
      if (std::isdigit(static_cast<unsigned char>(text[k])) != 0) {
        long value = 0;
        std::size_t digits = 0;
        for (; k < text.size() && std::isdigit(static_cast<unsigned char>(text[k])) != 0; ++k, ++digits) {
          if (digits < 9) value = value * 10 + (text[k] - '0');
        }
        row.numbers.push_back(value);
        row.pattern.push_back('#');
        continue;
      }
      const std::size_t start = k;
      const char32_t c = utf8::next(text, k);
      if (utf8::is_letter(c)) utf8::append(letters, utf8::lower(c));
      row.pattern.append(text, start, k - start);
    }
    if (!letters.empty() && !page_number_word(letters)) row.only_numbers = false;
  }
  if (row.numbers.empty()) row.only_numbers = false;
}

struct Candidate {
  std::size_t page;
  Row row;
  bool top;
  bool out = false;
};

// True where one of the row's numbers counts with the pages: it grows as the page does on another page.
bool counts_with_pages(const Candidate& c, const std::vector<const Candidate*>& same) {
  for (std::size_t k = 0; k < c.row.numbers.size(); ++k) {
    int agreeing = 0;
    for (const Candidate* other : same) {
      if (other == &c || other->row.numbers.size() != c.row.numbers.size()) continue;
      const long pages = static_cast<long>(other->page) - static_cast<long>(c.page);
      if (other->row.numbers[k] - c.row.numbers[k] == pages) ++agreeing;
    }
    if (agreeing >= 1) return true;
  }
  return false;
}

bool same_numbers(const Candidate& a, const Candidate& b) {
  return a.row.numbers == b.row.numbers;
}

// The group's members at the same height on the pages around.
std::vector<const Candidate*> near(const Candidate& c, const std::vector<Candidate*>& group) {
  std::vector<const Candidate*> same;
  const std::size_t first = c.page > kPagesAround ? c.page - kPagesAround : 0;
  auto it = std::lower_bound(group.begin(), group.end(), first,
                             [](const Candidate* other, std::size_t page) { return other->page < page; });
  for (; it != group.end() && (*it)->page <= c.page + kPagesAround; ++it) {
    if (std::abs((*it)->row.box.y0 - c.row.box.y0) <= kSameHeight) same.push_back(*it);
  }
  return same;
}

// True where pages around have other text, that is not repeated, at the height of candidate `i`.
bool shares_its_height(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& repeats,
                       std::size_t i) {
  const Candidate& c = candidates[i];
  const std::size_t first = c.page > kPagesAround ? c.page - kPagesAround : 0;
  auto it = std::lower_bound(candidates.begin(), candidates.end(), first,
                             [](const Candidate& other, std::size_t page) { return other.page < page; });
  int others = 0;
  for (; it != candidates.end() && it->page <= c.page + kPagesAround; ++it) {
    if (it->page == c.page || it->top != c.top || repeats[static_cast<std::size_t>(it - candidates.begin())] >= 2)
      continue;
    const float overlap = std::min(it->row.box.y1, c.row.box.y1) - std::max(it->row.box.y0, c.row.box.y0);
    if (overlap > 0.3F * std::min(it->row.box.height(), c.row.box.height())) ++others;
  }
  return others * 4 > static_cast<int>(repeats[i]);
}

// A lone page number in the margin, apart from the text: the page's own number, or one that says «side» before it.
bool lone_page_number(const Candidate& c, const PageSet& pages) {
  if (!c.row.only_numbers || c.row.numbers.empty()) return false;
  const Page& page = pages.pages[c.page];
  const bool apart = c.row.numbers.size() <= 2 && c.row.gap > 1.2F * c.row.box.height();
  const bool says_so = c.row.pattern.find("ide") != std::string::npos || c.row.pattern.find("age") != std::string::npos;
  return apart && (c.row.numbers.front() == page.number || says_so);
}

}  // namespace

std::vector<std::vector<int>> body_words(const PageSet& pages) {
  std::vector<std::vector<int>> kept(pages.pages.size());
  std::vector<Candidate> candidates;
  for (std::size_t p = 0; p < pages.pages.size(); ++p) {
    const Page& page = pages.pages[p];
    for (std::size_t i = 0; i < page.words.size(); ++i) {
      const Word& word = page.words[i];
      if (!word.invisible && word.rotation == 0) kept[p].push_back(static_cast<int>(i));
    }
    std::vector<Row> rows = rows_of(page, kept[p]);
    const int n = static_cast<int>(rows.size());
    for (int r = 0; r < n; ++r) {
      const bool top =
          r < static_cast<int>(kRowsLookedAt) && rows[static_cast<std::size_t>(r)].box.y1 < page.height * kMarginShare;
      const bool bottom = r >= n - static_cast<int>(kRowsLookedAt) &&
                          rows[static_cast<std::size_t>(r)].box.y0 > page.height * (1 - kMarginShare);
      if (!top && !bottom) continue;
      Row row = rows[static_cast<std::size_t>(r)];
      describe(row, page);
      if (top && r + 1 < n) row.gap = rows[static_cast<std::size_t>(r) + 1].box.y0 - row.box.y1;
      if (!top && r > 0) row.gap = row.box.y0 - rows[static_cast<std::size_t>(r) - 1].box.y1;
      if (n == 1) row.gap = page.height;
      candidates.push_back({p, std::move(row), top, false});
    }
  }

  std::map<std::pair<bool, std::string>, std::vector<Candidate*>> by_pattern;
  for (Candidate& c : candidates) by_pattern[{c.top, c.row.pattern}].push_back(&c);
  // How many pages around have the same text at the same height; numbers that count with the pages are the same.
  std::vector<std::size_t> repeats(candidates.size());
  std::vector<bool> counts(candidates.size());
  for (const auto& [key, group] : by_pattern) {
    for (const Candidate* c : group) {
      const auto i = static_cast<std::size_t>(c - candidates.data());
      const std::vector<const Candidate*> same = near(*c, group);
      counts[i] = counts_with_pages(*c, same);
      repeats[i] = static_cast<std::size_t>(std::count_if(
          same.begin(), same.end(), [&](const Candidate* other) { return counts[i] || same_numbers(*c, *other); }));
    }
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& c = candidates[i];
    if (c.row.only_numbers && (counts[i] || lone_page_number(c, pages))) {
      c.out = true;
      continue;
    }
    // The text's own first line stands at one height on every page too, and «Vedtak:» or a box may open several: a
    // header has its height for itself, also on the pages that lack it.
    const float apart = c.row.gap / std::max(1.0F, c.row.box.height());
    const bool often = (repeats[i] >= 2 && apart > 0.9F) || repeats[i] >= 4;
    c.out = often && !shares_its_height(candidates, repeats, i);
  }
  // A header of several lines: a repeated line between one that is out and the page's edge goes with it.
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].out || repeats[i] < 2) continue;
    for (std::size_t k = i < kRowsLookedAt * 2 ? 0 : i - kRowsLookedAt * 2;
         k < candidates.size() && candidates[k].page <= candidates[i].page; ++k) {
      const Candidate& inner = candidates[k];
      if (!inner.out || inner.page != candidates[i].page || inner.top != candidates[i].top) continue;
      const float y = candidates[i].row.box.y0;
      if (inner.top ? inner.row.box.y0 > y : inner.row.box.y0 < y) candidates[i].out = true;
    }
  }
  for (const Candidate& c : candidates) {
    if (!c.out) continue;
    std::vector<int>& list = kept[c.page];
    for (const int i : c.row.words) list.erase(std::remove(list.begin(), list.end(), i), list.end());
  }
  return kept;
}

}  // namespace saksgang::layout
