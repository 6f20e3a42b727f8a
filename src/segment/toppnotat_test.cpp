#include "segment/toppnotat.hpp"

#include <doctest/doctest.h>

#include "segment/test_blocks.hpp"

namespace saksgang::segment {
namespace {

std::string boxes_of(const Blocks& blocks) {
  const LayoutResult layout = blocks.layout();
  const auto text = [](const std::optional<std::string>& value) { return value.value_or("-"); };
  std::string out;
  for (const Box& box : find_boxes(Flat(layout))) {
    out += text(box.meeting_number);
    for (const std::string& date : box.dates) out += " " + date;
    out += " | " + text(box.case_number) + " | " + text(box.case_type) + " | " + text(box.owner) + " | " +
           text(box.handler) + "\n";
  }
  return out;
}

constexpr const char* kBox = "3/2031 2031-06-12 | 4/31 | Drøfting | Kari Berg | Ola Dal\n";

void add_box(Blocks& b) {
  b.table({370, 450});
  b.row({"Til", "Møte 3/31"})
      .row({"Dato", "12. juni 2031"})
      .row({"Saksnummer", "4/31"})
      .row({"Innretning", "Drøfting"});
  b.row({"Sakseier", "Kari Berg"}).row({"Saksbehandler", "Ola Dal"});
}

void add_paper(Blocks& b) {
  b.texts({"** Forslag til vedtak", "NUFA godkjenner veikartet.", "NUFA ber om en årlig rapport.",
           "** Hensikt med saken", "Veikartet skal vedtas.", "** Bakgrunn", "Forslag til målbilde ble sendt ut i mars.",
           "Vedtak 88: Stortinget ber regjeringen om en plan."});
}

TEST_CASE("a box of two columns") {
  Blocks b;
  add_box(b);
  CHECK(boxes_of(b) == kBox);
}

TEST_CASE("a box of two pairs a row") {
  Blocks b;
  b.table({70, 150, 300, 380});
  b.row({"Til", "Møte 3/31", "Dato", "12. juni 2031"});
  b.row({"Saksnummer", "4/31", "Innretning", "Drøfting"});
  b.row({"Sakseier", "Kari Berg", "Saksbehandler", "Ola Dal"});
  CHECK(boxes_of(b) == kBox);
}

TEST_CASE("a box as lines of text") {
  Blocks b;
  b.texts({"Til: Møte 3/31", "Dato: 12. juni 2031", "Saksnummer: 4/31", "Innretning: Drøfting", "Sakseier: Kari Berg",
           "Saksbehandler: Ola Dal"});
  CHECK(boxes_of(b) == kBox);
}

TEST_CASE("a box with values of two lines, in nynorsk, with a type of its own") {
  Blocks b;
  b.table({370, 450});
  b.row({"Til:", "Fagutvalet\nmøte 3/31"}).row({"Dato:", "22. – 23. januar\n2031"}).row({"Saksnr.:", "04/31"});
  b.row({"Innretting:", "Tilråding"}).row({"Sakseigar:", "Kari Berg,\nVik kommune"}).row({"Sakshandsamar:", "Ola Dal"});
  CHECK(boxes_of(b) == "3/2031 2031-01-22 2031-01-23 | 4/31 | Tilråding | Kari Berg, Vik kommune | Ola Dal\n");
}

TEST_CASE("two strong labels make a box, one makes none") {
  Blocks one;
  one.table({370, 450}).row({"Til", "Møte 3/31"}).row({"Dato", "12. juni 2031"}).row({"Sakseier", "Kari Berg"});
  CHECK(boxes_of(one).empty());
  Blocks agenda;
  agenda.table({70, 140, 400}).row({"Sak", "Tittel", "Sakstype"}).row({"4/31", "Veikart", "Drøfting"});
  CHECK(boxes_of(agenda).empty());
  Blocks sentence;
  sentence.text("Saksbehandler har bedt om mer tid, og sakseier er enig i det.");
  CHECK(boxes_of(sentence).empty());
  CHECK(boxes_of(Blocks()).empty());
}

const std::string kPaper =
    "toppnotat 4/31 s.1: Veikart for prøvesvar [Drøfting]\n"
    "  forslag: NUFA godkjenner veikartet. / NUFA ber om en årlig rapport.\n"
    "  eier: Kari Berg\n"
    "  behandler: Ola Dal\n"
    "  tekst: Hensikt med saken / Veikartet skal vedtas. / Bakgrunn / Forslag til målbilde ble sendt ut i mars. / "
    "Vedtak 88: Stortinget ber regjeringen om en plan.\n";

TEST_CASE("a case paper whose box stands before its title, and after it") {
  Blocks before;
  before.page(1);
  add_box(before);
  before.text("## Veikart for prøvesvar");
  add_paper(before);
  CHECK(read_text(before) == kPaper);
  Blocks after;
  after.page(1).text("## Veikart for prøvesvar");
  add_box(after);
  add_paper(after);
  CHECK(read_text(after) == kPaper);
}

TEST_CASE("a title of two paragraphs under a line «Toppnotat»") {
  Blocks b;
  b.page(1).text("Toppnotat").text("## Veikart for prøvesvar\ni hele landet");
  add_box(b);
  b.texts({"** Forslag til vedtak:", "NUFA godkjenner veikartet."});
  CHECK(read_text(b) ==
        "toppnotat 4/31 s.1: Veikart for prøvesvar i hele landet [Drøfting]\n"
        "  forslag: NUFA godkjenner veikartet.\n"
        "  eier: Kari Berg\n"
        "  behandler: Ola Dal\n"
        "  tekst: Toppnotat\n");
}

TEST_CASE("earlier treatments, also over the page break, and the text behind them") {
  Blocks b;
  b.page(1).text("## Veikart for prøvesvar");
  add_box(b);
  b.texts(
      {"** Forslag til vedtak", "NUFA godkjenner veikartet.", "** Vedtak fra tidligere behandlinger i rådsmodellen"});
  b.table({70, 130, 230, 350}).row({"** Sak", "** Møte og dato", "** Tittel", "** Vedtak"});
  b.row({"4/30", "NUFA\n12.03.2030", "Veikart", "NUFA drøftet saken og mente at"});
  b.page(2).row({"", "", "", "den må på høring."}).row({"9/30", "NUIT\n03.06.2030", "Veikart", "NUIT støtter planen."});
  b.texts({"** Videre saksprosess", "Saken sendes til rådet."});
  CHECK(read_text(b) ==
        "toppnotat 4/31 s.1-2: Veikart for prøvesvar [Drøfting]\n"
        "  forslag: NUFA godkjenner veikartet.\n"
        "  eier: Kari Berg\n"
        "  behandler: Ola Dal\n"
        "  før: 4/30 | NUFA | 2030-03-12 | Veikart | NUFA drøftet saken og mente at den må på høring.\n"
        "  før: 9/30 | NUIT | 2030-06-03 | Veikart | NUIT støtter planen.\n"
        "  tekst: Videre saksprosess / Saken sendes til rådet.\n");
}

TEST_CASE("another table of the paper is text") {
  Blocks b;
  b.page(1).text("## Veikart for prøvesvar");
  add_box(b);
  b.texts({"** Forslag til vedtak", "NUFA godkjenner veikartet.", "** Økonomi"});
  b.table({70, 200}).row({"2030", "24 mill."}).row({"2031", "7 mill."});
  CHECK(read_text(b) ==
        "toppnotat 4/31 s.1: Veikart for prøvesvar [Drøfting]\n"
        "  forslag: NUFA godkjenner veikartet.\n"
        "  eier: Kari Berg\n"
        "  behandler: Ola Dal\n"
        "  tekst: Økonomi / 2030 / 24 mill. / 2031 / 7 mill.\n");
}

}  // namespace
}  // namespace saksgang::segment
