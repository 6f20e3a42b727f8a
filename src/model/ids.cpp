#include "model/ids.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "model/json.hpp"

namespace saksgang {

void assign_ids(std::vector<CaseRecord>& records) {
  std::map<std::string, int> seen;
  for (CaseRecord& record : records) {
    std::string place =
        record.case_number.value_or("").empty() ? fmt::format("p{}", record.first_page) : *record.case_number;
    std::replace(place.begin(), place.end(), '/', '-');
    std::string id =
        fmt::format("{}.{}.{}", std::string_view(record.document.sha256).substr(0, 16), name(record.part), place);
    // A number that is printed as «1-2» is not taken for the second «1».
    for (int count = ++seen[id]; count > 1; ++count) {
      std::string numbered = fmt::format("{}-{}", id, count);
      if (!seen.try_emplace(numbered, 1).second) continue;
      id = std::move(numbered);
      break;
    }
    record.id = std::move(id);
  }
}

}  // namespace saksgang
