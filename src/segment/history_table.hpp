#pragma once

#include <string>
#include <vector>

#include "model/record.hpp"
#include "segment/flat.hpp"

namespace saksgang::segment {

struct HistoryTable {
  std::vector<EarlierTreatment> rows;
  Range range;  // the nodes of the table
  std::string rule;
};

// Reads a table of earlier treatments: number, council, date, title and decision, in columns of any order and naming.
// A table is one where its head row names a case column and a decision, or where `expected` (a heading has announced
// it) and its first column holds case numbers. Otherwise there are no rows.
HistoryTable read_history_table(const Flat& flat, Range range, bool expected);

}  // namespace saksgang::segment
