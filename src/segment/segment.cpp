#include "segment/segment.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "model/case_number.hpp"
#include "model/ids.hpp"
#include "segment/parts.hpp"
#include "segment/treatment.hpp"
#include "segment/wording.hpp"

namespace saksgang::segment {
namespace {

// What the parts of one packet say of its meeting, for those that do not say it themselves.
struct Packet {
  std::string council;
  std::string council_printed;
  Meeting meeting;
  bool known = false;
};

Packet packet_of(const std::vector<PartRange>& parts) {
  Packet packet;
  for (const PartRange& part : parts) {
    if (part.part != Part::kInnkalling || packet.known) continue;
    packet = {part.head->council, part.head->council_printed, part.head->meeting, true};
  }
  if (!packet.known) {
    // Minutes alone: letters and papers behind them belong to the same meeting.
    for (const PartRange& part : parts) {
      if (!part.head || packet.known) continue;
      packet = {part.head->council, part.head->council_printed, part.head->meeting, true};
    }
  }
  // The boxes tell the meeting's number where the notice lacks it.
  for (const PartRange& part : parts) {
    if (!part.box || packet.meeting.number || !part.box->meeting_number) continue;
    const bool same_day =
        part.box->dates.empty() || packet.meeting.dates.empty() ||
        std::any_of(part.box->dates.begin(), part.box->dates.end(), [&](const std::string& d) {
          return std::find(packet.meeting.dates.begin(), packet.meeting.dates.end(), d) != packet.meeting.dates.end();
        });
    if (same_day) packet.meeting.number = part.box->meeting_number;
  }
  return packet;
}

// The agenda's or the notice's case with this title, for a case paper without a number.
const CaseRecord* case_with_title(const std::vector<CaseRecord>& records, const std::string& title) {
  const CaseRecord* best = nullptr;
  double best_score = 0.84;
  for (const CaseRecord& r : records) {
    if (r.part != Part::kInnkalling || !r.case_number) continue;
    const double score = similarity(key(r.title), key(title));
    if (score > best_score) {
      best = &r;
      best_score = score;
    }
  }
  return best;
}

CaseRecord other_part(const Flat& flat, const PartRange& part) {
  CaseRecord record;
  record.part = part.part;
  const SourceSpan all = span_of(flat, part.range, part.rule);
  record.first_page = all.first_page;
  record.last_page = all.last_page;
  for (std::size_t n = part.range.begin; n < part.range.end; ++n) {
    const Paragraph& p = *flat.nodes[n].paragraph;
    if (n >= part.title.begin && n < part.title.end) {
      if (!record.title.empty()) record.title.push_back(' ');
      record.title.append(p.text);
      continue;
    }
    if (!record.body.empty()) record.body.push_back('\n');
    record.body.append(body_text(flat, flat.nodes[n]));
    record.body_pages.push_back(p.first_page());
  }
  record.title = utf8::collapse_blanks(record.title);
  record.spans.push_back({"part", all});
  return record;
}

}  // namespace

std::vector<CaseRecord> read(const LayoutResult& layout, const DocumentRef& document) {
  std::vector<CaseRecord> records;
  const Flat flat(layout);
  const std::vector<PartRange> parts = find_parts(flat);
  const Packet packet = packet_of(parts);
  for (const PartRange& part : parts) {
    if (part.head) {
      Meeting meeting = part.head->meeting;
      if (part.part == Part::kInnkalling && part.head->council == packet.council) {
        if (!meeting.number) meeting.number = packet.meeting.number;
      }
      const Range body{part.head->range.end, part.range.end};
      // An agenda alone, without a text for its cases, still names them.
      std::vector<Anchor> anchors = part.anchors;
      Agenda agenda = part.agenda;
      for (CaseRecord& record :
           read_treatments(flat, {std::max(body.begin, agenda.range.end), body.end}, anchors, agenda, *part.head)) {
        record.council = part.head->council;
        record.council_printed = part.head->council_printed;
        record.meeting = meeting;
        records.push_back(std::move(record));
      }
      continue;
    }
    CaseRecord record;
    if (part.part == Part::kToppnotat) {
      read_toppnotat(flat, part.range, part.box ? &*part.box : nullptr, part.title, record);
      record.spans.push_back({"part", span_of(flat, part.range, part.rule)});
      if (part.box) {
        record.meeting.number = part.box->meeting_number;
        record.meeting.dates = part.box->dates;
        record.case_number = part.box->case_number;
        record.case_type = part.box->case_type;
        record.owner = part.box->owner;
        record.handler = part.box->handler;
      }
      if (const CaseRecord* known = case_with_title(records, record.title)) {
        if (!record.case_number) record.case_number = known->case_number;
        if (!record.case_type) record.case_type = known->case_type;
      }
      if (record.title.empty() && record.case_number) {
        for (const CaseRecord& r : records) {
          if (r.part == Part::kInnkalling && r.case_number == record.case_number) record.title = r.title;
        }
      }
      if (!record.meeting.number) record.meeting.number = packet.meeting.number;
      if (record.meeting.dates.empty()) record.meeting.dates = packet.meeting.dates;
      record.meeting.place = packet.meeting.place;
    } else {
      // A letter or a consultation paper is no council's, though it lies among its papers.
      records.push_back(other_part(flat, part));
      continue;
    }
    record.council = packet.council;
    record.council_printed = packet.council_printed;
    records.push_back(std::move(record));
  }
  std::erase_if(records, [](const CaseRecord& r) { return r.title.empty() && r.body.empty() && !r.case_number; });
  for (CaseRecord& record : records) {
    record.document = document;
    if (record.title.empty() && document.title) record.title = *document.title;
    record.last_page = std::max(record.last_page, record.first_page);
  }
  assign_ids(records);
  return records;
}

}  // namespace saksgang::segment
