#include "crawl/transfer.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

#include <arpa/inet.h>
#include <fmt/core.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "base/cancel.hpp"
#include "base/utf8.hpp"

namespace saksgang::crawl {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kMostHeadBytes = std::size_t{256} << 10;
constexpr std::size_t kMostRedirectBody = std::size_t{64} << 10;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string seconds(milliseconds time) {
  return fmt::format("{:g} s", static_cast<double>(time.count()) / 1000.0);
}

std::string with_reason(std::string message, std::string_view reason) {
  const std::string shown = utf8::collapse_blanks(utf8::for_terminal(utf8::repaired(reason)));
  return shown.empty() ? message : fmt::format("{}: {}", message, shown);
}

bool ends_with_empty_line(std::string_view head) {
  return head.ends_with("\n\r\n") || head.ends_with("\n\n");
}

}  // namespace

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Transfer::Transfer(const ClientOptions& with, const Limits& within, BodySink& to, Exchange& of, const Url& url)
    : options(with), limits(within), sink(to), exchange(of) {
  hop.url = url;
}

bool Transfer::stop(FaultKind kind, std::string message, std::string hint) {
  fault = Fault{kind, std::move(message), std::move(hint)};
  return false;
}

bool Transfer::too_large(std::string_view what) {
  return stop(FaultKind::kTooLarge, fmt::format("{} more than the {} bytes that are allowed", what, limits.most_bytes));
}

bool Transfer::take(Result<void> done) {
  if (done) return true;
  failure = std::move(done.error());
  return false;
}

void Transfer::sent(std::string_view bytes) {
  // libcurl asks anew on a fresh connection where a kept one has died; then the first try never was.
  if (ends_with_empty_line(hop.request_head)) hop.request_head.clear();
  hop.request_head += bytes;
  asked_ = true;
  window_ = steady_clock::now();
  in_window_ = 0;
}

bool Transfer::head_line(std::string_view line) {
  in_window_ += line.size();
  if (head_complete) return true;  // trailers
  if (line.starts_with("HTTP/") && (hop.response_head.empty() || ends_with_empty_line(hop.response_head))) {
    hop.response_head.clear();  // of "100 Continue" and its like
    hop.headers.clear();
  }
  if (hop.response_head.size() + line.size() > kMostHeadBytes) {
    return stop(FaultKind::kProtocol, fmt::format("the head of the answer has more than {} bytes", kMostHeadBytes));
  }
  hop.response_head += line;
  if (line.starts_with("HTTP/")) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    hop.protocol = std::string(trim(line.substr(0, blank)));
    hop.status = static_cast<int>(number(trim(line.substr(blank)).substr(0, 3)).value_or(0));
    return true;
  }
  const std::string_view text = trim(line);
  if (text.empty()) return hop.status < 200 ? true : head_ends();
  if (line.front() == ' ' || line.front() == '\t') {
    if (!hop.headers.empty()) hop.headers.back().value += ' ' + std::string(text);
    return true;
  }
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return true;
  hop.headers.push_back({lower(trim(text.substr(0, colon))), std::string(trim(text.substr(colon + 1)))});
  return true;
}

bool Transfer::head_ends() {
  head_complete = true;
  if (is_redirect(hop.status)) return true;
  const bool has_body = hop.status != 204 && hop.status != 304;
  // Chunks have their own end, whatever a length says beside them (RFC 9112, section 6.3).
  if (has_body && hop.header("transfer-encoding") == nullptr) {
    if (const std::string* length = hop.header("content-length")) exchange.announced = number(*length);
  }
  if (!take(sink.begin(hop))) return false;
  if (exchange.announced.value_or(0) > limits.most_bytes) {
    return too_large(fmt::format("the server announces {} bytes,", *exchange.announced));
  }
  const std::string* encoding = hop.header("content-encoding");
  const std::optional<Packing> packing = packing_of(encoding == nullptr ? std::string_view() : *encoding);
  if (!packing && has_body) {
    return stop(FaultKind::kEncoding,
                fmt::format("the body is packed as «{}», which was not asked for", utf8::for_terminal(*encoding)));
  }
  unpacker = Unpacker(has_body ? *packing : Packing::kNone);
  return true;
}

bool Transfer::body(std::string_view bytes) {
  in_window_ += bytes.size();
  if (is_redirect(hop.status)) {
    const std::size_t room = kMostRedirectBody - hop.body.size();
    hop.body += bytes.substr(0, room);
    enough = bytes.size() > room;
    hop.body_cut = enough;
    return !enough;
  }
  exchange.received += bytes.size();
  if (exchange.received > limits.most_bytes) return too_large("the server sends");
  if (!take(sink.receive(bytes))) return false;
  const Unpacker::Outcome outcome = unpacker.feed(bytes, [&](std::string_view plain) {
    if (exchange.bytes + plain.size() > limits.most_bytes) return too_large("the body unpacks to");
    exchange.bytes += plain.size();
    return take(sink.write(plain));
  });
  if (outcome == Unpacker::Outcome::kBroken) {
    return stop(FaultKind::kEncoding, "the body cannot be unpacked");
  }
  return outcome == Unpacker::Outcome::kFine;
}

bool Transfer::tick() {
  if (cancelled()) {
    failure = Error{ErrorCode::kCancelled, "stopped on request", {}, {}, 0};
    return false;
  }
  const steady_clock::time_point now = steady_clock::now();
  if (!asked_ || now - window_ < limits.idle) return true;
  if (in_window_ < limits.least_bytes) {
    return stop(FaultKind::kSlow, fmt::format("{} bytes in {}, and {} are the least", in_window_, seconds(limits.idle),
                                              limits.least_bytes));
  }
  window_ = now;
  in_window_ = 0;
  return true;
}

curl_socket_t Transfer::connect_to(const curl_sockaddr& to) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* address = nullptr;
  if (to.family == AF_INET) address = &reinterpret_cast<const sockaddr_in*>(&to.addr)->sin_addr;
  if (to.family == AF_INET6) address = &reinterpret_cast<const sockaddr_in6*>(&to.addr)->sin6_addr;
  if (address == nullptr || ::inet_ntop(to.family, address, text.data(), text.size()) == nullptr)
    return CURL_SOCKET_BAD;
  if (is_private_address(text.data()) && !(options.may_be_private && options.may_be_private(hop.url.host()))) {
    private_address_ = text.data();
    return CURL_SOCKET_BAD;
  }
  public_address_ = true;
  return ::socket(to.family, to.socktype | SOCK_CLOEXEC, to.protocol);
}

Fault Transfer::fault_of(CURLcode code, std::string_view reason) const {
  const std::string host(hop.url.host());
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {FaultKind::kDns, fmt::format("the host {} is unknown", host), {}};
    case CURLE_COULDNT_CONNECT:
      if (!private_address_.empty() && !public_address_) {
        return {FaultKind::kPrivateAddress,
                fmt::format("{} leads to {}, an address of a private network", host, private_address_),
                "name the host as private in the configuration if it is meant to be reached"};
      }
      return {FaultKind::kConnect, with_reason("no connection", reason), {}};
    case CURLE_OPERATION_TIMEDOUT:
      if (!asked_) {
        return {FaultKind::kTimeout, fmt::format("no connection within {}", seconds(limits.connect)), {}};
      }
      return {FaultKind::kTimeout, fmt::format("not done within {}", seconds(limits.total)), {}};
    case CURLE_GOT_NOTHING:
      return {FaultKind::kConnect, "the server closed the connection without an answer", {}};
    case CURLE_PARTIAL_FILE:
      return {FaultKind::kCutShort,
              exchange.announced ? fmt::format("{} bytes of {} came", exchange.received, *exchange.announced)
                                 : std::string("the body ends before its last chunk"),
              {}};
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      if (head_complete) {
        return {FaultKind::kCutShort, with_reason("the body broke off", reason), {}};
      }
      return {FaultKind::kConnect, with_reason("the connection broke off", reason), {}};
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CLIENTCERT:
    case CURLE_USE_SSL_FAILED:
      return {FaultKind::kTls, with_reason("no trustworthy connection", reason), {}};
    default:
      return {FaultKind::kProtocol, with_reason("no HTTP", reason), {}};
  }
}

}  // namespace saksgang::crawl
