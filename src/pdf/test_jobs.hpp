#pragma once

#include <string>

#include "base/error.hpp"

namespace saksgang::pdf {

// What the workers of this room's tests can do; the request names it. "extract" reads the bytes as a PDF.
Result<std::string> test_job(std::string bytes, const std::string& request);

}  // namespace saksgang::pdf
