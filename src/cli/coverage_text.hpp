#pragma once

#include <vector>

#include "base/error.hpp"
#include "cli/context.hpp"
#include "index/reader.hpp"

namespace saksgang::cli {

// `status --coverage`: councils by years, in the format asked for. 1 where no record names a council.
Result<int> print_coverage(const index::Reader& reader, Context& context);

}  // namespace saksgang::cli
