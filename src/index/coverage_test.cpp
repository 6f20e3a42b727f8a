#include "index/coverage.hpp"

#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "index/test_records.hpp"

using namespace saksgang;
using namespace saksgang::index;
using namespace saksgang::index::test;

namespace {

std::string covered(const Reader& reader, const std::string& query) {
  SearchRequest request;
  request.query = query;
  std::string out;
  for (const CouncilCoverage& c : must(reader.search(request)).coverage) {
    out += fmt::format("{}{} {}-{}: {}", out.empty() ? "" : ", ", c.council, c.first_year, c.last_year, c.records);
  }
  return out;
}

}  // namespace

TEST_CASE("where nothing is found the covered councils and years are told") {
  const Folder folder;
  auto files = sample();
  files.push_back(file("c/old.pdf", {treatment(Part::kReferat, "NUFA", "3/13", "Mandat", ""),
                                     treatment(Part::kReferat, "NUFA", "", "Uten dato", ""),
                                     treatment(Part::kBrev, "", "", "Uten utvalg", "2001-01-01"),
                                     treatment(Part::kReferat, "Arkivrådet", "", "Uten år", "")}));
  make_index(folder.index(), files);
  const auto reader = must(Reader::open(folder.index()));
  CHECK(covered(*reader, "finnesikke") == "NUFA 2013-2025: 4, NUIT 2025-2025: 3, Arkivrådet 0-0: 1");
  CHECK(covered(*reader, "kodeverk") == "");
}

TEST_CASE("an empty index covers nothing") {
  const Folder folder;
  make_index(folder.index(), {});
  CHECK(covered(*must(Reader::open(folder.index())), "kodeverk") == "");
}
