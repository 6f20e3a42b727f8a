#include <fmt/format.h>

#include "cli/audit_text.hpp"
#include "cli/news_output.hpp"
#include "cli/search_json.hpp"

namespace saksgang::cli {
namespace {

using history::Hunk;
using news::ChangedDocument;
using news::DocumentNews;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json document_json(const DocumentRef& document) {
  return Json{{"file", document.file},
              {"sha256", document.sha256},
              {"url", or_null(document.url)},
              {"title", or_null(document.title)}};
}

Json document_news(const DocumentNews& one) {
  const crawl::Document& d = one.document;
  Json json{{"identity", d.identity},
            {"file", d.name},
            {"title", text_or_null(d.title)},
            {"date", d.date ? Json(d.date->iso()) : Json()},
            {"url", d.url},
            {"page_url", d.page_url},
            {"sha256", d.newest().sha256},
            {"bytes", d.newest().bytes},
            {"when", iso(one.when)},
            {"state", nullptr},
            {"reason", nullptr}};
  if (one.read) {
    json["state"] = name(one.read->state);
    json["reason"] = or_null(one.read->reason);
  }
  return json;
}

Json hunk_json(const history::TextChange& text, const Hunk& h) {
  return Json{{"verdict", name(h.verdict)},
              {"reason", name(h.reason)},
              {"old", text.old_text.substr(h.old_begin, h.old_end - h.old_begin)},
              {"new", text.new_text.substr(h.new_begin, h.new_end - h.new_begin)},
              {"old_range", {h.old_begin, h.old_end}},
              {"new_range", {h.new_begin, h.new_end}}};
}

Json change_json(const history::TreatmentChange& change) {
  Json json{{"change", name(change.change)},       {"council", change.council},
            {"case", or_null(change.case_number)}, {"title", change.title},
            {"part", name(change.part)},           {"pages", {change.first_page, change.last_page}},
            {"verdict", name(change.verdict())},   {"texts", Json::array()}};
  for (const history::TextChange& text : change.texts) {
    Json one{{"field", text.field},
             {"verdict", name(text.comparison.verdict)},
             {"old", text.old_text},
             {"new", text.new_text},
             {"hunks", Json::array()}};
    for (const Hunk& h : text.comparison.hunks) one["hunks"].push_back(hunk_json(text, h));
    json["texts"].push_back(std::move(one));
  }
  return json;
}

Json changed_json(const ChangedDocument& change) {
  Json json = document_news(change);
  json["old_sha256"] = change.old_sha256;
  json["not_compared"] = text_or_null(change.not_compared);
  json["cases"] = Json::array();
  for (const auto& one : change.cases) json["cases"].push_back(change_json(one));
  return json;
}

// What of a record says which treatment it is.
Json treatment_json(const CaseRecord& record) {
  Json whole = to_json(record);
  Json json = Json::object();
  for (const char* key : {"id", "council", "case", "title", "case_type", "meeting"}) json[key] = std::move(whole[key]);
  json["document"] = document_json(record.document);
  return json;
}

Json case_json(const news::CaseNews& one) {
  Json json = treatment_json(one.record);
  json["page"] = one.record.first_page;
  json["parts"] = Json::array();
  for (const Part part : one.parts) json["parts"].push_back(name(part));
  json["when"] = iso(one.when);
  return json;
}

Json vedtak_json(const news::VedtakNews& one) {
  Json json = treatment_json(one.record);
  json["label"] = one.record.vedtak->label;
  json["text"] = one.record.vedtak->text;
  json["page"] = one.record.vedtak->page;
  json["when"] = iso(one.when);
  return json;
}

Json search_news(const news::SearchNews& search) {
  Json json{{"name", search.name},   {"file", search.file.string()},     {"line", search.line},
            {"query", search.query}, {"first_run", search.is_first_run}, {"total", search.total},
            {"hits", Json::array()}};
  for (const news::NewHit& one : search.hits) json["hits"].push_back(hit_json(one.hit));
  return json;
}

}  // namespace

Json news_json(const news::News& news) {
  Json json{{"record", "news"},
            {"since", iso(news.since)},
            {"until", iso(news.until)},
            {"documents", {{"new", Json::array()}, {"changed", Json::array()}, {"vanished", Json::array()}}},
            {"cases", Json::array()},
            {"vedtak", Json::array()},
            {"searches", Json::array()},
            {"findings", Json::array()},
            {"faults", Json::array()}};
  for (const auto& one : news.fresh) json["documents"]["new"].push_back(document_news(one));
  for (const auto& one : news.changed) json["documents"]["changed"].push_back(changed_json(one));
  for (const auto& one : news.vanished) json["documents"]["vanished"].push_back(document_news(one));
  for (const auto& one : news.cases) json["cases"].push_back(case_json(one));
  for (const auto& one : news.vedtak) json["vedtak"].push_back(vedtak_json(one));
  for (const auto& one : news.searches) json["searches"].push_back(search_news(one));
  for (const auto& one : news.findings) json["findings"].push_back(finding_json(one.finding));
  for (const Error& fault : news.faults) {
    json["faults"].push_back({{"file", fault.file}, {"message", fault.message}, {"hint", text_or_null(fault.hint)}});
  }
  return json;
}

}  // namespace saksgang::cli
