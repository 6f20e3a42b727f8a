#include "cli/search_text.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli/search_json.hpp"

namespace saksgang::cli {
namespace {

index::Hit hit(int rank, std::vector<std::string> missing = {}) {
  index::Hit out;
  out.rank = rank;
  out.record.council = "NUIT";
  out.record.case_number = fmt::format("{}/25", rank);
  out.record.title = "Arkiv";
  out.record.part = Part::kReferat;
  out.record.document.file = "a.pdf";
  out.page = 3;
  out.snippet = "Et felles arkiv.";
  out.missing = std::move(missing);
  return out;
}

std::string shown(int rank, const std::string& missing = "") {
  return fmt::format(" {}. NUIT {}/25: Arkiv\n    referat\n{}    Et felles arkiv.\n    a.pdf#page=3\n", rank, rank,
                     missing);
}

}  // namespace

TEST_CASE("hits that miss words say so and stand behind a line") {
  index::SearchResult result;
  result.total = 1;
  result.partial = 2;
  result.hits = {hit(1), hit(2, {"timebok", "x\x1b[31m"}), hit(3, {"felles"})};
  const std::string some = shown(2, "    without: «timebok», «x[31m»\n") + "\n" + shown(3, "    without: «felles»\n");
  CHECK(hits_text(result, {}) == shown(1) + "\nwith some of the words only:\n\n" + some);
  result.total = 0;
  result.hits.erase(result.hits.begin());
  CHECK(hits_text(result, {}) == "nothing has all of the words; these have some:\n\n" + some);
  CHECK(hits_text({}, {}) == "");
  // «avtale» and «bok» for «avtalebok».
  result.hits = {hit(1)};
  CHECK(hits_text(result, {}) == "nothing has a word of this whole; these have its parts:\n\n" + shown(1));
  result.total = 1;
  result.hits = {hit(1), hit(2)};
  CHECK(hits_text(result, {}) == shown(1) + "\nwith the parts of a word only:\n\n" + shown(2));
}

TEST_CASE("what was sought instead is said before the hits") {
  index::SearchResult result;
  CHECK(head_text(result, {}) == "");
  result.replaced = {
      {"hjemmeopfølging", {"hjemmeoppfølging"}}, {"kodevrk", {"kodeverk", "kodeverket", "kode"}}, {"x", {}}};
  CHECK(head_text(result, {}) ==
        "no record has «hjemmeopfølging»; searched for «hjemmeoppfølging» instead\n"
        "no record has «kodevrk»; searched for «kodeverk», «kodeverket» or «kode» instead\n"
        "no record has «x»\n");
}

TEST_CASE("an explanation has its stages under headings, without what a terminal would obey") {
  index::SearchResult result;
  result.explanation = index::Explanation{"a\x1b b", "AND\n  a\n  b", "a: lemma", "Query(a)"};
  CHECK(head_text(result, {}) == "Lexemes\n  a b\nTree\n  AND\n    a\n    b\nWords\n  a: lemma\nQuery\n  Query(a)\n");
}

TEST_CASE("facets are small tables") {
  index::SearchResult result;
  CHECK(facets_text(result, {}) == "");
  result.facets = {
      {index::Facet::kCouncil, {{"NUIT", 12345}, {"NUFA", 3}}}, {index::Facet::kType, {}}, {index::Facet::kActor, {}}};
  for (int i = 0; i < 23; ++i) result.facets[2].values.push_back({fmt::format("Etat {}", i), 1});
  const std::string text = facets_text(result, {});
  CHECK(text.starts_with("Council\n  12345  NUIT\n      3  NUFA\n\nCase type\n  none\n\nActor\n     1  Etat 0\n"));
  CHECK(text.ends_with("     1  Etat 19\n  and 3 more; --format json tells all\n"));
  result.facets = {{index::Facet::kActor, {{std::string(100, 'a') + "\x1b", 2}}}};
  CHECK(facets_text(result, {}) == "Actor\n     2  " + std::string(71, 'a') + "…\n");
}

TEST_CASE("what is left is told with both kinds of hits") {
  index::SearchResult result;
  result.hits.resize(10);
  result.total = 10;
  CHECK(more_text(result, 0) == "");
  CHECK(more_text(result, 20) == "");
  result.total = 34;
  CHECK(more_text(result, 0) == "1–10 of 34; --limit shows more");
  CHECK(more_text(result, 10) == "11–20 of 34; --limit shows more");
  result.total_is_exact = false;
  CHECK(more_text(result, 0) == "1–10 of about 34; --limit shows more");
  result.total_is_exact = true;
  result.total = 4;
  result.partial = 20;
  CHECK(more_text(result, 0) ==
        "1–10 of 24 (4 with all of the words or words akin to them, 20 with some); --limit shows more");
  result.total = 0;
  result.partial = 12;
  CHECK(more_text(result, 0) == "1–10 of 12 with the parts of a word; --limit shows more");
  result.hits.back().missing = {"timebok"};
  CHECK(more_text(result, 0) == "1–10 of 12 with some of the words; --limit shows more");
}

TEST_CASE("where nothing is found the reasons are told") {
  index::SearchResult result;
  CHECK(why_nothing(result) == "the index has no records of any council");
  result.words = {{"arkiv", 1200}, {"xyzzy", 0}, {"en", 1}};
  result.coverage = {{"NUIT", 2016, 2025, 1200}, {"NUFA", 2025, 2025, 1}, {"Rådet", 0, 0, 3}};
  CHECK(why_nothing(result) ==
        "«arkiv» is in 1200 records; «xyzzy» is in no record; «en» is in 1 record\n"
        "the index has\n  NUIT 2016–2025: 1200 records\n  NUFA 2025: 1 record\n  Rådet: 3 records\n"
        "fewer words find more");
  result.words.resize(1);
  result.coverage.assign(10, {"NUIT", 2016, 2025, 2});
  const std::string text = why_nothing(result);
  CHECK(text.starts_with("«arkiv» is in 1200 records\nthe index has\n  NUIT 2016–2025: 2 records\n"));
  CHECK(text.ends_with(": 2 records\n  and 2 more councils"));
  CHECK(why_nothing(result, index::Unit::kInnspill)
            .starts_with("«arkiv» is in 1200 records; no remark has all that is asked\nthe index has\n"));
  result.words.front().records = 0;
  CHECK(why_nothing(result, index::Unit::kInnspill).starts_with("«arkiv» is in no record\nthe index has\n"));
}

TEST_CASE("JSON carries everything") {
  index::SearchResult result;
  result.total = 1;
  result.partial = 1;
  result.replaced = {{"arkivv", {"arkiv"}}};
  result.facets = {{index::Facet::kYear, {{"2025", 1}}}};
  result.words = {{"arkivv", 0}};
  result.coverage = {{"NUIT", 2016, 2025, 1200}, {"Rådet", 0, 0, 3}};
  result.explanation = index::Explanation{"l", "t", "w", "q"};
  result.hits = {hit(1, {"timebok"})};
  Json json = result_json(result, "arkivv timebok");
  CHECK(json["hits"][0]["missing"] == Json::array({"timebok"}));
  json.erase("hits");
  CHECK(dump(json) == R"({"query":"arkivv timebok","total":1,"total_is_exact":true,"partial":1,)"
                      R"("replaced":[{"typed":"arkivv","by":["arkiv"]}],)"
                      R"("facets":[{"facet":"year","values":[{"value":"2025","count":1}]}],)"
                      R"("words":[{"word":"arkivv","records":0}],)"
                      R"("coverage":[{"council":"NUIT","first_year":2016,"last_year":2025,"records":1200},)"
                      R"({"council":"Rådet","first_year":null,"last_year":null,"records":3}],)"
                      R"("explanation":{"lexemes":"l","tree":"t","words":"w","query":"q"}})");
  CHECK(dump(result_json({}, "x")) ==
        R"({"query":"x","total":0,"total_is_exact":true,"partial":0,"replaced":[],"facets":[],"words":[],)"
        R"("coverage":[],"explanation":null,"hits":[]})");
}

}  // namespace saksgang::cli
