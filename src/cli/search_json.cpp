#include "cli/search_json.hpp"

#include <utility>

namespace saksgang::cli {
namespace {

Json replaced_json(const index::SearchResult& result) {
  Json out = Json::array();
  for (const index::Replacement& r : result.replaced) out.push_back(Json{{"typed", r.typed}, {"by", r.by}});
  return out;
}

Json facets_json(const index::SearchResult& result) {
  Json out = Json::array();
  for (const index::FacetCounts& facet : result.facets) {
    Json values = Json::array();
    for (const index::FacetCount& v : facet.values) values.push_back(Json{{"value", v.value}, {"count", v.count}});
    out.push_back(Json{{"facet", name(facet.facet)}, {"values", std::move(values)}});
  }
  return out;
}

Json words_json(const index::SearchResult& result) {
  Json out = Json::array();
  for (const index::WordCount& w : result.words) out.push_back(Json{{"word", w.word}, {"records", w.records}});
  return out;
}

Json coverage_json(const index::SearchResult& result) {
  const auto year = [](int number) { return number == 0 ? Json() : Json(number); };
  Json out = Json::array();
  for (const index::CouncilCoverage& c : result.coverage) {
    out.push_back(Json{{"council", c.council},
                       {"first_year", year(c.first_year)},
                       {"last_year", year(c.last_year)},
                       {"records", c.records}});
  }
  return out;
}

Json explanation_json(const index::SearchResult& result) {
  if (!result.explanation) return {};
  const index::Explanation& e = *result.explanation;
  return Json{{"lexemes", e.lexemes}, {"tree", e.tree}, {"words", e.words}, {"query", e.query}};
}

}  // namespace

std::string_view name(index::Facet facet) {
  switch (facet) {
    case index::Facet::kCouncil:
      return "council";
    case index::Facet::kYear:
      return "year";
    case index::Facet::kType:
      return "type";
    case index::Facet::kActor:
      break;
  }
  return "actor";
}

Json hit_json(const index::Hit& hit) {
  Json record = to_json(hit.record);
  Json highlights = Json::array();
  for (const auto& [begin, end] : hit.highlights) highlights.push_back(Json::array({begin, end}));
  Json json = Json::object();
  json["rank"] = hit.rank;
  json["score"] = hit.score;
  json["council"] = std::move(record["council"]);
  json["case"] = std::move(record["case"]);
  json["title"] = std::move(record["title"]);
  json["part"] = std::move(record["part"]);
  json["meeting"] = std::move(record["meeting"]);
  json["document"] = std::move(record["document"]);
  json["page"] = hit.page;
  json["snippet"] = hit.snippet;
  json["highlights"] = std::move(highlights);
  json["missing"] = hit.missing;
  json["id"] = std::move(record["id"]);
  return json;
}

Json result_json(const index::SearchResult& result, const std::string& query) {
  Json json = Json::object();
  json["query"] = query;
  json["total"] = result.total;
  json["total_is_exact"] = result.total_is_exact;
  json["partial"] = result.partial;
  json["replaced"] = replaced_json(result);
  json["facets"] = facets_json(result);
  json["words"] = words_json(result);
  json["coverage"] = coverage_json(result);
  json["explanation"] = explanation_json(result);
  json["hits"] = Json::array();
  for (const index::Hit& hit : result.hits) json["hits"].push_back(hit_json(hit));
  return json;
}

}  // namespace saksgang::cli
