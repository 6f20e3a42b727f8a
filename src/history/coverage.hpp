#pragma once

#include <string>
#include <vector>

#include "model/record.hpp"

namespace saksgang::history {

struct Facts;

// What the index has of one council in one year.
struct CoverageRow {
  std::string council;
  int year = 0;
  int meetings = 0;     // that any paper is of
  int minutes = 0;      // of these, with minutes
  int cases = 0;        // numbered, by the year of the number
  int with_vedtak = 0;  // of these
  bool operator==(const CoverageRow&) const = default;
};

// By council, then by year. Meetings without a date and cases of no named council count for none.
std::vector<CoverageRow> coverage_of(const Facts& facts);

}  // namespace saksgang::history
