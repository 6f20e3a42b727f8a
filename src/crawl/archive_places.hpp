#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/sqlite.hpp"

// Names within the archive's folder; archive.hpp tells what they are for.
namespace saksgang::crawl {

inline constexpr int kPatience = 20'000;  // milliseconds to wait for the other process's commit

struct Places {
  explicit Places(const std::filesystem::path& folder)
      : database(folder / "archive.sqlite"),
        lock(folder / "archive.lock"),
        files(folder / "files"),
        incoming(folder / "incoming") {}

  std::filesystem::path file(std::string_view sha256) const {
    return files / sha256.substr(0, 2) / (std::string(sha256) + ".pdf");
  }
  // Whole, in the log or about to be, and not in its place yet.
  std::filesystem::path arrived(std::string_view sha256) const { return incoming / (std::string(sha256) + ".pdf"); }

  std::filesystem::path database, lock, files, incoming;
};

// kArchiveVersion where the database is not of this program's version.
Result<void> check_version(sqlite::Database& database, const std::filesystem::path& folder);

}  // namespace saksgang::crawl
