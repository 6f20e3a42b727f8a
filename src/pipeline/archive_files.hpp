#pragma once

#include <filesystem>
#include <vector>

#include "base/error.hpp"
#include "pipeline/find_files.hpp"

namespace saksgang::pipeline {

// The newest version of each document in an archive of `saksgang crawl`, with its address and the name and title it was
// published under; of a document that has vanished from its site the last one. Where two documents have the same bytes,
// the one that still stands on the site tells their name, else the one that was seen first. A version whose file was
// deleted by hand is left out. Errors of crawl::ArchiveReader.
Result<std::vector<FoundFile>> newest_versions(const std::filesystem::path& archive);

}  // namespace saksgang::pipeline
