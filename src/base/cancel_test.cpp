#include "base/cancel.hpp"

#include <csignal>
#include <initializer_list>

#include <doctest/doctest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace saksgang {
namespace {

bool readable(int fd) {
  pollfd entry{fd, POLLIN, 0};
  return ::poll(&entry, 1, 0) == 1;
}

int exit_status_of(int pid) {
  int status = 0;
  REQUIRE(::waitpid(pid, &status, 0) == pid);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

TEST_CASE("a request sets the flag and wakes whoever polls") {
  reset_cancellation();
  REQUIRE(cancellation_fd() >= 0);
  CHECK(!cancelled());
  CHECK(!readable(cancellation_fd()));
  request_cancellation();
  CHECK(cancelled());
  CHECK(cancelling_signal() == 0);
  CHECK(readable(cancellation_fd()));
  reset_cancellation();
  CHECK(!cancelled());
  CHECK(!readable(cancellation_fd()));
}

TEST_CASE("signals request cancellation while the guard lives, and only then") {
  reset_cancellation();
  struct sigaction before {};
  REQUIRE(::sigaction(SIGTERM, nullptr, &before) == 0);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const CancelOnSignals guard;
    REQUIRE(::raise(signal) == 0);
    CHECK(cancelled());
    CHECK(cancelling_signal() == signal);
    CHECK(readable(cancellation_fd()));
    reset_cancellation();
  }
  struct sigaction after {};
  REQUIRE(::sigaction(SIGTERM, nullptr, &after) == 0);
  CHECK((after.sa_handler == before.sa_handler));
}

TEST_CASE("the second signal ends the process") {
  const pid_t pid = ::fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    reset_cancellation();
    const CancelOnSignals guard;
    ::raise(SIGINT);
    if (!cancelled()) ::_exit(1);
    ::raise(SIGTERM);
    ::_exit(2);
  }
  CHECK(exit_status_of(pid) == 128 + SIGTERM);
}

TEST_CASE("an ignored signal stays ignored") {
  const pid_t pid = ::fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    reset_cancellation();
    ::signal(SIGHUP, SIG_IGN);
    const CancelOnSignals guard;
    ::raise(SIGHUP);
    ::_exit(cancelled() ? 1 : 0);
  }
  CHECK(exit_status_of(pid) == 0);
}

}  // namespace
}  // namespace saksgang
