#include "index/query/values.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace saksgang::index;
using namespace saksgang::index::query;

namespace {

std::string years(std::string_view text) {
  const auto range = parse_years(text, {2025, 6, 12});
  return range ? fmt::format("{}-{}", range->first, range->last) : "none";
}

std::string named(std::string_view text) {
  const auto name = parse_case_name(text);
  return name ? fmt::format("{} {}/{}", name->council, name->number, name->year) : "none";
}

}  // namespace

TEST_CASE("years and ranges") {
  CHECK(years("2025") == "2025-2025");
  CHECK(years("2024..2025") == "2024-2025");
  CHECK(years("2024..") == "2024-2100");
  CHECK(years("..2024") == "1900-2024");
  CHECK(years("2024 – 2025") == "2024-2025");
  CHECK(years("i år") == "2025-2025");
  CHECK(years("i fjor") == "2024-2024");
  CHECK(years("siste år") == "2025-2025");
  CHECK(years("siste 3 år") == "2023-2025");
  CHECK(years("siden 2023") == "2023-2100");
  CHECK(years("før 2023") == "1900-2022");
  CHECK(years("juni 2025") == "none");
  CHECK(years("2022-01-01..2025-01-01") == "none");
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

TEST_CASE("words that make one value") {
  struct Row {
    Field field;
    std::string text;
    std::size_t words;
  };
  const std::vector<Row> table = {
      {Field::kDate, "12. juni 2025 pasient", 3},
      {Field::kDate, "siste 30 dager", 3},
      {Field::kDate, "2025 pasient 2024", 1},
      {Field::kDate, "31. februar 2025 pasient", 3},
      {Field::kDate, "2025 - 2024 pasient", 3},
      {Field::kDate, "fra og med 1. mars 2025 til og med 30. juni 2025", 12},
      {Field::kDate, "pasient 2025", 1},
      {Field::kYear, "siste 3 år pasient", 3},
      {Field::kYear, "2025 .. 2024", 3},
      {Field::kCase, "17/25 5/26", 1},
      {Field::kCase, "nuit-17/25 pasient", 1},
      {Field::kCase, "NUIT 17/25 pasient 5/26", 2},
      {Field::kCase, "NUIT sak 17/25", 3},
      {Field::kCase, "PS 6/26", 2},
      {Field::kCase, "Nasjonalt e-helseråd 7/25", 3},
      {Field::kCase, "Samvirkerådet 6/26", 2},
      {Field::kCase, "Samvirkerådet for digital helse 6/26", 5},
      {Field::kCase, "NUIT pasient 17/25", 1},
      {Field::kCase, "om pasient 17/25", 1},
      {Field::kCase, "5 17/25", 1},
      {Field::kCouncil, "Nasjonalt e-helseråd pasient", 2},
      {Field::kCouncil, "nasjonalt e-helseråd+ pasient", 2},
      {Field::kCouncil, "det nasjonale e-helserådet pasient", 3},
      {Field::kCouncil, "NUIT prioriteringsutvalget", 1},
      {Field::kCouncil, "nasjonalt pasient", 1},
      {Field::kType, "drøfting i NUIT", 1},
  };
  for (const Row& row : table) {
    CAPTURE(row.text);
    std::vector<std::string_view> runs;
    for (std::size_t i = 0; i <= row.text.size(); ++i) {
      if (i == row.text.size() || row.text[i] == ' ') runs.push_back(std::string_view(row.text).substr(0, i));
    }
    CHECK(words_of_value(row.field, runs) == row.words);
  }
}
