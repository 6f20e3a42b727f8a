#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "model/record.hpp"
#include "pdf/worker.hpp"
#include "pipeline/plan.hpp"

namespace saksgang::pipeline {

// What one file becomes in the index.
struct Outcome {
  DocumentRecord document;
  std::vector<CaseRecord> records;
};

// The request that goes to the worker with the file's bytes.
std::string request_for(const Step& step);

// The outcome of a file that a worker had. A response of another form is a failure of that document, "internal".
Outcome outcome_of(const Step& step, const pdf::Finished& finished, const std::string& extractor);

// The outcome of a duplicate or an unreadable file.
Outcome outcome_without_reading(const Step& step, const std::string& extractor);

}  // namespace saksgang::pipeline
