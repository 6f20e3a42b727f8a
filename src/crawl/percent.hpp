#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// The letters of addresses: ASCII, and octets written as "%XX".
namespace saksgang::crawl {

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// RFC 3986, section 2.3.
constexpr bool is_unreserved(int octet) {
  const char c = static_cast<char>(octet);
  return octet < 0x80 && (is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~');
}

constexpr int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  const char l = lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// The octet of a "%XX" at the place, or -1.
constexpr int encoded_octet(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != '%') return -1;
  const int high = hex_digit(text[at + 1]);
  const int low = hex_digit(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// "%XX" of an octet, with upper-case digits.
inline void append_encoded(std::string& out, int octet) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  out += '%';
  out += kHex[static_cast<std::size_t>(octet) >> 4 & 15];
  out += kHex[static_cast<std::size_t>(octet) & 15];
}

}  // namespace saksgang::crawl
