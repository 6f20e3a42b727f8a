#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "base/files.hpp"
#include "base/programs.hpp"
#include "cli/crawl_commands.hpp"

namespace saksgang::cli {
namespace {

// The words of this process's command line, with the program's name.
Result<std::vector<std::string>> command_line() {
  constexpr std::size_t kMost = std::size_t{8} << 20;  // more than Linux lets a command line be
  const auto text = read_file("/proc/self/cmdline", kMost);
  if (!text) return tl::make_unexpected(text.error());
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text->size();) {
    const std::size_t end = std::min(text->find('\0', begin), text->size());
    out.push_back(text->substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// Comes back only where it fails.
Result<int> become_crawler() {
  auto words = command_line();
  if (!words) return tl::make_unexpected(words.error());
  const std::string program = program_beside("saksgang-crawler").string();
  std::vector<char*> arguments;
  for (std::string& word : *words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execv(program.c_str(), arguments.data());
  return fail(ErrorCode::kInternal, fmt::format("cannot start {}: {}", program, std::generic_category().message(errno)),
              "saksgang-crawler must stand beside saksgang, or where it was installed with it");
}

}  // namespace

Result<int> crawl_command(Context& /*context*/) {
  return become_crawler();
}

Result<int> news_command(Context& /*context*/) {
  return become_crawler();
}

Result<int> nightly_command(Context& /*context*/) {
  return become_crawler();
}

}  // namespace saksgang::cli
