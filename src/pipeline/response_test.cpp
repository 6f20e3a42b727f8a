#include "pipeline/response.hpp"

#include <doctest/doctest.h>

#include "model/json.hpp"
#include "pipeline/test_doubles.hpp"

namespace saksgang::pipeline {
namespace {

Step step_for(const std::string& path) {
  Step step;
  step.file = {path, path, 10};
  step.sha256 = std::string(64, 'a');
  return step;
}

DocumentRecord outcome(Result<std::string> response) {
  const Outcome o = outcome_of(step_for("/x/a.pdf"), {1, std::move(response), 2.5}, "7");
  CHECK(o.records.empty());
  CHECK(o.document.path == "/x/a.pdf");
  CHECK(o.document.sha256 == std::string(64, 'a'));
  CHECK(o.document.extractor == "7");
  CHECK(o.document.seconds == 2.5);
  return o.document;
}

}  // namespace

TEST_CASE("the request names the file") {
  CHECK(request_for(step_for("/x/a \"b\".pdf")) ==
        R"({"file":"a \"b\".pdf","path":"/x/a \"b\".pdf","sha256":")" + std::string(64, 'a') + R"(","url":null})");
}

TEST_CASE("an error of the worker is the document's state") {
  const DocumentRecord timeout = outcome(fail(ErrorCode::kTimeout, "took more than 60 s"));
  CHECK(timeout.state == DocumentState::kFailed);
  CHECK(timeout.reason == "timeout");
  CHECK(timeout.message == "took more than 60 s");

  Error at_page{ErrorCode::kDamaged, "broken content", "", "a.pdf", 3};
  CHECK(outcome(tl::make_unexpected(at_page)).message == "broken content (page 3)");

  const DocumentRecord not_pdf = outcome(fail(ErrorCode::kNotPdf, "no PDF header"));
  CHECK(not_pdf.state == DocumentState::kSkipped);
  CHECK(not_pdf.reason == "not-pdf");
}

TEST_CASE("an answer of another form is an internal failure of that document") {
  CHECK(outcome("").message == "the worker's answer is not understood: it has no document and records");
  CHECK(outcome("[]").message == "the worker's answer is not understood: it has no document and records");
  CHECK(outcome(R"({"document":{},"records":[]})").message ==
        R"(the worker's answer is not understood: key "record" of a record is missing)");
  const std::string document = dump(to_json(DocumentRecord{}));
  CHECK(outcome(R"({"document":)" + document + R"(,"records":[{}]})").reason == "internal");
  CHECK(outcome(R"({"document":)" + document + R"(,"records":[]})").state == DocumentState::kOk);
}

TEST_CASE("what the parent knows it does not take from the worker") {
  DocumentRecord claimed;
  claimed.file = "evil.pdf";
  claimed.path = "/etc/passwd";
  claimed.sha256 = std::string(64, 'f');
  claimed.title = "Tittel";
  claimed.duplicate_of = "/x";
  claimed.cases = 99;
  CaseRecord record;
  record.id = "any";
  record.part = Part::kBrev;
  record.first_page = 4;
  record.document.sha256 = std::string(64, 'f');
  const Outcome o =
      outcome_of(step_for("/x/a.pdf"),
                 {1, dump(Json{{"document", to_json(claimed)}, {"records", Json::array({to_json(record)})}}), 1}, "7");
  CHECK(dump(to_json(o.document)) ==
        R"({"record":"document","file":"a.pdf","path":"/x/a.pdf","sha256":")" + std::string(64, 'a') +
            R"(","url":null,"title":"Tittel","state":"ok","reason":null,"message":null,"pages":0,)"
            R"("pages_without_text":[],"cases":1,"seconds":1.0,"duplicate_of":null,"extractor":"7"})");
  REQUIRE(o.records.size() == 1);
  CHECK(o.records[0].id == "aaaaaaaaaaaaaaaa.brev.p4");
  CHECK(o.records[0].document.file == "a.pdf");
  CHECK(o.records[0].document.sha256 == std::string(64, 'a'));
  CHECK(o.records[0].document.title == "Tittel");
}

}  // namespace saksgang::pipeline
