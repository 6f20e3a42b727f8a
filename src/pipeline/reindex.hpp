#pragma once

#include <cstdint>

#include "base/error.hpp"
#include "index/reader.hpp"
#include "index/writer.hpp"

namespace saksgang::pipeline {

struct ReindexSummary {
  std::uint64_t documents = 0;
  std::uint64_t records = 0;
  double seconds = 0;
};

// Writes all documents and records of `from` into `to`, which is an empty index, and commits once at the end: until
// then the old index serves. The text is analysed and indexed anew; no PDF is read. kCancelled where the user asked to
// stop, and kInternal where a record belongs to no document; nothing is changed then.
Result<ReindexSummary> reindex(const index::Reader& from, index::Writer& to);

}  // namespace saksgang::pipeline
