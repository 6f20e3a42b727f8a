#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "history/audit_state.hpp"

namespace saksgang::history {
namespace {

// What one document with an agenda names and has.
struct Papers {
  std::vector<Id> named;        // attachments
  std::vector<Id> agenda;       // treatments of the agenda
  std::vector<Id> case_papers;  // treatments
  std::vector<Id> minutes;
  std::vector<Id> others;
};

class Attachments {
 public:
  Attachments(const Facts& facts, std::vector<Finding>& findings) : facts_(facts), findings_(findings) {
    for (Id t = 0; t < facts_.treatments.size(); ++t) {
      const TreatmentFacts& one = facts_.treatments[t];
      Papers& papers = documents_[one.document];
      if (one.part == Part::kInnkalling) papers.agenda.push_back(t);
      if (one.part == Part::kToppnotat) papers.case_papers.push_back(t);
      if (one.part == Part::kReferat) papers.minutes.push_back(t);
    }
    for (Id a = 0; a < facts_.attachments.size(); ++a) {
      documents_[facts_.treatments[facts_.attachments[a].treatment].document].named.push_back(a);
    }
    for (Id o = 0; o < facts_.others.size(); ++o) documents_[facts_.others[o].document].others.push_back(o);
  }

  void find() {
    for (const auto& [document, papers] : documents_) {
      if (papers.agenda.empty()) continue;  // nothing is named here
      const auto of_case = others_by_case(papers);
      for (const Id a : papers.named) look_for(facts_.attachments[a], papers);
      find_other_absent(papers, of_case);
      find_unnamed(papers, of_case);
    }
  }

 private:
  // Letters and the like stand behind the paper of their case.
  std::map<Id, std::vector<Id>> others_by_case(const Papers& papers) const {
    std::map<Id, std::vector<Id>> out;
    for (const Id o : papers.others) {
      Id nearest = kNoId;
      int page = 0;
      for (const Id t : papers.case_papers) {
        const TreatmentFacts& paper = facts_.treatments[t];
        if (paper.first_page <= facts_.others[o].page && paper.first_page > page) {
          page = paper.first_page;
          nearest = paper.of_case;
        }
      }
      out[nearest].push_back(o);
    }
    return out;
  }

  bool has_paper(Id of_case) const {
    if (of_case == kNoId) return true;  // an unnumbered point: no way to tell
    const auto& treatments = facts_.cases[of_case].treatments;
    return std::any_of(treatments.begin(), treatments.end(),
                       [&](Id t) { return facts_.treatments[t].part == Part::kToppnotat; });
  }

  bool has_minutes(const AttachmentFacts& attachment, const Papers& papers) const {
    const Id council = facts_.treatments[attachment.treatment].council;
    if (attachment.day == kNoDay) return !papers.minutes.empty();
    const MeetingFacts* meeting = facts_.meeting_on(council, attachment.day);
    if (meeting != nullptr && meeting->has_minutes) return true;
    // Printed with another day than the minutes themselves: dates are other rules' business.
    return !papers.minutes.empty();
  }

  static bool has_any(const Papers& papers) {
    return !papers.case_papers.empty() || !papers.minutes.empty() || !papers.others.empty();
  }

  void look_for(const AttachmentFacts& attachment, const Papers& papers) {
    const TreatmentFacts& agenda = facts_.treatments[attachment.treatment];
    const bool found = attachment.kind == AttachmentKind::kCasePaper ? has_paper(agenda.of_case)
                       : attachment.kind == AttachmentKind::kMinutes ? has_minutes(attachment, papers)
                                                                     : true;
    if (!found) add_absent(attachment, papers, Severity::kMinor);
  }

  void add_absent(const AttachmentFacts& attachment, const Papers& papers, Severity severity) {
    const TreatmentFacts& agenda = facts_.treatments[attachment.treatment];
    const std::string& text = facts_.titles.text(attachment.text);
    Finding one = finding(facts_, agenda, attachment.page, FindingKind::kAttachmentAbsent,
                          has_any(papers) ? severity : Severity::kNote,
                          has_any(papers) ? fmt::format("«{}» is named in the agenda and was not found", text)
                                          : fmt::format("«{}» is named in an agenda without attachments", text));
    one.evidence.push_back(evidence(facts_, agenda, attachment.page, text, "attachments"));
    findings_.push_back(std::move(one));
  }

  // What else a case's attachments are is not told by their names: they are counted, and those whose names are like
  // the titles found are taken off first.
  void find_other_absent(const Papers& papers, const std::map<Id, std::vector<Id>>& of_case) {
    std::map<Id, std::vector<Id>> named;
    for (const Id a : papers.named) {
      const AttachmentFacts& attachment = facts_.attachments[a];
      if (attachment.kind == AttachmentKind::kCasePaper || attachment.kind == AttachmentKind::kMinutes) continue;
      named[facts_.treatments[attachment.treatment].of_case].push_back(a);
    }
    for (auto& [number, attachments] : named) {
      const auto found = of_case.find(number);
      std::vector<Id> parts = found == of_case.end() ? std::vector<Id>{} : found->second;
      for (auto a = attachments.begin(); a != attachments.end();) {
        const auto like = std::find_if(parts.begin(), parts.end(), [&](Id o) {
          return overlap(facts_.titles.text(facts_.others[o].title), facts_.titles.text(facts_.attachments[*a].text)) >
                 0;
        });
        if (like == parts.end()) {
          ++a;
          continue;
        }
        parts.erase(like);
        a = attachments.erase(a);
      }
      for (std::size_t i = parts.size(); i < attachments.size(); ++i) {
        add_absent(facts_.attachments[attachments[i]], papers, Severity::kNote);
      }
    }
  }

  void find_unnamed(const Papers& papers, const std::map<Id, std::vector<Id>>& of_case) {
    std::set<Id> listed, with_paper, with_others;
    for (const Id t : papers.agenda) listed.insert(facts_.treatments[t].of_case);
    for (const Id a : papers.named) {
      const AttachmentFacts& attachment = facts_.attachments[a];
      const Id number = facts_.treatments[attachment.treatment].of_case;
      if (attachment.kind == AttachmentKind::kMinutes) continue;
      (attachment.kind == AttachmentKind::kCasePaper ? with_paper : with_others).insert(number);
    }
    if (papers.named.empty()) return;  // an agenda that names none at all
    for (const Id t : papers.case_papers) {
      const TreatmentFacts& paper = facts_.treatments[t];
      if (with_paper.contains(paper.of_case) || with_others.contains(paper.of_case)) continue;
      add_unnamed(paper.document, facts_.treatment_name(paper), paper.first_page,
                  fmt::format("the paper «{}» is not named in the agenda", facts_.titles.text(paper.title)),
                  facts_.titles.text(paper.title));
    }
    for (const auto& [number, parts] : of_case) {
      if (number != kNoId && with_others.contains(number)) continue;
      for (const Id o : parts) {
        const OtherPart& part = facts_.others[o];
        if (is_named(facts_.titles.text(part.title), papers)) continue;
        add_unnamed(
            part.document, number == kNoId ? "" : facts_.case_name(number), part.page,
            fmt::format("«{}» ({}) is not named in the agenda", facts_.titles.text(part.title), name(part.part)),
            facts_.titles.text(part.title));
      }
    }
  }

  static std::string_view name(Part part) {
    return part == Part::kBrev ? "a letter" : part == Part::kHoring ? "a consultation paper" : "an attachment";
  }

  bool is_named(const std::string& title, const Papers& papers) const {
    constexpr double kAlike = 0.5;
    return std::any_of(papers.named.begin(), papers.named.end(),
                       [&](Id a) { return overlap(title, facts_.titles.text(facts_.attachments[a].text)) >= kAlike; });
  }

  void add_unnamed(Id document, std::string case_name, int page, std::string message, const std::string& title) {
    findings_.push_back({FindingKind::kAttachmentUnnamed,
                         Severity::kNote,
                         std::move(case_name),
                         facts_.documents[document],
                         page,
                         std::move(message),
                         {{facts_.documents[document], page, title, "title"}}});
  }

  const Facts& facts_;
  std::vector<Finding>& findings_;
  std::map<Id, Papers> documents_;
};

}  // namespace

void find_attachment_faults(const Facts& facts, std::vector<Finding>& findings) {
  Attachments(facts, findings).find();
}

}  // namespace saksgang::history
