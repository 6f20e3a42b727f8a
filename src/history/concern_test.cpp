#include "history/concern.hpp"

#include <doctest/doctest.h>

#include "history/test_cases.hpp"

namespace saksgang::history {

TEST_CASE("findings that concern a case") {
  CaseRecord record = test::paper(Part::kToppnotat, "NUIT", "4/25", "2025-02-12", "Kart", "Se sak\n9/24.");
  record.earlier = {test::row("3/24", "NUIT", "2024-02-14", "Kart", "Enig.")};
  record.last_page = 4;
  const auto found = [&](const std::string& of, const std::string& message, int page, const std::string& quote,
                         const std::string& method = "text") {
    Finding finding;
    finding.case_name = of;
    finding.message = message;
    if (page > 0) finding.evidence = {{record.document, page, quote, method}};
    return concerns(finding, {record});
  };
  CHECK(found("NUIT 4/25", "", 0, ""));
  CHECK_FALSE(found("NUFA 4/25", "", 0, ""));
  CHECK(found("NEHR 9/25", "the decision of NUIT 4/25 as quoted here differs", 0, ""));
  CHECK(found("NEHR 9/25", "may be any of NUFA 4/25, NUIT 4/25", 0, ""));
  CHECK_FALSE(found("NEHR 9/25", "the decision of NUIT 4/251 as quoted here, XNUIT 4/25", 0, ""));
  CHECK(found("NEHR 9/25", "", 3, "Se sak 9/24."));
  CHECK_FALSE(found("NEHR 9/25", "", 3, "Se sak 8/24."));  // of another case on the page
  CHECK_FALSE(found("NEHR 9/25", "", 5, "Se sak 9/24."));
  CHECK(found("NEHR 9/25", "", 4, "3/24 | NUIT | 2024-02-14 | Kart", "history-table"));
  CHECK_FALSE(found("NEHR 9/25", "", 3, "3/24 | NUIT | 2024-02-14 | Kart", "history-table"));
}

}  // namespace saksgang::history
