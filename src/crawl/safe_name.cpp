#include "crawl/safe_name.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.hpp"

namespace saksgang::crawl {
namespace {

// Under the 255 bytes of most file systems, with room for what a temporary name adds.
constexpr std::size_t kMostBytes = 150;

constexpr std::array<std::string_view, 22> kDevices{"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4",
                                                    "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3",
                                                    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};

std::string_view trimmed(std::string_view text) {
  for (;;) {
    const std::size_t before = text.size();
    text = utf8::trim(text);
    while (text.starts_with('.')) text.remove_prefix(1);
    while (text.ends_with('.')) text.remove_suffix(1);
    if (text.size() == before) return text;
  }
}

bool ends_with_any_case(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && utf8::lower(text.substr(text.size() - end.size())) == utf8::lower(end);
}

}  // namespace

std::string safe_name(std::string_view suggested, std::string_view extension) {
  std::string_view rest = suggested;
  for (std::string_view at = trimmed(rest); !at.empty();) {
    // What stands behind the last separator that leaves something: "a/b/" is "b".
    while (!at.empty() && (at.back() == '/' || at.back() == '\\')) at.remove_suffix(1);
    const std::size_t slash = at.find_last_of("/\\");
    rest = slash == std::string_view::npos ? at : at.substr(slash + 1);
    if (slash == std::string_view::npos || !trimmed(rest).empty()) break;
    at = at.substr(0, slash);
  }
  std::string clean;
  // Composed last: a sign that is left out may have stood between a letter and its accent.
  const std::string plain = utf8::collapse_blanks(utf8::nfc(utf8::for_terminal(rest)));
  for (const char c : plain) {
    clean += std::string_view("/\\<>:\"|?*").find(c) == std::string_view::npos ? c : '-';
  }
  std::string_view stem = trimmed(clean);
  const bool has_extension = !extension.empty() && ends_with_any_case(stem, extension);
  const std::string tail(has_extension ? stem.substr(stem.size() - extension.size()) : extension);
  if (has_extension) stem = trimmed(stem.substr(0, stem.size() - extension.size()));
  // A stem of "pdf" alone is what is left of ".pdf", whose dot was taken off.
  if (!extension.empty() && utf8::lower(stem) == utf8::lower(extension.substr(1))) stem = {};
  if (stem.empty()) stem = "dokument";
  const std::string first = utf8::lower(stem.substr(0, stem.find('.')));
  const bool device = std::find(kDevices.begin(), kDevices.end(), utf8::trim(first)) != kDevices.end();
  const std::size_t room = kMostBytes - std::min(kMostBytes / 2, tail.size()) - (device ? 1 : 0);
  if (stem.size() > room) {
    std::size_t end = room;
    while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xC0) == 0x80) --end;
    stem = trimmed(stem.substr(0, end));
  }
  return (device ? "_" : "") + std::string(stem) + tail;
}

}  // namespace saksgang::crawl
