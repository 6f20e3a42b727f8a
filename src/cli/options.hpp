#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

// The first of two stages: the options as they were typed. The tables here are what parsing, help, and later the man
// page and shell completions are made from.
namespace saksgang::cli {

struct OptionSpec {
  std::string_view name;       // without the dashes
  char letter = 0;             // 0 for none
  std::string_view value;      // what stands for its value in the help; empty for a flag
  std::string_view help;       // one sentence or two
  std::string_view choices{};  // the values allowed, separated by blanks; empty where any is
};

struct Typed;
class Context;

struct CommandSpec {
  std::string_view name;
  std::string_view arguments;    // as the usage line shows them; empty where there are none
  std::string_view summary;      // one line
  std::string_view description;  // paragraphs, wrapped by hand
  std::string_view examples;     // lines «command  # what it does»
  std::span<const OptionSpec> options;
  std::string_view formats;  // values of --format, the default first
  std::size_t min_arguments = 0;
  std::size_t max_arguments = 0;
  Result<int> (*run)(Context& context);  // the exit status
  bool is_paged = false;                 // its text goes through a pager on a terminal
};

// What the command line says, checked against the tables and no further.
struct Typed {
  const CommandSpec* command = nullptr;                    // null for --help or --version without one
  std::map<std::string, std::string, std::less<>> values;  // by the option's name; a flag's value is "true"
  std::vector<std::string> arguments;

  bool has(std::string_view option) const { return values.contains(option); }
  // The value typed, or the one given.
  std::string value(std::string_view option, std::string_view otherwise = {}) const;
};

// Options that every command takes.
std::span<const OptionSpec> global_options();

// Every command, in the order of the help.
std::span<const CommandSpec* const> commands();

const CommandSpec* find_command(std::string_view name);

// Reads the arguments behind the program's name. kUsage for unknown commands and options (with the nearest known one as
// hint), missing values, values outside the choices, too few or too many arguments. --help and --version switch the
// other checks off.
Result<Typed> parse_command_line(const std::vector<std::string>& arguments);

// The program's help, or that of one command; plain text that ends in a newline.
std::string help(const CommandSpec* command);

// A whole number of at least `least`. kUsage names the option.
Result<int> whole_number(std::string_view option, const std::string& text, int least);

}  // namespace saksgang::cli
