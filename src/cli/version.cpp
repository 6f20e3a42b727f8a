#include "cli/version.hpp"

#include <fmt/format.h>

#include "model/record.hpp"
#include "pipeline/read_document.hpp"

namespace saksgang::cli {

std::string version_text() {
  return fmt::format("saksgang {}\nrecord format {}, extractor {}\n", SAKSGANG_VERSION, kRecordVersion,
                     pipeline::kExtractorVersion);
}

std::string program_version() {
  return SAKSGANG_VERSION;
}

}  // namespace saksgang::cli
