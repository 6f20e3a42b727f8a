#include "words.hpp"

namespace saksgang::bench::words {

const std::string_view kNouns =
    "løsning:m tjeneste:e arbeid:n tiltak:n behov:n utvalg:n direktorat:n plan:m prosjekt:n kommune:e pasient:m sak:m "
    "system:n virksomhet:m forslag:n helse:e opplysning:m krav:n data:n bruker:m sektor:m område:o vurdering:m "
    "utvikling:m innbygger:m standard:m samarbeid:n journal:m vedtak:n rapport:m møte:o finansiering:m innføring:m "
    "behandling:m ansvar:n forvaltning:m oppgave:e program:n leverandør:m fastlege:e sykehus:n foretak:n kostnad:m "
    "prosess:m informasjon:m teknologi:m modell:m strategi:m veikart:n register:n melding:m avtale:e ressurs:m "
    "region:m utfordring:m gevinst:m organisasjon:m mål:n anbefaling:m rolle:e kvalitet:m sikkerhet:m dialog:m "
    "oversikt:m risiko:m drift:m kompetanse:e grunnlag:n endring:m tilgang:m plattform:m arkitektur:m styring:m "
    "prioritering:m portefølje:e resept:m legemiddel:n personvern:n forskning:m målbilde:o samhandling:m deling:m "
    "kodeverk:n terminologi:m språk:n begrep:n rammeverk:n konsept:n analyse:e utredning:m høring:m innspill:n "
    "beslutning:m mandat:n erfaring:m pilot:m utprøving:m tidsplan:m budsjett:n bevilgning:m investering:m nytte:e "
    "effekt:m klinikk:m avdeling:m lege:e sykepleier:m helsepersonell:n student:m pårørende:e forening:m fylke:o "
    "stat:m departement:n forskrift:m lov:m veileder:m retningslinje:e rutine:e praksis:m metode:e verktøy:n "
    "funksjon:m modul:m grensesnitt:n integrasjon:m nettverk:n skjema:n dokument:n arkiv:n kilde:e base:e "
    "katalog:m profil:m versjon:m test:m feil:m avvik:n hendelse:e varsel:n beredskap:m pandemi:m krise:e "
    "ordning:m tilskudd:n gebyr:n pris:m marked:n innkjøp:n anbud:n kontrakt:m frist:m milepæl:m leveranse:m "
    "etappe:e fase:e steg:n spor:n hovedmål:n delmål:n indikator:m måling:m undersøkelse:m statistikk:m tall:n "
    "andel:m gruppe:e fagmiljø:n ekspert:m representant:m leder:m medlem:n sekretariat:n råd:n styre:o nemnd:m "
    "time:m bolig:m omsorg:m rehabilitering:m diagnose:e prøve:e svar:n bilde:o henvisning:m epikrise:e timebok:m "
    "vaksine:e barn:n ungdom:m skole:e velferd:m hjem:n sensor:m app:m enhet:m portal:m identitet:m fullmakt:m "
    "samtykke:o signatur:m logg:m innsyn:n kryptering:m sky:m server:m arbeidsflate:e mobil:m bredbånd:n";

const std::string_view kModifiers =
    "helse pasient journal kommune data e- helse- omsorgs behandlings legemiddel sykehus fastlege samhandlings "
    "forvaltnings utviklings innbygger digitaliserings finansierings styrings informasjons kjerne resept tjeneste "
    "prosjekt program portefølje strategi sikkerhets personvern forsknings kvalitets register kodeverks terminologi "
    "språk standardiserings innførings utprøvings pilot gevinst kostnads risiko drifts kompetanse teknologi plattform "
    "arkitektur api sky nettverks identitets tilgangs samtykke innsyns varslings beredskaps pandemi vaksine smittevern "
    "laboratorie prøvesvar bilde røntgen henvisnings epikrise timebok konsultasjons video avstands hjemme velferds "
    "sensor medisin blodprøve kreft hjerte diabetes psykiatri rus barne ungdoms skole familie eldre sykehjems "
    "hjemmesykepleie rehabiliterings ambulanse akutt legevakt nødnett apotek doserings virkestoff bivirknings allergi "
    "dødsårsaks fødsels svangerskaps kropps tannhelse folkehelse miljø arbeids ansatt leder utdannings student "
    "opplærings kurs veilednings råds utvalgs styre møte saks dokument arkiv post brev hørings lov forskrifts avtale "
    "kontrakts anskaffelses leverandør markeds pris budsjett bevilgnings tilskudds investerings regnskaps statistikk "
    "analyse rapporterings målings indikator innsats tiltaks handlings fremdrifts milepæls leveranse test feil "
    "avviks hendelses logg kryptografi signatur fullmakts grunndata person adresse virksomhets organisasjons "
    "enhets bruker rolle begreps informasjonsmodell meldings grensesnitt integrasjons overførings lagrings analyse "
    "algoritme maskin robot mobil nettbrett bredbånds felles nær sam for- del- hoved bi over "
    "regional- nasjonal- fylkes bydels interkommunal- EØS- EU- NATO- FHIR- DHO- PLO- EPJ- AMK- DRG- NAV- "
    "velferdsteknologi spesialist primær allmennlege kiropraktor fysioterapi ergoterapi ernærings søvn smerte "
    "livsstils tobakks alkohol drikkevanns luft støy strålevern genom bio celle vev organ protese hjelpemiddel "
    "transport pasientreise oppgjørs refusjons egenandels trygde pensjons sykmeldings attest";

const std::string_view kRegularVerbs =
    "vurder orienter prioriter etabler finansier koordiner implementer dokumenter realiser informer "
    "organiser diskuter presiser kommenter registrer standardiser digitaliser integrer evaluer rapporter "
    "definer identifiser revider publiser autoriser moderniser konsolider effektiviser "
    "konkretiser estimer balanser harmoniser publiser kontroller administrer distribuer analyser";

const std::string_view kIrregularVerbs =
    "anbefale,anbefaler,anbefalte,anbefalt bidra,bidrar,bidro,bidratt gi,gir,ga,gitt ta,tar,tok,tatt "
    "få,får,fikk,fått sikre,sikrer,sikret,sikret bruke,bruker,brukte,brukt dele,deler,delte,delt "
    "støtte,støtter,støttet,støttet følge,følger,fulgte,fulgt styrke,styrker,styrket,styrket "
    "utvikle,utvikler,utviklet,utviklet innføre,innfører,innførte,innført legge,legger,la,lagt "
    "utarbeide,utarbeider,utarbeidet,utarbeidet kreve,krever,krevde,krevd møte,møter,møtte,møtt "
    "forvalte,forvalter,forvaltet,forvaltet endre,endrer,endret,endret forbedre,forbedrer,forbedret,forbedret "
    "samle,samler,samlet,samlet velge,velger,valgte,valgt avklare,avklarer,avklarte,avklart "
    "planlegge,planlegger,planla,planlagt redusere,reduserer,reduserte,redusert øke,øker,økte,økt "
    "behandle,behandler,behandlet,behandlet gjennomføre,gjennomfører,gjennomførte,gjennomført "
    "beskrive,beskriver,beskrev,beskrevet erstatte,erstatter,erstattet,erstattet utsette,utsetter,utsatte,utsatt";

const std::string_view kAdjectives =
    "nasjonal,nasjonale felles,felles digital,digitale ny,nye regional,regionale god,gode kommunal,kommunale "
    "viktig,viktige sentral,sentrale klinisk,kliniske teknisk,tekniske sikker,sikre samlet,samlede økt,økte "
    "økonomisk,økonomiske faglig,faglige helhetlig,helhetlige strukturert,strukturerte tydelig,tydelige "
    "statlig,statlige elektronisk,elektroniske langsiktig,langsiktige juridisk,juridiske internasjonal,internasjonale "
    "relevant,relevante åpen,åpne lokal,lokale offentlig,offentlige privat,private nødvendig,nødvendige "
    "strategisk,strategiske operativ,operative semantisk,semantiske europeisk,europeiske trinnvis,trinnvise "
    "bærekraftig,bærekraftige forutsigbar,forutsigbare medisinsk,medisinske etisk,etiske organisatorisk,"
    "organisatoriske midlertidig,midlertidige gjensidig,gjensidige robust,robuste skalerbar,skalerbare "
    "brukervennlig,brukervennlige universell,universelle tverrfaglig,tverrfaglige sårbar,sårbare usikker,usikre";

const std::string_view kFirstNames =
    "Anne Kari Jan Per Ingrid Lars Marit Bjørn Liv Kjell Astrid Svein Berit Odd Hilde Morten Solveig Terje Ragnhild "
    "Geir Silje Trond Gunn Hans Tone Arne Unni Eirik Randi Knut Heidi Rolf Mona Stian Åse Magnus Turid Øyvind Nina "
    "Håkon Sigrid Jonas Ellen Torbjørn Wenche Petter Elin Vidar Siv Ole Guro Tor Synnøve Espen Maja Even Linnea Amir "
    "Fatima Yusuf Mina Ahmad Sara Olga Piotr Aisha";

const std::string_view kLastNames =
    "Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Pettersen Eriksen Berg "
    "Haugen Hagen Johannessen Andreassen Jacobsen Dahl Jørgensen Halvorsen Henriksen Lund Sørensen Jakobsen Moen "
    "Gundersen Iversen Strand Solberg Svendsen Eide Knutsen Martinsen Paulsen Bakken Kristoffersen Mathisen Lie "
    "Amundsen "
    "Nguyen Rasmussen Lunde Solheim Berge Moe Nygård Bakke Kristensen Fredriksen Holm Lien Hauge Christensen Andresen "
    "Nielsen Knudsen Evensen Sæther Aas Myhre Hanssen Ahmed Haugland Thomassen Sivertsen Simonsen Danielsen Berntsen "
    "Sandvik Rønning Arnesen Antonsen Næss Vik Haug Ellingsen Thorsen Edvardsen Birkeland Isaksen Gulbrandsen Ruud "
    "Aasen Strøm Myklebust Tangen Ødegård Eliassen Helland Bøe Jenssen Aune Mikkelsen Tveit Brekke Abrahamsen Madsen";

const std::string_view kPlaces =
    "Oslo Bergen Trondheim Stavanger Tromsø Drammen Kristiansand Bodø Ålesund Hamar Gjøvik Molde Alta Førde Arendal "
    "Skien Halden Narvik Harstad Lillehammer Kongsberg Haugesund Steinkjer Levanger Hammerfest Kirkenes Røros Voss "
    "Odda Lærdal Sogndal Ørsta Volda Kristiansund Mosjøen Sortland Svolvær Vadsø Lakselv Fauske Namsos Elverum "
    "Kongsvinger Moss Sarpsborg Fredrikstad Larvik Sandefjord Tønsberg Horten Notodden Kragerø Mandal Flekkefjord";

const std::string_view kOrganisations =
    "Norsk helsenett SF;Helsedirektoratet;KS;Legeforeningen;Norsk Sykepleierforbund;Helse Vest RHF;Helse Nord RHF;"
    "Helse Midt-Norge RHF;Helse Sør-Øst RHF;Folkehelseinstituttet;Direktoratet for medisinske produkter;Helsetilsynet;"
    "Datatilsynet;Oslo kommune;Bergen kommune;Trondheim kommune;Apotekforeningen;Tannlegeforeningen;"
    "Funksjonshemmedes Fellesorganisasjon;Kreftforeningen;Statsforvalteren;Universitetet;Kommunesektorens fellesnett;"
    "Sykehusinnkjøp HF;Helseplattformen AS;Legemiddelverket;NAV;Digitaliseringsdirektoratet;Pasientforeningen;"
    "Fysioterapeutforbundet;Psykologforeningen;Jordmorforbundet;Bioingeniørforbundet;Radiografforbundet;"
    "Ergoterapeutene;Leverandørforeningen;Forbrukerrådet;Barneombudet;Sametinget;Nasjonalt senter for fagutvikling";

const std::string_view kAcronyms =
    "RHF HF EPJ KS NHN FHI API DHO PLO SFM PLL NUFA NUIT NEHR EU EØS ROS DPIA KI IKT AMK DRG NAV GDPR FIA PKT BUP VKP "
    "DPS HMS SLA MVP POC RFI FAT IAM PKI SSO";

const std::string_view kCodes =
    "HL7 FHIR ICD-11 SNOMED-CT ICPC-2 openEHR NCMP-24 LOINC ATC-koder ISO-27001 IPS-profilen MyHealth@EU e-helse "
    "kjernejournal.no helsenorge.no Volven-9060 EN-13606 IHE-XDS DICOM OpenID TLS-1.3 2024:12 2023:7 v4.0.1 R5 "
    "NS-8350 OID-9523 KITH-1103";

const std::string_view kCouncils =
    "NUFA;NUIT;NEHR;STRATEGIRADET;PORTEFOLJERADET;Nasjonalt kodeverksråd;Fagrådet for legemiddelbruk;"
    "Arkitekturutvalget;Nasjonalt forum for velferdsteknologi;Utvalget for pasientreiser;Beredskapsrådet;"
    "Regionalt samhandlingsutvalg;Standardiseringsrådet;Utvalget for helsedata;Rådet for digital hjemmeoppfølging;"
    "Samarbeidsforum nord;Samarbeidsforum vest;Samarbeidsforum øst;Samarbeidsforum sør;Utvalget for personvern;"
    "Brukerrådet;Utvalget for laboratoriemedisin;Bildediagnostisk råd;Fastlegerådet;Kommunalt fagutvalg;"
    "Spesialistutvalget;Tannhelserådet;Utvalget for psykisk helse;Forskningsrådet for helsedata;Innkjøpsutvalget;"
    "Utvalget for kunstig intelligens;Sikkerhetsutvalget;Grunndatautvalget;Terminologirådet;Apotekutvalget;"
    "Legevaktutvalget;Utvalget for barn og unge;Rehabiliteringsrådet;Kreftutvalget;Utvalget for folkehelse";

const std::string_view kNynorsk =
    "løsning,løysing tjeneste,teneste virksomhet,verksemd utvalg,utval opplysning,opplysing innbygger,innbyggjar "
    "bruker,brukar forslag,framlegg vurdering,vurdering anbefaling,tilråding utfordring,utfordring område,område "
    "beslutning,avgjerd sykehus,sjukehus språk,språk forening,foreining melding,melding høring,høyring leverandør,"
    "leverandør krav,krav sikkerhet,tryggleik kvalitet,kvalitet lege,lege sykepleier,sjukepleiar behandling,"
    "behandling";

}  // namespace saksgang::bench::words
