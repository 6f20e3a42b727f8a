#include "index/sort.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "index/test_records.hpp"

using namespace saksgang;
using namespace saksgang::index;
using namespace saksgang::index::test;

namespace {

// Titles of the hits in order.
std::string titles(const Reader& reader, const std::string& query, Sort sort, int offset = 0, int limit = 100) {
  SearchRequest request;
  request.query = query;
  request.sort = sort;
  request.offset = offset;
  request.limit = limit;
  std::string out;
  for (const Hit& hit : must(reader.search(request)).hits) {
    out += fmt::format("{}{}", out.empty() ? "" : " ", hit.record.title);
  }
  return out;
}

CaseRecord titled(const char* title, const char* council, const char* number, const char* date) {
  CaseRecord record = treatment(Part::kReferat, council, number, title, date);
  record.body = "arkiv";
  return record;
}

}  // namespace

TEST_CASE("hits stand by relevance, by date or by case") {
  const Folder folder;
  CaseRecord best = titled("best", "NUIT", "10/24", "2024-02-01");
  best.body = "arkiv arkiv arkiv";
  CaseRecord undated = titled("undated", "NUFA", "2/25", "");
  undated.body = "arkiv arkiv";
  make_index(
      folder.index(),
      {file("a.pdf", {undated, titled("nine", "NUIT", "9/24", "2024-02-01"), best,
                      titled("newest", "NUIT", "1/26", "2026-01-10"), titled("free-old", "NUIT", "", "2023-01-01"),
                      titled("free-new", "NUIT", "", "2025-01-01"), titled("free-undated", "NUIT", "", ""),
                      titled("free-nufa", "NUFA", "", "2020-01-01"), titled("no-council", "", "1/20", "2020-06-01"),
                      titled("nowhere", "", "", "2020-05-01"), titled("second", "NUFA", "11/24", "2024-03-01")})});
  const auto reader = must(Reader::open(folder.index()));

  CHECK(titles(*reader, "arkiv", Sort::kRelevance, 0, 1) == "best");
  CHECK(titles(*reader, "arkiv", Sort::kDate) ==
        "newest free-new second best nine free-old no-council nowhere free-nufa undated free-undated");
  CHECK(titles(*reader, "arkiv", Sort::kCase) ==
        "second undated nine best newest no-council free-nufa free-new free-old free-undated nowhere");
  CHECK(titles(*reader, "arkiv", Sort::kCase, 1, 2) == "undated nine");
  CHECK(titles(*reader, "utvalg:NUFA", Sort::kDate) == "second free-nufa undated");
}

TEST_CASE("a case stands by its best treatment, by date by its newest") {
  const Folder folder;
  CaseRecord early = titled("early", "NUIT", "1/24", "2024-02-01");
  early.body = "arkiv arkiv arkiv";
  make_index(folder.index(), {file("a.pdf", {early, titled("late", "NUIT", "1/24", "2025-02-01"),
                                             titled("other", "NUIT", "2/24", "2024-06-01")})});
  const auto reader = must(Reader::open(folder.index()));
  CHECK(titles(*reader, "arkiv", Sort::kRelevance, 0, 1) == "early");
  CHECK(titles(*reader, "arkiv", Sort::kDate) == "late other");
  CHECK(titles(*reader, "arkiv", Sort::kCase) == "early other");
}

TEST_CASE("remarks stand in the order of their records") {
  const Folder folder;
  CaseRecord old = titled("old", "NUFA", "1/24", "2024-02-01");
  old.innspill = {{"Innspill", "Arkiv, arkiv og arkiv.", 1, {}}};
  CaseRecord recent = titled("recent", "NUIT", "1/25", "2025-02-01");
  recent.innspill = {{"Innspill", "Kommunene ber om at arkiv blir tema på neste møte.", 1, {}}};
  make_index(folder.index(), {file("a.pdf", {old, recent})});
  const auto reader = must(Reader::open(folder.index()));
  SearchRequest request;
  request.query = "arkiv";
  request.unit = Unit::kInnspill;
  const auto order = [&](Sort sort) {
    request.sort = sort;
    std::string out;
    for (const Hit& hit : must(reader->search(request)).hits) out += hit.record.title + " ";
    return out;
  };
  CHECK(order(Sort::kRelevance) == "old recent ");
  CHECK(order(Sort::kDate) == "recent old ");
  CHECK(order(Sort::kCase) == "old recent ");
}
