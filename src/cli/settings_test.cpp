#include "cli/settings.hpp"

#include <cstdlib>
#include <fstream>
#include <optional>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

namespace saksgang::cli {
namespace {

namespace fs = std::filesystem;

// A variable set (or unset) for the time of a test.
class Variable {
 public:
  Variable(const char* name, const std::optional<std::string>& value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    set(value);
  }
  ~Variable() { set(old_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void set(const std::optional<std::string>& value) const {
    if (value) {
      ::setenv(name_, value->c_str(), 1);
    } else {
      ::unsetenv(name_);
    }
  }
  const char* name_;
  std::optional<std::string> old_;
};

struct Home {
  Home() {
    std::string name = (fs::temp_directory_path() / "saksgang-home-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
    home.emplace("HOME", path.string());
  }
  ~Home() { fs::remove_all(path); }
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;

  fs::path write(const fs::path& name, const std::string& text) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name) << text;
    return path / name;
  }
  fs::path index(const std::vector<std::string>& words = {"status"}) const {
    const auto typed = parse_command_line(words);
    REQUIRE(typed.has_value());
    const auto settings = understand(*typed);
    REQUIRE(settings.has_value());
    return settings->index;
  }

  fs::path path;
  std::optional<Variable> home;
  Variable index_variable{"SAKSGANG_INDEX", std::nullopt}, config{"SAKSGANG_CONFIG", std::nullopt},
      xdg_config{"XDG_CONFIG_HOME", std::nullopt}, xdg_data{"XDG_DATA_HOME", std::nullopt};
};

std::string fault_of(const fs::path& file) {
  const auto index = read_configuration(file);
  REQUIRE_FALSE(index.has_value());
  CHECK(index.error().code == ErrorCode::kConfig);
  CHECK(index.error().file == file.string());
  return index.error().message;
}

}  // namespace

TEST_CASE("the index is the first of option, variable, configuration file, data folder") {
  const Home home;
  CHECK(home.index() == home.path / ".local/share/saksgang/index");
  const Variable data("XDG_DATA_HOME", "/data");
  CHECK(home.index() == "/data/saksgang/index");
  home.write(".config/saksgang/config.toml", "index = \"/from/file\"\n");
  CHECK(home.index() == "/from/file");
  const Variable config("SAKSGANG_CONFIG", home.write("other.toml", "index = \"~/mine\"").string());
  CHECK(home.index() == home.path / "mine");
  const Variable variable("SAKSGANG_INDEX", "/from/variable");
  CHECK(home.index() == "/from/variable");
  CHECK(home.index({"--index", "/from/option", "status"}) == "/from/option");
}

TEST_CASE("a relative folder stands beside its configuration file") {
  const Home home;
  CHECK(read_configuration(home.write("a/config.toml", "index = 'idx'")).value().index == home.path / "a/idx");
  CHECK(read_configuration(home.write("a/empty.toml", "# nothing\n")).value().index == std::nullopt);
}

TEST_CASE("a configuration file that cannot be used is named with its line") {
  const Home home;
  CHECK(fault_of(home.path / "none.toml").find("No such file") != std::string::npos);
  CHECK(fault_of(home.write("a.toml", "\nindexx = 'x'")) == "line 2: unknown key indexx");
  CHECK(fault_of(home.write("b.toml", "index = 3")) == "line 1: index must be a text");
  CHECK(fault_of(home.write("c.toml", "index = ''")) == "line 1: index must be a text");
  CHECK(fault_of(home.write("e.toml", "index = 'a'\nsynonyms = ['b']")) == "line 2: synonyms must be a text");
  CHECK(fault_of(home.write("d.toml", "index = ")).starts_with("line 1: "));
}

TEST_CASE("the user's synonyms stand beside the configuration file or where it says") {
  const Home home;
  const auto found = [] {
    const auto synonyms = user_synonyms();
    REQUIRE(synonyms.has_value());
    return *synonyms ? fmt::format("{}: {}", (*synonyms)->file.filename().string(), (*synonyms)->text) : "none";
  };
  CHECK(found() == "none");
  home.write(".config/saksgang/synonyms.txt", "a = b");
  CHECK(found() == "synonyms.txt: a = b");
  home.write(".config/saksgang/config.toml", "index = '/from/file'\nsynonyms = 'mine.txt'\n");
  const auto missing = user_synonyms();
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().code == ErrorCode::kConfig);
  CHECK(missing.error().message.starts_with("the synonyms cannot be read: "));
  CHECK(missing.error().file == (home.path / ".config/saksgang/mine.txt").string());
  home.write(".config/saksgang/mine.txt", "c = d");
  CHECK(found() == "mine.txt: c = d");
  CHECK(home.index() == "/from/file");
  const Variable config("SAKSGANG_CONFIG", home.write("other/own.toml", "index = 'x'").string());
  CHECK(found() == "none");
  home.write("other/synonyms.txt", "e = f");
  CHECK(found() == "synonyms.txt: e = f");
}

TEST_CASE("without a home there is no place for the index") {
  const Home home;
  const Variable none("HOME", std::nullopt);
  CHECK(understand(parse_command_line({"status"}).value()).error().message ==
        "there is no place for the index: HOME is not set");
}

TEST_CASE("the format is the command's first unless another is asked for") {
  const Home home;
  CHECK(understand(parse_command_line({"export"}).value())->format == Format::kJsonl);
  CHECK(understand(parse_command_line({"status"}).value())->format == Format::kText);
  CHECK(understand(parse_command_line({"status", "-f", "csv"}).value())->format == Format::kCsv);
}

TEST_CASE("the forms of CSV go with CSV") {
  const Home home;
  const auto plain = understand(parse_command_line({"search", "-f", "csv", "x"}).value());
  CHECK(plain->csv.delimiter == ',');
  CHECK_FALSE(plain->csv.bom);
  const auto norwegian =
      understand(parse_command_line({"show", "-f", "csv", "--bom", "--delimiter", ";", "x"}).value());
  CHECK(norwegian->csv.delimiter == ';');
  CHECK(norwegian->csv.bom);
  CHECK(understand(parse_command_line({"export", "-f", "csv", "--delimiter", "tab"}).value())->csv.delimiter == '\t');
  CHECK(understand(parse_command_line({"export", "--bom"}).value()).error().message == "--bom goes with --format csv");
  CHECK(understand(parse_command_line({"status", "--delimiter", ";"}).value()).error().message ==
        "--delimiter goes with --format csv");
  CHECK(parse_command_line({"export", "-f", "csv", "--delimiter", "|"}).error().message ==
        "--delimiter cannot be \"|\"");
}

TEST_CASE("what is no terminal has neither pager nor links") {
  const Home home;
  const Variable pager("PAGER", "less");
  const auto settings = understand(parse_command_line({"search", "--color", "always", "x"}).value());
  REQUIRE(settings.has_value());
  CHECK(settings->pager.command.empty());
  CHECK_FALSE(settings->links);
}

TEST_CASE("colour is for terminals, unless told") {
  const Home home;
  CHECK(understand(parse_command_line({"status", "--color", "always"}).value())->colour);
  CHECK_FALSE(understand(parse_command_line({"status", "--color", "never"}).value())->colour);
}

}  // namespace saksgang::cli
