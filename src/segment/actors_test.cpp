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

// Three sets of sentences that were judged before the rules were run on them: what the rules find and leave out, mixed.
TEST_CASE("remarks as minutes have them") {
  const Row rows[] = {
      {"Sykehuspartner er opptatt av at leverandørene følges opp.", "Sykehuspartner HF"},
      {"Helse Vest RHF viser til at avtalen ikke er signert, og ber om at punktet tas ut.", "Helse Vest RHF"},
      {"UNN har god erfaring med dette og deler gjerne rutinene sine.", ""},
      {"Norsk Sykepleierforbund: Viktig at sykepleierne involveres tidlig.", "Norsk Sykepleierforbund"},
      {"KS er representert i styringsgruppen.", ""},
      {"KS savner en vurdering av kostnadene i kommunene. KS vil også ha en plan for opplæring.", "KS"},
      {"Stavanger kommune deltar i piloten.", ""},
      {"Stavanger kommune deltok i piloten, og opplevde at den sparte tid.", "Stavanger kommune"},
      {"Legeforeningen ønsker ikke obligatorisk bruk.", "Legeforeningen"},
      {"Hvordan skal Helsedirektoratet følge opp dette?", ""},
      {"Medlemmet fra Pasient- og brukerombudet viste til henvendelser fra pårørende.", "Pasient- og brukerombudet"},
      {"Etter innspill fra KS ble teksten justert.", ""},
      {"Forslaget fra Helse Nord RHF ble støttet av alle.", ""},
      {"Her må Helsedirektoratet ta ansvar.", ""},
      {"Her etterlyser Helse Sør-Øst en tydeligere plan.", "Helse Sør-Øst RHF"},
      {"Lillestrøm kommune ved digitaliseringssjef Per Hansen orienterte om arbeidet.", "Lillestrøm kommune"},
      {"Fra kommunesiden ble det sagt at økonomien er stram, noe KS bekreftet.", "KS"},
      {"I Oslo kommune er dette løst på en annen måte.", ""},
      {"Oslo kommune har løst dette på en annen måte.", ""},
      {"Representant fra Virke ga uttrykk for at private leverandører må med.", "Virke"},
      {"Apotekforeningen stilte spørsmål om hvem som har dataansvar.", "Apotekforeningen"},
      {"NHN informerte om at arbeidet er forsinket.", "Norsk helsenett SF"},
      {"Dette er ikke avklart med Datatilsynet, som er kritisk til delingen.", ""},
      {"RHF-ene er samstemte i at modellen må endres.", ""},
      {"De regionale helseforetakene ga tilbakemelding om at kostnadene er for høye.", ""},
      {"FHI og Kreftregisteret uttrykte støtte til forslaget, men FHI presiserte at tidsplanen er ambisiøs.",
       "Folkehelseinstituttet; Kreftregisteret"},
      {"Helsedirektoratet: Dette tas med videre.", "Helsedirektoratet"},
      {"Svar fra Helsedirektoratet: Det er planlagt for neste år.", "Helsedirektoratet"},
      {"Direktoratet for e-helse svarte på spørsmålet fra KS.", "Direktoratet for e-helse"},
      {"Helse Stavanger kan ikke stille seg bak anbefalingen.", "Helse Stavanger HF"},
      {"Helse Bergen ba NHN vurdere saken på nytt.", "Helse Bergen HF"},
      {"Den norske legeforening ved Ola Nordmann ønsket seg en grundigere utredning.", "Legeforeningen"},
      {"Innspill fra NUFA må følges opp.", ""},
      {"Statsforvaltaren bør få tilgang.", ""},
      {"Frå Helse Møre og Romsdal kom det spørsmål om finansiering.", "Helse Møre og Romsdal HF"},
      {"Sjukehusapoteka har meldt inn behov for endringar.", ""},
      {"Vestland fylkeskommune sa seg samd i tilrådinga.", "Vestland fylkeskommune"},
      {"KS og NHN har ulik oppfatning av hvem som eier risikoen.", ""},
      {"Både KS og Legeforeningen advarte mot å pålegge bruk før løsningen er prøvd ut.", "KS; Legeforeningen"},
      {"Bergen kommune, Helse Bergen og KS viste alle til behovet for felles journal.",
       "Bergen kommune; Helse Bergen HF; KS"},
      {"NUFA v/leder understreket at saken må tilbake til utvalget.", "NUFA"},
      {"Utvalget var enig med KS.", ""},
      {"Flere medlemmer sluttet seg til KS sin kommentar.", ""},
      {"Helse Midt-Norge RHF støtter seg på Helseplattformen.", ""},
      {"Tannlegeforeningen var opptatt av at tannhelse ikke glemmes, og KS sluttet seg til dette.",
       "Tannlegeforeningen; KS"},
      {"Det påpekes fra Helse Nord RHF at dekningen er dårlig.", "Helse Nord RHF"},
      {"NAV-representanten forklarte prosessen.", "Nav"},
      {"Fagforbundet mener, i likhet med KS, at opplæring må finansieres.", "Fagforbundet"},
      {"Helse Vest IKT påpeker at integrasjonene ikke er testet.", "Helse Vest IKT AS"},
      {"KS meiner at kommunane må få tid til å førebu seg.", "KS"},
      {"Helse Bergen peika på at journalen ikkje er klar, og Helse Fonna var samd i dette.",
       "Helse Bergen HF; Helse Fonna HF"},
      {"Frå Legeforeninga si side vart det uttrykt uro for meirarbeid.", "Legeforeningen"},
      {"Utvalet bør høyre kva KS meiner.", ""},
      {"Samarbeidet med NHN går godt, seier Helse Førde.", "Helse Førde HF"},
      {"Helsedirektoratet kjem attende til saka i haust.", ""},
      {"Kvifor er ikkje KS med?", ""},
      {"Til spørsmålet om drift svara Sykehuspartner at dette ligg fast.", "Sykehuspartner HF"},
      {"Representantar for Vestland fylkeskommune og KS bad om at skulehelsetenesta vert nemnd.",
       "Vestland fylkeskommune; KS"},
      {"NUIT er samd i at saka må prioriterast.", "NUIT"},
      {"Nasjonalt e-helseråd sluttar seg til tilrådinga.", "Nasjonalt e-helseråd"},
      {"Folkehelseinstituttet er dataansvarlig for registeret.", ""},
      {"Folkehelseinstituttet spurte hvem som er dataansvarlig.", "Folkehelseinstituttet"},
      {"Kreftforeningen takket for en god presentasjon.", "Kreftforeningen"},
      {"Samtidig må Helfo endre regelverket.", ""},
      {"Det ble vist til at Helfo krever refusjon.", ""},
      {"Det ble vist til et notat fra Helfo.", ""},
      {"KS opplyser at 200 kommuner har tatt løsningen i bruk, og at resten følger i år.", "KS"},
      {"Pensjonistforbundet, FFO og Kreftforeningen sto bak et felles innspill.",
       "Pensjonistforbundet; Funksjonshemmedes Fellesorganisasjon; Kreftforeningen"},
      {"Diakonhjemmet sykehus ønsker å delta i utprøvingen.", "Diakonhjemmet sykehus"},
      {"Ønsker Diakonhjemmet å delta?", ""},
      {"Trondheim kommune, Stavanger kommune og Bergen kommune har samme utfordring.", ""},
      {"Trondheim kommune savner finansiering; Bodø kommune er enig.", "Trondheim kommune; Bodø kommune"},
      {"Helseplattformen AS svarte at feilen er rettet.", "Helseplattformen AS"},
      {"Helseplattformen svarte at feilen er rettet.", "Helseplattformen AS"},
      {"Helseplattformen støtter ikke standarden.", ""},
      {"DIPS mente at leveransen er i rute.", "DIPS AS"},
      {"Leverandørene ved EPJ-foreningen kommenterte at kravene kommer for sent.", "EPJ-foreningen"},
      {"Norsk helsenett må svare på om de støtter dette.", ""},
      {"Det er et ønske fra Legeforeningen at fastlegene får egne midler.", "Legeforeningen"},
      {"Med støtte fra KS kan dette løses.", ""},
      {"Kari Nordmann, Universitetet i Oslo, presenterte funnene fra følgeforskningen.", "Universitetet i Oslo"},
      {"NSF er bekymret for sykepleiernes arbeidsbelastning.", "Norsk Sykepleierforbund"},
      {"Sintef har evaluert ordningen på oppdrag fra Helsedirektoratet.", ""},
      {"Helsedirektoratet vil komme tilbake med en ny sak.", ""},
      {"Helsedirektoratet vil presisere at fristen gjelder alle.", "Helsedirektoratet"},
      {"Datatilsynet har tidligere uttalt at dette krever hjemmel.", "Datatilsynet"},
      {"Det er positivt, mener KS, at finansieringen avklares.", "KS"},
      {"KS, Legeforeningen og NSF stilte seg kritiske til tidsplanen.", "KS; Legeforeningen; Norsk Sykepleierforbund"},
      {"Brukerorganisasjonene ved FFO minnet om universell utforming.", "Funksjonshemmedes Fellesorganisasjon"},
      {"Oslo universitetssykehus og Ahus er enige om en felles pilot.",
       "Oslo universitetssykehus HF; Akershus universitetssykehus HF"},
      {"Avtalen mellom KS og staten regulerer dette.", ""},
      {"KS og staten har inngått en avtale.", ""},
      {"I høringen støttet både Legeforeningen og Tannlegeforeningen forslaget.", "Legeforeningen; Tannlegeforeningen"},
      {"Det kom ingen innspill fra KS.", ""},
      {"KS hadde ingen innspill.", ""},
      {"Hdir ber RHF-ene levere tall innen 1. mai.", "Helsedirektoratet"},
      {"Tilbakemeldingen fra Helse Nord er at dekningen svikter.", "Helse Nord RHF"},
      {"Som NHN var inne på, må sikkerheten ivaretas.", "Norsk helsenett SF"},
      {"KS på sin side mener at staten må betale.", "KS"},
      {"Helse Nord svarte at dette er avklart med KS, Legeforeningen og Helsedirektoratet.", "Helse Nord RHF"},
      {"Det blir viktig for KS å få med alle kommunene.", ""},
      {"NUFA ble orientert om arbeidet.", ""},
      {"Fagutvalget støtter anbefalingen fra Helsedirektoratet.", "NUFA"},
      {"Porteføljerådet ba Helsedirektoratet vurdere rekkefølgen.", "Porteføljerådet"},
      {"Strategirådet var delt i synet på finansiering.", ""},
      {"Legeforeningen og KS var uenige om hvem som skal betale.", "Legeforeningen; KS"},
      {"Vi ser at Helse Vest ligger foran, mens Helse Nord har utfordringer.", ""},
      {"Dette har Helse Vest løst, men de andre regionene venter.", ""},
      {"Helse Vest har løst dette. De foreslo å dele løsningen.", "Helse Vest RHF"},
      {"Helse Vest har løst dette. De andre regionene mente at det går fort.", ""},
      {"Kommentar fra FHI: Registeret er ikke klart.", "Folkehelseinstituttet"},
      {"Kommentar til FHI: Registeret er ikke klart.", ""},
      {"Digitaliseringsdirektoratet v/ Kari Nordmann redegjorde for fellesløsningene.", "Digitaliseringsdirektoratet"},
      {"Kreftregisteret (FHI) ønsker å være pilot.", "Kreftregisteret"},
      {"Oslo kommune (Helseetaten) meldte at de er klare.", "Oslo kommune"},
      {"Ordføreren i Storvik kommune spurte om støtte.", "Storvik kommune"},
      {"Fastlegen i Storvik kommune har ikke fått opplæring.", ""},
      {"Ifølge en rapport fra SSB øker bruken.", ""},
      {"Rapport fra Riksrevisjonen peker på svak styring.", ""},
      {"Riksrevisjonen kritiserte styringen i 2021.", "Riksrevisjonen"},
      {"Regelverket hindrer deling, mener flere.", ""},
      {"Flere mente at Regjeringen må prioritere dette.", ""},
      {"Hovedinntrykket er positivt. NITO savner likevel bioingeniørene i arbeidsgruppen.", "NITO"},
      {"Tekna, NITO og Unio har sendt inn et felles innspill.", "Tekna; NITO; Unio"},
      {"Møtelederen takket Helsedirektoratet for orienteringen.", ""},
      {"Møteleder ga ordet til KS.", ""},
      {"NSF og Fagforbundet, som begge sitter i styringsgruppen, advarte mot å starte nå.",
       "Norsk Sykepleierforbund; Fagforbundet"},
      {"For KS er fristen et problem.", ""},
      {"Vedrørende personvern viste Datatilsynet til artikkel 35.", "Datatilsynet"},
      {"AI Act krever dokumentasjon, og EU-kommisjonen har varslet veiledere.", ""},
      {"Spekter og Virke støtter KS sitt forslag.", "Spekter; Virke"},
      {"Det var enighet mellom KS og Helse Midt-Norge RHF om veien videre.", ""},
      {"UiT Norges arktiske universitet har forsket på dette og anbefaler en trinnvis innføring.",
       "Universitetet i Tromsø"},
      {"Hemit påpekte at EPIC ikke håndterer formatet.", "Hemit HF"},
      {"Pasientorganisasjonene (FFO, SAFO) ønsker bedre innsyn.", ""},
      {"Helse- og omsorgsdepartementet og Digitaliserings- og forvaltningsdepartementet orienterte om arbeidet.",
       "Helse- og omsorgsdepartementet; Digitaliserings- og forvaltningsdepartementet"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.remark);
    CHECK(speakers(row.remark) == std::string(row.speakers));
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
