#include "analyzers/definitions.hpp"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/utf8.hpp"

using namespace saksgang;
using namespace saksgang::analyzers;

namespace {

// «ABBR=long form; …».
std::string shown(std::string_view text) {
  std::string out;
  for (const Definition& found : find_definitions(text)) {
    out += fmt::format("{}{}={}", out.empty() ? "" : "; ", found.abbreviation, found.long_form);
  }
  return out;
}

using Table = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("an abbreviation in brackets is explained by the words before it") {
  const Table table = {
      {"Anskaffelse av digital hjemmeoppfølging (DHO) i Nord", "DHO=digital hjemmeoppfølging"},
      {"saken fra Teknisk beregningsutvalg (TBU) ble", "TBU=Teknisk beregningsutvalg"},
      {"Pasientens legemiddelliste (PLL)", "PLL=Pasientens legemiddelliste"},
      {"velferdsteknologisk knutepunkt (VKP)", "VKP=velferdsteknologisk knutepunkt"},
      {"på oppdrag fra Helse- og omsorgsdepartementet (HOD)", "HOD=Helse- og omsorgsdepartementet"},
      {"Kommunalt pasient- og brukerregister (KPR)", "KPR=Kommunalt pasient- og brukerregister"},
      {"utført av Direktoratet for medisinske produkter (DMP)", "DMP=Direktoratet for medisinske produkter"},
      {"Folkehelseinstituttet (FHI) svarte", "FHI=Folkehelseinstituttet"},
      {"møte i Nasjonalt e-helseråd (NEHR)", "NEHR=Nasjonalt e-helseråd"},
      {"forordningen European Health Data Space (EHDS)", "EHDS=European Health Data Space"},
      {"Health Data Access Bodies (HDABs)", "HDAB=Health Data Access Bodies"},
      {"Universitetssykehuset Nord-Norge (UNN HF)", "UNN=Universitetssykehuset Nord-Norge"},
      {"til Nordlandssykehuset HF (NLSH HF)", "NLSH=Nordlandssykehuset"},
      {"avtale med Norsk helsenett SF (NHN)", "NHN=Norsk helsenett"},
      {"Nasjonal helse- og samhandlingsplan (NHSaP)", "NHSaP=Nasjonal helse- og samhandlingsplan"},
      {"bruk av kunstig intelligens (KI)", "KI=kunstig intelligens"},
      {"alle helseforetak (HF) skal", "HF=helseforetak"},
      {"begrepet «digital hjemmeoppfølging» (DHO)", "DHO=digital hjemmeoppfølging"},
      {"risiko- og sårbarhetsanalyse (ROS)", "ROS=risiko- og sårbarhetsanalyse"},
      {"dei regionale helseføretaka (RHF)", "RHF=regionale helseføretaka"},
      {"Nasjonalt utval for fag og arkitektur (NUFA)", "NUFA=Nasjonalt utval for fag og arkitektur"},
      {"sam\u00ADhandlings\u00ADplattform for helse (SPH)", "SPH=sam\u00ADhandlings\u00ADplattform for helse"},
      {"12 % av kunstig intelligens (KI)", "KI=kunstig intelligens"},
      {"velferdsteknologisk\u00A0knutepunkt\u00A0(VKP)", "VKP=velferdsteknologisk knutepunkt"},
  };
  for (const auto& row : table) {
    CAPTURE(row.first);
    CHECK(shown(row.first) == row.second);
  }
}

TEST_CASE("words in brackets explain the abbreviation before them or behind them") {
  const Table table = {
      {"DHO (digital hjemmeoppfølging) er", "DHO=digital hjemmeoppfølging"},
      {"EHDS (European Health Data Space)", "EHDS=European Health Data Space"},
      {"VKP («velferdsteknologisk knutepunkt»)", "VKP=velferdsteknologisk knutepunkt"},
      {"helsedataområdet (European Health Data Space, EHDS)", "EHDS=European Health Data Space"},
      {"Verdens helseorganisasjon (World Health Organisation - WHO)", "WHO=World Health Organisation"},
      {"Verdens helseorganisasjon (World Health Organisation – WHO)", "WHO=World Health Organisation"},
  };
  for (const auto& row : table) {
    CAPTURE(row.first);
    CHECK(shown(row.first) == row.second);
  }
}

TEST_CASE("what only stands beside each other defines nothing") {
  const std::vector<std::string> texts = {
      "Kari Sand (KS)",                         // a person and her employer
      "Eva Buschmann (FFO)",                    //
      "Møtet i Kristiansund (KS)",              //
      "Fagutvalget (NUFA)",                     // another name, not its initials
      "personvernforordningen (GDPR)",          //
      "helsedataforordningen (EHDS)",           //
      "I NUIT møtet 15. mai 2025 (16/25)",      // a case number
      "sak 27/22 (NUFA)",                       //
      "Bergen kommune (Hdir, NHN, FHI, DMP)",   // a list
      "språkmodell(ar)",                        // an ending
      "medisinsk utstyr (MDR)",                 // a letter is missing
      "digital oppfølging i hjemmet (DHO)",     // letters in another order
      "DHO (drøfting)",                         //
      "DHO (digital oppfølging)",               // a letter is left over
      "DHO (digital hjemmeoppfølging i Nord)",  // a word is left over
      "NUFA (Nordlandssykehuset)",              //
      "prosjektets andre fase i helse (PAF)",   // a word within has no letter
      "digital. Hjemmeoppfølging (DHO)",        // a sentence ends between
      "digital hjemmeoppfølging\n(DHO)",        // a paragraph ends between
      "digital hjemmeoppfølging (dho)",         //
      "(DHO)",
      "DHO ()",
      "digital hjemmeoppfølging (DHO",
      "digital hjemmeoppfølging DHO)",
      "EU (EØS)",
      "HF (HF)",
      "Onsdag (ODG)",  // no compound is joined there
      "av og til (AOT)",
      "",
  };
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(shown(text) == "");
  }
}

TEST_CASE("the range runs from the first of the two to the closing bracket") {
  const std::string text = "Om kunstig  intelligens (KI) og DHO (digital hjemmeoppfølging).";
  const auto found = find_definitions(text);
  REQUIRE(found.size() == 2);
  CHECK(found[0] == Definition{"KI", "kunstig intelligens", 3, 28});
  CHECK(text.substr(found[0].begin, found[0].end - found[0].begin) == "kunstig  intelligens (KI)");
  CHECK(text.substr(found[1].begin, found[1].end - found[1].begin) == "DHO (digital hjemmeoppfølging)");
}

TEST_CASE("for any bytes the ranges are in order and end with a bracket") {
  const std::vector<std::string> pieces = {"(",
                                           ")",
                                           " ",
                                           "DHO",
                                           "digital ",
                                           "hjemmeoppfølging",
                                           "«",
                                           "»",
                                           ",",
                                           "-",
                                           "s",
                                           "\n",
                                           "K",
                                           "kunstig ",
                                           "\xFF",
                                           "\xC3",
                                           "\u00AD",
                                           "og ",
                                           "X",
                                           "å",
                                           "1",
                                           "SF",
                                           "\u00A0",
                                           "(KI)",
                                           " (",
                                           "KI",
                                           "i",
                                           "kunstig intelligens",
                                           "(kunstig intelligens)",
                                           " (KI) ",
                                           " KI "};
  std::mt19937 random(2003);
  std::size_t total = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const std::size_t length = random() % 24;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    std::size_t end = 0;
    for (const Definition& found : find_definitions(text)) {
      ++total;
      REQUIRE(found.begin < found.end);
      REQUIRE(found.end > end);
      REQUIRE(found.end <= text.size());
      REQUIRE(text[found.end - 1] == ')');
      REQUIRE_FALSE(found.long_form.empty());
      end = found.end;
    }
  }
  CHECK(total > 50);
}

TEST_CASE("no text costs more than its length") {
  std::string brackets, letters, blanks(200'000, ' ');
  for (int i = 0; i < 50'000; ++i) brackets += " (AAAAAAAAAA) ";
  for (int i = 0; i < 10'000; ++i) letters += "aaa a aaaa- og aaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaa a aa (AAAAAAAAAX) ";
  for (int i = 0; i < 20'000; ++i) blanks += "(KI)";
  CHECK(find_definitions(brackets).empty());
  CHECK(find_definitions(letters).empty());
  CHECK(find_definitions(blanks).empty());
}
