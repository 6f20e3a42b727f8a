#include "layout/paragraphs.hpp"

#include <doctest/doctest.h>

#include "layout/test_pages.hpp"

namespace saksgang::layout {
namespace {

TEST_CASE("superscripts stay in their line") {
  Pages p;
  p.at(70, 100, "Budsjettet for").at(150, 100, "2031");
  p.at(172.5F, 99, "1", {6});
  p.last().space_after = true;
  p.at(180, 100, "er vedtatt av departementet");
  p.at(70, 114, "og sendt etatene.");
  p.at(70, 132, "CO").at(81, 137, "2", {6}).at(90, 132, "skal ned.");
  CHECK(arranged(p) ==
        "tekst\n"
        "  Budsjettet for 20311 er vedtatt av departementet og sendt etatene.\n"
        "  CO2 skal ned.\n");
}

TEST_CASE("soft hyphens within a line go") {
  Pages p;
  p.at(70, 100, "Sam\u00ADhandlings\u00ADreformen virker.");
  CHECK(arranged(p) == "tekst\n  Samhandlingsreformen virker.\n");
}

TEST_CASE("words that stand close are one") {
  Pages p;
  p.at(70, 100, "e");
  p.last().space_after = false;
  p.at(75.6F, 100, "-helse er").at(200, 100, "x");
  CHECK(arranged(p).find("e-helse er") != std::string::npos);
}

TEST_CASE("a line knows where it stands and begins") {
  Pages p;
  p.lines(70, 100, {"Rådet ber direktoratet om å legge fram en", "ny plan for arbeidet."});
  const LayoutResult result = arrange(p.set());
  CHECK(result.body_size == doctest::Approx(11));
  REQUIRE(result.blocks.size() == 1);
  REQUIRE(result.blocks[0].paragraphs.size() == 1);
  const Paragraph& paragraph = result.blocks[0].paragraphs[0];
  CHECK(paragraph.text == "Rådet ber direktoratet om å legge fram en ny plan for arbeidet.");
  REQUIRE(paragraph.lines.size() == 2);
  CHECK(paragraph.lines[0].offset == 0);
  CHECK(paragraph.text.substr(paragraph.lines[1].offset) == "ny plan for arbeidet.");
  CHECK(paragraph.lines[0].page == 1);
  CHECK(paragraph.lines[1].box.x0 == doctest::Approx(70));
  CHECK(paragraph.lines[1].box.y0 == doctest::Approx(113.75));
  CHECK(paragraph.size == doctest::Approx(11));
  CHECK_FALSE(paragraph.bold);
  CHECK(paragraph.gap_before == doctest::Approx(0));
}

TEST_CASE("a blank line parts paragraphs, and is measured in lines") {
  Pages p;
  p.lines(70, 100,
          {"Første avsnitt er langt nok til å fylle hele linjen og mer til,",
           "og det slutter her, etter to linjer av samme lengde som den."});
  p.lines(70, 141.25F,
          {"andre avsnitt begynner med liten bokstav, men etter et mellomrom,",
           "og har også to linjer som fyller spalten så godt som det går."});
  const LayoutResult result = arrange(p.set());
  CHECK(shown(result) ==
        "tekst\n"
        "  Første avsnitt er langt nok til å fylle hele linjen og mer til, og det slutter her, etter to linjer av "
        "samme lengde som den.\n"
        "  andre avsnitt begynner med liten bokstav, men etter et mellomrom, og har også to linjer som fyller spalten "
        "så godt som det går.\n");
  CHECK(result.blocks[0].paragraphs[1].gap_before == doctest::Approx(1).epsilon(0.02));
}

TEST_CASE("without a blank the end of a short line parts paragraphs") {
  Pages p;
  p.lines(70, 100,
          {"Første avsnitt er langt nok til å fylle hele linjen og mer til, men det", "slutter her.",
           "Andre avsnitt begynner på en ny linje uten mellomrom og fyller den", "nesten helt."});
  CHECK(arranged(p) ==
        "tekst\n"
        "  Første avsnitt er langt nok til å fylle hele linjen og mer til, men det slutter her.\n"
        "  Andre avsnitt begynner på en ny linje uten mellomrom og fyller den nesten helt.\n");
}

TEST_CASE("headings in another size or in bold are paragraphs of their own") {
  Pages p;
  p.at(70, 100, "Veikart for prøvesvar", kHeading);
  p.at(70, 122, "Bakgrunn", kBold);
  p.lines(70, 136, {"Prøvesvar sendes i dag i mange former, og", "de leses ikke overalt."});
  const LayoutResult result = arrange(p.set());
  CHECK(shown(result) ==
        "tekst\n"
        "  Veikart for prøvesvar\n"
        "  Bakgrunn\n"
        "  Prøvesvar sendes i dag i mange former, og de leses ikke overalt.\n");
  CHECK(result.blocks[0].paragraphs[0].size == doctest::Approx(16));
  CHECK(result.blocks[0].paragraphs[1].bold);
  CHECK_FALSE(result.blocks[0].paragraphs[2].bold);
  CHECK(result.body_size == doctest::Approx(11));
}

TEST_CASE("bold words in a plain line do not part it") {
  Pages p;
  p.at(70, 100, "Rådet").at(103, 100, "støtter", kBold).at(147, 100, "planen.");
  CHECK(arranged(p) == "tekst\n  Rådet støtter planen.\n");
}

TEST_CASE("list items with hanging lines, below each other and in two levels") {
  Pages p;
  p.at(70, 100, "•").at(88, 100, "Kommunene må få tid til å innføre løsningen, og det må");
  p.at(88, 114, "følge penger med.");
  p.at(70, 128, "•").at(88, 128, "Sykehusene er klare.");
  p.at(106, 142, "–").at(124, 142, "Helseforetakene i nord har begynt på arbeidet, men");
  p.at(124, 156, "mangler folk.");
  p.at(70, 170, "•").at(88, 170, "Tannlegene venter.");
  CHECK(arranged(p) ==
        "tekst\n"
        "  [•] Kommunene må få tid til å innføre løsningen, og det må følge penger med.\n"
        "  [•] Sykehusene er klare.\n"
        "  [–] Helseforetakene i nord har begynt på arbeidet, men mangler folk.\n"
        "  [•] Tannlegene venter.\n");
}

TEST_CASE("a list item of several sentences that each end with their line is one") {
  Pages p;
  p.at(70, 100, "•").at(88, 100, "Fristen er kort for alle kommunene i landet vårt.");
  p.at(88, 114, "Den bør utsettes med minst et halvt år, helst et helt.");
  p.at(70, 128, "•").at(88, 128, "Planen er god.");
  CHECK(
      arranged(p) ==
      "tekst\n"
      "  [•] Fristen er kort for alle kommunene i landet vårt. Den bør utsettes med minst et halvt år, helst et helt.\n"
      "  [•] Planen er god.\n");
}

TEST_CASE("text at the margin ends a list item") {
  Pages p;
  p.at(70, 100, "•").at(88, 100, "Kommunene må få tid til å innføre løsningen, og det må");
  p.at(88, 114, "følge penger med.");
  p.at(70, 128, "Lederen oppsummerte at saken kommer tilbake til høsten.");
  CHECK(arranged(p) ==
        "tekst\n"
        "  [•] Kommunene må få tid til å innføre løsningen, og det må følge penger med.\n"
        "  Lederen oppsummerte at saken kommer tilbake til høsten.\n");
}

TEST_CASE("a list item goes on over the page break") {
  Pages p;
  p.page();
  p.at(70, 732, "•").at(88, 732, "Planen er god.");
  p.at(70, 746, "•").at(88, 746, "Kommunene må få tid til å innføre løsningen, og det");
  p.at(300, 800, "1");
  p.page();
  p.at(70, 40, "Arkivutvalget");
  p.at(88, 80, "må følge penger med i alle årene framover.");
  p.at(70, 94, "•").at(88, 94, "Sykehusene er klare.");
  p.at(300, 800, "2");
  p.page();
  p.at(70, 40, "Arkivutvalget");
  p.at(70, 120, "Lederen takket for innsatsen.");
  p.at(300, 800, "3");
  CHECK(arranged(p) ==
        "tekst\n"
        "  [•] Planen er god.\n"
        "  [•] Kommunene må få tid til å innføre løsningen, og det må følge penger med i alle årene framover. (side "
        "1-2)\n"
        "  [•] Sykehusene er klare.\n"
        "  Lederen takket for innsatsen.\n");
}

TEST_CASE("a paragraph goes on over the page break in mid-sentence, and not after its end") {
  Pages p;
  p.page();
  p.lines(70, 700,
          {"Direktoratet har sammen med kommunene laget et forslag som",
           "nå legges fram for utvalget, med tre mulige løsninger for"});
  p.page();
  p.lines(70, 80,
          {"innføring i årene som kommer.", "Forslaget er sendt på høring med frist til sommeren, og svarene",
           "ventes da."});
  p.page();
  p.lines(70, 80, {"Utvalget skal se på dem til høsten."});
  CHECK(arranged(p) ==
        "tekst\n"
        "  Direktoratet har sammen med kommunene laget et forslag som nå legges fram for utvalget, med tre mulige "
        "løsninger for innføring i årene som kommer. (side 1-2)\n"
        "  Forslaget er sendt på høring med frist til sommeren, og svarene ventes da.\n"
        "  Utvalget skal se på dem til høsten.\n");
}

TEST_CASE("a number at a line's head that counts nothing is text") {
  Pages p;
  p.lines(70, 100,
          {"Alle kommunene i landet skal gå over på den nye utgaven av ICD-",
           "11. I tillegg skal de gamle kodene kunne leses i minst femten år,", "også av andre."});
  CHECK(arranged(p) ==
        "tekst\n"
        "  Alle kommunene i landet skal gå over på den nye utgaven av ICD-11. I tillegg skal de gamle kodene kunne "
        "leses i minst femten år, også av andre.\n");
}

TEST_CASE("a numbered list need not begin at one") {
  Pages p;
  p.lines(70, 100, {"4. Fjerde tiltak", "5. Femte tiltak", "6. Sjette tiltak"});
  CHECK(arranged(p) ==
        "tekst\n"
        "  [4.] Fjerde tiltak\n"
        "  [5.] Femte tiltak\n"
        "  [6.] Sjette tiltak\n");
}

TEST_CASE("a line ended far too early parts paragraphs though the next begins with a small letter") {
  Pages p;
  p.lines(70, 100, {"Vi ber om at alle merknader til planen sendes oss innen utgangen av", "mai måned."});
  p.lines(70, 160, {"Ragna Solvik", "avdelingsdirektør"});
  CHECK(arranged(p) ==
        "tekst\n"
        "  Vi ber om at alle merknader til planen sendes oss innen utgangen av mai måned.\n"
        "  Ragna Solvik\n"
        "  avdelingsdirektør\n");
}

TEST_CASE("a date at a line's head is no list item") {
  Pages p;
  p.lines(70, 100,
          {"Utvalget møtes neste gang i Bodø, etter planen onsdag og torsdag den",
           "22. – 23. januar, og deretter i Tromsø i et felles møte med rådet den", "11. september samme år."});
  CHECK(arranged(p) ==
        "tekst\n"
        "  Utvalget møtes neste gang i Bodø, etter planen onsdag og torsdag den 22. – 23. januar, og deretter i Tromsø "
        "i et felles møte med rådet den 11. september samme år.\n");
}

TEST_CASE("a dash in mid-sentence is no list item") {
  Pages p;
  p.lines(70, 100,
          {"Temadagen om felles løsninger for hele helsetjenesten i Norge",
           "– etablering av et nytt program – holdes i Oslo."});
  CHECK(arranged(p) ==
        "tekst\n"
        "  Temadagen om felles løsninger for hele helsetjenesten i Norge – etablering av et nytt program – holdes i "
        "Oslo.\n");
}

TEST_CASE("the usual distance of lines is that within paragraphs") {
  std::vector<TextLine> lines(6);
  const float tops[] = {100, 114, 128, 160, 174, 206};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].page = 1;
    lines[i].size = 11;
    lines[i].box = {70, tops[i], 500, tops[i] + 12};
  }
  const std::vector<const std::vector<TextLine>*> streams{&lines};
  const Leading leading(streams);
  CHECK(leading.of(11) == doctest::Approx(14));
  CHECK(leading.of(22) == doctest::Approx(28));
  const std::vector<const std::vector<TextLine>*> none;
  CHECK(Leading(none).of(10) == doctest::Approx(12));
}

TEST_CASE("false enumerators become text again") {
  std::vector<TextLine> lines(4);
  const char* markers[] = {"1.", "2.", "11.", "3."};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].page = 1;
    lines[i].size = 11;
    lines[i].marker = markers[i];
    lines[i].text = "Tekst";
    lines[i].marker_gap = 3;
    lines[i].box = {70, 100 + 14.0F * static_cast<float>(i), 300, 112 + 14.0F * static_cast<float>(i)};
    lines[i].text_x = 85;
  }
  drop_false_markers(lines);
  std::string out;
  for (const TextLine& line : lines) out += "[" + line.marker + "] " + line.text + "\n";
  CHECK(out == "[1.] Tekst\n[2.] Tekst\n[] 11. Tekst\n[3.] Tekst\n");
  CHECK(lines[2].text_x == doctest::Approx(70));
}

TEST_CASE("forced paragraphs") {
  Pages p;
  std::vector<TextLine> lines(2);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].page = 1;
    lines[i].size = 11;
    lines[i].words = 3;
    lines[i].text = "en linje til";
    lines[i].box = {70, 100 + 14.0F * static_cast<float>(i), 136, 112 + 14.0F * static_cast<float>(i)};
    lines[i].text_x = 70;
    lines[i].right = 136;
    lines[i].first_width = 11;
  }
  const std::vector<const std::vector<TextLine>*> streams{&lines};
  const Leading leading(streams);
  const Vocabulary vocabulary(p.set());
  CHECK(make_paragraphs(lines, {false, false}, 2, leading, vocabulary).size() == 1);
  const auto two = make_paragraphs(lines, {false, true}, 2, leading, vocabulary);
  REQUIRE(two.size() == 2);
  CHECK(two[1].text == "en linje til");
  CHECK(two[1].column == 2);
  CHECK(make_paragraphs({}, {}, 0, leading, vocabulary).empty());
}

}  // namespace
}  // namespace saksgang::layout
