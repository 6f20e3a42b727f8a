#include "index/query/days.hpp"

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace saksgang;
using namespace saksgang::index::query;

namespace {

constexpr Date kThursday{2025, 6, 12};

std::string days(std::string_view text, Date today = kThursday) {
  const auto range = parse_days(text, today);
  if (range) return range->first + "-" + range->last;
  return range.error() == DaysFault::kNoDate      ? "no date"
         : range.error() == DaysFault::kNoSuchDay ? "no such day"
                                                  : "backwards";
}

}  // namespace

TEST_CASE("periods as people write them") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"2025", "20250101-20251231"},
      {"i 2025", "20250101-20251231"},
      {"2025-03", "20250301-20250331"},
      {"2024-02", "20240201-20240229"},
      {"juni 2025", "20250601-20250630"},
      {"Juni 2025", "20250601-20250630"},
      {"i juni 2025", "20250601-20250630"},
      {"sept. 2025", "20250901-20250930"},
      {"2025-03-01", "20250301-20250301"},
      {"12.6.2025", "20250612-20250612"},
      {"12.06.25", "20250612-20250612"},
      {"12. 6. 2025", "20250612-20250612"},
      {"12/6-2025", "20250612-20250612"},
      {"12/6 2025", "20250612-20250612"},
      {"12. juni 2025", "20250612-20250612"},
      {"12.\u00A0juni\u00A02025", "20250612-20250612"},
      {"12 juni 2025", "20250612-20250612"},
      {"1.sept. 2022", "20220901-20220901"},
      {"29. februar 2024", "20240229-20240229"},
      {"2025-Q2", "20250401-20250630"},
      {"2025Q2", "20250401-20250630"},
      {"Q2 2025", "20250401-20250630"},
      {"q2-2025", "20250401-20250630"},
      {"2. kvartal 2025", "20250401-20250630"},
      {"andre kvartal 2025", "20250401-20250630"},
      {"kvartal 4 2025", "20251001-20251231"},
      {"3. tertial 2024", "20240901-20241231"},
      {"første halvår 2025", "20250101-20250630"},
      {"uke 1 2025", "20241230-20250105"},
      {"veke 53 2020", "20201228-20210103"},
  };
  for (const auto& row : table) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    CHECK(days(text) == expected);
  }
}

TEST_CASE("periods around today") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"i dag", "20250612-20250612"},
      {"i går", "20250611-20250611"},
      {"i år", "20250101-20251231"},
      {"I ÅR", "20250101-20251231"},
      {"i a\u030Ar", "20250101-20251231"},
      {"i fjor", "20240101-20241231"},
      {"denne uken", "20250609-20250615"},
      {"denne veka", "20250609-20250615"},
      {"dette året", "20250101-20251231"},
      {"forrige uke", "20250602-20250608"},
      {"førre månad", "20250501-20250531"},
      {"forrige år", "20240101-20241231"},
      {"neste måned", "20250701-20250731"},
      {"siste 30 dager", "20250513-20250612"},
      {"siste 30 dagar", "20250513-20250612"},
      {"de siste 30 dagene", "20250513-20250612"},
      {"dei siste 3 månadene", "20250312-20250612"},
      {"siste 3 måneder", "20250312-20250612"},
      {"siste tre måneder", "20250312-20250612"},
      {"siste uke", "20250605-20250612"},
      {"siste veke", "20250605-20250612"},
      {"siste 365 dager", "20240612-20250612"},
      {"siste år", "20240612-20250612"},
      {"siste to år", "20230612-20250612"},
      {"siste 2000 år", "19000101-20250612"},
      {"neste 14 dager", "20250612-20250626"},
      {"siste 0 dager", "20250612-20250612"},
  };
  for (const auto& row : table) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    CHECK(days(text) == expected);
  }
  CHECK(days("siste måned", {2025, 3, 31}) == "20250228-20250331");
  CHECK(days("forrige måned", {2025, 3, 31}) == "20250201-20250228");
  CHECK(days("forrige uke", {2025, 1, 1}) == "20241223-20241229");
  CHECK(days("i går", {2025, 1, 1}) == "20241231-20241231");
}

TEST_CASE("ranges") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"2024..2025", "20240101-20251231"},
      {"2024 .. 2025", "20240101-20251231"},
      {"2024-2025", "20240101-20251231"},
      {"2024–2025", "20240101-20251231"},
      {"2024..", "20240101-"},
      {"..2025-03", "-20250331"},
      {"2025-03-01..2025-06-30", "20250301-20250630"},
      {"2025-03-01 - 2025-06-30", "20250301-20250630"},
      {"12.6.2025..30.6.2025", "20250612-20250630"},
      {"1. mars 2025 .. 30. juni 2025", "20250301-20250630"},
      {"fra 1. mars 2025 til 30. juni 2025", "20250301-20250630"},
      {"frå 1. mars til 30. juni 2025", "20250301-20250630"},
      {"fra og med 1. mars 2025 til og med 30. juni 2025", "20250301-20250630"},
      {"mellom mars 2024 og juni 2025", "20240301-20250630"},
      {"22.–23. januar 2025", "20250122-20250123"},
      {"22. – 23.1.2025", "20250122-20250123"},
      {"22. og 23. januar 2025", "20250122-20250123"},
      {"30. april – 2. mai 2024", "20240430-20240502"},
      {"31. desember 2024 – 1. januar 2025", "20241231-20250101"},
      {"1.3.-30.6.2025", "20250301-20250630"},
      {"mars–juni 2025", "20250301-20250630"},
      {"2024-Q3..2025-Q1", "20240701-20250331"},
      {"siden 2024", "20240101-"},
      {"sidan juni 2024", "20240601-"},
      {"fra 2024", "20240101-"},
      {"etter 2024", "20250101-"},
      {"etter 12. juni 2025", "20250613-"},
      {"før 2024", "-20231231"},
      {"før 12.6.2025", "-20250611"},
      {"til 2024", "-20241231"},
      {"til og med mars 2025", "-20250331"},
      {"siden i fjor", "20240101-"},
      {"i fjor..i dag", "20240101-20250612"},
  };
  for (const auto& row : table) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    CHECK(days(text) == expected);
    CHECK(has_form_of_days(text));
  }
}

// Every row of the page's table: «| `text`, `text` | 2025-01-01 | open |».
TEST_CASE("the page of the query language is true of dates") {
  std::ifstream page(SAKSGANG_SOURCE_DIR "/schemas/query-language.md");
  REQUIRE(page);
  std::string line;
  while (std::getline(page, line) && line != "| written | first day | last day |") {
  }
  REQUIRE(std::getline(page, line));
  std::size_t checked = 0;
  while (std::getline(page, line) && line.starts_with("| `")) {
    CAPTURE(line);
    const std::size_t last = line.rfind(" | "), first = line.rfind(" | ", last - 1);
    std::string expected;
    for (const char c : line.substr(first + 3)) {
      if ((c >= '0' && c <= '9') || c == '|') expected += c == '|' ? '-' : c;
    }
    expected.pop_back();
    for (std::size_t begin = line.find('`'); begin < first;) {
      const std::size_t end = line.find('`', begin + 1);
      REQUIRE(end < first + 1);
      CHECK(days(line.substr(begin + 1, end - begin - 1)) == expected);
      ++checked;
      begin = line.find('`', end + 1);
    }
  }
  CHECK(checked > 40);
}

TEST_CASE("what the calendar lacks is told from what is no date") {
  for (const std::string text :
       {"31.2.2025", "31. februar 2025", "29.2.2025", "2025-02-30", "2025-13", "2025-Q5", "5. kvartal 2025",
        "uke 54 2025", "uke 53 2025", "31.4.2025..2.5.2025", "før 31.9.2025", "1. mars 2025 .. 31. juni 2025"}) {
    CAPTURE(text);
    CHECK(days(text) == "no such day");
    CHECK(has_form_of_days(text));
  }
  for (const std::string text :
       {"2025..2024", "30.6.2025..12.6.2025", "fra mars 2025 til 2024", "23.–22. januar 2025"}) {
    CAPTURE(text);
    CHECK(days(text) == "backwards");
    CHECK(has_form_of_days(text));
  }
  for (const std::string text : {"",
                                 " ",
                                 "..",
                                 "...",
                                 "2025...2026",
                                 "i",
                                 "i dag tidlig",
                                 "juni",
                                 "12.",
                                 "12. juni",
                                 "25",
                                 "20255",
                                 "1850",
                                 "12. juni 2025 kl 10",
                                 "2025-06-12T10:00",
                                 "99999999999999999999",
                                 "2025-3",
                                 "juni 25",
                                 "siste",
                                 "siste dato",
                                 "siste 30",
                                 "30 dager",
                                 "og",
                                 "fra",
                                 "fra til",
                                 "til",
                                 "før",
                                 "2025 til",
                                 "2023 og 2025",
                                 "2025 juni",
                                 "1.2.3",
                                 "Q2",
                                 "i i i i i i i i i i",
                                 "juni 2025 pasient",
                                 "dag 3 2025",
                                 "\xFF 2025"}) {
    CAPTURE(text);
    CHECK(days(text) == "no date");
    CHECK_FALSE(has_form_of_days(text));
  }
  CHECK(days(std::string(1'000'000, '1')) == "no date");
}
