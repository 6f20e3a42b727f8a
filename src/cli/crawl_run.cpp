#include "cli/crawl_run.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/cancel.hpp"
#include "base/time.hpp"
#include "cli/layout.hpp"
#include "cli/version.hpp"
#include "crawl/archive.hpp"
#include "crawl/crawler.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

using crawl::Fetch;
using crawl::NightReport;

// One line on a terminal, drawn over; nothing elsewhere.
class CrawlBar final : public crawl::CrawlObserver {
 public:
  explicit CrawlBar(const Context& context)
      : context_(context), is_shown_(context.settings().progress_bar && !context.settings().quiet) {}
  ~CrawlBar() override { erase(); }
  CrawlBar(const CrawlBar&) = delete;
  CrawlBar& operator=(const CrawlBar&) = delete;

  void progress(const crawl::CrawlProgress& p) override {
    constexpr std::chrono::milliseconds kRedraw{100};
    const auto now = std::chrono::steady_clock::now();
    if (!is_shown_ || now < next_) return;
    next_ = now + kRedraw;
    draw(fmt::format("{} requests · {} new or changed · {} waiting · {}", p.requests, p.news, p.waiting,
                     one_line(p.url)));
  }

  void warning(const std::string& text) override {
    erase();
    context_.warn(text);
  }

  void erase() {
    if (is_drawn_) draw("");
    is_drawn_ = false;
  }

 private:
  void draw(const std::string& line) {
    constexpr std::size_t kOtherwise = 80;
    winsize size{};
    const bool is_known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    const std::string frame = fmt::format("\r{}\x1b[K", shortened(line, (is_known ? size.ws_col : kOtherwise) - 1));
    [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, frame.data(), frame.size());
    is_drawn_ = true;
  }

  const Context& context_;
  bool is_shown_;
  bool is_drawn_ = false;
  std::chrono::steady_clock::time_point next_{};
};

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json document_json(const Fetch& fetch) {
  return Json{{"identity", fetch.identity},
              {"url", fetch.url},
              {"page", or_null(fetch.page_url)},
              {"text", fetch.link_text},
              {"bytes", fetch.bytes},
              {"sha256", fetch.sha256},
              {"predecessor", or_null(fetch.predecessor)}};
}

Json trouble_json(const Fetch& fetch) {
  return Json{{"kind", name(fetch.kind)}, {"url", fetch.url},         {"page", or_null(fetch.page_url)},
              {"text", fetch.link_text},  {"status", fetch.status},   {"outcome", name(fetch.outcome)},
              {"reason", fetch.reason},   {"message", fetch.message}, {"again", fetch.again}};
}

template <class Values, class AsJson>
Json list(const Values& values, const AsJson& as_json) {
  Json out = Json::array();
  for (const auto& value : values) out.push_back(as_json(value));
  return out;
}

Json crawl_json(const CrawlRun& run) {
  const NightReport& r = run.report;
  return Json{{"record", "crawl"},
              {"night", r.night.number},
              {"began", iso(r.night.began)},
              {"ended", r.night.ended ? Json(iso(*r.night.ended)) : Json()},
              {"stopped", or_null(r.night.stopped)},
              {"seconds", static_cast<double>(r.night.active.count()) / 1000},
              {"requests", r.requests},
              {"bytes", r.bytes},
              {"pages", r.pages},
              {"documents", r.documents},
              {"unchanged", r.unchanged},
              {"forbidden", r.forbidden},
              {"new", list(r.fresh, document_json)},
              {"changed", list(r.changed, document_json)},
              {"vanished", list(run.vanished,
                                [](const crawl::Document& d) {
                                  return Json{{"identity", d.identity},
                                              {"url", d.url},
                                              {"name", d.name},
                                              {"title", d.title},
                                              {"why", or_null(d.vanished_why)}};
                                })},
              {"failed", list(r.troubled, trouble_json)},
              {"alarms", list(r.alarms, [](const NightReport::Alarm& a) {
                 return Json{{"kind", a.kind}, {"url", or_null(a.url)}, {"message", a.message}};
               })}};
}

std::string line(std::string_view what, const std::string& text, const std::string& url) {
  return fmt::format("{:<9} {}\n          {}\n", what, one_line(text.empty() ? "(no text)" : text), one_line(url));
}

std::string crawl_text(const CrawlRun& run) {
  const NightReport& r = run.report;
  if (r.fresh.empty() && r.changed.empty() && run.vanished.empty()) return "";
  std::string out;
  for (const Fetch& f : r.fresh) out += line("new", f.link_text, f.url);
  for (const Fetch& f : r.changed) out += line("changed", f.link_text, f.url);
  for (const crawl::Document& d : run.vanished) out += line("vanished", d.title, d.url);
  return out + fmt::format("{} new, {} changed, {} vanished; {} documents on {} pages, {} requests, {}\n",
                           r.fresh.size(), r.changed.size(), run.vanished.size(), r.documents, r.pages, r.requests,
                           megabytes(r.bytes));
}

}  // namespace

Result<CrawlRun> run_crawl(Context& context, const crawl::Config& config,
                           const std::optional<std::filesystem::path>& warc) {
  const CancelOnSignals on_signals;
  const auto archive = crawl::Archive::open(config.archive, system_clock());
  if (!archive) return tl::make_unexpected(archive.error());
  crawl::CrawlOptions options;
  options.warc = warc;
  options.software = fmt::format("saksgang/{}", program_version());
  CrawlRun run;
  {
    CrawlBar bar(context);
    auto report = crawl::crawl(config, **archive, system_clock(), options, bar);
    if (!report) return tl::make_unexpected(report.error());
    run.report = std::move(*report);
  }
  for (const std::string& identity : run.report.vanished) {
    auto document = (*archive)->reader().document(identity);
    if (!document) return tl::make_unexpected(document.error());
    run.vanished.push_back(std::move(*document));
  }
  return run;
}

void print_crawl(Context& context, const CrawlRun& run) {
  const bool is_text = context.settings().format == Format::kText;
  context.out().write(is_text ? crawl_text(run) : dump(crawl_json(run)) + "\n");
}

void warn_of_troubles(const Context& context, const NightReport& report) {
  for (const Fetch& f : report.troubled) {
    // What an alarm tells of need not be told twice.
    const bool is_alarm = std::any_of(report.alarms.begin(), report.alarms.end(),
                                      [&](const NightReport::Alarm& alarm) { return alarm.url == f.url; });
    if (f.again || is_alarm) continue;
    const std::string from = f.page_url.empty() ? "" : fmt::format(", linked from {}", f.page_url);
    context.warn(one_line(fmt::format("{} ({}): {}{}: {}", name(f.outcome), f.reason, f.url, from, f.message)));
  }
  if (!report.night.stopped.empty()) {
    context.warn(
        fmt::format("the night's budget of {} was spent before all was seen; the next night begins with what "
                    "was looked at longest ago",
                    report.night.stopped));
  }
}

Result<int> status_of_crawl(const NightReport& report) {
  if (report.alarms.empty()) return report.troubled.empty() ? 0 : 5;
  std::string message = fmt::format("the crawl of {} wants a look:", day_of(report.night.began).iso());
  for (const NightReport::Alarm& alarm : report.alarms) message += fmt::format("\n  {}: {}", alarm.kind, alarm.message);
  return fail(ErrorCode::kAlarm, std::move(message),
              "what was fetched is kept, and nothing is marked as vanished by a doubtful page;\n"
              "the operators' manual tells what each alarm means");
}

}  // namespace saksgang::cli
