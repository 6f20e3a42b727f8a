#include "index/paths.hpp"

#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "index/test_records.hpp"

using namespace saksgang;
using namespace saksgang::index;
using namespace saksgang::index::test;

namespace {

std::string places(const Reader& reader, const std::string& query, Unit unit = Unit::kCase) {
  SearchRequest request;
  request.query = query;
  request.unit = unit;
  std::string out;
  for (const Hit& hit : must(reader.search(request)).hits) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", hit.record.council, hit.path);
  }
  return out;
}

}  // namespace

TEST_CASE("a hit knows where its file stands") {
  const Folder folder;
  make_index(folder.index(), sample());
  const auto reader = must(Reader::open(folder.index()));
  CHECK(places(*reader, "kodeverk") == "NUIT a/nuit.pdf");
  CHECK(places(*reader, "mandat OR organisering") == "NUFA b/nufa.pdf, NUFA b/nufa.pdf");
  CHECK(places(*reader, "finansiering", Unit::kInnspill) == "NUIT a/nuit.pdf, NUIT a/nuit.pdf");
}

TEST_CASE("without the table of terms hits are found all the same") {
  const Folder folder;
  make_index(folder.index(), sample());
  std::filesystem::remove(folder.index() / "records/termlist.glass");
  CHECK(places(*must(Reader::open(folder.index())), "kodeverk") == "NUIT ");
}
