#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "cli/csv.hpp"
#include "cli/options.hpp"

namespace saksgang::cli {

enum class Format { kText, kJson, kJsonl, kCsv };

// What shows long text a screen at a time.
struct Pager {
  std::string command;      // as for a shell; empty for none
  bool by_default = false;  // nobody named it
};

// The second stage: what the options that all commands share mean here.
struct Settings {
  std::filesystem::path index;
  Format format = Format::kText;  // kText also for a form that one command alone has
  CsvDialect csv;
  bool quiet = false;
  bool colour = false;        // on standard output
  bool links = false;         // on standard output: links that a terminal opens
  bool progress_bar = false;  // on standard error, which is a terminal
  std::size_t width = 80;     // of standard output, in columns; 80 where it is no terminal
  Pager pager;                // for standard output
};

// --index, else $SAKSGANG_INDEX, else `index` in the configuration file ($SAKSGANG_CONFIG, else
// saksgang/config.toml in the XDG configuration folder), else saksgang/index in the XDG data folder. kConfig for a
// configuration file that cannot be read or holds anything unknown, with its name and line.
Result<Settings> understand(const Typed& typed);

// saksgang/ in the XDG data folder; nothing without a home.
std::optional<std::filesystem::path> data_folder();

// What a configuration file may hold, each name resolved against the file's own folder.
struct Configuration {
  std::optional<std::filesystem::path> index;
  std::optional<std::filesystem::path> synonyms;
  std::optional<std::filesystem::path> councils;
};

// Errors as above.
Result<Configuration> read_configuration(const std::filesystem::path& file);

// A user's own relations between words.
struct Synonyms {
  std::filesystem::path file;
  std::string text;
};

// The file that `synonyms` in the configuration file names, else synonyms.txt beside the configuration file, or where
// that would stand; nothing where there is none. kConfig where a file that is named or there cannot be read.
Result<std::optional<Synonyms>> user_synonyms();

// Where the configuration file stands or would stand; nothing without a home.
std::optional<std::filesystem::path> configuration_folder();

// Puts the user's councils over those that the program carries (add_councils()): of the file that `councils` in the
// configuration file names, else of councils.txt beside it. kConfig where it cannot be read or used, with its name.
Result<void> use_own_councils();

}  // namespace saksgang::cli
