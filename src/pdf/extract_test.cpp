#include "pdf/extract.hpp"

#include <limits>
#include <string>

#include <doctest/doctest.h>
#include <poppler/cpp/poppler-global.h>

#include "pdf/font_table.hpp"
#include "pdf/test_pdf.hpp"
#include "pdf/text.hpp"

namespace saksgang::pdf {
namespace {

PageSet read(const std::vector<TestPage>& pages, const std::string& title = {}) {
  auto set = extract(pdf_of(pages, title));
  REQUIRE(set.has_value());
  return *set;
}

// The words of a page with a blank between, invisible ones in brackets.
std::string words_of(const Page& page) {
  std::string out;
  for (const Word& word : page.words) {
    if (!out.empty()) out += ' ';
    out += word.invisible ? "[" + word.text + "]" : word.text;
  }
  return out;
}

std::string words_of(const std::string& content, const std::string& resources = {}) {
  return words_of(read({TestPage{{content}, "/MediaBox [0 0 400 300]", resources}}).pages.at(0));
}

const std::string kBlack = "BT /F1 12 Tf 20 250 Td (Sak og vedtak) Tj ET ";

poppler::ustring ustring(const std::u16string& text) {
  poppler::ustring out;
  for (const char16_t c : text) out.push_back(static_cast<unsigned short>(c));
  return out;
}

TEST_CASE("words come with text, place, font and size") {
  const PageSet set = read({TestPage{{"BT /F1 12 Tf 100 200 Td (M\370te i) Tj /F2 20 Tf 0 -50 Td (NUIT) Tj ET"}}},
                           "Innkalling  til\\tm\370te");
  CHECK(set.title == "Innkalling til møte");
  REQUIRE(set.fonts.size() == 2);
  CHECK(set.fonts[0].name == "Helvetica");
  CHECK(!set.fonts[0].bold);
  CHECK(!set.fonts[0].italic);
  CHECK(set.fonts[1].name == "Helvetica-BoldOblique");
  CHECK(set.fonts[1].bold);
  CHECK(set.fonts[1].italic);
  REQUIRE(set.pages.size() == 1);
  const Page& page = set.pages[0];
  CHECK(page.number == 1);
  CHECK(page.width == 400);
  CHECK(page.height == 300);
  CHECK(page.readable);
  REQUIRE(words_of(page) == "Møte i NUIT");
  CHECK(page.words[0].space_after);
  CHECK(!page.words[1].space_after);
  CHECK(page.words[0].size == 12);
  CHECK(page.words[2].size == 20);
  CHECK(page.words[2].font == 1);
  CHECK(page.words[0].rotation == 0);
  const Box& box = page.words[0].box;
  CHECK(box.x0 == doctest::Approx(100).epsilon(0.01));
  CHECK(box.x1 == doctest::Approx(126.7).epsilon(0.01));
  CHECK(box.y0 < 100);  // the baseline is 200 from below, so 100 from above
  CHECK(box.y1 > 100);
  CHECK(box.height() < 16);
}

TEST_CASE("a page's rotation turns its size and its words") {
  const PageSet set = read({TestPage{{kBlack}, "/MediaBox [0 0 400 300] /Rotate 90", ""},
                            TestPage{{"BT /F1 12 Tf 0 1 -1 0 200 100 Tm (opp) Tj ET"}, "/MediaBox [0 0 400 300]", ""}});
  const Page& turned = set.pages.at(0);
  CHECK(turned.width == 300);
  CHECK(turned.height == 400);
  REQUIRE(words_of(turned) == "Sak og vedtak");
  CHECK(turned.words[0].rotation == 90);
  CHECK(turned.words[0].box.y0 == doctest::Approx(20).epsilon(0.05));
  REQUIRE(words_of(set.pages.at(1)) == "opp");
  CHECK(set.pages.at(1).words[0].rotation == 270);
}

TEST_CASE("boxes count from the crop box") {
  const PageSet set = read({TestPage{{kBlack}, "/MediaBox [0 0 400 300] /CropBox [10 100 210 280]", ""}});
  CHECK(set.pages.at(0).width == 200);
  CHECK(set.pages.at(0).height == 180);
  REQUIRE(!set.pages.at(0).words.empty());
  CHECK(set.pages.at(0).words[0].box.x0 == doctest::Approx(10).epsilon(0.01));
  CHECK(set.pages.at(0).words[0].box.y1 == doctest::Approx(33).epsilon(0.1));
}

TEST_CASE("the font of a word is that of most of its letters") {
  const PageSet set = read({TestPage{{"BT /F2 12 Tf 20 250 Td (V) Tj /F1 12 Tf (edtak) Tj ET"}}});
  REQUIRE(words_of(set.pages.at(0)) == "Vedtak");
  CHECK(set.fonts.at(set.pages[0].words[0].font).name == "Helvetica");
}

TEST_CASE("text is made whole") {
  CHECK(word_text(ustring(u"\uFB01nne \uFB03 \uFB06")) == "finneffist");
  CHECK(word_text(ustring(u"A\u030A\u0041")) == "ÅA");
  CHECK(word_text(ustring(u"helse\u00ADdata")) == "helse\u00ADdata");
  CHECK(word_text(ustring(u"\uF0B7\uE000")) == "\uF0B7\uE000");
  CHECK(word_text(ustring(u"a\u0000b\u0007\u007F\u0085\u00A0\u2003\uFEFFc")) ==
        "a");  // a u16string literal ends at NUL
  CHECK(word_text(ustring(u"b\u0007\u007F\u0085\u00A0\u2003\uFEFFc")) == "bc");
  CHECK(word_text(ustring(u"\U0001F600")) == "\U0001F600");
  std::u16string lone = u"a b";
  lone[1] = 0xD800;
  CHECK(word_text(ustring(lone)) == "a\uFFFDb");
  CHECK(length_in_code_points(ustring(u"a\U0001F600å")) == 3);
}

TEST_CASE("bold and italic are read from the font's name") {
  const auto style = [](std::string_view name) {
    const Font font = font_of_name(name);
    return font.name + (font.bold ? " bold" : "") + (font.italic ? " italic" : "");
  };
  CHECK(style("ABCDEF+Calibri") == "Calibri");
  CHECK(style("ABCDEF+Calibri-Bold") == "Calibri-Bold bold");
  CHECK(style("Arial,BoldItalic") == "Arial,BoldItalic bold italic");
  CHECK(style("TimesNewRomanPS-BoldItalicMT") == "TimesNewRomanPS-BoldItalicMT bold italic");
  CHECK(style("NimbusRomNo9L-Medi") == "NimbusRomNo9L-Medi bold");
  CHECK(style("NimbusRomNo9L-ReguItal") == "NimbusRomNo9L-ReguItal italic");
  CHECK(style("FrutigerLTStd-Bd") == "FrutigerLTStd-Bd bold");
  CHECK(style("OpenSans-SemiBoldItalic") == "OpenSans-SemiBoldItalic bold italic");
  CHECK(style("Roboto-Medium") == "Roboto-Medium");
  CHECK(style("SFBX1000") == "SFBX1000 bold");
  CHECK(style("abcdef+Name") == "abcdef+Name");
  CHECK(style("").empty());
  CHECK(style("A\xFFrial") == "A\uFFFDrial");
}

TEST_CASE("text under two points high is marked") {
  CHECK(words_of(kBlack + "BT /F1 1 Tf 20 100 Td (onsdag 24. januar) Tj ET") ==
        "Sak og vedtak [onsdag] [24.] [januar]");
  CHECK(words_of(kBlack + "BT /F1 1 Tf 12 0 0 12 20 100 Tm (stor) Tj ET") == "Sak og vedtak stor");
  CHECK(words_of(kBlack + "BT /F1 12 Tf .1 0 0 .1 20 100 Tm (liten) Tj ET") == "Sak og vedtak [liten]");
  CHECK(words_of(kBlack + "BT /F1 1.2 Tf 0 1 -1 0 200 100 Tm (opp) Tj ET") == "[opp] Sak og vedtak");
}

TEST_CASE("white on white is marked, white on dark is not") {
  const std::string white = "BT /F1 12 Tf 20 100 Td (skjult) Tj ET ";
  for (const std::string colour :
       {"1 g", "1 1 1 rg", "0 0 0 0 k", "/DeviceRGB cs 1 1 1 sc", "/DeviceGray cs 1.0 scn"}) {
    CAPTURE(colour);
    CHECK(words_of(kBlack + colour + " " + white) == "Sak og vedtak [skjult]");
    CHECK(words_of(kBlack + "0 0 .4 rg 10 90 200 40 re f " + colour + " " + white) == "Sak og vedtak skjult");
    CHECK(words_of(kBlack + "q " + colour + " 10 90 200 40 re f Q " + white) == "Sak og vedtak skjult");
  }
}

TEST_CASE("text that is not drawn is marked, but not the text of a scan") {
  const std::string hidden = "BT 3 Tr /F1 12 Tf 20 100 Td (skjult) Tj ET ";
  CHECK(words_of(kBlack + hidden) == "Sak og vedtak [skjult]");
  CHECK(words_of(hidden) == "skjult");
  CHECK(words_of(kBlack + "/G0 gs BT /F1 12 Tf 20 100 Td (skjult) Tj ET", "/ExtGState << /G0 << /ca 0 >> >>") ==
        "Sak og vedtak [skjult]");
  CHECK(words_of(kBlack + "/G0 gs BT /F1 12 Tf 20 100 Td (synlig) Tj ET", "/ExtGState << /G0 << /ca 0.6 >> >>") ==
        "Sak og vedtak synlig");
}

TEST_CASE("a page's streams go on in each other's state") {
  const PageSet set = read({TestPage{{kBlack + " 1 g", "BT /F1 12 Tf 20 100 Td (skjult) Tj ET"}}, TestPage{{kBlack}}});
  CHECK(words_of(set.pages.at(0)) == "Sak og vedtak [skjult]");
  CHECK(words_of(set.pages.at(1)) == "Sak og vedtak");
}

TEST_CASE("what is no PDF, or a broken one, says so") {
  const auto error_of = [](const std::string& bytes) {
    const auto set = extract(bytes);
    return set ? std::string("read") : std::string(name(set.error().code)) + ": " + set.error().message;
  };
  CHECK(error_of("") == "not-pdf: the file is no PDF");
  CHECK(error_of("<html>Siden finnes ikke</html>") == "not-pdf: the file is no PDF");
  CHECK(error_of("%PDF-1.7\n") == "damaged: the PDF is damaged beyond reading");
  CHECK(error_of("%PDF-1.7\ntrailer << /Root 1 0 R >>") == "damaged: the PDF is damaged beyond reading");
  const std::string whole = pdf_of({TestPage{{kBlack}}});
  CHECK(error_of(whole) == "read");
  CHECK(error_of("junk before the header\n" + whole) == "read");
  CHECK(error_of(std::string(2000, ' ') + whole) == "not-pdf: the file is no PDF");
  CHECK(error_of(pdf_of({})) == "damaged: the PDF has no pages");
}

TEST_CASE("a PDF cut off anywhere gives an error or pages, never a crash") {
  const std::string whole =
      pdf_of({TestPage{{kBlack + "1 g BT /F1 9 Tf 9 9 Td (hvit) Tj ET"}}, TestPage{{kBlack}}}, "t");
  std::size_t readable = 0;
  for (std::size_t size = 0; size < whole.size(); size += 3) {
    const auto set = extract(whole.substr(0, size));
    if (set) ++readable;
    if (set) CHECK(set->pages.size() <= 2);
    if (!set) CHECK(!set.error().message.empty());
  }
  CHECK(readable > 0);
}

TEST_CASE("absurd places and sizes do no harm") {
  const std::string far = "BT /F1 12 Tf 1 0 0 1 1e30 1e30 Tm (borte) Tj ET BT /F1 1e30 Tf 20 20 Td (diger) Tj ET ";
  const PageSet set = read({TestPage{{far + kBlack}}, TestPage{{kBlack}, "/MediaBox [0 0 1e9 1e9]", ""},
                            TestPage{{kBlack}, "/MediaBox [400 300 0 0]", ""}});
  for (const Page& page : set.pages) {
    CHECK(page.width <= 100'000);
    for (const Word& word : page.words) CHECK(word.box.x1 <= 100'000);
  }
  CHECK(set.pages.at(2).width == 400);
}

TEST_CASE("a page that cannot be read is named, and the others are read") {
  const PageSet set = read({TestPage{{kBlack}}, TestPage{{"BT /F1 12 Tf ((((("}}, TestPage{{""}}, TestPage{{kBlack}}});
  REQUIRE(set.pages.size() == 4);
  CHECK(set.pages[0].readable);
  CHECK(!set.pages[1].readable);
  CHECK(set.pages[2].readable);
  CHECK(set.pages[2].words.empty());
  CHECK(words_of(set.pages[3]) == "Sak og vedtak");
}

}  // namespace
}  // namespace saksgang::pdf
