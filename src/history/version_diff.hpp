#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/verdict.hpp"
#include "model/record.hpp"

// Two versions of one document, treatment by treatment.
namespace saksgang::history {

enum class Change { kAdded, kRemoved, kChanged };

std::string_view name(Change change);  // "added"

// One field whose texts differ. A list is one text with a line for each item; of an innspill its group stands before
// it.
struct TextChange {
  std::string field;  // key of the case record: "vedtak", "innspill", "title", …
  std::string old_text;
  std::string new_text;
  Comparison comparison;
};

// A treatment that only one version has, or whose texts differ.
struct TreatmentChange {
  Change change = Change::kChanged;
  // Of the new version, but for one that was removed.
  std::string council;
  std::optional<std::string> case_number;
  std::string title;
  Part part = Part::kAnnet;
  int first_page = 0;
  int last_page = 0;
  // In the order of the record's keys; of an added or removed treatment those that have any text, but for what stands
  // above, with nothing on the other side.
  std::vector<TextChange> texts;

  Verdict verdict() const;  // the weightiest of its texts
};

// What is different, in the order of the new version, then what was removed. Treatments are the same by part, council,
// case number and title; else by part, council and number; else by part and title; what is left without a number by
// part, in order. Pages may differ.
std::vector<TreatmentChange> diff_versions(const std::vector<CaseRecord>& old_version,
                                           const std::vector<CaseRecord>& new_version, WordJudge& judge);

}  // namespace saksgang::history
