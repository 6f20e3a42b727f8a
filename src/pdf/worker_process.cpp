#include "pdf/worker_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/core.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/programs.hpp"

namespace saksgang::pdf {
namespace {

constexpr std::size_t kComplaintsKept = 4096;
constexpr std::size_t kPiece = std::size_t{1} << 16;
constexpr std::int64_t kSecond = 1'000'000'000;
// A worker that has computed its answer needs only to be listened to; one that then stops half-way is ill.
constexpr std::int64_t kStalledAnswer = 10 * kSecond;
// How often a task may be foremost in a worker that dies before it begins. Such deaths come from the machine, not from
// the document, but a document must not go round for ever.
constexpr int kMaxIdleDeaths = 3;

std::string reason(int error) {
  std::array<char, 128> buffer{};
  return strerror_r(error, buffer.data(), buffer.size());
}

std::string signal_name(int signal) {
  const char* abbreviation = ::sigabbrev_np(signal);
  return abbreviation != nullptr ? fmt::format("SIG{}", abbreviation) : fmt::format("signal {}", signal);
}

// Keeps the end of what was complained of; control characters are of no use to a person.
void append_complaints(std::string& kept, std::string_view text) {
  kept += text;
  if (kept.size() > kComplaintsKept) kept.erase(0, kept.size() - kComplaintsKept);
}

bool speaks_of_memory(std::string_view complaints) {
  constexpr std::array<std::string_view, 4> kPhrases = {"Out of memory", "Bogus memory allocation", "bad_alloc",
                                                        "out of memory"};
  return std::any_of(kPhrases.begin(), kPhrases.end(),
                     [&](std::string_view phrase) { return complaints.find(phrase) != std::string_view::npos; });
}

struct SpawnActions {
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
  SpawnActions() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
  }
  ~SpawnActions() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
};

std::string worker_program() {
  return is_its_own_worker ? "/proc/self/exe" : program_beside("saksgang-worker").string();
}

}  // namespace

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const WorkerArguments& arguments) {
  const std::string program = worker_program();
  const auto failed = [&](int error) {
    return fail(ErrorCode::kInternal, fmt::format("cannot start {}: {}", program, reason(error)),
                "saksgang-worker must stand beside saksgang, or where it was installed with it");
  };
  std::array<int, 2> sockets{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) return failed(errno);
  FileDescriptor ours(sockets[0]);
  FileDescriptor theirs(sockets[1]);
  std::array<int, 2> pipe{-1, -1};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return failed(errno);
  FileDescriptor complaints(pipe[0]);
  FileDescriptor complain(pipe[1]);
  // Neither side of the complaints may ever block: what does not fit is lost.
  for (const int fd : {ours.get(), complaints.get(), complain.get()}) {
    const int flags = ::fcntl(fd, F_GETFL);
    if (::fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0) return failed(errno);
  }
  // Out of the way of the numbers they get in the child, 0 to 3.
  FileDescriptor channel_end(::fcntl(theirs.get(), F_DUPFD_CLOEXEC, kWorkerChannel + 1));
  FileDescriptor complaint_end(::fcntl(complain.get(), F_DUPFD_CLOEXEC, kWorkerChannel + 1));
  if (!channel_end || !complaint_end) return failed(errno);

  SpawnActions spawn;
  posix_spawn_file_actions_addopen(&spawn.actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&spawn.actions, complaint_end.get(), 1);
  posix_spawn_file_actions_adddup2(&spawn.actions, complaint_end.get(), 2);
  posix_spawn_file_actions_adddup2(&spawn.actions, channel_end.get(), kWorkerChannel);
  posix_spawn_file_actions_addclosefrom_np(&spawn.actions, kWorkerChannel + 1);
  // A signal that this process ignores or blocks must still be able to end the worker. Its own process group: Ctrl-C at
  // the terminal is the parent's to answer.
  sigset_t all;
  sigset_t none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&spawn.attributes, &all);
  posix_spawnattr_setsigmask(&spawn.attributes, &none);
  posix_spawnattr_setpgroup(&spawn.attributes, 0);
  posix_spawnattr_setflags(&spawn.attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);

  std::vector<std::string> words = arguments.command_line();
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::unique_ptr<WorkerProcess> worker(new WorkerProcess);
  const int error =
      ::posix_spawn(&worker->pid_, program.c_str(), &spawn.actions, &spawn.attributes, argv.data(), environ);
  if (error != 0) {
    worker->pid_ = -1;
    return failed(error);
  }
  worker->channel_ = std::move(ours);
  worker->complaints_ = std::move(complaints);
  return worker;
}

WorkerProcess::~WorkerProcess() {
  if (!dead_) kill_and_reap();
}

int WorkerProcess::kill_and_reap() {
  dead_ = true;
  foremost_since_.reset();
  if (pid_ <= 0) return 0;
  // Harmless to one that is on its way out: its status stays.
  ::kill(pid_, SIGKILL);
  int status = 0;
  pid_t reaped = 0;
  do {
    reaped = ::waitpid(pid_, &status, 0);
  } while (reaped < 0 && errno == EINTR);
  pid_ = -1;
  if (complaints_) read_complaints();
  return status;
}

void WorkerProcess::add(Task task) {
  wire::JobHeader header;
  header.request_size = static_cast<std::uint32_t>(task.request.size());
  header.sequence = task.sequence;
  task.handed_over = wire::monotonic_nanoseconds();
  std::string bytes(wire::bytes_of(header));
  bytes += task.request;
  unsent_.push_back({std::move(bytes), 0, task.file.get()});
  if (tasks_.empty()) foremost_since_ = task.handed_over;
  tasks_.push_back(std::move(task));
  send_unsent();
}

void WorkerProcess::send_unsent() {
  while (!unsent_.empty()) {
    Unsent& first = unsent_.front();
    iovec piece{first.bytes.data() + first.sent, first.bytes.size() - first.sent};
    msghdr message{};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    if (first.sent == 0) {
      message.msg_control = control.data();
      message.msg_controllen = control.size();
      cmsghdr* c = CMSG_FIRSTHDR(&message);
      c->cmsg_level = SOL_SOCKET;
      c->cmsg_type = SCM_RIGHTS;
      c->cmsg_len = CMSG_LEN(sizeof(int));
      std::memcpy(CMSG_DATA(c), &first.file, sizeof(int));
    }
    const ssize_t put = ::sendmsg(channel_.get(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (put < 0 && errno == EINTR) continue;
    // Full, or its other end is gone; the latter shows when we read.
    if (put < 0) return;
    first.sent += static_cast<std::size_t>(put);
    if (first.sent == first.bytes.size()) unsent_.pop_front();
  }
}

void WorkerProcess::read_complaints() {
  std::array<char, 4096> buffer{};
  for (int i = 0; i < 64; ++i) {
    const ssize_t got = ::read(complaints_.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return;
    if (got == 0) return complaints_.reset();
    append_complaints(last_complaints_, {buffer.data(), static_cast<std::size_t>(got)});
  }
}

// Reads until `wanted` bytes are there. False where they are not yet, or the channel is closed (then dead_ is set).
bool WorkerProcess::fill(std::size_t wanted) {
  while (received_.size() < wanted) {
    const std::size_t before = received_.size();
    // Memory grows with what really comes, not with what a header promises.
    received_.resize(before + std::min(kPiece, wanted - before));
    const ssize_t got = ::recv(channel_.get(), received_.data() + before, received_.size() - before, MSG_DONTWAIT);
    const int error = errno;
    received_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got > 0) {
      last_progress_ = wire::monotonic_nanoseconds();
      continue;
    }
    if (got < 0 && error == EINTR) continue;
    if (got == 0 || (error != EAGAIN && error != EWOULDBLOCK)) dead_ = true;
    return false;
  }
  return true;
}

Event WorkerProcess::finish(Result<std::string> response, double seconds) {
  Event event;
  event.kind = Event::Kind::kFinished;
  event.task = std::move(tasks_.front());
  event.response = std::move(response);
  event.seconds = seconds;
  tasks_.pop_front();
  started_.reset();
  foremost_since_.reset();
  if (!tasks_.empty()) foremost_since_ = wire::monotonic_nanoseconds();
  return event;
}

// The end of a worker that had begun no task. The one it had foremost is tried with others, but not for ever.
Event WorkerProcess::gone() {
  if (!tasks_.empty() && ++tasks_.front().idle_deaths >= kMaxIdleDeaths) {
    return finish(fail(ErrorCode::kInternal, "the worker processes die before they begin"), 0);
  }
  Event event;
  event.kind = Event::Kind::kDead;
  return event;
}

// The end of a worker, and of the task it had begun.
Event WorkerProcess::bury(ErrorCode code, std::string message) {
  if (!started_) return gone();
  const double seconds = static_cast<double>(wire::monotonic_nanoseconds() - *started_) / kSecond;
  return finish(fail(code, std::move(message)), seconds);
}

Event WorkerProcess::bury_by_status(const Limits& limits) {
  const int status = kill_and_reap();
  if (WIFEXITED(status) && WEXITSTATUS(status) == wire::kExitDone) {
    // One that was at work has retired between two documents; the waiting one has nothing to do with that.
    if (!started_ && heard_ && !tasks_.empty()) --tasks_.front().idle_deaths;
    return bury(ErrorCode::kCrashed, "the worker ended while it read the document");
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == wire::kExitMemory) {
    return bury(ErrorCode::kMemory, "the document needs more memory than it may use");
  }
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGXCPU)) {
    return bury(ErrorCode::kTimeout, fmt::format("reading took more than {} s of processor time", limits.cpu_seconds));
  }
  if (speaks_of_memory(last_complaints_)) {
    return bury(ErrorCode::kMemory, "the document needs more memory than it may use");
  }
  if (WIFSIGNALED(status)) {
    return bury(ErrorCode::kCrashed, fmt::format("the worker died of {}", signal_name(WTERMSIG(status))));
  }
  return bury(ErrorCode::kCrashed, fmt::format("the worker ended with status {}", WEXITSTATUS(status)));
}

Event WorkerProcess::understand(const wire::ReplyHeader& header, const Limits& limits) {
  const auto nonsense = [this] {
    kill_and_reap();
    return bury(ErrorCode::kCrashed, "the worker sent an answer that cannot be read");
  };
  const bool of_the_task = !tasks_.empty() && header.sequence == tasks_.front().sequence;
  if (header.magic != wire::kMagic) return nonsense();
  switch (header.kind) {
    case wire::Kind::kRefused: {
      if (header.size > wire::kMaxErrorText || heard_) return nonsense();
      if (!fill(sizeof header + header.size)) return {};
      Event event;
      event.kind = Event::Kind::kRefused;
      event.text = received_.substr(sizeof header);
      received_.clear();
      heard_ = true;
      return event;
    }
    case wire::Kind::kStarted: {
      if (header.size != 0 || !of_the_task || started_) return nonsense();
      const std::int64_t now = wire::monotonic_nanoseconds();
      started_ = std::clamp(header.nanoseconds, tasks_.front().handed_over, now);
      received_.clear();
      heard_ = true;
      return {};
    }
    case wire::Kind::kResponse:
    case wire::Kind::kError: {
      if (!of_the_task || !started_) return nonsense();
      const bool is_error = header.kind == wire::Kind::kError;
      if (header.size > (is_error ? wire::kMaxErrorText : limits.output)) {
        kill_and_reap();
        return bury(ErrorCode::kOutputLimit,
                    fmt::format("more than {} bytes would come out of the document", limits.output));
      }
      if (!fill(sizeof header + header.size)) return {};
      std::string body = std::move(received_);
      received_ = {};
      body.erase(0, sizeof header);
      const double longest = static_cast<double>(wire::monotonic_nanoseconds() - *started_) / kSecond;
      const double seconds = std::clamp(static_cast<double>(header.nanoseconds) / kSecond, 0.0, longest);
      if (is_error) return finish(tl::make_unexpected(wire::decode_error(body)), seconds);
      return finish(std::move(body), seconds);
    }
  }
  return nonsense();
}

Event WorkerProcess::next(const Limits& limits) {
  if (pid_ <= 0) return gone();
  send_unsent();
  if (complaints_) read_complaints();
  while (fill(sizeof(wire::ReplyHeader))) {
    wire::ReplyHeader header;
    std::memcpy(&header, received_.data(), sizeof header);
    Event event = understand(header, limits);
    if (event.kind != Event::Kind::kNone) return event;
    // Either the start of a task was noted, and there may be more, or a body is still to come.
    if (!received_.empty()) break;
  }
  return dead_ ? bury_by_status(limits) : Event{};
}

std::optional<std::int64_t> WorkerProcess::deadline(const Limits& limits) const {
  if (tasks_.empty() || !foremost_since_) return std::nullopt;
  if (!received_.empty()) return last_progress_ + kStalledAnswer;
  return started_.value_or(*foremost_since_) + limits.wall_seconds * kSecond;
}

std::optional<Event> WorkerProcess::enforce(const Limits& limits) {
  const auto until = deadline(limits);
  if (!until || wire::monotonic_nanoseconds() < *until) return std::nullopt;
  // A worker that did not even begin in all that time has its task's time on it as well.
  if (!started_) started_ = foremost_since_;
  kill_and_reap();
  return bury(ErrorCode::kTimeout, fmt::format("reading took more than {} s", limits.wall_seconds));
}

}  // namespace saksgang::pdf
