#include "pipeline/archive_files.hpp"

#include <map>
#include <tuple>
#include <utility>

#include "crawl/archive_reader.hpp"

namespace saksgang::pipeline {
namespace {

// Of two documents with the same bytes the better to tell their name.
bool speaks_before(const crawl::Document& a, const crawl::Document& b) {
  const auto rank = [](const crawl::Document& d) {
    return std::tuple(d.vanished.has_value(), d.versions.front().first_seen, std::string_view(d.identity));
  };
  return rank(a) < rank(b);
}

Published published(const crawl::Document& document) {
  Published out;
  out.file = document.name;
  out.url = document.url;
  if (!document.title.empty()) out.title = document.title;
  out.sha256 = document.newest().sha256;
  return out;
}

}  // namespace

Result<std::vector<FoundFile>> newest_versions(const std::filesystem::path& archive) {
  const auto reader = crawl::ArchiveReader::open(archive);
  if (!reader) return tl::make_unexpected(reader.error());
  auto documents = reader->documents();
  if (!documents) return tl::make_unexpected(documents.error());
  std::map<std::string, const crawl::Document*> by_digest;
  for (const crawl::Document& document : *documents) {
    const auto [it, is_first] = by_digest.emplace(document.newest().sha256, &document);
    if (!is_first && speaks_before(document, *it->second)) it->second = &document;
  }
  std::vector<FoundFile> out;
  for (const auto& [digest, document] : by_digest) {
    auto path = reader->path_of(digest);
    // Somebody has deleted the file: then it is to leave the index too.
    if (!path && path.error().code == ErrorCode::kNotFound) continue;
    if (!path) return tl::make_unexpected(path.error());
    std::string key = key_of(*path);
    out.push_back({std::move(*path), std::move(key), document->newest().bytes, published(*document)});
  }
  return out;
}

}  // namespace saksgang::pipeline
