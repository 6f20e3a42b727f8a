#include "model/json.hpp"

#include <doctest/doctest.h>

namespace saksgang {
namespace {

CaseRecord full_case() {
  CaseRecord r;
  r.id = "3f0c6f0e2a9b1d44.referat.17-25";
  r.document = {"møte.pdf", std::string(64, 'a'), "https://example.no/møte.pdf", "Møte i \"NUIT\""};
  r.part = Part::kReferat;
  r.first_page = 3;
  r.last_page = 4;
  r.council = "NUIT";
  r.council_printed = "Prioriteringsutvalget";
  r.meeting = {"3/2025", {"2025-09-03", "2025-09-04"}, "Teams"};
  r.case_number = "17/25";
  r.title = "Tittel";
  r.case_type = "Drøfting";
  r.proposal = "Forslag\nto avsnitt";
  r.vedtak = Vedtak{"Oppdatert vedtak", "NUIT drøftet saken.", 4};
  r.innspill = {{"Innspill", "KS støtter.", 3, {"KS"}}, {"", "Uten gruppe", 4, {}}};
  r.actions = {"Sende notat"};
  r.attachments = {"Vedlegg 1: Referat"};
  r.owner = "Eier";
  r.handler = "Behandler";
  r.earlier = {{"9/24", "NUFA", "2024-05-15", "Før", "Vedtatt", 4}, {}};
  r.body = "Første.\nAndre.";
  r.body_pages = {3, 4};
  r.spans = {{"title", {3, 3, "cell-title"}}, {"vedtak", {3, 4, "label"}}};
  return r;
}

constexpr const char* kFullCase =
    R"({"record":"case","id":"3f0c6f0e2a9b1d44.referat.17-25","document":{"file":"møte.pdf","sha256":)"
    R"("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","url":"https://example.no/møte.pdf",)"
    R"("title":"Møte i \"NUIT\""},"part":"referat","pages":[3,4],"council":"NUIT",)"
    R"("council_printed":"Prioriteringsutvalget","meeting":{"number":"3/2025","dates":["2025-09-03","2025-09-04"],)"
    R"("place":"Teams"},"case":"17/25","title":"Tittel","case_type":"Drøfting","proposal":"Forslag\nto avsnitt",)"
    R"("vedtak":{"label":"Oppdatert vedtak","text":"NUIT drøftet saken.","page":4},"innspill":[{"group":"Innspill",)"
    R"("text":"KS støtter.","page":3,"actors":["KS"]},{"group":"","text":"Uten gruppe","page":4,"actors":[]}],)"
    R"("actions":["Sende notat"],"attachments":["Vedlegg 1: Referat"],"owner":"Eier","handler":"Behandler",)"
    R"("earlier":[{"case":"9/24","council":"NUFA","date":"2024-05-15","title":"Før","vedtak":"Vedtatt","page":4},)"
    R"({"case":null,"council":null,"date":null,"title":null,"vedtak":null,"page":0}],"body":"Første.\nAndre.",)"
    R"("body_pages":[3,4],"spans":[{"field":"title","pages":[3,3],"rule":"cell-title"},)"
    R"({"field":"vedtak","pages":[3,4],"rule":"label"}]})";

constexpr const char* kEmptyCase =
    R"({"record":"case","id":"","document":{"file":"","sha256":"","url":null,"title":null},"part":"annet",)"
    R"("pages":[0,0],"council":"","council_printed":null,"meeting":{"number":null,"dates":[],"place":null},)"
    R"("case":null,"title":"","case_type":null,"proposal":null,"vedtak":null,"innspill":[],"actions":[],)"
    R"("attachments":[],"owner":null,"handler":null,"earlier":[],"body":"","body_pages":[],"spans":[]})";

std::string fault_of_case(const std::string& key, Json value) {
  Json json = to_json(full_case());
  json[Json::json_pointer(key)] = std::move(value);
  const auto read = case_record_from_json(json);
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code == ErrorCode::kInternal);
  return read.error().text();
}

}  // namespace

TEST_CASE("a case record is written with the contract's keys in their order") {
  CHECK(dump(to_json(full_case())) == kFullCase);
  CHECK(dump(to_json(CaseRecord{})) == kEmptyCase);
}

TEST_CASE("a case record comes back as it was") {
  for (const char* text : {kFullCase, kEmptyCase}) {
    const auto read = case_record_from_json(Json::parse(text));
    REQUIRE(read.has_value());
    CHECK(dump(to_json(*read)) == text);
  }
}

TEST_CASE("a document record is written and comes back") {
  DocumentRecord d;
  d.file = "a.pdf";
  d.path = "2025/a.pdf";
  d.sha256 = std::string(64, 'b');
  d.state = DocumentState::kPartial;
  d.reason = "no-text";
  d.message = "pages 2 and 3 have no text";
  d.pages = 3;
  d.pages_without_text = {2, 3};
  d.cases = 7;
  d.seconds = 0.25;
  d.extractor = "1";
  const std::string text = dump(to_json(d));
  CHECK(text == R"({"record":"document","file":"a.pdf","path":"2025/a.pdf","sha256":)"
                R"("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","url":null,"title":null,)"
                R"("state":"partial","reason":"no-text","message":"pages 2 and 3 have no text","pages":3,)"
                R"("pages_without_text":[2,3],"cases":7,"seconds":0.25,"duplicate_of":null,"extractor":"1"})");
  const auto read = document_record_from_json(Json::parse(text));
  REQUIRE(read.has_value());
  CHECK(dump(to_json(*read)) == text);
}

TEST_CASE("every part and state has a name that is read back") {
  for (int i = 0; i <= static_cast<int>(Part::kAnnet); ++i) {
    CaseRecord r;
    r.part = static_cast<Part>(i);
    const auto read = case_record_from_json(to_json(r));
    REQUIRE(read.has_value());
    CHECK(read->part == r.part);
  }
  for (int i = 0; i <= static_cast<int>(DocumentState::kSkipped); ++i) {
    DocumentRecord d;
    d.state = static_cast<DocumentState>(i);
    const auto read = document_record_from_json(to_json(d));
    REQUIRE(read.has_value());
    CHECK(read->state == d.state);
  }
}

TEST_CASE("a record of another form names the key at fault") {
  CHECK(fault_of_case("/record", "document") == R"(key "record" of a record is not "case")");
  CHECK(fault_of_case("/part", "notat") == R"(key "part" of a record has the unknown value "notat")");
  CHECK(fault_of_case("/title", 3) == R"(key "title" of a record is no text)");
  CHECK(fault_of_case("/title", nullptr) == R"(key "title" of a record is no text)");
  CHECK(fault_of_case("/pages", Json::array({1})) == R"(key "pages" of a record is no pair of pages)");
  CHECK(fault_of_case("/pages/1", 1.5) == R"(key "pages" of a record is no whole number)");
  CHECK(fault_of_case("/vedtak/page", -1) == R"(key "vedtak.page" of a record is out of range)");
  CHECK(fault_of_case("/vedtak/page", 5000000000) == R"(key "vedtak.page" of a record is out of range)");
  CHECK(fault_of_case("/meeting", Json::array()) == R"(key "meeting" of a record is no object)");
  CHECK(fault_of_case("/meeting/dates/1", 7) == R"(key "meeting.dates[1]" of a record is no text)");
  CHECK(fault_of_case("/innspill", "x") == R"(key "innspill" of a record is no array)");
  CHECK(fault_of_case("/innspill/1/text", nullptr) == R"(key "innspill[1].text" of a record is no text)");
  CHECK(fault_of_case("/innspill/1", 3) == R"(key "innspill[1]" of a record is no object)");

  Json json = to_json(full_case());
  json.erase("body");
  CHECK(case_record_from_json(json).error().text() == R"(key "body" of a record is missing)");
  CHECK(case_record_from_json(Json::array()).error().text() == "the record is no object");
  CHECK(document_record_from_json(Json::parse(kEmptyCase)).error().text() ==
        R"(key "record" of a record is not "document")");
}

TEST_CASE("malformed UTF-8 is written as U+FFFD") {
  CHECK(dump(Json("a\xff"
                  "b")) ==
        "\"a\xEF\xBF\xBD"
        "b\"");
}

}  // namespace saksgang
