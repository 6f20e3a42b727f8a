#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/time.hpp"
#include "crawl/archive.hpp"
#include "crawl/config.hpp"
#include "crawl/manners.hpp"

// One night's visit to the sites of a configuration.
//
// From the start pages breadth first: pages within Config::pages down to Config::depth, and the PDF files that they
// link within Config::documents. Each address is asked for once a night, a document once though several addresses lead
// to it; another of them is tried where the first does not give it. What was had before is asked for conditionally.
//
// A document is vanished at once where its address says 404 or 410, and at the night's end where the page it was found
// on was read and no longer links it. Where that cannot be told (a page failed, the budget was spent, a page lost all
// its documents at once) it stays what it was.
//
// Alarms (NightReport::Alarm::kind), which want a person's look:
//   page-emptied        a page that linked PDF files when it was last read links none
//   page-lost           a start page, or a page that linked PDF files, could not be read
//   robots-closed       robots.txt forbids a start page, or a page that linked PDF files, or the whole site
//   host-left-alone     a host gave no answers of use, or asked for more patience than there is
//   failures            a larger share of addresses failed than Config::alarm_share
// A page of page-emptied, page-lost or robots-closed that is no start page alarms once; from then on it counts as one
// without documents.
namespace saksgang::crawl {

struct CrawlProgress {
  std::uint64_t requests = 0, bytes = 0;
  std::size_t waiting = 0;  // addresses known and not visited yet
  std::uint64_t news = 0;   // documents new or changed
  std::string url;          // what is asked for now
};

class CrawlObserver {
 public:
  CrawlObserver() = default;
  virtual ~CrawlObserver() = default;
  CrawlObserver(const CrawlObserver&) = delete;
  CrawlObserver& operator=(const CrawlObserver&) = delete;
  virtual void progress(const CrawlProgress& progress) = 0;
  virtual void warning(const std::string& text) = 0;
};

struct CrawlOptions {
  // Appended to, where it is there. One whose last record is not whole, because its writer was killed, is set aside
  // under another name, with a warning, and a new one is begun.
  std::optional<std::filesystem::path> warc;
  std::string software = "saksgang";  // for the WARC file
  Chance chance;                      // where empty: by the machine's
};

// Works until all is seen or the budget spent, and gives what the whole night came to, with its alarms. kCancelled
// where the user asked to stop, kArchive where the archive cannot be written, kIo for the WARC file: the night stays
// open then, and the next call goes on with it. The archive has no night begun.
Result<NightReport> crawl(const Config& config, Archive& archive, Clock& clock, const CrawlOptions& options,
                          CrawlObserver& observer);

// The share of what was asked for that failed, from 0 to 1.
double failed_share(const NightReport& report);

}  // namespace saksgang::crawl
