#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"

// Worker processes that live on from document to document, each in a sandbox with limits. The parent never parses a
// PDF.
namespace saksgang::pdf {

struct Limits {
  std::size_t address_space = std::size_t{1} << 30;  // bytes
  int cpu_seconds = 30;                              // a document
  int wall_seconds = 60;                             // a document
  std::size_t output = std::size_t{64} << 20;        // bytes of response a document
};

// The work done inside a worker: the file's bytes and a short request to a response.
using Job = std::function<Result<std::string>(std::string bytes, const std::string& request)>;

// The first thing main() does in the worker program, and in a program that is its own worker. Where argv says that this
// process was started as a worker, enters the sandbox, serves jobs until the parent closes the channel, and ends the
// process without return; otherwise returns nothing.
std::optional<int> run_if_worker(int argc, char** argv, const Job& job);

struct Finished {
  std::uint64_t id = 0;          // as given to submit()
  Result<std::string> response;  // kTimeout, kMemory, kOutputLimit, kCrashed, or what the job returned
  double seconds = 0;            // wall-clock time in the worker, without waiting in its queue
};

// Owns the worker processes; they die with it (and with the parent, however that ends). Not thread-safe: one thread
// starts, submits and waits, and it outlives the pool, since the kernel ties a worker's life to the thread that made
// it. A worker that dies is replaced; its document alone is lost, and the one that waited behind it goes to another
// worker. Every job submitted comes out of wait() exactly once, until stop().
class Pool {
 public:
  // Starts `workers` processes: of this same program where it asked run_if_worker(), else of `saksgang-worker`, which
  // stands beside it or in the folder for such programs that it was installed with. A program that only searches is
  // spared Poppler and all that it loads, which takes longer than a search. `warn` is told, from within wait(), once in
  // a pool's life, where the kernel refuses a part of the sandbox.
  static Result<std::unique_ptr<Pool>> start(int workers, const Limits& limits,
                                             std::function<void(const std::string&)> warn);
  virtual ~Pool() = default;

  // How many jobs can be submitted now; a worker has one at work and one waiting, so that it need not idle while the
  // parent writes.
  virtual int free_slots() const = 0;
  virtual int busy() const = 0;  // jobs submitted and not yet finished

  // Hands over a file opened for reading; the pool closes `fd`, also on failure. Never blocks. kUsage where no slot is
  // free or the request is longer than 64 KiB.
  virtual Result<void> submit(std::uint64_t id, int fd, const std::string& request) = 0;

  // Finished jobs, in any order; waits at most `timeout` for the first, not at all where nothing is busy, and returns
  // early when a signal comes. Enforces the wall-clock limit, so call it often; time that a worker spends waiting for
  // this call is not held against its document.
  virtual std::vector<Finished> wait(std::chrono::milliseconds timeout) = 0;

  // Kills all workers at once; their jobs are not reported. Nothing can be submitted afterwards.
  virtual void stop() = 0;
};

}  // namespace saksgang::pdf
