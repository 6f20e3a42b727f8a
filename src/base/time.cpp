#include "base/time.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <vector>

#include <fmt/format.h>
#include <poll.h>

#include "base/cancel.hpp"

namespace saksgang {
namespace {

using std::chrono::milliseconds;

// A number of exactly these digits, or nothing.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text[0] == '-' || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Time> moment(std::optional<Date> day, std::optional<int> hour, std::optional<int> minute,
                           std::optional<int> second) {
  constexpr int kHours = 24, kMinutes = 60, kLeapSecond = 60;
  if (!day || !hour || !minute || !second || *hour >= kHours || *minute >= kMinutes || *second > kLeapSecond) {
    return std::nullopt;
  }
  return begin_of(*day) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

// "08:49:37"
std::optional<Time> moment(std::optional<Date> day, std::string_view clock) {
  constexpr std::size_t kLength = 8;
  if (clock.size() != kLength || clock[2] != ':' || clock[5] != ':') return std::nullopt;
  return moment(day, digits(clock.substr(0, 2)), digits(clock.substr(3, 2)), digits(clock.substr(6, 2)));
}

// HTTP's months are English and case-sensitive; servers are not always.
std::optional<int> english_month(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto* known = std::find(kMonths.begin(), kMonths.end(), lower);
  if (known == kMonths.end()) return std::nullopt;
  return static_cast<int>(known - kMonths.begin()) + 1;
}

std::optional<Date> date_of(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  return Date::make(*year, *month, *day);
}

std::vector<std::string_view> split(std::string_view text, char sign) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(sign), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// RFC 9110, section 5.6.7: a two-digit year that seems to be more than 50 years in the future is in the past.
std::optional<int> whole_year(std::optional<int> year, Time now) {
  constexpr int kCentury = 100, kFuture = 50;
  if (!year) return std::nullopt;
  const int this_year = day_of(now).year;
  const int guess = this_year / kCentury * kCentury + *year;
  return guess > this_year + kFuture ? guess - kCentury : guess;
}

class SystemClock final : public Clock {
 public:
  Time now() const override { return std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now()); }
  milliseconds ticks() const override {
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
  }
  bool wait_until(milliseconds moment) override {
    // Cut into pieces, since the wish to stop may have no descriptor to be told by.
    constexpr milliseconds kPiece{500};
    // ticks() is rounded down, so the last piece must not end before the moment itself.
    for (milliseconds left = moment - ticks(); left.count() > 0 && !cancelled(); left = moment - ticks()) {
      pollfd wish{cancellation_fd(), POLLIN, 0};
      ::poll(&wish, wish.fd >= 0 ? 1 : 0, static_cast<int>(std::min(left, kPiece).count()));
    }
    return !cancelled();
  }
};

}  // namespace

std::string iso(Time time) {
  const Date day = day_of(time);
  const auto rest = time - begin_of(day);
  const std::chrono::hh_mm_ss clock(rest);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", day.iso(), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count(), clock.subseconds().count());
}

std::optional<Time> time_from_iso(std::string_view text) {
  constexpr std::size_t kShort = 20, kLong = 24, kDay = 10;
  if ((text.size() != kShort && text.size() != kLong) || text[kDay] != 'T' || text.back() != 'Z') return std::nullopt;
  auto time = moment(Date::from_iso(text.substr(0, kDay)), text.substr(kDay + 1, 8));
  if (!time || text.size() == kShort) return time;
  const auto fraction = digits(text.substr(kShort, 3));
  if (text[kShort - 1] != '.' || !fraction) return std::nullopt;
  return *time + milliseconds(*fraction);
}

Time begin_of(Date day) {
  using namespace std::chrono;
  return sys_days(year(day.year) / month(static_cast<unsigned>(day.month)) / static_cast<unsigned>(day.day));
}

Date day_of(Time time) {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time));
  return Date{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
              static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::optional<Time> time_from_http(std::string_view text, Time now) {
  constexpr std::size_t kRfc1123 = 6, kRfc850 = 4, kAsctime = 5;
  const auto words = split(text, ' ');
  // «Sun, 06 Nov 1994 08:49:37 GMT»
  if (words.size() == kRfc1123 && words[5] == "GMT") {
    return moment(date_of(digits(words[3]), english_month(words[2]), digits(words[1])), words[4]);
  }
  // «Sunday, 06-Nov-94 08:49:37 GMT»
  if (words.size() == kRfc850 && words[3] == "GMT") {
    const auto day = split(words[1], '-');
    if (day.size() != 3) return std::nullopt;
    return moment(date_of(whole_year(digits(day[2]), now), english_month(day[1]), digits(day[0])), words[2]);
  }
  // «Sun Nov  6 08:49:37 1994»
  if (words.size() == kAsctime) {
    return moment(date_of(digits(words[4]), english_month(words[1]), digits(words[2])), words[3]);
  }
  return std::nullopt;
}

Clock& system_clock() {
  static SystemClock clock;
  return clock;
}

}  // namespace saksgang
