#include <algorithm>

#include <fmt/format.h>

#include "cli/layout.hpp"
#include "cli/options.hpp"

namespace saksgang::cli {
namespace {

constexpr std::size_t kWidth = 92;

std::string left_side(const OptionSpec& option) {
  std::string text = option.letter != 0 ? fmt::format("-{}, ", option.letter) : "    ";
  text += fmt::format("--{}", option.name);
  if (!option.value.empty()) text += fmt::format(" {}", option.value);
  return text;
}

std::string joined_choices(std::string_view choices) {
  std::string text(choices);
  std::replace(text.begin(), text.end(), ' ', '|');
  return text;
}

void add_options(std::string& out, std::span<const OptionSpec> options, const CommandSpec* command) {
  constexpr std::size_t kColumn = 24;
  for (const OptionSpec& option : options) {
    std::string text(option.help);
    std::string_view choices = option.choices;
    if (option.name == "format" && command != nullptr) choices = command->formats;
    if (!choices.empty()) text += fmt::format(" {}.", joined_choices(choices));
    bool first = true;
    for (const std::string& line : wrapped(text, kWidth - kColumn - 2)) {
      out += fmt::format("  {:<{}}{}\n", first ? left_side(option) : "", kColumn, line);
      first = false;
    }
  }
}

std::string program_help() {
  std::string out =
      "saksgang: Norway's e-health council papers as searchable cases, vedtak and innspill\n"
      "\n"
      "Usage: saksgang COMMAND [OPTIONS] …\n"
      "\n"
      "Commands:\n";
  for (const CommandSpec* command : commands()) out += fmt::format("  {:<10}{}\n", command->name, command->summary);
  out +=
      "\n"
      "saksgang help COMMAND tells of one, with examples.\n"
      "\n"
      "Start here:\n"
      "  saksgang ingest papers/             # reads all PDF files below papers/ into the index\n"
      "  saksgang search digital hjemmeoppfølging\n"
      "  saksgang show NUIT 17/25            # one case, with all its treatments\n"
      "\n"
      "Options of every command:\n";
  add_options(out, global_options(), nullptr);
  out +=
      "\n"
      "Exit status: 0 found or done, 1 nothing found, 2 wrong usage or query, 3 no index,\n"
      "4 index made by another version, 5 done but some documents failed.\n";
  return out;
}

}  // namespace

std::string help(const CommandSpec* command) {
  if (command == nullptr) return program_help();
  std::string out =
      fmt::format("saksgang {}: {}\n\nUsage: saksgang {} [OPTIONS]{}{}\n\n{}\n", command->name, command->summary,
                  command->name, command->arguments.empty() ? "" : " ", command->arguments, command->description);
  if (!command->options.empty()) {
    out += "\nOptions:\n";
    add_options(out, command->options, command);
  }
  out += "\nOptions of every command:\n";
  add_options(out, global_options(), command);
  out += fmt::format("\nExamples:\n{}", command->examples);
  return out;
}

}  // namespace saksgang::cli
