#include "history/case_diff.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "model/case_number.hpp"

namespace saksgang::history {
namespace {

// The order in which a meeting takes a case.
int turn(Part part) {
  return part == Part::kInnkalling ? 0 : part == Part::kToppnotat ? 1 : 2;
}

void order(std::vector<CaseRecord>& records) {
  const auto key = [](const CaseRecord& r) {
    return std::tuple(r.meeting.dates.empty() ? std::string("9999") : r.meeting.dates.front(), turn(r.part),
                      r.first_page, r.id);
  };
  std::sort(records.begin(), records.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

// What of a record diff_case() looks at.
CaseRecord slim(const CaseRecord& record) {
  CaseRecord out;
  out.id = record.id;
  out.document = record.document;
  out.part = record.part;
  out.first_page = record.first_page;
  out.council = record.council;
  out.meeting.dates = record.meeting.dates;
  out.case_number = record.case_number;
  out.title = record.title;
  out.proposal = record.proposal;
  out.vedtak = record.vedtak;
  for (const NamedSpan& span : record.spans) {
    if (span.field == "proposal") out.spans.push_back(span);
  }
  return out;
}

}  // namespace

int proposal_page(const CaseRecord& record) {
  const auto span =
      std::find_if(record.spans.begin(), record.spans.end(), [](const NamedSpan& s) { return s.field == "proposal"; });
  return span == record.spans.end() ? record.first_page : span->span.first_page;
}

std::string case_key(const CaseRecord& record) {
  if (!record.case_number || record.council.empty()) return {};
  const auto number = parse_case_number(*record.case_number);
  return number ? fmt::format("{}|{}|{}", record.council, number->year, number->number) : std::string{};
}

CaseDiff diff_case(const std::vector<CaseRecord>& records, WordJudge& judge) {
  CaseDiff out;
  for (const CaseRecord& record : records) {
    if (out.title.empty()) {
      out.council = record.council;
      out.case_number = record.case_number.value_or("");
      out.title = record.title;
    }
    if (record.proposal) {
      Proposal proposal;
      static_cast<CaseText&>(proposal) = {record.part, record.document, proposal_page(record), record.meeting.dates,
                                          "",          *record.proposal};
      out.proposals.push_back(std::move(proposal));
    }
    if (record.vedtak) {
      out.vedtak = CaseText{record.part,          record.document,      record.vedtak->page,
                            record.meeting.dates, record.vedtak->label, record.vedtak->text};
    }
  }
  if (out.proposals.empty()) return out;
  out.verdict = out.vedtak ? Verdict::kIdentical : Verdict::kNoVedtak;
  std::vector<Pair> among;
  for (std::size_t i = 0; i < out.proposals.size(); ++i) {
    Proposal& proposal = out.proposals[i];
    const auto same = std::find_if(out.proposals.begin(), out.proposals.begin() + static_cast<std::ptrdiff_t>(i),
                                   [&](const Proposal& earlier) { return earlier.text == proposal.text; });
    const bool is_new = same == out.proposals.begin() + static_cast<std::ptrdiff_t>(i);
    if (i > 0) out.between = std::max(out.between.value_or(Verdict::kIdentical), Verdict::kIdentical);
    if (!is_new) {
      proposal.verdict = same->verdict;
      continue;
    }
    if (out.vedtak) {
      Comparison comparison = compare(proposal.text, out.vedtak->text, judge);
      proposal.verdict = comparison.verdict;
      out.verdict = std::max(out.verdict, comparison.verdict);
      if (!comparison.hunks.empty()) out.pairs.push_back({i, std::nullopt, std::move(comparison)});
    }
    if (i == 0) continue;
    Comparison comparison = compare(out.proposals.front().text, proposal.text, judge);
    out.between = std::max(*out.between, comparison.verdict);
    among.push_back({0, i, std::move(comparison)});
  }
  std::move(among.begin(), among.end(), std::back_inserter(out.pairs));
  return out;
}

void DifferingCases::count(const CaseRecord& record) {
  if (!record.proposal && !record.vedtak) return;
  std::string key = case_key(record);
  if (key.empty()) return;
  Entry& entry = entries_[std::move(key)];
  ++entry.records;
  for (const std::string* text :
       {record.proposal ? &*record.proposal : nullptr, record.vedtak ? &record.vedtak->text : nullptr}) {
    if (text == nullptr) continue;
    const std::size_t hash = std::hash<std::string_view>{}(*text);
    entry.differs = entry.differs || (entry.texts > 0 && entry.hash != hash);
    entry.hash = hash;
    ++entry.texts;
  }
}

std::vector<CaseRecord> DifferingCases::gather(const CaseRecord& record) {
  if (!record.proposal && !record.vedtak) return {};
  const std::string key = case_key(record);
  const auto entry = entries_.find(key);
  if (entry == entries_.end() || !entry->second.differs) return {};
  std::vector<CaseRecord>& records = open_[key];
  records.push_back(slim(record));
  if (records.size() < entry->second.records) return {};
  std::vector<CaseRecord> out = std::move(records);
  open_.erase(key);
  order(out);
  return out;
}

std::vector<std::vector<CaseRecord>> DifferingCases::rest() {
  std::vector<std::vector<CaseRecord>> out;
  for (auto& [key, records] : open_) {
    order(records);
    out.push_back(std::move(records));
  }
  open_.clear();
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.front().id < b.front().id; });
  return out;
}

}  // namespace saksgang::history
