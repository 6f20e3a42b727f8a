#include "crawl/http.hpp"

#include <set>
#include <string>

#include <doctest/doctest.h>

using namespace saksgang;
using namespace saksgang::crawl;

TEST_CASE("addresses of no public network") {
  for (const char* ip : {"0.0.0.0",
                         "10.0.0.1",
                         "10.255.255.255",
                         "100.64.0.1",
                         "127.0.0.1",
                         "127.255.255.254",
                         "169.254.169.254",
                         "172.16.0.1",
                         "172.31.255.255",
                         "192.0.0.1",
                         "192.0.2.1",
                         "192.168.1.1",
                         "198.18.0.1",
                         "198.19.255.255",
                         "198.51.100.7",
                         "203.0.113.9",
                         "224.0.0.1",
                         "239.1.1.1",
                         "240.0.0.1",
                         "255.255.255.255",
                         "::",
                         "::1",
                         "::ffff:127.0.0.1",
                         "::ffff:10.1.2.3",
                         "64:ff9b::7f00:1",
                         "64:ff9b:1::1",
                         "100::1",
                         "2001::1",
                         "2001:db8::1",
                         "2002:7f00:1::",
                         "2002:c0a8:101::1",
                         "3fff::1",
                         "fc00::1",
                         "fd12:3456::1",
                         "fe80::1",
                         "fec0::1",
                         "ff02::1",
                         "fe80::1%eth0",
                         "",
                         "localhost",
                         "127.1"}) {
    CAPTURE(ip);
    CHECK(is_private_address(ip));
  }
  for (const char* ip : {"1.1.1.1",         "9.255.255.255",        "11.0.0.0",
                         "100.63.255.255",  "100.128.0.0",          "126.255.255.255",
                         "128.0.0.1",       "169.253.0.1",          "172.15.255.255",
                         "172.32.0.0",      "192.167.255.255",      "192.169.0.0",
                         "198.17.255.255",  "198.20.0.0",           "223.255.255.255",
                         "2a02:c0:1::1",    "2001:4860:4860::8888", "2001:200::1",
                         "2002:101:101::1", "64:ff9b::101:101",     "::ffff:1.1.1.1",
                         "3ffe::1"}) {
    CAPTURE(ip);
    CHECK_FALSE(is_private_address(ip));
  }
}

TEST_CASE("each fault has a name of its own") {
  std::set<std::string_view> names;
  for (int kind = 0; kind <= static_cast<int>(FaultKind::kTooManyRedirects); ++kind)
    names.insert(name(static_cast<FaultKind>(kind)));
  CHECK(names.size() == static_cast<std::size_t>(FaultKind::kTooManyRedirects) + 1);
  CHECK(name(FaultKind::kCutShort) == "cut-short");
}

TEST_CASE("a client needs to say who it is") {
  ClientOptions options;
  options.user_agent = "saksgang/0.1";
  Result<Client> none = Client::make(options);
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::kConfig);
  CHECK(none.error().message == "there is no contact address");
  CHECK(none.error().hint == "give one at which those who run the site can reach you");
  options.contact = "https://example.no/om";
  Result<Client> client = Client::make(options);
  REQUIRE(client);
  CHECK(client->user_agent() == "saksgang/0.1 (+https://example.no/om)");
  const Client moved = std::move(*client);
  CHECK(moved.user_agent() == "saksgang/0.1 (+https://example.no/om)");
  options.user_agent = "a\nb";
  CHECK(Client::make(options).error().message == "a control sign in the user agent or contact address");
}

TEST_CASE("the first header of a name") {
  Hop hop;
  hop.headers = {{"etag", "\"1\""}, {"etag", "\"2\""}, {"x", ""}};
  REQUIRE(hop.header("etag") != nullptr);
  CHECK(*hop.header("etag") == "\"1\"");
  CHECK(hop.header("x")->empty());
  CHECK(hop.header("ETag") == nullptr);
}
