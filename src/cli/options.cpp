#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <numeric>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/commands.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kGlobalOptions{
    OptionSpec{"index", 'i', "DIR",
               "Where the index is. Otherwise $SAKSGANG_INDEX, else `index` of the configuration file, else the user's "
               "data folder."},
    OptionSpec{"format", 'f', "FORMAT", "How results are printed."},
    OptionSpec{"delimiter", 0, "SIGN", "What stands between the fields of CSV; spreadsheets set to Norwegian take ;.",
               ", ; tab"},
    OptionSpec{"bom", 0, "", "CSV begins with a byte order mark, by which Excel knows UTF-8."},
    OptionSpec{"color", 0, "WHEN",
               "Colour, highlighting and links; auto: on a terminal, and not where NO_COLOR is set.",
               "auto always never"},
    OptionSpec{"no-pager", 0, "",
               "Text stays out of the pager, which on a terminal is $SAKSGANG_PAGER, else $PAGER, else less."},
    OptionSpec{"quiet", 'q', "", "Nothing but results and errors: no progress, no notes."},
    OptionSpec{"help", 'h', "", "This help."},
    OptionSpec{"version", 'V', "", "The program's version and those of its formats."},
};

const std::array kCommands{&kIngestCommand,  &kSearchCommand, &kShowCommand,   &kTraceCommand,  &kDiffCommand,
                           &kAuditCommand,   &kCiteCommand,   &kExportCommand, &kCrawlCommand,  &kNewsCommand,
                           &kNightlyCommand, &kStatusCommand, &kCheckCommand,  &kReindexCommand};

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row.back();
}

// «did you mean --prune?», where a name is near enough to be a slip.
std::string nearest(std::string_view typed, const std::vector<std::string>& known) {
  const auto it = std::min_element(known.begin(), known.end(), [&](const auto& a, const auto& b) {
    return edit_distance(typed, a) < edit_distance(typed, b);
  });
  if (it == known.end() || edit_distance(typed, *it) > std::max<std::size_t>(1, typed.size() / 3)) return "";
  return fmt::format("did you mean {}?", *it);
}

std::string see_help(const CommandSpec* command) {
  return command == nullptr ? "see saksgang --help" : fmt::format("see saksgang {} --help", command->name);
}

std::vector<const OptionSpec*> options_of(const CommandSpec* command) {
  std::vector<const OptionSpec*> options;
  for (const OptionSpec& option : kGlobalOptions) options.push_back(&option);
  if (command != nullptr) {
    for (const OptionSpec& option : command->options) options.push_back(&option);
  }
  return options;
}

// The place of the command's name: the first argument that is no global option nor the value of one.
std::optional<std::size_t> command_position(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string& argument = arguments[i];
    if (argument.size() < 2 || argument[0] != '-') return i;
    const bool takes_next = std::any_of(kGlobalOptions.begin(), kGlobalOptions.end(), [&](const OptionSpec& o) {
      return !o.value.empty() &&
             (argument == fmt::format("--{}", o.name) || (o.letter != 0 && argument == fmt::format("-{}", o.letter)));
    });
    if (takes_next) ++i;
  }
  return std::nullopt;
}

bool is_choice(std::string_view choices, std::string_view value) {
  return fmt::format(" {} ", choices).find(fmt::format(" {} ", value)) != std::string::npos && !value.empty();
}

// How else to come by a format that a command does not write: by another of its options, or by another program.
std::string other_way(const CommandSpec* command, std::string_view value) {
  if (command == nullptr) return "";
  for (const OptionSpec& option : command->options) {
    if (!option.choices.empty() && is_choice(option.choices, value)) {
      return fmt::format("\nfor {0}: --{1} {0}", value, option.name);
    }
  }
  if (is_choice(command->formats, "dot") && is_choice("svg png pdf", value)) {
    return fmt::format("\nfor {0}: --format dot | dot -T{0}", value);
  }
  return "";
}

Result<void> check_value(const CommandSpec* command, const OptionSpec& option, const std::string& value) {
  const std::string_view choices = option.name == "format" && command != nullptr ? command->formats : option.choices;
  if (choices.empty() || is_choice(choices, value)) return {};
  std::string list(choices);
  for (std::size_t at = 0; (at = list.find(' ', at)) != std::string::npos; at += 2) list.replace(at, 1, ", ");
  return fail(ErrorCode::kUsage, fmt::format("--{} cannot be \"{}\"", option.name, value),
              fmt::format("one of: {}{}", list, option.name == "format" ? other_way(command, value) : ""));
}

Result<void> check_arguments(const Typed& typed) {
  const CommandSpec& command = *typed.command;
  if (typed.arguments.size() < command.min_arguments) {
    return fail(ErrorCode::kUsage, fmt::format("{} needs {}", command.name, command.arguments), see_help(&command));
  }
  if (typed.arguments.size() > command.max_arguments) {
    return fail(
        ErrorCode::kUsage,
        fmt::format("{} does not know what to do with \"{}\"", command.name, typed.arguments[command.max_arguments]),
        see_help(&command));
  }
  return {};
}

// CLI11 splits the options from the rest; what it does not know is an argument, or an option that nobody knows.
Result<void> parse_options(const std::vector<std::string>& words, Typed& typed) {
  const auto options = options_of(typed.command);
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::deque<std::pair<const OptionSpec*, std::string>> values;
  std::deque<std::pair<const OptionSpec*, bool>> flags;
  for (const OptionSpec* option : options) {
    std::string name = fmt::format("--{}", option->name);
    if (option->letter != 0) name += fmt::format(",-{}", option->letter);
    if (option->value.empty()) {
      app.add_flag(name, flags.emplace_back(option, false).second)->disable_flag_override();
    } else {
      app.add_option(name, values.emplace_back(option, "").second)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    }
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ArgumentMismatch& e) {
    const std::string what = e.what();
    return fail(ErrorCode::kUsage, fmt::format("{} needs a value", what.substr(0, what.find_first_of(": "))),
                see_help(typed.command));
  } catch (const CLI::ParseError& e) {
    return fail(ErrorCode::kUsage, e.what(), see_help(typed.command));
  }
  for (const auto& [option, set] : flags) {
    if (set) typed.values.emplace(option->name, "true");
  }
  for (const auto& [option, value] : values) {
    if (app.count(fmt::format("--{}", option->name)) > 0) typed.values.emplace(option->name, value);
  }
  for (const std::string& word : app.remaining()) {
    if (word.size() > 1 && word[0] == '-') {
      std::vector<std::string> names;
      for (const OptionSpec* option : options) names.push_back(fmt::format("--{}", option->name));
      std::string hint = nearest(word.substr(0, word.find('=')), names);
      if (hint.empty()) hint = see_help(typed.command) + "; put -- before words that begin with a dash";
      return fail(ErrorCode::kUsage, fmt::format("unknown option {}", word), std::move(hint));
    }
    typed.arguments.push_back(word);
  }
  return {};
}

}  // namespace

std::string Typed::value(std::string_view option, std::string_view otherwise) const {
  const auto it = values.find(option);
  return it == values.end() ? std::string(otherwise) : it->second;
}

std::span<const OptionSpec> global_options() {
  return kGlobalOptions;
}
std::span<const CommandSpec* const> commands() {
  return kCommands;
}

const CommandSpec* find_command(std::string_view name) {
  const auto it = std::find_if(kCommands.begin(), kCommands.end(), [&](const auto* c) { return c->name == name; });
  return it == kCommands.end() ? nullptr : *it;
}

Result<Typed> parse_command_line(const std::vector<std::string>& arguments) {
  Typed typed;
  std::vector<std::string> words = arguments;
  // «help search» is «search --help».
  if (const auto position = command_position(words); position && words[*position] == "help") {
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(*position));
    words.insert(words.begin(), "--help");
  }
  if (const auto position = command_position(words)) {
    const std::string name = words[*position];
    typed.command = find_command(name);
    if (typed.command == nullptr) {
      std::vector<std::string> names;
      for (const CommandSpec* command : kCommands) names.emplace_back(command->name);
      std::string hint = nearest(name, names);
      return fail(ErrorCode::kUsage, fmt::format("unknown command \"{}\"", name),
                  hint.empty() ? see_help(nullptr) : std::move(hint));
    }
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(*position));
  }
  const auto end_of_options = std::find(words.begin(), words.end(), "--");
  std::vector<std::string> behind;
  if (end_of_options != words.end()) behind.assign(end_of_options + 1, words.end());
  words.erase(end_of_options, words.end());
  if (auto parsed = parse_options(words, typed); !parsed) return tl::make_unexpected(parsed.error());
  typed.arguments.insert(typed.arguments.end(), behind.begin(), behind.end());
  if (typed.has("help") || typed.has("version")) return typed;
  if (typed.command == nullptr) return fail(ErrorCode::kUsage, "no command given", see_help(nullptr));
  for (const OptionSpec* option : options_of(typed.command)) {
    if (!typed.has(option->name) || option->value.empty()) continue;
    if (auto good = check_value(typed.command, *option, typed.value(option->name)); !good) {
      return tl::make_unexpected(good.error());
    }
  }
  if (auto good = check_arguments(typed); !good) return tl::make_unexpected(good.error());
  return typed;
}

Result<int> whole_number(std::string_view option, const std::string& text, int least) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least) {
    return fail(ErrorCode::kUsage, fmt::format("--{} must be a whole number from {}, not \"{}\"", option, least, text));
  }
  return number;
}

}  // namespace saksgang::cli
