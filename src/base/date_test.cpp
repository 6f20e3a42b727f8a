#include "base/date.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace saksgang;

namespace {

std::string all(std::string_view text) {
  std::string out;
  for (const DateMatch& m : find_dates(text)) {
    out += "[" + std::string(text.substr(m.begin, m.end - m.begin)) + "]";
    for (const Date& d : m.days) out += " " + d.iso();
    out += "; ";
  }
  return out;
}

}  // namespace

TEST_CASE("dates as the papers print them") {
  CHECK(all("Møtet 12. juni 2025 i Oslo") == "[12. juni 2025] 2025-06-12; ");
  CHECK(all("NUIT 15.05.2025.") == "[15.05.2025] 2025-05-15; ");
  CHECK(all("23.4.2025 og 16.11.23") == "[23.4.2025] 2025-04-23; [16.11.23] 2023-11-16; ");
  CHECK(all("1.sept. 2022") == "[1.sept. 2022] 2022-09-01; ");
  CHECK(all("14. nov 2024") == "[14. nov 2024] 2024-11-14; ");
  CHECK(all("9. JUNI 2025") == "[9. JUNI 2025] 2025-06-09; ");
  CHECK(all("2025-06-12T10:00") == "[2025-06-12] 2025-06-12; ");
}

TEST_CASE("spans of days give every day") {
  CHECK(all("22. – 23. januar 2025") == "[22. – 23. januar 2025] 2025-01-22 2025-01-23; ");
  CHECK(all("22.-23. januar 2025") == "[22.-23. januar 2025] 2025-01-22 2025-01-23; ");
  CHECK(all("22. og 23. januar 2025") == "[22. og 23. januar 2025] 2025-01-22 2025-01-23; ");
  CHECK(all("30. april – 2. mai 2024") == "[30. april – 2. mai 2024] 2024-04-30 2024-05-01 2024-05-02; ");
  CHECK(all("31. desember 2024 – 1. januar 2025") == "[31. desember 2024] 2024-12-31; [1. januar 2025] 2025-01-01; ");
}

TEST_CASE("a period longer than a fortnight keeps its ends") {
  CHECK(all("1. januar – 30. juni 2025") == "[1. januar – 30. juni 2025] 2025-01-01 2025-06-30; ");
}

TEST_CASE("what is no date does not match") {
  CHECK(all("16. oktober 205") == "");
  CHECK(all("32.13.2025, 30.02.2025, 2025-02-30") == "");
  CHECK(all("kl. 10.00 – 16.00, versjon 1.2.3, 24/7, 17/25, 4711.22.333333") == "");
  CHECK(all("22. januar kl. 10") == "");
}

TEST_CASE("iso text round-trips and the calendar holds") {
  CHECK(Date::from_iso("2024-02-29")->iso() == "2024-02-29");
  CHECK_FALSE(Date::from_iso("2023-02-29"));
  CHECK_FALSE(Date::from_iso("2023-2-28"));
  CHECK(Date{2024, 12, 31}.next_day().iso() == "2025-01-01");
  CHECK(Date{2024, 2, 28}.next_day().iso() == "2024-02-29");
}

TEST_CASE("days and months are counted on and back") {
  CHECK(Date{2024, 2, 28}.plus_days(2).iso() == "2024-03-01");
  CHECK(Date{2025, 6, 12}.plus_days(-365).iso() == "2024-06-12");
  CHECK(Date{2025, 1, 31}.plus_months(1).iso() == "2025-02-28");
  CHECK(Date{2025, 3, 31}.plus_months(-13).iso() == "2024-02-29");
  CHECK(Date{2025, 12, 1}.plus_months(1).iso() == "2026-01-01");
  CHECK(Date{2025, 6, 12}.weekday() == 4);
  CHECK(Date{2025, 6, 15}.weekday() == 7);
  CHECK(days_in_month(2024, 2) == 29);
  CHECK(days_in_month(2100, 2) == 28);
}

TEST_CASE("today is a day of the calendar") {
  const Date today = Date::today();
  CHECK(Date::make(today.year, today.month, today.day) == today);
  CHECK(today.year >= 2025);
}

TEST_CASE("month names in both languages, whole or short") {
  CHECK(month_of("Juni") == 6);
  CHECK(month_of("sept") == 9);
  CHECK(month_of("des") == 12);
  CHECK(month_of("mai") == 5);
  CHECK(month_of("mandag") == 0);
  CHECK(month_of("ju") == 0);
}
