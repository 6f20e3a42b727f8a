#include "history/councils_in_time.hpp"

#include <algorithm>
#include <array>

namespace saksgang::history {
namespace {

constexpr int kYearOfChange = 2026;
constexpr std::array<std::string_view, 2> kEnded{"NUIT", "NEHR"};
constexpr std::array<std::string_view, 2> kBegun{"PORTEFOLJERADET", "STRATEGIRADET"};

}  // namespace

bool existed(std::string_view council, const Date& day) {
  if (std::find(kEnded.begin(), kEnded.end(), council) != kEnded.end()) return day.year < kYearOfChange;
  if (std::find(kBegun.begin(), kBegun.end(), council) != kBegun.end()) return day.year >= kYearOfChange;
  return true;
}

}  // namespace saksgang::history
