#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace saksgang::pipeline {

struct FoundFile {
  std::filesystem::path path;  // absolute, for opening
  std::string key;             // the same as UTF-8, which names the file in the ledger; see key_of()
  std::uintmax_t bytes = 0;    // as the folder has it; 0 where it cannot be told
};

struct Found {
  std::vector<FoundFile> files;    // ordered by key, each once
  std::vector<std::string> roots;  // keys of the folders and files given
  std::vector<Error> unreadable;   // folders that could not be listed; Error::file is the folder's key
};

// The name under which the ledger knows a file: its path with '/' between the parts. Bytes that are no UTF-8 are
// written as «\xHH», so that any file name on disk has a key of its own.
std::string key_of(const std::filesystem::path& path);

// True where `key` is `root` or lies below it.
bool is_below(std::string_view key, std::string_view root);

// The files named *.pdf (in any case) below the folders given, and the files given themselves, whatever their name.
// Symbolic links are followed; a folder is entered once, by its own name rather than by a link's. kUsage for an input
// that does not exist.
Result<Found> find_files(const std::vector<std::filesystem::path>& inputs);

}  // namespace saksgang::pipeline
