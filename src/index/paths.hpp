#pragma once

#include <map>
#include <string>

#include <xapian.h>

#include "base/error.hpp"

namespace saksgang::index {

// Where the files stand that records were read from, by the ledger. Remembers what it has looked up. Throws Xapian's
// exceptions; call it within guarded().
class Paths {
 public:
  explicit Paths(const Xapian::Database& database) : database_(database) {}

  // The path in the ledger's entry for the file of this record; empty where the ledger has none, or where the table
  // that leads to it is missing (`check` tells). kIndexDamaged where the entry cannot be read.
  Result<std::string> of(const Xapian::Document& record);

 private:
  Xapian::Database database_;
  std::map<std::string, std::string> by_term_;
};

}  // namespace saksgang::index
