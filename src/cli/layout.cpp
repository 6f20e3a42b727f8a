#include "cli/layout.hpp"

#include <utility>

#include "base/utf8.hpp"

namespace saksgang::cli {
namespace {

// Lays words into lines. Marks are opened again behind a line end, so that each line stands for itself.
class Filler {
 public:
  Filler(std::size_t width, std::string_view before, std::string_view after)
      : width_(width), before_(before), after_(after) {}

  void add(std::string_view text, bool marked) {
    for (std::size_t pos = 0; pos < text.size();) {
      const std::size_t begin = pos;
      const char32_t c = utf8::next(text, pos);
      if (c == U'\n') {
        end_word();
        end_line();
      } else if (utf8::is_space(c) && c != U'\u00A0' && c != U'\u202F') {
        end_word();
      } else {
        if (marked != open_) switch_mark(marked);
        word_ += text.substr(begin, pos - begin);
        ++word_columns_;
      }
    }
    if (open_) switch_mark(false);
  }

  std::vector<std::string> take() {
    end_word();
    if (!line_.empty() || lines_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  void switch_mark(bool on) {
    open_ = on;
    if (on) {
      word_ += before_;
    } else if (word_.ends_with(before_)) {
      word_.resize(word_.size() - before_.size());  // nothing came in between
    } else {
      word_ += after_;
    }
  }

  void end_word() {
    if (word_columns_ == 0) return;
    const bool reopen = open_;
    if (open_) switch_mark(false);
    if (line_columns_ > 0 && line_columns_ + 1 + word_columns_ > width_) end_line();
    if (line_columns_ > 0) {
      line_ += ' ';
      ++line_columns_;
    }
    line_ += word_;
    line_columns_ += word_columns_;
    word_.clear();
    word_columns_ = 0;
    if (reopen) switch_mark(true);
  }

  void end_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
    line_columns_ = 0;
  }

  std::size_t width_;
  std::string_view before_, after_;
  std::vector<std::string> lines_;
  std::string line_, word_;
  std::size_t line_columns_ = 0, word_columns_ = 0;
  bool open_ = false;
};

}  // namespace

std::size_t columns(std::string_view text) {
  return utf8::length(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  return wrapped_with_marks(text, {}, "", "", width);
}

std::vector<std::string> wrapped_with_marks(std::string_view text,
                                            const std::vector<std::pair<std::size_t, std::size_t>>& ranges,
                                            std::string_view before, std::string_view after, std::size_t width) {
  Filler filler(width, before, after);
  std::size_t done = 0;
  for (const auto& [begin, end] : ranges) {
    if (begin < done || end < begin || end > text.size()) continue;
    filler.add(utf8::for_terminal(text.substr(done, begin - done), true), false);
    filler.add(utf8::for_terminal(text.substr(begin, end - begin), true), true);
    done = end;
  }
  filler.add(utf8::for_terminal(text.substr(done), true), false);
  return filler.take();
}

std::string one_line(std::string_view text) {
  return utf8::collapse_blanks(utf8::for_terminal(text));
}

std::string shortened(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  std::string out;
  std::size_t pos = 0;
  for (std::size_t i = 0; i + 1 < width; ++i) {
    const std::size_t begin = pos;
    utf8::next(text, pos);
    out += text.substr(begin, pos - begin);
  }
  return out + "…";
}

}  // namespace saksgang::cli
