#include "model/councils.hpp"

#include <string>
#include <utility>
#include <vector>

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

TEST_CASE("councils are found where they stand") {
  const std::string text =
      "Saken gikk fra NUFAs møte til e\u2011helserådet, ikke til kontinuitet; Nasjonalt porteføljeråd i 2026";
  std::vector<std::pair<std::string, std::string>> found;
  for (const CouncilMention& m : find_councils(text))
    found.emplace_back(text.substr(m.begin, m.end - m.begin), m.council);
  CHECK(found == std::vector<std::pair<std::string, std::string>>{
                     {"NUFAs", "NUFA"}, {"e\u2011helserådet", "NEHR"}, {"Nasjonalt porteføljeråd", "PORTEFOLJERADET"}});
  CHECK(find_councils("").empty());
}

TEST_CASE("the list that the program carries") {
  std::vector<std::string> names;
  for (const Council& council : councils()) names.push_back(council.name);
  CHECK(names ==
        std::vector<std::string>{"NUFA", "NUIT", "NEHR", "Nasjonalt e-helsestyre", "STRATEGIRADET", "PORTEFOLJERADET"});
  CHECK(find_council("NUIT")->dissolved == Date::make(2025, 12, 31));
  CHECK(find_council("STRATEGIRADET")->founded == Date::make(2026, 1, 1));
  CHECK(find_council("Arkivutvalet") == nullptr);
  CHECK(successors("Nasjonalt e-helsestyre") == std::vector<std::string_view>{"NEHR", "STRATEGIRADET"});
  CHECK(predecessors("STRATEGIRADET") == std::vector<std::string_view>{"NEHR", "Nasjonalt e-helsestyre"});
  CHECK(predecessors("NUFA").empty());
}

TEST_CASE("what a person reads for a council") {
  CHECK(short_name("STRATEGIRADET") == "Strategirådet");
  CHECK(short_name("NUIT") == "NUIT");
  CHECK(short_name("Arkivutvalet") == "Arkivutvalet");
  CHECK(canonical_council("Strategirådet 4/26") == "STRATEGIRADET");
  CHECK(canonical_council("PORTEFOLJERADET") == "PORTEFOLJERADET");
  CHECK(with_short_names("the decision of PORTEFOLJERADET 5/26 as STRATEGIRADET has it; NUIT, X-STRATEGIRADET") ==
        "the decision of Porteføljerådet 5/26 as Strategirådet has it; NUIT, X-STRATEGIRADET");
  CHECK(with_short_names("STRATEGIRADETS") == "STRATEGIRADETS");
  CHECK(full_name("NUIT") == "Nasjonalt utvalg for IT-prioritering (NUIT)");
  CHECK(full_name("PORTEFOLJERADET") == "Nasjonalt porteføljeråd (Porteføljerådet)");
  CHECK(full_name("Nasjonalt e-helsestyre") == "Nasjonalt e-helsestyre");
  CHECK(full_name("Arkivutvalet") == "Arkivutvalet");
}

TEST_CASE("a list of councils") {
  const auto list = parse_councils(
      "# a comment\n"
      "council KODERÅDET\n"
      "short Koderådet\n"
      "name  Nasjonalt   kodeverksråd | 2019..2024-06\n"
      "alias koderåd\n"
      "founded 2019-03\n"
      "dissolved 2024\n"
      "successor NUFA\n");
  REQUIRE(list);
  REQUIRE(list->size() == 1);
  Council wanted;
  wanted.name = "KODERÅDET";
  wanted.short_name = "Koderådet";
  wanted.names = {{"Nasjonalt kodeverksråd", Date::make(2019, 1, 1), Date::make(2024, 6, 30)}};
  wanted.aliases = {{"koderåd", {}, {}}};
  wanted.founded = Date::make(2019, 3, 1);
  wanted.dissolved = Date::make(2024, 12, 31);
  wanted.successors = {"NUFA"};
  CHECK(list->front() == wanted);
}

TEST_CASE("faults in a list of councils are told with their line") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"name Rådet", "line 1: «name» stands before the first council"},
      {"council A\ncouncil A", "line 2: the council A was given before, on line 1"},
      {"council A\n\nalias x\nname X", "line 4: «X» was named before, on line 3"},
      {"council A\nshort B\nshort C", "line 3: A has a short name already"},
      {"council A\nfounded 2025-13", "line 2: «2025-13» is no date"},
      {"council A\nfounded i fjor", "line 2: «i fjor» is no date"},
      {"council A\nname B | 2024", "line 2: «2024» is no time FROM..TO"},
      {"council A\nname | 2024..", "line 2: a name is empty"},
      {"council", "line 1: «council» needs a value"},
      {"råd A", "line 1: «råd» is none of council, short, name, alias, founded, dissolved, successor"},
  };
  for (const auto& [text, message] : rows) {
    const auto list = parse_councils(text);
    REQUIRE_FALSE(list);
    CHECK(list.error().message == message);
    CHECK(list.error().code == ErrorCode::kConfig);
  }
}

TEST_CASE("no councils are added once the list is in use") {
  CHECK_FALSE(councils().empty());
  const auto late = add_councils("council A\n");
  REQUIRE_FALSE(late);
  CHECK(late.error().code == ErrorCode::kInternal);
}

TEST_CASE("a user's list over another") {
  const auto known = parse_councils("council A\nname Aråd\nalias a1\nfounded 2020\ncouncil B\nname Bråd\n").value();
  const auto merged = with_councils(known, "council A\nalias a2\nfounded 2021\nsuccessor C\ncouncil C\nname Cråd\n");
  REQUIRE(merged);
  Council a, c;
  a.name = "A";
  a.names = {{"Aråd", {}, {}}};
  a.aliases = {{"a1", {}, {}}, {"a2", {}, {}}};
  a.founded = Date::make(2021, 1, 1);
  a.successors = {"C"};
  c.name = "C";
  c.names = {{"Cråd", {}, {}}};
  CHECK(*merged == std::vector<Council>{a, known[1], c});
  CHECK(with_councils(known, "council A\nshort X\n")->front().short_name == "X");
  CHECK(with_councils(known, "council A\nshort Bråd\n").error().message == "«Bråd» names A and B");
  const std::vector<std::pair<std::string, std::string>> rows{
      {"council C\nname Bråd\n", "«Bråd» names B and C"},
      {"council A\nsuccessor D\n", "the successor D of A is no council"},
      {"council A\nsuccessor B\ncouncil B\nsuccessor A\n", "A would succeed itself"},
      {"council A\nname\n", "line 2: «name» needs a value"},
  };
  for (const auto& [text, message] : rows) {
    const auto refused = with_councils(known, text);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == message);
  }
}
