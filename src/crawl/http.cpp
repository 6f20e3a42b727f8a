#include "crawl/http.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

#include <curl/curl.h>
#include <fmt/core.h>

#include "crawl/transfer.hpp"

namespace saksgang::crawl {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct Row {
  FaultKind kind;
  std::string_view name;
};

constexpr std::array kNames{
    Row{FaultKind::kDns, "dns"},
    Row{FaultKind::kConnect, "connect"},
    Row{FaultKind::kTls, "tls"},
    Row{FaultKind::kTimeout, "timeout"},
    Row{FaultKind::kSlow, "slow"},
    Row{FaultKind::kTooLarge, "too-large"},
    Row{FaultKind::kCutShort, "cut-short"},
    Row{FaultKind::kEncoding, "encoding"},
    Row{FaultKind::kProtocol, "protocol"},
    Row{FaultKind::kPrivateAddress, "private-address"},
    Row{FaultKind::kRedirectRefused, "redirect-refused"},
    Row{FaultKind::kRedirectBroken, "redirect-broken"},
    Row{FaultKind::kTooManyRedirects, "too-many-redirects"},
};

bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

struct CurlList {
  curl_slist* list = nullptr;
  CurlList() = default;
  CurlList(const CurlList&) = delete;
  CurlList& operator=(const CurlList&) = delete;
  ~CurlList() { curl_slist_free_all(list); }
  bool add(const std::string& line) {
    curl_slist* longer = curl_slist_append(list, line.c_str());
    if (longer != nullptr) list = longer;
    return longer != nullptr;
  }
};

Transfer& transfer_of(void* pointer) {
  return *static_cast<Transfer*>(pointer);
}

std::size_t on_head(char* data, std::size_t size, std::size_t count, void* transfer) {
  return transfer_of(transfer).head_line({data, size * count}) ? size * count : 0;
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* transfer) {
  // Zero bytes taken would be success where there are none.
  return transfer_of(transfer).body({data, size * count}) ? size * count : CURL_WRITEFUNC_ERROR;
}

int on_progress(void* transfer, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return transfer_of(transfer).tick() ? 0 : 1;
}

int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* transfer) {
  if (type == CURLINFO_HEADER_OUT) transfer_of(transfer).sent({data, size});
  return 0;
}

curl_socket_t on_socket(void* transfer, curlsocktype, curl_sockaddr* address) {
  return transfer_of(transfer).connect_to(*address);
}

}  // namespace

std::string_view name(FaultKind kind) {
  return std::find_if(kNames.begin(), kNames.end(), [&](const Row& row) { return row.kind == kind; })->name;
}

const std::string* Hop::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const Header& h) { return h.name == name; });
  return found == headers.end() ? nullptr : &found->value;
}

Result<void> BodySink::begin(const Hop& /*head*/) {
  return {};
}

Result<void> BodySink::receive(std::string_view /*bytes*/) {
  return {};
}

class Client::Impl {
 public:
  explicit Impl(ClientOptions options) : options_(std::move(options)), curl_(curl_easy_init()) {
    user_agent_ = fmt::format("{} (+{})", options_.user_agent, options_.contact);
  }
  ~Impl() { curl_easy_cleanup(curl_); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  const std::string& user_agent() const { return user_agent_; }

  bool usable() {
    for (const std::string& row : options_.resolve) {
      if (!resolve_.add(row)) return false;
    }
    return curl_ != nullptr;
  }

  Result<Exchange> get(const Request& request, const Limits& limits, BodySink& sink) {
    const steady_clock::time_point begin = steady_clock::now();
    Exchange exchange;
    Url url = request.url;
    for (;;) {
      Transfer transfer(options_, limits, sink, exchange, url);
      if (Result<void> done = perform(transfer, request); !done) return tl::make_unexpected(std::move(done.error()));
      Hop& hop = transfer.hop;
      std::optional<Url> next;
      if (!transfer.fault && is_redirect(hop.status)) next = target_of(transfer, request, limits);
      if (!next) {
        static_cast<Hop&>(exchange) = std::move(hop);
        exchange.fault = std::move(transfer.fault);
        break;
      }
      exchange.hops.push_back(std::move(hop));
      url = std::move(*next);
    }
    exchange.took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin);
    return exchange;
  }

 private:
  // Where the redirect leads; nothing, with a fault, where it is not to be followed.
  std::optional<Url> target_of(Transfer& transfer, const Request& request, const Limits& limits) {
    const Hop& hop = transfer.hop;
    const auto no = [&](FaultKind kind, std::string message) {
      transfer.stop(kind, std::move(message));
      return std::nullopt;
    };
    const std::string* location = hop.header("location");
    if (location == nullptr || location->empty()) return no(FaultKind::kRedirectBroken, "the redirect has no target");
    Result<Url> target = hop.url.resolve(*location);
    if (!target) {
      return no(FaultKind::kRedirectBroken,
                fmt::format("the redirect's target is no web address: {}", target.error().message));
    }
    const std::vector<Hop>& before = transfer.exchange.hops;
    const bool seen = *target == hop.url || std::any_of(before.begin(), before.end(),
                                                        [&](const Hop& earlier) { return earlier.url == *target; });
    if (seen) return no(FaultKind::kTooManyRedirects, fmt::format("the redirects lead back to {}", target->str()));
    if (static_cast<int>(before.size()) >= limits.redirects) {
      return no(FaultKind::kTooManyRedirects, fmt::format("more than {} redirects", limits.redirects));
    }
    if (hop.url.scheme() == "https" && target->scheme() != "https") {
      return no(FaultKind::kRedirectRefused, fmt::format("a redirect from https to {}", target->str()));
    }
    if (!request.may_follow) return no(FaultKind::kRedirectRefused, fmt::format("a redirect to {}", target->str()));
    if (const std::optional<std::string> why_not = request.may_follow(*target, hop)) {
      return no(FaultKind::kRedirectRefused, fmt::format("a redirect to {}: {}", target->str(), *why_not));
    }
    return std::move(*target);
  }

  Result<void> perform(Transfer& transfer, const Request& request) {
    CurlList headers;
    bool fine = headers.add("Accept-Encoding: gzip, deflate");
    if (options_.contact.find('@') != std::string::npos && options_.contact.find("://") == std::string::npos) {
      std::string_view address = options_.contact;
      if (address.starts_with("mailto:")) address.remove_prefix(7);
      fine = fine && headers.add(fmt::format("From: {}", address));  // RFC 9110, section 10.1.2
    }
    for (const Header& header : request.headers) {
      if (has_controls(header.name) || has_controls(header.value) || header.value.empty()) continue;
      fine = fine && headers.add(fmt::format("{}: {}", header.name, header.value));
    }
    if (!fine) return fail(ErrorCode::kInternal, "no memory for a request");
    std::array<char, CURL_ERROR_SIZE> reason{};
    if (!set_up(transfer, headers.list, reason.data()))
      return fail(ErrorCode::kInternal, "libcurl lacks what is needed of it");
    transfer.hop.started = options_.now ? options_.now() : std::chrono::system_clock::now();
    const CURLcode code = curl_easy_perform(curl_);
    // A connection that is kept is closed later, and tells of it to whatever functions are set then.
    curl_easy_setopt(curl_, CURLOPT_VERBOSE, 0L);
    const char* ip = nullptr;
    if (curl_easy_getinfo(curl_, CURLINFO_PRIMARY_IP, &ip) == CURLE_OK && ip != nullptr) transfer.hop.remote_ip = ip;
    if (transfer.failure) return tl::make_unexpected(std::move(*transfer.failure));
    if (code == CURLE_OUT_OF_MEMORY) return fail(ErrorCode::kInternal, "no memory for a request");
    if (transfer.fault || transfer.enough) return {};
    if (code != CURLE_OK) {
      transfer.fault = transfer.fault_of(code, reason.data());
    } else if (!transfer.head_complete) {
      transfer.stop(FaultKind::kProtocol, "the head of the answer has no end");
    } else if (!transfer.unpacker.whole()) {
      transfer.stop(FaultKind::kCutShort, "the packed body ends before its text does");
    }
    return {};
  }

  template <class Value>
  void set(CURLoption option, Value value) {
    fine_ = curl_easy_setopt(curl_, option, value) == CURLE_OK && fine_;
  }

  bool set_up(Transfer& transfer, curl_slist* headers, char* reason) {
    const Limits& limits = transfer.limits;
    curl_easy_reset(curl_);  // keeps connections and the name cache
    fine_ = true;
    set(CURLOPT_URL, transfer.hop.url.str().c_str());
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options_.ca_file.empty()) {
      set(CURLOPT_CAINFO, options_.ca_file.c_str());
      set(CURLOPT_CAPATH, static_cast<char*>(nullptr));
    }
    if (resolve_.list != nullptr) set(CURLOPT_RESOLVE, resolve_.list);
    set(CURLOPT_PROXY, "");  // a proxy would hide where a connection leads
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(CURLOPT_USERAGENT, user_agent_.c_str());
    set(CURLOPT_HTTPHEADER, headers);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
    set(CURLOPT_MAXCONNECTS, 8L);
    set(CURLOPT_ERRORBUFFER, reason);
    set(CURLOPT_HEADERFUNCTION, &on_head);
    set(CURLOPT_HEADERDATA, &transfer);
    set(CURLOPT_WRITEFUNCTION, &on_body);
    set(CURLOPT_WRITEDATA, &transfer);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &on_progress);
    set(CURLOPT_XFERINFODATA, &transfer);
    set(CURLOPT_VERBOSE, 1L);  // the request as sent is told to the debug function alone
    set(CURLOPT_DEBUGFUNCTION, &on_debug);
    set(CURLOPT_DEBUGDATA, &transfer);
    set(CURLOPT_OPENSOCKETFUNCTION, &on_socket);
    set(CURLOPT_OPENSOCKETDATA, &transfer);
    return fine_;
  }

  ClientOptions options_;
  std::string user_agent_;
  CURL* curl_ = nullptr;
  CurlList resolve_;
  bool fine_ = true;
};

Result<Client> Client::make(ClientOptions options) {
  if (trim(options.user_agent).empty()) return fail(ErrorCode::kConfig, "the user agent is empty");
  if (trim(options.contact).empty()) {
    return fail(ErrorCode::kConfig, "there is no contact address",
                "give one at which those who run the site can reach you");
  }
  if (has_controls(options.user_agent) || has_controls(options.contact)) {
    return fail(ErrorCode::kConfig, "a control sign in the user agent or contact address");
  }
  static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
  auto impl = std::make_unique<Impl>(std::move(options));
  if (initialised != CURLE_OK || !impl->usable()) return fail(ErrorCode::kInternal, "libcurl cannot be started");
  return Client(std::move(impl));
}

Client::Client(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

Result<Exchange> Client::get(const Request& request, const Limits& limits, BodySink& sink) {
  return impl_->get(request, limits, sink);
}

const std::string& Client::user_agent() const {
  return impl_->user_agent();
}

}  // namespace saksgang::crawl
