#include "pipeline/reindex.hpp"

#include <doctest/doctest.h>

#include "pipeline/test_doubles.hpp"

namespace saksgang::pipeline {
namespace {

void add(MemoryIndex& index, const std::string& path, char digit, int records,
         DocumentState state = DocumentState::kOk) {
  MemoryIndex::Entry entry;
  entry.document.path = path;
  entry.document.sha256 = std::string(64, digit);
  entry.document.state = state;
  if (state == DocumentState::kSkipped) entry.document.reason = "duplicate";
  for (int i = 0; i < records; ++i) {
    CaseRecord record;
    record.document.sha256 = entry.document.sha256;
    record.id = path + std::to_string(i);
    entry.records.push_back(record);
  }
  index.state[path] = entry;
}

std::vector<std::string> content(const MemoryIndex::State& state) {
  std::vector<std::string> out;
  for (const auto& [path, entry] : state) {
    out.push_back(dump(to_json(entry.document)));
    for (const CaseRecord& record : entry.records) out.push_back(dump(to_json(record)));
  }
  return out;
}

MemoryIndex sample() {
  MemoryIndex index;
  add(index, "/a.pdf", 'a', 2);
  add(index, "/b.pdf", 'a', 0, DocumentState::kSkipped);
  add(index, "/c.pdf", 'c', 0, DocumentState::kFailed);
  add(index, "/d.pdf", 'd', 1);
  add(index, "/e.pdf", 'e', 3);
  return index;
}

}  // namespace

TEST_CASE("reindexing writes every document with its records and commits once") {
  const MemoryIndex from = sample();
  MemoryIndex to;
  const auto summary = reindex(from, to);
  REQUIRE(summary.has_value());
  CHECK(summary->documents == 5);
  CHECK(summary->records == 6);
  CHECK(to.commits == 1);
  CHECK(content(to.committed) == content(from.state));
}

TEST_CASE("reindexing commits nothing when it is stopped or fails") {
  MemoryIndex from = sample();
  MemoryIndex to;
  request_cancellation();
  CHECK(reindex(from, to).error().code == ErrorCode::kCancelled);
  reset_cancellation();
  to.puts_until_failure = 2;
  CHECK(reindex(from, to).error().text() == "no room on the disk");
  add(from, "/f.pdf", 'f', 1);
  from.state["/f.pdf"].records[0].document = {"f.pdf", std::string(64, '0'), {}, {}};
  MemoryIndex fresh;
  CHECK(reindex(from, fresh).error().text() == "the records of f.pdf belong to no document, or are not together");
  CHECK(to.commits + fresh.commits == 0);
}

}  // namespace saksgang::pipeline
