#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "cli/settings.hpp"

namespace saksgang::cli {

// Standard output, buffered. Whoever reads it may go away (`| head`): then writing ends quietly, and is_open() tells
// that there is no use in going on. With a pager all is held back until flush() or finish(), which show it there and
// come back when it is left.
class Output {
 public:
  explicit Output(Pager pager = {}) : pager_(std::move(pager)) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  bool is_open() const { return !gone_ && !fault_; }

  // Writes what is held back, so that what standard error says next comes after it.
  void flush();

  // Writes what is left. kIo where anything could not be written, for another reason than that nobody reads on.
  Result<void> finish();

 private:
  bool show_in_pager();

  Pager pager_;
  std::string buffer_;
  bool gone_ = false;
  std::optional<Error> fault_;
};

// «saksgang: message» and «  hint: …» on standard error, safe for a terminal.
void print_error(const Error& error);

// What a command works with.
class Context {
 public:
  Context(const Typed& typed, const Settings& settings) : typed_(typed), settings_(settings), out_(settings.pager) {}

  const Typed& typed() const { return typed_; }
  const Settings& settings() const { return settings_; }
  Output& out() { return out_; }

  // A line on standard error; none with --quiet.
  void note(std::string_view text) const;

  // «saksgang: warning: …» on standard error, also with --quiet.
  void warn(std::string_view text) const;

 private:
  const Typed& typed_;
  const Settings& settings_;
  Output out_;
};

}  // namespace saksgang::cli
