#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "crawl/http.hpp"
#include "crawl/unpack.hpp"

namespace saksgang::crawl {

bool is_redirect(int status);  // 301, 302, 303, 307, 308

// One request on its way, as libcurl's callbacks see it. Those that give bool end the transfer with false; why is then
// in `failure` or `fault`, or `enough` is set.
struct Transfer {
  Transfer(const ClientOptions& with, const Limits& within, BodySink& to, Exchange& of, const Url& url);

  void sent(std::string_view bytes);      // of the request's head
  bool head_line(std::string_view line);  // with its end
  bool body(std::string_view bytes);      // without chunks, still packed
  bool tick();                            // now and then
  // The socket for this address; CURL_SOCKET_BAD where it may not be reached.
  curl_socket_t connect_to(const curl_sockaddr& to);

  bool stop(FaultKind kind, std::string message, std::string hint = {});
  // The fault that libcurl's code means; `reason` is its own sentence.
  Fault fault_of(CURLcode code, std::string_view reason) const;

  const ClientOptions& options;
  const Limits& limits;
  BodySink& sink;
  Exchange& exchange;
  Hop hop;
  std::optional<Error> failure;  // the sink's, or the user's wish
  std::optional<Fault> fault;    // found by ourselves
  bool head_complete = false;
  bool enough = false;  // of a redirect's body
  Unpacker unpacker{Packing::kNone};

 private:
  bool head_ends();
  bool too_large(std::string_view what);
  bool take(Result<void> done);

  std::string private_address_;  // that was refused
  bool public_address_ = false;  // one was tried
  bool asked_ = false;           // the request is under way, so that an answer can be waited for
  std::chrono::steady_clock::time_point window_ = std::chrono::steady_clock::now();
  std::uint64_t in_window_ = 0;
};

}  // namespace saksgang::crawl
