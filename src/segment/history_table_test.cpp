#include "segment/history_table.hpp"

#include <doctest/doctest.h>

#include "segment/test_blocks.hpp"

namespace saksgang::segment {
namespace {

std::string rows_of(const Blocks& blocks, bool expected = false) {
  const LayoutResult layout = blocks.layout();
  const Flat flat(layout);
  std::string out;
  for (const EarlierTreatment& row : read_history_table(flat, {0, flat.nodes.size()}, expected).rows) {
    out += shown(row);
  }
  return out;
}

const std::vector<float> kFour{70, 130, 230, 350};

TEST_CASE("council and date in the second column") {
  Blocks b;
  b.table(kFour);
  b.row({"** Sak", "** Møte og dato", "** Tittel på sak", "** Vedtak"});
  b.row({"4/30", "NUFA\n12. mars 2030", "Veikart for\nprøvesvar", "NUFA drøftet saken og\nba om en ny plan."});
  b.row({"9/30", "NUIT\n3. juni 2030", "Veikart", "NUIT støtter planen."});
  CHECK(rows_of(b) ==
        "4/30 | NUFA | 2030-03-12 | Veikart for prøvesvar | NUFA drøftet saken og ba om en ny plan.\n"
        "9/30 | NUIT | 2030-06-03 | Veikart | NUIT støtter planen.\n");
}

TEST_CASE("council and date in the third column") {
  Blocks b;
  b.table(kFour);
  b.row({"** Saksnr.", "** Tittel", "** Råd og dato", "** Vedtak"});
  b.row({"4/30", "Veikart", "Nasjonalt e-helseråd\n12.03.2030", "Rådet drøftet saken."});
  b.row({"9/30", "Budsjett", "Fagutvalget 3.6.30", "Utvalget tok saken til orientering."});
  CHECK(rows_of(b) ==
        "4/30 | NEHR | 2030-03-12 | Veikart | Rådet drøftet saken.\n"
        "9/30 | NUFA | 2030-06-03 | Budsjett | Utvalget tok saken til orientering.\n");
}

TEST_CASE("council before and after the number") {
  Blocks b;
  b.table({70, 150, 250, 350});
  b.row({"** Sak", "** Dato", "** Tittel", "** Vedtak"});
  b.row({"27/28 (NUFA)", "1.sept. 2028", "Veikart", "Drøftet."});
  b.row({"NUIT 9/30", "14. nov 2030", "Budsjett", "Godkjent."});
  b.row({"Nasjonalt e-\nhelseråd\n16/30", "16.11.30", "Plan", "Anbefalt."});
  CHECK(rows_of(b) ==
        "27/28 | NUFA | 2028-09-01 | Veikart | Drøftet.\n"
        "9/30 | NUIT | 2030-11-14 | Budsjett | Godkjent.\n"
        "16/30 | NEHR | 2030-11-16 | Plan | Anbefalt.\n");
}

TEST_CASE("missing and wrong dates, and no council at all") {
  Blocks b;
  b.table({70, 150, 250});
  b.row({"** Sak", "** Dato", "** Vedtak"});
  b.row({"4/30", "", "Drøftet."});
  b.row({"5/30", "32.13.2030", "Godkjent."});
  b.row({"05/30", "16. oktober 205", "Utsatt."});
  b.row({"6/30", "15.05.2030.", "Anbefalt."});
  CHECK(rows_of(b) ==
        "4/30 | - | - | - | Drøftet.\n"
        "5/30 | - | - | - | Godkjent.\n"
        "5/30 | - | - | - | Utsatt.\n"
        "6/30 | - | 2030-05-15 | - | Anbefalt.\n");
}

TEST_CASE("a row goes on over the page break") {
  Blocks b;
  b.page(1).table(kFour);
  b.row({"** Sak", "** Møte og dato", "** Tittel", "** Vedtak"});
  b.row({"4/30", "NUFA\n12.03.2030", "Veikart", "NUFA drøftet saken og mente at"});
  b.page(2).row({"", "", "", "den må sendes på høring."});
  b.row({"9/30", "NUIT\n03.06.2030", "Budsjett", "NUIT støtter planen."});
  CHECK(rows_of(b) ==
        "4/30 | NUFA | 2030-03-12 | Veikart | NUFA drøftet saken og mente at den må sendes på høring.\n"
        "9/30 | NUIT | 2030-06-03 | Budsjett | NUIT støtter planen.\n");
}

TEST_CASE("a dash for a number begins a row of its own") {
  Blocks b;
  b.table(kFour);
  b.row({"** Sak", "** Møte og dato", "** Tittel", "** Vedtak"});
  b.row({"4/30", "Arkivutvalget", "Veikart", "Drøftet."});
  b.row({"–", "NUIT\n03.06.2030", "Veikart", "Støtter."});
  CHECK(rows_of(b) ==
        "4/30 | Arkivutvalget | - | Veikart | Drøftet.\n"
        "- | NUIT | 2030-06-03 | Veikart | Støtter.\n");
}

TEST_CASE("a head row repeated on the next page is no row") {
  Blocks b;
  b.page(1).table(kFour);
  b.row({"** Sak", "** Møte og dato", "** Tittel", "** Vedtak"});
  b.row({"4/30", "NUFA\n12.03.2030", "Veikart", "NUFA drøftet saken."});
  b.page(2).row({"** Sak", "** Møte og dato", "** Tittel", "** Vedtak"});
  b.row({"9/30", "NUIT\n03.06.2030", "Budsjett", "NUIT støtter planen."});
  CHECK(rows_of(b) ==
        "4/30 | NUFA | 2030-03-12 | Veikart | NUFA drøftet saken.\n"
        "9/30 | NUIT | 2030-06-03 | Budsjett | NUIT støtter planen.\n");
}

TEST_CASE("rows without padding between them") {
  Blocks b;
  b.table(kFour);
  b.row({"** Sak", "** Møte og dato", "** Tittel", "** Vedtak"}, 0);
  b.row({"4/30", "NUFA\n12.03.2030", "Veikart", "NUFA drøftet saken og\nba om en ny plan\ntil høsten."}, 0);
  b.row({"9/30", "NUIT\n03.06.2030", "Budsjett", "NUIT støtter planen."}, 0);
  b.row({"2/31", "NEHR\n04.02.2031", "Plan", "Rådet godkjenner planen\nslik den er."}, 0);
  CHECK(rows_of(b) ==
        "4/30 | NUFA | 2030-03-12 | Veikart | NUFA drøftet saken og ba om en ny plan til høsten.\n"
        "9/30 | NUIT | 2030-06-03 | Budsjett | NUIT støtter planen.\n"
        "2/31 | NEHR | 2031-02-04 | Plan | Rådet godkjenner planen slik den er.\n");
}

TEST_CASE("a head of two lines") {
  Blocks b;
  b.table(kFour);
  b.row({"** Sak", "** Møte og\ndato", "** Tittel på\nsak", "** Vedtak"});
  b.row({"4/30", "NUFA\n12.03.2030", "Veikart", "NUFA drøftet saken."});
  CHECK(rows_of(b) == "4/30 | NUFA | 2030-03-12 | Veikart | NUFA drøftet saken.\n");
}

TEST_CASE("a label that opens the decision's cell stays, as printed") {
  Blocks b;
  b.table(kFour);
  b.row({"** Sak", "** Møte og dato", "** Tittel", "** Vedtak"});
  b.row({"4/30", "NUFA\n12.03.2030", "Veikart", "Vedtak: NUFA drøftet saken."});
  b.row({"5/30", "NUFA\n12.03.2030", "Plan", "Fra utkast til referat: NUFA støtter planen."});
  CHECK(rows_of(b) ==
        "4/30 | NUFA | 2030-03-12 | Veikart | Vedtak: NUFA drøftet saken.\n"
        "5/30 | NUFA | 2030-03-12 | Plan | Fra utkast til referat: NUFA støtter planen.\n");
}

TEST_CASE("an unknown council is kept as printed") {
  Blocks b;
  b.table(kFour);
  b.row({"** Sak", "** Utvalg og dato", "** Tittel", "** Vedtak"});
  b.row({"4/30", "Arkivutvalget\n12.03.2030", "Veikart", "Utvalget drøftet saken."});
  CHECK(rows_of(b) == "4/30 | Arkivutvalget | 2030-03-12 | Veikart | Utvalget drøftet saken.\n");
}

TEST_CASE("without a head only where one is announced") {
  Blocks b;
  b.table({70, 130, 250});
  b.row({"4/30", "NUFA 12.03.2030", "NUFA drøftet saken og ba om en ny plan."});
  b.row({"9/30", "NUIT 03.06.2030", "NUIT støtter planen slik den er lagt fram."});
  CHECK(rows_of(b).empty());
  CHECK(rows_of(b, true) ==
        "4/30 | NUFA | 2030-03-12 | - | NUFA drøftet saken og ba om en ny plan.\n"
        "9/30 | NUIT | 2030-06-03 | - | NUIT støtter planen slik den er lagt fram.\n");
}

TEST_CASE("other tables have no rows") {
  Blocks costs;
  costs.table({70, 200, 300});
  costs.row({"** År", "** Kostnad", "** Merknad"})
      .row({"2030", "24 mill.", "Se NOU 2026:1"})
      .row({"2031", "7 mill.", "24/7"});
  CHECK(rows_of(costs).empty());
  CHECK(rows_of(costs, true).empty());
  Blocks agenda;
  agenda.table({70, 130, 400});
  agenda.row({"** Sak", "** Tittel", "** Sakstype"}).row({"4/30", "Veikart", "Drøfting"});
  CHECK(rows_of(agenda).empty());
  CHECK(rows_of(Blocks(), true).empty());
}

}  // namespace
}  // namespace saksgang::segment
