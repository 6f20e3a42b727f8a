#include "index/coverage.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>

#include "index/facets.hpp"

namespace saksgang::index {
namespace {

Xapian::valueno slot(Facet facet) {
  return static_cast<Xapian::valueno>(info(field_of(facet)).slot);
}

void widen(CouncilCoverage& council, std::string_view year_text) {
  int year = 0;
  std::from_chars(year_text.data(), year_text.data() + year_text.size(), year);
  if (year == 0) return;
  if (council.first_year == 0 || year < council.first_year) council.first_year = year;
  council.last_year = std::max(council.last_year, year);
}

}  // namespace

std::vector<CouncilCoverage> coverage(const Xapian::Database& database) {
  std::map<std::string, CouncilCoverage, std::less<>> by_name;
  auto years = database.valuestream_begin(slot(Facet::kYear));
  const auto end_of_years = database.valuestream_end(slot(Facet::kYear));
  for (auto it = database.valuestream_begin(slot(Facet::kCouncil));
       it != database.valuestream_end(slot(Facet::kCouncil)); ++it) {
    const std::string name = *it;
    CouncilCoverage& council = by_name[name];
    ++council.records;
    if (years != end_of_years) years.skip_to(it.get_docid());
    if (years == end_of_years || years.get_docid() != it.get_docid()) continue;
    const std::string value = *years;
    for (const std::string_view year : facet_parts(value)) widen(council, year);
  }
  std::vector<CouncilCoverage> out;
  for (auto& [name, council] : by_name) {
    council.council = name;
    out.push_back(std::move(council));
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.records > b.records; });
  return out;
}

}  // namespace saksgang::index
