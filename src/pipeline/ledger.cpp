#include "pipeline/ledger.hpp"

#include <utility>

#include "base/error.hpp"

namespace saksgang::pipeline {

bool is_duplicate(const DocumentRecord& document) {
  return document.state == DocumentState::kSkipped && document.reason == name(ErrorCode::kDuplicate);
}

Ledger::Ledger(std::vector<DocumentRecord> documents) {
  for (DocumentRecord& document : documents) put(std::move(document));
}

const DocumentRecord* Ledger::find(const std::string& path) const {
  const auto it = by_path_.find(path);
  return it == by_path_.end() ? nullptr : &it->second;
}

std::vector<std::string> Ledger::primaries(const std::string& sha256) const {
  const auto it = primaries_.find(sha256);
  if (it == primaries_.end()) return {};
  return {it->second.begin(), it->second.end()};
}

std::vector<std::string> Ledger::paths() const {
  std::vector<std::string> paths;
  paths.reserve(by_path_.size());
  for (const auto& [path, document] : by_path_) paths.push_back(path);
  return paths;
}

void Ledger::put(DocumentRecord document) {
  remove(document.path);
  if (!document.sha256.empty() && !is_duplicate(document)) primaries_[document.sha256].insert(document.path);
  std::string path = document.path;
  by_path_.emplace(std::move(path), std::move(document));
}

void Ledger::remove(const std::string& path) {
  const auto it = by_path_.find(path);
  if (it == by_path_.end()) return;
  const auto primary = primaries_.find(it->second.sha256);
  if (primary != primaries_.end()) {
    primary->second.erase(path);
    if (primary->second.empty()) primaries_.erase(primary);
  }
  by_path_.erase(it);
}

}  // namespace saksgang::pipeline
