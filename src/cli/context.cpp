#include "cli/context.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "base/utf8.hpp"
#include "cli/pager.hpp"

namespace saksgang::cli {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 16;

// Standard error is the last resort: where it cannot be written, there is nobody to tell.
void complain(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

void Output::write(std::string_view text) {
  if (!is_open()) return;
  buffer_ += text;
  if (buffer_.size() >= kBuffer && pager_.command.empty()) flush();
}

// False where there is no pager, now or from now on, and the text is still to be written.
bool Output::show_in_pager() {
  if (pager_.command.empty() || buffer_.empty()) return false;
  const auto shown = cli::show_in_pager(pager_, buffer_);
  if (shown) {
    buffer_.clear();
    return true;
  }
  // Nobody misses a `less` that nobody asked for.
  if (!pager_.by_default) complain(fmt::format("saksgang: warning: {}\n", utf8::for_terminal(shown.error().text())));
  pager_ = {};
  return false;
}

void Output::flush() {
  if (show_in_pager()) return;
  std::string_view rest = buffer_;
  while (!rest.empty() && is_open()) {
    const ssize_t put = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (put >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(put));
    } else if (errno == EPIPE) {
      gone_ = true;
    } else if (errno != EINTR) {
      fault_ =
          Error{ErrorCode::kIo, fmt::format("cannot write to standard output: {}", std::strerror(errno)), "", "", 0};
    }
  }
  buffer_.clear();
}

Result<void> Output::finish() {
  flush();
  if (fault_) return tl::make_unexpected(*fault_);
  return {};
}

void print_error(const Error& error) {
  std::string text = fmt::format("saksgang: {}\n", error.text());
  if (!error.hint.empty()) {
    std::string hint = error.hint;
    for (std::size_t at = 0; (at = hint.find('\n', at)) != std::string::npos; at += 9)
      hint.replace(at, 1, "\n        ");
    text += fmt::format("  hint: {}\n", hint);
  }
  complain(utf8::for_terminal(text, true));
}

void Context::note(std::string_view text) const {
  if (!settings_.quiet) complain(utf8::for_terminal(text, true) + "\n");
}

void Context::warn(std::string_view text) const {
  complain(fmt::format("saksgang: warning: {}\n", utf8::for_terminal(text, true)));
}

}  // namespace saksgang::cli
