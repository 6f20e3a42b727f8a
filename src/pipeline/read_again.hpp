#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "model/record.hpp"
#include "pipeline/find_files.hpp"
#include "pipeline/ingest.hpp"

namespace saksgang::pipeline {

// The records of files as an ingest would make them, without an index: for versions of documents that have left it. In
// the order of the files; an error for one that cannot be opened or read, or has other bytes than were published. No
// worker is started where there is no file. Errors: what the pool's start fails with; kCancelled.
Result<std::vector<Result<std::vector<CaseRecord>>>> read_again(const std::vector<FoundFile>& files,
                                                                const PoolFactory& start_pool,
                                                                const std::function<void(const std::string&)>& warn);

}  // namespace saksgang::pipeline
