#include "segment/actors.hpp"

#include <string>

#include <doctest/doctest.h>

namespace saksgang::segment {
namespace {

std::string speakers(std::string_view remark) {
  std::string out;
  for (const std::string& name : speaking_organisations(remark)) out += (out.empty() ? "" : "; ") + name;
  return out;
}

struct Row {
  const char* remark;
  const char* speakers;
};

TEST_CASE("the subject of a verb of speech or opinion speaks") {
  const Row rows[] = {
      {"NHN opplyste at driften er stabil.", "Norsk helsenett SF"},
      {"Norsk Helsenett kommer tilbake med tall. KS støtter ikke innretningen.", "KS"},
      {"KS og Helse Nord RHF understreket behovet for tid.", "KS; Helse Nord RHF"},
      {"Både FHI, Helse Vest og Legeforeningen var positive til forslaget.",
       "Folkehelseinstituttet; Helse Vest RHF; Legeforeningen"},
      {"Direktoratet for medisinske produkter (DMP) og Apotekforeningen er svært bekymret for fristen.",
       "Direktoratet for medisinske produkter; Apotekforeningen"},
      {"KS v/Kari Nordmann etterlyste en plan.", "KS"},
      {"Kari Nordmann (KS) mente at fristen er for kort.", "KS"},
      {"Kari Nordmann, Helse Vest, spurte om kostnadene.", "Helse Vest RHF"},
      {"Ola Nordmann fra Sykehuspartner pekte på at løsningen er gammel.", "Sykehuspartner HF"},
      {"Representanten for Norsk Sykepleierforbund tok opp opplæring.", "Norsk Sykepleierforbund"},
      {"Representantene fra KS og Oslo kommune viste til gode erfaringer.", "KS; Oslo kommune"},
      {"KS-representanten ba om utsettelse.", "KS"},
      {"Legeforeningens representant stilte seg bak forslaget.", "Legeforeningen"},
      {"KS sin vurdering er at kommunene ikke er klare.", "KS"},
      {"Helsedirektoratet, som eier saken, svarte at den kommer tilbake.", "Helsedirektoratet"},
      {"Nav har gitt innspill om at samtykke må på plass.", "Nav"},
      {"Ahus la vekt på opplæring, mens UNN heller ville se på driften.", "Akershus universitetssykehus HF"},
      {"Kommunene og KS mener at finansieringen må avklares.", "KS"},
      {"Pasientombudet har lansert en veileder, og ønsker at flere tar den i bruk.", "Pasient- og brukerombudet"},
      {"Diabetesforbundet har 40 lokallag. De er bekymret for dem som ikke er på nett.", "Diabetesforbundet"},
      {"FFO: Brukerne må med fra starten.", "Funksjonshemmedes Fellesorganisasjon"},
      {"Per Hansen (Tekna): Opplæringen mangler.", "Tekna"},
      {"Porteføljerådet stiller spørsmål ved kostnadene.", "Porteføljerådet"},
      {"For Helse Midt-Norge er det viktig at dagens plattform tas med.", "Helse Midt-Norge RHF"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.remark);
    CHECK(speakers(row.remark) == std::string(row.speakers));
  }
}

TEST_CASE("the subject may follow its verb") {
  const Row rows[] = {
      {"Til dette svarte Datatilsynet at hjemmelen er uklar.", "Datatilsynet"},
      {"Samtidig uttrykte Fagforbundet uro for bemanningen.", "Fagforbundet"},
      {"Når det gjelder tilgang, ga Kreftforeningen uttrykk for utålmodighet.", "Kreftforeningen"},
      {"I møtet ba både KS og Nkom om en ny frist.", "KS; Nasjonal kommunikasjonsmyndighet"},
      {"«Dette kan ikke vente», sa Statsforvalteren i Troms og Finnmark.", "Statsforvalteren i Troms og Finnmark"},
      {"Løsningen er ikke moden, mente Helse Fonna.", "Helse Fonna HF"},
      {"Det siste var SSB enig i. Dette støtter også Digdir.", "Statistisk sentralbyrå; Digitaliseringsdirektoratet"},
      {"Ifølge Kreftregisteret er meldingene for sene.", "Kreftregisteret"},
      {"Ordningen er, slik Helfo ser det, for dyr.", "Helfo"},
      {"Etter KS sitt syn bør saken deles.", "KS"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.remark);
    CHECK(speakers(row.remark) == std::string(row.speakers));
  }
}

TEST_CASE("it may come from somebody") {
  const Row rows[] = {
      {"Fra FHI ble det spilt inn at registrene bør skjermes.", "Folkehelseinstituttet"},
      {"Det ble fra Oslo kommune påpekt at avtalene løper ut.", "Oslo kommune"},
      {"Fra KS sin side ble det etterlyst en finansieringsplan.", "KS"},
      {"Det ble stilt spørsmål fra Helse Bergen om driftsansvar.", "Helse Bergen HF"},
      {"Det kom et tydelig ønske fra Allmennlegeforeningen om færre varsler.", "Allmennlegeforeningen"},
      {"Det ble påpekt av UiO at forskning mangler.", "Universitetet i Oslo"},
      {"Forslaget støttes av LHL og Mental Helse.", "LHL; Mental Helse"},
      {"På spørsmål fra HOD svarte Hdir at tallene kommer i høst.",
       "Helse- og omsorgsdepartementet; Helsedirektoratet"},
      {"Innspill fra NITO: Bioingeniørene må med.", "NITO"},
      {"Opplæringen må inn i planen (KS).", "KS"},
      {"Fristen er for kort. (Ahus, OUS)", "Akershus universitetssykehus HF; Oslo universitetssykehus HF"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.remark);
    CHECK(speakers(row.remark) == std::string(row.speakers));
  }
}

TEST_CASE("nynorsk") {
  const Row rows[] = {
      {"Legeforeninga meinte at varselet kjem for seint.", "Legeforeningen"},
      {"Frå KS vart det peika på at kommunane manglar folk.", "KS"},
      {"Helse Førde var samd, men ønskjer meir tid.", "Helse Førde HF"},
      {"Det vart spurt frå Vestland fylkeskommune om skulehelsetenesta er med.", "Vestland fylkeskommune"},
      {"Samstundes åtvara Statsforvaltaren i Vestland mot å vente.", "Statsforvalteren i Vestland"},
      {"Medlemen frå Sjukepleiarforbundet var usamd.", "Norsk Sykepleierforbund"},
      {"Representanten frå Tannlegeforeininga bad om eit nytt møte.", "Tannlegeforeningen"},
      {"Kvam herad og Sogndal kommune stadfesta at dei er i gang.", "Kvam herad; Sogndal kommune"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.remark);
    CHECK(speakers(row.remark) == std::string(row.speakers));
  }
}

TEST_CASE("an organisation in no list is known by its form") {
  const Row rows[] = {
      {"Kysthelse RHF svarte at prøven er over.", "Kysthelse RHF"},
      {"Midtre Storvik kommune vil gjerne være med.", "Midtre Storvik kommune"},
      {"Videre mente Nattvaktforbundet at turnusen er for stram.", "Nattvaktforbundet"},
      {"Landsforeningen for pasientvarsling og Systemia AS var uenige.",
       "Landsforeningen for pasientvarsling; Systemia AS"},
      {"Leverandøren Systemia AS forklarte feilen.", "Systemia AS"},
      {"Bydel Gamle Strand kommenterte at de har prøvd dette.", "Bydel Gamle Strand"},
      {"Norsk varslingsforbund minnet om fristen.", "Norsk varslingsforbund"},
      {"XKZ mente at dette haster.", "XKZ"},
      {"Direktoratet viste til forskriften.", "Direktoratet"},
      {"Utkastet fra Helsedirektoratet er godt. Direktoratet svarte at det skal utvides.", "Helsedirektoratet"},
      {"Storvik kommune har to journaler. Kommunen mente at én er nok.", "Storvik kommune"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.remark);
    CHECK(speakers(row.remark) == std::string(row.speakers));
  }
}

TEST_CASE("who is only mentioned does not speak") {
  for (const char* remark : {
           "Sektoren bør samarbeide med KS.",
           "Det er behov for dialog med Helsedirektoratet.",
           "Det er viktig at KS støtter kommunene.",
           "KS bør svare på hvem som betaler.",
           "Helse Vest må ta ansvar for driften.",
           "FHI har ansvaret for registeret og drifter det.",
           "Norsk helsenett leverer tjenesten.",
           "Det bør hentes inn innspill fra Legeforeningen.",
           "Vi venter på svar fra Helsedirektoratet.",
           "Data fra FHI brukes for lite.",
           "Fra NAV hentes det opplysninger om sykmelding.",
           "Hva mener KS om dette?",
           "Støtter Helse Nord forslaget?",
           "Rapporten som ble lagt fram av Riksrevisjonen, bør leses.",
           "Dersom KS ønsker det, kan saken utsettes.",
           "Kommunene støtter KS i dette.",
           "Møtet støttet Helsedirektoratet i vurderingen.",
           "Tall hentet fra Helse Bergen viser at ventetiden øker.",
           "KS ble bedt om å svare innen fredag.",
           "Flere viste til FHI og Kreftregisteret som gode eksempler.",
           "Det bør involveres flere aktører (KS, FHI).",
           "Ansvaret ligger hos Direktoratet for strålevern og atomsikkerhet (DSA).",
           "Ansvaret ligger hos Landslaget for nattarbeid (LFN).",
           "DIPS støtter ikke formatet.",
           "PLL støtter ikke dette, og EPJ foreslår feil legemiddel.",
           "Helseplattformen viser til feil adresse.",
           "Kari Nordmann mente at fristen er for kort.",
           "Fastlegene og sykehusene mente at fristen er for kort.",
           "Kommunen mente at det haster.",
           "Legeforeningens medlemmer får varselet først.",
           "Prioriteringsutvalget bør få saken tilbake.",
           "NUFA oppleves som nyttig.",
           "Brev til Datatilsynet er sendt.",
           "Arbeidet gjøres i regi av Helse Midt-Norge og støttes økonomisk.",
           "",
           " . (",
           "KS",
           "(((((",
       }) {
    CAPTURE(remark);
    CHECK(speakers(remark) == "");
  }
}

TEST_CASE("a view that another tells of is not said by its holder") {
  CHECK(speakers("KS pekte på at FHI mener det motsatte.") == "KS");
  CHECK(speakers("Helse Vest er glad for at departementet ønsker økt tempo.") == "Helse Vest RHF");
  CHECK(speakers("Det ble sagt at KS mener A og Helse Sør-Øst mener B.") == "");
  CHECK(speakers("Tekna svarte at NITO har bedt om møte, og Unio støttet det.") == "Tekna; Unio");
}

TEST_CASE("hostile text ends") {
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "KS og (KS, ";
  CHECK(speaking_organisations(deep).empty());
  CHECK(speaking_organisations(std::string(100000, 'A')).empty());
  CHECK(speaking_organisations("\xff\xfe KS\xe2 svarte").empty());
}

}  // namespace
}  // namespace saksgang::segment
