#include "cli/run.hpp"

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/context.hpp"
#include "cli/options.hpp"
#include "cli/version.hpp"

namespace saksgang::cli {
namespace {

Result<int> print(const std::string& text) {
  Output out;
  out.write(text);
  if (auto finished = out.finish(); !finished) return tl::make_unexpected(finished.error());
  return 0;
}

// Called without anything, it tells what it can do: beside the results, since there are none.
int print_usage() {
  fmt::print(stderr, "{}", help(nullptr));
  return exit_status(ErrorCode::kUsage);
}

Result<int> run_command(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return print_usage();
  const auto typed = parse_command_line(arguments);
  if (!typed) return tl::make_unexpected(typed.error());
  if (typed->has("help")) return print(help(typed->command));
  if (typed->has("version")) return print(version_text());
  if (const auto used = use_own_councils(); !used) return tl::make_unexpected(used.error());
  const auto settings = understand(*typed);
  if (!settings) return tl::make_unexpected(settings.error());
  Context context(*typed, *settings);
  auto status = typed->command->run(context);
  // What was found before an error came is printed all the same; the first error is the one that tells why.
  const auto finished = context.out().finish();
  if (status && !finished) return tl::make_unexpected(finished.error());
  return status;
}

}  // namespace

int run(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is an error of write(), which Output handles
  try {
    const auto status = run_command(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
    if (status) return *status;
    print_error(status.error());
    return exit_status(status.error().code);
  } catch (const std::exception& e) {
    print_error(Error{ErrorCode::kInternal, fmt::format("unforeseen: {}", e.what()), "", "", 0});
    return exit_status(ErrorCode::kInternal);
  }
}

}  // namespace saksgang::cli
