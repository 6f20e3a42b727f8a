#pragma once

#include <memory>
#include <string>

#include "base/error.hpp"
#include "crawl/crawler.hpp"
#include "crawl/http.hpp"
#include "crawl/warc.hpp"

namespace saksgang::crawl {

// The WARC file that the options ask for, see CrawlOptions::warc; null where they ask for none.
Result<std::unique_ptr<WarcWriter>> open_warc(const CrawlOptions& options, const std::string& contact,
                                              const Client& client, const Clock& clock, CrawlObserver& observer);

}  // namespace saksgang::crawl
