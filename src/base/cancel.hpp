#pragma once

// The user's wish to stop, as a flag that signal handlers may set and that long work asks after.
namespace saksgang {

// True from the first request on, until reset_cancellation(). Cheap; any thread.
bool cancelled();

// The signal that asked, or 0 where none did (request_cancellation() was called by the program itself).
int cancelling_signal();

// Asks to stop. Safe within a signal handler and from any thread.
void request_cancellation(int signal = 0);

// A descriptor that becomes readable with the request, so that poll() need not wait for its timeout; -1 where none
// could be made. It belongs to this room: do not read or close it.
int cancellation_fd();

// For tests, and between two commands of one process.
void reset_cancellation();

// While it lives, SIGINT, SIGTERM and SIGHUP request cancellation, and system calls they interrupt give EINTR. The
// second of them ends the process at once with 128 + its number: whoever presses Ctrl-C twice does not want to wait.
// The former handlers come back with its end. One at a time.
class CancelOnSignals {
 public:
  CancelOnSignals();
  ~CancelOnSignals();
  CancelOnSignals(const CancelOnSignals&) = delete;
  CancelOnSignals& operator=(const CancelOnSignals&) = delete;
};

}  // namespace saksgang
