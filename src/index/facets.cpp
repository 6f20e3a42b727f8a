#include "index/facets.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "index/terms.hpp"

namespace saksgang::index {
namespace {

constexpr char kBetween = '\0';

Xapian::valueno slot(Field field) {
  return static_cast<Xapian::valueno>(info(field).slot);
}

void append(std::string& value, std::string part) {
  std::erase(part, kBetween);
  const auto there = facet_parts(value);
  if (part.empty() || std::find(there.begin(), there.end(), part) != there.end()) return;
  if (!value.empty()) value += kBetween;
  value += part;
}

// Most frequent first and equals by name; years newest first.
void put_in_order(FacetCounts& counts) {
  const bool by_name = counts.facet == Facet::kYear;
  std::sort(counts.values.begin(), counts.values.end(), [&](const FacetCount& a, const FacetCount& b) {
    if (by_name) return a.value > b.value;
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
}

// Numbers for texts, from 0 in the order they are met.
class Numbers {
 public:
  std::uint32_t of(std::string_view text) {
    const auto [it, is_new] = numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
    if (is_new) texts_.push_back(it->first);
    return it->second;
  }
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> texts_;
};

// Collects which counted thing has which value, in a few bytes each; the counting itself comes at the end.
class Tally {
 public:
  explicit Tally(Facet facet) : facet_(facet) {}

  void add(const Xapian::Document& document, std::uint32_t counted) {
    const std::string value = document.get_value(slot(field_of(facet_)));
    if (value.empty()) return;
    // Few values differ, so each is taken apart once.
    const auto [it, is_new] = parts_of_.try_emplace(value);
    if (is_new) {
      for (const std::string_view part : facet_parts(value)) it->second.push_back(values_.of(part));
    }
    for (const std::uint32_t part : it->second) met_.emplace_back(part, counted);
  }

  FacetCounts counts() {
    std::sort(met_.begin(), met_.end());
    met_.erase(std::unique(met_.begin(), met_.end()), met_.end());
    FacetCounts out;
    out.facet = facet_;
    for (const std::string& value : values_.texts()) out.values.push_back({value, 0});
    for (const auto& [value, counted] : met_) ++out.values[value].count;
    put_in_order(out);
    return out;
  }

 private:
  Facet facet_;
  Numbers values_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> parts_of_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> met_;  // value, counted thing
};

// Xapian shows it every match, before hits are collapsed into cases.
class FacetSpy final : public Xapian::MatchSpy {
 public:
  FacetSpy(Unit unit, const std::vector<Facet>& facets) : unit_(unit) {
    for (const Facet facet : facets) tallies_.emplace_back(facet);
  }

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    const std::uint32_t counted =
        unit_ == Unit::kCase ? cases_.of(document.get_value(slot(Field::kCollapse))) : document.get_docid();
    for (Tally& tally : tallies_) tally.add(document, counted);
  }

  std::vector<FacetCounts> counts() {
    std::vector<FacetCounts> out;
    for (Tally& tally : tallies_) out.push_back(tally.counts());
    return out;
  }

 private:
  Unit unit_;
  std::vector<Tally> tallies_;
  Numbers cases_;
};

}  // namespace

Field field_of(Facet facet) {
  switch (facet) {
    case Facet::kYear:
      return Field::kYears;
    case Facet::kType:
      return Field::kTypeName;
    case Facet::kActor:
      return Field::kActorNames;
    case Facet::kCouncil:
      break;
  }
  return Field::kCouncilName;
}

std::string facet_value(const CaseRecord& record, Facet facet) {
  std::string value;
  switch (facet) {
    case Facet::kCouncil:
      append(value, record.council);
      break;
    case Facet::kYear:
      for (const int year : years(record)) append(value, fmt::format("{:04}", year));
      break;
    case Facet::kType:
      if (record.case_type) append(value, *record.case_type);
      break;
    case Facet::kActor:
      for (const Innspill& remark : record.innspill) {
        for (const std::string& actor : remark.actors) append(value, actor);
      }
      break;
  }
  return value;
}

std::vector<std::string_view> facet_parts(std::string_view value) {
  std::vector<std::string_view> out;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(kBetween), value.size());
    out.push_back(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return out;
}

RemarkFacets::RemarkFacets(const std::vector<Facet>& facets) : facets_(facets), counted_(facets.size()) {}

void RemarkFacets::add(const CaseRecord& record, const Innspill& remark) {
  for (std::size_t i = 0; i < facets_.size(); ++i) {
    std::string value;
    if (facets_[i] == Facet::kActor) {
      for (const std::string& actor : remark.actors) append(value, actor);
    } else {
      value = facet_value(record, facets_[i]);
    }
    for (const std::string_view part : facet_parts(value)) ++counted_[i][std::string(part)];
  }
}

std::vector<FacetCounts> RemarkFacets::counts() const {
  std::vector<FacetCounts> out;
  for (std::size_t i = 0; i < facets_.size(); ++i) {
    FacetCounts counts{facets_[i], {}};
    for (const auto& [value, count] : counted_[i]) counts.values.push_back({value, count});
    put_in_order(counts);
    out.push_back(std::move(counts));
  }
  return out;
}

std::vector<FacetCounts> count_facets(const Xapian::Database& database, const Xapian::Query& query, Unit unit,
                                      const std::vector<Facet>& facets) {
  FacetSpy spy(unit, facets);
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database.get_doccount());
  return spy.counts();
}

}  // namespace saksgang::index
