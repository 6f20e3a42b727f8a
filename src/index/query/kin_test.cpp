#include "index/query/kin.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "index/test_records.hpp"
#include "index/word_table.hpp"

using namespace saksgang;
using namespace saksgang::index;

TEST_CASE("words of the same root, by the endings that form words") {
  const test::Folder folder;
  Xapian::WritableDatabase database(folder.index().string(), Xapian::DB_CREATE);
  WordTable table;
  for (const char* word : {"forskning", "forske", "forskrift", "dosering", "dosett", "digital", "digitalisering",
                           "digitalisere", "sykehus", "medisinsk", "medisin", "forskningsdata"}) {
    table.add(word, {{word}, {}, true});
  }
  table.write(database);
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"forsker", "forske forskning"},    {"dose", "dosering"}, {"digitalitet", "digital digitalisere digitalisering"},
      {"medisiner", "medisin medisinsk"}, {"syk", ""},  // of nothing that it begins
      {"forsk", "forske forskning"},      {"husdyr", ""},
  };
  for (const auto& row : expected) {
    const auto& lemma = row.first;
    const auto& kin = row.second;
    CAPTURE(lemma);
    CHECK(fmt::format("{}", fmt::join(query::kin(database, lemma), " ")) == kin);
  }
}
