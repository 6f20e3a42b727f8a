#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "history/finding.hpp"
#include "history/resolved_reference.hpp"
#include "model/record.hpp"

namespace saksgang::exports {

// Where an export takes its records from. They are asked for one by one, so that an export of any size needs little
// memory.
struct Source {
  // Every record, in any order; ends early where the callback returns false.
  std::function<Result<void>(const std::function<bool(const CaseRecord&)>&)> each;
  // The record with this id; kNotFound where it is there no more, which an export passes over.
  std::function<Result<CaseRecord>(const std::string& id)> record;
  // What became of each file.
  std::function<Result<std::vector<DocumentRecord>>()> documents;
  // What a record says of other cases, and what an audit of all records finds.
  std::function<Result<std::vector<history::ResolvedReference>>(const CaseRecord&)> references;
  std::function<Result<std::vector<history::Finding>>()> findings;
};

// Takes a piece of the export; false ends it, quietly.
using Write = std::function<bool(std::string_view)>;

}  // namespace saksgang::exports
