#include "export/einnsyn.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "export/agenda.hpp"
#include "export/names.hpp"
#include "export/plan.hpp"
#include "model/case_number.hpp"
#include "model/json.hpp"

namespace saksgang::exports {
namespace {

// moetesakstype of eInnsyn for the types that the papers print.
std::string_view case_type(const std::optional<std::string>& printed) {
  constexpr std::array<std::string_view, 3> kSame{"godkjenning", "orientering", "referat"};
  const std::string lower = printed ? utf8::lower(*printed) : "";
  const auto* same = std::find(kSame.begin(), kSame.end(), lower);
  return same == kSame.end() ? "moete" : *same;
}

std::string_view document_type(Part part) {
  switch (part) {
    case Part::kInnkalling:
      return "Innkalling";
    case Part::kReferat:
      return "Referat";
    case Part::kToppnotat:
      return "Sakspapirer";
    case Part::kBrev:
      return "Brev";
    case Part::kHoring:
      return "Høring";
    case Part::kVedlegg:
      return "Vedlegg";
    case Part::kAnnet:
      break;
  }
  return "Annet";
}

class EinnsynExport {
 public:
  EinnsynExport(const Source& source, const Plan& plan, const std::map<std::string, DocumentRef>& documents,
                const std::string& base, const Write& write)
      : source_(source), plan_(plan), documents_(documents), base_(base), write_(write) {}

  Result<void> write() {
    for (const auto& [council, name] : plan_.councils) {
      Json enhet = object("Enhet", "enhet/" + slug(council));
      enhet["navn"] = name;
      enhet["enhetskode"] = council;
      enhet["enhetstype"] = "UTVALG";
      if (!write_line(write_, enhet)) return {};
    }
    for (const PlannedMeeting& meeting : plan_.meetings) {
      const auto made = folder(meeting);
      if (!made) return tl::make_unexpected(made.error());
      if (!write_line(write_, *made)) return {};
    }
    return {};
  }

 private:
  Json object(std::string_view entity, const std::string& path) const {
    return Json{{"entity", entity}, {"externalId", base_ + path}};
  }

  // Nothing in a published paper is screened, so both titles are the same.
  static void add_title(Json& out, const std::string& title) {
    out["offentligTittel"] = title;
    out["offentligTittelSensitiv"] = title;
  }

  Json text(const std::string& path, const std::string& content,
            std::string_view entity = "Moetesaksbeskrivelse") const {
    Json out = object(entity, path);
    out["tekstInnhold"] = content;
    out["tekstFormat"] = "text/plain";
    return out;
  }

  Result<Json> folder(const PlannedMeeting& meeting) const {
    Json out = object("Moetemappe", "moetemappe/" + meeting.id);
    add_title(out, meeting.number ? fmt::format("Møte {} i {}", *meeting.number, meeting.council_name)
                                  : fmt::format("Møte i {}", meeting.council_name));
    if (meeting.number) out["moetenummer"] = *meeting.number;
    out["utvalg"] = meeting.council;
    const auto first = meeting.days.empty() ? std::nullopt : Date::from_iso(meeting.days.front());
    if (first) out["moetedato"] = start_of_day(*first);
    if (meeting.place) out["moetested"] = *meeting.place;
    add_documents(meeting, out);
    for (const AgendaPoint& point : agenda(meeting)) {
      auto made = item(meeting, point);
      if (!made) return made;
      out["moetesak"].push_back(std::move(*made));
    }
    return out;
  }

  // A Moetedokument for each part of the meeting as a whole that a file holds; case papers belong to their cases.
  void add_documents(const PlannedMeeting& meeting, Json& out) const {
    std::set<std::pair<Part, std::string>> known;
    for (const PlannedTreatment& treatment : meeting.treatments) {
      if (treatment.part == Part::kToppnotat || !known.emplace(treatment.part, treatment.sha256).second) continue;
      const std::string path =
          fmt::format("moetedokument/{}/{}/{}", meeting.id, name(treatment.part), treatment.sha256);
      Json document = object("Moetedokument", path);
      add_title(document, fmt::format("{}: møte {}", document_type(treatment.part),
                                      meeting.number ? *meeting.number : meeting.days.front()));
      document["moetedokumenttype"] = document_type(treatment.part);
      document["dokumentbeskrivelse"].push_back(description(path, treatment.sha256, 1));
      out["moetedokument"].push_back(std::move(document));
    }
  }

  Json description(const std::string& path, const std::string& sha256, int number) const {
    const auto known = documents_.find(sha256);
    const DocumentRef document = known == documents_.end() ? DocumentRef{sha256, sha256, {}, {}} : known->second;
    Json file = object("Dokumentobjekt", fmt::format("{}/dokumentobjekt/{}", path, number));
    file["referanseDokumentfil"] = address_of(document, base_);
    file["format"] = "PDF";
    file["sjekksum"] = sha256;
    file["sjekksumAlgoritme"] = "SHA-256";
    Json out = object("Dokumentbeskrivelse", fmt::format("{}/dokumentbeskrivelse/{}", path, number));
    out["tittel"] = document.title.value_or(document.file);
    out["tittelSensitiv"] = out["tittel"];
    out["dokumentnummer"] = number;
    out["tilknyttetRegistreringSom"] = number == 1 ? "hoveddokument" : "vedlegg";
    out["dokumentobjekt"].push_back(std::move(file));
    return out;
  }

  Result<Json> item(const PlannedMeeting& meeting, const AgendaPoint& point) const {
    const auto texts = texts_of(source_, point);
    if (!texts) return tl::make_unexpected(texts.error());
    const std::string path = fmt::format("moetesak/{}/{}", meeting.id, point.id);
    Json out = object("Moetesak", path);
    add_title(out, texts->title);
    out["moetesakstype"] = case_type(texts->case_type);
    if (texts->case_type) out["legacyMoetesakstype"] = *texts->case_type;
    const auto known = plan_.cases.find(point.case_id);
    if (known != plan_.cases.end()) {
      if (const auto number = parse_case_number(known->second.number)) {
        out["moetesaksaar"] = number->year;
        out["moetesakssekvensnummer"] = number->number;
      }
    }
    out["utvalg"] = meeting.council;
    const Json papers = paper_descriptions(path, point);
    if (texts->paper && texts->proposal) {
      Json study = object("Utredning", path + "/utredning");
      study["saksbeskrivelse"] = text(path + "/utredning/saksbeskrivelse", *texts->paper);
      study["innstilling"] = text(path + "/utredning/innstilling", *texts->proposal);
      if (!papers.empty()) study["utredningsdokument"] = papers;
      out["utredning"] = std::move(study);
    } else if (!papers.empty()) {
      out["dokumentbeskrivelse"] = papers;
    }
    if (texts->proposal) out["innstilling"] = text(path + "/innstilling", *texts->proposal);
    if (texts->vedtak) out["vedtak"] = decision(meeting, path, *texts);
    return out;
  }

  Json paper_descriptions(const std::string& path, const AgendaPoint& point) const {
    Json list = Json::array();
    std::set<std::string> known;
    for (const PlannedTreatment* treatment : point.treatments) {
      if (treatment->part != Part::kToppnotat || !known.insert(treatment->sha256).second) continue;
      list.push_back(description(path, treatment->sha256, static_cast<int>(known.size())));
    }
    return list;
  }

  Json decision(const PlannedMeeting& meeting, const std::string& path, const PointTexts& texts) const {
    Json out = object("Vedtak", path + "/vedtak");
    out["vedtakstekst"] = text(path + "/vedtak/vedtakstekst", texts.vedtak->text);
    if (!texts.innspill.empty()) {
      std::string remarks;
      const std::string* group = nullptr;
      for (const Innspill& remark : texts.innspill) {
        const bool is_new = group == nullptr || *group != remark.group;
        if (is_new && !remark.group.empty()) remarks += (remarks.empty() ? "" : "\n") + remark.group + ":";
        remarks += (remarks.empty() ? "" : "\n") + remark.text;
        group = &remark.group;
      }
      out["behandlingsprotokoll"] = text(path + "/vedtak/behandlingsprotokoll", remarks, "Behandlingsprotokoll");
    }
    if (!meeting.days.empty()) out["dato"] = meeting.days.back();
    return out;
  }

  const Source& source_;
  const Plan& plan_;
  const std::map<std::string, DocumentRef>& documents_;
  const std::string& base_;
  const Write& write_;
};

}  // namespace

Result<void> write_einnsyn(const Source& source, const std::string& base_url, const Write& write) {
  const auto planned = plan(source);
  if (!planned) return tl::make_unexpected(planned.error());
  const auto documents = documents_of(source);
  if (!documents) return tl::make_unexpected(documents.error());
  return EinnsynExport(source, *planned, *documents, base_url, write).write();
}

}  // namespace saksgang::exports
