#include "cli/version.hpp"

#include <fmt/format.h>

#include "model/record.hpp"
#include "pipeline/read_document.hpp"

namespace saksgang::cli {

std::string program_name() {
  return fmt::format("saksgang {}", SAKSGANG_VERSION);
}

std::string version_text() {
  return fmt::format("{}\nrecord format {}, extractor {}\n", program_name(), kRecordVersion,
                     pipeline::kExtractorVersion);
}

std::string program_version() {
  return SAKSGANG_VERSION;
}

}  // namespace saksgang::cli
