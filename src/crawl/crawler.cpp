#include "crawl/crawler.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/cancel.hpp"
#include "crawl/fetcher.hpp"
#include "crawl/frontier.hpp"
#include "crawl/judgement.hpp"
#include "crawl/links.hpp"
#include "crawl/night_end.hpp"
#include "crawl/night_warc.hpp"
#include "crawl/page_sink.hpp"
#include "crawl/safe_name.hpp"

namespace saksgang::crawl {
namespace {

class Crawler {
 public:
  Crawler(const Config& config, Archive& archive, Client& client, WarcWriter* warc, Clock& clock, Chance chance,
          const Night& night, CrawlObserver& observer)
      : config_(config),
        archive_(archive),
        fetcher_(config, archive, client, warc, clock, std::move(chance), night),
        clock_(clock),
        observer_(observer) {}

  // All visits; what ended them is the budget's part that is spent, or empty.
  Result<std::string> run();
  const PagesSeen& seen() const { return seen_; }

 private:
  // What became of the addresses that lead to one document.
  struct Addresses {
    bool is_had = false;
    bool is_waiting = false;
    std::vector<Visit> others;
  };

  Result<void> visit(Visit visit);
  Result<void> follow(const Visit& from, const std::vector<FoundLink>& links);
  Result<void> found(Visit visit);
  Result<void> known_tonight(const Visit& visit);
  Result<void> ask(Visit visit);
  Result<void> forbidden(const Visit& visit);
  Result<void> turned(const Visit& visit, Fetch fetch, const Fetcher::Answer& answer);
  Result<void> page_answer(const Visit& visit, Fetch fetch, const Judgement& judgement, PageSink& sink);
  Result<void> document_answer(const Visit& visit, Fetch fetch, Judgement judgement, std::optional<Incoming>& body,
                               bool may_be_page);
  Result<void> lost(const Visit& visit, Fetch fetch, const Judgement& judgement);
  Result<void> had(const std::string& identity, bool is_had);
  Result<std::optional<NightReport::Alarm>> alarm(const Visit& visit, const char* kind, std::string message) const;
  std::vector<FoundLink> links_of(const Page& page) const;

  const Config& config_;
  Archive& archive_;
  Fetcher fetcher_;
  Clock& clock_;
  CrawlObserver& observer_;
  Frontier frontier_;
  std::map<std::string, Addresses> documents_;  // by identity
  PagesSeen seen_;
  CrawlProgress progress_;
};

std::string file_name(const FoundLink& link) {
  const auto url = Url::parse(link.url);
  if (!url) return safe_name(link.title);
  const auto attachment = attachment_of(*url);
  const std::string name = attachment ? attachment->name : file_name_of(*url);
  return safe_name(name.empty() ? link.title : name);
}

// By its address alone.
bool is_document(const Url& url) {
  return attachment_of(url).has_value() || promises_pdf(url);
}

Visit start_visit(const Url& url) {
  Visit visit;
  visit.url = url;
  visit.link.url = url.str();
  return visit;
}

// What decides which links of a page are taken; with another of it, pages are to be read anew.
std::string way_of_reading(const Config& config) {
  constexpr int kVersion = 1;  // of what links.hpp tells of a link
  std::string out = std::to_string(kVersion);
  for (const Scope* scope : {&config.pages, &config.documents}) {
    out += ';';
    for (const Scope::Host& host : scope->hosts) {
      out += fmt::format(" {}:{}", host.name, host.port.value_or(0));
      for (const std::string& prefix : host.prefixes) out += " " + prefix;
    }
  }
  return out;
}

Result<std::string> Crawler::run() {
  if (auto done = archive_.reads_pages_as(way_of_reading(config_)); !done) return tl::make_unexpected(done.error());
  if (auto done = fetcher_.take_up(); !done) return tl::make_unexpected(done.error());
  for (const Url& url : config_.start) frontier_.add(start_visit(url));
  for (;;) {
    auto next = frontier_.next(clock_.ticks(), [&](std::string_view host) { return fetcher_.earliest(host); });
    if (!next) return std::string();
    progress_.waiting = frontier_.size();
    progress_.url = next->url.str();
    observer_.progress(progress_);
    if (cancelled()) return fail(ErrorCode::kCancelled, "stopped", "the same command again goes on");
    const Url url = next->url;
    if (auto done = visit(std::move(*next)); !done) return tl::make_unexpected(done.error());
    if (!fetcher_.spent().empty()) return std::string(fetcher_.spent());
  }
}

Result<void> Crawler::visit(Visit visit) {
  if (fetcher_.was_asked(visit.url)) return known_tonight(visit);
  const Url url = visit.url;
  const auto gate = fetcher_.gate(url);
  if (!gate) return tl::make_unexpected(gate.error());
  switch (*gate) {
    case Fetcher::Gate::kForbidden:
      return forbidden(visit);
    case Fetcher::Gate::kSpent:
      return {};
    case Fetcher::Gate::kClosed: {
      const std::size_t left = frontier_.drop(url.host()) + 1;
      seen_.is_complete = false;
      return archive_.alarm({"host-left-alone", url.origin(),
                             fmt::format("{} was left alone for the night, with {} addresses not asked for: {}",
                                         url.host(), left, fetcher_.why_closed(url))});
    }
    case Fetcher::Gate::kOpen:
      break;
  }
  return ask(std::move(visit));
}

// What a process before this one did in the same night, or what was reached by a redirect.
Result<void> Crawler::known_tonight(const Visit& visit) {
  const auto fetch = archive_.tonight(visit.url.str());
  if (!fetch) return tl::make_unexpected(fetch.error());
  if (!*fetch) {
    // Reached by a redirect from another address, which has what is there.
    if (visit.kind == Kind::kDocument) return had(visit.link.identity, true);
    seen_.read.insert(visit.url.str());
    return {};
  }
  const Outcome outcome = (*fetch)->outcome;
  const bool is_good = outcome != Outcome::kRejected && outcome != Outcome::kFailed && outcome != Outcome::kGone &&
                       outcome != Outcome::kElsewhere;
  if ((*fetch)->kind == Kind::kDocument) {
    seen_.linked.insert((*fetch)->identity);
    return had((*fetch)->identity, is_good);
  }
  if (!is_good) {
    seen_.lost.insert(visit.url.str());
    if (outcome == Outcome::kGone) seen_.gone.insert(visit.url.str());
    return {};
  }
  seen_.read.insert(visit.url.str());
  const auto links = archive_.links(visit.url.str());
  if (!links) return tl::make_unexpected(links.error());
  return follow(visit, *links);
}

Result<std::optional<NightReport::Alarm>> Crawler::alarm(const Visit& visit, const char* kind,
                                                         std::string message) const {
  if (visit.kind != Kind::kPage) return std::nullopt;
  const auto before = archive_.documents_of(visit.url.str());
  if (!before) return tl::make_unexpected(before.error());
  if (!visit.is_start() && before->value_or(0) == 0) return std::nullopt;
  return NightReport::Alarm{kind, visit.url.str(), std::move(message)};
}

Result<void> Crawler::forbidden(const Visit& visit) {
  Fetch fetch;
  fetch.kind = visit.kind;
  fetch.url = visit.url.str();
  fetch.identity = visit.link.identity;
  fetch.page_url = visit.page_url;
  fetch.link_text = visit.link.text;
  fetch.started = clock_.now();
  fetch.outcome = Outcome::kForbidden;
  fetch.reason = "robots";
  fetch.message = fmt::format("robots.txt forbids it ({})", fetcher_.forbidding_rule(visit.url));
  if (visit.kind == Kind::kDocument) {
    if (auto done = had(visit.link.identity, false); !done) return done;
  } else {
    seen_.lost.insert(visit.url.str());
  }
  auto raised =
      alarm(visit, "robots-closed",
            fmt::format("robots.txt now forbids {} ({})", visit.url.str(), fetcher_.forbidding_rule(visit.url)));
  if (!raised) return tl::make_unexpected(raised.error());
  if (*raised && fetcher_.site_is_closed(visit.url)) {
    // One alarm for a site, not one for each of its pages.
    *raised = NightReport::Alarm{"robots-closed", visit.url.origin(),
                                 fmt::format("robots.txt closes {} to this crawler", visit.url.origin())};
  }
  return archive_.log(std::move(fetch), *raised);
}

Result<void> Crawler::ask(Visit visit) {
  Request request{visit.url, {}, {}};
  const auto validators = archive_.validators(visit.url.str());
  if (!validators) return tl::make_unexpected(validators.error());
  if (*validators && !(*validators)->etag.empty()) request.headers.push_back({"If-None-Match", (*validators)->etag});
  if (*validators && !(*validators)->last_modified.empty()) {
    request.headers.push_back({"If-Modified-Since", (*validators)->last_modified});
  }
  const bool is_page = visit.kind == Kind::kPage;
  PageSink sink(archive_, is_page ? PageSink::Wanted::kPage : PageSink::Wanted::kDocument);
  const auto may_go = [&](const Url& to) {
    return (is_page && config_.pages.allows(to)) || ((!is_page || is_document(to)) && config_.documents.allows(to));
  };
  auto answer = fetcher_.get(request, is_page ? config_.page_limits : config_.document_limits, may_go, sink);
  if (!answer) return tl::make_unexpected(answer.error());

  Fetch fetch = logged(answer->exchange, visit.url);
  fetch.kind = visit.kind;
  fetch.identity = visit.link.identity;
  fetch.page_url = visit.page_url;
  fetch.link_text = visit.link.text;
  progress_.requests += static_cast<std::uint64_t>(fetch.requests);
  progress_.bytes += fetch.bytes;
  if (answer->turned != Fetcher::Turned::kNot) return turned(visit, std::move(fetch), *answer);

  Judgement judgement = judge_answer(answer->exchange, validators->has_value());
  fetch.outcome = judgement.outcome;
  fetch.reason = judgement.reason;
  fetch.message = judgement.message;
  if (judgement.may_help_again) {
    ++visit.attempts;
    const bool may_again = fetcher_.hold(visit.url, fetch.retry_after, visit.attempts);
    if (may_again && visit.attempts < config_.manners.attempts) {
      fetch.outcome = Outcome::kRetried;
      fetcher_.forget(visit.url);
      auto done = archive_.log(std::move(fetch));
      frontier_.again(std::move(visit));
      return done;
    }
  }
  if (is_page && !sink.has_document()) return page_answer(visit, std::move(fetch), judgement, sink);
  return document_answer(visit, std::move(fetch), std::move(judgement), sink.body(), is_page);
}

// A redirect that is not followed, because its target is another visit of this night.
Result<void> Crawler::turned(const Visit& visit, Fetch fetch, const Fetcher::Answer& answer) {
  fetch.outcome = Outcome::kElsewhere;
  fetch.message = fmt::format("leads to {}", answer.target.str());
  if (auto done = archive_.log(std::move(fetch)); !done) return done;
  if (answer.turned == Fetcher::Turned::kElsewhere) {
    if (visit.kind == Kind::kDocument) return had(visit.link.identity, true);
    seen_.read.insert(visit.url.str());
    return {};
  }
  if (visit.kind == Kind::kDocument) documents_[visit.link.identity].is_waiting = false;
  Visit target = visit;
  target.url = answer.target;
  target.link.url = answer.target.str();
  target.attempts = 0;
  return found(std::move(target));
}

std::vector<FoundLink> Crawler::links_of(const Page& page) const {
  std::vector<FoundLink> out;
  for (const Link& link : page.links) {
    const bool is_paper = is_document(link.url);
    if (page.nofollow || link.nofollow || (!is_paper && promises_neither(link.url))) continue;
    if (!(is_paper ? config_.documents : config_.pages).allows(link.url)) continue;
    FoundLink found;
    found.kind = is_paper ? Kind::kDocument : Kind::kPage;
    found.url = link.url.str();
    if (is_paper) found.identity = identity_of(link.url);
    found.text = link.text;
    found.title = link.title;
    found.context = link.context;
    found.date = link.date;
    out.push_back(std::move(found));
  }
  return out;
}

Result<void> Crawler::page_answer(const Visit& visit, Fetch fetch, const Judgement& judgement, PageSink& sink) {
  if (judgement.outcome == Outcome::kUnchanged) {
    const auto known = archive_.documents_of(visit.url.str());
    if (!known) return tl::make_unexpected(known.error());
    // An address that does not look like one of a PDF, and gave one the last time.
    if (!*known) return document_answer(visit, std::move(fetch), judgement, sink.body(), true);
    const auto links = archive_.links(visit.url.str());
    if (!links) return tl::make_unexpected(links.error());
    if (auto done = archive_.log(std::move(fetch)); !done) return done;
    seen_.read.insert(visit.url.str());
    return follow(visit, *links);
  }
  if (judgement.outcome != Outcome::kRead) return lost(visit, std::move(fetch), judgement);
  auto page = sink.page();
  if (!page) return tl::make_unexpected(page.error());
  const bool is_html = page->elements > 0 || sink.is_called_html();
  if (!is_html) {
    return lost(visit, std::move(fetch),
                {Outcome::kRejected, "not-html", "what the server sent is no web page", false});
  }
  fetch.sha256 = sink.digest();
  const std::vector<FoundLink> links = links_of(*page);
  std::vector<std::pair<std::string, std::string>> bad_links;
  for (const BadLink& link : page->bad_links) bad_links.emplace_back(link.href, link.reason);
  fetch.message = page->cut;
  std::optional<NightReport::Alarm> raised;
  if (std::none_of(links.begin(), links.end(), [](const auto& l) { return l.kind == Kind::kDocument; })) {
    const auto before = archive_.documents_of(visit.url.str());
    if (!before) return tl::make_unexpected(before.error());
    if (before->value_or(0) > 0) {
      raised = NightReport::Alarm{
          "page-emptied", visit.url.str(),
          fmt::format("{} linked {} PDF files when it was last read, and links none now", visit.url.str(), **before)};
    }
  }
  if (auto done = archive_.read(std::move(fetch), page->title, links, bad_links, raised); !done) return done;
  seen_.read.insert(visit.url.str());
  return follow(visit, links);
}

Result<void> Crawler::lost(const Visit& visit, Fetch fetch, const Judgement& judgement) {
  fetch.outcome = judgement.outcome;
  fetch.reason = judgement.reason;
  fetch.message = judgement.message;
  seen_.lost.insert(visit.url.str());
  if (judgement.outcome == Outcome::kGone) seen_.gone.insert(visit.url.str());
  auto raised = alarm(visit, "page-lost", fmt::format("{} could not be read: {}", visit.url.str(), judgement.message));
  if (!raised) return tl::make_unexpected(raised.error());
  return archive_.log(std::move(fetch), *raised);
}

Result<void> Crawler::document_answer(const Visit& visit, Fetch fetch, Judgement judgement,
                                      std::optional<Incoming>& body, bool may_be_page) {
  FoundLink link = visit.link;
  fetch.kind = Kind::kDocument;
  if (link.identity.empty()) link.identity = identity_of(visit.url);
  fetch.identity = link.identity;
  if (judgement.outcome == Outcome::kRead) {
    judgement =
        judge_document(body ? body->beginning() : std::string_view(), body ? body->bytes() : 0, fetch.content_type);
  }
  if (may_be_page) documents_[link.identity].is_waiting = true;
  seen_.linked.insert(link.identity);
  if (judgement.outcome == Outcome::kRead || judgement.outcome == Outcome::kUnchanged) {
    auto kept = judgement.outcome == Outcome::kRead
                    ? archive_.keep(std::move(fetch), link, file_name(link), std::move(*body))
                    : archive_.confirm(std::move(fetch), link, file_name(link));
    if (!kept) return tl::make_unexpected(kept.error());
    if (*kept == Outcome::kNew || *kept == Outcome::kChanged) ++progress_.news;
    return had(link.identity, true);
  }
  fetch.outcome = judgement.outcome;
  fetch.reason = judgement.reason;
  fetch.message = judgement.message;
  // Gone it is only where no other address of tonight has it.
  const bool has_others = !documents_[link.identity].others.empty();
  auto done = judgement.outcome == Outcome::kGone && !has_others ? archive_.gone(std::move(fetch))
                                                                 : archive_.log(std::move(fetch));
  if (!done) return done;
  return had(link.identity, false);
}

Result<void> Crawler::had(const std::string& identity, bool is_had) {
  Addresses& addresses = documents_[identity];
  addresses.is_waiting = false;
  if (is_had) {
    addresses.is_had = true;
    addresses.others.clear();
    return {};
  }
  if (addresses.others.empty()) return {};
  Visit other = std::move(addresses.others.front());
  addresses.others.erase(addresses.others.begin());
  addresses.is_waiting = frontier_.add(std::move(other));
  return {};
}

Result<void> Crawler::follow(const Visit& from, const std::vector<FoundLink>& links) {
  for (const FoundLink& link : links) {
    if (link.kind == Kind::kDocument) seen_.linked.insert(link.identity);
    if (link.kind == Kind::kPage && from.depth >= config_.depth) continue;
    const auto url = Url::parse(link.url);
    if (!url) continue;  // a later version of the program has another idea of addresses
    Visit visit;
    visit.kind = link.kind;
    visit.url = *url;
    visit.link = link;
    visit.page_url = from.url.str();
    visit.depth = from.depth + 1;
    if (auto done = found(std::move(visit)); !done) return done;
  }
  return {};
}

Result<void> Crawler::found(Visit visit) {
  // What an earlier night found may be out of bounds by now.
  if (!(visit.kind == Kind::kDocument ? config_.documents : config_.pages).allows(visit.url)) return {};
  if (visit.kind == Kind::kPage) {
    frontier_.add(std::move(visit));
    return {};
  }
  Addresses& addresses = documents_[visit.link.identity];
  if (addresses.is_had) return {};
  if (addresses.is_waiting) {
    addresses.others.push_back(std::move(visit));
    return {};
  }
  const auto confirmed = archive_.confirmed(visit.link.identity);
  if (!confirmed) return tl::make_unexpected(confirmed.error());
  visit.confirmed = *confirmed;
  addresses.is_waiting = frontier_.add(std::move(visit));
  return {};
}

Chance chance_of_the_machine() {
  auto engine = std::make_shared<std::mt19937_64>(std::random_device{}());
  return [engine] { return std::uniform_real_distribution<double>(0, 1)(*engine); };
}

Result<Client> client_of(const Config& config, Clock& clock) {
  ClientOptions options;
  options.user_agent = config.user_agent;
  options.contact = config.contact;
  options.ca_file = config.ca_file;
  options.may_be_private = [hosts = config.private_hosts](std::string_view host) {
    return std::find(hosts.begin(), hosts.end(), host) != hosts.end();
  };
  options.now = [&clock] { return std::chrono::system_clock::time_point(clock.now()); };
  return Client::make(std::move(options));
}

}  // namespace

Result<NightReport> crawl(const Config& config, Archive& archive, Clock& clock, const CrawlOptions& options,
                          CrawlObserver& observer) {
  auto client = client_of(config, clock);
  if (!client) return tl::make_unexpected(client.error());
  auto warc = open_warc(options, config.contact, *client, clock, observer);
  if (!warc) return tl::make_unexpected(warc.error());
  const auto night = archive.begin_night();
  if (!night) return tl::make_unexpected(night.error());
  Crawler crawler(config, archive, *client, warc->get(), clock,
                  options.chance ? options.chance : chance_of_the_machine(), *night, observer);
  auto ended = crawler.run();
  if (*warc) {
    if (auto synced = (*warc)->sync(); !synced && ended) return tl::make_unexpected(synced.error());
  }
  if (!ended) return tl::make_unexpected(ended.error());
  return end_of_night(config, archive, crawler.seen(), *ended);
}

}  // namespace saksgang::crawl
