#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/settings.hpp"
#include "history/case_diff.hpp"
#include "model/json.hpp"

// The differences between a case's texts, for people, spreadsheets and programs.
namespace saksgang::cli {

// Both texts in one, on lines of at most `width` columns: what the first alone has as [-…-], what the second alone has
// as {+…+}, or in red and green. Where only blanks differ, the second's stand.
std::string marked_text(std::string_view old_text, std::string_view new_text, const std::vector<history::Hunk>& hunks,
                        bool colour, std::size_t width, std::size_t indent);

std::string diff_text(const history::CaseDiff& diff, const Settings& settings);

// One line: case, verdicts, title.
std::string diff_line(const history::CaseDiff& diff, const Settings& settings);

std::vector<std::string> diff_csv_head();
std::vector<std::vector<std::string>> diff_csv(const history::CaseDiff& diff);

// As schemas/diff-1.schema.json has it.
Json diff_json(const history::CaseDiff& diff);

}  // namespace saksgang::cli
