#include "cli/pager.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.hpp"

namespace saksgang::cli {
namespace {

// The terminal sends these to all that run on it; they are for the pager alone.
class TerminalSignalsIgnored {
 public:
  TerminalSignalsIgnored() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGINT, &ignore, &interrupt_);
    ::sigaction(SIGQUIT, &ignore, &quit_);
  }
  ~TerminalSignalsIgnored() {
    ::sigaction(SIGINT, &interrupt_, nullptr);
    ::sigaction(SIGQUIT, &quit_, nullptr);
  }
  TerminalSignalsIgnored(const TerminalSignalsIgnored&) = delete;
  TerminalSignalsIgnored& operator=(const TerminalSignalsIgnored&) = delete;

 private:
  struct sigaction interrupt_ {};
  struct sigaction quit_ {};
};

tl::unexpected<Error> cannot_start(const Pager& pager, const std::string& why) {
  return fail(ErrorCode::kIo, fmt::format("cannot start the pager «{}»: {}", pager.command, why),
              "--no-pager does without; $SAKSGANG_PAGER names another");
}

bool needs_shell(std::string_view command) {
  return command.find_first_of("|&;<>()$`\\\"'\n*?[#~=%{}!") != std::string_view::npos;
}

std::vector<std::string> split(std::string_view command) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; (begin = command.find_first_not_of(" \t", begin)) != std::string_view::npos;) {
    const std::size_t end = std::min(command.find_first_of(" \t", begin), command.size());
    words.emplace_back(command.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> pager_environment() {
  std::vector<std::string> out;
  for (char** variable = environ; *variable != nullptr; ++variable) out.emplace_back(*variable);
  if (std::getenv("LESS") == nullptr) out.emplace_back("LESS=FRX");
  return out;
}

// The error number, 0 where it runs.
int start(std::vector<std::string> words, int input, pid_t& child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  if (const int error = ::posix_spawn_file_actions_init(&actions); error != 0) return error;
  if (const int error = ::posix_spawnattr_init(&attributes); error != 0) {
    ::posix_spawn_file_actions_destroy(&actions);
    return error;
  }
  sigset_t usual;
  sigemptyset(&usual);
  for (const int signal : {SIGINT, SIGQUIT, SIGPIPE}) sigaddset(&usual, signal);
  ::posix_spawnattr_setsigdefault(&attributes, &usual);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  int error = ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  if (error == 0) {
    auto variables = pager_environment();
    error = ::posix_spawnp(&child, words[0].c_str(), &actions, &attributes, pointers(words).data(),
                           pointers(variables).data());
  }
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  return error;
}

void feed(int pipe, std::string_view text) {
  while (!text.empty()) {
    const ssize_t put = ::write(pipe, text.data(), text.size());
    if (put >= 0) {
      text.remove_prefix(static_cast<std::size_t>(put));
    } else if (errno != EINTR) {
      return;  // it was left; what it needed, it had
    }
  }
}

}  // namespace

Result<void> show_in_pager(const Pager& pager, std::string_view text) {
  const bool by_shell = needs_shell(pager.command);
  std::vector<std::string> words =
      by_shell ? std::vector<std::string>{"/bin/sh", "-c", pager.command} : split(pager.command);
  if (words.empty()) return cannot_start(pager, "it has no name");
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return cannot_start(pager, std::strerror(errno));
  FileDescriptor output(ends[0]), input(ends[1]);
  const TerminalSignalsIgnored ignored;
  pid_t child = -1;
  if (const int error = start(std::move(words), output.get(), child); error != 0) {
    return cannot_start(pager, std::strerror(error));
  }
  output.reset();
  feed(input.get(), text);
  input.reset();
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  // What a shell says of a command that it cannot find or may not run.
  constexpr int kMayNotRun = 126, kNotFound = 127;
  if (by_shell && WIFEXITED(status) && (WEXITSTATUS(status) == kMayNotRun || WEXITSTATUS(status) == kNotFound)) {
    return cannot_start(pager, fmt::format("exit status {}", WEXITSTATUS(status)));
  }
  return {};
}

}  // namespace saksgang::cli
