#pragma once

#include <compare>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/error.hpp"
#include "history/references.hpp"
#include "model/case_number.hpp"
#include "model/record.hpp"

// All cases there are, asked by what history needs to know of them.
namespace saksgang::history {

struct CaseKey {
  std::string council;  // canonical, or as printed
  CaseNumber number;

  std::string text() const;  // «NUIT 17/25»
  friend auto operator<=>(const CaseKey&, const CaseKey&) = default;
};

// The key of a record; nothing where it has no council or no number that can be read.
std::optional<CaseKey> key_of(const CaseRecord& record);

using RecordPtr = std::shared_ptr<const CaseRecord>;

// A case without its records.
struct CaseCard {
  CaseKey key;
  std::vector<std::string> titles;  // of its treatments, each once
  std::vector<Date> dates;          // the meeting's days, in order
};

// What a record refers to, as terms of an index, each once: a case, or the meeting that is named without one, unless
// for its minutes. A row
// with a number and a day has more, by which it is found where its number or council is wrong: its day with its number,
// and its day with the keys of its title. A council is known by its name in lower case.
std::vector<std::string> referred_terms(const CaseRecord& record);
std::string case_term(const std::optional<std::string>& council, CaseNumber number);
std::string meeting_term(const std::optional<std::string>& council, const Date& date);
std::string day_term(const Date& date, CaseNumber number);
std::set<std::string> day_terms(const Date& date, const std::vector<std::string>& title_words);

// Answers come in a fixed order: cards by key, records by meeting, then innkalling, toppnotat, referat. Errors are
// those of what stands behind it. One thread at a time.
class Catalogue {
 public:
  virtual ~Catalogue() = default;

  // All treatments of the case; none where it is unknown.
  virtual Result<std::vector<RecordPtr>> treatments(const CaseKey& key) = 0;

  // The case; nothing where it is unknown.
  virtual Result<std::optional<CaseCard>> card(const CaseKey& key) = 0;

  // The cases with that number in all councils.
  virtual Result<std::vector<CaseCard>> numbered(CaseNumber number) = 0;

  // The numbered cases of a council's meeting on that day.
  virtual Result<std::vector<CaseCard>> meeting(const std::string& council, const Date& date) = 0;

  // Cases whose titles share words with this one, the likest first, at most `limit`. Some that are little alike may be
  // among them, and some missing.
  virtual Result<std::vector<CaseCard>> titled(const std::string& title, std::size_t limit) = 0;

  // Records that have the term among their referred_terms(), at most `limit`.
  virtual Result<std::vector<RecordPtr>> referring(const std::string& term, std::size_t limit) = 0;

  // True where any case is this council's.
  virtual Result<bool> knows(const std::string& council) = 0;
};

// Over records in memory; for tests, and for indexes of some hundred cases.
std::unique_ptr<Catalogue> catalogue_of(std::vector<CaseRecord> records);

// The order of a case's treatments: by the meeting's first day, undated last; then agenda, case paper, minutes, the
// rest; then by page.
bool is_before(const CaseRecord& a, const CaseRecord& b);

// Adds what the record tells of its case.
void add_to_card(CaseCard& card, const CaseRecord& record);

}  // namespace saksgang::history
