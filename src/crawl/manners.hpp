#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "base/time.hpp"
#include "crawl/config.hpp"

// When the next request may be made, and whether. Pure: moments are given, chance too.
namespace saksgang::crawl {

using Milliseconds = std::chrono::milliseconds;

// Numbers from 0 to 1, 1 left out.
using Chance = std::function<double()>;

// What a Retry-After header asks for, from `now` on (RFC 9110, section 10.2.3): seconds, or a date, which may be past
// and is then no time at all. Nothing for any other text. Not capped.
std::optional<Milliseconds> retry_after(std::string_view header, Time now);

// How long to wait before the next attempt after so many failures (from 1): doubled each time, capped, and between
// half and all of that by chance, so that many clients do not come back at once.
Milliseconds backoff(const Manners& manners, int failures, double chance);

// Whether another attempt in the same night may help, by the answer's status: 429, 500, 502, 503, 504; and 0, for no
// answer.
bool may_help_again(int status);

// The pace of one host. Moments are Clock::ticks().
class Pace {
 public:
  Pace(const Manners& manners, Chance chance) : manners_(manners), chance_(std::move(chance)) {}

  // From robots.txt. False where it is longer than Manners::longest_wait, which closes the host for the night.
  bool set_crawl_delay(std::optional<Milliseconds> delay);

  // An answer has come to its end, or a connection failed. The next request begins one delay later.
  void answered(Milliseconds now);

  // Not before this moment, whatever else is said: Retry-After or backoff. False, and closed, where it is too far off.
  bool hold(Milliseconds now, Milliseconds wait);

  // Counts requests in a row without an answer of use; closes the host at Manners::give_up_after.
  void failed();
  void succeeded() { failures_ = 0; }

  void close() { closed_ = true; }
  bool closed() const { return closed_; }

  // The first moment at which a request may begin; long past where none was made.
  Milliseconds earliest() const { return earliest_; }

 private:
  Manners manners_;
  Chance chance_;
  Milliseconds delay_{0};  // of robots.txt
  Milliseconds earliest_{0};
  int failures_ = 0;
  bool closed_ = false;
};

// What was spent of a budget.
class Spending {
 public:
  // With what earlier processes spent in the same night.
  Spending(const Budget& budget, std::uint64_t requests, std::uint64_t bytes, Milliseconds time)
      : budget_(budget), requests_(requests), bytes_(bytes), before_(time) {}

  void request() { ++requests_; }
  void bytes(std::uint64_t number) { bytes_ += number; }

  // "requests", "bytes", "time", or empty where another request is possible that begins `worked` after this process
  // took up its work.
  std::string_view exhausted(Milliseconds worked) const;

 private:
  Budget budget_;
  std::uint64_t requests_, bytes_;
  Milliseconds before_;
};

}  // namespace saksgang::crawl
