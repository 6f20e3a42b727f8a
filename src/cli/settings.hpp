#pragma once

#include <filesystem>

#include "base/error.hpp"
#include "cli/options.hpp"

namespace saksgang::cli {

enum class Format { kText, kJson, kJsonl, kCsv };

// The second stage: what the options that all commands share mean here.
struct Settings {
  std::filesystem::path index;
  Format format = Format::kText;
  bool quiet = false;
  bool colour = false;        // on standard output
  bool progress_bar = false;  // on standard error, which is a terminal
  std::size_t width = 80;     // of standard output, in columns; 80 where it is no terminal
};

// --index, else $SAKSGANG_INDEX, else `index` in the configuration file ($SAKSGANG_CONFIG, else
// saksgang/config.toml in the XDG configuration folder), else saksgang/index in the XDG data folder. kConfig for a
// configuration file that cannot be read or holds anything unknown, with its name and line.
Result<Settings> understand(const Typed& typed);

// The index folder that a configuration file names, resolved against the file's own folder; nothing where it names
// none. Errors as above.
Result<std::optional<std::filesystem::path>> index_of_configuration(const std::filesystem::path& file);

}  // namespace saksgang::cli
