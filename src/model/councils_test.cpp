#include "model/councils.hpp"

#include <doctest/doctest.h>

using namespace saksgang;

TEST_CASE("known councils by all their names") {
  CHECK(canonical_council("Fagutvalet (NUFA)") == "NUFA");
  CHECK(canonical_council("referat fra NUFAs møte") == "NUFA");
  CHECK(canonical_council("Prioriteringsutvalget") == "NUIT");
  CHECK(canonical_council("E-helserådet 12. juni") == "NEHR");
  CHECK(canonical_council("Nasjonalt e- helseråd") == "NEHR");
  CHECK(canonical_council("e-helseradet") == "NEHR");
  CHECK(canonical_council("Nasjonalt e\u2011helseråds sekretariat") == "NEHR");
  CHECK(canonical_council("Nasjonalt strategiråd for digitalisering i helse- og omsorgssektoren") == "STRATEGIRADET");
  CHECK(canonical_council("Nasjonalt Prioriteringsråd") == "PORTEFOLJERADET");
  CHECK(canonical_council("NUFA og NUIT") == "NUFA");
  CHECK_FALSE(canonical_council("Arkivutvalet"));
  CHECK_FALSE(canonical_council("kontinuitet"));
}

TEST_CASE("names as wholes") {
  CHECK(is_council_name("Fagutvalget (NUFA)"));
  CHECK(is_council_name("NUIT"));
  CHECK(is_council_name("Nasjonalt e-helseråd"));
  CHECK(is_council_name("Samvirkeutvalet for digital helse"));
  CHECK(is_council_name("Nasjonalt kodeverksråd"));
  CHECK_FALSE(is_council_name("NUFA drøftet saken"));
  CHECK_FALSE(is_council_name("Saken gjelder utvalg av pasienter"));
  CHECK_FALSE(is_council_name(""));
}

TEST_CASE("councils and those that took over from them") {
  CHECK(successors("NUIT") == std::vector<std::string_view>{"PORTEFOLJERADET"});
  CHECK(successors("NEHR") == std::vector<std::string_view>{"STRATEGIRADET"});
  CHECK(successors("NUFA").empty());
  CHECK(successors("PORTEFOLJERADET").empty());
  CHECK(successors("Arkivutvalet").empty());
  CHECK(successors("").empty());
}

TEST_CASE("an unknown council keeps its printed name") {
  CHECK(council_or_as_printed(" Arkivutvalet ") == "Arkivutvalet");
  CHECK(council_or_as_printed("E-helserådet") == "NEHR");
}
