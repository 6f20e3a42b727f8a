#include "crawl/frontier.hpp"

#include <algorithm>
#include <utility>

namespace saksgang::crawl {

void Frontier::put(Visit visit) {
  const Rank rank{visit.depth, visit.kind == Kind::kPage, visit.confirmed.value_or(Time{}), ++count_};
  std::string host(visit.url.host());
  hosts_[std::move(host)].emplace(rank, std::move(visit));
  ++size_;
}

bool Frontier::add(Visit visit) {
  if (!added_.insert(visit.url.str()).second) return false;
  put(std::move(visit));
  return true;
}

void Frontier::again(Visit visit) {
  put(std::move(visit));
}

std::optional<Visit> Frontier::next(Milliseconds now, const std::function<Milliseconds(std::string_view)>& earliest) {
  auto best = hosts_.end();
  Milliseconds best_moment{0};
  for (auto host = hosts_.begin(); host != hosts_.end(); ++host) {
    const Milliseconds moment = std::max(now, earliest(host->first));
    if (best == hosts_.end() || moment < best_moment ||
        (moment == best_moment && host->second.begin()->first < best->second.begin()->first)) {
      best = host;
      best_moment = moment;
    }
  }
  if (best == hosts_.end()) return std::nullopt;
  Visit visit = std::move(best->second.begin()->second);
  best->second.erase(best->second.begin());
  if (best->second.empty()) hosts_.erase(best);
  --size_;
  return visit;
}

std::size_t Frontier::drop(std::string_view host) {
  const auto found = hosts_.find(host);
  if (found == hosts_.end()) return 0;
  const std::size_t count = found->second.size();
  hosts_.erase(found);
  size_ -= count;
  return count;
}

}  // namespace saksgang::crawl
