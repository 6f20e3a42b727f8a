#include "pipeline/response.hpp"

#include <utility>

#include <fmt/format.h>

#include "model/councils.hpp"
#include "model/ids.hpp"
#include "model/json.hpp"

namespace saksgang::pipeline {
namespace {

DocumentRecord document_of(const Step& step, const std::string& extractor) {
  DocumentRecord document;
  document.file = key_of(step.file.path.filename());
  if (const auto& published = step.file.published) {
    document.file = published->file;
    document.url = published->url;
    document.title = published->title;
  }
  document.path = step.file.key;
  document.sha256 = step.sha256;
  document.extractor = extractor;
  return document;
}

void note_error(DocumentRecord& document, const Error& error) {
  document.state = error.code == ErrorCode::kNotPdf ? DocumentState::kSkipped : DocumentState::kFailed;
  document.reason = name(error.code);
  document.message = error.page > 0 ? fmt::format("{} (page {})", error.message, error.page) : error.message;
}

Result<Outcome> parse(const std::string& response) {
  const Json json = Json::parse(response, nullptr, false);
  const auto of_another_form = [](std::string what) {
    return fail(ErrorCode::kInternal, "the worker's answer is not understood: " + std::move(what));
  };
  if (!json.is_object() || !json.contains("document") || !json.contains("records") || !json["records"].is_array()) {
    return of_another_form("it has no document and records");
  }
  Outcome outcome;
  auto document = document_record_from_json(json["document"]);
  if (!document) return of_another_form(document.error().message);
  outcome.document = std::move(*document);
  outcome.records.reserve(json["records"].size());
  for (const Json& item : json["records"]) {
    auto record = case_record_from_json(item);
    if (!record) return of_another_form(record.error().message);
    // The worker knows the councils that the program carries, not the user's own.
    record->council = council_or_as_printed(record->council);
    for (EarlierTreatment& row : record->earlier) {
      if (row.council) row.council = council_or_as_printed(*row.council);
    }
    outcome.records.push_back(std::move(*record));
  }
  return outcome;
}

}  // namespace

std::string request_for(const Step& step) {
  const DocumentRecord document = document_of(step, "");
  return dump(Json{{"file", document.file}, {"path", document.path}, {"sha256", document.sha256}, {"url", nullptr}});
}

Outcome outcome_of(const Step& step, const pdf::Finished& finished, const std::string& extractor) {
  Outcome outcome;
  outcome.document = document_of(step, extractor);
  outcome.document.seconds = finished.seconds;
  Result<Outcome> read = finished.response ? parse(*finished.response) : tl::make_unexpected(finished.response.error());
  if (!read) {
    note_error(outcome.document, read.error());
    return outcome;
  }
  const DocumentRecord known = std::move(outcome.document);
  outcome = std::move(*read);
  // What the parent knows for itself it does not take from a process that parses hostile files.
  DocumentRecord& document = outcome.document;
  document.file = known.file;
  document.url = known.url;
  if (known.title) document.title = known.title;
  document.path = known.path;
  document.sha256 = known.sha256;
  document.extractor = known.extractor;
  document.seconds = known.seconds;
  document.duplicate_of.clear();
  document.cases = static_cast<int>(outcome.records.size());
  for (CaseRecord& record : outcome.records) {
    record.document = {document.file, document.sha256, document.url, document.title};
  }
  assign_ids(outcome.records);
  return outcome;
}

Outcome outcome_without_reading(const Step& step, const std::string& extractor) {
  Outcome outcome;
  outcome.document = document_of(step, extractor);
  if (step.action == Action::kUnreadable) {
    note_error(outcome.document, step.error);
    return outcome;
  }
  outcome.document.state = DocumentState::kSkipped;
  outcome.document.reason = name(ErrorCode::kDuplicate);
  outcome.document.message = fmt::format("the same bytes as {}", step.duplicate_of);
  outcome.document.duplicate_of = step.duplicate_of;
  return outcome;
}

}  // namespace saksgang::pipeline
