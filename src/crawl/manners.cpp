#include "crawl/manners.hpp"

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"

namespace saksgang::crawl {

std::optional<Milliseconds> retry_after(std::string_view header, Time now) {
  header = utf8::trim(header);
  if (header.empty()) return std::nullopt;
  if (header.find_first_not_of("0123456789") == std::string_view::npos) {
    std::uint32_t seconds = 0;
    const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), seconds);
    // More than 136 years: as good as for ever.
    if (error == std::errc::result_out_of_range) seconds = UINT32_MAX;
    return std::chrono::seconds(seconds);
  }
  const auto moment = time_from_http(header, now);
  if (!moment) return std::nullopt;
  return std::max(Milliseconds(0), *moment - now);
}

Milliseconds backoff(const Manners& manners, int failures, double chance) {
  Milliseconds whole = std::min(manners.backoff, manners.most_backoff);
  for (int i = 1; i < failures && whole < manners.most_backoff; ++i) whole = std::min(2 * whole, manners.most_backoff);
  return whole / 2 + Milliseconds(static_cast<std::int64_t>(static_cast<double>((whole - whole / 2).count()) * chance));
}

bool may_help_again(int status) {
  switch (status) {
    case 0:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
      return true;
    default:
      return false;
  }
}

bool Pace::set_crawl_delay(std::optional<Milliseconds> delay) {
  const Milliseconds told = delay.value_or(Milliseconds(0));
  if (told > manners_.longest_wait) {
    closed_ = true;
    return false;
  }
  // The request for robots.txt itself counts too; it was before the delay was known.
  if (earliest_.count() > 0 && told > delay_)
    earliest_ += std::max(told, manners_.delay) - std::max(delay_, manners_.delay);
  delay_ = told;
  return true;
}

void Pace::answered(Milliseconds now) {
  const auto delay = static_cast<double>(std::max(manners_.delay, delay_).count());
  earliest_ =
      std::max(earliest_, now + Milliseconds(static_cast<std::int64_t>(delay * (1 + manners_.jitter * chance_()))));
}

bool Pace::hold(Milliseconds now, Milliseconds wait) {
  if (wait > manners_.longest_wait) {
    closed_ = true;
    return false;
  }
  earliest_ = std::max(earliest_, now + wait);
  return true;
}

void Pace::failed() {
  if (++failures_ >= manners_.give_up_after) closed_ = true;
}

std::string_view Spending::exhausted(Milliseconds worked) const {
  if (requests_ >= budget_.requests) return "requests";
  if (bytes_ >= budget_.bytes) return "bytes";
  if (before_ + worked >= budget_.time) return "time";
  return {};
}

}  // namespace saksgang::crawl
