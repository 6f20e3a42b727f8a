#pragma once

#include <cstdint>
#include <string>
#include <vector>

// What the pdf stage hands to the layout stage: words with their place on the page.
namespace saksgang {

// Points (1/72 inch) from the page's upper left corner, y downwards, after the page's own rotation.
struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float width() const { return x1 - x0; }
  float height() const { return y1 - y0; }
  float mid_y() const { return (y0 + y1) / 2; }
  void add(const Box& b) {
    x0 = b.x0 < x0 ? b.x0 : x0;
    y0 = b.y0 < y0 ? b.y0 : y0;
    x1 = b.x1 > x1 ? b.x1 : x1;
    y1 = b.y1 > y1 ? b.y1 : y1;
  }
};

struct Font {
  std::string name;  // without the subset prefix «ABCDEF+»
  bool bold = false;
  bool italic = false;
};

struct Word {
  std::string text;  // UTF-8, NFC, no blanks
  Box box;
  float size = 0;              // of the font, in points; the box's height where the file does not say
  std::uint16_t font = 0;      // index into PageSet::fonts
  std::uint16_t rotation = 0;  // degrees clockwise: 0, 90, 180, 270
  bool space_after = false;    // Poppler saw a blank behind it on the same line
  bool invisible = false;      // of the colour of its ground, or under 2 points high
};

struct Page {
  int number = 0;  // from 1
  float width = 0, height = 0;
  std::vector<Word> words;  // in the order of the file's own reading order, as Poppler gives it
  bool readable = true;     // false where the page's content could not be read
};

struct PageSet {
  std::string title;  // of the document information; may be empty
  std::vector<Font> fonts;
  std::vector<Page> pages;  // all of them, in order, also those without words
};

}  // namespace saksgang
