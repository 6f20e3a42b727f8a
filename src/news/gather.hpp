#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/time.hpp"
#include "history/words.hpp"
#include "index/reader.hpp"
#include "news/memory.hpp"
#include "news/news.hpp"
#include "news/saved_searches.hpp"

namespace saksgang::news {

// Version of a document that is to be read again.
struct OldVersion {
  const crawl::Document* document = nullptr;
  std::string sha256;
};

// Their records by SHA-256; an error for one that cannot be read.
using OldRecords = std::map<std::string, Result<std::vector<CaseRecord>>>;
using ReadAgain = std::function<Result<OldRecords>(const std::vector<OldVersion>&)>;

// What news are made from. All that is referred to must outlive gather().
struct Sources {
  const std::vector<crawl::Document>& documents;  // of the archive
  const index::Reader& index;
  const SavedSearches& searches;
  std::optional<std::vector<history::Finding>> findings;  // of an audit of the index; none where there was none
  history::WordJudge& judge;
  ReadAgain read_again;
};

// From which moment on. Where `remembered` is there, everything is compared with it and `moment` is when it was told;
// else documents are compared with what stood at the moment.
struct Since {
  Time moment{};
  bool is_last = false;  // what was told last decides, not the moment
};

struct Gathered {
  News news;
  Memory memory;  // to be remembered once the news were told
};

// A case is new where no paper of it stands in the index beside those that are new themselves, and none stood in the
// versions that were replaced; the same holds for a vedtak by its wording. Papers of the index that are not of the
// archive have no time and count as known.
//
// Saved searches: a hit is a treatment; one is new that memory does not have or has from `since` on. A search that
// memory does not have is run for the first time: all its hits become known, and none is told. The same holds for
// findings. A search that the index refuses is a fault, with file and line, and keeps its memory.
//
// Errors: those of the index and of read_again.
Result<Gathered> gather(const Sources& sources, const std::optional<Memory>& memory, Since since, Time now);

}  // namespace saksgang::news
