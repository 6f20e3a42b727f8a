#include "cli/settings.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <toml++/toml.h>
#include <unistd.h>

#include "base/files.hpp"
#include "model/councils.hpp"

namespace saksgang::cli {
namespace {

namespace fs = std::filesystem;

// Nothing where the variable is unset or empty, as the XDG specification has it.
std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

std::optional<fs::path> xdg_folder(const char* variable, const char* below_home) {
  if (const auto folder = environment(variable); folder && fs::path(*folder).is_absolute()) return *folder;
  if (const auto home = environment("HOME")) return fs::path(*home) / below_home;
  return std::nullopt;
}

tl::unexpected<Error> bad_configuration(const fs::path& file, std::string message) {
  return tl::make_unexpected(Error{ErrorCode::kConfig, std::move(message),
                                   "the file may hold: index = \"FOLDER\", synonyms = \"FILE\", councils = \"FILE\"",
                                   file.string(), 0});
}

// Where the configuration file stands or would stand; nothing without a home.
std::optional<fs::path> place_of_configuration() {
  if (const auto named = environment("SAKSGANG_CONFIG")) return *named;
  if (const auto folder = xdg_folder("XDG_CONFIG_HOME", ".config")) return *folder / "saksgang/config.toml";
  return std::nullopt;
}

Result<Configuration> find_configuration() {
  const auto file = place_of_configuration();
  std::error_code ignored;
  if (!file || (!environment("SAKSGANG_CONFIG") && !fs::exists(*file, ignored))) return Configuration{};
  return read_configuration(*file);
}

Result<fs::path> find_index(const Typed& typed) {
  if (typed.has("index")) {
    if (typed.value("index").empty()) return fail(ErrorCode::kUsage, "--index must name a folder");
    return fs::path(typed.value("index"));
  }
  if (const auto index = environment("SAKSGANG_INDEX")) return fs::path(*index);
  const auto configuration = find_configuration();
  if (!configuration) return tl::make_unexpected(configuration.error());
  if (configuration->index) return *configuration->index;
  if (const auto folder = data_folder()) return *folder / "index";
  return fail(ErrorCode::kUsage, "there is no place for the index: HOME is not set", "give --index DIR");
}

// On a terminal that understands escape sequences.
bool is_capable_terminal() {
  const auto terminal = environment("TERM");
  return ::isatty(STDOUT_FILENO) == 1 && terminal && *terminal != "dumb";
}

bool is_colour_wanted(const Typed& typed) {
  const std::string when = typed.value("color", "auto");
  if (when != "auto") return when == "always";
  return is_capable_terminal() && !environment("NO_COLOR");
}

// A variable that is set but empty asks for none, as `cat` does.
Pager find_pager(const Typed& typed) {
  if (typed.has("no-pager") || !is_capable_terminal()) return {};
  for (const char* variable : {"SAKSGANG_PAGER", "PAGER"}) {
    if (const char* command = std::getenv(variable)) {
      return {command == std::string_view("cat") ? "" : command, false};
    }
  }
  return {"less", true};
}

std::size_t terminal_width() {
  constexpr std::size_t kOtherwise = 80, kLeast = 40;
  winsize size{};
  if (::isatty(STDOUT_FILENO) != 1 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return kOtherwise;
  }
  return std::max<std::size_t>(size.ws_col, kLeast);
}

Format format_of(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, Format>, 4> kFormats{
      {{"text", Format::kText}, {"json", Format::kJson}, {"jsonl", Format::kJsonl}, {"csv", Format::kCsv}}};
  const auto* known =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const auto& format) { return format.first == name; });
  return known == kFormats.end() ? Format::kText : known->second;
}

Result<CsvDialect> csv_dialect(const Typed& typed, Format format) {
  for (const char* option : {"bom", "delimiter"}) {
    if (typed.has(option) && format != Format::kCsv) {
      return fail(ErrorCode::kUsage, fmt::format("--{} goes with --format csv", option));
    }
  }
  const std::string delimiter = typed.value("delimiter", ",");
  return CsvDialect{delimiter == "tab" ? '\t' : delimiter[0], typed.has("bom")};
}

struct OwnFile {
  fs::path file;
  std::string text;
};

// A list of the user's: the file that is named, else the one of the list's name beside the configuration file.
Result<std::optional<OwnFile>> own_file(std::optional<fs::path> file, std::string_view list) {
  constexpr std::size_t kLargest = std::size_t{1} << 24;
  if (!file) {
    const auto configured = place_of_configuration();
    if (!configured) return std::nullopt;
    file = fs::absolute(*configured).parent_path() / fmt::format("{}.txt", list);
    std::error_code ignored;
    if (!fs::exists(*file, ignored)) return std::nullopt;
  }
  auto text = read_file(*file, kLargest);
  if (!text) {
    return tl::make_unexpected(
        Error{ErrorCode::kConfig, fmt::format("the {} cannot be read: {}", list, text.error().message),
              fmt::format("`{}` in the configuration file names another file", list), file->string(), 0});
  }
  return OwnFile{std::move(*file), std::move(*text)};
}

}  // namespace

std::optional<fs::path> configuration_folder() {
  const auto file = place_of_configuration();
  if (!file) return std::nullopt;
  return fs::absolute(*file).parent_path();
}

Result<Configuration> read_configuration(const fs::path& file) {
  const auto text = read_file(file, std::size_t{1} << 20);
  if (!text) return bad_configuration(file, text.error().message);
  toml::table table;
  try {
    table = toml::parse(*text);
  } catch (const toml::parse_error& e) {
    return bad_configuration(file, fmt::format("line {}: {}", e.source().begin.line, e.description()));
  }
  Configuration out;
  for (const auto& [key, value] : table) {
    const auto line = value.source().begin.line;
    std::optional<fs::path>* place = key.str() == "index"      ? &out.index
                                     : key.str() == "synonyms" ? &out.synonyms
                                     : key.str() == "councils" ? &out.councils
                                                               : nullptr;
    if (place == nullptr) return bad_configuration(file, fmt::format("line {}: unknown key {}", line, key.str()));
    const auto name = value.value_exact<std::string>();
    if (!name || name->empty()) {
      return bad_configuration(file, fmt::format("line {}: {} must be a text", line, key.str()));
    }
    const auto home = environment("HOME");
    *place =
        name->starts_with("~/") && home ? fs::path(*home) / name->substr(2) : fs::absolute(file).parent_path() / *name;
  }
  return out;
}

Result<std::optional<Synonyms>> user_synonyms() {
  const auto configuration = find_configuration();
  if (!configuration) return tl::make_unexpected(configuration.error());
  auto own = own_file(configuration->synonyms, "synonyms");
  if (!own) return tl::make_unexpected(own.error());
  if (!*own) return std::nullopt;
  return Synonyms{std::move((*own)->file), std::move((*own)->text)};
}

Result<void> use_own_councils() {
  const auto configuration = find_configuration();
  if (!configuration) return tl::make_unexpected(configuration.error());
  const auto own = own_file(configuration->councils, "councils");
  if (!own) return tl::make_unexpected(own.error());
  if (!*own) return {};
  auto added = add_councils((*own)->text);
  if (!added) {
    Error error = added.error();
    error.file = (*own)->file.string();
    return tl::make_unexpected(std::move(error));
  }
  return {};
}

std::optional<fs::path> data_folder() {
  const auto folder = xdg_folder("XDG_DATA_HOME", ".local/share");
  if (!folder) return std::nullopt;
  return *folder / "saksgang";
}

Result<Settings> understand(const Typed& typed) {
  Settings settings;
  auto index = find_index(typed);
  if (!index) return tl::make_unexpected(index.error());
  settings.index = std::move(*index);
  const std::string_view formats = typed.command->formats;
  settings.format = format_of(typed.value("format", formats.substr(0, formats.find(' '))));
  const auto csv = csv_dialect(typed, settings.format);
  if (!csv) return tl::make_unexpected(csv.error());
  settings.csv = *csv;
  settings.quiet = typed.has("quiet");
  settings.colour = is_colour_wanted(typed);
  // Whoever wants no colour wants text without escape sequences, though a link is none.
  settings.links = settings.colour && settings.format == Format::kText && is_capable_terminal();
  if (settings.format == Format::kText && typed.command->is_paged) settings.pager = find_pager(typed);
  const auto terminal = environment("TERM");
  settings.progress_bar = ::isatty(STDERR_FILENO) == 1 && terminal && *terminal != "dumb";
  settings.width = terminal_width();
  return settings;
}

}  // namespace saksgang::cli
