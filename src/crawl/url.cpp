#include "crawl/url.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <curl/curl.h>
#include <fmt/core.h>

#include "base/host_name.hpp"
#include "base/utf8.hpp"
#include "crawl/percent.hpp"

namespace saksgang::crawl {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return crawl::lower(c); });
  return out;
}

// What may stand plainly in a path or query: section 3.3 and 3.4, less the percent sign.
bool may_stand(char c) {
  return is_unreserved(c) || std::string_view("!$&'()*+,;=:@/?").find(c) != std::string_view::npos;
}

// Section 6.2.2.2: what is encoded without need is decoded; what must be encoded is, a lonely "%" too.
std::string normal_encoding(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int octet = encoded_octet(text, i);
    if (octet >= 0) {
      i += 2;
      if (is_unreserved(octet)) {
        out += static_cast<char>(octet);
      } else {
        append_encoded(out, static_cast<unsigned char>(octet));
      }
    } else if (may_stand(text[i])) {
      out += text[i];
    } else {
      append_encoded(out, static_cast<unsigned char>(text[i]));
    }
  }
  return out;
}

// Section 5.2.4, for a path that begins with "/".
std::string without_dot_segments(std::string_view path) {
  std::string out;
  std::size_t at = 0;
  while (at < path.size()) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    const std::string_view segment = path.substr(at + 1, end - at - 1);
    const bool last = end == path.size();
    if (segment == "..") {
      out.resize(out.empty() ? 0 : out.rfind('/'));
      if (last) out += '/';
    } else if (segment == ".") {
      if (last) out += '/';
    } else {
      out += path.substr(at, end - at);
    }
    at = end;
  }
  return out.empty() ? "/" : out;
}

// What the HTML and URL standards drop: controls and blanks at the ends, tabs and newlines anywhere.
std::string cleaned(std::string_view text) {
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c != '\t' && c != '\n' && c != '\r') out += c;
  }
  const std::size_t end = std::min(out.find_first_of("?#"), out.size());
  std::replace(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(end), '\\', '/');
  return out;
}

// The scheme in front of the first colon; empty where the text has none.
std::string_view scheme_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text[0])) return {};
  const std::string_view scheme = text.substr(0, colon);
  const bool fine = std::all_of(scheme.begin(), scheme.end(),
                                [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
  return fine ? scheme : std::string_view();
}

struct FreeCurlUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

struct FreeCurlText {
  void operator()(char* text) const { curl_free(text); }
};

struct Authority {
  std::string host;
  std::uint16_t port = 0;
};

Result<Authority> read_authority(std::string_view scheme, std::string_view text) {
  const auto no_host = [&] { return fail(ErrorCode::kUsage, fmt::format("no host: «{}»", utf8::repaired(text))); };
  if (text.find('@') != std::string_view::npos) {
    return fail(ErrorCode::kUsage, "a user name or password in the address");
  }
  // libcurl takes "host:" for the port 0 and numbers in other forms than decimal as they come; so it gets what is left
  // when the port is off.
  std::string_view name = text;
  std::uint32_t port = scheme == "https" ? 443 : 80;
  const std::size_t bracket = text.rfind(']');
  const std::size_t colon = text.rfind(':');
  if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
    name = text.substr(0, colon);
    const std::string_view digits = text.substr(colon + 1);
    if (!digits.empty()) {
      const bool number = digits.size() <= 5 && std::all_of(digits.begin(), digits.end(), is_digit);
      port = 0;
      for (const char c : digits.substr(0, number ? digits.size() : 0)) port = port * 10 + (c - '0');
      if (port == 0 || port > 65535) {
        return fail(ErrorCode::kUsage, fmt::format("no such port: «{}»", utf8::repaired(digits)));
      }
    }
  }
  if (name.empty() || name.find_first_of("%<>\"{}|^` \x7F") != std::string_view::npos) return no_host();
  const std::optional<std::string> ascii = ascii_host_name(name);
  if (!ascii || ascii->empty()) return no_host();
  const std::unique_ptr<CURLU, FreeCurlUrl> url(curl_url());
  if (url == nullptr) return fail(ErrorCode::kInternal, "no memory for an address");
  char* host = nullptr;
  if (curl_url_set(url.get(), CURLUPART_URL, fmt::format("http://{}/", *ascii).c_str(), 0) != CURLUE_OK ||
      curl_url_get(url.get(), CURLUPART_HOST, &host, 0) != CURLUE_OK) {
    return no_host();
  }
  const std::unique_ptr<char, FreeCurlText> owned(host);
  std::string result = lower(host);
  if (result.find("..") != std::string::npos) return no_host();
  if (result.ends_with('.')) result.pop_back();  // the root of all names, which is not said elsewhere
  if (result.empty() || result.starts_with('.') || result.size() > 253) return no_host();
  return Authority{std::move(result), static_cast<std::uint16_t>(port)};
}

// The value of a parameter, decoded as forms are; nothing where the query lacks it.
std::optional<std::string> parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.size() <= name.size() || !pair.starts_with(name) || pair[name.size()] != '=') continue;
    std::string out;
    for (std::size_t i = name.size() + 1; i < pair.size(); ++i) {
      const int octet = encoded_octet(pair, i);
      if (octet >= 0) i += 2;
      out += octet >= 0 ? static_cast<char>(octet) : pair[i] == '+' ? ' ' : pair[i];
    }
    return out;
  }
  return std::nullopt;
}

// "google.no", "www.google.co.uk": Google's own host under any country.
bool is_google(std::string_view host) {
  if (host.starts_with("www.")) host.remove_prefix(4);
  if (!host.starts_with("google.")) return false;
  host.remove_prefix(7);
  if (host.starts_with("co.")) host.remove_prefix(3);
  if (host.starts_with("com.")) host.remove_prefix(4);
  return (host.size() == 2 || host == "com") && std::all_of(host.begin(), host.end(), is_letter);
}

std::optional<std::string> wrapped_target(const Url& url) {
  if (is_google(url.host()) && url.path() == "/url") {
    if (std::optional<std::string> target = parameter(url.query(), "q")) return target;
    return parameter(url.query(), "url");
  }
  if (url.host().ends_with(".safelinks.protection.outlook.com")) return parameter(url.query(), "url");
  return std::nullopt;
}

bool all_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return hex_digit(c) >= 0; });
}

// 8-4-4-4-12 hexadecimal digits.
bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : hex_digit(text[i]) < 0) return false;
  }
  return true;
}

std::string normal_prefix(std::string_view prefix) {
  const Result<Url> url = Url::parse(fmt::format("http://x{}{}", prefix.starts_with('/') ? "" : "/", prefix));
  return url ? std::string(url->path()) : std::string(prefix);
}

}  // namespace

Result<Url> Url::parse(std::string_view text) {
  if (text.size() > kMostUrlBytes) {
    return fail(ErrorCode::kUsage, fmt::format("longer than {} bytes", kMostUrlBytes));
  }
  const std::string whole = cleaned(text);
  const std::string scheme = lower(scheme_of(whole));
  if (scheme.empty()) return fail(ErrorCode::kUsage, "no absolute address");
  if (scheme != "http" && scheme != "https") {
    return fail(ErrorCode::kUsage, fmt::format("another scheme than http and https: «{}»", scheme));
  }
  std::string_view rest = std::string_view(whole).substr(scheme.size() + 1);
  if (!rest.starts_with("//")) return fail(ErrorCode::kUsage, "no host");
  rest.remove_prefix(2);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t authority_end = std::min(rest.find_first_of("/?"), rest.size());
  Result<Authority> authority = read_authority(scheme, rest.substr(0, authority_end));
  if (!authority) return tl::make_unexpected(std::move(authority.error()));
  rest.remove_prefix(authority_end);
  const std::size_t mark = rest.find('?');
  const std::string_view path = rest.substr(0, mark);

  Url url;
  url.port_ = authority->port;
  url.text_ = scheme + "://";
  url.host_ = url.text_.size();
  url.text_ += authority->host;
  url.host_end_ = url.text_.size();
  if (url.port_ != (scheme == "https" ? 443 : 80)) url.text_ += fmt::format(":{}", url.port_);
  url.path_ = url.text_.size();
  url.text_ += path.empty() ? "/" : without_dot_segments(normal_encoding(path));
  url.query_ = url.text_.size();
  if (mark != std::string_view::npos) {
    url.text_ += '?' + normal_encoding(rest.substr(mark + 1));
    ++url.query_;
  }
  if (url.text_.size() > kMostUrlBytes) {
    return fail(ErrorCode::kUsage, fmt::format("longer than {} bytes", kMostUrlBytes));
  }
  return url;
}

Result<Url> Url::resolve(std::string_view reference) const {
  if (reference.size() > kMostUrlBytes) {
    return fail(ErrorCode::kUsage, fmt::format("longer than {} bytes", kMostUrlBytes));
  }
  const std::string text = cleaned(reference);
  if (text.empty() || text.front() == '#') return *this;
  if (!scheme_of(text).empty()) return parse(text);
  if (text.starts_with("//")) return parse(fmt::format("{}:{}", scheme(), text));
  const std::string authority = text_.substr(0, path_);
  if (text.front() == '/') return parse(authority + text);
  if (text.front() == '?') return parse(fmt::format("{}{}{}", authority, path(), text));
  return parse(fmt::format("{}{}{}", authority, path().substr(0, path().rfind('/') + 1), text));
}

std::string_view Url::scheme() const {
  return std::string_view(text_).substr(0, text_.find(':'));
}

std::string_view Url::host() const {
  return std::string_view(text_).substr(host_, host_end_ - host_);
}

std::uint16_t Url::port() const {
  return port_;
}

std::string_view Url::path() const {
  const bool has_query = query_ > path_ && text_[query_ - 1] == '?';
  return std::string_view(text_).substr(path_, query_ - path_ - (has_query ? 1 : 0));
}

std::string_view Url::query() const {
  return std::string_view(text_).substr(query_);
}

std::string_view Url::path_and_query() const {
  return std::string_view(text_).substr(path_);
}

std::string Url::origin() const {
  return text_.substr(0, path_);
}

bool is_no_document(std::string_view href) {
  constexpr std::array<std::string_view, 9> kSchemes{"mailto", "tel",  "sms", "javascript", "data",
                                                     "about",  "blob", "fax", "callto"};
  const std::string text = cleaned(href.substr(0, 64));
  const std::string scheme = lower(scheme_of(text));
  return std::find(kSchemes.begin(), kSchemes.end(), scheme) != kSchemes.end();
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int octet = encoded_octet(text, i);
    if (octet < 0x20 || octet == 0x7F) {
      out += text[i];
    } else {
      out += static_cast<char>(octet);
      i += 2;
    }
  }
  return utf8::repaired(out);
}

Url unwrapped(const Url& url) {
  constexpr int kDeepest = 4;
  Url at = url;
  for (int depth = 0; depth < kDeepest; ++depth) {
    const std::optional<std::string> target = wrapped_target(at);
    if (!target) break;
    Result<Url> inner = Url::parse(*target);
    if (!inner) break;
    at = std::move(*inner);
  }
  return at;
}

std::optional<Attachment> attachment_of(const Url& url) {
  constexpr std::string_view kMark = "/_/attachment/";
  const std::string_view path = url.path();
  const std::size_t mark = path.find(kMark);
  if (mark == std::string_view::npos) return std::nullopt;
  std::string_view rest = path.substr(mark + kMark.size());
  if (rest.starts_with("inline/")) {
    rest.remove_prefix(7);
  } else if (rest.starts_with("download/")) {
    rest.remove_prefix(9);
  } else {
    return std::nullopt;
  }
  if (rest.size() < 36 || !is_uuid(rest.substr(0, 36))) return std::nullopt;
  Attachment found{lower(rest.substr(0, 36)), {}, {}};
  rest.remove_prefix(36);
  if (rest.starts_with(':') || rest.starts_with("%3A")) {
    rest.remove_prefix(rest.front() == ':' ? 1 : 3);
    const std::size_t end = std::min(rest.find('/'), rest.size());
    if (end != 40 || !all_hex(rest.substr(0, end))) return std::nullopt;
    found.content = lower(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  if (rest.size() < 2 || rest.front() != '/' || rest.find('/', 1) != std::string_view::npos) return std::nullopt;
  found.name = utf8::nfc(percent_decoded(rest.substr(1)));
  return found;
}

std::string identity_of(const Url& url) {
  const std::optional<Attachment> attachment = attachment_of(url);
  return attachment ? fmt::format("attachment:{}/{}", attachment->uuid, attachment->name) : url.str();
}

std::string file_name_of(const Url& url) {
  const std::string_view path = url.path();
  return percent_decoded(path.substr(path.rfind('/') + 1));
}

bool promises_pdf(const Url& url) {
  const std::string_view path = url.path();
  return path.size() > 4 && lower(path.substr(path.size() - 4)) == ".pdf";
}

bool Scope::allows_host(const Url& url) const {
  return std::any_of(hosts.begin(), hosts.end(), [&](const Host& host) {
    const std::uint16_t own = url.scheme() == "https" ? 443 : 80;
    if (url.port() != host.port.value_or(own)) return false;
    if (host.name.starts_with("*.")) return url.host().ends_with(std::string_view(host.name).substr(1));
    return url.host() == host.name;
  });
}

bool Scope::allows(const Url& url) const {
  return std::any_of(hosts.begin(), hosts.end(), [&](const Host& host) {
    if (!Scope{{Host{host.name, host.port, {}}}}.allows_host(url)) return false;
    if (host.prefixes.empty()) return true;
    return std::any_of(host.prefixes.begin(), host.prefixes.end(), [&](const std::string& given) {
      const std::string prefix = normal_prefix(given);
      const std::string_view path = url.path();
      if (!path.starts_with(prefix)) return false;
      return prefix.ends_with('/') || path.size() == prefix.size() || path[prefix.size()] == '/';
    });
  });
}

}  // namespace saksgang::crawl
