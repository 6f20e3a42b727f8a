#include "base/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace saksgang::utf8 {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

bool bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

char32_t next(std::string_view text, std::size_t& pos) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  const unsigned char first = s[pos];
  if (first < 0x80) {
    ++pos;
    return first;
  }
  // A malformed sequence costs one byte, so that what follows it is still read.
  const std::size_t start = pos;
  UChar32 c = 0;
  auto i = static_cast<std::int64_t>(pos);
  const auto n = static_cast<std::int64_t>(text.size());
  U8_NEXT(s, i, n, c);
  if (c < 0) {
    pos = start + 1;
    return kReplacement;
  }
  pos = static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
    return;
  }
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  char buffer[4];
  std::int32_t n = 0;
  U8_APPEND_UNSAFE(buffer, n, static_cast<UChar32>(c));
  out.append(buffer, static_cast<std::size_t>(n));
}

std::size_t length(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); ++n) next(text, i);
  return n;
}

bool valid(std::string_view text) {
  return first_malformed(text) == std::string_view::npos;
}

std::size_t first_malformed(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    if (next(text, i) == kReplacement && text.substr(start, 3) != "\xEF\xBF\xBD") return start;
  }
  return std::string_view::npos;
}

std::string repaired(std::string_view text) {
  if (ascii(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) append(out, next(text, i));
  return out;
}

std::string nfc(std::string_view text) {
  if (ascii(text)) return std::string(text);
  std::string good = repaired(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return good;
  if (nfc->isNormalizedUTF8(good, status) && U_SUCCESS(status)) return good;
  status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, good, sink, nullptr, status);
  return U_SUCCESS(status) ? out : good;
}

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) append(out, lower(next(text, i)));
  return out;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(static_cast<UChar32>(c));
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(static_cast<UChar32>(c));
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c));
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c));
}

bool is_mark(char32_t c) {
  if (c < 0x300) return false;
  const int type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

std::size_t columns(char32_t c) {
  if (c < 0x300) return 1;
  if (is_mark(c) || u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR) return 0;
  // Vowels and final consonants of a Korean syllable written in parts stand within its first letter.
  if (c >= 0x1160 && c <= 0x11FF) return 0;
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t i = begin;
    if (!is_space(next(text, i))) break;
    begin = i;
  }
  std::size_t end = text.size();
  while (end > begin) {
    // Back to the first byte of the last code point; a stray continuation byte stands for itself.
    std::size_t last = end - 1;
    while (last > begin && end - last < 4 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::size_t i = last;
    const char32_t c = next(text, i);
    if (i != end || !is_space(c)) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

std::string collapse_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    if (is_space(next(text, i))) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    out.append(text.substr(start, i - start));
  }
  return out;
}

std::string for_terminal(std::string_view text, bool keep_layout) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next(text, i);
    if (c == '\n' || c == '\t') {
      out.push_back(keep_layout ? static_cast<char>(c) : ' ');
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || bidi_control(c)) {
      continue;
    } else {
      append(out, c);
    }
  }
  return out;
}

}  // namespace saksgang::utf8
