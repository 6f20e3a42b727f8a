#pragma once

#include <chrono>
#include <string>

#include "cli/context.hpp"
#include "pipeline/ingest.hpp"

namespace saksgang::cli {

// What is seen of an ingest on standard error: on a terminal one line that is drawn over and erased at the end,
// otherwise a plain line now and then; and a line for each document that failed. --quiet leaves the failures and
// warnings.
class ProgressReport final : public pipeline::IngestObserver {
 public:
  explicit ProgressReport(const Context& context) : context_(context) {}
  ~ProgressReport() override { erase(); }
  ProgressReport(const ProgressReport&) = delete;
  ProgressReport& operator=(const ProgressReport&) = delete;

  void document(const DocumentRecord& document) override;
  void progress(const pipeline::Progress& progress) override;
  void warning(const std::string& text) override;

  // Takes the bar off the screen.
  void erase();

 private:
  void draw(const std::string& line);

  const Context& context_;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now();
  bool started_ = false;
  std::string drawn_;
};

// «42% ████▏     12 of 30 files · 215 pages/s · 0:12 left», without line end.
std::string progress_line(const pipeline::Progress& progress, bool with_bar);

}  // namespace saksgang::cli
