#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "layout/layout.hpp"
#include "model/blocks.hpp"
#include "model/page.hpp"

// Pages out of lines of text, and layouts as text again, for the tests of this room.
namespace saksgang::layout {

struct Style {
  float size = 11;
  bool bold = false;
  bool italic = false;
  float blank = 0.28F;  // between words, in font sizes
};

inline constexpr Style kBold{11, true};
inline constexpr Style kHeading{16, true};

// A4 pages on which every letter is half a font size wide. Points throughout; `y` is the upper edge of a line.
class Pages {
 public:
  Pages() { set_.fonts = {{"Prøve", false, false}, {"Prøve-Fet", true, false}, {"Prøve-Kursiv", false, true}}; }

  Pages& page() {
    Page p;
    p.number = static_cast<int>(set_.pages.size()) + 1;
    p.width = 595;
    p.height = 842;
    set_.pages.push_back(p);
    return *this;
  }

  // The words of `text` from `x` on, a blank between each.
  Pages& at(float x, float y, std::string_view text, Style style = {}) {
    if (set_.pages.empty()) page();
    while (!text.empty()) {
      const std::size_t blank = text.find(' ');
      const std::string_view word = text.substr(0, blank);
      if (!word.empty()) {
        x = put(x, y, word, style, blank != std::string_view::npos) + style.blank * style.size;
      }
      text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
    }
    return *this;
  }

  // Lines below each other at a distance of 1.25 font sizes.
  Pages& lines(float x, float y, const std::vector<std::string>& texts, Style style = {}) {
    for (const std::string& text : texts) {
      at(x, y, text, style);
      y += 1.25F * style.size;
    }
    return *this;
  }

  // One line whose blanks are stretched so that it ends at `right`.
  Pages& justified(float x, float right, float y, std::string_view text, Style style = {}) {
    float letters = 0;
    float blanks = 0;
    for (std::size_t i = 0; i < text.size();) {
      (utf8::next(text, i) == ' ' ? blanks : letters) += 1;
    }
    style.blank = (right - x - letters * 0.5F * style.size) / blanks / style.size;
    return at(x, y, text, style);
  }

  Word& last() { return set_.pages.back().words.back(); }
  const PageSet& set() const { return set_; }
  PageSet& set() { return set_; }

 private:
  float put(float x, float y, std::string_view text, const Style& style, bool space_after) {
    Word w;
    w.text = std::string(text);
    w.size = style.size;
    w.font = style.bold ? 1 : style.italic ? 2 : 0;
    w.space_after = space_after;
    const float right = x + static_cast<float>(utf8::length(text)) * 0.5F * style.size;
    w.box = {x, y, right, y + 1.15F * style.size};
    set_.pages.back().words.push_back(w);
    return right;
  }

  PageSet set_;
};

// A layout as text: «tekst» or «tabell 3» for a block, below it a line a paragraph with its column (tables), marker
// and, where it has several, its pages.
inline std::string shown(const LayoutResult& result) {
  std::string out;
  for (const Block& block : result.blocks) {
    out += block.table ? "tabell " + std::to_string(block.columns.size()) + "\n" : std::string("tekst\n");
    for (const Paragraph& p : block.paragraphs) {
      out += "  ";
      if (block.table) out += std::to_string(p.column) + "| ";
      if (p.list_item()) out += "[" + p.marker + "] ";
      out += p.text;
      if (p.last_page() != p.first_page()) {
        out += " (side " + std::to_string(p.first_page()) + "-" + std::to_string(p.last_page()) + ")";
      }
      out += "\n";
    }
  }
  return out;
}

inline std::string arranged(const Pages& pages) {
  return shown(arrange(pages.set()));
}

}  // namespace saksgang::layout
