#include "news/memory.hpp"

#include <doctest/doctest.h>

#include "base/files.hpp"
#include "news/test_news.hpp"

namespace saksgang::news {

TEST_CASE("what is remembered is recalled") {
  const TestFolder folder;
  Memory memory;
  memory.told = at("2026-11-22T02:31:00Z");
  memory.documents["attachment:1/a.pdf"] = {"aa", false, true};
  memory.documents["https://example.no/ø.pdf"] = {"bb", true, false};
  memory.searches[search_key("arkiv", "år:2025 arkiv")] = {{"k1", kBefore}, {"k2", memory.told}};
  memory.searches[search_key("tom", "noe")] = {};
  SUBCASE("with findings") {
    memory.findings = FirstSeen{{"f", memory.told}};
  }
  SUBCASE("without") {}
  REQUIRE(remember(folder / "deep/below/news.json", memory).has_value());
  const auto recalled = recall(folder / "deep/below/news.json");
  REQUIRE(recalled.has_value());
  REQUIRE(recalled->has_value());
  CHECK(**recalled == memory);
}

TEST_CASE("nothing was told where there is no file") {
  const TestFolder folder;
  const auto recalled = recall(folder / "news.json");
  REQUIRE(recalled.has_value());
  CHECK_FALSE(recalled->has_value());
}

TEST_CASE("a file that is something else, or cut at any byte, is told and not taken for none") {
  const TestFolder folder;
  Memory memory;
  memory.documents["a"] = {"aa", false, true};
  memory.searches["s"] = {{"k", kBefore}};
  REQUIRE(remember(folder / "news.json", memory).has_value());
  const std::string whole = read_file(folder / "news.json").value();
  for (std::size_t length = 0; length + 2 < whole.size(); ++length) {
    folder.write("cut.json", whole.substr(0, length));
    const auto recalled = recall(folder / "cut.json");
    REQUIRE_FALSE(recalled.has_value());
    CHECK(recalled.error().code == ErrorCode::kConfig);
    CHECK(recalled.error().hint == "move the file away; the next `saksgang news --since last` begins anew");
  }
  folder.write("other.json", R"({"record": "news-memory", "version": 2})");
  CHECK(recall(folder / "other.json").error().message ==
        "what was told before cannot be understood: it is of another kind or version");
  folder.write("typed.json", R"({"record": "news-memory", "version": 1, "told": "yesterday"})");
  CHECK(recall(folder / "typed.json").error().message ==
        "what was told before cannot be understood: \"yesterday\" is no moment");
}

TEST_CASE("a snapshot is what the site had before the moment") {
  const auto first = document("a", {{"a1", "2026-11-01T00:00:00Z"}, {"a2", "2026-11-10T00:00:00Z"}});
  auto gone = document("b", {{"b1", "2026-11-02T00:00:00Z"}});
  gone.vanished = at("2026-11-11T00:00:00Z");
  const std::vector<crawl::Document> all{first, gone};
  CHECK(snapshot_at(all, at("2026-11-01T00:00:00Z")).empty());
  CHECK(snapshot_at(all, at("2026-11-01T00:00:01Z")) == Snapshot{{"a", {"a1", false, true}}});
  CHECK(snapshot_at(all, at("2026-11-10T00:00:00Z")) ==
        Snapshot{{"a", {"a1", false, true}}, {"b", {"b1", false, true}}});
  CHECK(snapshot_at(all, at("2026-11-12T00:00:00Z")) ==
        Snapshot{{"a", {"a2", false, true}}, {"b", {"b1", true, true}}});
}

}  // namespace saksgang::news
