#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/sqlite.hpp"
#include "crawl/archive_records.hpp"

namespace saksgang::crawl {

// An archive as it was last committed, for whoever wants what the crawl brought. Beside it a crawl may be running; each
// call sees whole commits. Writes nothing, so a folder that may only be read will do. Moves, does not copy; one thread
// at a time.
class ArchiveReader {
 public:
  // kNoArchive where the folder has none, kArchiveVersion where another version made it, kIo where it cannot be read.
  static Result<ArchiveReader> open(const std::filesystem::path& folder);

  // All documents, ordered by identity.
  Result<std::vector<Document>> documents() const;

  // Those to which something happened at or after the moment: a first or another version, or it vanished.
  Result<std::vector<Document>> documents_since(Time since) const;

  // The one of that identity; kNotFound.
  Result<Document> document(std::string_view identity) const;

  // The documents that have these bytes as one of their versions, by identity; none for unknown bytes.
  Result<std::vector<Document>> documents_with(std::string_view sha256) const;

  // The file with these bytes. kNotFound where the archive has none: it never was there, or was deleted by hand.
  Result<std::filesystem::path> path_of(std::string_view sha256) const;

  // All nights, oldest first. The last one may still go on.
  Result<std::vector<Night>> nights() const;

  // What a night came to; kNotFound for a number without one.
  Result<NightReport> report(std::int64_t night) const;

  // The log of one night, in order.
  Result<std::vector<Fetch>> fetches(std::int64_t night) const;

 private:
  friend class Archive;
  ArchiveReader(std::filesystem::path folder, sqlite::Database database)
      : folder_(std::move(folder)), database_(std::move(database)) {}
  Result<std::vector<Document>> documents_where(const std::string& condition,
                                                std::initializer_list<sqlite::Value> values) const;

  std::filesystem::path folder_;
  mutable sqlite::Database database_;  // reading prepares statements
};

}  // namespace saksgang::crawl
