#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/record.hpp"

namespace saksgang::pipeline {

// What the index knows of each file, in memory: the planner asks it, and the writer's calls are noted in it.
class Ledger {
 public:
  Ledger() = default;
  explicit Ledger(std::vector<DocumentRecord> documents);

  const DocumentRecord* find(const std::string& path) const;

  // Paths of the files whose bytes were read (or tried): all with this digest but for duplicates, in order.
  std::vector<std::string> primaries(const std::string& sha256) const;

  // Paths of all files, in order.
  std::vector<std::string> paths() const;

  void put(DocumentRecord document);
  void remove(const std::string& path);

 private:
  std::map<std::string, DocumentRecord> by_path_;
  std::map<std::string, std::set<std::string>> primaries_;
};

bool is_duplicate(const DocumentRecord& document);

}  // namespace saksgang::pipeline
