#include <array>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/csv.hpp"
#include "cli/diff_text.hpp"
#include "cli/find_records.hpp"
#include "cli/word_judge.hpp"
#include "cli/words.hpp"
#include "history/case_diff.hpp"
#include "index/reader.hpp"

namespace saksgang::cli {
namespace {

using history::CaseDiff;
using history::Verdict;

constexpr std::array kOptions{
    OptionSpec{"all", 0, "",
               "Lists every case whose vedtak differs from a proposal, or its proposals from each other."},
    OptionSpec{"least", 0, "VERDICT", "With --all: the least difference that counts; typographic unless told.",
               "typographic wording substantive"},
};

Verdict least_of(const Typed& typed) {
  const std::string value = typed.value("least", "typographic");
  return value == "substantive" ? Verdict::kSubstantive
         : value == "wording"   ? Verdict::kWording
                                : Verdict::kTypographic;
}

// Prints differences one by one.
class Printer {
 public:
  Printer(Context& context, bool is_list) : context_(context), is_list_(is_list) {
    if (format() == Format::kCsv) context_.out().write(csv_head(diff_csv_head(), context_.settings().csv));
    if (format() == Format::kJson && is_list_) context_.out().write("[");
  }

  void print(const CaseDiff& diff) {
    Output& out = context_.out();
    switch (format()) {
      case Format::kText:
        out.write(is_list_ ? diff_line(diff, context_.settings()) : diff_text(diff, context_.settings()));
        break;
      case Format::kCsv:
        for (const auto& row : diff_csv(diff)) out.write(csv_row(row, context_.settings().csv));
        break;
      case Format::kJsonl:
        out.write(dump(diff_json(diff)) + "\n");
        break;
      case Format::kJson:
        if (is_list_) out.write(any_ ? ",\n" : "\n");
        out.write(dump(diff_json(diff)) + (is_list_ ? "" : "\n"));
    }
    any_ = true;
  }

  // True where anything was printed.
  bool finish() {
    if (format() == Format::kJson && is_list_) context_.out().write(any_ ? "\n]\n" : "]\n");
    return any_;
  }

 private:
  Format format() const { return context_.settings().format; }

  Context& context_;
  bool is_list_;
  bool any_ = false;
};

Result<int> list(Context& context, const index::Reader& reader, history::WordJudge& judge) {
  history::DifferingCases cases;
  const auto counted = reader.each_record([&](const CaseRecord& record) {
    cases.count(record);
    return true;
  });
  if (!counted) return tl::make_unexpected(counted.error());
  const Verdict least = least_of(context.typed());
  Printer printer(context, true);
  const auto consider = [&](const std::vector<CaseRecord>& records) {
    const CaseDiff diff = history::diff_case(records, judge);
    const bool decided = diff.verdict >= least && diff.verdict <= Verdict::kSubstantive;
    if (decided || diff.between.value_or(Verdict::kIdentical) >= least) printer.print(diff);
  };
  const auto gathered = reader.each_record([&](const CaseRecord& record) {
    if (const auto whole = cases.gather(record); !whole.empty()) consider(whole);
    return context.out().is_open();
  });
  if (!gathered) return tl::make_unexpected(gathered.error());
  for (const auto& records : cases.rest()) consider(records);
  if (printer.finish()) return 0;
  return fail(ErrorCode::kNotFound, "no case has a vedtak that differs from its proposal",
              "minutes and papers of the same meeting must both be in the index");
}

Result<int> run(Context& context) {
  const Typed& typed = context.typed();
  if (typed.has("all") != typed.arguments.empty()) {
    return fail(ErrorCode::kUsage, typed.has("all") ? "diff takes a case or --all, not both" : "diff needs a case",
                "saksgang diff NUIT 17/25, or saksgang diff --all");
  }
  if (typed.has("least") && !typed.has("all")) return fail(ErrorCode::kUsage, "--least goes with --all alone", "");
  const auto reader = index::Reader::open(context.settings().index);
  if (!reader) return tl::make_unexpected(reader.error());
  const auto judge = AnalyzerJudge::make();
  if (!judge) return tl::make_unexpected(judge.error());
  if (typed.has("all")) return list(context, **reader, **judge);
  const auto records = find_case(**reader, joined_words(typed.arguments));
  if (!records) return tl::make_unexpected(records.error());
  Printer(context, false).print(history::diff_case(*records, **judge));
  return 0;
}

}  // namespace

const CommandSpec kDiffCommand{
    "diff",
    "CASE | --all",
    "Compares what was proposed with what was decided, word by word",
    "A case has a proposal in its innkalling and often another in its toppnotat: each is compared with the\n"
    "vedtak, and they with each other. Differences are typographic (line breaks, hyphens, quotation marks,\n"
    "a capital), wording (inflection, order, punctuation, small words that change nothing) or substantive\n"
    "(whatever changes what is asked, or of whom: names, numbers, negations, skal and bør, other words).\n"
    "What only the first text has stands as [-…-], what only the second has as {+…+}; in red and green on\n"
    "a terminal.",
    "  saksgang diff NUIT 4/25\n"
    "  saksgang diff --all --least substantive       # decisions that are not what was proposed\n"
    "  saksgang diff --all --format csv > changes.csv\n"
    "  saksgang diff --format json NUIT 4/25 | jq -r '.hunks[] | select(.verdict == \"substantive\") | .new'\n",
    kOptions,
    "text json jsonl csv",
    0,
    8,
    run,
    true};

}  // namespace saksgang::cli
