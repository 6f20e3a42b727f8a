#include "history/chain_node.hpp"

#include <algorithm>
#include <tuple>

#include "history/titles.hpp"

namespace saksgang::history {

RecordPtr best_of(const std::vector<RecordPtr>& treatments) {
  const auto worth = [](const CaseRecord& r) {
    if (r.part == Part::kReferat) return r.vedtak ? 4 : 3;
    return r.part == Part::kToppnotat ? 2 : r.part == Part::kInnkalling ? 1 : 0;
  };
  RecordPtr best;
  for (const RecordPtr& record : treatments) {
    if (!best || worth(*record) > worth(*best)) best = record;
  }
  return best;
}

bool is_of_row(const Node& node, const Reference& row) {
  if (node.key || node.number != row.number) return false;
  if (node.date && row.date && *node.date != *row.date) return false;
  const std::string council = row.council.value_or("");
  const bool same_day = node.date && row.date;
  const bool same = same_title(node.title, row.title);
  if (node.council != council) return (node.council.empty() || council.empty()) && row.number && (same_day || same);
  return row.number || same;
}

void complete(Node& node, const Reference& row) {
  if (node.council.empty()) node.council = row.council.value_or("");
  if (!node.date && row.date) {
    node.date = row.date;
    node.dates = {*row.date};
  }
  if (node.title.empty()) node.title = row.title;
  if (!node.vedtak && !row.vedtak.empty()) node.vedtak = row.vedtak;
}

Step step_of(Node& node, const CaseKey& start, bool is_start) {
  Step out;
  out.council = node.council;
  out.number = node.number;
  if (is_start) {
    out.council = start.council.empty() ? node.council : start.council;
    out.number = start.number;
  } else if (node.key && !node.called.empty() && node.called.count(*node.key) == 0) {
    // Where all tables call it by another number, so does the chain.
    out.council = node.called.begin()->council;
    out.number = node.called.begin()->number;
  }
  if (node.date) out.date = node.date->iso();
  out.title = node.title;
  out.vedtak = node.vedtak;
  out.record = best_of(node.treatments);
  for (const RecordPtr& record : node.treatments) {
    if (record->vedtak) out.vedtak = record->vedtak->text;
    // The later paper's words; the agenda's where there is no other.
    if (record->proposal) out.proposal = record->proposal;
  }
  out.is_start = is_start;
  out.relation = node.relation;
  out.confidence = std::min(1.0, node.confidence);
  // In an order that does not depend on how the index came to be.
  std::stable_sort(node.evidence.begin(), node.evidence.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    const auto& [one, other] = std::tie(a.second, b.second);
    if (one.record->id != other.record->id) return is_before(*one.record, *other.record);
    return std::tie(one.page, one.method, one.quote) < std::tie(other.page, other.method, other.quote);
  });
  for (auto& [confidence, evidence] : node.evidence) {
    if (out.evidence.size() < kMostEvidence) out.evidence.push_back(std::move(evidence));
  }
  if (!node.way.empty()) node.notes.push_back(node.way);
  for (const std::string& note : node.notes) out.note += (out.note.empty() ? "" : "; ") + note;
  return out;
}

}  // namespace saksgang::history
