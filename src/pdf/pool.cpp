#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <poll.h>
#include <unistd.h>

#include "pdf/worker.hpp"
#include "pdf/worker_process.hpp"

namespace saksgang::pdf {
namespace {

using std::chrono::milliseconds;

class ProcessPool final : public Pool {
 public:
  ProcessPool(std::size_t workers, const Limits& limits, std::function<void(const std::string&)> warn)
      : limits_(limits), warn_(std::move(warn)), workers_(workers) {}

  Result<void> start_all() {
    for (std::unique_ptr<WorkerProcess>& worker : workers_) {
      if (Result<void> started = replace(worker); !started) return started;
    }
    return {};
  }

  int free_slots() const override {
    if (stopped_) return 0;
    return std::max(0, static_cast<int>(workers_.size() * WorkerProcess::kQueue) - busy());
  }

  int busy() const override {
    std::size_t sum = homeless_.size() + finished_.size();
    for (const auto& worker : workers_) sum += worker ? worker->queued() : 0;
    return static_cast<int>(sum);
  }

  Result<void> submit(std::uint64_t id, int fd, const std::string& request) override {
    Task task;
    task.id = id;
    task.file.reset(fd);
    if (free_slots() == 0) return fail(ErrorCode::kUsage, "no worker has room for another document");
    if (request.size() > wire::kMaxRequest) {
      return fail(ErrorCode::kUsage, fmt::format("a request of {} bytes is too long", request.size()));
    }
    task.request = request;
    task.sequence = ++last_sequence_;
    homeless_.push_back(std::move(task));
    house_the_homeless();
    return {};
  }

  std::vector<Finished> wait(milliseconds timeout) override {
    const std::int64_t until = wire::monotonic_nanoseconds() + std::chrono::nanoseconds(timeout).count();
    for (;;) {
      listen();
      house_the_homeless();
      if (!finished_.empty() || busy() == 0) return std::exchange(finished_, {});
      const std::int64_t now = wire::monotonic_nanoseconds();
      if (now >= until || !sleep(until - now)) return {};
    }
  }

  void stop() override {
    stopped_ = true;
    workers_.clear();
    homeless_.clear();
    finished_.clear();
  }

 private:
  Result<void> replace(std::unique_ptr<WorkerProcess>& worker) {
    worker.reset();
    WorkerArguments arguments;
    arguments.parent = ::getpid();
    arguments.address_space = limits_.address_space;
    arguments.cpu_seconds = limits_.cpu_seconds;
    arguments.output = limits_.output;
    auto started = WorkerProcess::start(arguments);
    if (!started) return tl::make_unexpected(started.error());
    worker = std::move(*started);
    return {};
  }

  // Hears what all workers have to say, then ends those that take too long: what has been said counts, however late we
  // listen.
  void listen() {
    for (std::unique_ptr<WorkerProcess>& worker : workers_) {
      while (worker) {
        Event event = worker->next(limits_);
        if (event.kind == Event::Kind::kNone) {
          std::optional<Event> overdue = worker->enforce(limits_);
          if (!overdue) break;
          event = std::move(*overdue);
        }
        handle(std::move(event), worker);
      }
    }
  }

  void handle(Event event, std::unique_ptr<WorkerProcess>& worker) {
    switch (event.kind) {
      case Event::Kind::kNone:
        return;
      case Event::Kind::kRefused:
        if (warn_ && !warned_) warn_(fmt::format("the kernel refuses a part of the sandbox: {}", event.text));
        warned_ = true;
        return;
      case Event::Kind::kFinished:
        finished_.push_back({event.task->id, std::move(event.response), event.seconds});
        return;
      case Event::Kind::kDead:
        for (Task& task : worker->take_tasks()) homeless_.push_back(std::move(task));
        worker.reset();
        return;
    }
  }

  // Tasks without a worker go to the least busy one; the older first. A dead worker is replaced when there is work.
  void house_the_homeless() {
    while (!homeless_.empty()) {
      std::unique_ptr<WorkerProcess>* best = nullptr;
      for (std::unique_ptr<WorkerProcess>& worker : workers_) {
        const std::size_t load = worker ? worker->queued() : 0;
        if (load < WorkerProcess::kQueue && (best == nullptr || load < (*best ? (*best)->queued() : 0))) best = &worker;
      }
      if (best == nullptr) return;
      Result<void> alive;
      if (!*best) alive = replace(*best);
      if (!alive) {
        // Another worker may have room; only where none lives is there nobody to read the document.
        best = nullptr;
        bool any = false;
        for (std::unique_ptr<WorkerProcess>& worker : workers_) {
          any = any || worker;
          if (worker && worker->queued() < WorkerProcess::kQueue) best = &worker;
        }
        if (best == nullptr && any) return;
      }
      const auto oldest = std::min_element(homeless_.begin(), homeless_.end(),
                                           [](const Task& a, const Task& b) { return a.sequence < b.sequence; });
      Task task = std::move(*oldest);
      homeless_.erase(oldest);
      if (best == nullptr) {
        finished_.push_back({task.id, tl::make_unexpected(alive.error()), 0});
        continue;
      }
      (*best)->add(std::move(task));
    }
  }

  // Waits until a worker speaks, a deadline comes or the time is over. False where a signal came.
  bool sleep(std::int64_t nanoseconds) {
    std::vector<pollfd> entries;
    const std::int64_t now = wire::monotonic_nanoseconds();
    for (const auto& worker : workers_) {
      if (!worker) continue;
      const short sending = worker->wants_to_send() ? POLLOUT : 0;
      entries.push_back({worker->channel(), static_cast<short>(POLLIN | sending), 0});
      if (worker->complaints() >= 0) entries.push_back({worker->complaints(), POLLIN, 0});
      if (const auto deadline = worker->deadline(limits_)) nanoseconds = std::min(nanoseconds, *deadline - now);
    }
    // Rounded up, so as not to spin through the last millisecond.
    const std::int64_t wait = std::clamp<std::int64_t>((nanoseconds + 999'999) / 1'000'000, 0, 3'600'000);
    return ::poll(entries.data(), entries.size(), static_cast<int>(wait)) >= 0 || errno != EINTR;
  }

  const Limits limits_;
  const std::function<void(const std::string&)> warn_;
  std::vector<std::unique_ptr<WorkerProcess>> workers_;
  std::vector<Task> homeless_;  // submitted, with no worker at the moment
  std::vector<Finished> finished_;
  std::uint64_t last_sequence_ = 0;
  bool warned_ = false;
  bool stopped_ = false;
};

}  // namespace

Result<std::unique_ptr<Pool>> Pool::start(int workers, const Limits& limits,
                                          std::function<void(const std::string&)> warn) {
  auto pool = std::make_unique<ProcessPool>(static_cast<std::size_t>(std::max(1, workers)), limits, std::move(warn));
  if (Result<void> started = pool->start_all(); !started) return tl::make_unexpected(started.error());
  return pool;
}

}  // namespace saksgang::pdf
