#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include <sys/types.h>

#include "base/error.hpp"
#include "base/files.hpp"
#include "pdf/wire.hpp"
#include "pdf/worker.hpp"
#include "pdf/worker_arguments.hpp"

// The parent's side of one worker process.
namespace saksgang::pdf {

struct Task {
  std::uint64_t id = 0;
  std::uint64_t sequence = 0;  // unique in a pool; what the worker must answer to
  FileDescriptor file;         // kept until the task is done, for another worker in case this one dies
  std::string request;
  int idle_deaths = 0;           // workers that died with this task foremost and not begun
  std::int64_t handed_over = 0;  // to its present worker, on wire::monotonic_nanoseconds()
};

// What a worker has said, or what became of it.
struct Event {
  enum class Kind { kNone, kRefused, kFinished, kDead };
  Kind kind = Kind::kNone;
  std::string text;              // kRefused: the parts of the sandbox
  std::optional<Task> task;      // kFinished
  Result<std::string> response;  // kFinished
  double seconds = 0;            // kFinished
};

class WorkerProcess {
 public:
  static constexpr std::size_t kQueue = 2;  // one at work, one waiting

  static Result<std::unique_ptr<WorkerProcess>> start(const WorkerArguments& arguments);
  ~WorkerProcess();  // kills it
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  std::size_t queued() const { return tasks_.size(); }
  void add(Task task);

  // The next thing that happened, without waiting for any; kNone when there is no more. After kDead, take the tasks
  // that remain and destroy it.
  Event next(const Limits& limits);

  // Ends the worker where the foremost task has had more than its time: the task's end, or nothing.
  std::optional<Event> enforce(const Limits& limits);

  // When enforce() wants to be called again, on wire::monotonic_nanoseconds(); nothing where no task is queued.
  std::optional<std::int64_t> deadline(const Limits& limits) const;

  std::deque<Task> take_tasks() { return std::move(tasks_); }

  int channel() const { return channel_.get(); }
  int complaints() const { return complaints_.get(); }
  bool wants_to_send() const { return !unsent_.empty(); }

 private:
  struct Unsent {
    std::string bytes;
    std::size_t sent = 0;
    int file = -1;  // to go with the first byte; owned by the task
  };

  WorkerProcess() = default;
  void send_unsent();
  void read_complaints();
  bool fill(std::size_t wanted);
  Event finish(Result<std::string> response, double seconds);
  Event gone();
  // What the header, all of which has come, and its body say; kNone where the body has not come yet.
  Event understand(const wire::ReplyHeader& header, const Limits& limits);
  Event bury(ErrorCode code, std::string message);
  Event bury_by_status(const Limits& limits);
  int kill_and_reap();

  pid_t pid_ = -1;
  bool dead_ = false;
  bool heard_ = false;  // it has said something, so it is a worker and no other program
  FileDescriptor channel_;
  FileDescriptor complaints_;    // what the worker writes to its standard error
  std::string last_complaints_;  // the end of it
  std::deque<Task> tasks_;
  std::deque<Unsent> unsent_;
  std::string received_;                        // a header and a part of its body
  std::optional<std::int64_t> foremost_since_;  // when the first task became the first
  std::optional<std::int64_t> started_;         // when the worker began with it
  std::int64_t last_progress_ = 0;              // of the answer being received
};

}  // namespace saksgang::pdf
