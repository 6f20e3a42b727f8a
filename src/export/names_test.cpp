#include "export/names.hpp"

#include <doctest/doctest.h>

namespace saksgang::exports {
namespace {

std::vector<Date> days(const std::vector<std::string>& texts) {
  Meeting meeting;
  meeting.dates = texts;
  return days_of(meeting);
}

}  // namespace

TEST_CASE("a slug is of ASCII letters, digits and single hyphens") {
  CHECK(slug("NUIT") == "nuit");
  CHECK(slug("Samvirkerådet for digital helse") == "samvirkeradet-for-digital-helse");
  CHECK(slug("  Æ, Ø & Å! ") == "ae-o-a");
  CHECK(slug("2/2025") == "2-2025");
  CHECK(slug("…") == "x");
  CHECK(slug("") == "x");
}

TEST_CASE("a known council has one name, another what its document calls it") {
  CaseRecord record;
  record.council = "NUIT";
  CHECK(council_name(record) == "Nasjonalt utvalg for IT-prioritering (NUIT)");
  record.council_printed = "Prioriteringsutvalget  (NUIT)\n";
  CHECK(council_name(record) == "Nasjonalt utvalg for IT-prioritering (NUIT)");
  record.council = "Arkivutvalet";
  CHECK(council_name(record) == "Prioriteringsutvalget (NUIT)");
  record.council_printed.clear();
  CHECK(council_name(record) == "Arkivutvalet");
}

TEST_CASE("dates as Norwegians write them") {
  CHECK(norwegian_dates({}).empty());
  CHECK(norwegian_dates(days({"2025-02-12"})) == "12. februar 2025");
  CHECK(norwegian_dates(days({"2025-01-22", "2025-01-23"})) == "22.–23. januar 2025");
  CHECK(norwegian_dates(days({"2024-04-30", "2024-05-01"})) == "30. april–1. mai 2024");
  CHECK(norwegian_dates(days({"2024-12-31", "2025-01-01"})) == "31. desember 2024–1. januar 2025");
  CHECK(norwegian_dates(days({"2024-05-01", "2024-05-03"})) == "1. mai og 3. mai 2024");
  CHECK(norwegian_dates(days({"2024-05-01", "2024-05-03", "2024-05-06"})) == "1. mai, 3. mai og 6. mai 2024");
}

TEST_CASE("days come in order, each once, and only where they are dates") {
  CHECK(days({"2025-01-23", "2025-01-22", "2025-01-23", "2025-13-01", ""}) ==
        std::vector<Date>{{2025, 1, 22}, {2025, 1, 23}});
}

TEST_CASE("midnight in Norway knows summer time") {
  CHECK(start_of_day({2025, 1, 1}) == "2025-01-01T00:00:00+01:00");
  CHECK(start_of_day({2025, 3, 30}) == "2025-03-30T00:00:00+01:00");
  CHECK(start_of_day({2025, 3, 31}) == "2025-03-31T00:00:00+02:00");
  CHECK(start_of_day({2025, 10, 26}) == "2025-10-26T00:00:00+02:00");
  CHECK(start_of_day({2025, 10, 27}) == "2025-10-27T00:00:00+01:00");
  CHECK(start_of_day({2024, 3, 31}) == "2024-03-31T00:00:00+01:00");
}

}  // namespace saksgang::exports
