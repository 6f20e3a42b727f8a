#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/error.hpp"
#include "base/time.hpp"
#include "crawl/archive.hpp"
#include "crawl/config.hpp"
#include "crawl/http.hpp"
#include "crawl/manners.hpp"
#include "crawl/robots.hpp"
#include "crawl/warc.hpp"

namespace saksgang::crawl {

// Makes requests as manners demand: robots.txt first, one at a time, each host at its pace, within the budget, no
// address twice in a night. Writes the WARC file where there is one.
class Fetcher {
 public:
  // All of these outlive it; `warc` may be null. `night` is what the archive has begun or goes on with.
  Fetcher(const Config& config, Archive& archive, Client& client, WarcWriter* warc, Clock& clock, Chance chance,
          const Night& night);

  // Reads what was spent and asked in the same night before. Call once, first.
  Result<void> take_up();

  enum class Gate {
    kOpen,       // the moment has come: call get() next
    kForbidden,  // by robots.txt
    kClosed,     // the host is left alone for the rest of the night, see why_closed()
    kSpent,      // the budget does not allow it, see spent()
  };
  // Makes ready for a request to this address: fetches robots.txt where it is not known, and waits. kCancelled.
  Result<Gate> gate(const Url& url);

  // Why a redirect is not followed; of no use for a fetch that had none.
  enum class Turned { kNot, kElsewhere, kUnknown };

  struct Answer {
    Exchange exchange;
    Turned turned = Turned::kNot;  // kElsewhere: `target` was asked for in this night already;
    Url target;                    // kUnknown: it is of a site whose robots.txt is not known yet
  };
  // The request itself, after gate(). Redirects are followed to where `may_go` allows, and where robots.txt of their
  // site is known and allows them. Errors of the sink, the archive and the WARC file; kCancelled.
  Result<Answer> get(const Request& request, const Limits& limits, const std::function<bool(const Url&)>& may_go,
                     BodySink& sink);

  // After an answer that is worth another attempt: the host is left alone as long as it asks, or by backoff. False
  // where it is to be left alone for the rest of the night.
  bool hold(const Url& url, const std::string& retry_after, int failures);

  // Whether the address was asked for in this night, by redirects too.
  bool was_asked(const Url& url) const { return asked_.contains(url.str()); }
  void forget(const Url& url) { asked_.erase(url.str()); }

  Milliseconds earliest(std::string_view host) const;
  std::string why_closed(const Url& url) const;
  std::string_view spent() const { return spent_; }
  std::string forbidding_rule(const Url& url) const;
  bool site_is_closed(const Url& url) const;

 private:
  struct Site {  // an origin
    std::optional<Robots> robots;
    Time fetched{};
  };
  Pace& pace(const Url& url);
  bool knows_robots(const Url& url) const;
  Result<void> read_robots(const Url& url);
  Result<bool> wait(const Url& url);
  Result<Exchange> send(const Request& request, const Limits& limits, BodySink& sink);
  Result<void> write_warc(const Exchange& exchange, const Url& asked, Incoming& raw);
  void close(const Url& url, std::string why);

  const Config& config_;
  Archive& archive_;
  Client& client_;
  WarcWriter* warc_;
  Clock& clock_;
  Chance chance_;
  Night night_;
  Milliseconds began_;
  Spending spending_;
  std::map<std::string, Pace, std::less<>> paces_;  // by host
  std::map<std::string, Site, std::less<>> sites_;  // by origin
  std::map<std::string, std::string, std::less<>> why_closed_;
  std::unordered_set<std::string> asked_;
  std::string spent_;
};

}  // namespace saksgang::crawl
