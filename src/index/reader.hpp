#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "history/catalogue.hpp"
#include "model/record.hpp"

namespace saksgang::index {

enum class Unit { kCase, kVedtak, kInnspill };
enum class Sort { kRelevance, kDate, kCase };  // kDate: newest first; kCase: by council, year and number
enum class Facet { kCouncil, kYear, kType, kActor };

// The steps by which a word of a query finds more than itself; all of them but for measurements.
struct Chain {
  bool lemmas = true;        // other forms of the word; nynorsk for bokmål
  bool parts = true;         // compounds that hold it, and its own parts
  bool joined = true;        // «pasient journal» for «pasientjournal»; «drift- og forvaltningskostnader»
  bool derivations = true;   // «drøfte» for «drøfting»
  bool synonyms = true;      // abbreviations and long forms, other words for it
  bool replacements = true;  // the nearest indexed word for one that occurs nowhere
  bool partial = true;       // behind the hits that have all words, those that have some
};

struct SearchRequest {
  std::string query;
  Unit unit = Unit::kCase;
  Sort sort = Sort::kRelevance;
  int offset = 0;
  int limit = 10;
  std::vector<Facet> facets{};  // to be counted
  bool explain = false;
  Chain chain{};
  bool every_treatment = false;  // for Unit::kCase: a hit for each treatment, not the best of each case
};

struct Hit {
  int rank = 0;  // from 1
  double score = 0;
  CaseRecord record;  // of the best-matching treatment
  std::string path;   // of its file, as the ledger knows it
  int page = 0;       // where the snippet stands
  std::string snippet;
  std::vector<std::pair<std::size_t, std::size_t>> highlights;  // [start, end) byte offsets into snippet, in order
  std::vector<std::string> missing;  // words of the query, as typed, that it lacks; it stands behind those without
};

// A word of the query that occurs nowhere in the index, and the indexed ones that were sought in its place.
struct Replacement {
  std::string typed;
  std::vector<std::string> by;  // most frequent first
};

// How many records have a word of the query in any of its forms.
struct WordCount {
  std::string word;  // as typed
  std::uint64_t records = 0;
};

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;  // of hits that have all words
};

struct FacetCounts {
  Facet facet = Facet::kCouncil;
  std::vector<FacetCount> values;  // most frequent first; years newest first
};

struct CouncilCoverage {
  std::string council;
  int first_year = 0;
  int last_year = 0;
  std::uint64_t records = 0;
};

// The stages of a query, each as text.
struct Explanation {
  std::string lexemes;
  std::string tree;
  std::string words;  // a line each: what a word was taken for
  std::string query;  // as given to Xapian
};

struct SearchResult {
  std::vector<Hit> hits;
  std::uint64_t total = 0;  // cases (or units) that match, estimated where the index is large
  bool total_is_exact = true;
  std::uint64_t partial = 0;  // cases behind them that have some of the words only; sought where few have all
  std::vector<Replacement> replaced;
  std::vector<FacetCounts> facets;  // in the order asked for
  // Where nothing was found: why.
  std::vector<WordCount> words;
  std::vector<CouncilCoverage> coverage;
  std::optional<Explanation> explanation;
};

// What the index is and what made it.
struct IndexInfo {
  int index_version = 0;
  int record_version = 0;
  std::string analyzers_version;
  std::uint64_t documents = 0;
  std::uint64_t records = 0;
};

// Marks the words of one query in texts.
class Marker {
 public:
  virtual ~Marker() = default;
  virtual std::vector<std::pair<std::size_t, std::size_t>> mark(std::string_view text) = 0;
};

// Relations between words beside those that the program carries: a user's own.
struct ReaderOptions {
  std::string synonyms;       // lines as in analyzers/data/synonyms.txt; empty for none
  std::string synonyms_name;  // of the file they stand in, for messages
};

// A snapshot of the last commit, beside a writer and any number of readers; one that has been overtaken by two commits
// moves on to the newest by itself. One thread at a time. Owned results; errors kNoIndex, kIndexVersion, kIndexDamaged,
// kQuery (message with a caret line), kNotFound, kAmbiguous.
class Reader {
 public:
  // kConfig, with the line, where the options' synonyms cannot be read.
  static Result<std::unique_ptr<Reader>> open(const std::filesystem::path& directory,
                                              const ReaderOptions& options = {});

  // For making the index anew: opens also what another analysis or an older index format wrote, as long as the records
  // are of this version. Ask it for documents(), each_record() and info() alone. kIndexVersion where even the records
  // are of another version, or the index format is newer than this program's.
  static Result<std::unique_ptr<Reader>> open_records(const std::filesystem::path& directory);
  virtual ~Reader() = default;

  virtual Result<SearchResult> search(const SearchRequest& request) const = 0;

  // Marks in any number of texts what search() would highlight of the query; ranges are [start, end) bytes, in order
  // and apart. It must not outlive its reader.
  virtual Result<std::unique_ptr<Marker>> marker(const std::string& query) const = 0;

  // All treatments of the case named as on a command line («NUIT 17/25», «nuit-17/25», «17/25»), ordered by date and
  // part. kNotFound with the nearest cases, kAmbiguous with the candidates, in the hint.
  virtual Result<std::vector<CaseRecord>> find_case(const std::string& name) const = 0;

  // The cases of that name, of which the index has none, that rows of history tables name: none, one, or one of each
  // council where the name tells none. kUsage where it names no case.
  virtual Result<std::vector<history::CaseKey>> declared_cases(const std::string& name) const = 0;

  // All cases, for history. It must not outlive its reader.
  virtual std::unique_ptr<history::Catalogue> catalogue() const = 0;

  // The record with this id.
  virtual Result<CaseRecord> record(const std::string& id) const = 0;

  // Every record, ordered by file, then by place in it; stops early where the callback returns false.
  virtual Result<void> each_record(const std::function<bool(const CaseRecord&)>& callback) const = 0;

  virtual Result<std::vector<DocumentRecord>> documents() const = 0;  // ordered by path
  virtual Result<IndexInfo> info() const = 0;

  // Reads every block and table (Xapian's own check) and counts entries against the records. Findings for a person,
  // empty where all is well.
  virtual Result<std::vector<std::string>> check() const = 0;
};

}  // namespace saksgang::index
