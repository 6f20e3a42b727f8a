#include "news/saved_searches.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "news/test_news.hpp"

namespace saksgang::news {
namespace {

using Lines = std::vector<std::string>;

Lines queries(const SavedSearches& searches) {
  Lines out;
  for (const SavedQuery& q : searches.queries) {
    out.push_back(fmt::format("{} {}:{}: {}", q.name, q.file.filename().string(), q.line, q.query));
  }
  return out;
}

}  // namespace

TEST_CASE("a file is a search, a line a query") {
  const TestFolder folder;
  folder.write("s/journal.txt", "# what concerns journals\r\n\r\n  pasientjournal år:2025..  \r\n#x\nkjernejournal");
  folder.write("s/arkiv",
               "\xEF\xBB\xBF"
               "arkiv\narkiv\n");
  folder.write("s/.hidden", "no");
  folder.write("s/arkiv~", "no");
  folder.write("s/deep/no.txt", "no");
  folder.write("s/empty.txt", "");
  const SavedSearches read = read_saved_searches(folder / "s");
  CHECK(read.faults.empty());
  CHECK(queries(read) == Lines{"arkiv arkiv:1: arkiv", "journal journal.txt:3: pasientjournal år:2025..",
                               "journal journal.txt:5: kjernejournal"});
}

TEST_CASE("no folder is no search") {
  const TestFolder folder;
  const SavedSearches read = read_saved_searches(folder / "s");
  CHECK(read.queries.empty());
  CHECK(read.faults.empty());
}

TEST_CASE("what cannot be read is a fault of its own, and the rest goes on") {
  const TestFolder folder;
  folder.write("s/a.txt", "alfa\nm\xF8te\nbeta");
  std::filesystem::create_symlink("/nowhere", folder / "s/b.txt");
  folder.write("s/c.txt", "gamma");
  const SavedSearches read = read_saved_searches(folder / "s");
  CHECK(queries(read) == Lines{"a a.txt:1: alfa", "a a.txt:3: beta", "c c.txt:1: gamma"});
  REQUIRE(read.faults.size() == 2);
  CHECK(read.faults[0].code == ErrorCode::kConfig);
  CHECK(read.faults[0].text() ==
        fmt::format("line 2: a saved search must be UTF-8 ({})", (folder / "s/a.txt").string()));
  CHECK(read.faults[1].text() == fmt::format("a saved search cannot be read: cannot open: No such file or "
                                             "directory ({})",
                                             (folder / "s/b.txt").string()));
  folder.write("file", "x");
  CHECK(read_saved_searches(folder / "file").faults.size() == 1);
}

}  // namespace saksgang::news
