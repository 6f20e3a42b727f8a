#include "crawl/frontier.hpp"

#include <doctest/doctest.h>

namespace saksgang::crawl {
namespace {

using namespace std::chrono_literals;

Visit visit(const std::string& url, int depth, Kind kind = Kind::kPage, std::optional<Time> confirmed = std::nullopt) {
  Visit out;
  out.kind = kind;
  out.url = Url::parse(url).value();
  out.depth = depth;
  out.confirmed = confirmed;
  return out;
}

Milliseconds at_once(std::string_view /*host*/) {
  return 0ms;
}

std::vector<std::string> all(Frontier& frontier) {
  std::vector<std::string> out;
  while (auto next = frontier.next(0ms, at_once)) out.push_back(next->url.str());
  return out;
}

}  // namespace

TEST_CASE("breadth first, documents before pages, what is missing first, then what was looked at longest ago") {
  Frontier frontier;
  const Time night = time_from_iso("2026-11-22T03:00:00Z").value();
  CHECK(frontier.add(visit("https://a.no/deep", 2)));
  CHECK(frontier.add(visit("https://a.no/deep.pdf", 2, Kind::kDocument)));
  CHECK(frontier.add(visit("https://a.no/page2", 1)));
  CHECK(frontier.add(visit("https://a.no/new.pdf", 1, Kind::kDocument, night)));
  CHECK(frontier.add(visit("https://a.no/old.pdf", 1, Kind::kDocument, night - 24h)));
  CHECK(frontier.add(visit("https://a.no/none1.pdf", 1, Kind::kDocument)));
  CHECK(frontier.add(visit("https://a.no/none2.pdf", 1, Kind::kDocument)));
  CHECK(frontier.add(visit("https://a.no/start", 0)));
  CHECK_FALSE(frontier.add(visit("https://a.no/start", 1)));
  CHECK(frontier.size() == 8);
  CHECK(all(frontier) == std::vector<std::string>{"https://a.no/start", "https://a.no/none1.pdf",
                                                  "https://a.no/none2.pdf", "https://a.no/old.pdf",
                                                  "https://a.no/new.pdf", "https://a.no/page2", "https://a.no/deep.pdf",
                                                  "https://a.no/deep"});
  CHECK(frontier.size() == 0);
  CHECK_FALSE(frontier.add(visit("https://a.no/start", 0)));
}

TEST_CASE("while one host has to wait, another is asked") {
  Frontier frontier;
  frontier.add(visit("https://a.no/1", 0));
  frontier.add(visit("https://a.no/2", 0));
  frontier.add(visit("https://b.no/1", 3));
  const auto earliest = [](std::string_view host) { return host == "a.no" ? Milliseconds(500) : Milliseconds(200); };
  CHECK(frontier.next(100ms, earliest)->url.str() == "https://b.no/1");
  CHECK(frontier.next(100ms, earliest)->url.str() == "https://a.no/1");
  frontier.add(visit("https://b.no/2", 3));
  // Both may be asked now: the foremost goes first.
  CHECK(frontier.next(600ms, earliest)->url.str() == "https://a.no/2");
  CHECK(frontier.next(600ms, earliest)->url.str() == "https://b.no/2");
  CHECK_FALSE(frontier.next(600ms, earliest).has_value());
}

TEST_CASE("what is to be tried again comes again, and a host can be left alone") {
  Frontier frontier;
  frontier.add(visit("https://a.no/1", 0));
  auto first = frontier.next(0ms, at_once);
  REQUIRE(first.has_value());
  frontier.again(*first);
  CHECK(frontier.size() == 1);
  frontier.add(visit("https://a.no/2", 0));
  frontier.add(visit("https://b.no/1", 0));
  CHECK(frontier.drop("a.no") == 2);
  CHECK(frontier.drop("a.no") == 0);
  CHECK(all(frontier) == std::vector<std::string>{"https://b.no/1"});
}

}  // namespace saksgang::crawl
