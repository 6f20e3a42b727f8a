#pragma once

#include <string>

namespace saksgang::cli {

// «saksgang 0.1.0»
std::string program_name();

// The same and the versions of what it writes; ends in a newline.
std::string version_text();

// «0.1.0»
std::string program_version();

}  // namespace saksgang::cli
