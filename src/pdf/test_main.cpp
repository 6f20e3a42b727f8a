#define DOCTEST_CONFIG_IMPLEMENT
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pdf/extract.hpp"
#include "pdf/test_jobs.hpp"
#include "pdf/worker.hpp"

// The test program is its own worker, so its main must serve jobs when a pool starts it as one.
namespace saksgang::pdf {
namespace {

std::string outcome(long result) {
  return result >= 0 ? "allowed" : (errno == EPERM ? "EPERM" : "other error");
}

// Tries what a worker must not do; a line each.
std::string misbehave() {
  std::string out;
  const auto report = [&out](const char* what, long result) {
    out += std::string(what) + " " + outcome(result) + "\n";
  };
  report("create", ::open("/tmp/saksgang-must-not-be", O_WRONLY | O_CREAT, 0600));
  report("append", ::open("/tmp", O_RDWR | O_APPEND));
  report("write", ::open("/dev/null", O_WRONLY));
  report("temporary", ::open("/tmp", O_RDWR | O_TMPFILE, 0600));
  report("truncate", ::open("/tmp/saksgang-must-not-be", O_RDONLY | O_TRUNC));
  report("mkdir", ::mkdir("/tmp/saksgang-must-not-be", 0700));
  report("unlink", ::unlink("/tmp/saksgang-must-not-be"));
  report("rename", ::rename("/tmp/saksgang-must-not-be", "/tmp/saksgang-neither"));
  report("socket", ::socket(AF_INET, SOCK_STREAM, 0));
  report("unix socket", ::socket(AF_UNIX, SOCK_STREAM, 0));
  report("fork", ::fork());
  char* const nothing[] = {nullptr};
  report("exec", ::execve("/bin/true", nothing, nothing));
  report("ptrace", ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr));
  report("kill", ::kill(::getppid(), 0));
  const rlimit limit{RLIM_INFINITY, RLIM_INFINITY};
  report("setrlimit", ::setrlimit(RLIMIT_AS, &limit));
  report("read", ::open("/proc/self/status", O_RDONLY | O_CLOEXEC));
  return out;
}

std::string open_descriptors() {
  std::string out;
  for (int fd = 0; fd < 1024; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0) out += std::to_string(fd) + " ";
  }
  return out;
}

std::string eat_memory() {
  std::vector<std::unique_ptr<std::string>> eaten;
  for (;;) eaten.push_back(std::make_unique<std::string>(std::size_t{1} << 24, 'x'));
}

[[noreturn]] void spin() {
  for (volatile bool forever = true; forever;) {
  }
  std::abort();
}

using Handler = std::function<Result<std::string>(std::string)>;

const std::map<std::string, Handler>& handlers() {
  static const std::map<std::string, Handler> kHandlers = {
      {"echo", [](std::string bytes) { return bytes; }},
      {"size", [](std::string bytes) { return std::to_string(bytes.size()); }},
      {"pid", [](std::string) { return std::to_string(::getpid()); }},
      {"fail",
       [](std::string) -> Result<std::string> {
         Error error{ErrorCode::kDamaged, "it is broken", "mend it", "a.pdf", 7};
         return tl::make_unexpected(error);
       }},
      {"throw", [](std::string) -> Result<std::string> { throw std::runtime_error("thrown on purpose"); }},
      {"abort", [](std::string) -> Result<std::string> { std::abort(); }},
      {"exit", [](std::string) -> Result<std::string> { ::_exit(3); }},
      {"segv",
       [](std::string) -> Result<std::string> {
         ::signal(SIGSEGV, SIG_DFL);
         ::raise(SIGSEGV);
         return std::string();
       }},
      {"library out of memory",
       [](std::string) -> Result<std::string> {
         std::fputs("Out of memory\n", stderr);
         std::abort();
       }},
      {"bad_alloc", [](std::string) -> Result<std::string> { throw std::bad_alloc(); }},
      {"eat", [](std::string) { return eat_memory(); }},
      {"grow",
       [](std::string) {
         // Kept on purpose: the worker is larger afterwards.
         static std::vector<std::string> kept;
         kept.emplace_back(std::size_t{450} << 20, 'x');
         return std::to_string(::getpid());
       }},
      {"sleep", [](std::string) { return std::to_string(::sleep(1000)); }},
      {"nap", [](std::string) { return std::to_string(::usleep(300'000)); }},
      {"spin", [](std::string) -> Result<std::string> { spin(); }},
      {"huge", [](std::string) { return std::string(std::size_t{32} << 20, 'x'); }},
      {"large", [](std::string) { return std::string(std::size_t{6} << 20, 'x'); }},
      {"chatter",
       [](std::string) {
         for (int i = 0; i < 100'000; ++i) std::fputs("a complaint that nobody reads\n", stderr);
         return std::string("done");
       }},
      {"lie",
       [](std::string) {
         const std::string nonsense(100, 'x');
         return std::to_string(::write(3, nonsense.data(), nonsense.size()));
       }},
      {"close",
       [](std::string) {
         ::close(3);
         return std::to_string(::sleep(1000));
       }},
      {"misbehave", [](std::string) { return misbehave(); }},
      {"descriptors", [](std::string) { return open_descriptors(); }},
      {"extract",
       [](std::string bytes) -> Result<std::string> {
         const auto pages = extract(std::move(bytes));
         if (!pages) return tl::make_unexpected(pages.error());
         std::string text;
         for (const Page& page : pages->pages) {
           for (const Word& word : page.words) text += word.text + ' ';
         }
         return std::to_string(pages->pages.size()) + " pages: " + text;
       }},
  };
  return kHandlers;
}

}  // namespace

Result<std::string> test_job(std::string bytes, const std::string& request) {
  const auto found = handlers().find(request);
  if (found == handlers().end()) return fail(ErrorCode::kUsage, "no such job: " + request);
  return found->second(std::move(bytes));
}

}  // namespace saksgang::pdf

#if defined(__SANITIZE_ADDRESS__)
// What fontconfig keeps until the process ends is not ours to free.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig";
}
#endif

int main(int argc, char** argv) {
  if (const auto status = saksgang::pdf::run_if_worker(argc, argv, saksgang::pdf::test_job)) return *status;
  return doctest::Context(argc, argv).run();
}
