#include "index/query/word_group.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "index/query/test_vocabulary.hpp"

using namespace saksgang;
using namespace saksgang::index;
using saksgang::index::test::Texts;

namespace {

std::map<Xapian::docid, double> found(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(query::kSaturation, 0, 1, query::kLengthMatters, query::kLeastLength));
  std::map<Xapian::docid, double> out;
  const Xapian::MSet set = enquire.get_mset(0, database.get_doccount());
  for (auto it = set.begin(); it != set.end(); ++it) out[*it] = it.get_weight();
  return out;
}

void check_same(const std::map<Xapian::docid, double>& a, const std::map<Xapian::docid, double>& b) {
  REQUIRE(a.size() == b.size());
  for (const auto& [record, weight] : a) {
    CAPTURE(record);
    REQUIRE(b.contains(record));
    CHECK(weight == doctest::Approx(b.at(record)).epsilon(1e-5));
  }
}

Texts some_texts() {
  return Texts({"journal", "journal journal og mer tekst om saken", "arkiv", "arkiv journal", "ikke noe av dette",
                "brev", "brev og brev og brev", "enda en tekst", "og en til"});
}

}  // namespace

TEST_CASE("ways of one word each weigh what Xapian's terms do") {
  Texts texts = some_texts();
  const auto group = query::word_group({{{"journal"}, 0.5}, {{"arkiv"}, 0.25}}, std::make_shared<query::Lengths>());
  const Xapian::Query terms = (0.5 * Xapian::Query("journal")) | (0.25 * Xapian::Query("arkiv"));
  const auto expected = found(texts.database(), terms);
  CHECK(expected.size() == 4);
  check_same(found(texts.database(), group), expected);
  check_same(found(texts.database(), group & Xapian::Query("journal")),
             found(texts.database(), terms & Xapian::Query("journal")));
}

TEST_CASE("words of a way count as one that occurs as often as they do together") {
  Texts texts = some_texts();
  const auto lengths = std::make_shared<query::Lengths>();
  const auto both = found(texts.database(), query::word_group({{{"journal", "arkiv"}, 1}}, lengths));
  CHECK(both.size() == 4);
  // «arkiv journal» has two of them, «journal» and «arkiv» one each.
  CHECK(both.at(1) == doctest::Approx(both.at(3)));
  CHECK(both.at(4) > both.at(1));
  // A word that is named twice counts once.
  check_same(found(texts.database(), query::word_group({{{"arkiv", "journal", "arkiv"}, 1}}, lengths)), both);
}

TEST_CASE("a group may stand twice in a query, and be scaled down") {
  Texts texts = some_texts();
  const auto group = query::word_group({{{"brev", "arkiv"}, 1}}, std::make_shared<query::Lengths>());
  const auto once = found(texts.database(), group);
  CHECK(once.size() == 4);
  auto scaled = found(texts.database(), 0.25 * group);
  for (auto& [record, weight] : scaled) weight *= 4;
  check_same(scaled, once);
  auto twice = found(texts.database(), group & (0.5 * group));
  for (auto& [record, weight] : twice) weight /= 1.5;
  check_same(twice, once);
}

TEST_CASE("what was found keeps its weights, and its order decides nothing") {
  Texts texts = some_texts();
  Xapian::Enquire enquire(texts.database());
  enquire.set_query(Xapian::Query("journal"));
  const Xapian::MSet set = enquire.get_mset(0, 10);
  REQUIRE(set.size() == 3);
  std::map<Xapian::docid, double> expected;
  for (Xapian::doccount i = 0; i < 2; ++i) expected[*set[i]] = set[i].get_weight();
  check_same(found(texts.database(), query::already_found(set, 2)), expected);
}

TEST_CASE("no words make no query, and one remains a term") {
  const auto lengths = std::make_shared<query::Lengths>();
  CHECK(query::word_group({{{}, 1}}, lengths).empty());
  CHECK(query::word_group({{{"XVarkiv"}, 1}}, lengths).get_description() == "Query(XVarkiv)");
}
