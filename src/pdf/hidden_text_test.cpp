#include "pdf/hidden_text.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <libdeflate.h>

#include "pdf/content_scan.hpp"
#include "pdf/raw_objects.hpp"
#include "pdf/test_pdf.hpp"

namespace saksgang::pdf {
namespace {

using Pages = std::vector<int>;

const std::string kBlack = "BT /F1 12 Tf (synlig) Tj ET ";
const std::string kWhite = "q 1 g BT /F1 12 Tf (hvit) Tj ET Q ";
const std::string kUndrawn = "BT 3 Tr /F1 12 Tf (usynlig) Tj ET ";

std::string use_of(std::string_view content) {
  const TextUse use = scan_content(content, true);
  std::string out;
  if (use.plain) out += "plain ";
  if (use.near_white) out += "white ";
  if (use.mode_hidden) out += "undrawn ";
  if (use.form_under_hidden) out += "form ";
  if (use.ends_hidden) out += "ends-hidden ";
  return out;
}

std::string packed(const std::string& text) {
  libdeflate_compressor* packer = libdeflate_alloc_compressor(6);
  REQUIRE(packer != nullptr);
  std::string out(libdeflate_zlib_compress_bound(packer, text.size()), '\0');
  out.resize(libdeflate_zlib_compress(packer, text.data(), text.size(), out.data(), out.size()));
  libdeflate_free_compressor(packer);
  return out;
}

TEST_CASE("the colour and the mode that text is shown in") {
  CHECK(use_of("").empty());
  CHECK(use_of("(a) Tj") == "plain ");
  CHECK(use_of("1 g (a) Tj") == "white ends-hidden ");
  CHECK(use_of("1 g 0 0 9 9 re f 0 g (a) Tj") == "plain ");
  CHECK(use_of("q 1 1 1 rg [(a) 20 (b)] TJ Q (a) '") == "plain white ");
  CHECK(use_of("q .97 .98 1 rg (a) Tj Q") == "white ");
  CHECK(use_of("q 1 1 .9 rg (a) Tj Q") == "plain ");
  CHECK(use_of("q 0 0 0 0 k 1 2 (a) \" Q") == "white ");
  CHECK(use_of("q 0 0 0 1 k (a) Tj Q") == "plain ");
  CHECK(use_of("q /Cs1 cs 1 1 1 scn (a) Tj Q") == "white ");
  CHECK(use_of("q 1 g /Cs1 cs (a) Tj Q") == "plain ");
  CHECK(use_of("q 1 g /P1 scn (a) Tj Q") == "plain ");
  CHECK(use_of("q 3 Tr (a) Tj 0 Tr (a) Tj Q") == "plain undrawn ");
  CHECK(use_of("q 7 Tr (a) Tj Q") == "undrawn ");
  CHECK(use_of("q 1 Tr (a) Tj Q") == "plain ");
  CHECK(use_of("q 1 g /Fm1 Do Q") == "form ");
  CHECK(use_of("q -1 g (a) Tj Q") == "plain ");
}

TEST_CASE("text too small to be seen does not count where its size is known") {
  CHECK(use_of("q 1 g BT /F1 1.9 Tf (a) Tj ET Q").empty());
  CHECK(use_of("q 1 g BT /F1 1 Tf 3 0 0 3 9 9 Tm (a) Tj ET Q") == "white ");
  CHECK(use_of("q 3 0 0 -3 9 9 cm 1 g BT /F1 1 Tf (a) Tj ET Q") == "white ");
  CHECK(use_of("q .1 0 0 .1 9 9 cm 1 g BT /F1 12 Tf (a) Tj ET Q").empty());
  CHECK(use_of("q .1 0 0 .1 9 9 cm Q q 1 g BT /F1 12 Tf (a) Tj ET Q") == "white ");
  CHECK(use_of("q 1 g BT /F1 12 Tf 0 .1 -.1 0 9 9 Tm (a) Tj ET Q").empty());
  CHECK(use_of("BT .1 0 0 .1 9 9 Tm ET BT 1 g /F1 12 Tf (a) Tj ET 0 g") == "white ");
  CHECK(scan_content("q 1 g BT /F1 1 Tf (a) Tj ET Q", false).near_white);
}

TEST_CASE("what only looks like an operator is none") {
  CHECK(use_of("1 % g\ng (a) Tj") == "white ends-hidden ");
  CHECK(use_of("(1 g) Tj") == "plain ");
  CHECK(use_of("(\\) 1 g (nested) \\\\) Tj") == "plain ");
  CHECK(use_of("% 1 g\n(a) Tj") == "plain ");
  CHECK(use_of("<31206720> Tj") == "plain ");
  CHECK(use_of("/Span << /ActualText (1 g) >> BDC (a) Tj") == "plain ");
  CHECK(use_of("BI /W 1 /H 1 ID 1 g xEIx EI (a) Tj") == "plain ");
  CHECK(use_of("1 gs (a) Tj") == "plain ");
  CHECK(use_of("1 G 1 1 1 RG (a) Tj") == "plain ");
}

TEST_CASE("any bytes are scanned") {
  for (const std::string text :
       {"(", "((", "(\\", "<", "<<", "BI ID", "BI ID EI", "Q Q Q", "1 g", "/", "%", "-", "]"}) {
    CAPTURE(text);
    CHECK(use_of(text).find("plain") == std::string::npos);
  }
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "q ";
  CHECK(use_of(deep + "(a) Tj") == "plain ");
  CHECK(use_of(std::string(100'000, '9') + " g (a) Tj") == "white ends-hidden ");
}

TEST_CASE("the pages that hidden text stands on") {
  CHECK(pages_with_hidden_text(pdf_of({{{kBlack}}, {{kBlack}}}), false, 2) == Pages{});
  CHECK(pages_with_hidden_text(pdf_of({{{kBlack}}, {{kBlack + kWhite}}, {{kBlack}}}), false, 3) == Pages{1});
  CHECK(pages_with_hidden_text(pdf_of({{{kBlack, kWhite}}, {{kWhite}}, {{kBlack}}}), false, 3) == Pages{0, 1});
  CHECK(pages_with_hidden_text(pdf_of({{{kUndrawn}}, {{kBlack}}}), false, 2) == Pages{});
  CHECK(pages_with_hidden_text(pdf_of({{{kUndrawn}}, {{kBlack, kUndrawn}}}), false, 2) == Pages{1});
  // A white area under everything is no sign.
  CHECK(pages_with_hidden_text(pdf_of({{{"q 1 g 0 0 400 300 re f Q " + kBlack}}}), false, 1) == Pages{});
  // A page ending white says something of its next stream only.
  CHECK(pages_with_hidden_text(pdf_of({{{kBlack + " 1 g"}}, {{kBlack + " 1 g", kBlack}}}), false, 2) == Pages{1});
  CHECK(pages_with_hidden_text(pdf_of({{{kBlack}, "", "/ExtGState << /G << /ca 0.0 >> >>"}, {{kBlack}}}), false, 2) ==
        Pages{0});
}

TEST_CASE("where the file is not understood, all pages") {
  const std::string bytes = pdf_of({{{kBlack}}, {{kWhite}}});
  CHECK(pages_with_hidden_text(bytes, false, 2) == Pages{1});
  CHECK(pages_with_hidden_text(bytes, false, 3) == Pages{0, 1, 2});
  CHECK(pages_with_hidden_text(bytes, true, 2) == Pages{0, 1});
  CHECK(pages_with_hidden_text("", false, 2) == Pages{});
}

// Two pages; the second has its text in a form.
std::string with_form(const std::string& page_content, const std::string& form_content) {
  TestPdf pdf;
  const int form = pdf.add_stream(form_content, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]");
  const int plain = pdf.add_stream(kBlack);
  const int content = pdf.add_stream(page_content);
  const int tree = pdf.reserve();
  const std::string parent = "/Parent " + std::to_string(tree) + " 0 R ";
  const int first = pdf.add("<< /Type /Page " + parent + "/Contents " + std::to_string(plain) + " 0 R >>");
  const int second = pdf.add("<< /Type /Page " + parent + "/Contents " + std::to_string(content) +
                             " 0 R /Resources << /XObject << /Fm1 " + std::to_string(form) + " 0 R >> >> >>");
  pdf.set(tree,
          "<< /Type /Pages /Count 2 /Kids [" + std::to_string(first) + " 0 R " + std::to_string(second) + " 0 R] >>");
  return pdf.bytes(pdf.add("<< /Type /Catalog /Pages " + std::to_string(tree) + " 0 R >>"));
}

TEST_CASE("text in forms counts for the pages that lead to them") {
  CHECK(pages_with_hidden_text(with_form("/Fm1 Do", kBlack), false, 2) == Pages{});
  CHECK(pages_with_hidden_text(with_form("/Fm1 Do", kWhite), false, 2) == Pages{1});
  CHECK(pages_with_hidden_text(with_form("1 g /Fm1 Do", kBlack), false, 2) == Pages{1});
  CHECK(pages_with_hidden_text(with_form("1 g /Fm1 Do", "0 0 9 9 re f"), false, 2) == Pages{});
}

TEST_CASE("packed streams and object streams are looked into") {
  TestPdf pdf;
  const std::string content = packed(kBlack + kWhite);
  const int stream = pdf.add_stream(content, "/Filter /FlateDecode");
  const int black = pdf.add_stream(packed(kBlack), "/Filter [ /FlateDecode ]");
  const std::string first_page = "<< /Type /Page /Parent 4 0 R /Contents " + std::to_string(black) + " 0 R >> ";
  const std::string second_page = "<< /Type /Page /Parent 4 0 R /Contents " + std::to_string(stream) + " 0 R >> ";
  const std::string tree = "<< /Type /Pages /Kids [5 0 R 6 0 R] /Count 2 >> ";
  const std::string offsets =
      "4 0 5 " + std::to_string(tree.size()) + " 6 " + std::to_string(tree.size() + first_page.size()) + " ";
  const std::string objects = packed(offsets + tree + first_page + second_page);
  pdf.add_stream(objects, "/Type /ObjStm /N 3 /First " + std::to_string(offsets.size()) + " /Filter /FlateDecode");
  for (int i = 0; i < 3; ++i) pdf.reserve();
  const int root = pdf.add("<< /Type /Catalog /Pages 4 0 R >>");
  CHECK(pages_with_hidden_text(pdf.bytes(root), false, 2) == Pages{1});
}

TEST_CASE("streams in unknown filters make their page worth a look, giant images none") {
  const auto with_stream = [](const std::string& data, const std::string& entries) {
    TestPdf pdf;
    const int stream = pdf.add_stream(data, entries);
    const int tree = pdf.reserve();
    const int page = pdf.add("<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(stream) + " 0 R >>");
    pdf.set(tree, "<< /Type /Pages /Count 1 /Kids [" + std::to_string(page) + " 0 R] >>");
    pdf.add_stream("x", "/Subtype /Image /Width 9 /Height 9 /Filter /DCTDecode");
    return pdf.bytes(pdf.add("<< /Type /Catalog /Pages 2 0 R >>"));
  };
  CHECK(pages_with_hidden_text(with_stream("80 0b", "/Filter /LZWDecode"), false, 1) == Pages{0});
  CHECK(pages_with_hidden_text(with_stream("damaged", "/Filter /FlateDecode"), false, 1) == Pages{0});
  CHECK(pages_with_hidden_text(with_stream(packed(kBlack), "/Filter /FlateDecode"), false, 1) == Pages{});
  TestPdf giant;
  giant.add_stream("x", "/Subtype /Image /Width 100000 /Height 100000");
  CHECK(pages_with_hidden_text(giant.bytes(1), true, 1) == Pages{});
}

TEST_CASE("a stream that unpacks to more than its bound is given up") {
  const std::string bomb = packed(std::string(std::size_t{40} << 20, ' '));
  TestPdf pdf;
  pdf.add_stream(bomb, "/Filter /FlateDecode");
  const std::string bytes = pdf.bytes(1);
  const RawObjects objects(bytes);
  REQUIRE(objects.all().size() == 1);
  std::string buffer;
  std::string_view content;
  CHECK(!objects.unpack(objects.all()[0], buffer, content));
  CHECK(buffer.size() <= std::size_t{32} << 20);
}

TEST_CASE("references, but for the parent's") {
  CHECK(references("<< /A 1 0 R /Parent 2 0 R /B [3 0 R 4 0 R]>>") == std::vector<int>{1, 3, 4});
  CHECK(references("/Parent 2 0 R").empty());
  CHECK(references("R 0 R 1 R /R /F1R 12 0 RG").empty());
  CHECK(has_name("<< /Pages 1 0 R >>", "/Pages"));
  CHECK(!has_name("<< /Pages 1 0 R >>", "/Page"));
}

}  // namespace
}  // namespace saksgang::pdf
