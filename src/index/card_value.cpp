#include "index/card_value.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "base/date.hpp"

namespace saksgang::index {
namespace {

constexpr char kBetween = '\0';
constexpr std::size_t kDigitsOfDay = 8;

std::string without_nuls(std::string text) {
  std::erase(text, kBetween);
  return text;
}

// The text up to the next NUL, which is taken off with it; all of it where there is none.
std::string_view take(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(kBetween), rest.size());
  const std::string_view out = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return out;
}

}  // namespace

std::string card_value(const CaseRecord& record) {
  const auto key = history::key_of(record);
  if (!key) return {};
  std::string days;
  for (const std::string& iso : record.meeting.dates) {
    if (const auto day = Date::from_iso(iso)) days += fmt::format("{:04}{:02}{:02}", day->year, day->month, day->day);
  }
  return fmt::format("{}{}{}/{}{}{}{}{}", without_nuls(key->council), kBetween, key->number.number, key->number.year,
                     kBetween, days, kBetween, without_nuls(record.title));
}

void add_card_value(std::string_view value, std::vector<history::CaseCard>& cards) {
  history::CaseKey key;
  key.council = take(value);
  const auto number = parse_case_number(take(value));
  if (!number || key.council.empty()) return;
  key.number = *number;
  const std::string_view days = take(value);
  auto card = std::find_if(cards.begin(), cards.end(), [&](const history::CaseCard& c) { return c.key == key; });
  if (card == cards.end()) {
    cards.emplace_back().key = std::move(key);
    card = cards.end() - 1;
  }
  CaseRecord told;
  told.title = value;
  for (std::size_t i = 0; i + kDigitsOfDay <= days.size(); i += kDigitsOfDay) {
    const std::string_view day = days.substr(i, kDigitsOfDay);
    told.meeting.dates.push_back(fmt::format("{}-{}-{}", day.substr(0, 4), day.substr(4, 2), day.substr(6)));
  }
  history::add_to_card(*card, told);
}

}  // namespace saksgang::index
