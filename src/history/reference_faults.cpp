#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "history/audit_state.hpp"

namespace saksgang::history {
namespace {

// A paper whose table has more rows than this was not made by hand, or was misread.
constexpr std::size_t kManyReferences = 500;

// Evidence named with one finding; its message tells how much more there is.
constexpr std::size_t kMostEvidence = 20;

// Which history row, or which reference of a text.
struct Ground {
  std::uint32_t number;
  bool is_row;
};

class References {
 public:
  References(const Facts& facts, const std::vector<AuditedReference>& references, std::vector<Finding>& findings)
      : facts_(facts), references_(references), findings_(findings) {
    edges_.resize(facts_.cases.size());
    for (Id c = 0; c < facts_.cases.size(); ++c) {
      by_number_[{facts_.cases[c].year, facts_.cases[c].number}].push_back(c);
    }
  }

  void take_rows(const std::vector<RowTarget>& targets) {
    std::map<Id, std::size_t> counts;
    for (Id i = 0; i < facts_.rows.size(); ++i) {
      const RowFacts& row = facts_.rows[i];
      if (row.number == 0) continue;
      const TreatmentFacts& paper = facts_.treatments[row.treatment];
      const Ground ground{i, true};
      if (++counts[row.treatment] == kManyReferences + 1) add_many(row, ground);
      if (targets[i].of_case) {
        add_edge(paper.of_case, *targets[i].of_case, ground, true);
      } else if (row.council == kNoId) {
        add_without_council(row, paper, ground);
      } else if (!facts_.find_case(row.council, row.year, row.number)) {
        add_dangling({facts_.councils.text(row.council), row.year, row.number}, ground, facts_.treatment_name(paper));
      }
    }
  }

  void take_texts() {
    for (std::uint32_t i = 0; i < references_.size(); ++i) take(references_[i], {i, false});
  }

  void take(const AuditedReference& reference, Ground ground) {
    switch (reference.state) {
      case State::kExternal:
        return;
      case State::kDangling:
        return add_dangling(Missing{reference}, ground, name_of(reference));
      case State::kAmbiguous:
        // A meeting named without a case is no fault.
        if (reference.number) add_ambiguous(reference, ground);
        return;
      case State::kResolved:
        break;
    }
    const auto of = [&](const std::string& council, const CaseNumber& number) -> Id {
      const auto id = facts_.councils.find(council);
      const auto found = id ? facts_.find_case(*id, number.year, number.number) : std::nullopt;
      return found ? *found : kNoId;
    };
    const Id target = of(reference.meant->council, reference.meant->number);
    const Id source = reference.from_number ? of(reference.from_council, *reference.from_number) : kNoId;
    // A text that names its own case is no fault.
    if (target != kNoId && target != source) add_edge(source, target, ground, false);
  }

  void finish() {
    for (auto& [missing, named] : dangling_) {
      auto& [sources, grounds] = named;
      std::string from;
      std::size_t shown_sources = 0;
      for (const std::string& source : sources) {
        if (++shown_sources > 5) break;
        from += (from.empty() ? "" : ", ") + source;
      }
      if (sources.size() > 5) from += fmt::format(" and {} more", sources.size() - 5);
      const std::size_t total = grounds.size();
      std::vector<FindingEvidence> shown = made(grounds);
      findings_.push_back({FindingKind::kDanglingReference, Severity::kNote, *sources.begin(), shown.front().document,
                           shown.front().page,
                           fmt::format("{} is not in the index; named {}{}{}", missing.text(),
                                       total == 1 ? "once" : fmt::format("{} times", total),
                                       from.empty() ? "" : " in papers of ", from),
                           std::move(shown)});
    }
    for (auto& [named, grounds] : ambiguous_) {
      std::vector<FindingEvidence> shown = made(grounds);
      findings_.push_back({FindingKind::kAmbiguousReference, Severity::kNote, named.first, shown.front().document,
                           shown.front().page, named.second, std::move(shown)});
    }
    find_circles();
  }

 private:
  struct Edge {
    Id to;
    Ground ground;
  };

  // What is named and not there: a case, or a meeting.
  struct Missing {
    Missing(std::string of, int of_year, int of_number) : council(std::move(of)), year(of_year), number(of_number) {}
    explicit Missing(const AuditedReference& reference) : council(reference.council.value_or("")) {
      if (reference.number) {
        year = reference.number->year;
        number = reference.number->number;
      } else if (reference.date) {
        day = day_of(*reference.date);
      }
    }

    std::string council;
    int year = 0;
    int number = 0;  // 0 of a meeting
    Day day = kNoDay;

    auto operator<=>(const Missing&) const = default;

    std::string text() const {
      if (number == 0) return fmt::format("the meeting of {} on {}", council, iso_of(day));
      return fmt::format("{}{}{}/{:02}", council, council.empty() ? "" : " ", number, year % 100);
    }
  };

  // The first of the places, in order.
  std::vector<FindingEvidence> made(std::vector<Ground>& grounds) const {
    std::sort(grounds.begin(), grounds.end(), [&](Ground a, Ground b) { return place(a) < place(b); });
    std::vector<FindingEvidence> out;
    for (std::size_t i = 0; i < std::min(grounds.size(), kMostEvidence); ++i) out.push_back(made(grounds[i]));
    return out;
  }

  FindingEvidence made(Ground ground) const {
    if (!ground.is_row) {
      const AuditedReference& reference = references_[ground.number];
      return {reference.document, reference.page, reference.quote, "text"};
    }
    const RowFacts& row = facts_.rows[ground.number];
    return evidence(facts_, facts_.treatments[row.treatment], row.page, row_quote(facts_, row), "history-table");
  }

  std::tuple<std::string_view, int, std::string_view, int> place(Ground ground) const {
    if (!ground.is_row) {
      const AuditedReference& reference = references_[ground.number];
      return {reference.document.file, reference.page, reference.document.sha256, 0};
    }
    const RowFacts& row = facts_.rows[ground.number];
    const DocumentRef& document = facts_.documents[facts_.treatments[row.treatment].document];
    return {document.file, row.page, document.sha256, row.place};
  }

  void add_many(const RowFacts& row, Ground ground) {
    findings_.push_back(finding(facts_, facts_.treatments[row.treatment], row.page, FindingKind::kManyReferences,
                                Severity::kNote,
                                fmt::format("its history table has more than {} rows", kManyReferences)));
    findings_.back().evidence.push_back(made(ground));
  }

  void add_edge(Id from, Id to, Ground ground, bool declared) {
    if (from == kNoId) return;
    if (from == to) {
      if (!declared) return;
      FindingEvidence shown = made(ground);
      findings_.push_back({FindingKind::kSelfReference,
                           Severity::kMinor,
                           facts_.case_name(from),
                           shown.document,
                           shown.page,
                           fmt::format("{} is among its own earlier treatments", facts_.case_name(from)),
                           {shown}});
      return;
    }
    auto& edges = edges_[from];
    if (edges.size() <= kManyReferences) edges.push_back({to, ground});
  }

  void add_without_council(const RowFacts& row, const TreatmentFacts& paper, Ground ground) {
    const auto known = by_number_.find({row.year, row.number});
    if (known == by_number_.end()) {
      add_dangling({"", row.year, row.number}, ground, facts_.treatment_name(paper));
      return;
    }
    std::set<std::string> names;
    for (const Id c : known->second) names.insert(facts_.case_name(c));
    std::string candidates;
    for (const std::string& one : names) candidates += (candidates.empty() ? "" : ", ") + one;
    Finding one = finding(
        facts_, paper, row.page, FindingKind::kAmbiguousReference, Severity::kNote,
        fmt::format("{}/{:02} is named without a council; the index has {}", row.number, row.year % 100, candidates));
    one.evidence.push_back(made(ground));
    findings_.push_back(std::move(one));
  }

  void add_dangling(Missing missing, Ground ground, const std::string& from) {
    if (missing.number == 0 && (missing.day == kNoDay || missing.council.empty())) return;
    auto& [sources, grounds] = dangling_[std::move(missing)];
    sources.insert(from);
    grounds.push_back(ground);
  }

  void add_ambiguous(const AuditedReference& reference, Ground ground) {
    std::string candidates;
    for (const std::string& one : reference.candidates) candidates += (candidates.empty() ? "" : ", ") + one;
    ambiguous_[{name_of(reference), fmt::format("{} may be any of {}", reference.number->text(), candidates)}]
        .push_back(ground);
  }

  // Strongly connected components by R. Tarjan (Depth-First Search and Linear Graph Algorithms, 1972), without
  // recursion: a chain may be as long as the index.
  void find_circles() {
    const std::size_t n = edges_.size();
    std::vector<std::uint32_t> index(n, 0), low(n, 0), next(n, 0);
    std::vector<bool> on_stack(n);
    std::vector<Id> stack, path;
    std::uint32_t counter = 0;
    for (Id root = 0; root < n; ++root) {
      if (index[root] != 0) continue;
      path.push_back(root);
      while (!path.empty()) {
        const Id v = path.back();
        if (index[v] == 0) {
          index[v] = low[v] = ++counter;
          stack.push_back(v);
          on_stack[v] = true;
        }
        bool descended = false;
        while (next[v] < edges_[v].size()) {
          const Id w = edges_[v][next[v]++].to;
          if (index[w] == 0) {
            path.push_back(w);
            descended = true;
            break;
          }
          if (on_stack[w]) low[v] = std::min(low[v], index[w]);
        }
        if (descended) continue;
        path.pop_back();
        if (!path.empty()) low[path.back()] = std::min(low[path.back()], low[v]);
        if (low[v] != index[v]) continue;
        std::vector<Id> circle;
        do {
          circle.push_back(stack.back());
          on_stack[stack.back()] = false;
          stack.pop_back();
        } while (circle.back() != v);
        if (circle.size() > 1) add_circle(std::move(circle));
      }
    }
  }

  void add_circle(std::vector<Id> circle) {
    constexpr std::size_t kNamed = 8;
    std::sort(circle.begin(), circle.end(), [&](Id a, Id b) {
      const auto key = [&](Id c) {
        const CaseFacts& one = facts_.cases[c];
        return std::tuple(facts_.councils.text(one.council), one.year, one.number);
      };
      return key(a) < key(b);
    });
    std::string names;
    for (std::size_t i = 0; i < std::min(circle.size(), kNamed); ++i) {
      names += (names.empty() ? "" : ", ") + facts_.case_name(circle[i]);
    }
    if (circle.size() > kNamed) names += fmt::format(" and {} more", circle.size() - kNamed);
    std::vector<FindingEvidence> grounds;
    const std::set<Id> members(circle.begin(), circle.end());
    for (const Id c : circle) {
      for (const Edge& edge : edges_[c]) {
        if (members.contains(edge.to) && grounds.size() < kMostEvidence) grounds.push_back(made(edge.ground));
      }
    }
    findings_.push_back({FindingKind::kReferenceCycle, Severity::kNote, facts_.case_name(circle.front()),
                         grounds.front().document, grounds.front().page,
                         fmt::format("{} cite each other in a circle", names), std::move(grounds)});
  }

  const Facts& facts_;
  const std::vector<AuditedReference>& references_;
  std::vector<Finding>& findings_;
  std::vector<std::vector<Edge>> edges_;
  std::map<std::pair<int, int>, std::vector<Id>> by_number_;
  std::map<Missing, std::pair<std::set<std::string>, std::vector<Ground>>> dangling_;
  std::map<std::pair<std::string, std::string>, std::vector<Ground>> ambiguous_;  // by case and message
};

}  // namespace

void find_reference_faults(const Facts& facts, const std::vector<RowTarget>& targets,
                           const std::vector<AuditedReference>& references, std::vector<Finding>& findings) {
  References faults(facts, references, findings);
  faults.take_rows(targets);
  faults.take_texts();
  faults.finish();
}

}  // namespace saksgang::history
