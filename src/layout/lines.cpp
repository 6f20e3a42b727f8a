#include "layout/lines.hpp"

#include <algorithm>
#include <map>

namespace saksgang::layout {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr float kGlue = 0.1F;  // a smaller blank between words, in font sizes, is none

void append_word(std::string& text, std::string_view word, bool last) {
  for (std::size_t i = 0; i < word.size();) {
    // HYPHEN and NON-BREAKING HYPHEN read as the sign that keyboards have; some producers set them at every line's end.
    if (word.substr(i).starts_with("\u2010") || word.substr(i).starts_with("\u2011")) {
      text.push_back('-');
      i += 3;
    } else if (word.substr(i).starts_with(kSoftHyphen) && !(last && i + kSoftHyphen.size() == word.size())) {
      i += kSoftHyphen.size();
    } else {
      text.push_back(word[i++]);
    }
  }
}

TextLine finish(const PageSet& pages, const Page& page, const std::vector<Placed>& placed, std::vector<int>& items) {
  const auto word = [&](int i) -> const Word& {
    return page.words[static_cast<std::size_t>(placed[static_cast<std::size_t>(i)].word)];
  };
  std::sort(items.begin(), items.end(), [&](int a, int b) { return word(a).box.x0 < word(b).box.x0; });
  TextLine line;
  line.page = page.number;
  line.box = word(items.front()).box;
  line.bold = line.italic = true;
  std::map<float, std::size_t> sizes;
  std::size_t first = 0;
  if (items.size() > 1 && placed[static_cast<std::size_t>(items.front())].marker) {
    line.marker = word(items.front()).text;
    line.marker_gap = word(items[1]).box.x0 - word(items[0]).box.x1;
    first = 1;
  }
  for (std::size_t k = 0; k < items.size(); ++k) {
    const Word& w = word(items[k]);
    line.box.add(w.box);
    if (k < first) continue;
    if (k > first) {
      const Word& before = word(items[k - 1]);
      const float gap = w.box.x0 - before.box.x1;
      if (before.space_after || gap > kGlue * w.size) line.text.push_back(' ');
    }
    append_word(line.text, w.text, k + 1 == items.size());
    sizes[w.size] += w.text.size();
    const Font& font = pages.fonts[w.font];
    line.bold = line.bold && font.bold;
    line.italic = line.italic && font.italic;
    ++line.words;
  }
  line.text_x = word(items[first]).box.x0;
  line.first_width = word(items[first]).box.width();
  line.size = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) {
                return a.second < b.second;
              })->first;
  return line;
}

}  // namespace

std::vector<TextLine> make_lines(const PageSet& pages, const Page& page, const std::vector<Placed>& placed,
                                 const std::vector<int>& words) {
  std::vector<TextLine> lines;
  std::vector<int> items;
  Box box;
  const auto flush = [&] {
    if (!items.empty()) lines.push_back(finish(pages, page, placed, items));
    items.clear();
  };
  // `words` come by the height of their middles; a word is of the line while its middle lies within the line's tallest
  // word, so that superscripts stay with their line.
  for (const int i : words) {
    const Box& b = page.words[static_cast<std::size_t>(placed[static_cast<std::size_t>(i)].word)].box;
    if (!items.empty()) {
      const bool inside = b.mid_y() < box.y1 - 0.15F * box.height() && b.mid_y() > box.y0;
      const bool around = box.mid_y() > b.y0 + 0.15F * b.height() && box.mid_y() < b.y1 - 0.15F * b.height();
      if (!inside && !around) flush();
    }
    if (items.empty() || b.height() > box.height()) box = b;
    items.push_back(i);
  }
  flush();
  return lines;
}

}  // namespace saksgang::layout
