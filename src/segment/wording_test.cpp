#include "segment/wording.hpp"

#include <doctest/doctest.h>

namespace saksgang::segment {
namespace {

TEST_CASE("keys have letters and digits alone") {
  CHECK(key("E-helse: Møte 3/31 – «Ålesund»") == "ehelsemøte331ålesund");
  CHECK(key(" – ").empty());
}

TEST_CASE("similarity is that of the letters") {
  CHECK(similarity("veikart", "veikart") == doctest::Approx(1));
  CHECK(similarity("", "") == doctest::Approx(1));
  CHECK(similarity("", "veikart") == doctest::Approx(0));
  CHECK(similarity("veikart", "veikort") == doctest::Approx(6.0 / 7));
  CHECK(similarity("abcd", "wxyz") == doctest::Approx(0));
  // Of very unlike lengths: at most half.
  CHECK(similarity("vei", "veikart") == doctest::Approx(3.0 / 7 * 0.5));
  CHECK(similarity(std::string(500, 'a') + "x", std::string(500, 'a') + "y") == doctest::Approx(1));
}

TEST_CASE("plain text, words and end signs") {
  CHECK(plain("  Forslag \n til\u00A0VEDTAK ") == "forslag til vedtak");
  CHECK(word_count("  to ord\n") == 2);
  CHECK(word_count("") == 0);
  CHECK(without_end_signs(" Vedtak : .") == "Vedtak");
  CHECK(without_end_signs("::").empty());
}

}  // namespace
}  // namespace saksgang::segment
