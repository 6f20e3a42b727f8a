#include "pdf/wire.hpp"

#include <cstring>
#include <optional>

#include <time.h>

namespace saksgang::pdf::wire {
namespace {

void put(std::string& out, std::uint32_t value) {
  out.append(bytes_of(value));
}

void put(std::string& out, std::string_view text) {
  put(out, static_cast<std::uint32_t>(text.size()));
  out.append(text);
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::optional<std::uint32_t> number() {
    std::uint32_t value = 0;
    if (rest_.size() < sizeof value) return std::nullopt;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }

  std::optional<std::string> text() {
    const auto size = number();
    if (!size || *size > rest_.size()) return std::nullopt;
    std::string out(rest_.substr(0, *size));
    rest_.remove_prefix(*size);
    return out;
  }

  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace

std::string encode(const Error& error) {
  constexpr std::size_t kMaxField = kMaxErrorText / 4;
  std::string out;
  put(out, static_cast<std::uint32_t>(error.code));
  put(out, static_cast<std::uint32_t>(error.page));
  put(out, std::string_view(error.message).substr(0, kMaxField));
  put(out, std::string_view(error.hint).substr(0, kMaxField));
  put(out, std::string_view(error.file).substr(0, kMaxField));
  return out;
}

Error decode_error(std::string_view bytes) {
  Reader reader(bytes);
  const auto code = reader.number();
  const auto page = reader.number();
  auto message = reader.text();
  auto hint = reader.text();
  auto file = reader.text();
  if (!code || *code > static_cast<std::uint32_t>(ErrorCode::kInternal) || !page || !message || !hint || !file ||
      !reader.at_end()) {
    return {ErrorCode::kCrashed, "the worker sent an answer that cannot be read", {}, {}, 0};
  }
  return {static_cast<ErrorCode>(*code), std::move(*message), std::move(*hint), std::move(*file),
          static_cast<int>(*page)};
}

std::int64_t monotonic_nanoseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace saksgang::pdf::wire
