#include "crawl/decoder.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/utf8.hpp"

using namespace saksgang;
using namespace saksgang::crawl;

namespace {

// The text and the encoding; the same whatever pieces it comes in.
std::string decoded(const std::string& bytes, const std::string& charset = "") {
  std::string whole;
  for (const std::size_t piece : {bytes.size() + 1, std::size_t{1}, std::size_t{3}, std::size_t{1000}}) {
    Decoder decoder(charset);
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      decoder.feed(std::string_view(bytes).substr(at, piece), out);
    decoder.finish(out);
    out += " [" + decoder.encoding() + "]";
    if (whole.empty()) whole = out;
    CHECK(out == whole);
    CHECK(utf8::valid(out));
  }
  return whole;
}

}  // namespace

TEST_CASE("the encoding is what BOM, header and meta say, in this order") {
  CHECK(decoded("blå") == "blå [utf-8]");
  CHECK(decoded("bl\xE5", "ISO-8859-1") == "blå [windows-1252]");
  CHECK(decoded("\xEF\xBB\xBF"
                "blå",
                "iso-8859-1") == "blå [utf-8]");
  CHECK(decoded(std::string("\xFF\xFE"
                            "b\0l\0\xE5\0",
                            8),
                "utf-8") == "blå [utf-16le]");
  CHECK(decoded(std::string("\xFE\xFF"
                            "\0b\0l\0\xE5",
                            8)) == "blå [utf-16be]");
  CHECK(decoded("<meta charset=latin1>bl\xE5") == "<meta charset=latin1>blå [windows-1252]");
  CHECK(decoded("<meta charset=latin1>blå", "utf-8") == "<meta charset=latin1>blå [utf-8]");
  CHECK(decoded("100 \x80 \x96 \x81", "windows-1252") == "100 € – \u0081 [windows-1252]");
  CHECK(decoded("\xA4", "iso-8859-15") == "€ [iso-8859-15]");
  CHECK(decoded("\x83\x65", "Shift_JIS") == "テ [shift_jis]");
  CHECK(decoded("blå", "x-unknown") == "blå [utf-8]");
  CHECK(decoded("") == " [utf-8]");
}

TEST_CASE("bytes that are no UTF-8 are read as windows-1252, one by one") {
  CHECK(decoded("bl\xE5 b\xE6r", "utf-8") == "blå bær [utf-8]");
  CHECK(decoded("bl\xE5 blå \x96 –") == "blå blå – – [utf-8]");
  CHECK(decoded("\xC3") == "Ã [utf-8]");
  CHECK(decoded("\xE2\x82") == "â‚ [utf-8]");
  CHECK(decoded("\xC0\xAF\xED\xA0\x80").ends_with("[utf-8]"));
  CHECK(decoded(std::string("a\0b", 3)) == "a\uFFFDb [utf-8]");
  CHECK(decoded(std::string("a\0\0\0b", 5), "utf-16le") == "a\uFFFD\uFFFD [utf-16le]");
}

TEST_CASE("labels") {
  CHECK(encoding_of_label(" Latin1\n") == "windows-1252");
  CHECK(encoding_of_label("UTF8") == "utf-8");
  CHECK(encoding_of_label("klingon").empty());
  CHECK(encoding_of_label("").empty());
}

TEST_CASE("the prescan finds what a browser finds") {
  struct Case {
    std::string bytes;
    std::string encoding;
  };
  const std::vector<Case> cases{
      {"<meta charset=utf-8>", "utf-8"},
      {"<META CHARSET='ISO-8859-1' >", "windows-1252"},
      {"<meta\ncharset = \"latin1\"/>", "windows-1252"},
      {"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-15'>", "iso-8859-15"},
      {"<meta content='text/html; charset = \"utf-8\"' http-equiv=\"Content-Type\">", "utf-8"},
      {"<meta content='text/html; charset=latin1'>", ""},
      {"<meta http-equiv=refresh content='text/html; charset=latin1'>", ""},
      {"<!-- <meta charset=latin1> --><meta charset=utf-8>", "utf-8"},
      {"<!-- <meta charset=latin1>", ""},
      {"<a title='<meta charset=latin1>'><meta charset=utf-8>", "utf-8"},
      {"<metas charset=latin1><meta charset=utf-8>", "utf-8"},
      {"<meta charset=utf-16>", "utf-8"},
      {"<meta charset=klingon><meta charset=latin1>", "windows-1252"},
      {"<meta charset=", ""},
      {"<meta charset='latin1", "windows-1252"},
      {"<meta", ""},
      {std::string(1010, ' ') + "<meta charset=latin1>", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.bytes);
    CHECK(encoding_of_meta(c.bytes) == c.encoding);
  }
}
