#include "layout/columns.hpp"

#include <doctest/doctest.h>

#include "layout/test_pages.hpp"

namespace saksgang::layout {
namespace {

TEST_CASE("bullets and enumerators are markers, other words are none") {
  for (const char* sign : {"•", "–", "-", "o", "▪", "➢", "\uF0B7"}) {
    CAPTURE(sign);
    CHECK(is_bullet(sign));
    CHECK(is_marker(sign));
  }
  for (const char* sign : {"1.", "12.", "a)", "iv)", "1)"}) {
    CAPTURE(sign);
    CHECK_FALSE(is_bullet(sign));
    CHECK(is_marker(sign));
  }
  for (const char* word : {"", "og", "17/25", "10:00", "NUFA", "2025", "e-helse", "–10", "•punkt", "Sak"}) {
    CAPTURE(word);
    CHECK_FALSE(is_marker(word));
  }
}

TEST_CASE("a two-column table of case and text") {
  Pages p;
  p.at(70, 100, "Sak", kBold).at(140, 100, "Innhold", kBold);
  p.at(70, 130, "4/31").lines(140, 130, {"Veikart for prøvesvar i kommunene", "og i sykehusene"});
  p.at(70, 180, "5/31").lines(140, 180, {"Innføring av kjernejournal", "i alle legekontor"});
  p.at(70, 230, "6/31").at(140, 230, "Eventuelt");
  CHECK(arranged(p) ==
        "tabell 2\n"
        "  0| Sak\n"
        "  1| Innhold\n"
        "  0| 4/31\n"
        "  1| Veikart for prøvesvar i kommunene og i sykehusene\n"
        "  0| 5/31\n"
        "  1| Innføring av kjernejournal i alle legekontor\n"
        "  0| 6/31\n"
        "  1| Eventuelt\n");
}

TEST_CASE("a three-column table with text above and below") {
  Pages p;
  p.at(70, 70, "Utvalget behandler tre saker i dette møtet, og sakene sendes ut på forhånd.");
  p.at(70, 120, "Sak").at(140, 120, "Tittel").at(420, 120, "Type");
  p.at(70, 150, "4/31").at(140, 150, "Veikart for prøvesvar i kommunene").at(420, 150, "Orientering");
  p.at(70, 180, "5/31").at(140, 180, "Innføring av kjernejournal").at(420, 180, "Drøfting");
  p.at(70, 210, "6/31").at(140, 210, "Ny styringsmodell for felles løsninger").at(420, 210, "Anbefaling");
  p.at(70, 300, "Sekretariatet ber om at merknader til sakslisten meldes innen en uke før møtet.");
  CHECK(arranged(p) ==
        "tekst\n"
        "  Utvalget behandler tre saker i dette møtet, og sakene sendes ut på forhånd.\n"
        "tabell 3\n"
        "  0| Sak\n"
        "  1| Tittel\n"
        "  2| Type\n"
        "  0| 4/31\n"
        "  1| Veikart for prøvesvar i kommunene\n"
        "  2| Orientering\n"
        "  0| 5/31\n"
        "  1| Innføring av kjernejournal\n"
        "  2| Drøfting\n"
        "  0| 6/31\n"
        "  1| Ny styringsmodell for felles løsninger\n"
        "  2| Anbefaling\n"
        "tekst\n"
        "  Sekretariatet ber om at merknader til sakslisten meldes innen en uke før møtet.\n");
}

TEST_CASE("a table goes on over the page break, and a cell with it") {
  Pages p;
  p.page();
  p.at(70, 700, "4/31").lines(140, 700, {"Veikart for prøvesvar i kommunene", "og i sykehusene"});
  p.at(70, 742, "5/31").lines(140, 742, {"Innføring av kjernejournal i alle", "legekontor skal etter planen"});
  p.page();
  p.lines(140, 80, {"være ferdig om to år, og deretter", "følger tannleger"});
  p.at(70, 122, "6/31").lines(140, 122, {"Ny styringsmodell for felles", "løsninger"});
  p.at(70, 164, "7/31").at(140, 164, "Eventuelt");
  CHECK(arranged(p) ==
        "tabell 2\n"
        "  0| 4/31\n"
        "  1| Veikart for prøvesvar i kommunene og i sykehusene\n"
        "  0| 5/31\n"
        "  1| Innføring av kjernejournal i alle legekontor skal etter planen være ferdig om to år, og deretter følger "
        "tannleger (side 1-2)\n"
        "  0| 6/31\n"
        "  1| Ny styringsmodell for felles løsninger\n"
        "  0| 7/31\n"
        "  1| Eventuelt\n");
}

TEST_CASE("rows of whole cells on both sides of a page break stay apart") {
  Pages p;
  p.page();
  p.at(70, 700, "4/31").at(140, 700, "Veikart for prøvesvar").at(420, 700, "Orientering");
  p.at(70, 730, "5/31").at(140, 730, "Innføring av kjernejournal").at(420, 730, "Drøfting");
  p.page();
  p.at(70, 80, "6/31").at(140, 80, "Ny styringsmodell").at(420, 80, "Drøfting");
  p.at(70, 110, "7/31").at(140, 110, "Budsjett for neste år").at(420, 110, "Orientering");
  CHECK(arranged(p) ==
        "tabell 3\n"
        "  0| 4/31\n  1| Veikart for prøvesvar\n  2| Orientering\n"
        "  0| 5/31\n  1| Innføring av kjernejournal\n  2| Drøfting\n"
        "  0| 6/31\n  1| Ny styringsmodell\n  2| Drøfting\n"
        "  0| 7/31\n  1| Budsjett for neste år\n  2| Orientering\n");
}

TEST_CASE("a head row that is repeated on the next page stands once") {
  Pages p;
  p.page();
  p.at(70, 690, "Sak", kBold).at(140, 690, "Tittel", kBold).at(420, 690, "Type", kBold);
  p.at(70, 720, "4/31").at(140, 720, "Veikart for prøvesvar").at(420, 720, "Orientering");
  p.at(70, 750, "5/31").at(140, 750, "Innføring av kjernejournal").at(420, 750, "Drøfting");
  p.page();
  p.at(70, 100, "Sak", kBold).at(140, 100, "Tittel", kBold).at(420, 100, "Type", kBold);
  p.at(140, 130, "i alle legekontor.");
  p.at(70, 160, "6/31").at(140, 160, "Ny styringsmodell").at(420, 160, "Drøfting");
  p.at(70, 190, "7/31").at(140, 190, "Budsjett for neste år").at(420, 190, "Orientering");
  CHECK(arranged(p) ==
        "tabell 3\n"
        "  0| Sak\n  1| Tittel\n  2| Type\n"
        "  0| 4/31\n  1| Veikart for prøvesvar\n  2| Orientering\n"
        "  0| 5/31\n  1| Innføring av kjernejournal i alle legekontor. (side 1-2)\n  2| Drøfting\n"
        "  0| 6/31\n  1| Ny styringsmodell\n  2| Drøfting\n"
        "  0| 7/31\n  1| Budsjett for neste år\n  2| Orientering\n");
}

const std::vector<std::string> kProse{
    "Kommunene har de siste årene fått flere oppgaver,",    "og behovet for felles løsninger er blitt større.",
    "Direktoratet foreslår derfor en trinnvis innføring,",  "der de første kommunene begynner til høsten. Planen",
    "er drøftet med partene, og den skal vurderes på nytt", "når erfaringene fra de første kommunene foreligger."};

TEST_CASE("a box on the right of the text is a block of its own") {
  Pages p;
  p.lines(70, 150, kProse);
  p.at(370, 150, "Til").at(450, 150, "Arkivutvalget");
  p.at(370, 168, "Dato").at(450, 168, "3. mars 2031");
  p.at(370, 186, "Saksnummer").at(450, 186, "4/31");
  p.at(370, 204, "Sakseier").at(450, 204, "Kari Berg");
  CHECK(arranged(p) ==
        "tabell 2\n"
        "  0| Til\n  1| Arkivutvalget\n"
        "  0| Dato\n  1| 3. mars 2031\n"
        "  0| Saksnummer\n  1| 4/31\n"
        "  0| Sakseier\n  1| Kari Berg\n"
        "tekst\n"
        "  Kommunene har de siste årene fått flere oppgaver, og behovet for felles løsninger er blitt større. "
        "Direktoratet foreslår derfor en trinnvis innføring, der de første kommunene begynner til høsten. Planen er "
        "drøftet med partene, og den skal vurderes på nytt når erfaringene fra de første kommunene foreligger.\n");
}

TEST_CASE("a box on the left of the text is a block of its own") {
  Pages p;
  p.at(70, 150, "Til").at(140, 150, "Arkivutvalget");
  p.at(70, 168, "Dato").at(140, 168, "3. mars 2031");
  p.at(70, 186, "Saksnummer").at(140, 186, "4/31");
  p.at(70, 204, "Sakseier").at(140, 204, "Kari Berg");
  p.lines(250, 155, kProse);
  CHECK(arranged(p) ==
        "tabell 2\n"
        "  0| Til\n  1| Arkivutvalget\n"
        "  0| Dato\n  1| 3. mars 2031\n"
        "  0| Saksnummer\n  1| 4/31\n"
        "  0| Sakseier\n  1| Kari Berg\n"
        "tekst\n"
        "  Kommunene har de siste årene fått flere oppgaver, og behovet for felles løsninger er blitt større. "
        "Direktoratet foreslår derfor en trinnvis innføring, der de første kommunene begynner til høsten. Planen er "
        "drøftet med partene, og den skal vurderes på nytt når erfaringene fra de første kommunene foreligger.\n");
}

TEST_CASE("justified text with wide blanks has no columns") {
  Pages p;
  float y = 100;
  // Every second line is so short of words that its blanks are wider than a font size.
  for (int i = 0; i < 6; ++i) {
    p.justified(70, 330, y, "Samhandlingsplattformen for pasientinformasjon");
    p.justified(70, 330, y + 14, "i kommunene og i helseforetakene skal på plass");
    p.justified(70, 330, y + 28, "før virksomhetsarkitekturen kan godkjennes");
    y += 42;
  }
  p.at(70, y, "av rådet.");
  const LayoutResult result = arrange(p.set());
  REQUIRE(result.blocks.size() == 1);
  CHECK_FALSE(result.blocks[0].table);
  REQUIRE(result.blocks[0].paragraphs.size() == 1);
  std::string expected;
  for (int i = 0; i < 6; ++i) {
    expected +=
        "Samhandlingsplattformen for pasientinformasjon i kommunene og i helseforetakene skal på plass før "
        "virksomhetsarkitekturen kan godkjennes ";
  }
  CHECK(result.blocks[0].paragraphs[0].text == expected + "av rådet.");
}

TEST_CASE("bullets and their hanging text are no columns") {
  for (const float indent : {12.0F, 18.0F, 36.0F}) {
    CAPTURE(indent);
    Pages p;
    p.at(70, 80, "Rådet ble bedt om å svare på tre spørsmål:");
    const char* texts[] = {"Er planen klar nok til å sendes ut?", "Hvem skal eie løsningen?",
                           "Når kan de første kommunene begynne?"};
    float y = 100;
    for (const char* text : texts) {
      p.at(70, y, "•").at(70 + indent, y, text);
      y += 14;
    }
    CHECK(arranged(p) ==
          "tekst\n"
          "  Rådet ble bedt om å svare på tre spørsmål:\n"
          "  [•] Er planen klar nok til å sendes ut?\n"
          "  [•] Hvem skal eie løsningen?\n"
          "  [•] Når kan de første kommunene begynne?\n");
  }
}

TEST_CASE("enumerators with a wide blank are no column") {
  Pages p;
  for (int i = 1; i <= 5; ++i) {
    p.at(70, 80.0F + 14.0F * static_cast<float>(i), std::to_string(i) + ".");
    p.at(92, 80.0F + 14.0F * static_cast<float>(i), "Et punkt i listen over tiltak");
  }
  CHECK(arranged(p) ==
        "tekst\n"
        "  [1.] Et punkt i listen over tiltak\n"
        "  [2.] Et punkt i listen over tiltak\n"
        "  [3.] Et punkt i listen over tiltak\n"
        "  [4.] Et punkt i listen over tiltak\n"
        "  [5.] Et punkt i listen over tiltak\n");
}

TEST_CASE("tab stops are found where two lines begin anew, and only there") {
  Pages p;
  p.at(70, 100, "Dato").at(200, 100, "3. mars 2031");
  p.at(70, 120, "Sted").at(200, 120, "Bodø");
  p.at(70, 140, "En linje som går over hele spissen av stoppet og lengre enn det");
  std::vector<int> words;
  for (std::size_t i = 0; i < p.set().pages[0].words.size(); ++i) words.push_back(static_cast<int>(i));
  const auto placed = place(p.set().pages[0], words);
  const auto stops = find_tab_stops(p.set(), {placed});
  REQUIRE(stops.size() == 1);
  REQUIRE(stops[0].size() == 1);
  CHECK(stops[0][0].x == doctest::Approx(200));
  CHECK(stops[0][0].top == doctest::Approx(100));
  CHECK(stops[0][0].bottom == doctest::Approx(120 + 1.15 * 11));
  CHECK(stops[0][0].support == 2);
}

TEST_CASE("neighbours on a line") {
  Pages p;
  p.at(200, 100, "høyre").at(70, 100.5F, "venstre").at(70, 130, "under");
  const auto placed = place(p.set().pages[0], {0, 1, 2});
  REQUIRE(placed.size() == 3);
  CHECK(placed[0].word == 0);
  CHECK(placed[0].left == 1);
  CHECK(placed[0].gap == doctest::Approx(200 - (70 + 7 * 5.5)));
  CHECK(placed[1].left == -1);
  CHECK(placed[1].line_head);
  CHECK(placed[2].word == 2);
  CHECK(placed[2].left == -1);
}

}  // namespace
}  // namespace saksgang::layout
