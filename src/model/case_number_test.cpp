#include "model/case_number.hpp"

#include <doctest/doctest.h>

using namespace saksgang;

namespace {

std::string read(std::string_view text) {
  const auto number = parse_case_number(text);
  return number ? number->text() : "none";
}

}  // namespace

TEST_CASE("case numbers in the forms of Norwegian minutes") {
  CHECK(read("17/25") == "17/25");
  CHECK(read("05/26") == "5/26");
  CHECK(read(" 7/25. ") == "7/25");
  CHECK(read("PS 6/26") == "6/26");
  CHECK(read("Sak nr. 6/2026") == "6/26");
  CHECK(read("Sak 2011/38") == "38/11");
  CHECK(read("046/2020") == "46/20");
  CHECK(read("12/2014") == "12/14");
  CHECK(read("66/16 B") == "66/16");
  CHECK(read("66/16 b") == "none");
}

TEST_CASE("what is no case number") {
  CHECK(read("24/7") == "none");
  CHECK(read("17/25 og 18/25") == "none");
  CHECK(read("0/25") == "none");
  CHECK(read("17/1925") == "none");
  CHECK(read("12345/25") == "none");
  CHECK(read("NOU 2026:1") == "none");
  CHECK(read("(17/25)") == "none");
  CHECK(read("Møte 2/2025") == "none");
  CHECK(read("") == "none");
  CHECK(read("sak") == "none");
}

TEST_CASE("the year has four digits inside") {
  CHECK(parse_case_number("3/09") == CaseNumber{3, 2009});
}
