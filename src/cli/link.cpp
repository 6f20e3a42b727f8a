#include "cli/link.hpp"

#include <array>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

namespace saksgang::cli {
namespace {

// All but these as %HH. Of a path only what RFC 3986 never reserves; of an address, which is encoded already, all that
// is visible in ASCII.
std::string encoded(std::string_view text, bool (*stays)(unsigned char)) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (stays(byte)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

bool stays_in_path(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~' || c == '/';
}

bool stays_in_address(unsigned char c) {
  return c > ' ' && c < 0x7F;
}

std::string host() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return {};
  return encoded(name.data(), stays_in_path);
}

}  // namespace

std::string page_target(const std::string& path, const DocumentRef& document, int page) {
  std::error_code ignored;
  if (path.starts_with('/') && std::filesystem::is_regular_file(path, ignored)) {
    return fmt::format("file://{}{}#page={}", host(), encoded(path, stays_in_path), page);
  }
  if (!document.url || !(document.url->starts_with("https://") || document.url->starts_with("http://"))) return {};
  const std::string_view address = *document.url;
  return fmt::format("{}#page={}", encoded(address.substr(0, address.find('#')), stays_in_address), page);
}

std::string linked(std::string_view text, std::string_view target) {
  if (target.empty()) return std::string(text);
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", target, text);
}

}  // namespace saksgang::cli
