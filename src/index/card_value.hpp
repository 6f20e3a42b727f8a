#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "history/catalogue.hpp"
#include "model/record.hpp"

// What a record tells of its case, as one value, so that cases are told apart without a look at the record.
namespace saksgang::index {

// Council, number («17/2025»), the meeting's days and the title as printed, with a NUL between them; the days stand
// behind one another, eight digits each. Empty for a record without a number or a council.
std::string card_value(const CaseRecord& record);

// Adds it to the card of its case, which is put behind the others where it is new. A value of another form adds
// nothing.
void add_card_value(std::string_view value, std::vector<history::CaseCard>& cards);

}  // namespace saksgang::index
