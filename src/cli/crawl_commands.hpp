#pragma once

#include "base/error.hpp"
#include "cli/context.hpp"

// The commands that need libcurl and what it loads, which would make every search start later. They live in a program
// of their own, saksgang-crawler, which has the whole command line of saksgang; saksgang becomes it where one of them
// is asked for (crawl_elsewhere.cpp).
namespace saksgang::cli {

Result<int> crawl_command(Context& context);
Result<int> news_command(Context& context);
Result<int> nightly_command(Context& context);

}  // namespace saksgang::cli
