#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/catalogue.hpp"
#include "history/resolve.hpp"

// The way of a matter through councils and meetings.
namespace saksgang::history {

// Why a step is in the chain.
enum class Relation {
  kDeclared,   // a table of earlier treatments
  kCited,      // a reference in running text
  kPostponed,  // put off there, taken up again here, or the other way about
  kSameTitle,  // a title that is alike
};
std::string_view name(Relation relation);  // "declared", "cited", "postponed", "same-title"

struct Evidence {
  RecordPtr record;  // where it stands
  int page = 0;
  std::string quote;
  std::string method;  // "history-table", "text", "postponed", "same-title", or "own-paper": the case's own words

  bool operator==(const Evidence&) const = default;
};

struct Step {
  std::string council;               // canonical or as printed; empty where a row names none
  std::optional<CaseNumber> number;  // as the tables call it; none where a row has none
  std::optional<std::string> date;   // ISO; of a meeting of two days the one that a row names, else the first
  std::string title;
  std::optional<std::string> proposal;
  std::optional<std::string> vedtak;
  // The treatment that tells most: minutes before case paper before agenda. None where the case is not in the index,
  // and all that is known of it comes from a table.
  RecordPtr record;
  bool is_start = false;  // the case asked for, called as it was asked for; its relation is kDeclared
  Relation relation = Relation::kDeclared;
  // That the case is of the matter, 0 … 1: the product over the links that lead from the start to it. A row counts
  // .98; a postponement .9; an alike title .35 and half its likeness; a citation three quarters of its own certainty.
  double confidence = 1;
  std::vector<Evidence> evidence;  // of all links to other steps, the surest first; at most kMostEvidence
  std::string note;                // what was not as the links have it; empty mostly
};

inline constexpr std::size_t kMostEvidence = 12;

struct Unresolved {
  Reference reference;
  RecordPtr record;  // where it stands
  State state = State::kDangling;
  std::vector<CaseCard> candidates;
  std::string note;
};

struct Chain {
  CaseKey start;
  std::vector<Step> steps;             // by date; undated ones at the end of their number's year
  std::vector<Unresolved> unresolved;  // of the steps' records, rows first; each said once
  bool is_whole = true;                // false where a limit cut it off
};

struct ChainLimits {
  double least_confidence = 0.5;  // of a step; so that one citation is followed, and not a citation's citation
  std::size_t steps = 80;
  std::size_t referrers = 60;    // records looked at that may refer to a step
  std::size_t references = 600;  // looked at in all records of one case
  std::size_t unresolved = 200;
};

// The chain of a case that is in the catalogue, or that rows of tables in it name. Where such rows mean several cases,
// each is a start. Links are followed in both directions, the surest first, so that a
// limit cuts off the least sure. A case that cites itself, and citations in a circle, add nothing. kNotFound where the
// case is unknown; other errors are the catalogue's.
Result<Chain> trace(const CaseKey& start, Catalogue& catalogue, const ChainLimits& limits = {});

}  // namespace saksgang::history
