#pragma once

#include <xapian.h>

#include "index/reader.hpp"

namespace saksgang::index {

// Orders the hits of a query. kDate: by the meeting's first day, undated last, then by relevance. kCase: by council,
// year and number, then the cases that lack a number by council, newest first. By relevance the newest of equals comes
// first, so that a search by filters alone lists the latest meetings.
void sort_by(Xapian::Enquire& enquire, Sort sort);

}  // namespace saksgang::index
