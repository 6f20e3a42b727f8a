#include "index/query/truncation.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace saksgang::index;
using namespace saksgang::index::query;

TEST_CASE("stars stand for letters") {
  struct Row {
    std::string pattern, text;
    bool fits;
  };
  const std::vector<Row> table = {
      {"råds*", "rådsmodell", true}, {"råds*", "råds", true},
      {"råds*", "råd", false},       {"*modell", "rådsmodell", true},
      {"*modell", "modell", true},   {"*modell", "modellen", false},
      {"*dsm*", "rådsmodell", true}, {"*dsm*", "råds", false},
      {"r*l", "rådsmodell", true},   {"aba*aba", "aba", false},
      {"aba*aba", "abaaba", true},   {"a*b*c", "axbxbxc", true},
      {"a*b*c", "axcxb", false},     {"**helse**", "e-helse", true},
      {"*å*", "rad", false},         {"råd", "råd", true},
      {"råd", "rådet", false},       {"a*a*a*a", "aaa", false},
  };
  for (const Row& row : table) {
    CAPTURE(row.pattern);
    CAPTURE(row.text);
    CHECK(fits(row.pattern, row.text) == row.fits);
  }
}

TEST_CASE("terms of one field that fit, the most frequent first") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::vector<std::string>& terms : std::vector<std::vector<std::string>>{
           {"rådsmodell", "kostnadsmodell", "modellen", "XVmodell", "Zmodell", "17/25", "ærlig"},
           {"kostnadsmodell", "Stidsmodell", "XVprøvemodell", "ønskemodell"}}) {
    Xapian::Document document;
    for (const std::string& term : terms) document.add_term(term);
    database.add_document(document);
  }
  using Terms = std::vector<std::string>;
  CHECK(terms_that_fit(database, Field::kText, "*modell", 10) == Terms{"kostnadsmodell", "rådsmodell", "ønskemodell"});
  CHECK(terms_that_fit(database, Field::kText, "*modell", 1) == Terms{"kostnadsmodell"});
  CHECK(terms_that_fit(database, Field::kText, "*/25", 10) == Terms{"17/25"});
  CHECK(terms_that_fit(database, Field::kText, "r*l", 10) == Terms{"rådsmodell"});
  CHECK(terms_that_fit(database, Field::kVedtak, "*modell", 10) == Terms{"modell", "prøvemodell"});
  CHECK(terms_that_fit(database, Field::kTitle, "*modell*", 10) == Terms{"tidsmodell"});
  CHECK(terms_that_fit(database, Field::kOwner, "*modell*", 10).empty());
}
