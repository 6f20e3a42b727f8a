#include "base/cancel.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <mutex>

#include <sys/eventfd.h>
#include <unistd.h>

namespace saksgang {
namespace {

std::atomic<bool> requested{false};
std::atomic<int> by_signal{0};
std::atomic<int> event_fd{-1};

// A handler may only touch lock-free atomics.
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

constexpr std::array<int, 3> kSignals = {SIGINT, SIGTERM, SIGHUP};
std::array<struct sigaction, kSignals.size()> former;

void on_signal(int signal) {
  if (cancelling_signal() != 0) ::_exit(128 + signal);
  request_cancellation(signal);
}

}  // namespace

bool cancelled() {
  return requested.load(std::memory_order_relaxed);
}

int cancelling_signal() {
  return by_signal.load(std::memory_order_relaxed);
}

void request_cancellation(int signal) {
  const int saved = errno;
  if (signal != 0) by_signal.store(signal, std::memory_order_relaxed);
  requested.store(true, std::memory_order_relaxed);
  const int fd = event_fd.load(std::memory_order_relaxed);
  if (fd >= 0) {
    const std::uint64_t one = 1;
    // It fails only where the counter is full, and then the descriptor is readable already.
    [[maybe_unused]] const ssize_t ignored = ::write(fd, &one, sizeof one);
  }
  errno = saved;
}

int cancellation_fd() {
  static std::once_flag once;
  std::call_once(once, [] {
    event_fd.store(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    // A request that came before the descriptor must make it readable too.
    if (cancelled()) request_cancellation();
  });
  return event_fd.load();
}

void reset_cancellation() {
  requested.store(false);
  by_signal.store(0);
  const int fd = event_fd.load();
  std::uint64_t counter = 0;
  if (fd >= 0) {
    [[maybe_unused]] const ssize_t ignored = ::read(fd, &counter, sizeof counter);
  }
}

CancelOnSignals::CancelOnSignals() {
  cancellation_fd();
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], nullptr, &former[i]);
    // What the caller's shell told us to ignore (nohup, a background job) stays ignored.
    if (former[i].sa_handler != SIG_IGN) ::sigaction(kSignals[i], &action, nullptr);
  }
}

CancelOnSignals::~CancelOnSignals() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &former[i], nullptr);
}

}  // namespace saksgang
