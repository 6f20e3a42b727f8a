#pragma once

#include <string_view>

#include "base/date.hpp"

namespace saksgang::history {

// True where a council (a canonical short name) may have met on that day: the councils of 2026 from 2026-01-01 on,
// those they took over from until 2025-12-31, all others always.
bool existed(std::string_view council, const Date& day);

}  // namespace saksgang::history
