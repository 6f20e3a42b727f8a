#include "export/oparl.hpp"

#include <doctest/doctest.h>

#include "export/test_source.hpp"

namespace saksgang::exports {
namespace {

std::vector<std::string> lines(const test::Records& records, std::size_t most = 100) {
  std::vector<std::string> out;
  const auto done = write_oparl(records.source(), "https://x.no/o/", [&](std::string_view text) {
    REQUIRE(text.ends_with('\n'));
    out.emplace_back(text.substr(0, text.size() - 1));
    return out.size() < most;
  });
  REQUIRE(done.has_value());
  return out;
}

}  // namespace

TEST_CASE("a meeting as objects of OParl") {
  const auto out = lines(test::one_meeting());
  REQUIRE(out.size() == 6);
  CHECK(out[0] == R"({"id":"https://x.no/o/system","type":"https://schema.oparl.org/1.1/System",)"
                  R"("oparlVersion":"https://schema.oparl.org/1.1/","body":"https://x.no/o/body","name":"saksgang"})");
  CHECK(out[2] == R"j({"id":"https://x.no/o/organization/nuit","type":"https://schema.oparl.org/1.1/Organization",)j"
                  R"j("body":"https://x.no/o/body/1","name":"Nasjonalt utvalg for IT-prioritering (NUIT)",)j"
                  R"j("meeting":"https://x.no/o/organization/nuit/meeting",)j"
                  R"j("consultation":"https://x.no/o/organization/nuit/consultation","shortName":"NUIT",)j"
                  R"j("organizationType":"Gremium"})j");
  CHECK(out[3] ==
        R"({"id":"https://x.no/o/paper/nuit-4-25","type":"https://schema.oparl.org/1.1/Paper",)"
        R"("body":"https://x.no/o/body/1","name":"Felles timebok","reference":"NUIT 4/25","paperType":"Toppnotat",)"
        R"("mainFile":{"id":"https://x.no/o/file/aaaa","type":"https://schema.oparl.org/1.1/File","name":"aaaa",)"
        R"("fileName":"aaaa.pdf","mimeType":"application/pdf","accessUrl":"https://x.no/o/file/aaaa.pdf",)"
        R"("saksgang:sha256":"aaaa"},"underDirectionOf":["https://x.no/o/organization/nuit"],)"
        R"("consultation":[{"id":"https://x.no/o/consultation/nuit-4-25/nuit-1-2025",)"
        R"("type":"https://schema.oparl.org/1.1/Consultation","paper":"https://x.no/o/paper/nuit-4-25",)"
        R"("agendaItem":"https://x.no/o/agendaitem/nuit-1-2025/4-25","meeting":"https://x.no/o/meeting/nuit-1-2025",)"
        R"("organization":["https://x.no/o/organization/nuit"],"authoritative":true,"role":"Anbefaling"}]})");
  CHECK(
      out[4] ==
      R"j({"id":"https://x.no/o/meeting/nuit-1-2025","type":"https://schema.oparl.org/1.1/Meeting",)j"
      R"j("name":"Møte 1/2025 i Nasjonalt utvalg for IT-prioritering (NUIT)","start":"2025-02-12T00:00:00+01:00",)j"
      R"j("end":"2025-02-13T00:00:00+01:00","location":{"id":"https://x.no/o/location/nuit-1-2025",)j"
      R"j("type":"https://schema.oparl.org/1.1/Location","description":"Nordhavn"},)j"
      R"j("organization":["https://x.no/o/organization/nuit"],)j"
      R"j("invitation":{"id":"https://x.no/o/file/aaaa","type":"https://schema.oparl.org/1.1/File","name":"aaaa",)j"
      R"j("fileName":"aaaa.pdf","mimeType":"application/pdf","accessUrl":"https://x.no/o/file/aaaa.pdf",)j"
      R"j("saksgang:sha256":"aaaa"},)j"
      R"j("resultsProtocol":{"id":"https://x.no/o/file/bbbb","type":"https://schema.oparl.org/1.1/File","name":"bbbb",)j"
      R"j("fileName":"bbbb.pdf","mimeType":"application/pdf","accessUrl":"https://x.no/o/file/bbbb.pdf",)j"
      R"j("saksgang:sha256":"bbbb"},)j"
      R"j("agendaItem":[{"id":"https://x.no/o/agendaitem/nuit-1-2025/4-25",)j"
      R"j("type":"https://schema.oparl.org/1.1/AgendaItem","meeting":"https://x.no/o/meeting/nuit-1-2025",)j"
      R"j("number":"4/25","order":0,"name":"Felles timebok",)j"
      R"j("consultation":"https://x.no/o/consultation/nuit-4-25/nuit-1-2025",)j"
      R"j("resolutionText":"NUIT anbefaler å prøve.",)j"
      R"j("saksgang:innspill":[{"text":"Kommunen støttet det.","page":1,"actors":["Kommunen"],"group":"Innspill"},)j"
      R"j({"text":"Åpenhet er bra.","page":2,"actors":[],"group":"Innspill"}]},)j"
      R"j({"id":"https://x.no/o/agendaitem/nuit-1-2025/p2","type":"https://schema.oparl.org/1.1/AgendaItem",)j"
      R"j("meeting":"https://x.no/o/meeting/nuit-1-2025","order":1,"name":"Dagsaktuelt"}]})j");
  CHECK(out[5] == R"({"id":"https://x.no/o/file/cccc","type":"https://schema.oparl.org/1.1/File","name":"cccc",)"
                  R"("fileName":"cccc.pdf","mimeType":"application/pdf","accessUrl":"https://x.no/o/file/cccc.pdf",)"
                  R"("saksgang:sha256":"cccc"})");
}

TEST_CASE("a published file is found where it was published") {
  test::Records records = test::one_meeting();
  records.documents[2].url = "https://example.org/brev.pdf";
  records.documents[2].title = "Et brev";
  CHECK(lines(records)[5] ==
        R"({"id":"https://x.no/o/file/cccc","type":"https://schema.oparl.org/1.1/File","name":"Et brev",)"
        R"("fileName":"cccc.pdf","mimeType":"application/pdf","accessUrl":"https://example.org/brev.pdf",)"
        R"("saksgang:sha256":"cccc"})");
}

TEST_CASE("papers are related where the history table names a case with a paper") {
  test::Records records = test::one_meeting();
  CaseRecord later =
      test::treatment("dddd.toppnotat.9-25", Part::kToppnotat, "NEHR", "2/2025", "2025-06-11", "9/25", "Timebok");
  later.earlier = records.records[1].earlier;
  EarlierTreatment unknown;
  unknown.council = "NUFA";
  unknown.case_number = "1/20";
  later.earlier.push_back(unknown);
  records.records.push_back(later);
  records.documents.push_back(test::document(later));
  const auto out = lines(records);
  CHECK(out[4].find(R"("relatedPaper":["https://x.no/o/paper/nuit-4-25"],)") != std::string::npos);
}

TEST_CASE("nobody reads on") {
  CHECK(lines(test::one_meeting(), 1).size() == 1);
  CHECK(lines(test::one_meeting(), 4).size() == 4);
}

}  // namespace saksgang::exports
