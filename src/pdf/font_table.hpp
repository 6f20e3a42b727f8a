#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <poppler/cpp/poppler-page.h>

#include "model/page.hpp"

namespace saksgang::pdf {

// A font's name as a PDF gives it, without the subset prefix «ABCDEF+» and malformed bytes; bold and italic as the name
// says, which is all that Poppler-cpp tells: «Calibri-BoldItalic», «Arial,Bold», «NimbusRomNo9L-Medi», «FrutigerLT-Bd».
Font font_of_name(std::string_view name);

// The fonts of one document, each once.
class FontTable {
 public:
  // The font of the word; where its letters have several, the one that most of them have. `letters` is the number of
  // code points of its text.
  std::uint16_t index_of(const poppler::text_box& word, std::size_t letters);

  std::vector<Font> take() { return std::move(fonts_); }

 private:
  std::uint16_t index_of(const std::string& name);

  std::vector<Font> fonts_;
  std::unordered_map<std::string, std::uint16_t> by_name_;  // as the PDF has it
  std::string last_name_;
  std::uint16_t last_ = 0;
};

}  // namespace saksgang::pdf
