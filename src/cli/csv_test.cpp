#include "cli/csv.hpp"

#include <doctest/doctest.h>

namespace saksgang::cli {
namespace {

const CsvDialect kPlain;

}  // namespace

TEST_CASE("fields are separated by commas, records end in CRLF") {
  CHECK(csv_row({"a", "", "b c"}, kPlain) == "a,,b c\r\n");
  CHECK(csv_row({"én"}, kPlain) == "én\r\n");
}

TEST_CASE("commas, quotes and line ends are quoted") {
  CHECK(csv_row({"a,b", "say \"hi\"", "one\ntwo", "x\ry"}, kPlain) ==
        "\"a,b\",\"say \"\"hi\"\"\",\"one\ntwo\",\"x\ry\"\r\n");
}

TEST_CASE("a field is no formula") {
  CHECK(csv_row({"=1+1", "+47 22", "-5 %", "@SUM", "\tx", "a=b"}, kPlain) == "'=1+1,'+47 22,'-5 %,'@SUM,'\tx,a=b\r\n");
  CHECK(csv_row({"=HYPERLINK(\"x\",\"y\")"}, kPlain) == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
  CHECK(csv_row({"\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"}, kPlain) == "\"'\r=1\",\"'\n=1\",'＝1,'＋1,'－1,'＠x\r\n");
  CHECK(csv_row({"-", "-2+3", "+1.2.3", "--5", "-.5", "-5."}, kPlain) == "'-,'-2+3,'+1.2.3,'--5,'-.5,'-5.\r\n");
}

TEST_CASE("numbers and dates are as they were") {
  CHECK(csv_row({"-5", "+47", "-0.25", "12", "2025-02-12", "17/25"}, kPlain) == "-5,+47,-0.25,12,2025-02-12,17/25\r\n");
  CHECK(csv_row({"-1,5"}, kPlain) == "\"-1,5\"\r\n");
}

TEST_CASE("other delimiters, and the byte order mark") {
  const CsvDialect semicolon{';', true};
  CHECK(csv_row({"a,b", "c;d", "-1,5"}, semicolon) == "a,b;\"c;d\";-1,5\r\n");
  CHECK(csv_head({"a", "b"}, semicolon) ==
        "\xEF\xBB\xBF"
        "a;b\r\n");
  CHECK(csv_row({"a\tb", "c"}, {'\t', false}) == "\"a\tb\"\tc\r\n");
  CHECK(csv_head({"a", "b"}, kPlain) == "a,b\r\n");
}

TEST_CASE("malformed UTF-8 is repaired") {
  CHECK(csv_row({"a\xFF"}, kPlain) == "a\xEF\xBF\xBD\r\n");
}

}  // namespace saksgang::cli
