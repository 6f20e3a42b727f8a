#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "crawl/http.hpp"

namespace saksgang::crawl {
namespace {

struct Range4 {
  std::uint32_t network;
  int bits;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

// The IANA IPv4 Special-Purpose Address Registry, as far as it is not globally reachable, and multicast.
constexpr std::array kSpecial4{
    Range4{v4(0, 0, 0, 0), 8},      Range4{v4(10, 0, 0, 0), 8},     Range4{v4(100, 64, 0, 0), 10},
    Range4{v4(127, 0, 0, 0), 8},    Range4{v4(169, 254, 0, 0), 16}, Range4{v4(172, 16, 0, 0), 12},
    Range4{v4(192, 0, 0, 0), 24},   Range4{v4(192, 0, 2, 0), 24},   Range4{v4(192, 88, 99, 0), 24},
    Range4{v4(192, 168, 0, 0), 16}, Range4{v4(198, 18, 0, 0), 15},  Range4{v4(198, 51, 100, 0), 24},
    Range4{v4(203, 0, 113, 0), 24}, Range4{v4(224, 0, 0, 0), 3},
};

bool is_special4(std::uint32_t address) {
  return std::any_of(kSpecial4.begin(), kSpecial4.end(),
                     [&](const Range4& range) { return (address ^ range.network) >> (32 - range.bits) == 0; });
}

using Octets = std::array<std::uint8_t, 16>;

std::uint32_t v4_at(const Octets& octets, std::size_t at) {
  return v4(octets[at], octets[at + 1], octets[at + 2], octets[at + 3]);
}

bool begins(const Octets& octets, std::initializer_list<std::uint8_t> with) {
  return std::equal(with.begin(), with.end(), octets.begin());
}

// Of the IPv6 space only 2000::/3 is handed out; what stands for an IPv4 address is as reachable as that is.
bool is_special6(const Octets& octets) {
  if (begins(octets, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF})) return is_special4(v4_at(octets, 12));     // mapped
  if (begins(octets, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) return is_special4(v4_at(octets, 12));  // NAT64
  if (begins(octets, {0x20, 0x02})) return is_special4(v4_at(octets, 2));                                    // 6to4
  if ((octets[0] & 0xE0) != 0x20) return true;
  if (begins(octets, {0x20, 0x01}) && (octets[2] & 0xFE) == 0) return true;  // 2001::/23, Teredo among them
  if (begins(octets, {0x20, 0x01, 0x0D, 0xB8})) return true;                 // documentation
  return begins(octets, {0x3F, 0xFF}) && (octets[2] & 0xF0) == 0;            // documentation
}

}  // namespace

bool is_private_address(std::string_view ip) {
  const std::string text(ip);
  in_addr four{};
  if (::inet_pton(AF_INET, text.c_str(), &four) == 1) return is_special4(ntohl(four.s_addr));
  in6_addr six{};
  if (::inet_pton(AF_INET6, text.c_str(), &six) != 1) return true;
  Octets octets{};
  std::memcpy(octets.data(), &six, octets.size());
  return is_special6(octets);
}

}  // namespace saksgang::crawl
