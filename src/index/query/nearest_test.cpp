#include "index/query/nearest.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/utf8.hpp"
#include "index/test_records.hpp"

using namespace saksgang::index;
using namespace saksgang::index::query;
using saksgang::index::test::Folder;

namespace {

constexpr int kFar = 20;

Xapian::WritableDatabase database_of(const Folder& folder, const std::vector<std::string>& texts) {
  Xapian::WritableDatabase out(folder.index().string(), Xapian::DB_CREATE);
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
  const int most = slips_allowed(saksgang::utf8::length(word));
  return fmt::format("{}", fmt::join(nearest_words(database, word, most, 3), " "));
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
  const Folder folder;
  const auto database =
      database_of(folder, {"hjemmeoppfølging utvalg kostnad", "utvalg kostnader", "utvalgt kostnad kostnader",
                           "Zhjemmeopfølgin XChjemmeopfølging drift+kostnaad 12345", "åpenhet kommune denne"});
  const std::vector<std::pair<std::string, std::string>> table = {
      {"hjemmeopfølging", "hjemmeoppfølging"},
      {"hjemmeopfølgign", "hjemmeoppfølging"},
      {"jemmeoppfølging", "hjemmeoppfølging"},  // whose first letter is lost
      {"kostnadr", "kostnad kostnader"},
      {"utvlag", "utvalg"},
      {"apenhet", "åpenhet"},
      {"komune", "kommune"},
      {"kamune", ""},  // two slips in six letters
      {"komunne", "kommune"},
      {"sak", ""},           // too short
      {"denme", ""},         // function words are near to much
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
