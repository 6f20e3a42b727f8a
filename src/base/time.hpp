#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace saksgang {

// A moment of UTC, to the millisecond. Leap seconds are not counted, as POSIX has it.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

// "2026-11-22T13:29:04.123Z": always this length for years 0000 to 9999, so that texts sort as moments do.
std::string iso(Time time);

// The inverse, also without milliseconds ("2026-11-22T13:29:04Z"); nothing else.
std::optional<Time> time_from_iso(std::string_view text);

// The beginning of the day in UTC.
Time begin_of(Date day);

// The day in UTC.
Date day_of(Time time);

// A moment as HTTP writes it: «Sun, 06 Nov 1994 08:49:37 GMT», and the two older forms that RFC 9110, section 5.6.7,
// asks recipients to read, «Sunday, 06-Nov-94 08:49:37 GMT» and «Sun Nov  6 08:49:37 1994». A two-digit year that
// would be more than fifty years after `now` is of the century before. The name of the day is not checked.
std::optional<Time> time_from_http(std::string_view text, Time now);

// Where programs take the time from, so that tests may set it.
class Clock {
 public:
  Clock() = default;
  virtual ~Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;

  virtual Time now() const = 0;

  // Time since some moment, which never jumps: what durations are measured by.
  virtual std::chrono::milliseconds ticks() const = 0;

  // Waits until `ticks()` is `moment`, or until the user asks to stop. False where the user did.
  virtual bool wait_until(std::chrono::milliseconds moment) = 0;
};

// The machine's. One for the whole program.
Clock& system_clock();

}  // namespace saksgang
