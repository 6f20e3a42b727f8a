#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "cli/case_text.hpp"
#include "cli/layout.hpp"
#include "cli/link.hpp"
#include "cli/trace_output.hpp"
#include "model/councils.hpp"

namespace saksgang::cli {
namespace {

constexpr std::size_t kIndent = 12;  // behind a date
constexpr std::size_t kShownEvidence = 3;
constexpr std::size_t kShownCandidates = 3;

class Timeline {
 public:
  Timeline(const Settings& settings, const Paths& paths)
      : settings_(settings), paths_(paths), style_(settings.colour) {}

  std::string take(const history::Chain& chain) {
    for (const history::Step& step : chain.steps) show(step);
    if (const auto open = unanswered(chain); !open.empty()) {
      out_ += fmt::format("\n{}References that no case here answers:{}\n", style_.bold, style_.off);
      for (const history::Unresolved* one : open) show(*one);
    }
    if (chain.steps.size() > 1) {
      out_ += '\n';
      for (const std::string& line : wrapped(trace_legend(), settings_.width)) {
        out_ += fmt::format("{}{}{}\n", style_.faint, line, style_.off);
      }
    }
    if (!chain.is_whole) out_ += "\nThere is more: the chain was cut off at its limit, the least sure steps first.\n";
    return std::move(out_);
  }

 private:
  void lines(std::string_view text, std::string_view before = {}, std::string_view after = {}) {
    for (const std::string& line : wrapped(one_line(text), settings_.width - kIndent)) {
      out_ += fmt::format("{:{}}{}{}{}\n", "", kIndent, before, line, after);
    }
  }

  std::string place(const CaseRecord& record, int page) const {
    const auto path = paths_.find(record.document.sha256);
    const std::string target =
        settings_.links ? page_target(path == paths_.end() ? "" : path->second, record.document, page) : "";
    return linked(at_page(record, page), target);
  }

  void show(const history::Step& step) {
    if (!out_.empty()) out_ += '\n';
    const std::string label = one_line(step_label(step));
    out_ += fmt::format("{:<{}}{}{}{}{}{}\n", step.date.value_or("—"), kIndent, style_.bold, label, style_.off,
                        step.is_start ? "  ◀" : "", step.record ? "" : "  (not in the index)");
    if (!step.title.empty()) lines(step.title);
    if (step.record)
      out_ += fmt::format("{:{}}{}{}{}\n", "", kIndent, style_.faint, place(*step.record, step.record->first_page),
                          style_.off);
    if (step.vedtak) {
      lines(fmt::format("{}: {}", vedtak_label(step), *step.vedtak));
    } else if (step.proposal) {
      lines(fmt::format("Forslag til vedtak: {}", *step.proposal));
    }
    if (const history::Evidence* off = postponement(step)) {
      lines(fmt::format("Postponed: «{}»", shortened(one_line(off->quote), 2 * settings_.width)));
    }
    if (!step.is_start) {
      out_ += fmt::format("{:{}}{}{} ({:.2f}){}\n", "", kIndent, style_.faint, name(step.relation), step.confidence,
                          style_.off);
      show_evidence(step);
    }
    if (!step.note.empty()) lines("Note: " + with_short_names(step.note));
  }

  // One of each method first, so that rows of many tables hide no other reason; the rows of one page once.
  void show_evidence(const history::Step& step) {
    std::vector<std::string> firsts;
    std::vector<std::string> others;
    std::set<std::string> methods;
    std::set<std::string> said;
    for (const history::Evidence& evidence : step.evidence) {
      std::string line = fmt::format("{}, {}", reason(evidence), place(*evidence.record, evidence.page));
      if (!said.insert(line).second) continue;
      (methods.insert(evidence.method).second ? firsts : others).push_back(std::move(line));
    }
    firsts.insert(firsts.end(), others.begin(), others.end());
    for (std::size_t i = 0; i < std::min(firsts.size(), kShownEvidence); ++i) {
      out_ += fmt::format("{:{}}{}· {}{}\n", "", kIndent, style_.faint, firsts[i], style_.off);
    }
    if (firsts.size() > kShownEvidence) {
      out_ += fmt::format("{:{}}{}· and {} more; --format html has the words of each{}\n", "", kIndent, style_.faint,
                          firsts.size() - kShownEvidence, style_.off);
    }
  }

  void show(const history::Unresolved& open) {
    const history::Reference& r = open.reference;
    const std::string what = one_line(reference_label(r));
    out_ += fmt::format("{:<{}}{}  {}{}{}\n", name(open.state), kIndent, what, style_.faint,
                        place(*open.record, r.page), style_.off);
    lines(fmt::format("«{}»", shortened(one_line(r.quote), 2 * settings_.width)));
    std::string others;
    std::size_t shown = 0;
    for (const history::CaseCard& card : open.candidates) {
      if (shown++ == kShownCandidates) break;
      others += fmt::format("{}{} «{}»", others.empty() ? "" : "; ", with_short_names(card.key.text()),
                            card.titles.empty() ? "" : card.titles.front());
    }
    if (open.candidates.size() > kShownCandidates) {
      others += fmt::format("; or another of {}", open.candidates.size());
    }
    if (!others.empty()) lines("May be: " + others);
  }

  const Settings& settings_;
  const Paths& paths_;
  Style style_;
  std::string out_;
};

bool is_step(const history::Reference& reference, const history::Step& step) {
  const bool other_council = reference.council && !step.council.empty() && *reference.council != step.council;
  if (step.record || other_council) return false;
  if (reference.number) return step.number == reference.number;
  return reference.date && step.date == reference.date->iso();
}

}  // namespace

std::string reason(const history::Evidence& evidence) {
  const std::string of = case_label(*evidence.record);
  if (evidence.method == "history-table") return "row in the table of " + of;
  if (evidence.method == "text") return "sentence in " + of;
  if (evidence.method == "same-title") return "title of " + of;
  if (evidence.method == "own-paper") return "its own papers";
  return fmt::format("{} in {}", evidence.method, of);
}

std::string_view trace_legend() {
  return "declared: a paper's table of earlier treatments has the case; cited: a sentence names it; postponed: put "
         "off, "
         "and taken up again; same-title: the titles are alike. The number tells how sure that is, up to 1.";
}

std::vector<const history::Unresolved*> unanswered(const history::Chain& chain) {
  std::vector<const history::Unresolved*> out;
  for (const history::Unresolved& open : chain.unresolved) {
    const bool is_shown = std::any_of(chain.steps.begin(), chain.steps.end(),
                                      [&](const history::Step& step) { return is_step(open.reference, step); });
    if (!is_shown) out.push_back(&open);
  }
  return out;
}

std::string reference_label(const history::Reference& reference) {
  std::string what(reference.council ? short_name(*reference.council) : "");
  if (reference.number) what += (what.empty() ? "" : " ") + reference.number->text();
  if (reference.date) what += (what.empty() ? "" : " ") + reference.date->iso();
  return what;
}

std::string_view vedtak_label(const history::Step& step) {
  return step.record ? "Vedtak" : "Vedtak, as quoted";
}

const history::Evidence* postponement(const history::Step& step) {
  if (!step.record || step.vedtak) return nullptr;
  const auto own = history::key_of(*step.record);
  const auto off = std::find_if(step.evidence.begin(), step.evidence.end(), [&](const history::Evidence& evidence) {
    return evidence.method == "postponed" && history::key_of(*evidence.record) == own;
  });
  return off == step.evidence.end() ? nullptr : &*off;
}

std::string trace_text(const history::Chain& chain, const Settings& settings, const Paths& paths) {
  return Timeline(settings, paths).take(chain);
}

std::vector<std::string> trace_csv_head() {
  return {"date",     "council",    "case",     "title", "part", "proposal", "vedtak",
          "relation", "confidence", "in_index", "note",  "file", "page",     "evidence"};
}

std::vector<std::vector<std::string>> trace_csv(const history::Chain& chain) {
  std::vector<std::vector<std::string>> rows;
  for (const history::Step& step : chain.steps) {
    std::string evidence;
    for (const history::Evidence& e : step.evidence) {
      evidence +=
          fmt::format("{}{}: {}: {}", evidence.empty() ? "" : "\n", at_page(*e.record, e.page), e.method, e.quote);
    }
    rows.push_back({step.date.value_or(""), step.council, step.number ? step.number->text() : "", step.title,
                    step.record ? std::string(name(step.record->part)) : "", step.proposal.value_or(""),
                    step.vedtak.value_or(""), std::string(name(step.relation)), fmt::format("{:.2f}", step.confidence),
                    step.record ? "true" : "false", step.note, step.record ? step.record->document.file : "",
                    step.record ? std::to_string(step.record->first_page) : "", evidence});
  }
  return rows;
}

}  // namespace saksgang::cli
