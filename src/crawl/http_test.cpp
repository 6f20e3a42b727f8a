#include "crawl/http.hpp"

#include <set>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "base/cancel.hpp"
#include "base/files.hpp"

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

namespace {

class NoSink final : public BodySink {
 public:
  Result<void> write(std::string_view /*bytes*/) override { return {}; }
};

}  // namespace

TEST_CASE("the user's wish to stop ends a fetch") {
  // Takes connections and never answers.
  const FileDescriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  REQUIRE(::bind(listener.get(), reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(::listen(listener.get(), 1) == 0);
  REQUIRE(::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size) == 0);
  ClientOptions options;
  options.user_agent = "saksgang/0.1";
  options.contact = "a@example.no";
  options.may_be_private = [](std::string_view host) { return host == "127.0.0.1"; };
  Client client = Client::make(options).value();
  Request request;
  request.url = Url::parse("http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/").value();
  NoSink sink;
  std::thread user([] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    request_cancellation();
  });
  const Result<Exchange> exchange = client.get(request, Limits{}, sink);
  user.join();
  reset_cancellation();
  REQUIRE_FALSE(exchange);
  CHECK(exchange.error().code == ErrorCode::kCancelled);
  CHECK(exchange.error().message == "stopped on request");
}
