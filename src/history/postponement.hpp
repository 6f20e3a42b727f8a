#pragma once

#include "model/record.hpp"

namespace saksgang::history {

// True where the minutes of a case put it off: they say so («saken ble utsatt til neste møte», «utsett»), and have no
// other decision. Not where they tell that it was put off before («som var utsatt fra …»).
bool is_put_off(const CaseRecord& minutes);

}  // namespace saksgang::history
