#include "model/organisations.hpp"

#include <doctest/doctest.h>

#include "model/councils.hpp"

namespace saksgang {
namespace {

TEST_CASE("a list of organisations is read line by line") {
  const auto list = parse_organisations(
      "# Who speaks\n"
      "\n"
      "Kysthelse RHF | Kysthelse |  Kyst   helse\n"
      "  ?Pulsen|PLS\r\n"
      "Storvik sykehus");
  REQUIRE(list.has_value());
  const std::vector<Organisation> expected{
      {"Kysthelse RHF", false, {{"Kysthelse", false}, {"Kyst helse", false}}},
      {"Pulsen", true, {{"PLS", false}}},
      {"Storvik sykehus", false, {}},
  };
  CHECK(*list == expected);
  CHECK(parse_organisations("")->empty());
}

TEST_CASE("a fault is named with its line") {
  const auto message = [](std::string_view text) { return parse_organisations(text).error().message; };
  CHECK(message("A\n\nB | | C\n") == "line 3: a name is empty");
  CHECK(message("A |") == "line 1: a name is empty");
  CHECK(message("| A") == "line 1: a name is empty");
  CHECK(message("A | ?") == "line 1: a name is empty");
  CHECK(message("A | B\n# C\nC | B") == "line 3: «B» was named before, on line 1");
  CHECK(message("A | A") == "line 1: «A» was named before, on line 1");
  const Error error = parse_organisations("A |").error();
  CHECK(error.code == ErrorCode::kConfig);
  CHECK(error.hint == "Each line is a name, then its other names, apart by '|'; a name may stand once.");
}

TEST_CASE("the program's own list is whole") {
  CHECK(organisations().size() > 150);
  for (const Organisation& organisation : organisations()) {
    for (const OrganisationName& alias : organisation.aliases) {
      // Not two organisations with names that differ in case alone.
      CAPTURE(alias.text);
      REQUIRE(find_organisation(alias.text) == &organisation);
    }
  }
  REQUIRE(find_organisation("NHN") != nullptr);
  CHECK(find_organisation("NHN")->name == "Norsk helsenett SF");
  REQUIRE(find_organisation("Statens legemiddelverk") != nullptr);
  CHECK(find_organisation("Statens legemiddelverk")->name == "Direktoratet for medisinske produkter");
  REQUIRE(find_organisation("Helseplattformen AS") != nullptr);
  CHECK(find_organisation("Helseplattformen AS")->aliases == std::vector<OrganisationName>{{"Helseplattformen", true}});
}

TEST_CASE("an organisation is found by any of its names") {
  REQUIRE(find_organisation(" norsk  Helsenett ") != nullptr);
  CHECK(find_organisation(" norsk  Helsenett ")->name == "Norsk helsenett SF");
  CHECK(find_organisation("statens LEGEMIDDELVERK")->name == "Direktoratet for medisinske produkter");
  CHECK(find_organisation("Norsk") == nullptr);
  CHECK(find_organisation("") == nullptr);
}

TEST_CASE("a council has the same names here and in the registry of councils") {
  for (const std::string_view name : {"NUFA", "NUIT", "Nasjonalt e-helseråd", "Porteføljerådet", "Strategirådet"}) {
    const Organisation* council = find_organisation(name);
    REQUIRE(council != nullptr);
    CHECK(council->name == name);
    const auto canonical = canonical_council(name);
    REQUIRE(canonical.has_value());
    for (const OrganisationName& alias : council->aliases) {
      // Long forms that never stand alone in the papers need not be known there, but must not mean another council.
      CHECK(canonical_council(alias.text).value_or(*canonical) == *canonical);
    }
  }
}

}  // namespace
}  // namespace saksgang
