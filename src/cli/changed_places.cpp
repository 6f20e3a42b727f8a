#include "cli/changed_places.hpp"

#include <string_view>

namespace saksgang::cli {
namespace {

using history::Hunk;

constexpr std::string_view kMore = "… ", kMoreAfter = " …";

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

// The beginning of a word, at most `around` bytes before `from`; `from` itself where no word begins there.
std::size_t back(std::string_view text, std::size_t from, std::size_t around) {
  if (from <= around) return 0;
  std::size_t at = from - around;
  while (at < from && !is_blank(text[at - 1])) ++at;
  return at;
}

std::size_t forth(std::string_view text, std::size_t from, std::size_t around) {
  if (text.size() - from <= around) return text.size();
  std::size_t at = from + around;
  while (at > from && !is_blank(text[at])) --at;
  return at;
}

}  // namespace

std::vector<ChangedPlace> changed_places(const history::TextChange& change, std::size_t around) {
  std::vector<ChangedPlace> out;
  const std::vector<Hunk>& hunks = change.comparison.hunks;
  for (std::size_t first = 0; first < hunks.size();) {
    std::size_t last = first;
    while (last + 1 < hunks.size() && hunks[last + 1].new_begin - hunks[last].new_end <= 2 * around) ++last;
    // What lies before, between and after hunks is the same in both texts, so one length serves for both.
    const std::size_t begin = back(change.new_text, hunks[first].new_begin, around);
    const std::size_t lead = hunks[first].new_begin - begin;
    const std::size_t end = forth(change.new_text, hunks[last].new_end, around);
    const std::size_t tail = end - hunks[last].new_end;
    const std::size_t old_begin = hunks[first].old_begin - lead, old_end = hunks[last].old_end + tail;
    const std::string_view before = begin > 0 ? kMore : "", after = end < change.new_text.size() ? kMoreAfter : "";
    ChangedPlace place;
    place.old_text = std::string(before) + change.old_text.substr(old_begin, old_end - old_begin) + std::string(after);
    place.new_text = std::string(before) + change.new_text.substr(begin, end - begin) + std::string(after);
    for (std::size_t i = first; i <= last; ++i) {
      Hunk hunk = hunks[i];
      hunk.old_begin = hunk.old_begin - old_begin + before.size();
      hunk.old_end = hunk.old_end - old_begin + before.size();
      hunk.new_begin = hunk.new_begin - begin + before.size();
      hunk.new_end = hunk.new_end - begin + before.size();
      place.hunks.push_back(hunk);
    }
    out.push_back(std::move(place));
    first = last + 1;
  }
  return out;
}

}  // namespace saksgang::cli
