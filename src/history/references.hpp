#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "model/case_number.hpp"
#include "model/record.hpp"

// What a record says of other cases: rows of its table of earlier treatments, and sentences of its texts. As printed;
// whether there is such a case is for resolve.hpp.
namespace saksgang::history {

enum class Method { kHistoryTable, kText };
std::string_view name(Method method);  // "history-table", "text"

// What a reference is about.
enum class Subject {
  kCase,     // a case: by its number, or as treated in a meeting («i møte 12. juni anbefalte NUIT …»)
  kMinutes,  // the minutes of a meeting («referatet fra møtet 15. mai 2025»)
};

enum class Field { kTitle, kBody, kProposal, kVedtak, kInnspill, kAction, kEarlier };
std::string_view name(Field field);  // "title", "body", … "earlier": as the record's keys

struct Reference {
  Method method = Method::kText;
  Subject subject = Subject::kCase;
  Field field = Field::kBody;
  std::size_t item = 0;   // of a list: which of its entries
  std::size_t begin = 0;  // byte range in the field's text of what names the case: number or date; of a row 0, 0
  std::size_t end = 0;
  int page = 0;
  std::string quote;  // the sentence, or the row with " | " between its cells

  std::optional<CaseNumber> number;
  std::optional<std::string> council;  // canonical or as printed; the record's own where the text names none
  bool council_is_said = false;
  std::optional<Date> date;      // of the meeting
  bool year_is_said = true;      // false where the date's year is inferred from the record's own
  std::string title;             // said beside it: of a row, or in quotation marks; else empty
  std::string vedtak;            // of a row
  bool is_postponement = false;  // the sentence says that a case was put off
  // How sure it is that this is a reference with this council and date, 0 … 1: a row .98; a number said to be a case
  // .9, of a council taken from the record .8; a number alone in a sentence about a case .6; a meeting's day
  // .8, of the record's own council .6.
  double confidence = 0;
};

// All references of a record, rows first, then in the order of the fields above and of their texts. A range of cases
// («sakene 5/25–7/25», at most twenty) is one for each. References to the record's own number are among them.
// Not taken: fractions, days («12/6»), budget years, archive, parcel and law numbers, reports («Delårsrapport 1/26»),
// meetings by their number («møte 2/2025»).
std::vector<Reference> references(const CaseRecord& record);

// A text as sentences: byte ranges in order. They end at line ends and at full stops before a capital, not at those of
// abbreviations and dates.
std::vector<std::pair<std::size_t, std::size_t>> sentences(std::string_view text);

// True where a text says of a case that it is put off to a later meeting: «saken ble utsatt til neste møte», «saka vart
// utsett». Not of anything else that is put off («tjenester … utsettes ikke»).
bool says_postponed(std::string_view text);

}  // namespace saksgang::history
