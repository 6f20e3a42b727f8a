#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace saksgang::pipeline {

// What is known of a file that was published somewhere. Its records tell this, not how it is named on disk.
struct Published {
  std::string file;  // base name there
  std::string url;
  std::optional<std::string> title;  // otherwise the PDF's own is told
  std::string sha256;                // of the bytes that stood there; a file with others is not what it is said to be

  bool operator==(const Published&) const = default;
};

struct FoundFile {
  std::filesystem::path path;  // absolute, for opening
  std::string key;             // the same as UTF-8, which names the file in the ledger; see key_of()
  std::uintmax_t bytes = 0;    // as the folder has it; 0 where it cannot be told
  std::optional<Published> published{};
};

struct Found {
  std::vector<FoundFile> files;    // ordered by key, each once
  std::vector<std::string> roots;  // keys of the folders and files given
  // Folders that `saksgang crawl` keeps, by their paths and keys. find_files() does not look into them; list_archives()
  // adds the newest version of each document that their logs name.
  std::vector<std::filesystem::path> archives;
  std::vector<std::string> archive_keys;
  std::vector<Error> unreadable;  // folders that could not be listed; Error::file is the folder's key
};

// The name under which the ledger knows a file: its path with '/' between the parts. Bytes that are no UTF-8 are
// written as «\xHH», so that any file name on disk has a key of its own.
std::string key_of(const std::filesystem::path& path);

// True where `key` is `root` or lies below it.
bool is_below(std::string_view key, std::string_view root);

// The file by which a folder is known for an archive.
inline constexpr std::string_view kArchiveLog = "archive.sqlite";

// The files of one archive: of each document the newest version.
using ArchiveLister = std::function<Result<std::vector<FoundFile>>(const std::filesystem::path& archive)>;

// Adds the files of all archives found. Errors of the lister.
Result<void> list_archives(Found& found, const ArchiveLister& lister);

// The files named *.pdf (in any case) below the folders given, and the files given themselves, whatever their name.
// Symbolic links are followed; a folder is entered once, by its own name rather than by a link's. kUsage for an input
// that does not exist.
Result<Found> find_files(const std::vector<std::filesystem::path>& inputs);

}  // namespace saksgang::pipeline
