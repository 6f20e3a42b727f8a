#pragma once

#include <vector>

#include <xapian.h>

#include "index/reader.hpp"

namespace saksgang::index {

// Which councils the index has records of, and of which years; the council with most records first. Records without a
// council count for none. Runs once through two values of every record, which took 7 ms for 100,000 records. Throws
// Xapian's exceptions; call it within guarded().
std::vector<CouncilCoverage> coverage(const Xapian::Database& database);

}  // namespace saksgang::index
