#include "segment/labels.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace saksgang::segment {
namespace {

std::string shown(const std::optional<LabelMatch>& match) {
  if (!match) return "-";
  static constexpr const char* kNames[] = {"forslag", "vedtak", "innspill", "aksjon", "historie"};
  return std::string(kNames[static_cast<int>(match->label)]) + "|" + match->printed + "|" + match->rest;
}

using Table = std::vector<std::pair<const char*, const char*>>;

TEST_CASE("labels whatever their typography") {
  const Table table{
      {"Forslag til vedtak", "forslag|Forslag til vedtak|"},
      {"Forslag til vedtak:", "forslag|Forslag til vedtak|"},
      {"FORSLAG TIL VEDTAK:", "forslag|FORSLAG TIL VEDTAK|"},
      {"Framlegg til vedtak:", "forslag|Framlegg til vedtak|"},
      {"Forslag til vedtak: NUFA godkjenner planen.", "forslag|Forslag til vedtak|NUFA godkjenner planen."},
      {"Vedtak:", "vedtak|Vedtak|"},
      {"Vedtak", "vedtak|Vedtak|"},
      {" Vedtak : ", "vedtak|Vedtak|"},
      {"Oppdatert vedtak:", "vedtak|Oppdatert vedtak|"},
      {"Vedtak: Innspill fra møtet tas med.", "vedtak|Vedtak|Innspill fra møtet tas med."},
      {"Innspill:", "innspill|Innspill|"},
      {"Innspel:", "innspill|Innspel|"},
      {"Innspill – gapanalysen generelt:", "innspill|Innspill – gapanalysen generelt|"},
      {"Innspill e-resept:", "innspill|Innspill e-resept|"},
      {"Innspill", "innspill|Innspill|"},
      {"Aksjonspunkt:", "aksjon|Aksjonspunkt|"},
      {"Aksjonspunkt", "aksjon|Aksjonspunkt|"},
      {"Aksjon:", "aksjon|Aksjon|"},
      {"Vedtak fra tidligere behandlinger i rådsmodellen",
       "historie|Vedtak fra tidligere behandlinger i rådsmodellen|"},
      {"Vedtak frå tidlegare behandlingar i rådsmodellen:",
       "historie|Vedtak frå tidlegare behandlingar i rådsmodellen|"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(shown(match_label(text, false)) == expected);
    CHECK(shown(match_label(text, true)) == expected);
  }
}

TEST_CASE("near misses are no labels, also in bold") {
  for (const char* text : {
           "",
           "   ",
           ":",
           "Vedtak 88: Stortinget ber regjeringen om å legge fram en plan.",
           "Vedtak nr. 88 (2030–2031): Stortinget ber om en plan",
           "Forslag til målbilde",
           "Forslag til målbilde:",
           "Innspill fra møtet tas med videre.",
           "Innspill fra møtet: tas med videre i arbeidet.",
           "Vedtaket ble gjort mot to stemmer",
           "Forslaget til vedtak ble endret",
           "Oppfølging av vedtak",
           "Tiltakene er: opplæring og støtte",
           "Tidligere vedtak i rådet viser at saken har vært behandlet mange ganger i løpet av de siste årene.",
           "Møte 2/2025",
       }) {
    CAPTURE(text);
    CHECK(shown(match_label(text, false)) == "-");
    CHECK(shown(match_label(text, true)) == "-");
  }
}

TEST_CASE("labels that only their typography tells") {
  for (const char* text : {"Innspill fra kommunene", "Tiltak"}) {
    CAPTURE(text);
    CHECK_FALSE(match_label(text, false));
    CHECK(match_label(text, true));
  }
}

TEST_CASE("a colon far away in a long text makes no label") {
  CHECK_FALSE(match_label("Vedtak " + std::string(200, 'x') + ": tekst", true));
  CHECK_FALSE(match_label(std::string(100000, 'i'), true));
}

TEST_CASE("fields of a meeting's head") {
  const std::vector<std::pair<const char*, HeadField>> table{{"Dato", HeadField::kDate},
                                                             {"DATO:", HeadField::kDate},
                                                             {"Tid:", HeadField::kTime},
                                                             {"Sted:", HeadField::kPlace},
                                                             {"Møtested", HeadField::kPlace},
                                                             {"Møtestad:", HeadField::kPlace},
                                                             {"Medlemmer:", HeadField::kMembers},
                                                             {"Medlemmar", HeadField::kMembers},
                                                             {"Til stades:", HeadField::kMembers},
                                                             {"Ikke til stede:", HeadField::kOther},
                                                             {"Stedfortreder", HeadField::kOther},
                                                             {"Møte", HeadField::kMeeting},
                                                             {"Utval", HeadField::kCouncil},
                                                             {"Datoen er ikke satt", HeadField::kNone},
                                                             {"", HeadField::kNone},
                                                             {"3. mars", HeadField::kNone}};
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(head_field(text) == expected);
  }
}

TEST_CASE("fields of a case paper's box") {
  struct Row {
    const char* text;
    BoxField field;
    bool strong;
  };
  const std::vector<Row> table{{"Til", BoxField::kTo, false},
                               {"Dato:", BoxField::kDate, false},
                               {"Saksnummer", BoxField::kCase, true},
                               {"Saksnr.", BoxField::kCase, true},
                               {"Sak", BoxField::kCase, false},
                               {"Innretning", BoxField::kType, true},
                               {"Innretting:", BoxField::kType, true},
                               {"Sakstype", BoxField::kType, false},
                               {"Sakseier", BoxField::kOwner, true},
                               {"Sakseigar", BoxField::kOwner, true},
                               {"Saksbehandler", BoxField::kHandler, true},
                               {"Sakshandsamar", BoxField::kHandler, true},
                               {"Frå", BoxField::kOther, false},
                               {"Tilbake", BoxField::kNone, false},
                               {"", BoxField::kNone, false}};
  for (const Row& row : table) {
    CAPTURE(row.text);
    CHECK(box_field(row.text) == row.field);
    CHECK(is_strong_box_label(row.text) == row.strong);
  }
}

TEST_CASE("heads of columns") {
  const std::vector<std::pair<const char*, ColumnHead>> table{{"Sak", ColumnHead::kCase},
                                                              {"Saksnr.", ColumnHead::kCase},
                                                              {"SAKSNUMMER", ColumnHead::kCase},
                                                              {"Tittel", ColumnHead::kTitle},
                                                              {"Tittel på saka", ColumnHead::kTitle},
                                                              {"Sakstype", ColumnHead::kType},
                                                              {"Tidspunkt", ColumnHead::kTime},
                                                              {"Møte og dato", ColumnHead::kMeeting},
                                                              {"Utval og dato", ColumnHead::kMeeting},
                                                              {"Dato", ColumnHead::kDate},
                                                              {"Utvalg", ColumnHead::kCouncil},
                                                              {"Vedtak", ColumnHead::kVedtak},
                                                              {"Vedtak fra møtet i mars", ColumnHead::kNone},
                                                              {"Veikart", ColumnHead::kNone},
                                                              {"", ColumnHead::kNone}};
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(column_head(text) == expected);
    CHECK(is_case_column_head(text) == (expected == ColumnHead::kCase));
  }
}

TEST_CASE("schedules, days and clocks") {
  for (const char* text : {"Lunsj", "Lunsj 12:00", "Slutt dag 1", "Slutt dag 1 16:00", "Dag 2", "Pause", "Velkomen"}) {
    CAPTURE(text);
    CHECK(is_schedule(text));
  }
  for (const char* text : {"Veikart", "", "12:00", "Pasientens reise"}) {
    CAPTURE(text);
    CHECK_FALSE(is_schedule(text));
  }
  for (const char* text :
       {"Onsdag 22. januar 2025", "Tysdag 4. mars 2031", "Laurdag 8. mars 2031:", "Sak Torsdag 5. juni 2031"}) {
    CAPTURE(text);
    CHECK(is_day_line(text));
  }
  for (const char* text :
       {"Onsdag", "22. januar 2025", "Onsdag 22. januar 2025 møttes rådet i Oslo for å drøfte saken", ""}) {
    CAPTURE(text);
    CHECK_FALSE(is_day_line(text));
  }
  for (const char* text : {"10:00", "kl. 10.15", "kl 09:30", "10:00 – 10:15", "08.30-09.00"}) {
    CAPTURE(text);
    CHECK(is_clock(text));
  }
  for (const char* text : {"", "24/7", "17/25", "10", "kl", "2025", "10:00 Veikart", "1.1"}) {
    CAPTURE(text);
    CHECK_FALSE(is_clock(text));
  }
  CHECK(without_clock("Slutt dag 1 16:00") == "Slutt dag 1");
  CHECK(without_clock("Slutt dag 1") == "Slutt dag 1");
  CHECK(without_clock("16:00") == "16:00");
  CHECK(without_clock("").empty());
}

TEST_CASE("case types in the contract's spelling") {
  const Table table{{"Drøfting", "Drøfting"},      {"DRØFTING", "Drøfting"},       {"Drøftingssak", "Drøfting"},
                    {"Drøftelse", "Drøfting"},     {"orientering", "Orientering"}, {"Godkjenning.", "Godkjenning"},
                    {"Anbefaling:", "Anbefaling"}, {"Tilråding", "Tilråding"}};
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(known_case_type(text) == std::string(expected));
  }
  for (const char* text : {"", "Drøfting av veikartet", "Lunsj", "Orientering om saken"}) {
    CAPTURE(text);
    CHECK_FALSE(known_case_type(text));
  }
}

TEST_CASE("attachments") {
  for (const char* text : {"Vedlegg 1: Toppnotat", "Vedlegg 4A: Kart", "vedlegg 12", "Vedlegg: Notat"}) {
    CAPTURE(text);
    CHECK(is_attachment(text));
  }
  for (const char* text : {"", "Vedlegg", "Vedlegget viser tallene", "Se vedlegg 2", "Vedlegg til saken"}) {
    CAPTURE(text);
    CHECK_FALSE(is_attachment(text));
  }
}

TEST_CASE("headings of sections and of remarks") {
  for (const char* text : {"Hensikt med saken", "Bakgrunn", "BAKGRUNN:", "Videre saksprosess", "Vidare saksprosess",
                           "Vurdering og anbefaling", "Føremålet med saka", "Bakgrunn: Veikart mot målbildet"}) {
    CAPTURE(text);
    CHECK(is_section_heading(text));
  }
  for (const char* text :
       {"", "Bakgrunnen for saken er kjent", "Bakgrunn for saken er at kommunene ba om den.", "Veikart"}) {
    CAPTURE(text);
    CHECK_FALSE(is_section_heading(text));
  }
  for (const char* text :
       {"Generelt", "Generelt:", "Diskusjon / oppsummering:", "Kommentarer", "Merknader frå møtet"}) {
    CAPTURE(text);
    CHECK(is_remark_heading(text));
  }
  for (const char* text : {"", "Generelt er dette bra.", "Veikart",
                           "Diskusjon om hvordan kommunene og helseforetakene skal dele kostnadene"}) {
    CAPTURE(text);
    CHECK_FALSE(is_remark_heading(text));
  }
}

TEST_CASE("headings of parts") {
  const std::vector<std::pair<const char*, Heading>> table{{"Innkalling til møte i NUFA", Heading::kInnkalling},
                                                           {"Sakliste", Heading::kInnkalling},
                                                           {"Referat fra møte i NUIT", Heading::kReferat},
                                                           {"Referat frå møte i utvalet", Heading::kReferat},
                                                           {"MØTEPROTOKOLL", Heading::kReferat},
                                                           {"Møte i NUIT", Heading::kMeeting},
                                                           {"Møte 3/2025", Heading::kMeeting},
                                                           {"Veikart for prøvesvar", Heading::kNone},
                                                           {"Møter og reiser", Heading::kNone},
                                                           {"", Heading::kNone}};
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(part_heading(text) == expected);
  }
}

TEST_CASE("letters and consultation papers") {
  for (const char* text :
       {"Deres ref.: 31/77", "Vår ref. 31/12", "Dykkar ref:", "Med vennlig hilsen", "Med venleg helsing"}) {
    CAPTURE(text);
    CHECK(is_letter_sign(text));
  }
  CHECK_FALSE(is_letter_sign(""));
  CHECK_FALSE(is_letter_sign("Brevet ble sendt med vennlig hilsen"));
  for (const char* text : {"Høring – forslag til forskrift", "Høyring av ny forskrift", "Invitasjon til innspill"}) {
    CAPTURE(text);
    CHECK(is_consultation_title(text));
  }
  CHECK_FALSE(is_consultation_title("Veikart"));
  CHECK_FALSE(is_consultation_title(""));
}

}  // namespace
}  // namespace saksgang::segment
