#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_set>

#include "base/time.hpp"
#include "crawl/archive.hpp"
#include "crawl/url.hpp"

namespace saksgang::crawl {

// An address that is to be visited, and how it was found.
struct Visit {
  Kind kind = Kind::kPage;
  Url url;
  FoundLink link;        // its url is that of `url`
  std::string page_url;  // empty for a start page
  int depth = 0;
  int attempts = 0;               // made in this night
  std::optional<Time> confirmed;  // of a document: when it was last had

  bool is_start() const { return kind == Kind::kPage && depth == 0; }
};

// What is still to be visited in a night: breadth first; at the same depth documents before pages, and of the documents
// those that are not had yet, then those that were looked at longest ago. So a night whose budget is short brings what
// is new, and each document gets its turn in time.
class Frontier {
 public:
  // False where the address was added before in this night.
  bool add(Visit visit);
  // Puts back what is to be tried again.
  void again(Visit visit);

  // Takes out the next visit: of the host that may be asked first, by `earliest` (moments of a clock, of hosts as
  // Url::host() has them), and of those that may be asked now, the foremost of all.
  std::optional<Visit> next(Milliseconds now, const std::function<Milliseconds(std::string_view)>& earliest);

  // Forgets what is left of a host. Gives how many visits.
  std::size_t drop(std::string_view host);

  std::size_t size() const { return size_; }

 private:
  using Rank = std::tuple<int, bool, Time, std::uint64_t>;
  void put(Visit visit);

  std::map<std::string, std::map<Rank, Visit>, std::less<>> hosts_;
  std::unordered_set<std::string> added_;
  std::uint64_t count_ = 0;
  std::size_t size_ = 0;
};

}  // namespace saksgang::crawl
