#pragma once

#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "base/cancel.hpp"
#include "base/files.hpp"
#include "index/reader.hpp"
#include "index/writer.hpp"
#include "model/ids.hpp"
#include "model/json.hpp"
#include "pdf/worker.hpp"

// Doubles for the tests of this room: an index in memory, and a pool that «reads» text files.
namespace saksgang::pipeline {

// A folder of its own, gone with the test.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "saksgang-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = std::filesystem::canonical(name);
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }
  void write(const std::filesystem::path& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
  }
  void remove(const std::filesystem::path& name) const { std::filesystem::remove_all(path_ / name); }
  // A key without the folder.
  std::string shortened(const std::string& key) const {
    const std::string prefix = path_.string() + "/";
    return key.starts_with(prefix) ? key.substr(prefix.size()) : key;
  }

 private:
  std::filesystem::path path_;
};

// Committed and pending state, as the contract of index::Writer has it. Record ids must be unique at every moment.
class MemoryIndex final : public index::Writer, public index::Reader {
 public:
  struct Entry {
    DocumentRecord document;
    std::vector<CaseRecord> records;
  };
  using State = std::map<std::string, Entry>;

  Result<void> put(const DocumentRecord& document, std::span<const CaseRecord> records) override {
    if (puts_until_failure >= 0 && puts_until_failure-- == 0) return fail(ErrorCode::kIo, "no room on the disk");
    state[document.path] = {document, {records.begin(), records.end()}};
    std::set<std::string> ids;
    for (const auto& [path, entry] : state) {
      for (const CaseRecord& record : entry.records) REQUIRE(ids.insert(record.id).second);
    }
    return {};
  }
  Result<void> remove(const std::string& path) override {
    state.erase(path);
    return {};
  }
  Result<void> commit() override {
    committed = state;
    ++commits;
    return {};
  }
  Result<std::vector<DocumentRecord>> documents() const override {
    std::vector<DocumentRecord> out;
    for (const auto& [path, entry] : state) out.push_back(entry.document);
    return out;
  }

  Result<void> each_record(const std::function<bool(const CaseRecord&)>& callback) const override {
    for (const auto& [path, entry] : state) {
      for (const CaseRecord& record : entry.records) {
        if (!callback(record)) return {};
      }
    }
    return {};
  }
  Result<index::SearchResult> search(const index::SearchRequest&) const override { return index::SearchResult{}; }
  Result<std::unique_ptr<index::Marker>> marker(const std::string&) const override { return nullptr; }
  Result<std::vector<CaseRecord>> find_case(const std::string&) const override { return std::vector<CaseRecord>{}; }
  Result<std::vector<history::CaseKey>> declared_cases(const std::string&) const override {
    return std::vector<history::CaseKey>{};
  }
  std::unique_ptr<history::Catalogue> catalogue() const override { return history::catalogue_of({}); }
  Result<CaseRecord> record(const std::string&) const override { return CaseRecord{}; }
  Result<index::IndexInfo> info() const override { return index::IndexInfo{}; }
  Result<std::vector<std::string>> check() const override { return std::vector<std::string>{}; }

  State state, committed;
  int commits = 0;
  int puts_until_failure = -1;
};

// What the worker makes of a «PDF» that is a line of text: one case record with the text as title, or for
// "fail NAME" that error.
inline Result<std::string> read_text_document(std::string bytes, const std::string& request) {
  if (bytes.starts_with("fail ")) {
    const auto code = error_code(bytes.substr(5));
    return fail(code.value_or(ErrorCode::kInternal), "failed as asked");
  }
  if (bytes.starts_with("raw ")) return bytes.substr(4);
  const Json asked = Json::parse(request);
  DocumentRecord document;
  document.pages = 2;
  document.title = "title of " + bytes;
  if (bytes.starts_with("partial")) {
    document.state = DocumentState::kPartial;
    document.reason = "no-text";
    document.pages_without_text = {2};
  }
  CaseRecord record;
  record.document.sha256 = asked["sha256"].get<std::string>();
  record.part = Part::kReferat;
  record.case_number = "1/25";
  record.title = bytes;
  record.first_page = record.last_page = 1;
  return dump(Json{{"document", to_json(document)}, {"records", Json::array({to_json(record)})}});
}

// Two workers; finishes the newest job first, so that order does not help.
class FakePool final : public pdf::Pool {
 public:
  explicit FakePool(int cancel_after) : cancel_after_(cancel_after) {}
  int free_slots() const override { return 4 - busy(); }
  int busy() const override { return static_cast<int>(jobs_.size()); }
  Result<void> submit(std::uint64_t id, int fd, const std::string& request) override {
    const FileDescriptor owner(fd);
    REQUIRE(free_slots() > 0);
    jobs_.push_back({id, read_text_document(read_all(fd).value(), request), 0.5});
    return {};
  }
  std::vector<pdf::Finished> wait(std::chrono::milliseconds) override {
    std::vector<pdf::Finished> out;
    if (jobs_.empty()) return out;
    out.push_back(std::move(jobs_.back()));
    jobs_.pop_back();
    if (cancel_after_ > 0 && --cancel_after_ == 0) request_cancellation();
    return out;
  }
  void stop() override { jobs_.clear(); }

 private:
  std::deque<pdf::Finished> jobs_;
  int cancel_after_;
};

}  // namespace saksgang::pipeline
