#include "crawl/manners.hpp"

#include <doctest/doctest.h>

namespace saksgang::crawl {
namespace {

using namespace std::chrono_literals;

double never() {
  return 0;
}
double nearly_always() {
  return 0.999;
}

Manners manners() {
  Manners out;
  out.delay = 1000ms;
  out.jitter = 0.5;
  out.backoff = 4s;
  out.most_backoff = 20s;
  out.longest_wait = 60s;
  out.give_up_after = 3;
  return out;
}

}  // namespace

TEST_CASE("Retry-After in both forms") {
  const Time now = time_from_iso("2026-11-22T03:00:00Z").value();
  CHECK(retry_after("120", now) == 120s);
  CHECK(retry_after(" 0 ", now) == 0s);
  CHECK(retry_after("Sun, 22 Nov 2026 03:02:00 GMT", now) == 120s);
  CHECK(retry_after("Sunday, 22-Nov-26 03:02:00 GMT", now) == 120s);
  CHECK(retry_after("Sun Nov 22 03:02:00 2026", now) == 120s);
  CHECK(retry_after("Sat, 21 Nov 2026 03:02:00 GMT", now) == 0s);
  CHECK(retry_after("99999999999999999999", now) == std::chrono::seconds(UINT32_MAX));
  for (const char* wrong : {"", "-1", "1.5", "soon", "Sun, 22 Nov 2026"}) CHECK(!retry_after(wrong, now));
}

TEST_CASE("backoff doubles up to its cap, between half and all of it") {
  CHECK(backoff(manners(), 1, 0) == 2000ms);
  CHECK(backoff(manners(), 1, 0.5) == 3000ms);
  CHECK(backoff(manners(), 2, 0) == 4000ms);
  CHECK(backoff(manners(), 3, 0) == 8000ms);
  CHECK(backoff(manners(), 4, 0) == 10000ms);
  CHECK(backoff(manners(), 1'000'000, 0.999) <= 20000ms);
  Manners odd = manners();
  odd.most_backoff = 1s;
  CHECK(backoff(odd, 1, 0) == 500ms);
}

TEST_CASE("which answers are worth another attempt") {
  for (const int status : {0, 429, 500, 502, 503, 504}) CHECK(may_help_again(status));
  for (const int status : {200, 304, 301, 400, 403, 404, 410, 451, 501, 505}) CHECK_FALSE(may_help_again(status));
}

TEST_CASE("a request is never nearer to the last answer than the delay, nor further than the jitter") {
  Pace pace(manners(), never);
  CHECK(pace.earliest() == 0ms);
  pace.answered(5000ms);
  CHECK(pace.earliest() == 6000ms);
  Pace late(manners(), nearly_always);
  late.answered(5000ms);
  CHECK(late.earliest() == 6499ms);
}

TEST_CASE("Crawl-delay raises the delay, also behind the request that told of it, and never lowers it") {
  Pace pace(manners(), never);
  pace.answered(5000ms);
  CHECK(pace.set_crawl_delay(3s));
  CHECK(pace.earliest() == 8000ms);
  pace.answered(8000ms);
  CHECK(pace.earliest() == 11000ms);
  Pace quick(manners(), never);
  quick.answered(5000ms);
  CHECK(quick.set_crawl_delay(200ms));
  CHECK(quick.earliest() == 6000ms);
  CHECK(quick.set_crawl_delay(std::nullopt));
  quick.answered(6000ms);
  CHECK(quick.earliest() == 7000ms);
  CHECK_FALSE(quick.closed());
  CHECK_FALSE(quick.set_crawl_delay(61s));
  CHECK(quick.closed());
}

TEST_CASE("who asks for time gets it, and who asks for too much is left alone") {
  Pace pace(manners(), never);
  pace.answered(5000ms);
  CHECK(pace.hold(5000ms, 30s));
  CHECK(pace.earliest() == 35000ms);
  CHECK(pace.hold(5000ms, 10s));
  CHECK(pace.earliest() == 35000ms);
  CHECK_FALSE(pace.hold(5000ms, 61s));
  CHECK(pace.closed());
}

TEST_CASE("a host that does not answer is left alone after a few requests in a row") {
  Pace pace(manners(), never);
  pace.failed();
  pace.failed();
  pace.succeeded();
  pace.failed();
  pace.failed();
  CHECK_FALSE(pace.closed());
  pace.failed();
  CHECK(pace.closed());
}

TEST_CASE("a budget ends with its first part that is spent") {
  const Budget budget{3, 100, 60s};
  Spending spending(budget, 1, 0, 10s);
  CHECK(spending.exhausted(49999ms).empty());
  CHECK(spending.exhausted(50s) == "time");
  spending.request();
  spending.bytes(99);
  CHECK(spending.exhausted(0s).empty());
  spending.bytes(1);
  CHECK(spending.exhausted(0s) == "bytes");
  spending.request();
  CHECK(spending.exhausted(0s) == "requests");
}

}  // namespace saksgang::crawl
