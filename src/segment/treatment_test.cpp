#include "segment/treatment.hpp"

#include <doctest/doctest.h>

#include "segment/test_blocks.hpp"

namespace saksgang::segment {
namespace {

// Minutes with an agenda of these cases; their text follows.
Blocks minutes(const std::vector<std::vector<Cell>>& agenda) {
  Blocks b;
  b.page(1).text("## Referat fra møte i NUFA");
  b.table({70, 180});
  b.row({"Dato:", "3. mars 2031"}).row({"Sted:", "Bodø"}).row({"Medlemmer:", "Kari Berg, Vik kommune"});
  b.table({70, 140, 400}).row({"** Sak", "** Tittel", "** Sakstype"});
  for (const auto& row : agenda) b.row(row);
  b.table({70, 140}).row({"** Sak", "** Innhold"});
  return b;
}

const std::vector<std::vector<Cell>> kOne{{"4/31", "Veikart for prøvesvar", "Drøfting"},
                                          {"5/31", "Budsjett for neste år", "Orientering"}};

TEST_CASE("remarks in groups, actions and a decision") {
  Blocks b = minutes(kOne);
  b.row({"4/31", "** Veikart for prøvesvar"});
  b.row({"", "Kari Berg la fram saken."});
  b.row({"", "** Innspill – veikartet generelt:"});
  b.row({"", "• Helse Nordvest støtter veikartet."}).row({"", "• Kommunene ber om mer tid."});
  b.row({"", "** Innspill e-resept:"}).row({"", "• Legene er bekymret."});
  b.row({"", "** Diskusjon / oppsummering:"}).row({"", "• Lederen oppsummerte."});
  b.row({"", "** Aksjonspunkt:"}).row({"", "• Sende ut ny plan."}).row({"", "• Melde tilbake i juni."});
  b.row({"", "** Vedtak:"}).page(2).row({"", "NUFA godkjenner veikartet."}).row({"", "NUFA ber om en årlig rapport."});
  b.row({"5/31", "** Budsjett for neste år"}).row({"", "Saken ble lagt fram."});
  b.row({"", "** Oppdatert vedtak:"}).row({"", "NUFA tar saken til orientering."});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1-2: Veikart for prøvesvar [Drøfting]\n"
        "  Vedtak s.2: NUFA godkjenner veikartet. / NUFA ber om en årlig rapport.\n"
        "  <Innspill – veikartet generelt> s.1: Helse Nordvest støtter veikartet.\n"
        "  <Innspill – veikartet generelt> s.1: Kommunene ber om mer tid.\n"
        "  <Innspill e-resept> s.1: Legene er bekymret.\n"
        "  <Diskusjon / oppsummering> s.1: Lederen oppsummerte.\n"
        "  aksjon: Sende ut ny plan.\n"
        "  aksjon: Melde tilbake i juni.\n"
        "  tekst: Kari Berg la fram saken.\n"
        "referat NUFA 5/31 s.2: Budsjett for neste år [Orientering]\n"
        "  Oppdatert vedtak s.2: NUFA tar saken til orientering.\n"
        "  tekst: Saken ble lagt fram.\n");
}

TEST_CASE("what each value's rule and pages are") {
  Blocks b = minutes(kOne);
  b.row({"4/31", "** Veikart for prøvesvar"}).row({"", "** Vedtak:"});
  b.page(2).row({"", "NUFA godkjenner veikartet."});
  b.page(3).row({"", "NUFA ber om en årlig rapport."}).row({"", "** Aksjonspunkt:"});
  b.row({"", "• Sende ut ny plan."}).page(4).row({"", "• Melde tilbake i juni."});
  b.row({"", "Vedlegg 1: Veikart"}).row({"5/31", "** Budsjett for neste år"});
  const auto records = records_of(b);
  REQUIRE(records.size() == 2);
  std::string out;
  for (const NamedSpan& s : records[0].spans) {
    out += s.field + " " + std::to_string(s.span.first_page) + "-" + std::to_string(s.span.last_page) + " " +
           s.span.rule + "\n";
  }
  CHECK(out ==
        "title 1-1 case-number-in-column+agenda-title\nvedtak 1-3 label:vedtak\n"
        "actions 3-3 list-item\nactions 4-4 list-item\nattachments 4-4 list-item\n");
  CHECK(shown(records[0].meeting) == "- 2031-03-03 Bodø");
  CHECK(records[0].council_printed == "NUFA");
  CHECK(records[0].document.file == "møte.pdf");
  CHECK(records[0].id == "aaaaaaaaaaaaaaaa.referat.4-31");
  CHECK(records[1].id == "aaaaaaaaaaaaaaaa.referat.5-31");
}

TEST_CASE("a postponed case has no decision") {
  Blocks b = minutes(kOne);
  b.row({"4/31", "** Veikart for prøvesvar"}).row({"", "Saken ble utsatt til neste møte."});
  b.row({"5/31", "** Budsjett for neste år"}).row({"", "** Vedtak:"}).row({"", "NUFA tar saken til orientering."});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart for prøvesvar [Drøfting]\n"
        "  tekst: Saken ble utsatt til neste møte.\n"
        "referat NUFA 5/31 s.1: Budsjett for neste år [Orientering]\n"
        "  Vedtak s.1: NUFA tar saken til orientering.\n");
}

TEST_CASE("a decision that begins with the word «Innspill»") {
  Blocks b = minutes(kOne);
  b.row({"4/31", "** Veikart for prøvesvar"}).row({"", "** Vedtak:"}).row({"", "Innspill fra møtet tas med videre."});
  b.row({"5/31", "** Budsjett for neste år"})
      .row({"", "** Vedtak:"})
      .row({"", "Vedtak 88: Stortinget ber om en plan, og NUFA følger opp."});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart for prøvesvar [Drøfting]\n"
        "  Vedtak s.1: Innspill fra møtet tas med videre.\n"
        "referat NUFA 5/31 s.1: Budsjett for neste år [Orientering]\n"
        "  Vedtak s.1: Vedtak 88: Stortinget ber om en plan, og NUFA følger opp.\n");
}

TEST_CASE("text after the remarks is the case's body, not a remark") {
  Blocks b = minutes(kOne);
  b.row({"4/31", "** Veikart for prøvesvar"})
      .row({"", "** Innspill:"})
      .row({"", "• Helse Nordvest støtter veikartet."});
  b.row({"", "Lederen oppsummerte at utvalget er enig."}).row({"", "Saken kommer tilbake til høsten."});
  b.row({"", "** Vedtak:"}).row({"", "NUFA drøftet saken."});
  b.row({"5/31", "** Budsjett for neste år"});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart for prøvesvar [Drøfting]\n"
        "  Vedtak s.1: NUFA drøftet saken.\n"
        "  <Innspill> s.1: Helse Nordvest støtter veikartet.\n"
        "  tekst: Lederen oppsummerte at utvalget er enig. / Saken kommer tilbake til høsten.\n"
        "referat NUFA 5/31 s.1: Budsjett for neste år [Orientering]\n");
}

TEST_CASE("remarks without bullets are one a paragraph") {
  Blocks b = minutes(kOne);
  b.row({"4/31", "** Veikart for prøvesvar"}).row({"", "** Innspill:"});
  b.row({"", "Helse Nordvest støtter veikartet."}).row({"", "Kommunene ber om mer tid."});
  b.row({"5/31", "** Budsjett for neste år"});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart for prøvesvar [Drøfting]\n"
        "  <Innspill> s.1: Helse Nordvest støtter veikartet.\n"
        "  <Innspill> s.1: Kommunene ber om mer tid.\n"
        "referat NUFA 5/31 s.1: Budsjett for neste år [Orientering]\n");
}

TEST_CASE("points without a number: after a decision, and named by the agenda") {
  Blocks b = minutes({{"4/31", "Veikart for prøvesvar", "Drøfting"},
                      {"", "Dagsaktuelt fra direktoratet", "Orientering"},
                      {"5/31", "Budsjett for neste år", "Orientering"}});
  b.row({"4/31", "** Veikart for prøvesvar"}).row({"", "** Vedtak:"}).row({"", "NUFA drøftet saken."});
  b.row({"", "** Dagsaktuelt fra direktoratet"}).row({"", "Direktøren orienterte om nytt fra departementet."});
  b.row({"5/31", "** Budsjett for neste år"}).row({"", "** Vedtak:"}).row({"", "NUFA tar saken til orientering."});
  b.row({"", "** Orientering fra Kari Berg"}).row({"", "Berg fortalte om arbeidet i kommunene."});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart for prøvesvar [Drøfting]\n"
        "  Vedtak s.1: NUFA drøftet saken.\n"
        "referat NUFA s.1: Dagsaktuelt fra direktoratet [Orientering]\n"
        "  tekst: Direktøren orienterte om nytt fra departementet.\n"
        "referat NUFA 5/31 s.1: Budsjett for neste år [Orientering]\n"
        "  Vedtak s.1: NUFA tar saken til orientering.\n"
        "referat NUFA s.1: Orientering fra Kari Berg\n"
        "  tekst: Berg fortalte om arbeidet i kommunene.\n");
}

TEST_CASE("the agenda's title tells where the title over the text ends") {
  Blocks b = minutes({{"4/31", "Veikart for prøvesvar i kommunene\nog i sykehusene fram mot 2035", "Drøfting"},
                      {"5/31", "Budsjett for neste år", "Orientering"}});
  // A title that differs in a word, and goes on as text in the same paragraph.
  b.row({"4/31",
         "Veikart for prøvesvar i kommuner\nog i sykehusene fram mot 2035\nKari Berg la fram saken og svarte\npå "
         "spørsmål."});
  b.row({"5/31", "Budsjett for neste år"}).row({"", "Saken ble lagt fram."});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart for prøvesvar i kommuner og i sykehusene fram mot 2035 [Drøfting]\n"
        "  tekst: Kari Berg la fram saken og svarte på spørsmål.\n"
        "referat NUFA 5/31 s.1: Budsjett for neste år [Orientering]\n"
        "  tekst: Saken ble lagt fram.\n");
}

TEST_CASE("breaks and days between the cases belong to none") {
  Blocks b = minutes(kOne);
  b.row({"4/31", "** Veikart for prøvesvar"}).row({"", "Saken ble drøftet."});
  b.row({"", "** Torsdag 4. mars 2031"});
  b.row({"5/31", "** Budsjett for neste år"}).row({"", "Saken ble lagt fram."});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart for prøvesvar [Drøfting]\n"
        "  tekst: Saken ble drøftet.\n"
        "referat NUFA 5/31 s.1: Budsjett for neste år [Orientering]\n"
        "  tekst: Saken ble lagt fram.\n");
}

TEST_CASE("numbers with a slash that are no cases") {
  Blocks b = minutes(kOne);
  b.row({"4/31", "** Veikart for prøvesvar"});
  b.row({"", "Vakten er bemannet 24/7, se Delårsrapport 1/31 og NOU 2026:1."});
  b.row({"", "Møte 2/2031"}).row({"", "Sak 3/31 ble nevnt i møtet, og saken ble sendt videre til rådet."});
  b.row({"5/31", "** Budsjett for neste år"});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart for prøvesvar [Drøfting]\n"
        "  tekst: Vakten er bemannet 24/7, se Delårsrapport 1/31 og NOU 2026:1. / Møte 2/2031 / Sak 3/31 ble nevnt i "
        "møtet, og saken ble sendt videre til rådet.\n"
        "referat NUFA 5/31 s.1: Budsjett for neste år [Orientering]\n");
}

TEST_CASE("nynorsk minutes of an unknown council") {
  Blocks b;
  b.page(1).text("## Referat frå møte i Arkivutvalet");
  b.table({70, 180});
  b.row({"Dato:", "Tysdag 4. mars 2031"}).row({"Møtestad:", "Førde"}).row({"Til stades:", "Kari Berg"});
  b.table({70, 140}).row({"** Sak", "** Innhald"});
  b.row({"7/31", "** Vegkart for prøvesvar"}).row({"", "** Innspel:"}).row({"", "• Kommunane treng meir tid."});
  b.row({"", "** Vedtak:"}).row({"", "Arkivutvalet sluttar seg til vegkartet."});
  b.row({"8/31", "** Ymse"}).row({"", "Ingen saker."});
  CHECK(read_text(b) ==
        "referat Arkivutvalet 7/31 s.1: Vegkart for prøvesvar\n"
        "  Vedtak s.1: Arkivutvalet sluttar seg til vegkartet.\n"
        "  <Innspel> s.1: Kommunane treng meir tid.\n"
        "referat Arkivutvalet 8/31 s.1: Ymse\n"
        "  tekst: Ingen saker.\n");
  CHECK(shown(records_of(b)[0].meeting) == "- 2031-03-04 Førde");
}

TEST_CASE("cases as paragraphs of text") {
  Blocks b;
  b.page(1).text("## Protokoll fra Arkivutvalget 4. mars 2031");
  b.texts({"** PS 6/31 Budsjett for neste år", "Lederen la fram saken.", "Vedtak:", "Utvalget godkjenner budsjettet.",
           "** PS 7/31 – Veikart", "Vedtak: Utsatt."});
  CHECK(read_text(b) ==
        "referat Arkivutvalget 6/31 s.1: Budsjett for neste år\n"
        "  Vedtak s.1: Utvalget godkjenner budsjettet.\n"
        "  tekst: Lederen la fram saken.\n"
        "referat Arkivutvalget 7/31 s.1: Veikart\n"
        "  Vedtak s.1: Utsatt.\n");
}

// Minutes without an agenda.
Blocks minutes_without_agenda() {
  Blocks b;
  b.page(1).text("## Referat fra møte i NUFA");
  b.table({70, 180});
  b.row({"Dato:", "3. mars 2031"}).row({"Sted:", "Bodø"}).row({"Medlemmer:", "Kari Berg, Vik kommune"});
  b.table({70, 140}).row({"** Sak", "** Innhold"});
  return b;
}

TEST_CASE("numbers in the middle of an agenda's cells: titles and types are whole") {
  Blocks b = minutes({{{"4/31", 0.5F}, "Veikart for prøvesvar i alle\nkommuner i landet", {"Drøfting", 0.5F}},
                      {{"5/31", 0.5F}, "Budsjett for neste år og for\nåret etter", {"Orientering", 0.5F}}});
  b.row({"4/31", "** Veikart for prøvesvar i alle kommuner i landet"}).row({"", "Saken ble drøftet."});
  b.row({"5/31", "** Budsjett for neste år og for året etter"}).row({"", "Saken ble lagt fram."});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart for prøvesvar i alle kommuner i landet [Drøfting]\n"
        "  tekst: Saken ble drøftet.\n"
        "referat NUFA 5/31 s.1: Budsjett for neste år og for året etter [Orientering]\n"
        "  tekst: Saken ble lagt fram.\n");
}

TEST_CASE("a changed decision without a text leaves the first one") {
  Blocks b = minutes(kOne);
  b.row({"4/31", "** Veikart for prøvesvar"}).row({"", "** Vedtak:"}).row({"", "NUFA godkjenner veikartet."});
  b.row({"", "** Oppdatert vedtak:"});
  b.row({"5/31", "** Budsjett for neste år"}).row({"", "Vedtak: NUFA tar saken til orientering."});
  b.row({"", "Oppdatert vedtak:"});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart for prøvesvar [Drøfting]\n"
        "  Vedtak s.1: NUFA godkjenner veikartet.\n"
        "referat NUFA 5/31 s.1: Budsjett for neste år [Orientering]\n"
        "  Vedtak s.1: NUFA tar saken til orientering.\n");
}

TEST_CASE("a changed decision is the decision, and the first one stays in the body") {
  Blocks b = minutes(kOne);
  b.row({"4/31", "** Veikart for prøvesvar"}).row({"", "Saken ble drøftet."});
  b.row({"", "** Vedtak:"}).row({"", "NUFA godkjenner veikartet."}).row({"", "NUFA ber om en rapport."});
  b.page(2).row({"", "** Oppdatert vedtak:"}).row({"", "NUFA utsetter veikartet."});
  b.row({"5/31", "** Budsjett for neste år"}).row({"", "Vedtak: NUFA tar saken til orientering."});
  b.row({"", "Oppdatert vedtak: NUFA godkjenner budsjettet."});
  const auto records = records_of(b);
  REQUIRE(records.size() == 2);
  CHECK(shown(records[0]) + shown(records[1]) ==
        "referat NUFA 4/31 s.1-2: Veikart for prøvesvar [Drøfting]\n"
        "  Oppdatert vedtak s.2: NUFA utsetter veikartet.\n"
        "  tekst: Saken ble drøftet. / NUFA godkjenner veikartet. / NUFA ber om en rapport.\n"
        "referat NUFA 5/31 s.2: Budsjett for neste år [Orientering]\n"
        "  Oppdatert vedtak s.2: NUFA godkjenner budsjettet.\n"
        "  tekst: NUFA tar saken til orientering.\n");
  CHECK(records[0].body_pages == std::vector<int>{1, 1, 1});
  CHECK(records[1].body_pages == std::vector<int>{2});
}

TEST_CASE("a letter behind the number of a split case is no part of its title") {
  Blocks b = minutes_without_agenda();
  b.row({"3/31 B", "** Delt sak"}).row({"", "Tekst B."});
  b.row({"4/31", "** Veikart"}).row({"", "Tekst om veikartet."});
  CHECK(read_text(b) ==
        "referat NUFA 3/31 s.1: Delt sak\n"
        "  tekst: Tekst B.\n"
        "referat NUFA 4/31 s.1: Veikart\n"
        "  tekst: Tekst om veikartet.\n");
}

TEST_CASE("the first of several cases printed twice makes no agenda of its first stretch") {
  Blocks b = minutes_without_agenda();
  b.row({"4/31", "** Veikart"}).row({"", "Tekst."});
  b.row({"4/31", "** Veikart"}).row({"", "Mer tekst."});
  b.row({"5/31", "** Budsjett"}).row({"", "Tekst om budsjett."});
  b.row({"6/31", "** Plan"}).row({"", "Tekst om planen."});
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart\n"
        "  tekst: Tekst.\n"
        "referat NUFA 4/31 s.1: Veikart\n"
        "  tekst: Mer tekst.\n"
        "referat NUFA 5/31 s.1: Budsjett\n"
        "  tekst: Tekst om budsjett.\n"
        "referat NUFA 6/31 s.1: Plan\n"
        "  tekst: Tekst om planen.\n");
}

TEST_CASE("the next meeting below the last decision is no part of it") {
  Blocks b = minutes(kOne);
  b.row({"4/31", "** Veikart for prøvesvar"}).row({"", "** Vedtak:"}).row({"", "NUFA drøftet saken."});
  b.row({"5/31", "** Budsjett for neste år"}).row({"", "** Vedtak:"}).row({"", "NUFA tar saken til orientering."});
  SUBCASE("in the table") {
    b.row({"", "Neste møte: 12. juni 2031"});
  }
  SUBCASE("below the table") {
    b.text("Neste møte: 12. juni 2031");
  }
  CHECK(read_text(b) ==
        "referat NUFA 4/31 s.1: Veikart for prøvesvar [Drøfting]\n"
        "  Vedtak s.1: NUFA drøftet saken.\n"
        "referat NUFA 5/31 s.1: Budsjett for neste år [Orientering]\n"
        "  Vedtak s.1: NUFA tar saken til orientering.\n"
        "  tekst: Neste møte: 12. juni 2031\n");
}

}  // namespace
}  // namespace saksgang::segment
