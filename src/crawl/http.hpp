#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "crawl/url.hpp"

namespace saksgang::crawl {

struct Header {
  std::string name;  // lower case
  std::string value;
  bool operator==(const Header&) const = default;
};

// What the net or the server did to a fetch. name() gives each the fixed code that the log keeps.
enum class FaultKind {
  kDns,               // "dns": the host name leads nowhere
  kConnect,           // "connect": refused, unreachable, or cut before an answer began
  kTls,               // "tls": no trustworthy connection
  kTimeout,           // "timeout": a limit of time was reached
  kSlow,              // "slow": fewer bytes in Limits::idle than Limits::least_bytes
  kTooLarge,          // "too-large": more bytes than allowed, as announced or as they came, packed or unpacked
  kCutShort,          // "cut-short": fewer bytes than announced, or a packed body that does not end
  kEncoding,          // "encoding": a Content-Encoding that was not asked for, or that cannot be unpacked
  kProtocol,          // "protocol": no HTTP, or a head that is too long
  kPrivateAddress,    // "private-address": the host name leads into a private network
  kRedirectRefused,   // "redirect-refused": Request::may_follow said no
  kRedirectBroken,    // "redirect-broken": no target, or one that is no web address
  kTooManyRedirects,  // "too-many-redirects": more than Limits::redirects, or a loop
};
std::string_view name(FaultKind kind);

struct Fault {
  FaultKind kind = FaultKind::kConnect;
  std::string message;  // one sentence for a person, without a full stop
  std::string hint;     // may be empty
};

// One request and the head of its answer.
struct Hop {
  Url url;
  std::string request_head;   // as sent, with the empty line; empty where the connection failed before
  std::string response_head;  // as received, with the empty line; of HTTP/2 as libcurl writes it ("HTTP/2 200 \r\n…")
  int status = 0;             // 0: no answer
  std::vector<Header> headers;
  std::string protocol;   // "HTTP/1.1", "HTTP/2"; empty without an answer
  std::string remote_ip;  // without brackets; empty where no connection was made
  std::chrono::system_clock::time_point started;
  std::string body;       // of a redirect alone: as received, its first 64 KiB
  bool body_cut = false;  // and there was more

  // The value of the first header of that name (lower case); null where there is none.
  const std::string* header(std::string_view name) const;
};

// A whole fetch. The Hop it is itself is the last one; `hops` are the redirects before it, in order.
struct Exchange : Hop {
  std::vector<Hop> hops;
  std::optional<Fault> fault;              // the body is whole and true to its head only where there is none
  std::uint64_t bytes = 0;                 // of the body as given to write(): unpacked
  std::uint64_t received = 0;              // of the body as it came, packed
  std::optional<std::uint64_t> announced;  // Content-Length of the last answer
  std::chrono::milliseconds took{0};       // all hops, with what may_follow() waited

  bool complete() const { return !fault && status != 0; }
};

struct Limits {
  std::uint64_t most_bytes = std::uint64_t{200} << 20;  // of the body, as it comes and unpacked
  std::chrono::milliseconds connect{20'000};            // for name, connection and TLS
  std::chrono::milliseconds idle{30'000};               // a window in which …
  std::uint64_t least_bytes = 1024;                     // … so much must come; a slow drip ends here
  std::chrono::milliseconds total{600'000};             // for one hop
  int redirects = 5;
};

struct Request {
  Url url;
  std::vector<Header> headers;  // If-None-Match, If-Modified-Since, Accept; a name twice is sent twice
  // Asked before each redirect is followed, and may wait as long as manners demand; gives why not, or nothing. Without
  // it no redirect is followed. It is not asked of a hop that is refused anyway: another scheme, https to http, too
  // many, a loop.
  std::function<std::optional<std::string>(const Url& to, const Hop& from)> may_follow;
};

// Where a body goes, piece by piece. An error ends the fetch and is what get() fails with: a full disk must not look
// like a bad server.
class BodySink {
 public:
  virtual ~BodySink() = default;
  // The last hop's head is known; called once before its first byte, also where no body follows.
  virtual Result<void> begin(const Hop& head);
  // The body unpacked, of whatever status; up to 64 KiB at a time.
  virtual Result<void> write(std::string_view bytes) = 0;
  // The same bytes as they came, Content-Encoding still on, without the framing of chunks: for a WARC record. Called
  // before the write() of what is in them.
  virtual Result<void> receive(std::string_view bytes);
};

struct ClientOptions {
  std::string user_agent;  // "saksgang/0.1"; sent as "saksgang/0.1 (+contact)"
  std::string contact;     // an address of mail or the web; required
  // Hosts (as Url::host()) that may lead to loopback, link-local and private addresses; none where it is empty. What a
  // name leads to is looked at when the connection is made, so it does not help to change it in between.
  std::function<bool(std::string_view host)> may_be_private;
  std::string ca_file;               // PEM of the authorities to trust instead of the system's; for tests
  std::vector<std::string> resolve;  // "host:port:address" instead of the name service; for tests
  std::function<std::chrono::system_clock::time_point()> now;  // the clock; the system's where empty
};

// Fetches one address after the other with libcurl: TLS verified, HTTP/2 where the server speaks it, gzip and deflate,
// http and https alone, no cookies, no credentials, no proxy from the environment, connections kept open between
// requests, one a host. Not for use by several threads at once. Holds one connection's buffers, never a body.
class Client {
 public:
  // kConfig for an empty user agent or contact, and for control signs in either.
  static Result<Client> make(ClientOptions options);
  ~Client();
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;

  // What the net and the server do is in the Exchange, as its fault; 4xx and 5xx are no faults. Fails with the sink's
  // error, with kCancelled where the user asked to stop (cancelled(), looked at at least once a second), and with
  // kInternal where libcurl cannot be used. After a fault the sink has what came before it.
  Result<Exchange> get(const Request& request, const Limits& limits, BodySink& sink);

  const std::string& user_agent() const;  // as it is sent

 private:
  class Impl;
  explicit Client(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Whether the address, in text form and without brackets, is of no public network: loopback, private, link-local,
// shared, documentation, multicast and the rest of the special registries (RFC 6890), IPv4 within IPv6 too. What is no
// address is taken for private.
bool is_private_address(std::string_view ip);

}  // namespace saksgang::crawl
