#include "pdf/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.hpp"

namespace saksgang::pdf {
namespace {

constexpr char32_t kFirstLigature = 0xFB00;
constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

bool is_surrogate(char32_t c, char32_t first) {
  return c >= first && c < first + 0x400;
}

char32_t next(const poppler::ustring& text, std::size_t& i) {
  const char32_t unit = text[i++];
  if (is_surrogate(unit, 0xD800) && i < text.size() && is_surrogate(text[i], 0xDC00)) {
    return 0x10000 + ((unit - 0xD800) << 10) + (char32_t{text[i++]} - 0xDC00);
  }
  return unit;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

std::string to_utf8(const poppler::ustring& text, bool keep_blanks) {
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next(text, i);
    const bool blank = c == ' ' || (c >= 0x80 && utf8::is_space(c)) || (keep_blanks && c < 0x20);
    if (blank) {
      if (keep_blanks) out += ' ';
    } else if (c > 0x20 && c < 0x7F) {
      out += static_cast<char>(c);
    } else if (is_control(c)) {
      continue;
    } else if (c >= kFirstLigature && c < kFirstLigature + kLigatures.size()) {
      out += kLigatures[c - kFirstLigature];
    } else {
      utf8::append(out, c);
    }
  }
  const bool ascii = std::all_of(out.begin(), out.end(), [](unsigned char byte) { return byte < 0x80; });
  return ascii ? out : utf8::nfc(out);
}

}  // namespace

std::string word_text(const poppler::ustring& text) {
  return to_utf8(text, false);
}

std::size_t length_in_code_points(const poppler::ustring& text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) next(text, i);
  return count;
}

std::string title_of(const poppler::document& document) {
  return utf8::collapse_blanks(to_utf8(document.get_title(), true));
}

}  // namespace saksgang::pdf
