#include "crawl/decoder.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <iconv.h>

#include "base/utf8.hpp"

namespace saksgang::crawl {
namespace {

constexpr std::size_t kSniffed = 1024;

struct Label {
  std::string_view label;
  std::string_view encoding;
};

// The Encoding Standard's labels, as far as pages of this part of the world have them.
constexpr std::array kLabels{
    Label{"utf-8", "utf-8"},
    Label{"utf8", "utf-8"},
    Label{"unicode-1-1-utf-8", "utf-8"},
    Label{"windows-1252", "windows-1252"},
    Label{"cp1252", "windows-1252"},
    Label{"x-cp1252", "windows-1252"},
    Label{"iso-8859-1", "windows-1252"},
    Label{"iso8859-1", "windows-1252"},
    Label{"iso_8859-1", "windows-1252"},
    Label{"latin1", "windows-1252"},
    Label{"l1", "windows-1252"},
    Label{"us-ascii", "windows-1252"},
    Label{"ascii", "windows-1252"},
    Label{"iso-8859-2", "iso-8859-2"},
    Label{"iso-8859-4", "iso-8859-4"},
    Label{"iso-8859-5", "iso-8859-5"},
    Label{"iso-8859-10", "iso-8859-10"},
    Label{"iso-8859-13", "iso-8859-13"},
    Label{"iso-8859-15", "iso-8859-15"},
    Label{"iso8859-15", "iso-8859-15"},
    Label{"latin9", "iso-8859-15"},
    Label{"windows-1250", "windows-1250"},
    Label{"windows-1251", "windows-1251"},
    Label{"windows-1254", "windows-1254"},
    Label{"iso-8859-9", "windows-1254"},
    Label{"windows-1257", "windows-1257"},
    Label{"koi8-r", "koi8-r"},
    Label{"macintosh", "macintosh"},
    Label{"utf-16", "utf-16le"},
    Label{"utf-16le", "utf-16le"},
    Label{"utf-16be", "utf-16be"},
    Label{"shift_jis", "shift_jis"},
    Label{"euc-jp", "euc-jp"},
    Label{"euc-kr", "euc-kr"},
    Label{"gb2312", "gbk"},
    Label{"gbk", "gbk"},
    Label{"gb18030", "gb18030"},
    Label{"big5", "big5"},
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

// 0x80 … 0x9F of windows-1252 (Encoding Standard); the rest is as in Latin-1.
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

void append_windows1252(std::string& out, unsigned char byte) {
  if (byte == 0) {
    utf8::append(out, 0xFFFD);
  } else if (byte < 0x80) {
    out += static_cast<char>(byte);
  } else {
    utf8::append(out, byte < 0xA0 ? kWindows1252[byte - 0x80] : char32_t{byte});
  }
}

// Bytes that a well-formed sequence with this first byte has; 0 where none begins with it.
std::size_t sequence_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

bool only_continuations(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
}

struct CloseIconv {
  using pointer = iconv_t;
  void operator()(iconv_t handle) const { iconv_close(handle); }
};

// An attribute of a tag, as the prescan reads it: name and value in lower case.
struct Attribute {
  std::string name;
  std::string value;
};

bool read_attribute(std::string_view bytes, std::size_t& at, Attribute& out) {
  out = {};
  while (at < bytes.size() && (is_blank(bytes[at]) || bytes[at] == '/')) ++at;
  if (at >= bytes.size() || bytes[at] == '>') return false;
  for (; at < bytes.size() && bytes[at] != '>' && bytes[at] != '/' && !is_blank(bytes[at]); ++at) {
    if (bytes[at] == '=' && !out.name.empty()) break;
    out.name += lower(bytes[at]);
  }
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  if (at >= bytes.size() || bytes[at] != '=') return true;
  ++at;
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  if (at >= bytes.size()) return true;
  const char quote = bytes[at];
  if (quote == '"' || quote == '\'') {
    for (++at; at < bytes.size() && bytes[at] != quote; ++at) out.value += lower(bytes[at]);
    ++at;
  } else {
    for (; at < bytes.size() && bytes[at] != '>' && !is_blank(bytes[at]); ++at) out.value += lower(bytes[at]);
  }
  return true;
}

// "text/html; charset=utf-8" -> "utf-8".
std::string_view charset_in(std::string_view content) {
  for (std::size_t at = content.find("charset"); at != std::string_view::npos; at = content.find("charset", at)) {
    at += 7;
    while (at < content.size() && is_blank(content[at])) ++at;
    if (at >= content.size() || content[at] != '=') continue;
    ++at;
    while (at < content.size() && is_blank(content[at])) ++at;
    std::string_view value = content.substr(at);
    if (!value.empty() && (value.front() == '"' || value.front() == '\'')) {
      const std::size_t end = value.find(value.front(), 1);
      return end == std::string_view::npos ? std::string_view() : value.substr(1, end - 1);
    }
    return value.substr(0, value.find_first_of("; \t\n\f\r"));
  }
  return {};
}

// The encoding of a <meta> whose attributes begin at the place, which is moved behind them.
std::string_view encoding_of_tag(std::string_view bytes, std::size_t& at) {
  Attribute attribute;
  bool is_content_type = false;
  std::string_view direct;
  std::string_view by_content;
  while (read_attribute(bytes, at, attribute)) {
    if (attribute.name == "http-equiv") is_content_type = attribute.value == "content-type";
    if (attribute.name == "charset") direct = encoding_of_label(attribute.value);
    if (attribute.name == "content") by_content = encoding_of_label(charset_in(attribute.value));
  }
  const std::string_view found = !direct.empty() ? direct : is_content_type ? by_content : std::string_view();
  // What could read the tag was no UTF-16.
  return found.starts_with("utf-16") ? "utf-8" : found;
}

}  // namespace

std::string_view encoding_of_label(std::string_view label) {
  while (!label.empty() && is_blank(label.front())) label.remove_prefix(1);
  while (!label.empty() && is_blank(label.back())) label.remove_suffix(1);
  for (const Label& row : kLabels) {
    if (std::equal(label.begin(), label.end(), row.label.begin(), row.label.end(),
                   [](char a, char b) { return lower(a) == b; })) {
      return row.encoding;
    }
  }
  return {};
}

std::string_view encoding_of_meta(std::string_view bytes) {
  bytes = bytes.substr(0, kSniffed);
  std::size_t at = 0;
  while ((at = bytes.find('<', at)) != std::string_view::npos) {
    if (bytes.substr(at).starts_with("<!--")) {
      const std::size_t end = bytes.find("-->", at + 2);
      if (end == std::string_view::npos) return {};
      at = end + 3;
      continue;
    }
    ++at;
    std::string word;
    for (std::size_t i = at; i < bytes.size() && i < at + 5; ++i) word += lower(bytes[i]);
    const bool meta = word.starts_with("meta") && word.size() == 5 && (is_blank(word[4]) || word[4] == '/');
    if (meta) {
      at += 4;
      if (const std::string_view found = encoding_of_tag(bytes, at); !found.empty()) return found;
    } else if (!word.empty() && ((word[0] >= 'a' && word[0] <= 'z') || word[0] == '/')) {
      // Another tag: a "<meta" within one of its values is none.
      while (at < bytes.size() && !is_blank(bytes[at]) && bytes[at] != '>') ++at;
      Attribute skipped;
      while (read_attribute(bytes, at, skipped)) {
      }
    }
  }
  return {};
}

struct Decoder::State {
  std::string charset;
  std::string encoding;
  std::string held;
  std::unique_ptr<void, CloseIconv> converter;

  // Settles the encoding by what is held, and takes a BOM off.
  void sniff() {
    const std::string_view begin = held;
    if (begin.starts_with("\xEF\xBB\xBF")) {
      encoding = "utf-8";
      held.erase(0, 3);
    } else if (begin.starts_with("\xFE\xFF") || begin.starts_with("\xFF\xFE")) {
      encoding = begin.front() == '\xFE' ? "utf-16be" : "utf-16le";
      held.erase(0, 2);
    } else {
      encoding = encoding_of_label(charset);
      if (encoding.empty()) encoding = encoding_of_meta(begin);
      if (encoding.empty()) encoding = "utf-8";
    }
    if (encoding == "utf-8" || encoding == "windows-1252") return;
    iconv_t handle = iconv_open("UTF-8", encoding.c_str());
    if (reinterpret_cast<std::intptr_t>(handle) == -1) {
      encoding = "windows-1252";
    } else {
      converter.reset(handle);
    }
  }

  // Reads what is held as far as it is whole; at the end, all of it.
  void decode(std::string& out, bool end) {
    if (converter) {
      convert(out, end);
    } else if (encoding == "windows-1252") {
      for (const char c : held) append_windows1252(out, static_cast<unsigned char>(c));
      held.clear();
    } else {
      decode_utf8(out, end);
    }
  }

  void decode_utf8(std::string& out, bool end) {
    const std::string_view bytes = held;
    std::size_t at = 0;
    while (at < bytes.size()) {
      const std::size_t size = sequence_length(static_cast<unsigned char>(bytes[at]));
      const std::string_view sequence = bytes.substr(at, std::max<std::size_t>(size, 1));
      if (!end && size > sequence.size() && only_continuations(sequence.substr(1))) break;
      if (size > 0 && bytes[at] != '\0' && sequence.size() == size && utf8::valid(sequence)) {
        out += sequence;
        at += size;
      } else {
        append_windows1252(out, static_cast<unsigned char>(bytes[at]));
        ++at;
      }
    }
    held.erase(0, at);
  }

  void convert(std::string& out, bool end) {
    std::array<char, 4096> buffer{};
    char* from = held.data();
    std::size_t left = held.size();
    for (;;) {
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const std::size_t done = iconv(converter.get(), &from, &left, &to, &room);
      const int error = errno;
      for (const char* c = buffer.data(); c != to; ++c) {
        if (*c == '\0') {
          utf8::append(out, 0xFFFD);
        } else {
          out += *c;
        }
      }
      if (done != static_cast<std::size_t>(-1)) break;
      if (error == E2BIG) continue;
      if (error == EINVAL && !end) break;
      utf8::append(out, 0xFFFD);
      if (left == 0) break;
      ++from;
      --left;
    }
    held.erase(0, held.size() - left);
  }
};

Decoder::Decoder(std::string charset) : state_(std::make_unique<State>()) {
  state_->charset = std::move(charset);
}

Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

void Decoder::feed(std::string_view bytes, std::string& out) {
  State& state = *state_;
  state.held += bytes;
  if (state.encoding.empty()) {
    if (state.held.size() < kSniffed) return;
    state.sniff();
  }
  state.decode(out, false);
}

void Decoder::finish(std::string& out) {
  if (state_->encoding.empty()) state_->sniff();
  state_->decode(out, true);
}

const std::string& Decoder::encoding() const {
  return state_->encoding;
}

}  // namespace saksgang::crawl
