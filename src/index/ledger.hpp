#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "base/error.hpp"
#include "model/record.hpp"

// Records read back out of a Xapian database. These functions throw Xapian's exceptions; call them within guarded().
namespace saksgang::index {

// The record a document's data holds. kIndexDamaged where it holds none.
Result<CaseRecord> case_record(const std::string& data);

// All ledger entries, ordered by path.
Result<std::vector<DocumentRecord>> all_documents(const Xapian::Database& database);

// The path in the ledger's entry with this file term; empty where there is none.
Result<std::string> path_in_ledger(const Xapian::Database& database, const std::string& file_term);

// The numbers of a file's case records, in the order of the file.
std::vector<Xapian::docid> records_of(const Xapian::Database& database, std::string_view path);

}  // namespace saksgang::index
