#include "segment/wording.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/utf8.hpp"

namespace saksgang::segment {

std::string key(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (utf8::is_letter(c) || utf8::is_digit(c)) utf8::append(out, utf8::lower(c));
  }
  return out;
}

double similarity(std::string_view a, std::string_view b) {
  constexpr std::size_t kMost = 400;
  a = a.substr(0, kMost);
  b = b.substr(0, kMost);
  if (a == b) return 1;
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t shortest = std::min(a.size(), b.size());
  if (shortest == 0) return 0;
  if (static_cast<double>(shortest) < 0.5 * static_cast<double>(longest)) {
    return static_cast<double>(shortest) / static_cast<double>(longest) * 0.5;
  }
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return 1 - static_cast<double>(row.back()) / static_cast<double>(longest);
}

std::string plain(std::string_view text) {
  return utf8::collapse_blanks(utf8::lower(text));
}

std::size_t word_count(std::string_view text) {
  std::size_t n = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank && !inside) ++n;
    inside = !blank;
  }
  return n;
}

std::string_view without_end_signs(std::string_view text) {
  text = utf8::trim(text);
  while (!text.empty() && (text.back() == ':' || text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

}  // namespace saksgang::segment
