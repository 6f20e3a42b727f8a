#include "base/time.hpp"

#include <doctest/doctest.h>

#include "base/cancel.hpp"

using namespace saksgang;
using std::chrono::milliseconds;

TEST_CASE("a moment as text, and back") {
  const Time time = begin_of(Date{2026, 11, 22}) + std::chrono::hours(13) + milliseconds(4012);
  CHECK(iso(time) == "2026-11-22T13:00:04.012Z");
  CHECK(time_from_iso("2026-11-22T13:00:04.012Z") == time);
  CHECK(time_from_iso("2026-11-22T13:00:04Z") == time - milliseconds(12));
  CHECK(iso(begin_of(Date{1969, 12, 31}) + milliseconds(1)) == "1969-12-31T00:00:00.001Z");
  CHECK(day_of(begin_of(Date{2024, 2, 29}) + std::chrono::hours(23)) == Date{2024, 2, 29});
  for (const char* wrong : {"", "2026-11-22", "2026-11-22T13:00:04", "2026-11-22 13:00:04Z", "2026-11-22T24:00:00Z",
                            "2026-02-30T00:00:00Z", "2026-11-22T13:00:04.1Z", "2026-11-22T13:00:04,012Z",
                            "2026-11-22T1-:00:04Z", "2026-11-22T13:00:61Z", "2026-11-22T13:00:04.-12Z"}) {
    CHECK_MESSAGE(!time_from_iso(wrong), wrong);
  }
}

TEST_CASE("the three forms of an HTTP date") {
  const Time now = begin_of(Date{2026, 11, 22});
  const Time time = time_from_iso("1994-11-06T08:49:37Z").value();
  CHECK(time_from_http("Sun, 06 Nov 1994 08:49:37 GMT", now) == time);
  CHECK(time_from_http("Sunday, 06-Nov-94 08:49:37 GMT", now) == time);
  CHECK(time_from_http("Sun Nov  6 08:49:37 1994", now) == time);
  CHECK(time_from_http("Sunday, 06-Nov-27 08:49:37 GMT", now) == time_from_iso("2027-11-06T08:49:37Z"));
  for (const char* wrong :
       {"", "120", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 06 Nuv 1994 08:49:37 GMT", "Sunday, 06-Nov 08:49:37 GMT", "a b c d e",
        "a b c d e f"}) {
    CHECK_MESSAGE(!time_from_http(wrong, now), wrong);
  }
}

TEST_CASE("the clock waits until the moment or the wish to stop, never less") {
  Clock& clock = system_clock();
  const milliseconds moment = clock.ticks() + milliseconds(30);
  CHECK(clock.wait_until(moment));
  CHECK(clock.ticks() >= moment);
  request_cancellation();
  CHECK_FALSE(clock.wait_until(clock.ticks() + std::chrono::hours(1)));
  reset_cancellation();
}
