#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/audit_text.hpp"
#include "cli/case_text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/csv.hpp"
#include "cli/find_records.hpp"
#include "cli/run_audit.hpp"
#include "cli/words.hpp"
#include "history/concern.hpp"
#include "index/reader.hpp"

namespace saksgang::cli {
namespace {

using history::Finding;
using history::FindingKind;
using history::Severity;

constexpr std::array kOptions{
    OptionSpec{"kind", 'k', "LIST", "Only findings of these kinds, separated by commas."},
    OptionSpec{"severity", 's', "LEAST", "Only findings of this severity or a graver one; note unless told.",
               "note minor major"},
};

std::string all_kinds() {
  std::string out;
  for (const FindingKind kind : history::finding_kinds()) {
    out += (out.empty() ? "" : ", ") + std::string(name(kind));
  }
  return out;
}

// Empty for all.
Result<std::set<FindingKind>> kinds_of(const Typed& typed) {
  std::set<FindingKind> out;
  const std::string typed_list = typed.value("kind");
  if (!typed.has("kind")) return out;
  std::string_view list = typed_list;
  while (true) {
    const std::size_t comma = list.find(',');
    const std::string_view word = utf8::trim(list.substr(0, comma));
    const auto& kinds = history::finding_kinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](FindingKind k) { return name(k) == word; });
    if (kind == kinds.end()) {
      return fail(ErrorCode::kUsage, fmt::format("--kind cannot be \"{}\"", word),
                  fmt::format("any of: {}", all_kinds()));
    }
    out.insert(*kind);
    if (comma == std::string_view::npos) return out;
    list.remove_prefix(comma + 1);
  }
}

Severity least_of(const Typed& typed) {
  const std::string value = typed.value("severity", "note");
  return value == "major" ? Severity::kMajor : value == "minor" ? Severity::kMinor : Severity::kNote;
}

void print(const std::vector<Finding>& findings, Context& context) {
  Output& out = context.out();
  const Format format = context.settings().format;
  if (format == Format::kCsv) out.write(csv_head(finding_csv_head(), context.settings().csv));
  if (format == Format::kJson) out.write("[");
  bool any = false;
  for (const Finding& finding : findings) {
    if (!out.is_open()) return;
    switch (format) {
      case Format::kText:
        out.write((any ? "\n" : "") + finding_text(finding, context.settings()));
        break;
      case Format::kCsv:
        out.write(csv_row(finding_csv(finding), context.settings().csv));
        break;
      case Format::kJsonl:
        out.write(dump(finding_json(finding)) + "\n");
        break;
      case Format::kJson:
        out.write((any ? ",\n" : "\n") + dump(finding_json(finding)));
    }
    any = true;
  }
  if (format == Format::kJson) out.write(any ? "\n]\n" : "]\n");
  if (format != Format::kText || !any) return;
  std::array<std::size_t, 3> counts{};
  for (const Finding& finding : findings) ++counts[static_cast<std::size_t>(finding.severity)];
  out.write(fmt::format("\n{}: {} major, {} minor, {}\n", counted(findings.size(), "finding"), counts[2], counts[1],
                        counted(counts[0], "note")));
}

// The good news.
std::string none_found(const Typed& typed, const std::string& asked) {
  std::string out;
  const auto add = [&](const std::string& narrowing) { out += (out.empty() ? "no findings " : ", ") + narrowing; };
  if (!asked.empty()) add("about " + asked);
  if (typed.has("kind")) add("of the kinds asked for");
  if (typed.has("severity")) add(fmt::format("of severity {} or graver", typed.value("severity")));
  if (out.empty()) return "no findings: the papers agree with each other, as far as the audit compares them";
  return out + ": in this the papers agree with each other, as far as the audit compares them";
}

Result<int> run(Context& context) {
  const auto kinds = kinds_of(context.typed());
  if (!kinds) return tl::make_unexpected(kinds.error());
  const auto reader = index::Reader::open(context.settings().index);
  if (!reader) return tl::make_unexpected(reader.error());
  std::vector<CaseRecord> of_case;
  const std::string asked = joined_words(context.typed().arguments);
  if (!asked.empty()) {
    auto found = find_case(**reader, asked);
    if (!found) return tl::make_unexpected(found.error());
    of_case = std::move(*found);
  }
  auto findings = run_audit(**reader);
  if (!findings) return tl::make_unexpected(findings.error());
  const Severity least = least_of(context.typed());
  std::erase_if(*findings, [&](const Finding& finding) {
    return finding.severity < least || (!kinds->empty() && !kinds->contains(finding.kind)) ||
           (!of_case.empty() && !history::concerns(finding, of_case));
  });
  print(*findings, context);
  if (!findings->empty()) return 0;
  context.note(none_found(context.typed(), of_case.empty() ? "" : case_label(of_case.front())));
  return 1;
}

}  // namespace

const CommandSpec kAuditCommand{
    "audit",
    "[CASE]",
    "Tells where the papers do not agree with each other, with evidence",
    "Each finding has a kind, a severity (major: leads to another case or decision; minor: wrong, and seen\n"
    "through; note: worth knowing) and the places it rests on. Kinds: quoted-decision, proposals-differ;\n"
    "history-number, history-council, history-date (a history table or a text against the case itself);\n"
    "date-after-meeting, date-without-meeting; dangling-reference (papers worth looking for),\n"
    "ambiguous-reference, self-reference, reference-cycle, many-references; series-gap, series-double;\n"
    "attachment-absent, attachment-unnamed; postponed, action-open; council-period.\n"
    "Of a case: what is found in its papers, and what rests on them. The exit status is 1 where nothing is found.",
    "  saksgang audit --severity minor\n"
    "  saksgang audit NUIT 4/25                 # what concerns one case\n"
    "  saksgang audit --kind quoted-decision,history-number\n"
    "  saksgang audit --kind dangling-reference --format csv > wishes.csv\n"
    "  saksgang audit --format jsonl | jq -r 'select(.severity == \"major\") | [.case, .message] | @tsv'\n",
    kOptions,
    "text jsonl json csv",
    0,
    8,
    run,
    true};

}  // namespace saksgang::cli
