#include "cli/options.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace saksgang::cli {
namespace {

using Words = std::vector<std::string>;

Typed typed(const Words& words) {
  const auto result = parse_command_line(words);
  REQUIRE(result.has_value());
  return *result;
}

std::string fault(const Words& words) {
  const auto result = parse_command_line(words);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code == ErrorCode::kUsage);
  return fmt::format("{} | {}", result.error().message, result.error().hint);
}

}  // namespace

TEST_CASE("global options stand before or behind the command") {
  for (const Words& words :
       {Words{"--index", "D", "search", "-n", "5", "ord"}, Words{"search", "ord", "-i", "D", "-n5"},
        Words{"-i", "D", "search", "--limit=5", "ord"}, Words{"search", "--index=D", "ord", "--limit", "5"}}) {
    const Typed t = typed(words);
    CHECK(t.command == find_command("search"));
    CHECK(t.value("index") == "D");
    CHECK(t.value("limit", "10") == "5");
    CHECK(t.arguments == Words{"ord"});
  }
}

TEST_CASE("flags, repeated options and defaults") {
  const Typed t = typed({"ingest", "a", "--prune", "-j", "2", "b", "--jobs", "4", "-q"});
  CHECK(t.has("prune"));
  CHECK(t.has("quiet"));
  CHECK_FALSE(t.has("force"));
  CHECK(t.value("jobs") == "4");
  CHECK(t.value("format", "text") == "text");
  CHECK(t.arguments == Words{"a", "b"});
}

TEST_CASE("arguments are taken as they are") {
  CHECK(typed({"search", "[a]", "b", "--", "-c", "--force", "--"}).arguments ==
        Words{"[a]", "b", "-c", "--force", "--"});
  CHECK(typed({"search", "år:2025", "\"to ord\"", "-"}).arguments == Words{"år:2025", "\"to ord\"", "-"});
}

TEST_CASE("help and version need nothing else") {
  CHECK(typed({"--help"}).command == nullptr);
  CHECK(typed({"search", "--help"}).command == find_command("search"));
  CHECK(typed({"-V"}).has("version"));
  CHECK(typed({"help"}).has("help"));
  CHECK(typed({"help"}).command == nullptr);
  CHECK(typed({"--quiet", "help", "search"}).command == find_command("search"));
  CHECK(typed({"help", "search", "timebok"}).has("help"));
  CHECK(typed({"search", "help"}).arguments == std::vector<std::string>{"help"});
}

TEST_CASE("mistakes are named with what to do about them") {
  CHECK(fault({}) == "no command given | see saksgang --help");
  CHECK(fault({"serach", "x"}) == "unknown command \"serach\" | did you mean search?");
  CHECK(fault({"bake"}) == "unknown command \"bake\" | see saksgang --help");
  CHECK(fault({"ingest", "a", "--prun"}) == "unknown option --prun | did you mean --prune?");
  CHECK(fault({"search", "-nuit"}).starts_with("--limit cannot be") == false);
  CHECK(fault({"search", "a", "--fuzzy"}) ==
        "unknown option --fuzzy | see saksgang search --help; put -- before words that begin with a dash");
  CHECK(fault({"search", "a", "--limit"}) == "--limit needs a value | see saksgang search --help");
  CHECK(fault({"export", "--format", "text"}) ==
        "--format cannot be \"text\" | one of: jsonl, json, csv, sqlite, einnsyn, oparl");
  CHECK(fault({"cite", "1/25", "--format", "bibtex"}) ==
        "--format cannot be \"bibtex\" | one of: text\nfor bibtex: --style bibtex");
  CHECK(fault({"trace", "1/25", "--format", "svg"}) ==
        "--format cannot be \"svg\" | one of: text, json, csv, mermaid, dot, html\nfor svg: --format dot | dot -Tsvg");
  CHECK(fault({"help", "serach"}) == "unknown command \"serach\" | did you mean search?");
  CHECK(fault({"search", "a", "--unit", "sak"}) == "--unit cannot be \"sak\" | one of: case, vedtak, innspill");
  CHECK(fault({"search", "a", "--unit", ""}) == "--unit cannot be \"\" | one of: case, vedtak, innspill");
  CHECK(fault({"search"}) == "search needs QUERY… | see saksgang search --help");
  CHECK(fault({"status", "now"}) == "status does not know what to do with \"now\" | see saksgang status --help");
}

TEST_CASE("whole numbers") {
  CHECK(whole_number("limit", "12", 1).value() == 12);
  for (const char* text : {"0", "-1", "1.5", "", "ten", "99999999999"}) {
    CHECK(whole_number("limit", text, 1).error().message ==
          fmt::format("--limit must be a whole number from 1, not \"{}\"", text));
  }
}

TEST_CASE("every help shows usage, all options and examples, in lines of at most 100 columns") {
  for (const CommandSpec* command : commands()) {
    const std::string text = help(command);
    CAPTURE(text);
    CHECK(text.find(fmt::format("Usage: saksgang {} [OPTIONS]", command->name)) != std::string::npos);
    CHECK(text.find("\nExamples:\n  saksgang ") != std::string::npos);
    CHECK(command->examples.ends_with('\n'));
    for (const OptionSpec& option : command->options) {
      CHECK(text.find(fmt::format("--{}", option.name)) != std::string::npos);
    }
    CHECK(help(nullptr).find(fmt::format("\n  {} ", command->name)) != std::string::npos);
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = text.find('\n', begin);
      CHECK(end - begin <= 125);  // bytes; «æøå» and «…» take more than one
      begin = end + 1;
    }
  }
}

}  // namespace saksgang::cli
