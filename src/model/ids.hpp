#pragma once

#include <set>
#include <string>

#include "model/record.hpp"

namespace saksgang {

// Gives each record of one document its id: the first 16 digits of the document's SHA-256, the part, and the case
// number with '-' for '/', or "p" and the first page for a part without one; a repeated one gets "-2", "-3" … in the
// order of the document. «3f0c6f0e2a9b1d44.referat.17-25». The same bytes give the same ids on every machine.
void assign_ids(std::vector<CaseRecord>& records);

}  // namespace saksgang
