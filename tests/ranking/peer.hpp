#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "base/error.hpp"
#include "index/reader.hpp"

namespace saksgang::ranking {

// The usual way, to measure against: the records of an index as Xapian Omega 1.4 would have them and be asked for them.
// Words and stems of Xapian's own TermGenerator with Snowball's stemmer for bokmål; the title apart under «S» and
// counted five times, as omindex has it, and words sought in both, as Omega's own template does; Xapian's QueryParser
// and BM25 with their defaults. Words are joined by OR, Omega's «any of the words», since AND, its default, leaves too
// many queries without a hit to compare. One hit a case. Kept in memory. Xapian's exceptions pass through.
class Peer {
 public:
  static Result<Peer> make(const index::Reader& reader);

  // case_key() of the cases found, best first.
  std::vector<std::string> search(const std::string& query, int limit) const;

 private:
  Peer();
  void add(const CaseRecord& record);

  Xapian::WritableDatabase database_;
  Xapian::Stem stem_;
};

}  // namespace saksgang::ranking
