#include "pdf/font_table.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "base/utf8.hpp"

namespace saksgang::pdf {
namespace {

constexpr std::size_t kSubsetPrefix = 7;  // six capitals and a plus sign

bool has_subset_prefix(std::string_view name) {
  return name.size() > kSubsetPrefix && name[kSubsetPrefix - 1] == '+' &&
         std::all_of(name.begin(), name.begin() + kSubsetPrefix - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
}

template <std::size_t N>
bool contains_any(std::string_view text, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

// Styles spelled out anywhere in a name, and the abbreviations foundries put behind the hyphen.
constexpr std::array<std::string_view, 6> kBold = {"bold", "black", "heavy", "demi", "cmbx", "sfbx"};
constexpr std::array<std::string_view, 5> kItalic = {"italic", "oblique", "kursiv", "cmti", "sfti"};
constexpr std::array<std::string_view, 4> kBoldStyle = {"bd", "blk", "hv", "medi"};
constexpr std::array<std::string_view, 2> kItalicStyle = {"it", "obl"};

// The part of the lower-case name that names the style: behind the last hyphen or comma.
std::string_view style_of(std::string_view name) {
  const std::size_t at = name.find_last_of("-,");
  return at == std::string_view::npos ? std::string_view() : name.substr(at + 1);
}

}  // namespace

Font font_of_name(std::string_view name) {
  if (has_subset_prefix(name)) name.remove_prefix(kSubsetPrefix);
  Font font;
  font.name = utf8::for_terminal(utf8::repaired(name));
  const std::string lower = utf8::lower(font.name);
  const std::string_view style = style_of(lower);
  const bool medium = style == "medium" || style == "mediumitalic";
  font.bold = contains_any(lower, kBold) || (!medium && contains_any(style, kBoldStyle));
  font.italic = contains_any(lower, kItalic) || contains_any(style, kItalicStyle);
  return font;
}

std::uint16_t FontTable::index_of(const std::string& name) {
  if (!fonts_.empty() && name == last_name_) return last_;
  const auto found = by_name_.find(name);
  if (found != by_name_.end()) {
    last_ = found->second;
  } else {
    // A document with more fonts than that is no work of people; its further fonts are all the last one.
    if (fonts_.size() == std::numeric_limits<std::uint16_t>::max()) return last_;
    last_ = static_cast<std::uint16_t>(fonts_.size());
    fonts_.push_back(font_of_name(name));
    by_name_.emplace(name, last_);
  }
  last_name_ = name;
  return last_;
}

std::uint16_t FontTable::index_of(const poppler::text_box& word, std::size_t letters) {
  if (letters == 0 || !word.has_font_info()) return index_of(std::string());
  const std::string first = word.get_font_name(0);
  if (letters == 1 || word.get_font_name(static_cast<int>(letters - 1)) == first) return index_of(first);
  std::unordered_map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < letters; ++i) ++counts[word.get_font_name(static_cast<int>(i))];
  std::string most = first;
  for (const auto& [name, count] : counts) {
    if (count > counts[most]) most = name;
  }
  return index_of(most);
}

}  // namespace saksgang::pdf
