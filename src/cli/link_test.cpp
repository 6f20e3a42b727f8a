#include "cli/link.hpp"

#include <array>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

namespace saksgang::cli {
namespace {

namespace fs = std::filesystem;

DocumentRef at(const char* url) {
  DocumentRef out;
  if (url != nullptr) out.url = url;
  return out;
}

}  // namespace

TEST_CASE("a link leads to the file where it stands here") {
  std::string folder = (fs::temp_directory_path() / "saksgang-link-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const fs::path file = fs::path(folder) / "møte 1 #2 100%;\x1b.pdf";
  std::ofstream(file) << "x";
  std::array<char, 256> host{};
  REQUIRE(::gethostname(host.data(), host.size() - 1) == 0);
  CHECK(page_target(file.string(), at(nullptr), 7) ==
        fmt::format("file://{}{}/m%C3%B8te%201%20%232%20100%25%3B%1B.pdf#page=7", host.data(), folder));
  CHECK(page_target(file.string(), at("https://example.no/a.pdf"), 7).starts_with("file://"));
  fs::remove_all(folder);
  CHECK(page_target(file.string(), at("https://example.no/a.pdf"), 7) == "https://example.no/a.pdf#page=7");
}

TEST_CASE("otherwise to its address, or nowhere") {
  CHECK(page_target("", at("https://example.no/m%C3%B8te.pdf?x=1#side"), 2) ==
        "https://example.no/m%C3%B8te.pdf?x=1#page=2");
  CHECK(page_target("/no/such.pdf", at("http://example.no/a b\x1b]\x07ø"), 2) ==
        "http://example.no/a%20b%1B]%07%C3%B8#page=2");
  CHECK(page_target("", at("javascript:alert(1)"), 2) == "");
  CHECK(page_target("relative.pdf", at(nullptr), 2) == "");
}

TEST_CASE("a text without a target is no link") {
  CHECK(linked("side 2", "https://example.no/#page=2") ==
        "\x1b]8;;https://example.no/#page=2\x1b\\side 2\x1b]8;;\x1b\\");
  CHECK(linked("side 2", "") == "side 2");
}

}  // namespace saksgang::cli
