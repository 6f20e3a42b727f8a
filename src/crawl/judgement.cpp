#include "crawl/judgement.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "crawl/links.hpp"
#include "crawl/manners.hpp"

namespace saksgang::crawl {
namespace {

// The server or the net may be better off a moment later; what a body was like will be the same then.
bool may_pass(FaultKind kind) {
  return kind == FaultKind::kDns || kind == FaultKind::kConnect || kind == FaultKind::kTimeout;
}

std::string header_of(const Exchange& exchange, std::string_view name) {
  const std::string* value = exchange.header(name);
  return value == nullptr ? std::string() : utf8::repaired(*value);
}

}  // namespace

bool is_an_answer(FaultKind kind) {
  switch (kind) {
    case FaultKind::kDns:
    case FaultKind::kConnect:
    case FaultKind::kTls:
    case FaultKind::kTimeout:
    case FaultKind::kSlow:
    case FaultKind::kProtocol:
      return false;
    default:
      return true;
  }
}

Judgement judge_answer(const Exchange& exchange, bool sent_validators) {
  if (exchange.fault) {
    const Fault& fault = *exchange.fault;
    return {is_an_answer(fault.kind) ? Outcome::kRejected : Outcome::kFailed, std::string(name(fault.kind)),
            fault.message, may_pass(fault.kind)};
  }
  const int status = exchange.status;
  const std::string reason = fmt::format("http-{}", status);
  if (status == 200 || status == 203) return {};
  if (status == 304 && sent_validators) return {Outcome::kUnchanged, "", "", false};
  if (status == 404 || status == 410) {
    return {Outcome::kGone, reason, fmt::format("the server says that it is gone (status {})", status), false};
  }
  if (may_help_again(status)) {
    return {Outcome::kFailed, reason, fmt::format("the server could not answer (status {})", status), true};
  }
  return {Outcome::kRejected, reason, fmt::format("the server answered with status {}", status), false};
}

bool looks_like_html(std::string_view beginning) {
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  const std::size_t start = beginning.find_first_not_of(" \t\r\n\f");
  return start != std::string_view::npos && beginning[start] == '<';
}

Judgement judge_document(std::string_view beginning, std::uint64_t bytes, std::string_view content_type) {
  if (bytes == 0) return {Outcome::kRejected, "empty", "the server sent nothing, with status 200", false};
  const bool is_html = looks_like_html(beginning);
  if (!is_html && beginning.find("%PDF-") != std::string_view::npos) return {};
  if (is_html || media_type_of(content_type) == "text/html") {
    return {Outcome::kRejected, "html", "the server sent a web page instead of the PDF, with status 200", false};
  }
  return {Outcome::kRejected, "not-pdf", "what the server sent is no PDF", false};
}

bool promises_neither(const Url& url) {
  constexpr std::array<std::string_view, 44> kEndings{
      "doc", "docx", "docm", "dot", "dotx", "odt",  "ods", "odp",  "rtf",  "ppt",   "pptx",
      "xls", "xlsx", "xlsm", "csv", "json", "xml",  "rss", "atom", "txt",  "ics",   "vcf",
      "zip", "gz",   "7z",   "tar", "jpg",  "jpeg", "png", "gif",  "svg",  "webp",  "avif",
      "ico", "mp3",  "mp4",  "mov", "webm", "wav",  "css", "js",   "woff", "woff2", "epub"};
  const std::string file = file_name_of(url);
  const std::size_t dot = file.rfind('.');
  if (dot == std::string::npos) return false;
  const std::string ending = utf8::lower(file.substr(dot + 1));
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

Fetch logged(const Exchange& exchange, const Url& asked) {
  Fetch out;
  out.url = asked.str();
  const Hop& first = exchange.hops.empty() ? exchange : exchange.hops.front();
  out.started = std::chrono::time_point_cast<std::chrono::milliseconds>(first.started);
  out.took = exchange.took;
  out.status = exchange.status;
  for (std::size_t i = 1; i < exchange.hops.size(); ++i) out.redirects.push_back(exchange.hops[i].url.str());
  if (!exchange.hops.empty()) out.redirects.push_back(exchange.url.str());
  out.etag = header_of(exchange, "etag");
  out.last_modified = header_of(exchange, "last-modified");
  out.content_type = header_of(exchange, "content-type");
  out.retry_after = header_of(exchange, "retry-after");
  out.announced = exchange.announced;
  out.remote_ip = exchange.remote_ip;
  out.requests = static_cast<int>(exchange.hops.size()) + 1;
  out.bytes = exchange.bytes;
  return out;
}

}  // namespace saksgang::crawl
