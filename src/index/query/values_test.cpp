#include "index/query/values.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace saksgang::index::query;

namespace {

std::string days(std::string_view text) {
  const auto range = parse_days(text);
  return range ? range->first + "-" + range->last : "none";
}

std::string years(std::string_view text) {
  const auto range = parse_years(text);
  return range ? fmt::format("{}-{}", range->first, range->last) : "none";
}

std::string named(std::string_view text) {
  const auto name = parse_case_name(text);
  return name ? fmt::format("{} {}/{}", name->council, name->number, name->year) : "none";
}

}  // namespace

TEST_CASE("dates and ranges") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"2025", "20250101-20251231"},
      {"2025-03", "20250301-20250331"},
      {"2025-Q2", "20250401-20250631"},
      {"2025-03-01", "20250301-20250301"},
      {"12.6.2025", "20250612-20250612"},
      {"12. juni 2025", "20250612-20250612"},
      {"22. – 23. januar 2025", "20250122-20250123"},
      {"22. og 3. januar 2025", "none"},
      {"2024..2025", "20240101-20251231"},
      {"2025-03-01..2025-06-30", "20250301-20250630"},
      {"2024..", "20240101-"},
      {"..2025-03", "-20250331"},
      {"..", "none"},
      {"2025..2024", "none"},
      {"2025-13", "none"},
      {"2025-Q5", "none"},
      {"2025-02-30", "none"},
      {"i går", "none"},
      {"12. juni 2025 kl 10", "none"},
      {"2025...2026", "none"},
      {"", "none"},
      {"99999999999999999999", "none"},
  };
  for (const auto& row : table) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    CHECK(days(text) == expected);
  }
}

TEST_CASE("years and ranges") {
  CHECK(years("2025") == "2025-2025");
  CHECK(years("2024..2025") == "2024-2025");
  CHECK(years("2024..") == "2024-2100");
  CHECK(years("..2024") == "1900-2024");
  CHECK(years("25") == "none");
  CHECK(years("1899") == "none");
  CHECK(years("2025..2024") == "none");
  CHECK(years("..") == "none");
  CHECK(years("20x5") == "none");
}

TEST_CASE("cases as people name them") {
  CHECK(named("NUIT 17/25") == "NUIT 17/2025");
  CHECK(named("nuit-17/25") == "NUIT 17/2025");
  CHECK(named("NUIT-17/25") == "NUIT 17/2025");
  CHECK(named("17/25") == " 17/2025");
  CHECK(named("05/25") == " 5/2025");
  CHECK(named("sak 5/25") == " 5/2025");
  CHECK(named("NUIT sak 5/25") == "NUIT 5/2025");
  CHECK(named("NUIT, 5/2025") == "NUIT 5/2025");
  CHECK(named("Nasjonalt e-helseråd 7/25") == "NEHR 7/2025");
  CHECK(named("Arkivutvalget 3/24") == "Arkivutvalget 3/2024");
  CHECK(named("helse") == "none");
  CHECK(named("24/7") == "none");
  CHECK(named("/") == "none");
  CHECK(named("") == "none");
}
