#include "history/audit.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "history/audit_state.hpp"

namespace saksgang::history {

namespace {

bool stands_before(const AuditedReference& a, const AuditedReference& b) {
  const auto key = [](const AuditedReference& r) {
    return std::tuple(std::string_view(r.document.file), std::string_view(r.document.sha256), r.page,
                      std::string_view(r.quote), std::string_view(r.from_council), r.from_number, r.council, r.number,
                      r.date);
  };
  return key(a) < key(b);
}

}  // namespace

struct Audit::State {
  explicit State(WordJudge& of) : judge(of) {}

  WordJudge& judge;
  Facts facts;
  std::vector<AuditedReference> references;
  std::vector<RowTarget> targets;
  std::vector<Finding> findings;
  Quotes quotes;
  FollowUps follow_ups;
};

Audit::Audit(WordJudge& judge) : state_(std::make_unique<State>(judge)) {}
Audit::~Audit() = default;

void Audit::add(const CaseRecord& record) {
  state_->facts.add(record);
}

void Audit::add(AuditedReference reference) {
  state_->references.push_back(std::move(reference));
}

void Audit::begin_second_round() {
  State& s = *state_;
  s.facts.close();
  std::sort(s.references.begin(), s.references.end(), stands_before);
  s.targets = resolve_rows(s.facts, s.findings);
  find_reference_faults(s.facts, s.targets, s.references, s.findings);
  find_series_faults(s.facts, s.findings);
  find_text_faults(s.facts, s.references, s.findings);
  find_council_faults(s.facts, s.references, s.findings);
  find_attachment_faults(s.facts, s.findings);
  s.quotes.begin(s.facts, s.targets);
  s.follow_ups.begin(s.facts, s.targets);
}

void Audit::add_again(const CaseRecord& record) {
  state_->quotes.take(record);
  state_->follow_ups.look(state_->facts, record);
}

std::vector<Finding> Audit::finish() {
  State& s = *state_;
  s.quotes.finish(s.facts, s.judge, s.findings);
  s.follow_ups.finish(s.facts, s.findings);
  const auto key = [](const Finding& f) {
    return std::tuple(-static_cast<int>(f.severity), f.kind, std::string_view(f.case_name),
                      std::string_view(f.document.file), f.page, std::string_view(f.message),
                      std::string_view(f.document.sha256));
  };
  std::sort(s.findings.begin(), s.findings.end(), [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
  return std::move(s.findings);
}

}  // namespace saksgang::history
