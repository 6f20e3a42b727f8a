#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/case_text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/find_records.hpp"
#include "cli/layout.hpp"
#include "cli/words.hpp"
#include "export/citation.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

using exports::Unit;

constexpr std::array kOptions{
    OptionSpec{"style", 's', "STYLE", "How it is written.", "text bibtex ris csl-json"},
    OptionSpec{"unit", 0, "UNIT", "What is cited: the case as a whole, its decision, or one remark.",
               "case vedtak innspill"},
    OptionSpec{"nth", 0, "N", "Which of several, from 1: remarks in the order of the minutes, or decisions by date."},
    OptionSpec{"part", 0, "PART", "Which treatment. Otherwise the referat, else the toppnotat, else the innkalling.",
               "referat toppnotat innkalling"},
    OptionSpec{"accessed", 0, "DATE", "The day the paper was read, as 2026-11-22. Otherwise today."},
};

constexpr std::array kParts{Part::kReferat, Part::kToppnotat, Part::kInnkalling};

struct Wish {
  Unit unit = Unit::kCase;
  std::optional<Part> part;
  std::optional<std::size_t> nth;
  Date accessed;
};

Result<Wish> wish_of(const Typed& typed) {
  Wish wish;
  const std::string unit = typed.value("unit", "case");
  wish.unit = unit == "vedtak" ? Unit::kVedtak : unit == "innspill" ? Unit::kInnspill : Unit::kCase;
  if (typed.has("part")) {
    wish.part = *std::find_if(kParts.begin(), kParts.end(), [&](Part p) { return name(p) == typed.value("part"); });
  }
  if (typed.has("nth")) {
    const auto number = whole_number("nth", typed.value("nth"), 1);
    if (!number) return tl::make_unexpected(number.error());
    wish.nth = static_cast<std::size_t>(*number);
  }
  wish.accessed = Date::today();
  if (typed.has("accessed")) {
    const auto day = Date::from_iso(typed.value("accessed"));
    if (!day) {
      return fail(ErrorCode::kUsage, fmt::format("--accessed must be a date, not \"{}\"", typed.value("accessed")),
                  "write it as 2026-11-22");
    }
    wish.accessed = *day;
  }
  return wish;
}

// What is cited: a treatment and, of its remarks, one.
struct Choice {
  std::size_t treatment = 0;
  std::size_t remark = 1;
};

std::string treatments_hint(const std::vector<CaseRecord>& records, const std::vector<std::size_t>& among,
                            std::string_view how) {
  std::string hint(how);
  for (std::size_t i = 0; i < among.size(); ++i) {
    const CaseRecord& record = records[among[i]];
    hint += fmt::format("\n{}. {} ({})", i + 1, one_line(record.id), where_treated(record));
  }
  return hint;
}

tl::unexpected<Error> nothing_to_cite(const std::string& named, const Wish& wish) {
  const std::string_view what = wish.unit == Unit::kVedtak     ? "vedtak"
                                : wish.unit == Unit::kInnspill ? "innspill"
                                                               : "treatment";
  return fail(ErrorCode::kNotFound,
              wish.part ? fmt::format("no {} of {} has a {}", name(*wish.part), named, what)
                        : fmt::format("{} has no {}", named, what),
              "saksgang show tells what there is");
}

Result<Choice> choose(const std::vector<CaseRecord>& records, const std::string& named, const Wish& wish) {
  const auto best = exports::cited_treatments(records, wish.unit, wish.part);
  if (best.empty()) return nothing_to_cite(named, wish);
  const bool remarks = wish.unit == Unit::kInnspill;
  if (best.size() > 1 && (remarks || !wish.nth)) {
    return fail(ErrorCode::kAmbiguous, fmt::format("{} can be cited by more than one treatment", named),
                treatments_hint(records, best, remarks ? "cite one by its id:" : "cite one by its id, or by --nth:"));
  }
  if (!remarks) {
    const std::size_t nth = wish.nth.value_or(1);
    if (nth > best.size()) {
      const bool has_remarks =
          wish.unit == Unit::kCase && std::any_of(records.begin(), records.end(),
                                                  [](const CaseRecord& record) { return !record.innspill.empty(); });
      return fail(ErrorCode::kNotFound,
                  fmt::format("{} has {} to cite, not {}", named, counted(best.size(), "treatment"), nth),
                  has_remarks ? fmt::format("for a remark: --unit innspill --nth {}", nth) : "");
    }
    return Choice{best[nth - 1], 1};
  }
  const CaseRecord& record = records[best.front()];
  if (!wish.nth && record.innspill.size() > 1) {
    std::string hint = "--nth says which:";
    for (std::size_t i = 0; i < record.innspill.size(); ++i) {
      constexpr std::size_t kWidth = 60;
      hint += fmt::format("\n{}. {}", i + 1, shortened(one_line(record.innspill[i].text), kWidth));
    }
    return fail(ErrorCode::kAmbiguous, fmt::format("{} has {} innspill", named, record.innspill.size()), hint);
  }
  if (wish.nth && *wish.nth > record.innspill.size()) {
    return fail(ErrorCode::kNotFound,
                fmt::format("{} has {} innspill, not {}", named, record.innspill.size(), *wish.nth));
  }
  return Choice{best.front(), wish.nth.value_or(1)};
}

Result<int> run(Context& context) {
  const auto wish = wish_of(context.typed());
  if (!wish) return tl::make_unexpected(wish.error());
  const auto reader = index::Reader::open(context.settings().index);
  if (!reader) return tl::make_unexpected(reader.error());
  const std::string named = joined_words(context.typed().arguments);
  const auto records = find_records(**reader, named);
  if (!records) return tl::make_unexpected(records.error());
  const auto chosen = choose(*records, named, *wish);
  if (!chosen) return tl::make_unexpected(chosen.error());
  const auto citation = exports::citation((*records)[chosen->treatment], wish->unit, chosen->remark, wish->accessed);
  if (!citation) return tl::make_unexpected(citation.error());
  const std::string style = context.typed().value("style", "text");
  if (style == "bibtex") {
    context.out().write(exports::citation_bibtex(*citation));
  } else if (style == "ris") {
    context.out().write(exports::citation_ris(*citation));
  } else if (style == "csl-json") {
    Json items = Json::array();
    items.push_back(exports::citation_csl(*citation));
    context.out().write(dump(items) + "\n");
  } else {
    context.out().write(exports::citation_text(*citation));
  }
  return 0;
}

}  // namespace

const CommandSpec kCiteCommand{
    "cite",
    "CASE",
    "Writes a case, a decision or a remark as a reference",
    "A case is named as for show, or by a record's id. It is cited by its minutes, else by its case paper, else\n"
    "by the notice: council, meeting, date, case, title, page, URL (the file's name where none is known), the day\n"
    "it was read, and the SHA-256 of the file. What a paper does not tell is left out.",
    "  saksgang cite NUIT 17/25\n"
    "  saksgang cite NUIT 17/25 --unit vedtak --style bibtex >> kilder.bib\n"
    "  saksgang cite NUIT 17/25 --unit innspill --nth 2 --style ris\n"
    "  saksgang cite NUIT 17/25 --part toppnotat --style csl-json\n",
    kOptions,
    "text",
    1,
    8,
    run};

}  // namespace saksgang::cli
