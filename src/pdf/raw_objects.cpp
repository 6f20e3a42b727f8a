#include "pdf/raw_objects.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>

#include <libdeflate.h>

namespace saksgang::pdf {
namespace {

constexpr std::size_t kMaxStream = std::size_t{32} << 20;
constexpr std::size_t kMaxTogether = std::size_t{256} << 20;
constexpr std::size_t kMaxHead = std::size_t{1} << 20;
constexpr std::size_t kMaxPages = 50'000;
constexpr int kMaxDepth = 64;

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_end(char c) {
  return is_blank(c) || std::string_view("/<>[](){}%").find(c) != std::string_view::npos;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text;
}

// The number that `text` begins with, taken off it; -1 where it begins with none.
int take_number(std::string_view& text) {
  text = without_blanks(text);
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || value < 0) return -1;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

// The object number of «12 0 R» at the beginning of `text`; -1 where there is none.
int reference(std::string_view text) {
  const int number = take_number(text);
  const int generation = number >= 0 ? take_number(text) : -1;
  text = without_blanks(text);
  return generation >= 0 && !text.empty() && text.front() == 'R' ? number : -1;
}

// The number in front of «0 obj», whose 'o' is at `keyword`; -1 where it is no such thing.
int number_before(std::string_view bytes, std::size_t keyword) {
  std::size_t at = keyword;
  const auto back_over = [&](auto&& is) {
    const std::size_t end = at;
    while (at > 0 && end - at < 20 && is(bytes[at - 1])) --at;
    return end - at;
  };
  back_over(is_blank);
  if (back_over(is_digit) == 0 || back_over(is_blank) == 0 || back_over(is_digit) == 0) return -1;
  std::string_view text = bytes.substr(at);
  return take_number(text);
}

// True for /FlateDecode and [ /FlateDecode ], false where other filters stand beside it.
bool is_plain_flate(std::string_view filter) {
  const bool array = !filter.empty() && filter.front() == '[';
  if (array) filter = without_blanks(filter.substr(1));
  constexpr std::string_view kFlate = "/FlateDecode";
  if (!filter.starts_with(kFlate)) return false;
  const std::string_view rest = without_blanks(filter.substr(kFlate.size()));
  return !array || rest.starts_with("]");
}

struct Free {
  void operator()(libdeflate_decompressor* d) const { libdeflate_free_decompressor(d); }
};

}  // namespace

bool has_name(std::string_view text, std::string_view key) {
  return !after_name(text, key).empty();
}

std::string_view after_name(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    const std::string_view rest = text.substr(at + key.size());
    if (!rest.empty() && is_name_end(rest.front())) return without_blanks(rest);
  }
  return {};
}

std::vector<int> references(std::string_view text) {
  std::vector<int> out;
  const std::string_view parent = after_name(text, "/Parent");
  for (std::size_t at = text.find('R'); at != std::string_view::npos; at = text.find('R', at + 1)) {
    const bool ends = at + 1 == text.size() || is_name_end(text[at + 1]);
    if (!ends || at == 0 || !is_blank(text[at - 1])) continue;
    const int number = number_before(text, at);
    if (number < 0) continue;
    // The first reference behind /Parent is the parent.
    const bool of_parent = !parent.empty() && &text[at] > parent.data() &&
                           parent.find('R') == static_cast<std::size_t>(&text[at] - parent.data());
    if (!of_parent) out.push_back(number);
  }
  return out;
}

RawObjects::RawObjects(std::string_view bytes) : bytes_(bytes), budget_(kMaxTogether) {
  for (;;) {
    const std::size_t at = bytes_.find("obj", next_);
    if (at == std::string_view::npos) return;
    next_ = at + 3;
    read_object(at);
  }
}

void RawObjects::add(const RawObject& object) {
  objects_.push_back(object);
  by_number_[object.number] = &objects_.back();
}

void RawObjects::read_object(std::size_t keyword) {
  RawObject object;
  object.number = number_before(bytes_, keyword);
  if (object.number < 0) return;
  const std::size_t begin = keyword + 3;
  const std::string_view rest = bytes_.substr(begin, kMaxHead);
  const std::size_t end = rest.find("endobj");
  // "endstream" ends in it too, but "stream" comes first.
  const std::size_t stream = rest.substr(0, end).find("stream");
  object.head = rest.substr(0, std::min(stream, end));
  if (stream != std::string_view::npos) {
    std::size_t data = begin + stream + 6;
    if (data < bytes_.size() && bytes_[data] == '\r') ++data;
    if (data < bytes_.size() && bytes_[data] == '\n') ++data;
    object.is_stream = true;
    const std::string_view behind = bytes_.substr(data);
    std::string_view length_text = after_name(object.head, "/Length");
    const bool indirect = reference(length_text) >= 0;
    const int length = indirect ? -1 : take_number(length_text);
    std::size_t size = std::string_view::npos;
    if (length >= 0 && static_cast<std::size_t>(length) <= behind.size() &&
        without_blanks(behind.substr(static_cast<std::size_t>(length))).starts_with("endstream")) {
      size = static_cast<std::size_t>(length);
    } else {
      size = std::min(behind.find("endstream"), behind.size());
    }
    object.data = behind.substr(0, size);
    next_ = data + size;
  } else {
    next_ = begin + std::min(end, rest.size());
  }
  add(object);
}

const RawObject* RawObjects::find(int number) const {
  const auto found = by_number_.find(number);
  return found == by_number_.end() ? nullptr : found->second;
}

bool RawObjects::unpack(const RawObject& object, std::string& buffer, std::string_view& content) const {
  const std::string_view filter = after_name(object.head, "/Filter");
  if (filter.empty() || filter.starts_with("[]")) {
    content = object.data;
    return true;
  }
  if (!is_plain_flate(filter) || has_name(object.head, "/DecodeParms")) return false;
  static const std::unique_ptr<libdeflate_decompressor, Free> unpacker(libdeflate_alloc_decompressor());
  if (!unpacker) return false;
  std::size_t room = std::max({buffer.size(), object.data.size() * 8, std::size_t{1} << 16});
  for (;; room *= 4) {
    room = std::min({room, kMaxStream, budget_});
    if (buffer.size() < room) buffer.resize(room);
    std::size_t size = 0;
    const auto result = libdeflate_zlib_decompress_ex(unpacker.get(), object.data.data(), object.data.size(),
                                                      buffer.data(), buffer.size(), nullptr, &size);
    if (result == LIBDEFLATE_SUCCESS) {
      budget_ -= std::min(size, budget_);
      content = std::string_view(buffer).substr(0, size);
      return true;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room >= std::min(kMaxStream, budget_)) return false;
  }
}

void RawObjects::unpack_object_streams() {
  const std::size_t count = objects_.size();
  for (std::size_t i = 0; i < count; ++i) {
    const RawObject stream = objects_[i];
    if (!stream.is_stream || !has_name(stream.head, "/ObjStm")) continue;
    std::string buffer;
    std::string_view content;
    if (!unpack(stream, buffer, content)) continue;
    const std::string_view text = unpacked_.emplace_back(content);
    std::string_view first_text = after_name(stream.head, "/First");
    const int first = take_number(first_text);
    if (first < 0 || static_cast<std::size_t>(first) > text.size()) continue;
    std::string_view table = text.substr(0, static_cast<std::size_t>(first));
    const std::string_view bodies = text.substr(static_cast<std::size_t>(first));
    RawObject previous;
    std::size_t previous_at = 0;
    for (;;) {
      RawObject object;
      object.number = take_number(table);
      const int offset = object.number >= 0 ? take_number(table) : -1;
      const bool more = offset >= 0 && static_cast<std::size_t>(offset) <= bodies.size();
      const std::size_t at = more ? static_cast<std::size_t>(offset) : bodies.size();
      if (previous.number > 0 && at >= previous_at) {
        previous.head = bodies.substr(previous_at, at - previous_at);
        add(previous);
      }
      if (!more) break;
      previous = object;
      previous_at = at;
    }
  }
}

bool RawObjects::collect_pages(int number, int depth, std::vector<int>& pages) const {
  const RawObject* node = find(number);
  if (node == nullptr || depth > kMaxDepth || pages.size() > kMaxPages) return false;
  const std::string_view kids = after_name(node->head, "/Kids");
  if (kids.empty()) {
    pages.push_back(number);
    return true;
  }
  const std::size_t end = kids.find(']');
  if (kids.front() != '[' || end == std::string_view::npos) return false;
  for (const int kid : references(kids.substr(0, end))) {
    if (!collect_pages(kid, depth + 1, pages)) return false;
  }
  return true;
}

std::vector<int> RawObjects::page_numbers() const {
  // The last one wins: a file that was changed has its new trailer at the end.
  const std::size_t at = bytes_.rfind("/Root");
  if (at == std::string_view::npos) return {};
  const RawObject* root = find(reference(after_name(bytes_.substr(at, 64), "/Root")));
  if (root == nullptr) return {};
  std::vector<int> pages;
  if (!collect_pages(reference(after_name(root->head, "/Pages")), 0, pages)) return {};
  return pages;
}

}  // namespace saksgang::pdf
