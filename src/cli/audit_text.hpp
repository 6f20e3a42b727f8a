#pragma once

#include <string>
#include <vector>

#include "cli/settings.hpp"
#include "history/finding.hpp"
#include "model/json.hpp"

// Findings for people, spreadsheets and programs.
namespace saksgang::cli {

std::string finding_text(const history::Finding& finding, const Settings& settings);

std::vector<std::string> finding_csv_head();
std::vector<std::string> finding_csv(const history::Finding& finding);

// As schemas/finding-1.schema.json has it.
Json finding_json(const history::Finding& finding);

}  // namespace saksgang::cli
