#pragma once

#include <array>

#include "cli/context.hpp"
#include "cli/options.hpp"
#include "index/writer.hpp"
#include "pipeline/ingest.hpp"

// What the commands that read PDF files have in common.
namespace saksgang::cli {

inline constexpr OptionSpec kJobsOption{"jobs", 'j', "N",
                                        "Reads N files at a time; as many as there are cores unless told."};
inline constexpr OptionSpec kTimeoutOption{"timeout", 0, "SECONDS",
                                           "The longest a file may take; 60 unless told. A file that takes longer is "
                                           "failed."};

// How the workers are run: --jobs and --timeout.
struct WorkerSettings {
  int jobs = 1;
  pdf::Limits limits;
};
Result<WorkerSettings> understand_workers(const Typed& typed);

// Ingests with progress on standard error and the summary on standard output. The exit status: 0, 5 where documents
// failed, 130 where the user asked to stop.
Result<int> run_ingest(Context& context, index::Writer& writer, pipeline::IngestOptions options,
                       const WorkerSettings& workers);

void print_summary(Context& context, const pipeline::IngestSummary& summary);

}  // namespace saksgang::cli
