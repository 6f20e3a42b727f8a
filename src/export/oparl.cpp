#include "export/oparl.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "export/agenda.hpp"
#include "export/names.hpp"
#include "export/plan.hpp"
#include "model/json.hpp"

namespace saksgang::exports {
namespace {

constexpr std::string_view kSchema = "https://schema.oparl.org/1.1/";

class OparlExport {
 public:
  OparlExport(const Source& source, const Plan& plan, std::map<std::string, DocumentRef> documents,
              const std::string& base, const Write& write)
      : source_(source), plan_(plan), documents_(std::move(documents)), base_(base), write_(write) {}

  Result<void> write() {
    place_cases();
    if (!line(system()) || !line(body())) return {};
    for (const auto& [council, name] : plan_.councils) {
      if (!line(organization(council, name))) return {};
    }
    for (const auto& [id, known] : plan_.cases) {
      if (!known.has_paper) continue;
      const auto made = paper(id, known);
      if (!made) return tl::make_unexpected(made.error());
      if (!line(*made)) return {};
    }
    for (const PlannedMeeting& planned : plan_.meetings) {
      const auto made = meeting(planned);
      if (!made) return tl::make_unexpected(made.error());
      if (!line(*made)) return {};
    }
    for (const PlannedTreatment& treatment : plan_.loose) {
      if (seen_.contains(treatment.sha256)) continue;
      if (!line(file(treatment.sha256))) return {};
    }
    return {};
  }

 private:
  // Where a case is treated, and as which point.
  struct Turn {
    const PlannedMeeting* meeting;
    std::string point;
    bool has_vedtak;
  };

  bool line(const Json& object) { return write_line(write_, object); }

  Json object(std::string_view type, const std::string& path) const {
    return Json{{"id", base_ + path}, {"type", fmt::format("{}{}", kSchema, type)}};
  }

  std::string organization_url(const std::string& council) const { return base_ + "organization/" + slug(council); }
  std::string meeting_url(const PlannedMeeting& meeting) const { return base_ + "meeting/" + meeting.id; }
  std::string paper_url(const std::string& case_id) const { return base_ + "paper/" + case_id; }
  static std::string agenda_path(const std::string& meeting, const std::string& point) {
    return fmt::format("agendaitem/{}/{}", meeting, point);
  }
  static std::string consultation_path(const std::string& case_id, const std::string& meeting) {
    return fmt::format("consultation/{}/{}", case_id, meeting);
  }

  void place_cases() {
    for (const PlannedMeeting& meeting : plan_.meetings) {
      for (const AgendaPoint& point : agenda(meeting)) {
        if (point.case_id.empty()) continue;
        const bool decided = std::any_of(point.treatments.begin(), point.treatments.end(),
                                         [](const PlannedTreatment* t) { return t->has_vedtak; });
        turns_[point.case_id].push_back({&meeting, point.id, decided});
        for (const PlannedTreatment* t : point.treatments) {
          if (t->part == Part::kToppnotat) papers_[point.case_id].push_back(t);
        }
      }
    }
    for (const PlannedTreatment& t : plan_.loose) {
      if (!t.case_id.empty() && t.part == Part::kToppnotat) papers_[t.case_id].push_back(&t);
    }
  }

  Json system() const {
    Json out = object("System", "system");
    out["oparlVersion"] = kSchema;
    out["body"] = base_ + "body";
    out["name"] = "saksgang";
    return out;
  }

  // Lists stand at addresses of their own in OParl; the objects of each are the lines of its type.
  Json body() const {
    Json out = object("Body", "body/1");
    out["system"] = base_ + "system";
    out["name"] = "Råd og utvalg";
    for (const char* list : {"organization", "person", "meeting", "paper"}) out[list] = list_url(list);
    out["legislativeTerm"] = Json::array();
    for (const char* list :
         {"agendaItem", "consultation", "file", "locationList", "legislativeTermList", "membership"}) {
      out[list] = list_url(list);
    }
    return out;
  }

  std::string list_url(std::string_view list) const { return fmt::format("{}body/1/{}", base_, list); }

  Json organization(const std::string& council, const std::string& name) const {
    Json out = object("Organization", "organization/" + slug(council));
    out["body"] = base_ + "body/1";
    out["name"] = name;
    out["meeting"] = organization_url(council) + "/meeting";
    out["consultation"] = organization_url(council) + "/consultation";
    if (name != council) out["shortName"] = council;
    out["organizationType"] = "Gremium";  // the word that the specification recommends
    return out;
  }

  Json file(const std::string& sha256) {
    seen_.insert(sha256);
    const auto known = documents_.find(sha256);
    const DocumentRef document = known == documents_.end() ? DocumentRef{sha256, sha256, {}, {}} : known->second;
    Json out = object("File", "file/" + sha256);
    const bool is_pdf = document.file.ends_with(".pdf");
    out["name"] = document.title.value_or(is_pdf ? document.file.substr(0, document.file.size() - 4) : document.file);
    out["fileName"] = document.file;
    out["mimeType"] = "application/pdf";
    out["accessUrl"] = address_of(document, base_);
    out["saksgang:sha256"] = sha256;
    return out;
  }

  Result<Json> paper(const std::string& id, const PlannedCase& known) {
    Json out = object("Paper", "paper/" + id);
    out["body"] = base_ + "body/1";
    if (!known.title.empty()) out["name"] = known.title;
    out["reference"] = fmt::format("{} {}", known.council, known.number);
    out["paperType"] = "Toppnotat";
    std::set<std::string> related;
    std::vector<std::string> files;
    for (const PlannedTreatment* treatment : papers_[id]) {
      if (std::find(files.begin(), files.end(), treatment->sha256) == files.end()) files.push_back(treatment->sha256);
      const auto record = source_.record(treatment->id);
      if (!record && record.error().code != ErrorCode::kNotFound) return tl::make_unexpected(record.error());
      if (!record) continue;
      for (const EarlierTreatment& row : record->earlier) {
        if (!row.council || !row.case_number) continue;
        const std::string other = case_id(*row.council, *row.case_number);
        const auto found = plan_.cases.find(other);
        if (found != plan_.cases.end() && found->second.has_paper && other != id) related.insert(paper_url(other));
      }
    }
    if (!related.empty()) out["relatedPaper"] = related;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (i == 0) {
        out["mainFile"] = file(files[i]);
      } else {
        out["auxiliaryFile"].push_back(file(files[i]));
      }
    }
    out["underDirectionOf"] = Json(std::vector<std::string>{organization_url(known.council)});
    for (const Turn& turn : turns_[id]) out["consultation"].push_back(consultation(id, known, turn));
    return out;
  }

  Json consultation(const std::string& id, const PlannedCase& known, const Turn& turn) const {
    Json out = object("Consultation", consultation_path(id, turn.meeting->id));
    out["paper"] = paper_url(id);
    out["agendaItem"] = base_ + agenda_path(turn.meeting->id, turn.point);
    out["meeting"] = meeting_url(*turn.meeting);
    out["organization"] = Json(std::vector<std::string>{organization_url(turn.meeting->council)});
    out["authoritative"] = turn.has_vedtak;
    if (known.case_type) out["role"] = *known.case_type;
    return out;
  }

  Result<Json> meeting(const PlannedMeeting& planned) {
    Json out = object("Meeting", "meeting/" + planned.id);
    out["name"] = planned.number ? fmt::format("Møte {} i {}", *planned.number, planned.council_name)
                                 : fmt::format("Møte i {}", planned.council_name);
    const auto first = planned.days.empty() ? std::nullopt : Date::from_iso(planned.days.front());
    const auto last = planned.days.empty() ? std::nullopt : Date::from_iso(planned.days.back());
    if (first && last) {
      out["start"] = start_of_day(*first);
      out["end"] = start_of_day(last->next_day());
    }
    if (planned.place) {
      out["location"] = object("Location", "location/" + planned.id);
      out["location"]["description"] = *planned.place;
    }
    out["organization"] = Json(std::vector<std::string>{organization_url(planned.council)});
    files(planned, out);
    std::size_t order = 0;
    for (const AgendaPoint& point : agenda(planned)) {
      auto item = agenda_item(planned, point, order++);
      if (!item) return item;
      out["agendaItem"].push_back(std::move(*item));
    }
    return out;
  }

  // The notice is the invitation, the minutes are the protocol; a file that is both is named twice.
  void files(const PlannedMeeting& planned, Json& out) {
    constexpr std::array<std::pair<Part, const char*>, 2> kNamed{
        {{Part::kInnkalling, "invitation"}, {Part::kReferat, "resultsProtocol"}}};
    std::set<std::string> placed;
    for (const auto& [part, name] : kNamed) {
      for (const PlannedTreatment& treatment : planned.treatments) {
        if (treatment.part != part || out.contains(name)) continue;
        out[name] = file(treatment.sha256);
        placed.insert(treatment.sha256);
      }
    }
    for (const MeetingFile& other : files_of(planned)) {
      if (!placed.contains(other.sha256)) out["auxiliaryFile"].push_back(file(other.sha256));
    }
  }

  Result<Json> agenda_item(const PlannedMeeting& planned, const AgendaPoint& point, std::size_t order) const {
    const auto texts = texts_of(source_, point);
    if (!texts) return tl::make_unexpected(texts.error());
    Json out = object("AgendaItem", agenda_path(planned.id, point.id));
    out["meeting"] = meeting_url(planned);
    const auto known = plan_.cases.find(point.case_id);
    if (known != plan_.cases.end()) out["number"] = known->second.number;
    out["order"] = order;
    if (!texts->title.empty()) out["name"] = texts->title;
    if (known != plan_.cases.end() && known->second.has_paper) {
      out["consultation"] = base_ + consultation_path(point.case_id, planned.id);
    }
    if (texts->vedtak) out["resolutionText"] = texts->vedtak->text;
    for (const Innspill& remark : texts->innspill) {
      Json json{{"text", remark.text}, {"page", remark.page}, {"actors", remark.actors}};
      if (!remark.group.empty()) json["group"] = remark.group;
      out["saksgang:innspill"].push_back(std::move(json));
    }
    return out;
  }

  const Source& source_;
  const Plan& plan_;
  std::map<std::string, DocumentRef> documents_;
  const std::string& base_;
  const Write& write_;
  std::map<std::string, std::vector<Turn>> turns_;
  std::map<std::string, std::vector<const PlannedTreatment*>> papers_;
  std::set<std::string> seen_;  // files that were written
};

}  // namespace

Result<void> write_oparl(const Source& source, const std::string& base_url, const Write& write) {
  const auto planned = plan(source);
  if (!planned) return tl::make_unexpected(planned.error());
  auto documents = documents_of(source);
  if (!documents) return tl::make_unexpected(documents.error());
  return OparlExport(source, *planned, std::move(*documents), base_url, write).write();
}

}  // namespace saksgang::exports
