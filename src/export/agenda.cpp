#include "export/agenda.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "model/case_number.hpp"

namespace saksgang::exports {
namespace {

bool presents_a_point(const PlannedTreatment& treatment) {
  const bool of_meeting =
      treatment.part == Part::kInnkalling || treatment.part == Part::kToppnotat || treatment.part == Part::kReferat;
  return of_meeting && (!treatment.case_id.empty() || !treatment.title.empty());
}

std::string key_of(const PlannedTreatment& treatment) {
  return treatment.case_id.empty() ? "~" + utf8::lower(treatment.title) : treatment.case_id;
}

// Year and number at the end of a case's id; nothing for an unnumbered point.
std::optional<std::pair<int, int>> number_of(const AgendaPoint& point) {
  if (point.case_id.empty()) return std::nullopt;
  const std::size_t year = point.case_id.rfind('-');
  const std::size_t number = point.case_id.rfind('-', year - 1);
  std::string text = point.case_id.substr(number + 1);
  std::replace(text.begin(), text.end(), '-', '/');
  const auto parsed = parse_case_number(text);
  if (!parsed) return std::nullopt;
  return std::pair(parsed->year, parsed->number);
}

// The part whose order the points follow.
Part leading_part(const PlannedMeeting& meeting) {
  for (const Part part : {Part::kReferat, Part::kInnkalling}) {
    const auto is_it = [&](const PlannedTreatment& t) { return t.part == part && presents_a_point(t); };
    if (std::any_of(meeting.treatments.begin(), meeting.treatments.end(), is_it)) return part;
  }
  return Part::kToppnotat;
}

class Points {
 public:
  void add(const PlannedTreatment& treatment, bool in_order) {
    const std::string key = key_of(treatment);
    const auto known = std::find(keys_.begin(), keys_.end(), key);
    if (known != keys_.end()) {
      points_[static_cast<std::size_t>(known - keys_.begin())].treatments.push_back(&treatment);
      return;
    }
    AgendaPoint point;
    point.case_id = treatment.case_id;
    point.title = treatment.title;
    point.treatments.push_back(&treatment);
    const auto place = in_order ? points_.size() : place_of(point);
    keys_.insert(keys_.begin() + static_cast<std::ptrdiff_t>(place), key);
    points_.insert(points_.begin() + static_cast<std::ptrdiff_t>(place), std::move(point));
  }

  std::vector<AgendaPoint> take() {
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const auto number = number_of(points_[i]);
      points_[i].id = number ? fmt::format("{}-{:02}", number->second, number->first % 100) : fmt::format("p{}", i + 1);
    }
    return std::move(points_);
  }

 private:
  std::size_t place_of(const AgendaPoint& point) const {
    const auto number = number_of(point);
    if (!number) return points_.size();
    const auto later = std::find_if(points_.begin(), points_.end(), [&](const AgendaPoint& other) {
      const auto known = number_of(other);
      return known && *known > *number;
    });
    return static_cast<std::size_t>(later - points_.begin());
  }

  std::vector<std::string> keys_;
  std::vector<AgendaPoint> points_;
};

// Which proposal counts: the case paper's own.
int rank_of_proposal(Part part) {
  return part == Part::kToppnotat ? 0 : part == Part::kInnkalling ? 1 : 2;
}

}  // namespace

std::vector<AgendaPoint> agenda(const PlannedMeeting& meeting) {
  const Part leading = leading_part(meeting);
  Points points;
  for (const bool in_order : {true, false}) {
    for (const PlannedTreatment& treatment : meeting.treatments) {
      if (presents_a_point(treatment) && (treatment.part == leading) == in_order) points.add(treatment, in_order);
    }
  }
  return points.take();
}

Result<PointTexts> texts_of(const Source& source, const AgendaPoint& point) {
  PointTexts out;
  out.title = point.title;
  int proposal_rank = 3;
  bool of_minutes = false, of_decision = false;
  for (const PlannedTreatment* treatment : point.treatments) {
    const auto record = source.record(treatment->id);
    if (!record && record.error().code == ErrorCode::kNotFound) continue;
    if (!record) return tl::make_unexpected(record.error());
    if (!out.case_type) out.case_type = record->case_type;
    if (record->proposal && rank_of_proposal(record->part) < proposal_rank) {
      out.proposal = record->proposal;
      proposal_rank = rank_of_proposal(record->part);
    }
    if (!out.paper && record->part == Part::kToppnotat && !record->body.empty()) out.paper = record->body;
    if (record->vedtak && (!out.vedtak || (record->part == Part::kReferat && !of_minutes))) {
      out.vedtak = record->vedtak;
      of_minutes = record->part == Part::kReferat;
      if (!record->innspill.empty()) out.innspill = record->innspill;
      of_decision = !record->innspill.empty();
    } else if (!of_decision && out.innspill.empty()) {
      out.innspill = record->innspill;
    }
  }
  return out;
}

std::vector<MeetingFile> files_of(const PlannedMeeting& meeting) {
  std::vector<MeetingFile> files;
  for (const PlannedTreatment& treatment : meeting.treatments) {
    const bool is_known = std::any_of(files.begin(), files.end(),
                                      [&](const MeetingFile& file) { return file.sha256 == treatment.sha256; });
    if (!is_known) files.push_back({treatment.part, treatment.sha256});
  }
  return files;
}

Result<std::map<std::string, DocumentRef>> documents_of(const Source& source) {
  const auto listed = source.documents();
  if (!listed) return tl::make_unexpected(listed.error());
  std::map<std::string, DocumentRef> out;
  for (const DocumentRecord& d : *listed) {
    if (d.cases > 0) out.emplace(d.sha256, DocumentRef{d.file, d.sha256, d.url, d.title});
  }
  return out;
}

std::string address_of(const DocumentRef& document, const std::string& base_url) {
  return document.url ? *document.url : fmt::format("{}file/{}.pdf", base_url, document.sha256);
}

bool write_line(const Write& write, const Json& object) {
  return write(dump(object) + "\n");
}

}  // namespace saksgang::exports
