#include "segment/agenda.hpp"

#include <doctest/doctest.h>

#include "segment/test_blocks.hpp"

namespace saksgang::segment {
namespace {

std::string anchors_of(const Blocks& blocks, const std::vector<int>& years = {2031}) {
  const LayoutResult layout = blocks.layout();
  const Flat flat(layout);
  std::string out;
  for (const Anchor& a : find_anchors(flat, {0, flat.nodes.size()}, years)) {
    out += a.number.text() + " s." + std::to_string(a.page) + (a.column < 0 ? " tekst" : "") + "\n";
  }
  return out;
}

std::string agenda_of(const Blocks& blocks) {
  const LayoutResult layout = blocks.layout();
  const Flat flat(layout);
  const Range all{0, flat.nodes.size()};
  std::vector<Anchor> anchors = find_anchors(flat, all, {2031});
  const Agenda agenda = read_agenda(flat, all, anchors);
  std::string out;
  for (const AgendaItem& item : agenda.items) {
    out += (item.number ? item.number->text() : "-") + " | " + item.title + " | " + item.type.value_or("-") + "\n";
  }
  for (const Anchor& a : anchors) out += "tekst " + a.number.text() + "\n";
  return out;
}

// The text of the cases, after their agenda.
void add_cases(Blocks& b) {
  b.page(2).table({70, 140}).row({"** Sak", "** Innhold"});
  b.row({"4/31", "** Veikart for prøvesvar"}).row({"", "Saken ble drøftet."});
  b.row({"5/31", "** Budsjett for neste år"}).row({"", "Saken ble lagt fram."});
}

TEST_CASE("an agenda of number, title, clock and type") {
  Blocks b;
  b.table({70, 130, 380, 450}).row({"** Sak", "** Tittel", "** Tid", "** Sakstype"});
  b.row({"4/31", "Veikart for\nprøvesvar", "10:00", "Drøfting"});
  b.row({"", "Lunsj", "11:30"});
  b.row({"5/31", "Budsjett for neste år", "12:15", "Orientering"});
  add_cases(b);
  CHECK(agenda_of(b) ==
        "4/31 | Veikart for prøvesvar | Drøfting\n"
        "- | Lunsj | -\n"
        "5/31 | Budsjett for neste år | Orientering\n"
        "tekst 4/31\n"
        "tekst 5/31\n");
}

TEST_CASE("a number in the middle of a cell of two lines") {
  Blocks b;
  b.table({70, 130, 450}).row({"** Sak", "** Tittel", "** Sakstype"});
  b.row({"4/31", "Veikart for prøvesvar i alle\nkommuner i landet", "Drøfting"});
  b.row({{"5/31", 0.5F}, "Budsjett for neste år og for\nåret etter", {"Orientering", 0.5F}});
  add_cases(b);
  CHECK(agenda_of(b) ==
        "4/31 | Veikart for prøvesvar i alle kommuner i landet | Drøfting\n"
        "5/31 | Budsjett for neste år og for året etter | Orientering\n"
        "tekst 4/31\n"
        "tekst 5/31\n");
}

TEST_CASE("a number in the middle of a cell of two lines, from the first row on") {
  Blocks b;
  b.table({70, 130, 450});
  SUBCASE("with a head row") {
    b.row({"** Sak", "** Tittel", "** Sakstype"});
  }
  SUBCASE("without one") {}
  b.row({{"4/31", 0.5F}, "Veikart for prøvesvar i alle\nkommuner i landet", {"Drøfting", 0.5F}});
  b.row({{"5/31", 0.5F}, "Budsjett for neste år og for\nåret etter", {"Orientering", 0.5F}});
  add_cases(b);
  CHECK(agenda_of(b) ==
        "4/31 | Veikart for prøvesvar i alle kommuner i landet | Drøfting\n"
        "5/31 | Budsjett for neste år og for året etter | Orientering\n"
        "tekst 4/31\n"
        "tekst 5/31\n");
}

TEST_CASE("a type split over lines, and one that no table of words knows") {
  Blocks b;
  b.table({70, 130, 450}).row({"** Sak", "** Tittel", "** Sakstype"});
  b.row({"4/31", "Veikart for prøvesvar", "Temasak\nmed gjest"});
  b.row({"5/31", "Budsjett for neste år", "DRØFTINGSSAK"});
  add_cases(b);
  CHECK(agenda_of(b) ==
        "4/31 | Veikart for prøvesvar | Temasak med gjest\n"
        "5/31 | Budsjett for neste år | Drøfting\n"
        "tekst 4/31\n"
        "tekst 5/31\n");
}

TEST_CASE("an agenda as paragraphs of text") {
  Blocks b;
  b.texts({"Sak 4/31 Veikart for prøvesvar", "Sak 5/31 – Budsjett for neste år"});
  add_cases(b);
  CHECK(agenda_of(b) ==
        "4/31 | Veikart for prøvesvar | -\n"
        "5/31 | Budsjett for neste år | -\n"
        "tekst 4/31\n"
        "tekst 5/31\n");
}

TEST_CASE("without numbers that come again there is no agenda") {
  Blocks b;
  add_cases(b);
  CHECK(agenda_of(b) == "tekst 4/31\ntekst 5/31\n");
  CHECK(agenda_of(Blocks()).empty());
}

TEST_CASE("numbers that are no anchors") {
  Blocks b;
  b.texts({"Møte 2/2031", "24/7", "Vakten er bemannet 24/7 hele året.", "NOU 2031:1 Veikart", "Delårsrapport 1/31",
           "Sak 4/31 ble drøftet i møtet, og utvalget ba om en ny plan for arbeidet før saken kommer tilbake igjen.",
           "Stemmer: 7/31", "Gnr. 12/31"});
  b.table({70, 200}).row({"1/31"}).row({"", "Tekst i en helt annen rad"}).row({"4/25", "Gammelt år"});
  CHECK(anchors_of(b).empty());
}

TEST_CASE("forms of numbers that other public minutes use") {
  Blocks b;
  b.page(1).texts({"** PS 6/31 Budsjett", "** Sak 2031/38 Veikart", "** sak 7/2031: Plan", "** 046/2031 Reglement"});
  b.page(2).table({70, 140}).row({"05/31", "Orientering"}).row({"Sak 8/31", "Eventuelt"});
  CHECK(anchors_of(b) == "6/31 s.1 tekst\n38/31 s.1 tekst\n7/31 s.1 tekst\n46/31 s.1 tekst\n5/31 s.2\n8/31 s.2\n");
}

TEST_CASE("numbers of the year before count, those of other years only where none is known") {
  Blocks b;
  b.table({70, 140}).row({"40/30", "Fra i fjor"}).row({"4/31", "Veikart"}).row({"9/26", "Gammel"});
  CHECK(anchors_of(b) == "40/30 s.1\n4/31 s.1\n");
  CHECK(anchors_of(b, {}) == "40/30 s.1\n4/31 s.1\n9/26 s.1\n");
}

}  // namespace
}  // namespace saksgang::segment
