#include "base/host_name.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/uidna.h>

namespace saksgang {
namespace {

struct CloseIdna {
  void operator()(UIDNA* idna) const { uidna_close(idna); }
};

}  // namespace

std::optional<std::string> ascii_host_name(std::string_view name) {
  constexpr std::size_t kLongestName = 253;  // RFC 1035; what is far longer in UTF-8 can only be longer in ASCII
  if (name.size() > 4 * kLongestName) return std::nullopt;
  std::string ascii(name);
  for (char& c : ascii) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (plain) return ascii;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, CloseIdna> idna(
      uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, &status));
  if (U_FAILURE(status) != 0) return std::nullopt;
  std::array<char, 4 * kLongestName> out{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const std::int32_t size = uidna_nameToASCII_UTF8(idna.get(), name.data(), static_cast<std::int32_t>(name.size()),
                                                   out.data(), static_cast<std::int32_t>(out.size()), &info, &status);
  if (U_FAILURE(status) != 0 || info.errors != 0 || size <= 0) return std::nullopt;
  return std::string(out.data(), static_cast<std::size_t>(size));
}

}  // namespace saksgang
