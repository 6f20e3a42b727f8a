#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Text for a terminal: lines of a given width, safe to print.
namespace saksgang::cli {

// Columns that text takes: code points, which is near enough for the languages of the papers.
std::size_t columns(std::string_view text);

// The words of the text in lines of at most `width` columns (a longer word has a line of its own); each '\n' of the
// text begins a new line. At least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

// The same for text of a document, stripped of what may not reach a terminal, with «before» and «after» around the
// marked byte ranges, which are in order and do not overlap; the marks take no columns and no line ends inside one.
std::vector<std::string> wrapped_with_marks(std::string_view text,
                                            const std::vector<std::pair<std::size_t, std::size_t>>& ranges,
                                            std::string_view before, std::string_view after, std::size_t width);

// Text of a document as one line that is safe to print: controls out, blanks collapsed.
std::string one_line(std::string_view text);

// At most `width` columns, the last of them «…» where something was cut.
std::string shortened(std::string_view text, std::size_t width);

}  // namespace saksgang::cli
