#include "pdf/sandbox.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string_view>

#include <fcntl.h>
#include <fmt/core.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace saksgang::pdf {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

// Calls permitted whatever their arguments.
constexpr std::array kPermitted{
    // memory
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise),
    // open files
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(preadv), SCMP_SYS(write), SCMP_SYS(writev),
    SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fcntl), SCMP_SYS(dup), SCMP_SYS(recvmsg), SCMP_SYS(poll),
    SCMP_SYS(ppoll), SCMP_SYS(fadvise64),
    // what is there
    SCMP_SYS(fstat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64),
    SCMP_SYS(getcwd), SCMP_SYS(statfs), SCMP_SYS(fstatfs),
    // time
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep), SCMP_SYS(setitimer), SCMP_SYS(getitimer),
    // this process
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getegid), SCMP_SYS(getrusage), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(getrandom), SCMP_SYS(futex),
    SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(getcpu), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall), SCMP_SYS(exit),
    SCMP_SYS(exit_group)};

std::string phrase(std::string_view what, int error) {
  std::array<char, 128> buffer{};
  return fmt::format("{} ({})", what, strerror_r(error, buffer.data(), buffer.size()));
}

// 0, or the negative errno of the first step that failed.
int filter_system_calls() {
  const std::unique_ptr<void, void (*)(void*)> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
  if (!filter) return -ENOMEM;
  const auto permit = [&filter](int call, std::initializer_list<scmp_arg_cmp> conditions) {
    return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, static_cast<unsigned>(conditions.size()),
                                  conditions.begin());
  };
  int result = 0;
  const auto step = [&result](int status) {
    // EDOM: the call does not exist on this architecture, so there is nothing to permit.
    if (result == 0 && status != -EDOM) result = status;
  };
  for (const int call : kPermitted) step(permit(call, {}));
  // UndefinedBehaviorSanitizer tests by way of a pipe whether memory can be read.
  if (kSanitized) {
    step(permit(SCMP_SYS(pipe), {}));
    step(permit(SCMP_SYS(pipe2), {}));
  }

  constexpr scmp_datum_t kMakesOrWrites = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
  step(permit(SCMP_SYS(open), {scmp_arg_cmp{1, SCMP_CMP_MASKED_EQ, kMakesOrWrites, O_RDONLY}}));
  step(permit(SCMP_SYS(openat), {scmp_arg_cmp{2, SCMP_CMP_MASKED_EQ, kMakesOrWrites, O_RDONLY}}));
  // abort() signals itself.
  step(permit(SCMP_SYS(tgkill), {scmp_arg_cmp{0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0}}));
  // Limits may be read, not set.
  step(permit(SCMP_SYS(prlimit64), {scmp_arg_cmp{2, SCMP_CMP_EQ, 0, 0}}));
  step(permit(SCMP_SYS(getrlimit), {}));
  if (result != 0) return result;
  return seccomp_load(filter.get());
}

void limit(decltype(RLIMIT_AS) resource, rlim_t value, std::string_view what, std::vector<std::string>& refused) {
  rlimit now{};
  ::getrlimit(resource, &now);
  const rlimit wanted{std::min(value, now.rlim_max), std::min(value, now.rlim_max)};
  if (::setrlimit(resource, &wanted) != 0) refused.push_back(phrase(what, errno));
}

}  // namespace

std::vector<std::string> enter_sandbox(std::size_t address_space) {
  std::vector<std::string> refused;
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) refused.push_back(phrase("no new privileges", errno));
  limit(RLIMIT_CORE, 0, "no core files", refused);
  limit(RLIMIT_FSIZE, 0, "no growing of files", refused);
  if (!kSanitized && address_space > 0) limit(RLIMIT_AS, address_space, "the limit of memory", refused);
  const int status = filter_system_calls();
  if (status != 0) refused.push_back(phrase("the filter of system calls", -status));
  return refused;
}

}  // namespace saksgang::pdf
