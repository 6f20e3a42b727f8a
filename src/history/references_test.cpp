#include "history/references.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace saksgang;
using namespace saksgang::history;

namespace {

CaseRecord record(std::string body) {
  CaseRecord out;
  out.part = Part::kToppnotat;
  out.council = "NUIT";
  out.case_number = "30/25";
  out.first_page = 4;
  out.meeting.dates = {"2025-09-11"};
  out.title = "Felles kodeverk";
  out.body = std::move(body);
  return out;
}

// «NUIT 7/25 2025-05-15 .80», with «?» behind a council or a year that the text leaves out, «minutes» and «postponed».
std::string shown(const Reference& r) {
  std::string out = r.council.value_or("-");
  if (!r.council_is_said) out += "?";
  if (r.number) out += " " + r.number->text();
  if (r.date) out += " " + r.date->iso() + (r.year_is_said ? "" : "?");
  if (!r.title.empty()) out += " «" + r.title + "»";
  if (r.subject == Subject::kMinutes) out += " minutes";
  if (r.is_postponement) out += " postponed";
  return out + fmt::format(" {:.2f}", r.confidence);
}

std::vector<std::string> found(const std::string& body) {
  std::vector<std::string> out;
  for (const Reference& r : references(record(body))) out.push_back(shown(r));
  return out;
}

struct Row {
  const char* body;
  std::vector<std::string> wanted;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(std::string(row.body));
    CHECK(found(row.body) == row.wanted);
  }
}

}  // namespace

TEST_CASE("numbers that are said to be cases") {
  check({
      {"Vi viser til sak 7/25.", {"NUIT? 7/25 0.80"}},
      {"Se sak nr. 7/25 og saksnummer 8/2025.", {"NUIT? 7/25 0.80", "NUIT? 8/25 0.80"}},
      {"Kodeverket er vedtatt, jf. sak 8/25.", {"NUIT? 8/25 0.80"}},
      {"Dette følger av NUFA 9/24.", {"NUFA 9/24 0.90"}},
      {"Saken bygger på 27/22 (NUFA).", {"NUFA 27/22 0.90"}},
      {"Ideen ble lagt fram i sak 29/22 i NUFA.", {"NUFA 29/22 0.90"}},
      {"Vi minner om sak i Nasjonalt e-helseråd, 13/24 om betaling.", {"NEHR 13/24 0.90"}},
      {"Fagutvalget behandlet i vår sak 12/24 og 13/24.", {"NUFA 12/24 0.85", "NUFA 13/24 0.85"}},
      {"Se sakene 5/25, 6/25 og 8/25.", {"NUIT? 5/25 0.80", "NUIT? 6/25 0.80", "NUIT? 8/25 0.80"}},
      {"Se sakene 5/25–7/25.", {"NUIT? 5/25 0.80", "NUIT? 6/25 0.80", "NUIT? 7/25 0.80"}},
      {"Se sakene 5/25-7/25.", {"NUIT? 5/25 0.80", "NUIT? 6/25 0.80", "NUIT? 7/25 0.80"}},
      {"Behandlet som sak 2019/38 i arkivet.", {"NUIT? 38/19 0.80"}},
      {"NUFAs sak 4/25 er lagt til grunn.", {"NUFA 4/25 0.90"}},
  });
}

TEST_CASE("numbers beside a meeting") {
  check({
      {"I NUIT-møtet 15. mai 2025 (16/25) ble det orientert.", {"NUIT 16/25 2025-05-15 0.80"}},
      {"I NUFA møtet 15.mai 2025 (16/25) ble det orientert.", {"NUFA 16/25 2025-05-15 0.80"}},
      {"Behandlet i Porteføljerådet sak 5/26 den 12. februar.", {"PORTEFOLJERADET 5/26 2025-02-12? 0.90"}},
      {"Den ble drøftet sist i februar (sak 7/25) der NUFA var enig.", {"NUFA 7/25 0.85"}},
      {"Forslaget ble anbefalt av E-helserådet (12/25).", {"NEHR 12/25 0.90"}},
      {"Enda NUIT ba om en plan i november (34/24), kom den ikke.", {"NUIT 34/24 0.80"}},
      {"Saken var utsatt fra 14. november 2024 (36/24).", {"NUIT? 36/24 2024-11-14 postponed 0.75"}},
      {"Rådet drøftet dette i møte 20. mars, jf. sak 8/25 «Råd og utvalg».",
       {"NUIT? 8/25 2025-03-20? «Råd og utvalg» 0.80"}},
  });
}

TEST_CASE("numbers that stand alone in a sentence about cases") {
  check({
      {"Saken følger opp 5/24.", {"NUIT? 5/24 0.60"}},
      {"Saken er den samme som 36/24, med nye tall.", {"NUIT? 36/24 0.60"}},
      {"Rekkefølgen på sakene ble endret, slik at 37/24 ble tatt før 36/24.", {"NUIT? 37/24 0.60", "NUIT? 36/24 0.60"}},
      {"Kostnadene er kjent, jf. 11/24.", {"NUIT? 11/24 0.60"}},
  });
}

TEST_CASE("meetings by their day") {
  check({
      {"I møte 20. mars anbefalte Nasjonalt e-helseråd en ny modell.", {"NEHR 2025-03-20? 0.80"}},
      {"Den ble drøftet med NUFA i møte 23. april og NUIT i møte 15. mai.",
       {"NUFA 2025-04-23? 0.80", "NUIT 2025-05-15? 0.80"}},
      {"I møtet 20. november ba utvalget om tall.", {"NUIT? 2024-11-20? 0.60"}},
      {"NUIT godkjenner referatet fra møtet 15. mai 2025.", {"NUIT 2025-05-15 minutes 0.80"}},
      {"E-helserådet 12. juni 2025 var enig.", {"NEHR 2025-06-12 0.80"}},
  });
}

TEST_CASE("nynorsk") {
  check({
      {"Sjå saka 7/25 og sakane 8/25 og 9/25.", {"NUIT? 7/25 0.80", "NUIT? 8/25 0.80", "NUIT? 9/25 0.80"}},
      {"Fagutvalet handsama dette i sak 11/24.", {"NUFA 11/24 0.85"}},
      {"Saka vart utsett frå møtet 22. april 2025 (12/25).", {"NUIT? 12/25 2025-04-22 postponed 0.75"}},
      {"Referatet frå møtet i Fagutvalet 22. april 2025 er godkjent.", {"NUFA 2025-04-22 minutes 0.80"}},
  });
}

TEST_CASE("cases of other bodies keep the body's name as printed") {
  check({
      {"Vedtatt i styresak 45/24 i Helse Vest RHF.", {"Helse Vest RHF 45/24 0.90"}},
      {"Se sak 12/24 i Regionalt fagråd.", {"Regionalt fagråd 12/24 0.90"}},
      {"KI-rådet sak 3/25 er omtalt.", {"KI-rådet 3/25 0.90"}},
  });
}

TEST_CASE("what is no reference") {
  for (const char* text : {
           "Tjenesten er åpen 24/7 hele året.",
           "Om lag 3/4 av kommunene og 1/20 av sykehusene svarte i saken.",
           "Fristen i saken er 12/6 eller 12/10.",
           "Sesongen 2024/25 var mild, og budsjett 2024/2025 holder.",
           "Delårsrapport 1/26 og tertialrapport 2/25 legges fram i saken.",
           "Møte 2/2025 ble holdt i Bodø; saken var ikke med.",
           "Prop. 1 S (2024–2025) og Meld. St. 9 (2012–2013) omtaler saken.",
           "Forordning (EU) 2017/745 og direktiv 2011/24/EU gjelder i saken.",
           "Lov 14/99 er opphevet.",
           "Standarden ISO 8601-1/19 og HIS 1077:2017 brukes.",
           "Eiendommen gnr. 14 bnr. 3/26 i saken mangler dekning.",
           "Deres ref 24/3525- og vår ref. 2025/118.",
           "I saken stemte 22/25 for forslaget.",
           "Vedtatt 12.06/25 i saken.",
           "Vi møtte KS 3. mai 2025 om saken.",
           "I foretaksmøtet 23.januar 2025 fikk Norsk helsenett et oppdrag.",
           "NUIT skal møtes 11. november 2025.",
           "Strategirådet tok over etter Nasjonalt e-helseråd 1. januar 2025.",
           "NUFA 1. januar 2020 avløste et eldre utvalg.",
           "",
       }) {
    INFO(std::string(text));
    CHECK(found(text).empty());
  }
}

TEST_CASE("rows come first, whole, with their page") {
  CaseRecord r = record("");
  EarlierTreatment row;
  row.case_number = "9/24";
  row.council = "NUFA";
  row.date = "2024-05-02";
  row.title = "Kodeverk";
  row.vedtak = "NUFA drøftet saken.";
  row.page = 6;
  r.earlier = {row, EarlierTreatment{}};
  const auto list = references(r);
  REQUIRE(list.size() == 1);
  CHECK(shown(list[0]) == "NUFA 9/24 2024-05-02 «Kodeverk» 0.98");
  CHECK(list[0].quote == "9/24 | NUFA | 2024-05-02 | Kodeverk | NUFA drøftet saken.");
  CHECK(list[0].page == 6);
  CHECK(name(list[0].method) == "history-table");
  CHECK(name(list[0].field) == "earlier");
}

TEST_CASE("the place of a reference in its record") {
  CaseRecord r = record("Første avsnitt.\nDette er kjent. Vi viser til sak 7/25 om frister. Mer kommer.");
  r.body_pages = {4, 5};
  r.innspill = {{"Innspill", "Enig.", 8, {}}, {"Innspill", "Det strider mot sak 3/24.", 9, {"KS"}}};
  r.vedtak = Vedtak{"Vedtak", "NUIT viser til sak 2/25.", 10};
  r.actions = {"Følg opp sak 1/25."};
  std::vector<std::string> places;
  for (const Reference& f : references(r)) {
    places.push_back(fmt::format("{}[{}] {}-{} p{} {}", name(f.field), f.item, f.begin, f.end, f.page, f.quote));
  }
  CHECK(places == std::vector<std::string>{"body[0] 50-54 p5 Vi viser til sak 7/25 om frister.",
                                           "vedtak[0] 19-23 p10 NUIT viser til sak 2/25.",
                                           "innspill[1] 20-24 p9 Det strider mot sak 3/24.",
                                           "actions[0] 14-18 p4 Følg opp sak 1/25."});
}

TEST_CASE("what says that a case is put off") {
  for (const char* text :
       {"Saken ble utsatt til neste møte fordi tiden løp ut.", "Saka vart utsett.", "Utsatt.", "NUIT utsetter saken.",
        "Behandlingen utsettes.", "Saken skyves til neste møte.", "Godt møte. Utsettes til et senere møte."}) {
    INFO(std::string(text));
    CHECK(says_postponed(text));
  }
  for (const char* text : {"Tjenester som sparer tid, må ikke utsettes.", "Saken gjelder pasienter utsatt for vold.",
                           "Saken kan ikke utsettes.", "Innføringen er utsatt til 2027.", "Utsatte grupper følges opp.",
                           "Kostnadene flyttes til neste år.", ""}) {
    INFO(std::string(text));
    CHECK_FALSE(says_postponed(text));
  }
}

TEST_CASE("sentences") {
  const std::string text = "Jf. NUFA nr. 3. Den 15. mai kom St. Olavs inn.\n• Punkt! Nytt «Det». 3 til.";
  std::vector<std::string> list;
  for (const auto& [begin, end] : sentences(text)) list.push_back(text.substr(begin, end - begin));
  CHECK(list == std::vector<std::string>{"Jf. NUFA nr. 3. Den 15. mai kom St. Olavs inn.", "• Punkt!", "Nytt «Det».",
                                         "3 til."});
}

TEST_CASE("a hostile text takes no time") {
  std::string text = "Saken ";
  for (int i = 0; i < 20000; ++i) text += "NUFA sak 7/25 og ";
  CHECK(references(record(text)).size() > 19000);
}
