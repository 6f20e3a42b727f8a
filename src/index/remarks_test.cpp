#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "index/test_records.hpp"
#include "model/json.hpp"

using namespace saksgang;
using namespace saksgang::index;
using namespace saksgang::index::test;

namespace {

// Numbers of remarks as in minutes() below, best first: «1/25.2», or the error.
std::string found(const Reader& reader, const std::string& query, std::vector<Facet> facets = {}) {
  SearchRequest request;
  request.query = query;
  request.unit = Unit::kInnspill;
  request.limit = 20;
  request.facets = std::move(facets);
  const auto result = reader.search(request);
  if (!result) return result.error().message;
  CHECK(result->total == result->hits.size());
  std::string out;
  for (const Hit& hit : result->hits) {
    out += fmt::format("{}{}.{}", out.empty() ? "" : " ", *hit.record.case_number, hit.page);
  }
  for (const FacetCounts& facet : result->facets) {
    std::string values;
    for (const FacetCount& value : facet.values) {
      values += fmt::format("{}{} {}", values.empty() ? "" : ", ", value.value, value.count);
    }
    out += fmt::format(" [{}]", values);
  }
  return out;
}

// Each remark on a page of its own, which serves as its number.
std::vector<File> minutes() {
  CaseRecord first = treatment(Part::kReferat, "NUIT", "1/25", "Arkiv for prøvesvar", "2025-02-12");
  first.innspill = {
      {"Innspill", "KS mener at finansieringen må være klar.", 1, {"KS"}},
      {"Innspill", "KS takker for saken.", 2, {"KS"}},
      {"Innspill", "Finansieringen er departementets sak; de svarer KS senere.", 3, {"Helse Vest RHF"}},
      {"Innspill – personvern", "Dette er uavklart.", 4, {}},
  };
  CaseRecord second = treatment(Part::kReferat, "NUFA", "2/25", "Mandat", "2025-03-01");
  second.innspill = {{"Innspill", "Finansiering er ikke nevnt i mandatet.", 1, {"Helse Vest RHF", "Legeforeningen"}},
                     {"Innspill", "Kommunene er ikke spurt.", 2, {"KS"}}};
  return {file("a.pdf", {first}), file("b.pdf", {second})};
}

}  // namespace

TEST_CASE("what a query says of a remark holds for each remark by itself") {
  const Folder folder;
  make_index(folder.index(), minutes());
  const auto reader = must(Reader::open(folder.index()));
  const std::vector<std::pair<std::string, std::string>> table = {
      {"aktør:KS", "1/25.1 1/25.2 2/25.2"},
      {"aktør:\"Helse Vest RHF\"", "2/25.1 1/25.3"},
      {"aktør:\"Vest Helse RHF\"", ""},
      {"aktør:KS finansiering", "1/25.1"},
      {"finansiering aktør:KS", "1/25.1"},
      {"aktør:(KS) AND finansiering", "1/25.1"},
      {"aktør:vest finansiering", "2/25.1 1/25.3"},
      {"aktør:lege* finansiering", "2/25.1"},
      // One of both, or both, of one remark and not of two.
      {"aktør:vest aktør:legeforeningen", "2/25.1"},
      {"aktør:KS aktør:vest", ""},
      {"(aktør:KS OR aktør:legeforeningen) finansiering", "2/25.1 1/25.1"},
      {"aktør:legeforeningen OR departementet", "2/25.1 1/25.3"},
      // What is left out is a remark, not all of its minutes.
      {"finansiering -aktør:KS", "2/25.1 1/25.3"},
      {"finansiering -departement", "2/25.1 1/25.1"},
      {"aktør:KS -finansiering", "1/25.2 2/25.2"},
      {"finansiering -(aktør:vest utvalg:NUFA)", "1/25.1 1/25.3"},
      {"finansiering -(aktør:KS OR utvalg:NUFA)", "1/25.3"},
      // What is said of the record holds for all its remarks.
      {"aktør:KS utvalg:NUFA", "2/25.2"},
      {"aktør:KS tittel:\"arkiv for prøvesvar\"", "1/25.1 1/25.2"},
      {"aktør:KS dato:februar 2025", "1/25.1 1/25.2"},
      {"aktør:KS år:2024", ""},
      // The heading above remarks belongs to each.
      {"personvern", "1/25.4"},
  };
  for (const auto& row : table) {
    CAPTURE(row.first);
    CHECK(found(*reader, row.first) == row.second);
  }
}

TEST_CASE("facets of remarks count remarks") {
  const Folder folder;
  make_index(folder.index(), minutes());
  const auto reader = must(Reader::open(folder.index()));
  CHECK(found(*reader, "aktør:KS", {Facet::kActor, Facet::kCouncil, Facet::kYear}) ==
        "1/25.1 1/25.2 2/25.2 [KS 3] [NUIT 2, NUFA 1] [2025 3]");
  CHECK(found(*reader, "finansiering", {Facet::kActor}) ==
        "2/25.1 1/25.1 1/25.3 [Helse Vest RHF 2, KS 1, Legeforeningen 1]");
  CHECK(found(*reader, "finnesikke", {Facet::kActor}) == " []");
}

TEST_CASE("a hit by who spoke shows what was said") {
  const Folder folder;
  make_index(folder.index(), minutes());
  const auto reader = must(Reader::open(folder.index()));
  SearchRequest request;
  request.query = "aktør:Legeforeningen";
  const auto cases = must(reader->search(request));
  REQUIRE(cases.hits.size() == 1);
  CHECK(cases.hits[0].snippet == "Finansiering er ikke nevnt i mandatet.");
  CHECK(cases.hits[0].page == 1);
  request.query = "aktør:KS sak:\"NUIT 1/25\"";
  const auto named = must(reader->search(request));
  REQUIRE(named.hits.size() == 1);
  CHECK(named.hits[0].snippet == "KS mener at finansieringen må være klar.");
  using Range = std::pair<std::size_t, std::size_t>;
  CHECK(named.hits[0].highlights == std::vector<Range>{{0, 2}});
}
