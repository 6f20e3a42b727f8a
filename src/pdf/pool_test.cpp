#include <algorithm>
#include <chrono>
#include <csignal>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.hpp"
#include "pdf/wire.hpp"
#include "pdf/worker.hpp"

namespace saksgang::pdf {
namespace {

using std::chrono::milliseconds;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

Limits small_limits() {
  Limits limits;
  limits.address_space = std::size_t{768} << 20;
  limits.cpu_seconds = 1;
  limits.wall_seconds = 2;
  limits.output = std::size_t{16} << 20;
  return limits;
}

std::unique_ptr<Pool> start(int workers, const Limits& limits = small_limits()) {
  auto pool = Pool::start(workers, limits, [](const std::string& text) { MESSAGE(text); });
  REQUIRE(pool.has_value());
  return std::move(*pool);
}

int file_of(const std::string& bytes) {
  const int fd = ::memfd_create("test", MFD_CLOEXEC);
  REQUIRE(fd >= 0);
  REQUIRE(::write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  return fd;
}

// Submits all, as slots come free, and returns what came of each; REQUIREs that each comes back once.
std::map<std::uint64_t, Finished> run(Pool& pool, const std::vector<std::string>& requests,
                                      const std::string& bytes = "bytes") {
  std::map<std::uint64_t, Finished> out;
  std::size_t next = 0;
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (out.size() < requests.size()) {
    REQUIRE(std::chrono::steady_clock::now() < until);
    for (; next < requests.size() && pool.free_slots() > 0; ++next) {
      REQUIRE(pool.submit(next, file_of(bytes), requests[next]).has_value());
    }
    for (Finished& finished : pool.wait(milliseconds(1000))) {
      REQUIRE(out.count(finished.id) == 0);
      out.emplace(finished.id, std::move(finished));
    }
  }
  CHECK(pool.busy() == 0);
  return out;
}

Finished run_one(Pool& pool, const std::string& request) {
  return run(pool, {request}).at(0);
}

std::string error_of(const Finished& finished) {
  if (finished.response) return "no error";
  return std::string(name(finished.response.error().code)) + ": " + finished.response.error().message;
}

TEST_CASE("a job gets the file and the request, and its response comes back whole") {
  auto pool = start(2);
  CHECK(pool->free_slots() == 4);
  CHECK(pool->busy() == 0);
  CHECK(pool->wait(milliseconds(10'000)).empty());  // at once: nothing is busy
  CHECK(run_one(*pool, "echo").response.value() == "bytes");
  const std::string large(std::size_t{3} << 20, 'y');
  CHECK((run(*pool, {"echo"}, large).at(0).response.value() == large));
  CHECK(run(*pool, {"echo"}, "").at(0).response.value().empty());
}

TEST_CASE("many jobs over two workers, each exactly once") {
  auto pool = start(2);
  std::vector<std::string> requests;
  for (int i = 0; i < 400; ++i) requests.emplace_back(i % 50 == 0 ? "large" : "pid");
  std::set<std::string> workers;
  for (const auto& [id, finished] : run(*pool, requests)) {
    REQUIRE(finished.response.has_value());
    if (requests[id] == "pid")
      workers.insert(*finished.response);
    else
      CHECK(finished.response->size() == std::size_t{6} << 20);
  }
  CHECK(workers.size() == 2);
}

TEST_CASE("an error of the job comes back with all it says") {
  auto pool = start(1);
  const Error error = run_one(*pool, "fail").response.error();
  CHECK(error.code == ErrorCode::kDamaged);
  CHECK(error.message == "it is broken");
  CHECK(error.hint == "mend it");
  CHECK(error.file == "a.pdf");
  CHECK(error.page == 7);
  CHECK(error_of(run_one(*pool, "throw")) == "internal: reading the document failed: thrown on purpose");
  CHECK(error_of(run_one(*pool, "unheard of")) == "usage: no such job: unheard of");
}

TEST_CASE("a crash costs its own document, and the one behind it is read") {
  auto pool = start(1);
  const auto results = run(*pool, {"abort", "echo", "segv", "echo", "exit", "echo"});
  CHECK(error_of(results.at(0)) == "crashed: the worker died of SIGABRT");
  CHECK(error_of(results.at(2)) == "crashed: the worker died of SIGSEGV");
  CHECK(error_of(results.at(4)) == "crashed: the worker ended with status 3");
  for (const int i : {1, 3, 5}) CHECK(results.at(i).response.value() == "bytes");
}

TEST_CASE("time on the wall is limited") {
  auto pool = start(2);
  const auto results = run(*pool, {"sleep", "nap", "echo"});
  CHECK(error_of(results.at(0)) == "timeout: reading took more than 2 s");
  CHECK(results.at(0).seconds >= 2.0);
  CHECK(results.at(1).response.value() == "0");
  CHECK(results.at(1).seconds >= 0.3);
  CHECK(results.at(2).response.value() == "bytes");
}

TEST_CASE("time of the processor is limited") {
  // A busy machine may need many seconds on the wall for one of the processor.
  Limits limits = small_limits();
  limits.wall_seconds = 60;
  auto pool = start(1, limits);
  const auto results = run(*pool, {"spin", "echo"});
  CHECK(error_of(results.at(0)) == "timeout: reading took more than 1 s of processor time");
  CHECK(results.at(1).response.value() == "bytes");
}

TEST_CASE("processor time is counted from document to document") {
  Limits limits = small_limits();
  limits.wall_seconds = 60;
  auto pool = start(1, limits);
  // Three times what is left of a second after each nap would be too much for a limit of the process.
  for (int i = 0; i < 3; ++i) CHECK(error_of(run_one(*pool, "spin")).find("processor time") != std::string::npos);
  CHECK(run_one(*pool, "echo").response.value() == "bytes");
}

TEST_CASE("a parent that comes late does not hold it against the document") {
  auto pool = start(1);
  REQUIRE(pool->submit(1, file_of("x"), "large").has_value());
  REQUIRE(pool->submit(2, file_of("x"), "echo").has_value());
  std::this_thread::sleep_for(milliseconds(3000));
  std::map<std::uint64_t, Finished> out;
  while (out.size() < 2) {
    for (Finished& finished : pool->wait(milliseconds(1000))) out.emplace(finished.id, std::move(finished));
  }
  CHECK(out.at(1).response.value().size() == std::size_t{6} << 20);
  CHECK(out.at(2).response.value() == "x");
}

TEST_CASE("memory is limited") {
  Limits limits = small_limits();
  limits.cpu_seconds = 20;
  limits.wall_seconds = 20;
  auto pool = start(1, limits);
  CHECK(error_of(run_one(*pool, "library out of memory")) == "memory: the document needs more memory than it may use");
  CHECK(error_of(run_one(*pool, "bad_alloc")) == "memory: the document needs more memory than it may use");
  if (kSanitized) return;
  const auto results = run(*pool, {"eat", "echo"});
  CHECK(error_of(results.at(0)) == "memory: the document needs more memory than it may use");
  CHECK(results.at(1).response.value() == "bytes");
}

TEST_CASE("a worker that has grown is replaced, and nothing is blamed for it") {
  auto pool = start(1);
  const auto results = run(*pool, {"pid", "grow", "pid", "pid"});
  REQUIRE(results.at(2).response.has_value());
  CHECK(results.at(0).response.value() == results.at(1).response.value());
  CHECK(results.at(2).response.value() != results.at(1).response.value());
  CHECK(results.at(3).response.value() == results.at(2).response.value());
}

TEST_CASE("output is limited") {
  auto pool = start(1);
  const auto results = run(*pool, {"huge", "large"});
  CHECK(error_of(results.at(0)) == "output-limit: more than 16777216 bytes would come out of the document");
  CHECK(results.at(1).response.value().size() == std::size_t{6} << 20);
}

TEST_CASE("what a worker says is not believed") {
  auto pool = start(1);
  const auto results = run(*pool, {"lie", "echo", "close", "echo", "chatter", "echo"});
  CHECK(error_of(results.at(0)) == "crashed: the worker sent an answer that cannot be read");
  CHECK(error_of(results.at(2)).substr(0, 8) == "crashed:");
  CHECK(results.at(4).response.value() == "done");
  for (const int i : {1, 3, 5}) CHECK(results.at(i).response.value() == "bytes");
}

TEST_CASE("a worker can read files and nothing else") {
  auto pool = start(1);
  // Standard streams, the channel, and the document.
  CHECK(run_one(*pool, "descriptors").response.value() == "0 1 2 3 4 ");
  CHECK(run_one(*pool, "misbehave").response.value() ==
        "create EPERM\nappend EPERM\nwrite EPERM\ntemporary EPERM\ntruncate EPERM\nmkdir EPERM\nunlink EPERM\n"
        "rename EPERM\nsocket EPERM\nunix socket EPERM\nfork EPERM\nexec EPERM\nptrace EPERM\nkill EPERM\n"
        "setrlimit EPERM\nread allowed\n");
}

TEST_CASE("wrong use is refused, and the descriptor closed") {
  auto pool = start(1);
  const int fd = file_of("x");
  const auto refused = pool->submit(1, fd, std::string(70'000, 'r'));
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::kUsage);
  CHECK(refused.error().message == "a request of 70000 bytes is too long");
  CHECK(::fcntl(fd, F_GETFD) == -1);
  REQUIRE(pool->submit(1, file_of("x"), "nap").has_value());
  REQUIRE(pool->submit(2, file_of("x"), "nap").has_value());
  CHECK(pool->free_slots() == 0);
  CHECK(pool->submit(3, file_of("x"), "nap").error().message == "no worker has room for another document");
  // A file that cannot be read is that document's own error.
  pool->stop();
  CHECK(pool->free_slots() == 0);
  CHECK(pool->busy() == 0);
  CHECK(pool->wait(milliseconds(1000)).empty());
}

bool alive(pid_t pid) {
  return ::kill(pid, 0) == 0;
}

bool dies_soon(pid_t pid) {
  for (int i = 0; i < 300 && alive(pid); ++i) std::this_thread::sleep_for(milliseconds(10));
  return !alive(pid);
}

TEST_CASE("stop ends the workers at once") {
  auto pool = start(1);
  const pid_t worker = std::stoi(run_one(*pool, "pid").response.value());
  CHECK(alive(worker));
  REQUIRE(pool->submit(1, file_of("x"), "sleep").has_value());
  const auto begin = std::chrono::steady_clock::now();
  pool->stop();
  CHECK(std::chrono::steady_clock::now() - begin < milliseconds(500));
  CHECK(!alive(worker));
}

TEST_CASE("workers die with a parent that is killed") {
  // Orphans come to this process, which must reap them to see them gone.
  REQUIRE(::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0);
  int channel[2];
  REQUIRE(::pipe(channel) == 0);
  const pid_t parent = ::fork();
  REQUIRE(parent >= 0);
  if (parent == 0) {
    auto pool = Pool::start(1, small_limits(), {});
    if (!pool) ::_exit(1);
    const int fd = ::memfd_create("test", MFD_CLOEXEC);
    if (!(*pool)->submit(1, fd, "pid")) ::_exit(1);
    std::vector<Finished> finished;
    while (finished.empty()) finished = (*pool)->wait(milliseconds(1000));
    const pid_t worker = std::stoi(finished[0].response.value());
    (void)(*pool)->submit(2, ::memfd_create("test", MFD_CLOEXEC), "sleep");
    (void)!::write(channel[1], &worker, sizeof worker);
    for (;;) ::pause();
  }
  pid_t worker = 0;
  REQUIRE(::read(channel[0], &worker, sizeof worker) == sizeof worker);
  CHECK(alive(worker));
  REQUIRE(::kill(parent, SIGKILL) == 0);
  REQUIRE(::waitpid(parent, nullptr, 0) == parent);
  std::thread reaper([worker] { ::waitpid(worker, nullptr, 0); });
  CHECK(dies_soon(worker));
  reaper.join();
  ::close(channel[0]);
  ::close(channel[1]);
  ::prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0);
}

TEST_CASE("a signal ends the waiting, not the pool") {
  auto pool = start(1);
  struct sigaction action {};
  struct sigaction former {};
  action.sa_handler = [](int) {};
  REQUIRE(::sigaction(SIGALRM, &action, &former) == 0);
  REQUIRE(pool->submit(1, file_of("x"), "nap").has_value());
  const auto begin = std::chrono::steady_clock::now();
  ::ualarm(100'000, 0);
  CHECK(pool->wait(milliseconds(5000)).empty());
  CHECK(std::chrono::steady_clock::now() - begin < milliseconds(250));
  const auto finished = pool->wait(milliseconds(5000));
  REQUIRE(finished.size() == 1);
  CHECK(finished[0].response.value() == "0");
  ::sigaction(SIGALRM, &former, nullptr);
}

TEST_CASE("an encoded error comes back, and a mutilated one is a crash") {
  const Error error{ErrorCode::kEncrypted, "needs a password", "hint", "file.pdf", 3};
  const std::string bytes = wire::encode(error);
  const Error back = wire::decode_error(bytes);
  CHECK(back.code == error.code);
  CHECK(back.message == error.message);
  CHECK(back.hint == error.hint);
  CHECK(back.file == error.file);
  CHECK(back.page == error.page);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK(wire::decode_error(bytes.substr(0, size)).code == ErrorCode::kCrashed);
  }
  std::string other = bytes;
  other[0] = 99;
  CHECK(wire::decode_error(other).code == ErrorCode::kCrashed);
  CHECK(wire::decode_error(bytes + "x").code == ErrorCode::kCrashed);
}

}  // namespace
}  // namespace saksgang::pdf
