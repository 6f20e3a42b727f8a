#include "cli/run.hpp"
#include "pdf/worker.hpp"
#include "pipeline/read_document.hpp"

int main(int argc, char** argv) {
  // A worker is this same program, started by the pool; it never gets to the commands.
  if (const auto status = saksgang::pdf::run_if_worker(argc, argv, saksgang::pipeline::read_document)) return *status;
  return saksgang::cli::run(argc, argv);
}
