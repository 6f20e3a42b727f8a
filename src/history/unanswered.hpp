#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "history/chain.hpp"

// What a chain leaves open, and where a case says that it is put off.
namespace saksgang::history {

// References that no case answers, each once: what several records say in the same words counts for one.
class Unanswered {
 public:
  void add(const Reference& reference, const RecordPtr& record, const Resolution& resolution);

  // At most `limit`, rows first, then in the order they came; it is empty thereafter.
  std::vector<Unresolved> take(std::size_t limit);

 private:
  std::vector<Unresolved> list_;
  std::set<std::string> known_;
};

// The sentence of a case's decisions or texts that puts it off to a later meeting, with its page.
std::optional<Evidence> postponement_of(const std::vector<RecordPtr>& treatments);

}  // namespace saksgang::history
