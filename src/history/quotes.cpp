#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "history/audit_state.hpp"
#include "history/verdict.hpp"
#include "model/json.hpp"

namespace saksgang::history {
namespace {

// A row that shares less of its words with the decision sums it up, or tells of another.
constexpr double kQuotation = 0.3;

// What the two share, as part of the shorter.
double shared(std::string_view a, std::string_view b, const Comparison& comparison) {
  std::size_t old_left = a.size(), new_left = b.size();
  for (const Hunk& hunk : comparison.hunks) {
    old_left -= hunk.old_end - hunk.old_begin;
    new_left -= hunk.new_end - hunk.new_begin;
  }
  const std::size_t shorter = std::min(a.size(), b.size());
  return shorter == 0 ? 0 : static_cast<double>(std::min(old_left, new_left)) / static_cast<double>(shorter);
}

// True where whole sentences are left out, and all that is quoted says the same.
bool is_part(std::string_view made, const Comparison& comparison) {
  bool any = false;
  for (const Hunk& h : comparison.hunks) {
    if (h.verdict != Verdict::kSubstantive) continue;
    const auto is_border = [](std::string_view before) {
      before = utf8::trim(before);
      return before.empty() || before.ends_with('.');
    };
    const std::string_view gone = utf8::trim(made.substr(h.old_begin, h.old_end - h.old_begin));
    const bool ends = is_border(gone) || h.old_end == made.size() || made[h.old_end] == '\n' || made[h.old_end] == '.';
    if (h.new_begin != h.new_end || !is_border(made.substr(0, h.old_begin)) || !ends) return false;
    any = true;
  }
  return any;
}

// The first difference of the gravest kind, and how many others there are: «to» became «tre», and 2 more.
std::string gravest(std::string_view a, std::string_view b, const Comparison& comparison) {
  constexpr std::size_t kLongest = 60;
  const auto cut = [](std::string_view text) {
    text = utf8::trim(text);
    if (text.size() <= kLongest) return std::string(text);
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "…";
  };
  const auto differences = std::count_if(comparison.hunks.begin(), comparison.hunks.end(),
                                         [](const Hunk& h) { return h.verdict > Verdict::kTypographic; });
  const std::string others = differences > 1 ? fmt::format(", and {} more", differences - 1) : "";
  for (const Hunk& h : comparison.hunks) {
    if (h.verdict != comparison.verdict) continue;
    const std::string gone = cut(a.substr(h.old_begin, h.old_end - h.old_begin));
    const std::string come = cut(b.substr(h.new_begin, h.new_end - h.new_begin));
    if (gone.empty()) return fmt::format("«{}» is added{}", come, others);
    if (come.empty()) return fmt::format("«{}» is left out{}", gone, others);
    return fmt::format("«{}» became «{}»{}", gone, come, others);
  }
  return "";
}

}  // namespace

void Quotes::begin(const Facts& facts, const std::vector<RowTarget>& targets) {
  for (Id i = 0; i < facts.rows.size(); ++i) {
    const RowFacts& row = facts.rows[i];
    if (row.vedtak == 0 || !targets[i].of_case) continue;
    Quoted quoted{i, {}, true};
    std::vector<Id> proposals;
    bool as_made = false, undecided = false;
    for (const Id t : facts.cases[*targets[i].of_case].treatments) {
      const TreatmentFacts& one = facts.treatments[t];
      as_made = as_made || one.vedtak == row.vedtak;
      undecided = undecided || (one.part == Part::kReferat && one.vedtak == 0);
      if (one.vedtak != 0) quoted.originals.push_back(t);
      if (one.proposal != 0) proposals.push_back(t);
    }
    if (as_made) continue;
    if (quoted.originals.empty()) {
      // Minutes without a decision: the row tells what became of the case in its own words.
      if (undecided) continue;
      const auto same = [&](Id t) { return facts.treatments[t].proposal == row.vedtak; };
      if (proposals.empty() || std::any_of(proposals.begin(), proposals.end(), same)) continue;
      quoted.originals = std::move(proposals);
      quoted.by_decision = false;
    }
    wanted_[facts.treatments[row.treatment].record].rows[row.place];
    for (const Id t : quoted.originals) wanted_[facts.treatments[t].record];
    quoted_.push_back(std::move(quoted));
  }
  for (const CaseFacts& one : facts.cases) {
    std::vector<Id> differing;
    std::set<std::uint64_t> prints;
    for (const Id t : one.treatments) {
      const std::uint64_t print = facts.treatments[t].proposal;
      if (print != 0 && prints.insert(print).second) differing.push_back(t);
    }
    if (differing.size() < 2) continue;
    for (const Id t : differing) wanted_[facts.treatments[t].record];
    proposals_.push_back(std::move(differing));
  }
}

void Quotes::take(const CaseRecord& record) {
  if (wanted_.empty()) return;
  const auto wanted = wanted_.find(record_hash(record));
  if (wanted == wanted_.end()) return;
  Texts& texts = wanted->second;
  texts.proposal = record.proposal.value_or("");
  if (record.vedtak) texts.vedtak = record.vedtak->text;
  for (auto& [place, text] : texts.rows) {
    if (static_cast<std::size_t>(place) < record.earlier.size()) {
      text = record.earlier[static_cast<std::size_t>(place)].vedtak.value_or("");
    }
  }
}

void Quotes::finish(const Facts& facts, WordJudge& judge, std::vector<Finding>& findings) {
  for (const Quoted& quoted : quoted_) {
    const RowFacts& row = facts.rows[quoted.row];
    const TreatmentFacts& paper = facts.treatments[row.treatment];
    const std::string_view text = without_label(wanted_[paper.record].rows[row.place]);
    std::optional<Comparison> nearest;
    Id original = kNoId;
    std::string_view made;
    double share = 0;
    for (const Id t : quoted.originals) {
      const Texts& texts = wanted_[facts.treatments[t].record];
      const std::string_view one = without_label(quoted.by_decision ? texts.vedtak : texts.proposal);
      if (one.empty() || text.empty()) continue;  // gone between the rounds
      Comparison comparison = compare(one, text, judge);
      const double of_one = shared(one, text, comparison);
      if (nearest &&
          (comparison.verdict > nearest->verdict || (comparison.verdict == nearest->verdict && of_one <= share))) {
        continue;
      }
      nearest = std::move(comparison);
      original = t;
      made = one;
      share = of_one;
    }
    if (!nearest || nearest->verdict <= Verdict::kTypographic) continue;
    const TreatmentFacts& source = facts.treatments[original];
    const bool substantive = nearest->verdict == Verdict::kSubstantive, loose = substantive && share < kQuotation;
    const std::string_view what = quoted.by_decision ? "decision" : "proposal";
    const bool part = is_part(made, *nearest);
    const std::string source_name = facts.case_name(source.of_case);
    std::string message;
    if (part) {
      message = fmt::format("the decision of {} is quoted in part; its {} goes on: {}", source_name, what,
                            gravest(made, text, *nearest));
    } else if (loose) {
      message = fmt::format("the decision of {} as told here shares few words with its {}", source_name, what);
    } else {
      message = fmt::format("the decision of {} as quoted here differs from its {} ({}): {}", source_name, what,
                            name(nearest->verdict), gravest(made, text, *nearest));
    }
    if (!quoted.by_decision) message += "; the decision itself is not in the index";
    const Severity severity = quoted.by_decision && substantive && !loose && !part ? Severity::kMajor
                              : substantive || quoted.by_decision                  ? Severity::kMinor
                                                                                   : Severity::kNote;
    Finding one = finding(facts, paper, row.page, FindingKind::kQuotedDecision,
                          (loose || part) && !quoted.by_decision ? Severity::kNote : severity, std::move(message));
    one.evidence.push_back(evidence(facts, paper, row.page, std::string(text), "history-table"));
    one.evidence.push_back(evidence(facts, source, quoted.by_decision ? source.vedtak_page : source.proposal_page,
                                    std::string(made), quoted.by_decision ? "vedtak" : "proposal"));
    findings.push_back(std::move(one));
  }
  for (const std::vector<Id>& differing : proposals_) {
    const TreatmentFacts& first = facts.treatments[differing.front()];
    for (std::size_t i = 1; i < differing.size(); ++i) {
      const TreatmentFacts& other = facts.treatments[differing[i]];
      const std::string &a = wanted_[first.record].proposal, &b = wanted_[other.record].proposal;
      if (a.empty() || b.empty()) continue;
      const Comparison comparison = compare(a, b, judge);
      if (comparison.verdict <= Verdict::kTypographic) continue;
      Finding one =
          finding(facts, other, other.proposal_page, FindingKind::kProposalsDiffer,
                  comparison.verdict == Verdict::kSubstantive ? Severity::kMinor : Severity::kNote,
                  fmt::format("the proposals of {} in its {} and its {} differ ({}): {}",
                              facts.case_name(first.of_case), saksgang::name(first.part), saksgang::name(other.part),
                              name(comparison.verdict), gravest(a, b, comparison)));
      one.evidence.push_back(evidence(facts, first, first.proposal_page, a, "proposal"));
      one.evidence.push_back(evidence(facts, other, other.proposal_page, b, "proposal"));
      findings.push_back(std::move(one));
    }
  }
}

}  // namespace saksgang::history
