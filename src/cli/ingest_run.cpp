#include "cli/ingest_run.hpp"

#include <algorithm>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "base/cancel.hpp"
#include "cli/csv.hpp"
#include "cli/progress.hpp"
#include "cli/words.hpp"
#include "model/json.hpp"
#include "pipeline/read_document.hpp"

namespace saksgang::cli {
namespace {

using pipeline::IngestSummary;

// More text than the densest papers of a thousand pages have, and few enough bytes for the parent to take apart.
constexpr std::size_t kMaxResponse = std::size_t{24} << 20;

double rate(const IngestSummary& s) {
  return s.seconds > 0 ? static_cast<double>(s.pages) / s.seconds : 0;
}

std::size_t done(const IngestSummary& s) {
  return s.ok + s.partial + s.failed + s.skipped;
}

std::string summary_text(const IngestSummary& s) {
  std::string out = fmt::format("{}: {} ok, {} partial, {} failed, {} skipped", counted(done(s), "file"), s.ok,
                                s.partial, s.failed, s.skipped);
  if (s.duplicates > 0) out += fmt::format(" ({})", counted(s.duplicates, "duplicate"));
  if (s.unchanged > 0) out += fmt::format("; {} unchanged", s.unchanged);
  if (s.still_failed > 0) out += fmt::format("; {} failed before", s.still_failed);
  if (s.removed > 0) out += fmt::format("; {} taken out", s.removed);
  return out + fmt::format("\n{}, {} in {:.1f} s ({:.0f} pages/s)\n", counted(s.pages, "page"),
                           counted(s.cases, "case record"), s.seconds, rate(s));
}

Json summary_json(const IngestSummary& s) {
  return Json{{"record", "ingest"},
              {"files", s.files},
              {"ok", s.ok},
              {"partial", s.partial},
              {"failed", s.failed},
              {"skipped", s.skipped},
              {"duplicates", s.duplicates},
              {"unchanged", s.unchanged},
              {"still_failed", s.still_failed},
              {"removed", s.removed},
              {"vanished", s.vanished},
              {"unlisted", s.unlisted},
              {"pages", s.pages},
              {"cases", s.cases},
              {"seconds", s.seconds},
              {"pages_per_second", rate(s)},
              {"cancelled", s.cancelled}};
}

void advise(const Context& context, const IngestSummary& s) {
  if (s.vanished > 0) {
    context.note(fmt::format("{} of the index {} gone from disk; --prune takes {} out", counted(s.vanished, "file"),
                             s.vanished == 1 ? "is" : "are", s.vanished == 1 ? "it" : "them"));
  }
  if (s.failed > 0) context.note("saksgang status tells which documents failed, and why");
  if (s.still_failed > 0)
    context.note(fmt::format("{} failed before; --retry-failed tries again", counted(s.still_failed, "file")));
}

}  // namespace

Result<WorkerSettings> understand_workers(const Typed& typed) {
  WorkerSettings workers;
  workers.jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  workers.limits.output = kMaxResponse;
  if (typed.has("jobs")) {
    const auto jobs = whole_number("jobs", typed.value("jobs"), 1);
    if (!jobs) return tl::make_unexpected(jobs.error());
    workers.jobs = *jobs;
  }
  if (typed.has("timeout")) {
    const auto seconds = whole_number("timeout", typed.value("timeout"), 1);
    if (!seconds) return tl::make_unexpected(seconds.error());
    workers.limits.wall_seconds = *seconds;
    workers.limits.cpu_seconds = *seconds;
  }
  return workers;
}

void print_summary(Context& context, const IngestSummary& summary) {
  Output& out = context.out();
  if (context.settings().format == Format::kText) {
    if (!context.settings().quiet) out.write(summary_text(summary));
    return;
  }
  const Json json = summary_json(summary);
  if (context.settings().format != Format::kCsv) return out.write(dump(json) + "\n");
  std::vector<std::string> head, row;
  for (const auto& [key, value] : json.items()) {
    head.push_back(key);
    row.push_back(value.is_string() ? value.get<std::string>() : value.dump());
  }
  out.write(csv_head(head, context.settings().csv) + csv_row(row, context.settings().csv));
}

Result<int> run_ingest(Context& context, index::Writer& writer, pipeline::IngestOptions options,
                       const WorkerSettings& workers) {
  options.extractor = pipeline::kExtractorVersion;
  const pipeline::PoolFactory start_pool = [&](std::function<void(const std::string&)> warn) {
    return pdf::Pool::start(workers.jobs, workers.limits, std::move(warn));
  };
  ProgressReport report(context);
  const auto summary = pipeline::ingest(writer, options, start_pool, report);
  report.erase();
  if (!summary) return tl::make_unexpected(summary.error());
  print_summary(context, *summary);
  if (summary->cancelled) {
    const bool kept = options.commit_documents > 0;
    return fail(ErrorCode::kCancelled,
                kept ? fmt::format("stopped; {} {} done and in the index", counted(done(*summary), "file"),
                                   done(*summary) == 1 ? "is" : "are")
                     : "stopped; the index is as it was",
                kept ? "the same command again goes on where this one stopped" : "");
  }
  advise(context, *summary);
  return summary->failed + summary->still_failed + summary->unlisted > 0 ? 5 : 0;
}

}  // namespace saksgang::cli
