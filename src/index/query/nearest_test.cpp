#include "index/query/nearest.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace saksgang::index::query;

namespace {

constexpr int kFar = 20;

Xapian::WritableDatabase database_of(const std::vector<std::string>& texts) {
  Xapian::WritableDatabase out(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& text : texts) {
    Xapian::Document document;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      document.add_term(text.substr(begin, end - begin));
      begin = end + 1;
    }
    out.add_document(document);
  }
  return out;
}

std::string nearest(const Xapian::Database& database, const std::string& word) {
  return fmt::format("{}", fmt::join(nearest_words(database, word, 3), " "));
}

}  // namespace

TEST_CASE("slips are counted in halves") {
  CHECK(slips(U"", U"", kFar) == 0);
  CHECK(slips(U"sak", U"sak", kFar) == 0);
  CHECK(slips(U"sak", U"", kFar) == 6);
  CHECK(slips(U"", U"sak", kFar) == 6);
  CHECK(slips(U"sak", U"bak", kFar) == 2);
  CHECK(slips(U"sak", U"saks", kFar) == 2);
  CHECK(slips(U"opfølging", U"oppfølging", kFar) == 1);   // a letter not doubled
  CHECK(slips(U"oppfølging", U"opfølging", kFar) == 1);   // one doubled
  CHECK(slips(U"oppfølgnig", U"oppfølging", kFar) == 1);  // two exchanged
  CHECK(slips(U"oppfolging", U"oppfølging", kFar) == 1);  // a letter like it
  CHECK(slips(U"abcdef", U"ghijkl", 4) == 4);             // no farther than asked
}

TEST_CASE("the nearest words of an index, most frequent first") {
  const auto database = database_of({"hjemmeoppfølging utvalg kostnad", "utvalg kostnader", "utvalgt kostnad kostnader",
                                     "Zhjemmeopfølgin XChjemmeopfølging drift+kostnaad 12345", "åpenhet kommune"});
  const std::vector<std::pair<std::string, std::string>> table = {
      {"hjemmeopfølging", "hjemmeoppfølging"},
      {"hjemmeopfølgign", "hjemmeoppfølging"},
      {"jemmeoppfølging", "hjemmeoppfølging"},  // whose first letter is lost
      {"kostnadr", "kostnad kostnader"},
      {"utvlag", "utvalg"},
      {"apenhet", "åpenhet"},
      {"komune", "kommune"},
      {"kamune", "kommune"},
      {"sak", ""},           // too short
      {"driftkostnad", ""},  // a compound's key is no word
      {"12346", ""},         // a number is no slip of another
      {"kvalitet", ""},      // nothing near
      {"hjemmesykepleie", ""},
  };
  for (const auto& row : table) {
    const auto& word = row.first;
    const auto& expected = row.second;
    CAPTURE(word);
    CHECK(nearest(database, word) == expected);
  }
}
