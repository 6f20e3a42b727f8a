#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "export/source.hpp"
#include "model/record.hpp"

// Which treatments belong to one meeting and one case: what the exports share that give a meeting or a case a name of
// its own. Everything is ordered by what stands in the records, so the order of files and folders leaves no trace.
namespace saksgang::exports {

// What is kept of a record while its text stays in the source.
struct PlannedTreatment {
  std::string id;
  Part part = Part::kAnnet;
  std::string sha256;
  int first_page = 0;
  std::string case_id;  // empty for a point without a number
  std::string title;    // one line
  bool has_vedtak = false;
  bool has_proposal = false;
};

struct PlannedMeeting {
  std::string id;       // «nuit-1-2025», «nufa-2023-11-22» where the meeting has no number
  std::string council;  // canonical short name, else as printed
  std::string council_name;
  std::optional<std::string> number;
  std::vector<std::string> days;  // in order
  std::optional<std::string> place;
  // Agenda, case papers, minutes, the rest; within these as they stand in their file.
  std::vector<PlannedTreatment> treatments;
};

struct PlannedCase {
  std::string council;
  std::string number;  // «17/25»
  std::string title;   // of the minutes, else of the notice, else of the case paper
  std::optional<std::string> case_type;
  bool has_paper = false;  // a case paper is among its treatments
};

struct Plan {
  std::vector<PlannedMeeting> meetings;         // by council, first day, number
  std::vector<PlannedTreatment> loose;          // of no meeting, by SHA-256 and page
  std::map<std::string, std::string> councils;  // how each is called, by its canonical short name or name as printed
  std::map<std::string, PlannedCase> cases;     // by id: «nuit-17-25»
};

// One pass over the source. Meetings are one where council and number agree; records without a number join the only
// numbered meeting of their council that has their first day, otherwise each other. The days and the place of a meeting
// are those most of its minutes tell, else most of its notices, else most of the rest.
Result<Plan> plan(const Source& source);

// «nuit-17-25»
std::string case_id(const std::string& council, const std::string& number);

}  // namespace saksgang::exports
