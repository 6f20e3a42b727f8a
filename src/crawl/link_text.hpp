#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "crawl/links.hpp"

// What the words of and around a link say about the document behind it. Pure functions over text.
namespace saksgang::crawl {

// Whether the text says nothing of what it leads to: «her», «Last ned», «PDF», «Les mer», an address.
bool is_generic(std::string_view text);

// The text without what pages add to links: a trailing «(PDF, 1,2 MB)» or «.pdf», a leading «Last ned».
std::string without_file_notes(std::string_view text);

// A date in a file's name: as in running text with "-", "_", "." or blanks between, or "20250612".
std::optional<Date> date_in_name(std::string_view name);

// The first date that one of the texts has whole; else the first day and month («12. juni») of any of them with the
// first year («2025») that stands alone in any of `years`.
std::optional<Date> date_from(const std::vector<std::string_view>& texts, std::string_view file_name,
                              const std::vector<std::string_view>& headings);

// Gives each link the title it has by itself; then tells those apart that share one on this page («Referat») by their
// heading, or their date.
void give_titles(std::vector<Link>& links);

}  // namespace saksgang::crawl
