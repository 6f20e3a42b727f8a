#include "pipeline/read_again.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "pipeline/test_doubles.hpp"

namespace saksgang::pipeline {
namespace {

using Lines = std::vector<std::string>;

struct Again {
  Again() { reset_cancellation(); }
  ~Again() { reset_cancellation(); }

  Result<std::vector<Result<std::vector<CaseRecord>>>> attempt() {
    return read_again(
        files,
        [this](auto) -> Result<std::unique_ptr<pdf::Pool>> {
          ++pools;
          return std::unique_ptr<pdf::Pool>(std::make_unique<FakePool>(cancel_after));
        },
        [](const std::string&) {});
  }
  Lines operator()() {
    const auto read = attempt();
    REQUIRE(read.has_value());
    Lines out;
    for (const auto& one : *read) {
      std::string line = one ? fmt::format("{} records:", one->size()) : one.error().message;
      if (one) {
        for (const CaseRecord& r : *one) line += fmt::format(" {} {} {}", r.id, r.title, r.document.url.value_or("-"));
      }
      out.push_back(line);
    }
    return out;
  }
  void add(const std::string& name, const std::string& text) {
    folder.write(name, text);
    files.push_back({folder / name, key_of(folder / name), text.size(), std::nullopt});
  }

  TestFolder folder;
  std::vector<FoundFile> files;
  int pools = 0;
  int cancel_after = 0;
};

}  // namespace

TEST_CASE("files are read without an index, and come in their order") {
  Again again;
  for (int i = 0; i < 9; ++i) again.add(fmt::format("{}.pdf", i), fmt::format("text {}", i));
  again.files[3].published = Published{"public.pdf", "https://example.no/public.pdf", "Title", sha256("text 3")};
  const Lines read = again();
  REQUIRE(read.size() == 9);
  CHECK(read[3] ==
        fmt::format("1 records: {}.referat.1-25 text 3 https://example.no/public.pdf", sha256("text 3").substr(0, 16)));
  CHECK(read[8] == fmt::format("1 records: {}.referat.1-25 text 8 -", sha256("text 8").substr(0, 16)));
  CHECK(again.pools == 1);
}

TEST_CASE("one that cannot be read is an error of its own") {
  Again again;
  again.add("a.pdf", "fail encrypted");
  again.add("b.pdf", "text");
  again.add("c.pdf", "text");
  again.files[2].published = Published{"c.pdf", "https://example.no/c.pdf", std::nullopt, sha256("other")};
  again.files.push_back({again.folder / "nowhere.pdf", "nowhere.pdf", 0, std::nullopt});
  const Lines read = again();
  CHECK(read[0] == "failed as asked");
  CHECK(read[1].starts_with("1 records:"));
  CHECK(read[2] == "its bytes are not those that were fetched");
  CHECK(read[3] == "cannot open: No such file or directory");
}

TEST_CASE("nothing to read starts no worker, and a wish to stop ends the reading") {
  Again none;
  CHECK(none().empty());
  CHECK(none.pools == 0);
  Again stopped;
  stopped.cancel_after = 1;
  for (int i = 0; i < 9; ++i) stopped.add(fmt::format("{}.pdf", i), fmt::format("text {}", i));
  const auto read = stopped.attempt();
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code == ErrorCode::kCancelled);
}

}  // namespace saksgang::pipeline
