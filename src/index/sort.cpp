#include "index/sort.hpp"

#include <string>

#include "index/fields.hpp"

namespace saksgang::index {
namespace {

Xapian::valueno slot(Field field) {
  return static_cast<Xapian::valueno>(info(field).slot);
}

// Behind every council's name, whatever its language.
constexpr std::string_view kLast = "\xFF";

class CaseOrder final : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    std::string key = document.get_value(slot(Field::kCollapse));
    const bool is_numbered = key.find('|') != std::string::npos;
    if (is_numbered) return (key.front() == '|' ? std::string(kLast) : "") + key;
    const std::string council = document.get_value(slot(Field::kCouncilName));
    std::string date = document.get_value(slot(Field::kDate));
    // The complement of each digit, so that the newest comes first and the undated last.
    for (char& digit : date) digit = static_cast<char>('0' + '9' - digit);
    return std::string(kLast) + std::string(kLast) + (council.empty() ? std::string(kLast) : council) + "|" +
           (date.empty() ? std::string(kLast) : date);
  }
};

}  // namespace

void sort_by(Xapian::Enquire& enquire, Sort sort) {
  switch (sort) {
    case Sort::kRelevance:
      enquire.set_sort_by_relevance_then_value(slot(Field::kDate), true);
      return;
    case Sort::kDate:
      enquire.set_sort_by_value_then_relevance(slot(Field::kDate), true);
      return;
    case Sort::kCase:
      enquire.set_sort_by_key_then_relevance((new CaseOrder)->release(), false);
      return;
  }
}

}  // namespace saksgang::index
