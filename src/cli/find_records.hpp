#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "index/reader.hpp"
#include "model/record.hpp"

namespace saksgang::cli {

// All treatments of the case that is named, in the order of Reader::find_case(), or the one record with this id. Errors
// of find_case() and record().
Result<std::vector<CaseRecord>> find_records(const index::Reader& reader, const std::string& name);

}  // namespace saksgang::cli
