#include "history/diff.hpp"

#include <algorithm>
#include <random>
#include <string_view>

#include <doctest/doctest.h>

namespace saksgang::history {
namespace {

std::vector<std::uint32_t> letters(std::string_view text) {
  return {text.begin(), text.end()};
}

std::vector<Common> common(std::string_view a, std::string_view b) {
  return align(letters(a), letters(b)).common;
}

std::size_t length(const Alignment& alignment) {
  std::size_t sum = 0;
  for (const Common& run : alignment.common) sum += run.length;
  return sum;
}

// The length by the textbook's table.
std::size_t expected_length(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (const std::uint32_t x : a) {
    std::size_t corner = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = x == b[j] ? corner + 1 : std::max(row[j], above);
      corner = above;
    }
  }
  return row.back();
}

}  // namespace

TEST_CASE("what two sequences share") {
  CHECK(common("", "").empty());
  CHECK(common("abc", "").empty());
  CHECK(common("", "abc").empty());
  CHECK(common("abc", "xyz").empty());
  CHECK(common("abc", "abc") == std::vector<Common>{{0, 0, 3}});
  CHECK(common("abcd", "abxd") == std::vector<Common>{{0, 0, 2}, {3, 3, 1}});
  CHECK(common("abd", "abcd") == std::vector<Common>{{0, 0, 2}, {2, 3, 1}});
  CHECK(common("xab", "ab") == std::vector<Common>{{1, 0, 2}});
}

TEST_CASE("the alignment is one of the longest, and in order") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::uint32_t> a(random() % 24), b(random() % 24);
    for (auto& x : a) x = static_cast<std::uint32_t>(random() % (2 + round % 5));
    for (auto& x : b) x = static_cast<std::uint32_t>(random() % (2 + round % 5));
    const Alignment alignment = align(a, b);
    REQUIRE(alignment.complete);
    REQUIRE(length(alignment) == expected_length(a, b));
    std::size_t i = 0, j = 0;
    for (const Common& run : alignment.common) {
      REQUIRE(run.length > 0);
      REQUIRE((run.a >= i && run.b >= j));
      for (std::size_t k = 0; k < run.length; ++k) REQUIRE(a[run.a + k] == b[run.b + k]);
      i = run.a + run.length;
      j = run.b + run.length;
    }
    REQUIRE((i <= a.size() && j <= b.size()));
  }
}

TEST_CASE("long sequences with nothing in common end at the bound") {
  std::vector<std::uint32_t> a(200'000), b(200'000);
  for (std::size_t i = 0; i < a.size(); ++i) {
    a[i] = static_cast<std::uint32_t>(2 * i);
    b[i] = static_cast<std::uint32_t>(2 * i + 1);
  }
  b.front() = a.front();
  const Alignment alignment = align(a, b, 1'000'000);
  CHECK_FALSE(alignment.complete);
  CHECK(alignment.common == std::vector<Common>{{0, 0, 1}});
}

}  // namespace saksgang::history
