#include "cli/csv.hpp"

#include <doctest/doctest.h>

namespace saksgang::cli {

TEST_CASE("fields are separated by commas, records end in CRLF") {
  CHECK(csv_row({"a", "", "b c"}) == "a,,b c\r\n");
  CHECK(csv_row({"én"}) == "én\r\n");
}

TEST_CASE("commas, quotes and line ends are quoted") {
  CHECK(csv_row({"a,b", "say \"hi\"", "one\ntwo", "x\ry"}) == "\"a,b\",\"say \"\"hi\"\"\",\"one\ntwo\",\"x\ry\"\r\n");
}

TEST_CASE("a field is no formula") {
  CHECK(csv_row({"=1+1", "+47", "-5", "@SUM", "\tx", "a=b"}) == "'=1+1,'+47,'-5,'@SUM,'\tx,a=b\r\n");
  CHECK(csv_row({"=HYPERLINK(\"x\",\"y\")"}) == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
}

TEST_CASE("malformed UTF-8 is repaired") {
  CHECK(csv_row({"a\xFF"}) == "a\xEF\xBF\xBD\r\n");
}

}  // namespace saksgang::cli
