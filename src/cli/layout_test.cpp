#include "cli/layout.hpp"

#include <doctest/doctest.h>

#include "cli/progress.hpp"

namespace saksgang::cli {
namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("words are wrapped, longer ones stand alone, line ends are kept") {
  CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrapped("pasientjournalloven er lang", 8) == Lines{"pasientjournalloven", "er lang"});
  CHECK(wrapped("a\n\nb  c", 10) == Lines{"a", "", "b c"});
  CHECK(wrapped("", 10) == Lines{""});
  CHECK(wrapped("æøå æøå", 7) == Lines{"æøå æøå"});
}

TEST_CASE("marks stand around their words and are closed at a line's end") {
  const std::string text = "om digital hjemmeoppfølging her";
  CHECK(wrapped_with_marks(text, {{3, 10}}, "<", ">", 80) == Lines{"om <digital> hjemmeoppfølging her"});
  CHECK(wrapped_with_marks(text, {{3, 28}}, "<", ">", 19) == Lines{"om <digital>", "<hjemmeoppfølging>", "her"});
  CHECK(wrapped_with_marks("ab", {{0, 1}, {1, 2}}, "<", ">", 80) == Lines{"<a><b>"});
  CHECK(wrapped_with_marks("a b", {{0, 2}}, "<", ">", 80) == Lines{"<a> b"});
}

TEST_CASE("ranges that make no sense are left out") {
  CHECK(wrapped_with_marks("abc", {{2, 9}, {2, 1}}, "<", ">", 80) == Lines{"abc"});
  CHECK(wrapped_with_marks("abc", {{1, 3}, {0, 2}}, "<", ">", 80) == Lines{"a<bc>"});
}

TEST_CASE("controls never reach the terminal") {
  CHECK(wrapped("a\x1b[31mb\x07", 80) == Lines{"a[31mb"});
  CHECK(wrapped_with_marks("\x1b]0;x\x07y", {{0, 6}}, "<", ">", 80) == Lines{"<]0;x>y"});
  CHECK(one_line("a\nb\x1b[1m\tc\xE2\x80\xAE") == "a b[1m c");
}

TEST_CASE("text is cut to a width in columns") {
  CHECK(shortened("æøå", 3) == "æøå");
  CHECK(shortened("æøåæ", 3) == "æø…");
}

TEST_CASE("the progress line tells share, files, rate and time left") {
  pipeline::Progress p;
  p.files = 30;
  p.bytes = 1000;
  CHECK(progress_line(p, false) == "  0% 0 of 30 files");
  p.files_done = 12;
  p.bytes_done = 400;
  p.pages = 430;
  p.seconds = 2;
  CHECK(progress_line(p, false) == " 40% 12 of 30 files · 215 pages/s · 0:03 left");
  CHECK(progress_line(p, true) == " 40% [########            ] 12 of 30 files · 215 pages/s · 0:03 left");
  p.seconds = 4000;
  CHECK(progress_line(p, false) == " 40% 12 of 30 files · 0 pages/s · 1:40:00 left");
  p.bytes_done = p.bytes;
  CHECK(progress_line(p, false) == "100% 12 of 30 files · 0 pages/s");
}

}  // namespace saksgang::cli
