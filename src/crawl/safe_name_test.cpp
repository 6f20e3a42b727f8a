#include "crawl/safe_name.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "base/utf8.hpp"

using namespace saksgang;
using namespace saksgang::crawl;

TEST_CASE("names that a site gives are made fit to store") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"Innkalling NUFA 1-2025.pdf", "Innkalling NUFA 1-2025.pdf"},
      {"Møte.PDF", "Møte.PDF"},
      {"Mo\xCC\x88te.pdf", "M\xC3\xB6te.pdf"},
      {"referat", "referat.pdf"},
      {"referat.docx", "referat.docx.pdf"},
      {"../../etc/passwd", "passwd.pdf"},
      {"..\\..\\x.pdf", "x.pdf"},
      {"/srv/a/", "a.pdf"},
      {"a/../", "a.pdf"},
      {"..", "dokument.pdf"},
      {"///", "dokument.pdf"},
      {"", "dokument.pdf"},
      {".pdf", "dokument.pdf"},
      {"..pdf", "dokument.pdf"},
      {".skjult.pdf", "skjult.pdf"},
      {"  a \t\n b  .pdf ", "a b.pdf"},
      {"a\x01\x02\x7F"
       "b\x1B[31m.pdf",
       "ab[31m.pdf"},
      {std::string("a\0b.pdf", 7), "ab.pdf"},
      {"fdp.\xE2\x80\xAE"
       "exe.pdf",
       "fdp.exe.pdf"},
      {"a<b>:\"c\"|d?*.pdf", "a-b---c--d--.pdf"},
      {"CON.pdf", "_CON.pdf"},
      {"nul", "_nul.pdf"},
      {"com1.x.pdf", "_com1.x.pdf"},
      {"konto.pdf", "konto.pdf"},
      {"sak\xF8.pdf", "sak\uFFFD.pdf"},
      {"pdf", "dokument.pdf"},
  };
  for (const auto& [text, expected] : cases) CHECK(safe_name(text) == expected);
}

TEST_CASE("long names are cut between characters and keep their extension") {
  CHECK(safe_name(std::string(300, 'a') + ".pdf") == std::string(146, 'a') + ".pdf");
  std::string letters;
  for (int i = 0; i < 300; ++i) letters += "å";
  const std::string name = safe_name("x" + letters + ".pdf");
  CHECK(name.size() == 149);
  CHECK(utf8::valid(name));
  CHECK(name.ends_with("å.pdf"));
}

TEST_CASE("a safe name stays as it is") {
  for (const std::string& text : std::vector<std::string>{"con." + std::string(300, 'x'), "../a", "CON", "x...",
                                                          std::string(400, '.') + "b", "a\xE2\x80\xAE.b", " . "}) {
    const std::string once = safe_name(text);
    CHECK(safe_name(once) == once);
  }
}

TEST_CASE("other extensions, and none") {
  CHECK(safe_name("side", ".html") == "side.html");
  CHECK(safe_name("side.pdf", "") == "side.pdf");
}
TEST_CASE("an accent behind a sign that is left out joins its letter") {
  const std::string name = safe_name(std::string_view("refereren\0\xCC\xA3.pdf", 16));
  CHECK(name == "referere\xE1\xB9\x87.pdf");
  CHECK(name == safe_name(name));
}
