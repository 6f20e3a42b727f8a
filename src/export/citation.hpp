#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/error.hpp"
#include "model/json.hpp"
#include "model/record.hpp"

// How a case, a decision or a remark is cited. What a paper does not tell is left out of every style.
namespace saksgang::exports {

enum class Unit { kCase, kVedtak, kInnspill };

struct Citation {
  // «nuit-4-25-referat-vedtak-3f0c6f0e»: council, case, part, unit, beginning of the SHA-256. It depends on the record
  // alone, so it stays when the index is made anew or grows.
  std::string key;
  std::string council;                 // as the document names it; may be empty
  std::optional<std::string> meeting;  // «1/2025»
  std::vector<Date> days;              // of the meeting
  std::optional<std::string> place;
  std::string part;  // «referat»
  std::optional<std::string> case_number;
  std::string title;  // one line
  std::string unit;   // «vedtak», «innspill 3 (Legeforeningen)»; empty for a case
  std::string quote;  // the decision or the remark, word for word; empty for a case
  int page = 0;
  int last_page = 0;  // of the same decision, as far as the record tells; never less than `page`
  std::string file;
  std::optional<std::string> url;
  std::string sha256;
  Date accessed;
};

// The citation of a treatment, of its decision or of its remark number `nth` (from 1; no matter for the others).
// kNotFound where the treatment has no such decision or remark.
Result<Citation> citation(const CaseRecord& record, Unit unit, std::size_t nth, const Date& accessed);

// The treatment by which a case is cited, of those that are given in the order of the meetings: for the whole case the
// minutes, else the case paper, else the notice, else the first; for decisions and remarks of those that have them the
// minutes first. Indexes of all that are equally good: more than one where the case was treated at several meetings, or
// in several files that differ in what is cited. Empty where none has what is asked for. `part` leaves only the
// treatments of that part.
std::vector<std::size_t> cited_treatments(const std::vector<CaseRecord>& records, Unit unit,
                                          std::optional<Part> part = std::nullopt);

// «Prioriteringsutvalget (NUIT), møte 1/2025, 12. februar 2025, sak 4/25: «Felles timebok», referat, vedtak, s. 2.
// https://… Lest 22. november 2026. SHA-256: …», one line with its end. The file's name stands for an unknown URL.
std::string citation_text(const Citation& citation);

// One entry @incollection with its line end: a case is a part of its meeting's papers, on a page, by a council.
// Characters that mean something to TeX are escaped but for those of the URL, which BibTeX styles take literally.
std::string citation_bibtex(const Citation& citation);

// One record of type RPRT, lines ended by CRLF as the format demands.
std::string citation_ris(const Citation& citation);

// One item of CSL-JSON 1.0.2, type `report`; a list of items is what programs read.
Json citation_csl(const Citation& citation);

}  // namespace saksgang::exports
