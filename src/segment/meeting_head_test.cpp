#include "segment/meeting_head.hpp"

#include <doctest/doctest.h>

#include "segment/test_blocks.hpp"

namespace saksgang::segment {
namespace {

std::string heads_of(const Blocks& blocks) {
  const LayoutResult layout = blocks.layout();
  std::string out;
  for (const MeetingHead& head : find_meeting_heads(Flat(layout))) {
    out += std::string(head.minutes ? "referat" : "innkalling") + (head.kind_is_sure ? "" : "?") + " <" + head.council +
           "> " + head.council_printed + " | " + shown(head.meeting) + "\n";
  }
  return out;
}

TEST_CASE("numbers of meetings") {
  CHECK(meeting_number("Møte 3/2025") == "3/2025");
  CHECK(meeting_number("Møte 3/25") == "3/2025");
  CHECK(meeting_number("NUFA møte nr. 3/25") == "3/2025");
  CHECK(meeting_number("Referat fra møte nr 03/2031 i utvalet") == "3/2031");
  CHECK(meeting_number("MØTE 1-2031") == "1/2031");
  for (const char* text : {"", "møte", "Møte i NUFA", "3/2025", "Møte 24/7", "Møte 0/2025", "Møte 2025", "Møte 3/1925",
                           "Møte 123/2025", "Møte 12. juni 2025"}) {
    CAPTURE(text);
    CHECK_FALSE(meeting_number(text));
  }
}

TEST_CASE("a notice with number, time, place and members") {
  Blocks b;
  b.page(1).text("## Møte i NUIT").text("** Møte 3/2031");
  b.table({70, 180, 360});
  b.row({"Dato:", "12. juni 2031"}).row({"Tid:", "10:00 – 15:00"}).row({"Sted:", "Teams"});
  b.row({"Medlemmer:", "Kari Berg", "Ola Dal"}).row({"", "Per Fjell", "Åse Lund"});
  CHECK(heads_of(b) == "innkalling? <NUIT> NUIT | 3/2031 2031-06-12 Teams\n");
}

TEST_CASE("minutes of two days") {
  Blocks b;
  b.page(1).text("## Referat fra møte i Nasjonalt e-helseråd");
  b.table({70, 180});
  b.row({"Dato:", "22. – 23. januar 2031"}).row({"Sted:", "Oslo"}).row({"Til stede:", "Kari Berg"});
  b.row({"Ikke til stede:", "Ola Dal"}).row({"Stedfortreder:", "Per Fjell"});
  CHECK(heads_of(b) == "referat <NEHR> Nasjonalt e-helseråd | - 2031-01-22 2031-01-23 Oslo\n");
}

TEST_CASE("labels and values in one paragraph") {
  Blocks b;
  b.page(1).text("## Innkalling til møte i Arkivutvalget");
  b.texts({"Dato: 12. juni 2031", "Sted: Bodø rådhus", "Deltakere: Kari Berg, Ola Dal"});
  CHECK(heads_of(b) == "innkalling <Arkivutvalget> Arkivutvalget | - 2031-06-12 Bodø rådhus\n");
}

TEST_CASE("nynorsk") {
  Blocks b;
  b.page(1).text("## Referat frå møte i Fagutvalet");
  b.table({70, 180});
  b.row({"Dato:", "laurdag 8. mars 2031"}).row({"Møtestad:", "Førde"}).row({"Medlemmar:", "Kari Berg"});
  CHECK(heads_of(b) == "referat <NUFA> Fagutvalet | - 2031-03-08 Førde\n");
}

TEST_CASE("several heads in one file") {
  Blocks b;
  b.page(1).text("## Innkalling til møte i NUFA").table({70, 180});
  b.row({"Dato:", "12. juni 2031"}).row({"Sted:", "Teams"}).row({"Medlemmer:", "Kari Berg"});
  b.text("Velkommen.");
  b.page(2).text("## Referat fra møte i NUFA").table({70, 180});
  b.row({"Dato:", "3. mars 2031"}).row({"Sted:", "Bodø"}).row({"Medlemmer:", "Kari Berg"});
  CHECK(heads_of(b) ==
        "innkalling <NUFA> NUFA | - 2031-06-12 Teams\n"
        "referat <NUFA> NUFA | - 2031-03-03 Bodø\n");
}

TEST_CASE("other tables are no heads") {
  Blocks box;
  box.page(1).table({70, 180});
  box.row({"Til", "Møte 3/31"}).row({"Dato", "12. juni 2031"}).row({"Saksnummer", "4/31"}).row({"Sakseier", "Kari"});
  CHECK(heads_of(box).empty());
  Blocks plain;
  plain.page(1).table({70, 180}).row({"Dato", "12. juni 2031"}).row({"Kostnad", "12 mill."});
  CHECK(heads_of(plain).empty());
  CHECK(heads_of(Blocks()).empty());
}

}  // namespace
}  // namespace saksgang::segment
