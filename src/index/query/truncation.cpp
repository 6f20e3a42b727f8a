#include "index/query/truncation.hpp"

#include <algorithm>
#include <utility>

#include "index/terms.hpp"

namespace saksgang::index::query {

bool fits(std::string_view pattern, std::string_view text) {
  // Each piece between stars is looked for behind the one before it; the earliest place leaves most to those that
  // follow.
  const std::size_t first = pattern.find('*');
  if (first == std::string_view::npos) return pattern == text;
  const std::size_t last = pattern.rfind('*');
  const std::string_view head = pattern.substr(0, first), tail = pattern.substr(last + 1);
  if (text.size() < head.size() + tail.size() || !text.starts_with(head) || !text.ends_with(tail)) return false;
  text = text.substr(head.size(), text.size() - head.size() - tail.size());
  for (std::size_t star = first; star < last;) {
    const std::size_t next = pattern.find('*', star + 1);
    const std::string_view piece = pattern.substr(star + 1, next - star - 1);
    const std::size_t at = text.find(piece);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + piece.size());
    star = next;
  }
  return true;
}

std::vector<std::string> terms_that_fit(const Xapian::Database& database, Field field, std::string_view pattern,
                                        std::size_t limit) {
  const std::string_view prefix = info(field).prefix;
  std::string beginning(prefix);
  beginning += pattern.substr(0, pattern.find('*'));
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (auto it = database.allterms_begin(beginning); it != database.allterms_end(beginning);) {
    const std::string term = *it;
    if (prefix.empty() && term.front() >= 'A' && term.front() <= 'Z') {
      it.skip_to("[");  // behind the terms that have a prefix
      continue;
    }
    const std::string_view text = std::string_view(term).substr(prefix.size());
    if (fits(pattern, text)) found.emplace_back(it.get_termfreq(), text);
    ++it;
  }
  const auto more = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  const std::size_t kept = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), more);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < kept; ++i) out.push_back(std::move(found[i].second));
  return out;
}

}  // namespace saksgang::index::query
