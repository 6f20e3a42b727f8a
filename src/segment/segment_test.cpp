#include "segment/segment.hpp"

#include <chrono>
#include <random>

#include <doctest/doctest.h>

#include "segment/test_blocks.hpp"

namespace saksgang::segment {
namespace {

void add_head(Blocks& b, const char* heading, const char* date) {
  b.text(heading).table({70, 180});
  b.row({"Dato:", date}).row({"Sted:", "Bodø"}).row({"Medlemmer:", "Kari Berg"});
}

void add_agenda(Blocks& b) {
  b.table({70, 140, 400}).row({"** Sak", "** Tittel", "** Sakstype"});
  b.row({"4/31", "Veikart for prøvesvar", "Drøfting"}).row({"5/31", "Budsjett for neste år", "Orientering"});
}

// Notice, minutes of the meeting before, case papers with and without a box, a letter and a consultation paper.
Blocks packet() {
  Blocks b;
  b.page(1);
  add_head(b, "## Innkalling til møte i NUFA", "12. juni 2031");
  add_agenda(b);
  b.page(2).table({70, 140, 400}).row({"** Sak", "** Innhold", "** Vedlegg"});
  b.row({"4/31", "** Veikart for prøvesvar", "Vedlegg 2: Toppnotat\nom veikartet"}).row({"", "Saken er ny."});
  b.row({"", "** Forslag til vedtak:"}).row({"", "NUFA godkjenner veikartet."});
  b.row({"5/31", "** Budsjett for neste år", "Vedlegg 3: Toppnotat"}).row({"", "** Forslag til vedtak:"});
  b.row({"", "NUFA tar saken til orientering."});
  b.page(3);
  add_head(b, "## Referat fra møte i NUFA", "3. mars 2031");
  b.page(4).table({70, 140}).row({"** Sak", "** Innhold"}).row({"1/31", "** Plan for året"});
  b.row({"", "** Vedtak:"}).row({"", "NUFA godkjenner planen."});
  b.page(5).text("## Veikart for prøvesvar");
  b.table({370, 450}).row({"Til", "Møte 2/31"}).row({"Dato", "12. juni 2031"}).row({"Saksnummer", "4/31"});
  b.row({"Innretning", "Drøfting"}).row({"Sakseier", "Kari Berg"});
  b.texts({"** Forslag til vedtak", "NUFA godkjenner veikartet.", "** Bakgrunn", "Kommunene ba om et veikart."});
  b.page(6).text("## Budsjett for neste år");
  b.texts({"** Forslag til vedtak", "NUFA tar saken til orientering.", "** Bakgrunn", "Budsjettet er stramt."});
  b.page(7).texts({"Vår ref.: 31/77", "Deres ref.: 31/12", "## Om frist for merknader", "Vi ber om svar innen mai.",
                   "Med vennlig hilsen", "Per Fjell"});
  b.page(8).texts({"## Høring – forslag til ny forskrift", "Departementet sender forslaget på høring."});
  return b;
}

TEST_CASE("a whole packet") {
  const auto records = records_of(packet());
  std::string out;
  for (const CaseRecord& r : records) out += shown(r);
  CHECK(out ==
        "innkalling NUFA 4/31 s.2: Veikart for prøvesvar [Drøfting]\n"
        "  forslag: NUFA godkjenner veikartet.\n"
        "  vedlegg: Vedlegg 2: Toppnotat om veikartet\n"
        "  tekst: Saken er ny.\n"
        "innkalling NUFA 5/31 s.2: Budsjett for neste år [Orientering]\n"
        "  forslag: NUFA tar saken til orientering.\n"
        "  vedlegg: Vedlegg 3: Toppnotat\n"
        "referat NUFA 1/31 s.4: Plan for året\n"
        "  Vedtak s.4: NUFA godkjenner planen.\n"
        "toppnotat NUFA 4/31 s.5: Veikart for prøvesvar [Drøfting]\n"
        "  forslag: NUFA godkjenner veikartet.\n"
        "  eier: Kari Berg\n"
        "  tekst: Bakgrunn / Kommunene ba om et veikart.\n"
        "toppnotat NUFA 5/31 s.6: Budsjett for neste år [Orientering]\n"
        "  forslag: NUFA tar saken til orientering.\n"
        "  tekst: Bakgrunn / Budsjettet er stramt.\n"
        "brev s.7: Om frist for merknader\n"
        "  tekst: Vår ref.: 31/77 / Deres ref.: 31/12 / Vi ber om svar innen mai. / Med vennlig hilsen / Per Fjell\n"
        "horing s.8: Høring – forslag til ny forskrift\n"
        "  tekst: Departementet sender forslaget på høring.\n");
  std::string meetings;
  for (const CaseRecord& r : records) meetings += shown(r.meeting) + "\n";
  // The box tells the number of the meeting, which the notice lacks.
  CHECK(meetings ==
        "2/2031 2031-06-12 Bodø\n2/2031 2031-06-12 Bodø\n- 2031-03-03 Bodø\n2/2031 2031-06-12 Bodø\n"
        "2/2031 2031-06-12 Bodø\n- -\n- -\n");
}

TEST_CASE("ids and texts of the body's pages") {
  const auto records = records_of(packet());
  std::vector<std::string> ids;
  for (const CaseRecord& r : records) {
    ids.push_back(r.id);
    const auto lines = static_cast<std::size_t>(std::count(r.body.begin(), r.body.end(), '\n'));
    CHECK(r.body_pages.size() == (r.body.empty() ? 0 : lines + 1));
  }
  CHECK(ids == std::vector<std::string>{"aaaaaaaaaaaaaaaa.innkalling.4-31", "aaaaaaaaaaaaaaaa.innkalling.5-31",
                                        "aaaaaaaaaaaaaaaa.referat.1-31", "aaaaaaaaaaaaaaaa.toppnotat.4-31",
                                        "aaaaaaaaaaaaaaaa.toppnotat.5-31", "aaaaaaaaaaaaaaaa.brev.p7",
                                        "aaaaaaaaaaaaaaaa.horing.p8"});
}

TEST_CASE("a document that is no meeting paper is one record") {
  Blocks letter;
  letter.page(1).texts({"Vår ref.: 31/77", "## Frist for merknader", "Vi ber om svar.", "Med vennlig hilsen"});
  letter.page(2).text("Kopi til kommunene.");
  CHECK(read_text(letter) ==
        "brev s.1-2: Frist for merknader\n"
        "  tekst: Vår ref.: 31/77 / Vi ber om svar. / Med vennlig hilsen / Kopi til kommunene.\n");
  Blocks consultation;
  consultation.page(1).texts({"## Høyring av ny forskrift", "Frist 1. mai."});
  CHECK(read_text(consultation) == "horing s.1: Høyring av ny forskrift\n  tekst: Frist 1. mai.\n");
  Blocks prices;
  prices.page(1).text("## Prisliste").table({70, 300}).row({"Lisens", "400 kr"}).row({"Støtte", "24/7"});
  CHECK(read_text(prices) == "annet s.1: Prisliste\n  tekst: Lisens / 400 kr / Støtte / 24/7\n");
}

TEST_CASE("nothing in, nothing out; one paragraph is one record") {
  CHECK(records_of(Blocks()).empty());
  Blocks one;
  one.page(1).text("Bare en linje.");
  CHECK(read_text(one) == "annet s.1: Bare en linje.\n");
}

TEST_CASE("the document's title stands in where the text has none") {
  Blocks b;
  b.page(1).table({70, 300}).row({"Lisens", "400 kr"});
  const auto records = read(b.layout(), {"pris.pdf", std::string(64, 'b'), std::nullopt, "Priser 2031"});
  REQUIRE(records.size() == 1);
  CHECK(records[0].title == "Priser 2031");
  CHECK(records[0].body == "Lisens\n400 kr");
}

TEST_CASE("minutes alone, of a council that no registry knows") {
  Blocks b;
  b.page(1);
  add_head(b, "## Referat fra møte i Nasjonalt kodeverksråd", "4. – 5. mars 2031");
  b.table({70, 140}).row({"1/31", "** Plan"}).row({"", "** Vedtak:"}).row({"", "Rådet godkjenner planen."});
  const auto records = records_of(b);
  REQUIRE(records.size() == 1);
  CHECK(shown(records[0]) == "referat Nasjonalt kodeverksråd 1/31 s.1: Plan\n  Vedtak s.1: Rådet godkjenner planen.\n");
  CHECK(shown(records[0].meeting) == "- 2031-03-04 2031-03-05 Bodø");
}

// Every text of the layout stands in some record.
std::vector<std::string> missing(const Blocks& blocks) {
  std::string all;
  for (const CaseRecord& r : records_of(blocks)) all += shown(r) + one_line(r.title) + "\n";
  std::vector<std::string> out;
  for (const Block& block : blocks.layout().blocks) {
    for (const Paragraph& p : block.paragraphs) {
      if (all.find(p.text) == std::string::npos) out.push_back(p.text);
    }
  }
  return out;
}

TEST_CASE("no text of a document that is no meeting paper is lost") {
  std::mt19937 random(31);
  const std::vector<std::string> texts{"Veikart for prøvesvar",
                                       "** Vedtak:",
                                       "Vedtak",
                                       "Forslag til vedtak",
                                       "17/25",
                                       "Sak 4/31 Budsjett",
                                       "• Punkt i en liste",
                                       "12. juni 2031",
                                       "NUFA",
                                       "## Høring",
                                       "Med vennlig hilsen",
                                       "10:00",
                                       "Innspill:",
                                       "Lunsj",
                                       "** Bakgrunn",
                                       "Vedlegg 1: Notat",
                                       "• 24/7",
                                       "Aksjonspunkt",
                                       "## Møte 2/2025",
                                       "Side 3 av 4",
                                       "Referat fra i fjor",
                                       "\u00AD",
                                       "«Sitat» – slutt",
                                       "Rådet er enig."};
  int others = 0;  // documents that were no meeting papers
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    Blocks b;
    std::size_t serial = 0;
    for (int page = 1; page <= 4; ++page) {
      b.page(page);
      for (int i = 0; i < 8; ++i) {
        const std::string& text = texts[random() % texts.size()];
        switch (random() % 3) {
          case 0:
            b.table({70, 150, 300});
            for (int k = 0; k < 3; ++k)
              b.row({text, texts[random() % texts.size()], "Celle " + std::to_string(1000 + serial++)});
            break;
          default:
            b.text(text);
            b.text("Avsnitt " + std::to_string(1000 + serial++));
        }
      }
    }
    const auto records = records_of(b);
    REQUIRE_FALSE(records.empty());
    for (const CaseRecord& r : records) {
      REQUIRE(r.first_page >= 1);
      REQUIRE(r.last_page <= 4);
      REQUIRE(r.first_page <= r.last_page);
    }
    const bool council_paper = std::any_of(records.begin(), records.end(), [](const CaseRecord& r) {
      return r.part == Part::kInnkalling || r.part == Part::kReferat || r.part == Part::kToppnotat;
    });
    if (council_paper) continue;
    ++others;
    REQUIRE(missing(b) == std::vector<std::string>{});
  }
  CHECK(others >= 12);
}

TEST_CASE("random minutes: every remark, decision and sentence is in some record") {
  std::mt19937 random(4);
  for (int round = 0; round < 100; ++round) {
    CAPTURE(round);
    Blocks b;
    b.page(1);
    add_head(b, "## Referat fra møte i NUFA", "3. mars 2031");
    b.page(2).table({70, 140});
    std::vector<std::string> texts;
    const auto add = [&](const char* prefix) {
      texts.push_back("Setning nummer " + std::to_string(1000 + texts.size()) + " i møtet.");
      b.row({"", prefix + texts.back()});
    };
    for (int n = 1; n <= 6; ++n) {
      if (random() % 3 == 0) b.page(2 + n);
      b.row({std::to_string(n) + "/31", "** Sak om tema " + std::to_string(n)});
      bool decided = false;
      for (unsigned i = random() % 8; i > 0; --i) {
        switch (random() % 7) {
          case 0:
            b.row({"", "** Innspill:"});
            break;
          case 1:
            if (!decided) b.row({"", "** Vedtak:"});
            decided = true;
            break;
          case 2:
            b.row({"", "** Aksjonspunkt"});
            break;
          case 3:
            b.row({"", "Generelt:"});
            break;
          case 4:
            add("");
            break;
          default:
            add("• ");
        }
      }
    }
    std::string all;
    int cases = 0;
    for (const CaseRecord& r : records_of(b)) {
      all += shown(r);
      if (r.case_number) ++cases;
    }
    REQUIRE(cases == 6);
    std::vector<std::string> lost;
    for (const std::string& text : texts) {
      if (all.find(text) == std::string::npos) lost.push_back(text);
    }
    REQUIRE(lost == std::vector<std::string>{});
  }
}

double seconds_of(const Blocks& b) {
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(records_of(b).empty());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST_CASE("ten thousand paragraphs take their time and no more") {
  Blocks text;
  Blocks cases;
  cases.page(1);
  add_head(cases, "## Referat fra møte i NUFA", "3. mars 2031");
  cases.table({70, 140});
  for (int i = 0; i < 10000; ++i) {
    if (i % 20 == 0) {
      text.page(1 + i / 20);
      cases.page(2 + i / 20);
    }
    text.text(i % 10 == 0 ? "** Vedtak:" : "Et avsnitt i et langt dokument.");
    if (i % 25 == 0) {
      cases.row({std::to_string(1 + i / 25) + "/31", "** Tema"});
    } else {
      cases.row({"", "Rådet er enig."});
    }
  }
  CHECK(seconds_of(text) < 20);
  CHECK(seconds_of(cases) < 20);
}

}  // namespace
}  // namespace saksgang::segment
