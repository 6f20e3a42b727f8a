#include "analyzers/pipelines.hpp"

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "analyzers/lexicon.hpp"
#include "base/utf8.hpp"

using namespace saksgang;
using namespace saksgang::analyzers;

namespace {

// «position:[as printed]term/lemma~other lemma=part:lemma», «+» for «:» where the word is elided.
std::string shown(Analyzer& analyzer, std::string_view text) {
  std::vector<Token> tokens;
  analyzer.analyze(text, tokens);
  std::string out;
  for (const Token& token : tokens) {
    const Word& word = analyzer.word(token.word);
    const std::string exact(analyzer.text(token.exact));
    out += fmt::format("{}{}{}[{}]{}/{}", out.empty() ? "" : " ", token.position, token.elided ? "+" : ":",
                       text.substr(token.begin, token.end - token.begin), exact, fmt::join(word.lemmas, "~"));
    for (const CompoundPart& part : word.parts) {
      const std::string place = exact.substr(part.begin, part.end - part.begin);
      out += place == part.lemma || place.empty() ? "=" + part.lemma : fmt::format("={}:{}", place, part.lemma);
    }
  }
  return out;
}

// Built without dictionaries; then the rule stemmer says what words have in common. scripts/test makes sure that its
// own build has them, so the case about lemmas is never skipped there.
bool only_rules() {
  return lexicon_bytes().empty();
}

std::unique_ptr<Analyzer> make() {
  auto made = Analyzer::make();
  REQUIRE(made);
  return std::move(*made);
}

}  // namespace

TEST_CASE("a text becomes tokens with places in the original") {
  const auto analyzer = make();
  CHECK(shown(*analyzer, "05/26: ICD-11, RHF-ene, HL7.") ==
        "1:[05/26]05/26/5/26 2:[ICD-11]icd-11/icd-11=icd=11 3:[RHF-ene]rhf-ene/rhf 4:[HL7]hl7/hl7");
  CHECK(shown(*analyzer, "f.eks. kl. 10:30") == "1:[f.eks.]f.eks/f.eks 2:[kl]kl/kl 3:[10:30]10:30/10:30");
  CHECK(shown(*analyzer, "2024\u00B9 m\u00B2") == "1:[2024]2024/2024 2:[m]m/m");
  CHECK(shown(*analyzer, "") == "");
  CHECK(shown(*analyzer, " .,;\u2013\n") == "");
}

TEST_CASE("words have their lemmas and parts" * doctest::skip(only_rules())) {
  const auto analyzer = make();
  CHECK(shown(*analyzer, "Sak om e-helse") == "1:[Sak]sak/sak 2:[om]om/om 3:[e-helse]e-helse/e-helse=e=helse");
  CHECK(shown(*analyzer, "brukeren bruker") == "1:[brukeren]brukeren/bruker 2:[bruker]bruker/bruker~bruk~bruke");
  CHECK(shown(*analyzer, "sam\u00ADtykke e\u2011resept") ==
        "1:[sam\u00ADtykke]samtykke/samtykke 2:[e\u2011resept]e-resept/e-resept=e=resept");
  CHECK(shown(*analyzer, "og/eller saken.Det") ==
        "1:[og]og/og 2:[eller]eller/eller~elle 3:[saken]saken/sak~sake 4:[Det]det/den");
  CHECK(shown(*analyzer, "DHO-løsninga DHO-xyzzyene") ==
        "1:[DHO-løsninga]dho-løsninga/dho-løsning=dho=løsninga:løsning "
        "2:[DHO-xyzzyene]dho-xyzzyene/dho-xyzzy=dho=xyzzyene:xyzzy");
  CHECK(shown(*analyzer, "sam\u00ADhandlings\u00ADplattform") ==
        "1:[sam\u00ADhandlings\u00ADplattform]samhandlingsplattform/samhandlingsplattform"
        "=samhandlings:samhandling=plattform");
  CHECK(shown(*analyzer, "EPJ-journalløsninger") ==
        "1:[EPJ-journalløsninger]epj-journalløsninger/epj-journalløsning=epj=journal=løsninger:løsning");
  CHECK(shown(*analyzer, "utvalet") == "1:[utvalet]utvalet/utvalg");
  CHECK(shown(*analyzer, "xyzzyene") == "1:[xyzzyene]xyzzyene/xyzzy");
}

TEST_CASE("elided compounds stand beside what is left of them" * doctest::skip(only_rules())) {
  const auto analyzer = make();
  CHECK(shown(*analyzer, "helse- og omsorgstjenesten") ==
        "1:[helse]helse/helse 1+[helse- og omsorgstjenesten]helse+tjeneste/helsetjeneste=helse=tjeneste 2:[og]og/og "
        "3:[omsorgstjenesten]omsorgstjenesten/omsorgstjeneste=omsorgs:omsorg=tjenesten:tjeneste");
  // What links the parts is put in where the dictionary asks for it.
  CHECK(
      shown(*analyzer, "Drift- eller forvaltningskostnader") ==
      "1:[Drift]drift/drift 1+[Drift- eller forvaltningskostnader]drift+kostnad/driftskostnad=drift=kostnad "
      "2:[eller]eller/eller~elle "
      "3:[forvaltningskostnader]forvaltningskostnader/forvaltningskostnad=forvaltnings:forvaltning=kostnader:kostnad");
  CHECK(shown(*analyzer, "omsorgstjenester og -boliger") ==
        "1:[omsorgstjenester]omsorgstjenester/omsorgstjeneste=omsorgs:omsorg=tjenester:tjeneste 2:[og]og/og "
        "3:[boliger]boliger/bolig 3+[omsorgstjenester og -boliger]omsorg+bolig/omsorgsbolig=omsorg=bolig");
  CHECK(shown(*analyzer, "EPJ- og PLL-løsninger") ==
        "1:[EPJ]epj/epj 1+[EPJ- og PLL-løsninger]epj+løsning/epj-løsning=epj=løsning 2:[og]og/og "
        "3:[PLL-løsninger]pll-løsninger/pll-løsning=pll=løsninger:løsning");
  CHECK(shown(*analyzer, "driø- og forvahloverelsf.e").find('+') == std::string::npos);  // two words without a blank
  CHECK(shown(*analyzer, "helse- og omsorg") == "1:[helse]helse/helse 2:[og]og/og 3:[omsorg]omsorg/omsorg");
}

TEST_CASE("without dictionaries words have their stems" * doctest::skip(!only_rules())) {
  const auto analyzer = make();
  CHECK(shown(*analyzer, "Saken om e-helse") ==
        "1:[Saken]saken/sak 2:[om]om/om 3:[e-helse]e-helse/e-hels=e=helse:hels");
  CHECK(version().starts_with("3-rules-"));
}

TEST_CASE("paragraphs stand apart, and positions count on") {
  const auto analyzer = make();
  CHECK(shown(*analyzer, "tre to\ntre") == "1:[tre]tre/tre 2:[to]to/to 11:[tre]tre/tre");
  std::vector<Token> tokens;
  analyzer->analyze("tre to", tokens, 100);
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].position == 100);
  CHECK(tokens[1].position == 101);
}

TEST_CASE("malformed bytes separate words and harm nothing") {
  const auto analyzer = make();
  CHECK(shown(*analyzer, "sak\xFFsak") == "1:[sak]sak/sak 2:[sak]sak/sak");
  CHECK(shown(*analyzer, "\xC3") == "");
  CHECK(shown(*analyzer, std::string("a\0b", 3)) == "1:[a]a/a 2:[b]b/b");
}

TEST_CASE("a word without end is a word") {
  const auto analyzer = make();
  const std::string word(1'000'000, 'x');
  std::vector<Token> tokens;
  analyzer->analyze(word, tokens);
  REQUIRE(tokens.size() == 1);
  CHECK(tokens[0].begin == 0);
  CHECK(tokens[0].end == word.size());
  std::string joined;
  for (int i = 0; i < 10'000; ++i) joined += "ord-";
  analyzer->analyze(joined, tokens);
  CHECK(tokens.size() == 1);
  CHECK(analyzer->word(tokens[0].word).parts.size() == 10'000);
}

TEST_CASE("for any text the ranges are in order, hold whole characters and analyse to the same word again") {
  const auto analyzer = make();
  const std::vector<std::string> pieces = {"e",      "helse", "-",      "\u2011", "17",   "/",      "25", ".",     ",",
                                           " ",      "\n",    "NUFA",   "s",      "'",    "\u2019", "@",  "_",     "å",
                                           "\u00AD", "Ø",     "\u0301", "é",      "\xFF", "\xC3",   "«",  "»",     "(",
                                           "f.eks.", "ene",   "ICD",    "11",     "&",    "no",     ":",  "\u4E2D"};
  std::mt19937 random(20250612);
  std::vector<Token> tokens, again;
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    const std::size_t length = random() % 20;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    analyzer->analyze(text, tokens);
    std::uint32_t end = 0, position = 0;
    for (const Token& token : tokens) {
      const std::string_view printed = std::string_view(text).substr(token.begin, token.end - token.begin);
      REQUIRE(token.begin < token.end);
      REQUIRE(token.end <= text.size());
      REQUIRE(utf8::valid(printed));
      REQUIRE_FALSE(analyzer->text(token.exact).empty());
      const Word word = analyzer->word(token.word);
      REQUIRE_FALSE(word.lemmas.empty());
      REQUIRE_FALSE(word.lemmas.front().empty());
      REQUIRE(word.parts.size() != 1);
      if (token.elided) {
        REQUIRE(token.position == position);
        continue;
      }
      REQUIRE(token.begin >= end);
      REQUIRE(token.position > position);
      end = token.end;
      position = token.position;
      analyzer->analyze(printed, again);
      REQUIRE_FALSE(again.empty());
      REQUIRE(again[0].exact == token.exact);
      REQUIRE(again[0].word == token.word);
      REQUIRE(again[0].type == token.type);
    }
  }
}

TEST_CASE("forgetting changes nothing but numbers") {
  const auto analyzer = make();
  const std::string before = shown(*analyzer, "Nasjonalt e-helseråd anbefaler");
  CHECK_FALSE(analyzer->trim(1000));
  CHECK(analyzer->terms() > 0);
  CHECK(analyzer->trim(2));
  CHECK(analyzer->terms() == 0);
  CHECK(shown(*analyzer, "Nasjonalt e-helseråd anbefaler") == before);
}

TEST_CASE("keywords are whole values") {
  CHECK(keyword("  Nasjonalt   e-helseråd ") == "nasjonalt e-helseråd");
  CHECK(keyword("Drøfting") == "drøfting");
  CHECK(keyword("råd \u00AD") == "råd");
  CHECK(keyword(" ") == "");
  CHECK(name(Pipeline::kKeyword) == "keyword");
  CHECK(name(Pipeline::kNorwegian) == "norwegian");
}

TEST_CASE("the version names what the analysis depends on") {
  const std::string from = only_rules() ? "3-rules-" : "3-apertium-";
  CHECK(version().size() == from.size() + std::string("0123456789abcdef").size());
  CHECK(version().starts_with(from));
  CHECK(version() == version());
}
