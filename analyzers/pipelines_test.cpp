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

std::string shown(Analyzer& analyzer, std::string_view text) {
  std::vector<Token> tokens;
  analyzer.analyze(text, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (token.adds == Adds::kLemma) {
      out += fmt::format("~{}", analyzer.text(token.stem));
      continue;
    }
    if (token.adds == Adds::kCompoundPart) {
      out += fmt::format("={}:{}", text.substr(token.begin, token.end - token.begin), analyzer.text(token.stem));
      continue;
    }
    out += fmt::format("{}{}{}[{}]{}/{}", out.empty() ? "" : " ", token.position, token.part ? "+" : ":",
                       text.substr(token.begin, token.end - token.begin), analyzer.text(token.exact),
                       analyzer.text(token.stem));
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
        "1:[05/26]05/26/5/26 2:[ICD-11]icd-11/icd-11 2+[ICD]icd/icd 2+[11]11/11 3:[RHF-ene]rhf-ene/rhf 4:[HL7]hl7/hl7");
  CHECK(shown(*analyzer, "f.eks. kl. 10:30") == "1:[f.eks.]f.eks/f.eks 2:[kl]kl/kl 3:[10:30]10:30/10:30");
  CHECK(shown(*analyzer, "2024\u00B9 m\u00B2") == "1:[2024]2024/2024 2:[m]m/m");
  CHECK(shown(*analyzer, "") == "");
  CHECK(shown(*analyzer, " .,;\u2013\n") == "");
}

TEST_CASE("words have their lemmas and parts" * doctest::skip(only_rules())) {
  const auto analyzer = make();
  CHECK(shown(*analyzer, "Sak om e-helse") ==
        "1:[Sak]sak/sak 2:[om]om/om 3:[e-helse]e-helse/e-helse 3+[helse]helse/helse");
  CHECK(shown(*analyzer, "brukeren bruker") == "1:[brukeren]brukeren/bruker 2:[bruker]bruker/bruker~bruk~bruke");
  CHECK(shown(*analyzer, "sam\u00ADtykke e\u2011resept") ==
        "1:[sam\u00ADtykke]samtykke/samtykke 2:[e\u2011resept]e-resept/e-resept 2+[resept]resept/resept");
  CHECK(shown(*analyzer, "og/eller saken.Det") ==
        "1:[og]og/og 2:[eller]eller/eller~elle 3:[saken]saken/sak~sake 4:[Det]det/den");
  CHECK(
      shown(*analyzer, "helse- og omsorgstjenesten") ==
      "1:[helse]helse/helse 2:[og]og/og 3:[omsorgstjenesten]omsorgstjenesten/omsorgstjeneste=omsorgs:omsorg=tjenesten:"
      "tjeneste");
  CHECK(shown(*analyzer, "DHO-løsninga DHO-xyzzyene") ==
        "1:[DHO-løsninga]dho-løsninga/dho-løsning 1+[DHO]dho/dho 1+[løsninga]løsninga/løsning "
        "2:[DHO-xyzzyene]dho-xyzzyene/dho-xyzzy 2+[DHO]dho/dho 2+[xyzzyene]xyzzyene/xyzzy");
  CHECK(shown(*analyzer, "sam\u00ADhandlings\u00ADplattform") ==
        "1:[sam\u00ADhandlings\u00ADplattform]samhandlingsplattform/samhandlingsplattform"
        "=sam\u00ADhandlings\u00ADplattform:samhandling=sam\u00ADhandlings\u00ADplattform:plattform");
  CHECK(shown(*analyzer, "utvalet") == "1:[utvalet]utvalet/utvalg");
  CHECK(shown(*analyzer, "xyzzyene") == "1:[xyzzyene]xyzzyene/xyzzy");
}

TEST_CASE("without dictionaries words have their stems" * doctest::skip(!only_rules())) {
  const auto analyzer = make();
  CHECK(shown(*analyzer, "Saken om e-helse") ==
        "1:[Saken]saken/sak 2:[om]om/om 3:[e-helse]e-helse/e-hels 3+[helse]helse/hels");
  CHECK(version().starts_with("2-rules-"));
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
  CHECK(tokens.size() == 10'001);
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
      REQUIRE_FALSE(analyzer->text(token.stem).empty());
      if (token.part || token.adds != Adds::kNothing) {
        REQUIRE(token.end <= end);
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
      REQUIRE(again[0].stem == token.stem);
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
  const std::string from = only_rules() ? "2-rules-" : "2-apertium-";
  CHECK(version().size() == from.size() + std::string("0123456789abcdef").size());
  CHECK(version().starts_with(from));
  CHECK(version() == version());
}
