#pragma once

#include <vector>

#include "history/finding.hpp"
#include "model/record.hpp"

namespace saksgang::history {

// True where a finding is about the case, names it, or rests on words of its papers. `records` are the treatments of
// one numbered case, at least one.
bool concerns(const Finding& finding, const std::vector<CaseRecord>& records);

}  // namespace saksgang::history
