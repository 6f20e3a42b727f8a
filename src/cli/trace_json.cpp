#include <cmath>
#include <string>
#include <utility>

#include "cli/trace_output.hpp"
#include "model/councils.hpp"

namespace saksgang::cli {
namespace {

Json document_json(const DocumentRef& document) {
  return Json{{"file", document.file},
              {"sha256", document.sha256},
              {"url", document.url ? Json(*document.url) : Json()},
              {"title", document.title ? Json(*document.title) : Json()}};
}

Json or_null(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json();
}

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

// Two decimals, as the figures deserve.
double rounded(double value) {
  return std::round(value * 100) / 100;
}

Json step_json(const history::Step& step) {
  Json evidence = Json::array();
  for (const history::Evidence& e : step.evidence) {
    evidence.push_back(Json{{"document", document_json(e.record->document)},
                            {"page", e.page},
                            {"quote", e.quote},
                            {"method", e.method},
                            {"record", e.record->id}});
  }
  return Json{{"council", or_null(step.council)},
              {"case", step.number ? Json(step.number->text()) : Json()},
              {"date", or_null(step.date)},
              {"title", step.title},
              {"part", step.record ? Json(name(step.record->part)) : Json()},
              {"proposal", or_null(step.proposal)},
              {"vedtak", or_null(step.vedtak)},
              {"relation", name(step.relation)},
              {"confidence", rounded(step.confidence)},
              {"in_index", step.record != nullptr},
              {"asked_for", step.is_start},
              {"note", or_null(step.note)},
              {"document", step.record ? document_json(step.record->document) : Json()},
              {"page", step.record ? Json(step.record->first_page) : Json()},
              {"evidence", std::move(evidence)}};
}

Json unresolved_json(const history::Unresolved& open) {
  const history::Reference& reference = open.reference;
  Json candidates = Json::array();
  for (const history::CaseCard& card : open.candidates) {
    candidates.push_back(Json{{"council", card.key.council},
                              {"case", card.key.number.text()},
                              {"date", card.dates.empty() ? Json() : Json(card.dates.front().iso())},
                              {"title", card.titles.empty() ? "" : card.titles.front()}});
  }
  return Json{{"state", name(open.state)},
              {"council", or_null(reference.council)},
              {"council_is_said", reference.council_is_said},
              {"case", reference.number ? Json(reference.number->text()) : Json()},
              {"date", reference.date ? Json(reference.date->iso()) : Json()},
              {"title", or_null(reference.title)},
              {"quote", reference.quote},
              {"method", name(reference.method)},
              {"document", document_json(open.record->document)},
              {"page", reference.page},
              {"record", open.record->id},
              {"note", or_null(open.note)},
              {"candidates", std::move(candidates)}};
}

}  // namespace

std::string step_label(const history::Step& step) {
  std::string council(short_name(step.council));
  if (!step.number) return council;
  return history::CaseKey{std::move(council), *step.number}.text();
}

Json trace_json(const history::Chain& chain) {
  Json steps = Json::array(), unresolved = Json::array();
  for (const history::Step& step : chain.steps) steps.push_back(step_json(step));
  for (const history::Unresolved& open : chain.unresolved) unresolved.push_back(unresolved_json(open));
  return Json{{"case", chain.start.text()},
              {"steps", std::move(steps)},
              {"unresolved", std::move(unresolved)},
              {"complete", chain.is_whole}};
}

}  // namespace saksgang::cli
