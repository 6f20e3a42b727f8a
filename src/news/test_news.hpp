#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "base/time.hpp"
#include "crawl/archive_records.hpp"
#include "index/reader.hpp"
#include "model/record.hpp"

// What the tests of this room have in common: an archive and an index in memory.
namespace saksgang::news {

// A folder of its own, gone with the test.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "saksgang-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }
  void write(const std::filesystem::path& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
  }

 private:
  std::filesystem::path path_;
};

inline Time at(std::string_view text) {
  return time_from_iso(text).value();
}

// A document with these versions: digest and when it was first seen.
inline crawl::Document document(const std::string& identity,
                                const std::vector<std::pair<std::string, std::string>>& versions) {
  crawl::Document out;
  out.identity = identity;
  out.name = identity + ".pdf";
  out.url = "https://example.no/" + out.name;
  for (const auto& [digest, seen] : versions) {
    crawl::Version version;
    version.sha256 = digest;
    version.url = out.url;
    version.first_seen = version.last_seen = at(seen);
    if (!out.versions.empty()) version.predecessor = out.newest().sha256;
    out.versions.push_back(std::move(version));
  }
  return out;
}

inline CaseRecord treatment(const std::string& digest, Part part, std::optional<std::string> number,
                            const std::string& title, const std::string& vedtak = "") {
  CaseRecord out;
  out.id = digest + "." + number.value_or("-") + "." + title + std::to_string(static_cast<int>(part));
  out.document.sha256 = digest;
  out.document.file = digest + ".pdf";
  out.part = part;
  out.council = "NUIT";
  out.case_number = std::move(number);
  out.title = title;
  out.meeting = {"1/2025", {"2025-03-01"}, std::nullopt};
  out.first_page = out.last_page = 1;
  if (!vedtak.empty()) out.vedtak = Vedtak{"Vedtak", vedtak, 1};
  out.body = "running text";
  return out;
}

// An index whose search finds the records that have the query in their titles; «!» is a query that it refuses.
class FakeIndex final : public index::Reader {
 public:
  void read(const std::string& digest, std::vector<CaseRecord> records, DocumentState state = DocumentState::kOk) {
    DocumentRecord document;
    document.file = digest + ".pdf";
    document.path = "/archive/" + digest + ".pdf";
    document.sha256 = digest;
    document.state = state;
    document.cases = static_cast<int>(records.size());
    if (state == DocumentState::kFailed) document.message = "it has a password";
    by_digest_[digest] = {document, std::move(records)};
  }
  void forget(const std::string& digest) { by_digest_.erase(digest); }

  Result<index::SearchResult> search(const index::SearchRequest& request) const override {
    CHECK(request.every_treatment);
    if (request.query == "!") return fail(ErrorCode::kQuery, "a query needs words", "write some");
    index::SearchResult out;
    for (const auto& [digest, one] : by_digest_) {
      for (const CaseRecord& record : one.second) {
        if (record.title.find(request.query) == std::string::npos || out.total++ < std::uint64_t(request.offset))
          continue;
        if (out.hits.size() == std::size_t(request.limit)) continue;
        index::Hit hit;
        hit.record = record;
        out.hits.push_back(std::move(hit));
      }
    }
    return out;
  }
  Result<void> each_record(const std::function<bool(const CaseRecord&)>& callback) const override {
    for (const auto& [digest, one] : by_digest_) {
      for (const CaseRecord& record : one.second) {
        if (!callback(record)) return {};
      }
    }
    return {};
  }
  Result<std::vector<DocumentRecord>> documents() const override {
    std::vector<DocumentRecord> out;
    for (const auto& [digest, one] : by_digest_) out.push_back(one.first);
    return out;
  }
  Result<std::unique_ptr<index::Marker>> marker(const std::string&) const override { return nullptr; }
  Result<std::vector<CaseRecord>> find_case(const std::string&) const override { return std::vector<CaseRecord>{}; }
  Result<CaseRecord> record(const std::string&) const override { return CaseRecord{}; }
  Result<std::vector<history::CaseKey>> declared_cases(const std::string& /*name*/) const override {
    return std::vector<history::CaseKey>{};
  }
  std::unique_ptr<history::Catalogue> catalogue() const override { return nullptr; }
  Result<index::IndexInfo> info() const override { return index::IndexInfo{}; }
  Result<std::vector<std::string>> check() const override { return std::vector<std::string>{}; }

 private:
  std::map<std::string, std::pair<DocumentRecord, std::vector<CaseRecord>>> by_digest_;
};

}  // namespace saksgang::news
