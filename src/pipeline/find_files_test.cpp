#include "pipeline/find_files.hpp"

#include <doctest/doctest.h>

#include "pipeline/test_doubles.hpp"

namespace saksgang::pipeline {
namespace {

namespace fs = std::filesystem;

using Names = std::vector<std::string>;

Names names(const TestFolder& folder, const Found& found) {
  Names out;
  for (const FoundFile& file : found.files) out.push_back(folder.shortened(file.key));
  return out;
}

}  // namespace

TEST_CASE("PDF files below a folder are found in the order of their names") {
  const TestFolder folder;
  for (const char* name : {"b.pdf", "a/z.PDF", "a/readme.txt", "c/d/e.Pdf", "pdf", "x.pdf.txt"})
    folder.write(name, "x");
  fs::create_directories(folder / "empty.pdf");
  const auto found = find_files({folder.path()});
  REQUIRE(found.has_value());
  CHECK(names(folder, *found) == Names{"a/z.PDF", "b.pdf", "c/d/e.Pdf"});
  CHECK(found->roots == Names{folder.path().string()});
  CHECK(found->unreadable.empty());
  CHECK(found->files[0].bytes == 1);
}

TEST_CASE("a file given is taken whatever its name, and nothing twice") {
  const TestFolder folder;
  folder.write("a/one.pdf", "x");
  folder.write("two.bin", "x");
  const auto found = find_files({folder / "two.bin", folder.path(), folder / "a", folder / "a/one.pdf"});
  REQUIRE(found.has_value());
  CHECK(names(folder, *found) == Names{"a/one.pdf", "two.bin"});
}

TEST_CASE("links are followed once, and a folder keeps its own name") {
  const TestFolder folder;
  folder.write("z/one.pdf", "x");
  fs::create_directory_symlink(folder / "z", folder / "a");
  fs::create_directory_symlink(folder.path(), folder / "z/loop");
  fs::create_symlink(folder / "z/one.pdf", folder / "two.pdf");
  fs::create_symlink(folder / "nowhere", folder / "broken.pdf");
  const auto found = find_files({folder.path()});
  REQUIRE(found.has_value());
  CHECK(names(folder, *found) == Names{"broken.pdf", "two.pdf", "z/one.pdf"});

  const auto by_link = find_files({folder / "two.pdf"});
  REQUIRE(by_link.has_value());
  CHECK(names(folder, *by_link) == Names{"two.pdf"});
}

TEST_CASE("a folder that only a link leads to is entered by the link") {
  const TestFolder folder;
  const TestFolder other;
  other.write("one.pdf", "x");
  fs::create_directory_symlink(other.path(), folder / "link");
  const auto found = find_files({folder.path()});
  REQUIRE(found.has_value());
  CHECK(names(folder, *found) == Names{"link/one.pdf"});
}

TEST_CASE("an input that does not exist is wrong usage") {
  const auto found = find_files({"/nowhere/at/all"});
  REQUIRE_FALSE(found.has_value());
  CHECK(found.error().code == ErrorCode::kUsage);
  CHECK(found.error().message == "cannot find /nowhere/at/all: No such file or directory");
}

TEST_CASE("file names that are no UTF-8 have keys of their own") {
  CHECK(key_of("/a/møte.pdf") == "/a/møte.pdf");
  CHECK(key_of(fs::path("/a/m\xF8te.pdf")) == "/a/m\\xF8te.pdf");
  CHECK(key_of(fs::path("/a/m\xE6te.pdf")) == "/a/m\\xE6te.pdf");
}

TEST_CASE("below means the folder itself or what is in it, not what begins alike") {
  CHECK(is_below("/a/b", "/a"));
  CHECK(is_below("/a", "/a"));
  CHECK(is_below("/a", "/"));
  CHECK_FALSE(is_below("/ab", "/a"));
  CHECK_FALSE(is_below("/", "/a"));
}

}  // namespace saksgang::pipeline
