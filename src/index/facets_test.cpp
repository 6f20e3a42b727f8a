#include "index/facets.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "index/test_records.hpp"

using namespace saksgang;
using namespace saksgang::index;
using namespace saksgang::index::test;

namespace {

// «NUIT 2, NUFA 1», the values of each facet asked for in square brackets.
std::string counted(const Reader& reader, const std::string& query, std::vector<Facet> facets,
                    Unit unit = Unit::kCase) {
  SearchRequest request;
  request.query = query;
  request.unit = unit;
  request.limit = 1;
  request.facets = std::move(facets);
  std::string out;
  for (const FacetCounts& facet : must(reader.search(request)).facets) {
    std::string values;
    for (const FacetCount& value : facet.values) {
      values += fmt::format("{}{} {}", values.empty() ? "" : ", ", value.value, value.count);
    }
    out += fmt::format("[{}]", values);
  }
  return out;
}

CaseRecord with_actors(CaseRecord record, const std::vector<std::vector<std::string>>& remarks) {
  for (const auto& actors : remarks) record.innspill.push_back({"Innspill", "Noe ble sagt om arkiv.", 1, actors});
  return record;
}

}  // namespace

TEST_CASE("the values of a facet stand in one value, each once") {
  CaseRecord record = treatment(Part::kReferat, "NUIT", "17/25", "Kodeverk", "2024-12-31");
  record.meeting.dates.push_back("2025-01-01");
  record.case_type = "Drøfting";
  record = with_actors(record, {{"KS", "Helse Vest RHF"}, {}, {"KS", "", std::string("a\0b", 3)}});
  CHECK(facet_value(record, Facet::kCouncil) == "NUIT");
  CHECK(facet_parts(facet_value(record, Facet::kYear)) == std::vector<std::string_view>{"2024", "2025"});
  CHECK(facet_value(record, Facet::kType) == "Drøfting");
  const std::string actors = facet_value(record, Facet::kActor);
  CHECK(facet_parts(actors) == std::vector<std::string_view>{"KS", "Helse Vest RHF", "ab"});
  for (const Facet facet : {Facet::kCouncil, Facet::kYear, Facet::kType, Facet::kActor}) {
    CHECK(facet_value(CaseRecord{}, facet).empty());
  }
  CHECK(facet_parts("").empty());
}

TEST_CASE("facets count cases, not records") {
  const Folder folder;
  make_index(folder.index(), sample());
  const auto reader = must(Reader::open(folder.index()));
  const std::vector<Facet> all = {Facet::kCouncil, Facet::kYear, Facet::kType, Facet::kActor};
  const std::string any = "utvalg:NUIT OR utvalg:NUFA";

  CHECK(counted(*reader, any, all) == "[NUFA 2, NUIT 1][2025 2, 2024 2][Drøfting 1][KS 1]");
  CHECK(counted(*reader, any, {Facet::kYear}, Unit::kVedtak) == "[2025 2, 2024 1]");
  CHECK(counted(*reader, any, {Facet::kActor, Facet::kCouncil}, Unit::kInnspill) == "[KS 1][NUIT 3]");
  CHECK(counted(*reader, "kodeverk", all) == "[NUIT 1][2025 1][Drøfting 1][KS 1]");
  // The type stands in the agenda alone, which has no such word: the case has not the value then.
  CHECK(counted(*reader, "laboratoriene", {Facet::kType, Facet::kCouncil}) == "[][NUIT 1]");
  CHECK(counted(*reader, "finnesikke", {Facet::kYear}) == "[]");
  CHECK(counted(*reader, any, {}) == "");
}

TEST_CASE("a case counts for every value that one of its records has, and once for each") {
  const Folder folder;
  const auto part = [](Part kind, const char* date, const char* type,
                       const std::vector<std::vector<std::string>>& actors) {
    CaseRecord record = with_actors(treatment(kind, "NUIT", "3/25", "Arkiv", date), actors);
    record.case_type = type;
    return record;
  };
  make_index(folder.index(),
             {file("a.pdf", {part(Part::kInnkalling, "2025-02-01", "Drøfting", {}),
                             part(Part::kReferat, "2025-02-01", "Orientering", {{"KS", "Spekter"}, {"KS"}}),
                             part(Part::kReferat, "2026-02-01", "Drøfting", {{"Spekter"}, {"Fellesorganisasjonen"}})}),
              file("b.pdf", {treatment(Part::kReferat, "", "", "Arkiv", "")})});
  const auto reader = must(Reader::open(folder.index()));
  CHECK(counted(*reader, "arkiv", {Facet::kActor, Facet::kType, Facet::kYear, Facet::kCouncil}) ==
        "[Fellesorganisasjonen 1, KS 1, Spekter 1][Drøfting 1, Orientering 1][2026 1, 2025 1][NUIT 1]");
  CHECK(counted(*reader, "arkiv", {Facet::kActor, Facet::kType}, Unit::kInnspill) ==
        "[KS 2, Spekter 2, Fellesorganisasjonen 1][Drøfting 2, Orientering 2]");
}

TEST_CASE("facets are exact behind any number of hits") {
  const Folder folder;
  constexpr int kCases = 6'000;
  std::vector<CaseRecord> records;
  for (int i = 0; i < kCases; ++i) {
    records.push_back(treatment(Part::kReferat, i % 3 == 0 ? "NUFA" : "NUIT", fmt::format("{}/25", i + 3000), "Arkiv",
                                i % 2 == 0 ? "2025-02-01" : "2024-02-01"));
  }
  make_index(folder.index(), {file("a.pdf", records)});
  const auto reader = must(Reader::open(folder.index()));
  CHECK(counted(*reader, "arkiv", {Facet::kCouncil, Facet::kYear}) == "[NUIT 4000, NUFA 2000][2025 6000, 2024 3000]");
}
