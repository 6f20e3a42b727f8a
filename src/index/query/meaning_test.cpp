#include "index/query/meaning.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "analyzers/lexicon.hpp"
#include "index/query/test_vocabulary.hpp"

using namespace saksgang;
using namespace saksgang::index;
using namespace saksgang::index::query;
using saksgang::index::test::Texts;

namespace {

constexpr const char* kText =
    "Drift- og forvaltningskostnader. Helsepersonell og e-helse. Pasientjournalen og journaler. Utvalget anbefalte "
    "digital hjemmeoppfølging for RHF-ene. Legemiddelgjennomgang i kommunene. Lover og loven. Åpne data.";

// Without dictionaries there are no lemmas to tell of; scripts/test makes sure that its own build has them.
bool only_rules() {
  return analyzers::lexicon_bytes().empty();
}

}  // namespace

TEST_CASE("a word stands for all that the index has of it" * doctest::skip(only_rules())) {
  Texts texts({kText});
  const std::vector<std::pair<std::string, std::string>> table = {
      {"utvalget", "utvalget: exact utvalget"},
      {"utvalgene", "utvalgene: lemma utvalget"},
      {"utvalet", "utvalet: lemma utvalget"},
      {"lov", "lov: lemma lover, loven"},
      {"kostnad", "kostnad: part drift+kostnad, forvaltningskostnader"},
      {"driftskostnadene", "driftskostnadene: lemma drift+kostnad; parts drift + kostnad"},
      {"helse", "helse: part helsepersonell, e-helse"},
      {"ehelse", "ehelse: lemma e-helse"},
      {"E-helse", "E-helse: exact e-helse"},
      {"journal", "journal: lemma journaler; part pasientjournalen"},
      {"rhf", "rhf: lemma rhf-ene"},
      {"aapen", "aapen: lemma åpne"},
      {"anbefaling", "anbefaling: derived anbefalte"},
      {"DHO", "DHO: related hjemmeoppfølging; same (digital) + (hjemmeoppfølging)"},
      // A compound of words that are there, but not together, is no slip.
      {"kommunedata", "kommunedata: nothing; parts kommune + data"},
      {"hjemmeopfølging", "hjemmeopfølging: replaced hjemmeoppfølging"},
      {"legemidelgjenomgang", "legemidelgjenomgang: replaced legemiddelgjennomgang"},
      {"xyzzyxyzzy", "xyzzyxyzzy: nothing"},
      {"17/25", "17/25: nothing"},
  };
  for (const auto& row : table) {
    const auto& word = row.first;
    const auto& expected = row.second;
    CAPTURE(word);
    CHECK(texts.meaning(word) == expected);
  }
}

TEST_CASE("each step of the chain can be left out" * doctest::skip(only_rules())) {
  Texts texts({kText});
  const auto without = [&](bool Chain::*step, const std::string& word) {
    Chain chain;
    chain.*step = false;
    return texts.meaning(word, chain);
  };
  CHECK(without(&Chain::lemmas, "utvalgene") == "utvalgene: nothing");
  CHECK(without(&Chain::parts, "helse") == "helse: nothing");
  CHECK(without(&Chain::joined, "driftskostnadene") == "driftskostnadene: lemma drift+kostnad; parts drift + kostnad");
  CHECK(without(&Chain::derivations, "anbefaling") == "anbefaling: nothing");
  CHECK(without(&Chain::synonyms, "DHO") == "DHO: nothing");
  CHECK(without(&Chain::replacements, "hjemmeopfølging") == "hjemmeopfølging: nothing");
}

TEST_CASE("neighbours may stand for one word" * doctest::skip(only_rules())) {
  Texts texts({kText});
  CHECK(texts.together("pasient journal") == "pasient journal: joined pasientjournalen");
  CHECK(texts.together("legemiddel gjennomganger") == "legemiddel gjennomganger: joined legemiddelgjennomgang");
  CHECK(texts.together("drifts kostnader") == "drifts kostnader: joined drift+kostnad");
  CHECK(texts.together("e helse") == "e helse: joined e-helse");
  CHECK(texts.together("digital kommune") == "digital kommune: nothing");
}

TEST_CASE("a user's own synonyms stand beside the program's") {
  Texts texts({"Huset ved havet. En båt."});
  CHECK(texts.meaning("villa", {}, "villa = hus\nskute ~ båt\n") == "villa: same hus, huset");
  CHECK(texts.meaning("skute", {}, "villa = hus\nskute ~ båt\n") == "skute: related båt");
  CHECK(texts.meaning("villa") == "villa: nothing");
}

TEST_CASE("papers tell what their abbreviations are short for" * doctest::skip(only_rules())) {
  Texts texts({"Sentral for varmekraft (SVK) er ny.", "SVK-ene i bruk.", "Sentralen for varmekraft."});
  CHECK(texts.meaning("SVK") == "SVK: exact svk; lemma svk-ene; same (sentral, sentralen) + (for) + (varmekraft)");
  CHECK(texts.together("sentraler for varmekraft") == "sentraler for varmekraft: same svk, svk-ene");
  CHECK(texts.meaning(std::string(300, 'x')) == std::string(300, 'x') + ": nothing");
}
