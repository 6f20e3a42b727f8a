#include <cstdio>

#include "pdf/worker.hpp"
#include "pipeline/read_document.hpp"

// The program that a pool starts to read one PDF file after another.
int main(int argc, char** argv) {
  if (const auto status = saksgang::pdf::run_if_worker(argc, argv, saksgang::pipeline::read_document)) return *status;
  std::fputs("saksgang-worker: `saksgang ingest` starts this program; it does nothing by itself\n", stderr);
  return 2;
}
