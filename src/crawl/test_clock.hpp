#pragma once

#include <chrono>

#include "base/time.hpp"

namespace saksgang::crawl::test {

// A clock that goes only when it is told to, and that never lets wait.
class TestClock final : public Clock {
 public:
  Time now() const override { return now_; }
  std::chrono::milliseconds ticks() const override { return ticks_; }
  bool wait_until(std::chrono::milliseconds moment) override {
    if (moment > ticks_) pass(moment - ticks_);
    return true;
  }

  void pass(std::chrono::milliseconds time) {
    now_ += time;
    ticks_ += time;
  }

 private:
  Time now_ = time_from_iso("2026-11-22T03:00:00Z").value();
  std::chrono::milliseconds ticks_{1000};
};

}  // namespace saksgang::crawl::test
