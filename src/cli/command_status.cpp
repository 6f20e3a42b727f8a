#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "cli/case_text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/coverage_text.hpp"
#include "cli/csv.hpp"
#include "cli/layout.hpp"
#include "cli/words.hpp"
#include "index/reader.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"coverage", 0, "", "Councils by years instead: meetings, minutes, cases, and how many have a vedtak."},
};

struct Totals {
  std::array<std::size_t, 4> states{};  // by DocumentState
  std::uint64_t pages = 0;
};

Totals totals_of(const std::vector<DocumentRecord>& documents) {
  Totals totals;
  for (const DocumentRecord& d : documents) {
    ++totals.states[static_cast<std::size_t>(d.state)];
    totals.pages += static_cast<std::uint64_t>(d.pages);
  }
  return totals;
}

Json index_json(const index::IndexInfo& info, const Context& context) {
  return Json{{"directory", context.settings().index.string()},
              {"index_version", info.index_version},
              {"record_version", info.record_version},
              {"analyzers_version", info.analyzers_version},
              {"documents", info.documents},
              {"records", info.records}};
}

// Worth a look: whatever is not ok, but for duplicates, whose text is there under another name.
bool needs_attention(const DocumentRecord& d) {
  return d.state != DocumentState::kOk && d.reason != name(ErrorCode::kDuplicate);
}

std::string status_text(const index::IndexInfo& info, const std::vector<DocumentRecord>& documents,
                        const std::optional<Synonyms>& synonyms, const Context& context) {
  const Totals totals = totals_of(documents);
  const Style style(context.settings().colour);
  std::string out = fmt::format("Index      {}\n", one_line(context.settings().index.string()));
  out += fmt::format("Versions   index {}, records {}, analysis {}\n", info.index_version, info.record_version,
                     one_line(info.analyzers_version));
  if (synonyms) out += fmt::format("Synonyms   {}\n", one_line(synonyms->file.string()));
  out += fmt::format("Documents  {}: {} ok, {} partial, {} failed, {} skipped\n", documents.size(), totals.states[0],
                     totals.states[1], totals.states[2], totals.states[3]);
  out += fmt::format("Content    {}, {}\n", counted(totals.pages, "page"), counted(info.records, "case record"));
  if (std::none_of(documents.begin(), documents.end(), needs_attention)) return out;
  out += "\nThese need a look:\n";
  for (const DocumentRecord& d : documents) {
    if (!needs_attention(d)) continue;
    out += fmt::format("  {}{:<8}{}{:<13}{}\n", style.bold, name(d.state), style.off, d.reason.value_or(""),
                       one_line(d.path));
    if (!d.message) continue;
    for (const std::string& line : wrapped(one_line(*d.message), context.settings().width - 23)) {
      out += fmt::format("{:23}{}{}{}\n", "", style.faint, line, style.off);
    }
  }
  return out;
}

std::string csv(const std::vector<DocumentRecord>& documents, const CsvDialect& dialect) {
  std::string out =
      csv_head({"file", "path", "sha256", "state", "reason", "message", "pages", "cases", "seconds"}, dialect);
  for (const DocumentRecord& d : documents) {
    out += csv_row({d.file, d.path, d.sha256, std::string(name(d.state)), d.reason.value_or(""), d.message.value_or(""),
                    std::to_string(d.pages), std::to_string(d.cases), fmt::format("{:.3f}", d.seconds)},
                   dialect);
  }
  return out;
}

Result<int> run(Context& context) {
  const auto reader = index::Reader::open(context.settings().index);
  if (!reader) return tl::make_unexpected(reader.error());
  if (context.typed().has("coverage")) return print_coverage(**reader, context);
  const auto info = (*reader)->info();
  if (!info) return tl::make_unexpected(info.error());
  const auto documents = (*reader)->documents();
  if (!documents) return tl::make_unexpected(documents.error());
  Output& out = context.out();
  switch (context.settings().format) {
    case Format::kText: {
      const auto synonyms = user_synonyms();
      if (!synonyms) return tl::make_unexpected(synonyms.error());
      out.write(status_text(*info, *documents, *synonyms, context));
      break;
    }
    case Format::kCsv:
      out.write(csv(*documents, context.settings().csv));
      break;
    case Format::kJsonl:
      for (const DocumentRecord& d : *documents) out.write(dump(to_json(d)) + "\n");
      break;
    case Format::kJson: {
      Json json{{"index", index_json(*info, context)}, {"documents", Json::array()}};
      for (const DocumentRecord& d : *documents) json["documents"].push_back(to_json(d));
      out.write(dump(json) + "\n");
    }
  }
  return 0;
}

}  // namespace

const CommandSpec kStatusCommand{
    "status",
    "",
    "Tells what is in the index, and which documents need a look",
    "Every file that was ingested is in one state: ok; partial (some pages unread or without text);\n"
    "failed (encrypted, damaged, no-text, timeout, memory, …); skipped (not a PDF, a duplicate).",
    "  saksgang status\n"
    "  saksgang status --coverage                    # which meetings are there, and which lack minutes\n"
    "  saksgang status --format jsonl | jq -r 'select(.state == \"failed\") | .path'\n",
    kOptions,
    "text json jsonl csv",
    0,
    0,
    run,
    true};

}  // namespace saksgang::cli
