#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "export/plan.hpp"
#include "export/source.hpp"
#include "model/json.hpp"
#include "model/record.hpp"

// A meeting as forms with objects see it: a list of points, each with the treatments that present it.
namespace saksgang::exports {

struct AgendaPoint {
  std::string id;       // within the meeting: «17-25», «p3» for the third point, where it has no number
  std::string case_id;  // empty without a number
  std::string title;
  std::vector<const PlannedTreatment*> treatments;
};

// The points in the order of the minutes, or of the notice where there are no minutes; numbered points that these lack
// stand where their number belongs, others at the end. Points without a number are one where their titles agree.
std::vector<AgendaPoint> agenda(const PlannedMeeting& meeting);

// What a point's treatments tell together.
struct PointTexts {
  std::string title;
  std::optional<std::string> case_type;
  std::optional<std::string> proposal;  // of the case paper, else of the notice, else of the minutes
  std::optional<std::string> paper;     // body of the case paper
  std::optional<Vedtak> vedtak;         // of the minutes, else of whatever has one
  std::vector<Innspill> innspill;       // of the treatment that the decision is of, else of the first that has any
};

// Reads the point's treatments, one at a time. Errors of the source but kNotFound.
Result<PointTexts> texts_of(const Source& source, const AgendaPoint& point);

// The files of a meeting, each once, and the first part that it was seen as, in the order of the treatments.
struct MeetingFile {
  Part part = Part::kAnnet;
  std::string sha256;
};
std::vector<MeetingFile> files_of(const PlannedMeeting& meeting);

// What is known of a file, by its SHA-256. Errors of the source.
Result<std::map<std::string, DocumentRef>> documents_of(const Source& source);

// The published address, else one made of the base and the SHA-256.
std::string address_of(const DocumentRef& document, const std::string& base_url);

// Writes an object as one line; false where the reader is gone.
bool write_line(const Write& write, const Json& object);

}  // namespace saksgang::exports
