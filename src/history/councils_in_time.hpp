#pragma once

#include <string_view>

#include "base/date.hpp"

namespace saksgang::history {

enum class TimeOfCouncil {
  kBefore,  // it did not exist yet
  kWithin,  // it may have met, as far as the registry of councils knows
  kBehind,  // it existed no longer
};

// Where the day lies in the life of a council (a canonical short name); within it, of an unknown one.
TimeOfCouncil time_of(std::string_view council, const Date& day);

}  // namespace saksgang::history
