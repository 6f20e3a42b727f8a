#include "crawl/judgement.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace saksgang::crawl {
namespace {

Exchange answer(int status, std::optional<FaultKind> fault = std::nullopt) {
  Exchange out;
  out.url = Url::parse("https://www.example.no/b").value();
  out.status = status;
  if (fault) out.fault = Fault{*fault, "what the client says", ""};
  return out;
}

std::string judged(const Exchange& exchange, bool sent_validators = false) {
  const Judgement j = judge_answer(exchange, sent_validators);
  return fmt::format("{}|{}|{}|{}", name(j.outcome), j.reason, j.message, j.may_help_again ? "again" : "");
}

std::string judged(std::string_view bytes, std::string_view type) {
  const Judgement j = judge_document(bytes, bytes.size(), type);
  return fmt::format("{}|{}|{}", name(j.outcome), j.reason, j.message);
}

}  // namespace

TEST_CASE("what a status means") {
  CHECK(judged(answer(200)) == "read|||");
  CHECK(judged(answer(304), true) == "unchanged|||");
  CHECK(judged(answer(304)) == "rejected|http-304|the server answered with status 304|");
  CHECK(judged(answer(404)) == "gone|http-404|the server says that it is gone (status 404)|");
  CHECK(judged(answer(410)) == "gone|http-410|the server says that it is gone (status 410)|");
  CHECK(judged(answer(403)) == "rejected|http-403|the server answered with status 403|");
  CHECK(judged(answer(206)) == "rejected|http-206|the server answered with status 206|");
  CHECK(judged(answer(503)) == "failed|http-503|the server could not answer (status 503)|again");
  CHECK(judged(answer(429)) == "failed|http-429|the server could not answer (status 429)|again");
  CHECK(judged(answer(501)) == "rejected|http-501|the server answered with status 501|");
}

TEST_CASE("what a fault means, whatever the status is") {
  CHECK(judged(answer(0, FaultKind::kConnect)) == "failed|connect|what the client says|again");
  CHECK(judged(answer(0, FaultKind::kTls)) == "failed|tls|what the client says|");
  CHECK(judged(answer(200, FaultKind::kCutShort)) == "rejected|cut-short|what the client says|");
  CHECK(judged(answer(200, FaultKind::kTooLarge)) == "rejected|too-large|what the client says|");
  CHECK(judged(answer(200, FaultKind::kSlow)) == "failed|slow|what the client says|");
  CHECK(judged(answer(302, FaultKind::kRedirectRefused)) == "rejected|redirect-refused|what the client says|");
}

TEST_CASE("what is a PDF, and what only says so") {
  const std::string good = "read||";
  const std::string html = "rejected|html|the server sent a web page instead of the PDF, with status 200";
  const std::string other = "rejected|not-pdf|what the server sent is no PDF";
  CHECK(judged("%PDF-1.7\n", "application/pdf") == good);
  CHECK(judged("%PDF-1.7\n", "text/html") == good);
  CHECK(judged("\xEF\xBB\xBF\r\n%PDF-1.7\n", "") == good);
  CHECK(judged("<!DOCTYPE html><p>%PDF-1.7", "application/pdf") == html);
  CHECK(judged("\xEF\xBB\xBF\n <html>", "application/pdf") == html);
  CHECK(judged("Feil", "text/html; charset=utf-8") == html);
  CHECK(judged("PK\x03\x04", "application/pdf") == other);
  CHECK(judged("%PD", "application/pdf") == other);
  CHECK(judged("", "application/pdf") == "rejected|empty|the server sent nothing, with status 200");
}

TEST_CASE("addresses that promise neither a page nor a PDF") {
  for (const char* url : {"https://a.no/logo.SVG", "https://a.no/x/saksliste.docx?v=1", "https://a.no/a.b.zip"}) {
    CHECK_MESSAGE(promises_neither(Url::parse(url).value()), url);
  }
  for (const char* url : {"https://a.no/", "https://a.no/nufa", "https://a.no/side.html", "https://a.no/a.pdf",
                          "https://a.no/v1.2", "https://a.no/nufa?fil=a.docx", "https://a.no/zip"}) {
    CHECK_MESSAGE(!promises_neither(Url::parse(url).value()), url);
  }
}

TEST_CASE("what the log keeps of an exchange") {
  Exchange exchange = answer(200);
  exchange.headers = {{"etag", "\"x\""},
                      {"last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"},
                      {"content-type", "application/pdf"},
                      {"retry-after", "3"},
                      {"set-cookie", "a=b"}};
  exchange.remote_ip = "127.0.0.1";
  exchange.bytes = 7;
  exchange.announced = 7;
  exchange.took = std::chrono::milliseconds(12);
  const Url first = Url::parse("https://www.example.no/a").value();
  Hop hop;
  hop.url = first;
  hop.started = time_from_iso("2026-11-22T03:00:00.500Z").value();
  exchange.hops = {hop, hop};
  exchange.hops[1].url = Url::parse("https://www.example.no/between").value();
  Fetch expected;
  expected.url = "https://www.example.no/a";
  expected.started = time_from_iso("2026-11-22T03:00:00.500Z").value();
  expected.took = std::chrono::milliseconds(12);
  expected.status = 200;
  expected.redirects = {"https://www.example.no/between", "https://www.example.no/b"};
  expected.etag = "\"x\"";
  expected.last_modified = "Sun, 06 Nov 1994 08:49:37 GMT";
  expected.content_type = "application/pdf";
  expected.retry_after = "3";
  expected.announced = 7;
  expected.remote_ip = "127.0.0.1";
  expected.requests = 3;
  expected.bytes = 7;
  CHECK(logged(exchange, first) == expected);
}

}  // namespace saksgang::crawl
