#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "crawl/http.hpp"
#include "crawl/url.hpp"

namespace saksgang::crawl {

// How a host is treated. Two requests to it are never at once.
struct Manners {
  std::chrono::milliseconds delay{2000};    // from the end of an answer to the next request; Crawl-delay may raise it
  double jitter = 0.5;                      // up to this share of the delay is added, by chance
  int attempts = 3;                         // for one address in one night, where trying again may help
  std::chrono::milliseconds backoff{5000};  // before the second attempt; doubled for each further one
  std::chrono::milliseconds most_backoff{120'000};
  // Who asks us to wait longer than this (Retry-After, Crawl-delay) is left alone until the next night.
  std::chrono::milliseconds longest_wait{900'000};
  int give_up_after = 10;  // requests in a row without an answer of use; then the host is left alone for the night
};

// What a night may cost. Looked at before each request, so the last body may go beyond `bytes`.
struct Budget {
  std::uint64_t requests = 3000;
  std::uint64_t bytes = std::uint64_t{4} << 30;
  std::chrono::milliseconds time{std::chrono::hours(4)};
};

// What a crawl is told; cli/crawl_settings reads it from crawl.toml.
struct Config {
  std::vector<Url> start;
  Scope pages;                             // where pages may be; links from them out of it are not followed
  Scope documents;                         // where PDF files may be
  std::vector<std::string> private_hosts;  // that may have an address within a private network
  int depth = 2;                           // start pages are 0; documents are taken from pages of this depth too
  std::string user_agent = "saksgang";
  std::string contact;
  std::filesystem::path archive;
  Manners manners;
  Budget budget;
  Limits page_limits;
  Limits document_limits;
  double alarm_share = 0.2;  // an alarm where a larger share of what was asked for failed
  std::string ca_file;       // PEM; the system's authorities where empty
};

}  // namespace saksgang::crawl
