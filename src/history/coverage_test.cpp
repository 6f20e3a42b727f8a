#include "history/coverage.hpp"

#include <doctest/doctest.h>

#include "history/facts.hpp"

namespace saksgang::history {

TEST_CASE("meetings, minutes and decided cases of each council and year") {
  Facts facts;
  const auto add = [&](Part part, const char* council, const char* number, std::vector<std::string> days,
                       bool decided) {
    CaseRecord record;
    record.part = part;
    record.council = council;
    if (*number != 0) record.case_number = number;
    record.meeting.dates = std::move(days);
    if (decided) record.vedtak = Vedtak{"Vedtak", "Ja", 1};
    facts.add(record);
  };
  add(Part::kInnkalling, "NUFA", "1/25", {"2025-01-22", "2025-01-23"}, false);
  add(Part::kToppnotat, "NUFA", "2/25", {"2025-01-23"}, false);  // the second day of the same meeting
  add(Part::kReferat, "NUFA", "1/25", {"2025-01-22", "2025-01-23"}, true);
  add(Part::kReferat, "NUFA", "", {"2024-10-30"}, false);
  add(Part::kInnkalling, "NUIT", "5/25", {"2025-05-15"}, false);
  add(Part::kBrev, "NUIT", "", {}, false);
  add(Part::kInnkalling, "", "", {"2025-05-15"}, false);
  facts.close();
  CHECK(coverage_of(facts) ==
        std::vector<CoverageRow>{{"NUFA", 2024, 1, 1, 0, 0}, {"NUFA", 2025, 1, 1, 2, 1}, {"NUIT", 2025, 1, 0, 1, 0}});
  Facts none;
  none.close();
  CHECK(coverage_of(none).empty());
}

}  // namespace saksgang::history
