#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/time.hpp"
#include "crawl/archive_records.hpp"

// What was told already.
namespace saksgang::news {

// Of one document, as it stood at some moment.
struct Known {
  std::string sha256;
  bool vanished = false;
  bool read = false;  // the index had it

  bool operator==(const Known&) const = default;
};

// By identity.
using Snapshot = std::map<std::string, Known>;

// The documents as the site had them at a moment: what came or went at that moment or later is not in it. All of them
// count as read.
Snapshot snapshot_at(const std::vector<crawl::Document>& documents, Time moment);

// When each key was told first; kBefore for what was there before anything was told.
using FirstSeen = std::map<std::string, Time>;
inline constexpr Time kBefore{};

struct Memory {
  Time told{};
  Snapshot documents;
  std::map<std::string, FirstSeen> searches;  // by search_key()
  std::optional<FirstSeen> findings;          // none until findings were looked at for the first time

  bool operator==(const Memory&) const = default;
};

// A query that was changed is another search, and its first run is silent again.
std::string search_key(const std::string& name, const std::string& query);

// Nothing where there is no such file; kConfig where it cannot be understood, kIo where it cannot be read.
Result<std::optional<Memory>> recall(const std::filesystem::path& file);

// Written whole or not at all; its folder is made. kIo.
Result<void> remember(const std::filesystem::path& file, const Memory& memory);

}  // namespace saksgang::news
