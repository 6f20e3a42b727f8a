#include "crawl/fetcher.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/cancel.hpp"
#include "crawl/judgement.hpp"

namespace saksgang::crawl {
namespace {

// RFC 9309, section 2.4: a copy is not used for more than a day.
constexpr std::chrono::hours kRobotsLast{24};
constexpr int kRobotsRedirects = 5;
// Far more than is read of it; what goes on longer is no robots.txt.
constexpr std::uint64_t kMostRobotsTransfer = std::uint64_t{8} << 20;

tl::unexpected<Error> stopped() {
  return fail(ErrorCode::kCancelled, "stopped", "the same command again goes on where this one stopped");
}

// The beginning of a body, held.
class TextSink final : public BodySink {
 public:
  explicit TextSink(std::size_t most) : most_(most) {}
  Result<void> write(std::string_view bytes) override {
    text_ += bytes.substr(0, most_ - text_.size());
    return {};
  }
  const std::string& text() const { return text_; }

 private:
  std::size_t most_;
  std::string text_;
};

// What came over the line goes into a file beside.
class RawSink final : public BodySink {
 public:
  RawSink(BodySink& inner, Incoming& raw) : inner_(inner), raw_(raw) {}
  Result<void> begin(const Hop& head) override { return inner_.begin(head); }
  Result<void> write(std::string_view bytes) override { return inner_.write(bytes); }
  Result<void> receive(std::string_view bytes) override {
    if (auto written = raw_.write(bytes); !written) return written;
    return inner_.receive(bytes);
  }

 private:
  BodySink& inner_;
  Incoming& raw_;
};

bool is_of_use(const Exchange& exchange) {
  return exchange.fault ? is_an_answer(exchange.fault->kind) : !may_help_again(exchange.status);
}

}  // namespace

Fetcher::Fetcher(const Config& config, Archive& archive, Client& client, WarcWriter* warc, Clock& clock, Chance chance,
                 const Night& night)
    : config_(config),
      archive_(archive),
      client_(client),
      warc_(warc),
      clock_(clock),
      chance_(std::move(chance)),
      night_(night),
      began_(clock.ticks()),
      spending_(config.budget, 0, 0, night.active) {}

Result<void> Fetcher::take_up() {
  const auto asked = archive_.asked_tonight();
  if (!asked) return tl::make_unexpected(asked.error());
  asked_.insert(asked->begin(), asked->end());
  const auto report = archive_.report();
  if (!report) return tl::make_unexpected(report.error());
  spending_ = Spending(config_.budget, report->requests, report->bytes, night_.active);
  if (asked_.empty()) return {};
  // A process before this one may have asked the moment before it was killed, and been asked for patience.
  const auto fetches = archive_.reader().fetches(night_.number);
  if (!fetches) return tl::make_unexpected(fetches.error());
  for (const Fetch& fetch : *fetches) {
    const auto url = Url::parse(fetch.url);
    if (!url || fetch.requests == 0) continue;
    Pace& host = pace(*url);
    host.answered(clock_.ticks());
    const Time answered = fetch.started + fetch.took;
    const auto patience = retry_after(fetch.retry_after, answered);
    if (!patience || !may_help_again(fetch.status)) continue;
    const Milliseconds left = answered + *patience - clock_.now();
    if (left.count() > 0 && !host.hold(clock_.ticks(), left)) close(*url, "it asks to be left alone for longer");
  }
  return {};
}

Pace& Fetcher::pace(const Url& url) {
  const auto known = paces_.find(url.host());
  if (known != paces_.end()) return known->second;
  return paces_.emplace(std::string(url.host()), Pace(config_.manners, chance_)).first->second;
}

Milliseconds Fetcher::earliest(std::string_view host) const {
  const auto known = paces_.find(host);
  return known == paces_.end() ? Milliseconds(0) : known->second.earliest();
}

void Fetcher::close(const Url& url, std::string why) {
  pace(url).close();
  why_closed_.emplace(url.host(), std::move(why));
}

std::string Fetcher::why_closed(const Url& url) const {
  const auto known = why_closed_.find(url.host());
  if (known != why_closed_.end()) return known->second;
  return fmt::format("{} requests in a row got no answer of use", config_.manners.give_up_after);
}

std::string Fetcher::forbidding_rule(const Url& url) const {
  const auto site = sites_.find(url.origin());
  if (site == sites_.end() || !site->second.robots) return "";
  return site->second.robots->deciding_rule(url.path_and_query());
}

bool Fetcher::site_is_closed(const Url& url) const {
  const auto site = sites_.find(url.origin());
  return site != sites_.end() && site->second.robots && site->second.robots->closed();
}

bool Fetcher::knows_robots(const Url& url) const {
  const auto site = sites_.find(url.origin());
  return site != sites_.end() && site->second.robots && clock_.now() - site->second.fetched < kRobotsLast;
}

Result<Fetcher::Gate> Fetcher::gate(const Url& url) {
  for (;;) {
    if (pace(url).closed()) return Gate::kClosed;
    if (knows_robots(url)) break;
    if (auto read = read_robots(url); !read) return tl::make_unexpected(read.error());
    if (!spent_.empty()) return Gate::kSpent;
  }
  if (!sites_.find(url.origin())->second.robots->allowed(url)) return Gate::kForbidden;
  const auto waited = wait(url);
  if (!waited) return tl::make_unexpected(waited.error());
  return *waited ? Gate::kOpen : Gate::kSpent;
}

// False where the budget does not allow a request at the moment at which manners would.
Result<bool> Fetcher::wait(const Url& url) {
  const Milliseconds moment = std::max(clock_.ticks(), pace(url).earliest());
  spent_ = spending_.exhausted(moment - began_);
  if (!spent_.empty()) return false;
  if (!clock_.wait_until(moment)) return stopped();
  return true;
}

Result<Exchange> Fetcher::send(const Request& request, const Limits& limits, BodySink& sink) {
  spending_.request();
  asked_.insert(request.url.str());
  std::optional<Incoming> raw;
  std::optional<RawSink> raw_sink;
  if (warc_ != nullptr) {
    auto file = archive_.incoming();
    if (!file) return tl::make_unexpected(file.error());
    raw.emplace(std::move(*file));
    raw_sink.emplace(sink, *raw);
  }
  auto exchange = client_.get(request, limits, raw_sink ? static_cast<BodySink&>(*raw_sink) : sink);
  if (!exchange) {
    if (exchange.error().code == ErrorCode::kCancelled) return stopped();
    return exchange;
  }
  Pace& host = pace(exchange->url);
  host.answered(clock_.ticks());
  if (is_of_use(*exchange)) {
    host.succeeded();
  } else {
    host.failed();
  }
  spending_.bytes(exchange->received);
  if (raw) {
    if (auto written = write_warc(*exchange, request.url, *raw); !written) return tl::make_unexpected(written.error());
  }
  return exchange;
}

Result<void> Fetcher::write_warc(const Exchange& exchange, const Url& asked, Incoming& raw) {
  const auto before = archive_.recorded(asked.str());
  if (!before) return tl::make_unexpected(before.error());
  const bool is_same = exchange.complete() && exchange.status == 200 && exchange.hops.empty() && *before &&
                       !(*before)->record_id.empty() && (*before)->payload_digest == "sha256:" + raw.digest();
  if (*before && (is_same || (exchange.complete() && exchange.status == 304))) {
    const WarcWriter::Earlier earlier{(*before)->payload_digest, asked.str(), (*before)->date, (*before)->record_id};
    const auto written = warc_->write_revisit(exchange, earlier);
    if (!written) return tl::make_unexpected(written.error());
    return {};
  }
  const auto written = warc_->write(exchange, WarcWriter::Body{raw.fd(), {}});
  if (!written) return tl::make_unexpected(written.error());
  if (!exchange.complete() || exchange.status != 200 || !exchange.hops.empty()) return {};
  return archive_.note_record(asked.str(), {written->payload_digest, written->date, written->record_id});
}

Result<Fetcher::Answer> Fetcher::get(const Request& request, const Limits& limits,
                                     const std::function<bool(const Url&)>& may_go, BodySink& sink) {
  Answer answer;
  std::optional<Error> error;
  Request out = request;
  out.may_follow = [&](const Url& to, const Hop& from) -> std::optional<std::string> {
    pace(from.url).answered(clock_.ticks());
    if (!may_go(to)) return "the configuration does not allow it";
    if (asked_.contains(to.str())) {
      answer.turned = Turned::kElsewhere;
      answer.target = to;
      return "it was asked for in this night already";
    }
    if (pace(to).closed()) return "its host is left alone for the night";
    if (!knows_robots(to)) {
      answer.turned = Turned::kUnknown;
      answer.target = to;
      return "its robots.txt is not known yet";
    }
    if (!sites_.find(to.origin())->second.robots->allowed(to)) return "robots.txt forbids it";
    const auto waited = wait(to);
    if (!waited) {
      error = waited.error();
      return "stopped";
    }
    if (!*waited) return "the budget of the night is spent";
    spending_.request();
    asked_.insert(to.str());
    return std::nullopt;
  };
  auto exchange = send(out, limits, sink);
  if (error) return tl::make_unexpected(*error);
  if (!exchange) return tl::make_unexpected(exchange.error());
  answer.exchange = std::move(*exchange);
  return answer;
}

bool Fetcher::hold(const Url& url, const std::string& retry_after_header, int failures) {
  const Milliseconds longest = backoff(config_.manners, failures, chance_());
  const Milliseconds wait = std::max(longest, retry_after(retry_after_header, clock_.now()).value_or(longest));
  Pace& host = pace(url);
  if (host.closed()) return false;
  if (host.hold(clock_.ticks(), wait)) return true;
  close(url, fmt::format("it asks to be left alone for {} seconds",
                         std::chrono::duration_cast<std::chrono::seconds>(wait).count()));
  return false;
}

// Afterwards robots.txt is known, or the host is closed, or the budget spent.
Result<void> Fetcher::read_robots(const Url& url) {
  Site& site = sites_[url.origin()];
  const auto use = [&](const Archive::RobotsCopy& copy) {
    site.robots = Robots::of_answer(copy.status, copy.text, config_.user_agent);
    site.fetched = copy.fetched;
    const bool unreachable = copy.status == 0 || copy.status == 429 || copy.status >= 500;
    if (unreachable) {
      close(url, "its robots.txt cannot be had");
    } else if (!pace(url).set_crawl_delay(site.robots->crawl_delay())) {
      close(url, fmt::format("its robots.txt asks for {} seconds between two requests",
                             std::chrono::duration_cast<std::chrono::seconds>(*site.robots->crawl_delay()).count()));
    }
  };
  const auto kept = archive_.robots(url.origin());
  if (!kept) return tl::make_unexpected(kept.error());
  // A night asks anew, so that a site that closes is noticed the same night; a process that goes on with it does not.
  if (*kept && (*kept)->fetched >= night_.began && clock_.now() - (*kept)->fetched < kRobotsLast) {
    use(**kept);
    return {};
  }

  const auto address = Url::parse(url.origin() + "/robots.txt");
  if (!address) return tl::make_unexpected(address.error());
  Limits limits = config_.page_limits;
  limits.most_bytes = kMostRobotsTransfer;
  limits.redirects = kRobotsRedirects;
  Scope hosts = config_.pages;
  hosts.hosts.insert(hosts.hosts.end(), config_.documents.hosts.begin(), config_.documents.hosts.end());
  for (int attempt = 1;; ++attempt) {
    const auto waited = wait(*address);
    if (!waited) return tl::make_unexpected(waited.error());
    if (!*waited) return {};
    TextSink text(kMostRobotsBytes + 1);
    Request request{*address, {}, {}};
    std::optional<Error> error;
    request.may_follow = [&](const Url& to, const Hop& from) -> std::optional<std::string> {
      pace(from.url).answered(clock_.ticks());
      if (!hosts.allows_host(to)) return "the configuration does not allow its host";
      if (pace(to).closed()) return "its host is left alone for the night";
      const auto ready = wait(to);
      if (!ready) error = ready.error();
      if (!ready || !*ready) return "there is no time for it";
      spending_.request();
      return std::nullopt;
    };
    const auto exchange = send(request, limits, text);
    if (error) return tl::make_unexpected(*error);
    if (!exchange) return tl::make_unexpected(exchange.error());

    Fetch fetch = logged(*exchange, *address);
    fetch.kind = Kind::kRobots;
    Judgement judgement = judge_answer(*exchange, false);
    // Its first 500 KiB are what counts, see kMostRobotsBytes.
    if (exchange->fault && exchange->fault->kind == FaultKind::kTooLarge && text.text().size() > kMostRobotsBytes) {
      judgement = {};
    }
    const bool there_is_none = !exchange->fault && exchange->status / 100 == 4 && exchange->status != 429;
    fetch.outcome = there_is_none ? Outcome::kRead : judgement.outcome;
    fetch.reason = judgement.reason;
    fetch.message = judgement.message;
    if (judgement.may_help_again && attempt < config_.manners.attempts && hold(url, fetch.retry_after, attempt)) {
      fetch.outcome = Outcome::kRetried;
      if (auto logged_it = archive_.log(std::move(fetch)); !logged_it) return logged_it;
      continue;
    }
    Archive::RobotsCopy copy{clock_.now(), exchange->status, text.text()};
    // More than five redirects, or redirects in a circle, mean what status 404 means (RFC 9309, section 2.3.1.2).
    if (exchange->fault && exchange->fault->kind == FaultKind::kTooManyRedirects) {
      copy = {clock_.now(), 404, ""};
    } else if (judgement.outcome != Outcome::kRead && exchange->fault) {
      copy = {clock_.now(), 0, ""};
    }
    if (auto kept_it = archive_.keep_robots(url.origin(), copy, std::move(fetch)); !kept_it) return kept_it;
    use(copy);
    return {};
  }
}

}  // namespace saksgang::crawl
