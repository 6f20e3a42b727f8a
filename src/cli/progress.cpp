#include "cli/progress.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/layout.hpp"
#include "cli/words.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kRedraw{100};
constexpr std::chrono::seconds kPlainLine{5};

std::size_t stderr_width() {
  constexpr std::size_t kOtherwise = 80;
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kOtherwise;
}

std::string clock_time(double seconds) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  constexpr long kMinute = 60, kHour = 3600;
  if (whole >= kHour) return fmt::format("{}:{:02}:{:02}", whole / kHour, whole / kMinute % kMinute, whole % kMinute);
  return fmt::format("{}:{:02}", whole / kMinute, whole % kMinute);
}

}  // namespace

std::string progress_line(const pipeline::Progress& p, bool with_bar) {
  const double share =
      p.bytes > 0 ? std::min(1.0, static_cast<double>(p.bytes_done) / static_cast<double>(p.bytes)) : 0.0;
  std::string line = fmt::format("{:3.0f}%", std::floor(share * 100));
  if (with_bar) {
    constexpr int kCells = 20;
    const int full = static_cast<int>(share * kCells);
    line += " [";
    for (int i = 0; i < kCells; ++i) line += i < full ? '#' : ' ';
    line += ']';
  }
  line += fmt::format(" {} of {}", p.files_done, counted(p.files, "file"));
  // The first moments tell nothing of the rate.
  if (p.seconds < 0.5 || p.bytes_done == 0) return line;
  line += fmt::format(" · {:.0f} pages/s", static_cast<double>(p.pages) / p.seconds);
  if (share < 1) line += fmt::format(" · {} left", clock_time(p.seconds * (1 - share) / share));
  return line;
}

void ProgressReport::draw(const std::string& line) {
  // One write a frame and no clearing before it: the line is overwritten where it stands.
  const std::string frame = fmt::format("\r{}\x1b[K", line);
  [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, frame.data(), frame.size());
  drawn_ = line;
}

void ProgressReport::erase() {
  if (drawn_.empty()) return;
  draw("");
  drawn_.clear();
}

void ProgressReport::progress(const pipeline::Progress& progress) {
  if (context_.settings().quiet) return;
  const auto now = Clock::now();
  const bool bar = context_.settings().progress_bar;
  if (!started_) next_ = now + (bar ? std::chrono::milliseconds(kRedraw) : std::chrono::milliseconds(kPlainLine));
  started_ = true;
  if (now < next_) return;
  next_ = now + (bar ? std::chrono::milliseconds(kRedraw) : std::chrono::milliseconds(kPlainLine));
  if (bar) {
    const std::string line = shortened(progress_line(progress, true), stderr_width() - 1);
    if (line != drawn_) draw(line);
  } else {
    context_.note(progress_line(progress, false));
  }
}

void ProgressReport::document(const DocumentRecord& document) {
  const bool skipped = document.state == DocumentState::kSkipped && document.duplicate_of.empty();
  if (document.state != DocumentState::kFailed && !skipped) return;
  erase();
  context_.warn(fmt::format("{} ({}): {}: {}", name(document.state), document.reason.value_or("?"),
                            one_line(document.path), one_line(document.message.value_or(""))));
}

void ProgressReport::warning(const std::string& text) {
  erase();
  context_.warn(text);
}

}  // namespace saksgang::cli
