#include "crawl/night_end.hpp"

#include <map>
#include <vector>

#include <fmt/format.h>

#include "crawl/crawler.hpp"

namespace saksgang::crawl {
namespace {

// The documents that are linked no longer, as far as that is certain.
Result<std::vector<std::string>> unlinked(const Archive& archive, const PagesSeen& seen,
                                          const std::vector<NightReport::Alarm>& alarms) {
  std::vector<std::string> out;
  const auto documents = archive.reader().documents();
  if (!documents) return tl::make_unexpected(documents.error());
  std::set<std::string> doubtful;  // pages whose links of tonight are not to be trusted
  for (const NightReport::Alarm& alarm : alarms) doubtful.insert(alarm.url);
  // What a page linked that was not read tonight it may link still; one that is gone for the second time does not.
  std::set<std::string> linked = seen.linked;
  for (const std::string& page : seen.lost) {
    if (seen.gone.contains(page) && !doubtful.contains(page)) continue;
    const auto links = archive.links(page);
    if (!links) return tl::make_unexpected(links.error());
    for (const FoundLink& link : *links) linked.insert(link.identity);
  }
  const bool all_pages_are_known = seen.lost.size() == seen.gone.size() && doubtful.empty();
  for (const Document& document : *documents) {
    if (document.vanished || linked.contains(document.identity)) continue;
    const bool is_read = seen.read.contains(document.page_url) || seen.gone.contains(document.page_url);
    if (is_read ? !doubtful.contains(document.page_url)
                : all_pages_are_known && !seen.lost.contains(document.page_url)) {
      out.push_back(document.identity);
    }
  }
  return out;
}

std::string percent(double share) {
  return fmt::format("{:.0f} %", share * 100);
}

// «7 of 20 addresses could not be had, 35 % where 20 % are allowed: 5 http-503, 2 timeout»
std::string failures(const NightReport& report, double allowed) {
  std::map<std::string, int> reasons;
  for (const Fetch& fetch : report.troubled) {
    if (fetch.kind != Kind::kRobots) ++reasons[fetch.reason];
  }
  std::string list;
  for (const auto& [reason, count] : reasons) list += fmt::format("{}{} {}", list.empty() ? "" : ", ", count, reason);
  return fmt::format("{} of {} addresses could not be had, {} where {} are allowed: {}", report.failed, report.asked,
                     percent(failed_share(report)), percent(allowed), list);
}

}  // namespace

double failed_share(const NightReport& report) {
  return report.asked == 0 ? 0 : static_cast<double>(report.failed) / static_cast<double>(report.asked);
}

Result<NightReport> end_of_night(const Config& config, Archive& archive, const PagesSeen& seen,
                                 const std::string& stopped) {
  auto report = archive.report();
  if (!report) return report;
  if (stopped.empty() && seen.is_complete) {
    const auto gone = unlinked(archive, seen, report->alarms);
    if (!gone) return tl::make_unexpected(gone.error());
    if (auto done = archive.unlinked(*gone); !done) return tl::make_unexpected(done.error());
  }
  if (failed_share(*report) > config.alarm_share) {
    auto done = archive.alarm({"failures", "", failures(*report, config.alarm_share)});
    if (!done) return tl::make_unexpected(done.error());
  }
  if (auto ended = archive.end_night(stopped); !ended) return tl::make_unexpected(ended.error());
  return archive.report();
}

}  // namespace saksgang::crawl
