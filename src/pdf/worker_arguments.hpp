#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <sys/types.h>

#include "pdf/worker.hpp"

// The command line by which a pool tells a process that it is a worker.
namespace saksgang::pdf {

inline constexpr int kWorkerChannel = 3;  // the descriptor of the worker's end of the channel
inline constexpr std::string_view kWorkerMarker = "--pdf-worker-of";

// True from the time on that this process asked whether it is a worker: it can be started as one.
inline bool is_its_own_worker = false;

struct WorkerArguments {
  pid_t parent = 0;
  std::size_t address_space = 0;
  int cpu_seconds = 0;
  std::size_t output = 0;

  std::vector<std::string> command_line() const {
    return {"saksgang",
            std::string(kWorkerMarker),
            fmt::to_string(parent),
            fmt::to_string(address_space),
            fmt::to_string(cpu_seconds),
            fmt::to_string(output)};
  }

  static std::optional<WorkerArguments> from_command_line(int argc, char** argv) {
    const auto number = [argv](int i, auto& value) {
      const std::string_view text = argv[i];
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
      return error == std::errc{} && end == text.data() + text.size();
    };
    WorkerArguments out;
    if (argc != 6 || argv[1] != kWorkerMarker || !number(2, out.parent) || !number(3, out.address_space) ||
        !number(4, out.cpu_seconds) || !number(5, out.output)) {
      return std::nullopt;
    }
    return out;
  }
};

}  // namespace saksgang::pdf
