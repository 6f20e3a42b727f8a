#pragma once

#include <vector>

#include "base/error.hpp"
#include "history/finding.hpp"
#include "index/reader.hpp"

namespace saksgang::cli {

// All findings of an audit of the index, history tables and running texts alike, in the order of history::Audit.
// kNotFound for an index without records; errors of the reader.
Result<std::vector<history::Finding>> run_audit(const index::Reader& reader);

}  // namespace saksgang::cli
