#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "model/record.hpp"

// Names and dates as the exported forms write them. The room's namespace is `exports`, since C++ has kept `export` for
// itself.
namespace saksgang::exports {

// Lower-case ASCII letters, digits and single hyphens («Samvirkerådet for digital helse» is
// «samvirkeradet-for-digital-helse»); "x" where nothing of the text can be kept.
std::string slug(std::string_view text);

// What a council is called in writing, the same whatever its papers print: «Nasjonalt e-helseråd (NEHR)». One that the
// registry does not know is called as the document has it.
std::string council_name(const CaseRecord& record);

// «12. februar 2025»
std::string norwegian_date(const Date& day);

// «22.–23. januar 2025», «30. april–2. mai 2024», «1. mai og 3. mai 2024» where a day between is missing. The days are
// in order; empty for none.
std::string norwegian_dates(const std::vector<Date>& days);

// The days of a meeting that can be read as dates, in order, each once.
std::vector<Date> days_of(const Meeting& meeting);

// The midnight at which the day begins in Norway: «2025-06-12T00:00:00+02:00», by the rule of summer time that holds
// since 1996. For forms that ask for a time where the papers give a day.
std::string start_of_day(const Date& day);

}  // namespace saksgang::exports
