#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace saksgang::history {

// One stretch that both sequences have: `length` elements from `a` of the first and from `b` of the second on.
struct Common {
  std::size_t a = 0;
  std::size_t b = 0;
  std::size_t length = 0;

  bool operator==(const Common&) const = default;
};

struct Alignment {
  std::vector<Common> common;  // in order, none adjoins the next in both
  bool complete = true;        // false where the bound was reached: then there may be a longer one
};

// A longest common subsequence of two sequences, by E. W. Myers, An O(ND) Difference Algorithm and Its Variations
// (Algorithmica 1, 1986), the variant in linear space. `bound` limits the steps; where they are used up, what is not
// compared by then counts as different.
Alignment align(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::size_t bound = 20'000'000);

}  // namespace saksgang::history
