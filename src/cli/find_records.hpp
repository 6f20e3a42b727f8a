#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "index/reader.hpp"
#include "model/record.hpp"

namespace saksgang::cli {

// Reader::find_case() for commands that take a case and no words: where the name is no case's, the hint says which
// command looks for words.
Result<std::vector<CaseRecord>> find_case(const index::Reader& reader, const std::string& name);

// All treatments of the case that is named, in the order of Reader::find_case(), or the one record with this id. Errors
// of find_case() and Reader::record().
Result<std::vector<CaseRecord>> find_records(const index::Reader& reader, const std::string& name);

}  // namespace saksgang::cli
