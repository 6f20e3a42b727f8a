#include "export/einnsyn.hpp"

#include <doctest/doctest.h>

#include "export/test_source.hpp"
#include "model/json.hpp"

namespace saksgang::exports {
namespace {

std::vector<Json> lines(const test::Records& records) {
  std::vector<Json> out;
  const auto done = write_einnsyn(records.source(), "https://x.no/", [&](std::string_view text) {
    out.push_back(Json::parse(text));
    return true;
  });
  REQUIRE(done.has_value());
  return out;
}

}  // namespace

TEST_CASE("a meeting in the names of eInnsyn") {
  const auto out = lines(test::one_meeting());
  REQUIRE(out.size() == 2);
  CHECK(
      dump(out[0]) ==
      R"j({"entity":"Enhet","externalId":"https://x.no/enhet/nuit","navn":"Nasjonalt utvalg for IT-prioritering (NUIT)",)j"
      R"j("enhetskode":"NUIT","enhetstype":"UTVALG"})j");
  Json folder = out[1];
  const Json item = folder["moetesak"][0];
  const Json other = folder["moetesak"][1];
  const Json documents = folder["moetedokument"];
  folder.erase("moetesak");
  folder.erase("moetedokument");
  CHECK(
      dump(folder) ==
      R"j({"entity":"Moetemappe","externalId":"https://x.no/moetemappe/nuit-1-2025",)j"
      R"j("offentligTittel":"Møte 1/2025 i Nasjonalt utvalg for IT-prioritering (NUIT)",)j"
      R"j("offentligTittelSensitiv":"Møte 1/2025 i Nasjonalt utvalg for IT-prioritering (NUIT)","moetenummer":"1/2025",)j"
      R"j("utvalg":"NUIT","moetedato":"2025-02-12T00:00:00+01:00","moetested":"Nordhavn"})j");
  REQUIRE(documents.size() == 2);
  CHECK(dump(documents[0]) ==
        R"({"entity":"Moetedokument","externalId":"https://x.no/moetedokument/nuit-1-2025/innkalling/aaaa",)"
        R"("offentligTittel":"Innkalling: møte 1/2025","offentligTittelSensitiv":"Innkalling: møte 1/2025",)"
        R"("moetedokumenttype":"Innkalling","dokumentbeskrivelse":[{"entity":"Dokumentbeskrivelse",)"
        R"("externalId":"https://x.no/moetedokument/nuit-1-2025/innkalling/aaaa/dokumentbeskrivelse/1",)"
        R"("tittel":"aaaa.pdf","tittelSensitiv":"aaaa.pdf","dokumentnummer":1,)"
        R"("tilknyttetRegistreringSom":"hoveddokument","dokumentobjekt":[{"entity":"Dokumentobjekt",)"
        R"("externalId":"https://x.no/moetedokument/nuit-1-2025/innkalling/aaaa/dokumentobjekt/1",)"
        R"("referanseDokumentfil":"https://x.no/file/aaaa.pdf","format":"PDF","sjekksum":"aaaa",)"
        R"("sjekksumAlgoritme":"SHA-256"}]}]})");
  CHECK(documents[1]["moetedokumenttype"] == "Referat");

  CHECK(item["moetesakstype"] == "moete");
  CHECK(item["legacyMoetesakstype"] == "Anbefaling");
  CHECK(item["moetesaksaar"] == 2025);
  CHECK(item["moetesakssekvensnummer"] == 4);
  CHECK(item["innstilling"]["tekstInnhold"] == "NUIT anbefaler timeboka.");
  CHECK(item["utredning"]["saksbeskrivelse"]["tekstInnhold"] == "Bakgrunn.");
  CHECK(item["utredning"]["innstilling"]["tekstInnhold"] == "NUIT anbefaler timeboka.");
  CHECK(item["utredning"]["utredningsdokument"][0]["dokumentobjekt"][0]["sjekksum"] == "aaaa");
  CHECK(dump(item["vedtak"]) ==
        R"({"entity":"Vedtak","externalId":"https://x.no/moetesak/nuit-1-2025/4-25/vedtak",)"
        R"("vedtakstekst":{"entity":"Moetesaksbeskrivelse",)"
        R"("externalId":"https://x.no/moetesak/nuit-1-2025/4-25/vedtak/vedtakstekst",)"
        R"("tekstInnhold":"NUIT anbefaler å prøve.","tekstFormat":"text/plain"},)"
        R"("behandlingsprotokoll":{"entity":"Behandlingsprotokoll",)"
        R"("externalId":"https://x.no/moetesak/nuit-1-2025/4-25/vedtak/behandlingsprotokoll",)"
        R"("tekstInnhold":"Innspill:\nKommunen støttet det.\nÅpenhet er bra.","tekstFormat":"text/plain"},)"
        R"("dato":"2025-02-12"})");
  CHECK(dump(other) ==
        R"({"entity":"Moetesak","externalId":"https://x.no/moetesak/nuit-1-2025/p2","offentligTittel":"Dagsaktuelt",)"
        R"("offentligTittelSensitiv":"Dagsaktuelt","moetesakstype":"moete","utvalg":"NUIT"})");
}

TEST_CASE("types of cases that both know") {
  test::Records records = test::one_meeting();
  records.records[0].case_type = "Godkjenning";
  CHECK(lines(records)[1]["moetesak"][0]["moetesakstype"] == "godkjenning");
  records.records[0].case_type = "ORIENTERING";
  CHECK(lines(records)[1]["moetesak"][0]["moetesakstype"] == "orientering");
}

TEST_CASE("a case paper without a proposal is a document of the case") {
  test::Records records = test::one_meeting();
  records.records[0].proposal.reset();
  records.records[1].proposal.reset();
  const Json item = lines(records)[1]["moetesak"][0];
  CHECK_FALSE(item.contains("utredning"));
  CHECK_FALSE(item.contains("innstilling"));
  CHECK(item["dokumentbeskrivelse"][0]["dokumentobjekt"][0]["sjekksum"] == "aaaa");
}

}  // namespace saksgang::exports
