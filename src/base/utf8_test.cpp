#include "base/utf8.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace saksgang;

TEST_CASE("malformed bytes count as one replacement each, and what follows is read") {
  CHECK(utf8::repaired("a\xFFz") == "a\uFFFDz");
  CHECK(utf8::repaired("\xC3") == "\uFFFD");
  CHECK(utf8::repaired("\xE2\x82x") == "\uFFFD\uFFFDx");
  CHECK(utf8::length("sjø\xFF") == 4);
  CHECK(utf8::valid("blåbær \uFFFD"));
  CHECK_FALSE(utf8::valid("bl\xE5"));
  CHECK(utf8::first_malformed("sjø\xFF") == 4);
  CHECK(utf8::first_malformed("sjø\uFFFD") == std::string::npos);
}

TEST_CASE("surrogates and values beyond Unicode are replaced when written") {
  std::string out;
  utf8::append(out, 0xD800);
  utf8::append(out, 0x110000);
  utf8::append(out, U'å');
  CHECK(out == "\uFFFD\uFFFDå");
}

TEST_CASE("composition") {
  CHECK(utf8::nfc("a\u030A") == "å");
  CHECK(utf8::nfc("e-helse") == "e-helse");
  CHECK(utf8::nfc("e\u0301\xFF") == "é\uFFFD");
}

TEST_CASE("lower case, blanks and trimming know Unicode") {
  CHECK(utf8::lower("ÆØÅ É RHF") == "æøå é rhf");
  CHECK(utf8::trim(" \u00A0sak 1\u2003") == "sak 1");
  CHECK(utf8::trim("\u00A0 ") == "");
  CHECK(utf8::trim("å\x80 ") == "å\x80");
  CHECK(utf8::trim("\x80\x80\x80\x80\x80 \u2003") == "\x80\x80\x80\x80\x80");
  CHECK(utf8::collapse_blanks("  a\u00A0 \t\nb  ") == "a b");
}

TEST_CASE("columns on a terminal") {
  CHECK(utf8::columns(U'å') == 1);
  CHECK(utf8::columns(U'\u030A') == 0);
  CHECK(utf8::columns(U'\u200D') == 0);
  CHECK(utf8::columns(U'\u00AD') == 1);
  CHECK(utf8::columns(U'\u6F22') == 2);
  CHECK(utf8::columns(U'\U0001F642') == 2);
  CHECK(utf8::columns(U'\u1161') == 0);
  CHECK(utf8::is_mark(U'\u0301'));
  CHECK_FALSE(utf8::is_mark(U'´'));
}

TEST_CASE("nothing that steers a terminal reaches it") {
  CHECK(utf8::for_terminal("a\x1B[31mb\x07\x7F\u0085c") == "a[31mbc");
  CHECK(utf8::for_terminal("a\u202Etxt.exe\u2066b") == "atxt.exeb");
  CHECK(utf8::for_terminal("a\nb\tc\r") == "a b c");
  CHECK(utf8::for_terminal("a\nb\tc\r", true) == "a\nb\tc");
}
