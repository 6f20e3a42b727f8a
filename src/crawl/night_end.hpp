#pragma once

#include <set>
#include <string>

#include "base/error.hpp"
#include "crawl/archive.hpp"
#include "crawl/config.hpp"

// What is concluded when all visits of a night are made; crawler.hpp tells by which rules.
namespace saksgang::crawl {

struct PagesSeen {
  std::set<std::string> read;    // pages whose links are known as of tonight
  std::set<std::string> lost;    // pages that were asked for or were to be, and were not read
  std::set<std::string> gone;    // of these: status 404 or 410
  std::set<std::string> linked;  // identities of documents
  bool is_complete = true;       // no host was left alone
};

// Marks what has vanished, raises the alarm of failures, ends the night, and gives its report. `stopped` is the part of
// the budget that was spent, or empty.
Result<NightReport> end_of_night(const Config& config, Archive& archive, const PagesSeen& seen,
                                 const std::string& stopped);

}  // namespace saksgang::crawl
