#include "segment/speech.hpp"

#include <algorithm>
#include <array>

#include "segment/word_set.hpp"

namespace saksgang::segment {
namespace {

// Finite forms, present and past, bokmål and nynorsk, that alone tell of a speaker.
constexpr std::string_view kSpeakers = R"(
advarte advarer åtvara åtvarar anerkjenner anerkjente anerkjende anførte anfører antydet antyder antyda antydar
argumenterte argumenterer argumenterar avkreftet avkrefter avviste avviser bad ba ber bed bekreftet bekrefta
beklaget beklager beklaga beklagar bemerket bemerker bemerka bemerkar benektet benekter berømmet berømmer
etterlyste etterlyser etterspurte etterspør etterspurde erkjente erkjenner erkjende erfarer erfarte erfarar
erklærte erklærer forklarte forklarer forklara forklarar fortalte forteller fortel fortalde fraråder frarådet
frarådde frykter fryktet frykta fryktar forventer forventet forventa forventar framhevet framhever framheva
framhevar fremhevet fremhever fremheva framholdt fremholdt framholder fremholder framheldt framheld godtok
hevdet hevder hevda hevdar håper håpet håpte håpar håpa informerte informerer informerar innvendte innvender
innvende istemte istemmer kommenterte kommenterer kommenterar kommentera konkluderte konkluderer konkluderar
konstaterte konstaterer konstaterar kritiserte kritiserer kritiserar krevde lovet lovte lovde lurte lurer
lurar mente mener meiner meinte minnet minna minte nevnte nevner nemnde nemner opplyste opplyser oppfordret
oppfordrer oppfordra oppfordrar oppmoda oppmodar oppmodet opplevde opplever oppsummerte oppsummerer orienterte
orienterer orienterar poengterte poengterer poengterar presenterte presiserte presiserer presiserar protesterte
protesterer påpekte påpeker påpeika påpeikte påpeikar påpekar redegjorde redegjør refererte rapporterte
repliserte replikerte roste roser rosar sa sier seier signaliserte signaliserer signaliserar savner savnet
sakna saknar sluttet spurte spør spurde stadfesta stadfestet stadfestar stusset stusser stemte røysta røystar
anbefalte foreslo føreslo støttet støtta supplerte supplerer svarte svarer svara svarar svarde synes syntes syns
synest syntest takket takker takka takkar tilbød tilføyde tilføyer tilrår tilrådde tilrådet tror trodde trur
trudde tviler tvilte tvilar undret undrer undra undrar undrast understreket understreker understreka
understrekar utdypet utdyper utdjupa utdjupar uttalte uttaler uttalar uttala uttrykte uttrykker uttrykkjer uroer
uroar varslet varsler varsla varslar vektla vektlegger vektlegg ytret ytrer ytra ytrar ønsker ønsket ønska
ønskjer ønskte ønskjte ønskar)";

// Forms that are said of things too. Of «støtter» and the like only the present: what a system did is seldom minuted.
constexpr std::string_view kThings = R"(
aksepterer aksepterte anbefaler bekrefter foreslår føreslår forutsetter forutsatte føreset støtter støttar
støtte tilbakeviser tilbakeviste)";

// A verb, and what must follow within some words for it to be speech.
struct Phrase {
  WordSet verbs;
  WordSet follow;
  std::size_t within;
  Speech speech;
};

const std::vector<Phrase>& phrases() {
  using enum Speech;
  static const std::vector<Phrase> table{
      {WordSet("ga gav gir gjev"),
       WordSet("tilbakemelding tilbakemeldinger tilbakemeldingar tilslutning tilslutnad uttrykk innspill innspel ros "
               "honnør orientering beskjed svar kommentar kommentarer kommentarar anerkjennelse skryt medhold"),
       4, kOfSpeakers},
      {WordSet("ga gav gir gjev"), WordSet("støtte støtta"), 3, kAlsoOfThings},
      {WordSet("stilte stiller"), WordSet("spørsmål spørsmålet spørsmålstegn spørjeteikn seg"), 4, kOfSpeakers},
      {WordSet("støtter støttet støttar støtta"), WordSet("at"), 2, kOfSpeakers},
      {WordSet("viste viser synte"), WordSet("til"), 3, kAlsoOfThings},
      {WordSet("pekte peker peikte peika peikar"), WordSet("på"), 4, kAlsoOfThings},
      {WordSet("minner"), WordSet("om på"), 3, kOfSpeakers},
      {WordSet("la legger legg"), WordSet("til vekt fram frem"), 4, kOfSpeakers},
      {WordSet("trakk trekker trekkjer drog"), WordSet("fram frem opp inn"), 6, kOfSpeakers},
      {WordSet("tok tar tek"), WordSet("opp ordet orde forbehold"), 5, kOfSpeakers},
      {WordSet("løftet løfter løfta løftar"), WordSet("fram frem opp"), 6, kOfSpeakers},
      {WordSet("gjorde gjør gjer"), WordSet("oppmerksom merksam rede greie klart"), 3, kOfSpeakers},
      {WordSet("kom kommer kjem"),
       WordSet("innspill innspel forslag framlegg spørsmål kommentar kommentarer kommentarar merknad merknader "
               "merknadar oppfordring ønske innvendinger innvendingar"),
       5, kOfSpeakers},
      {WordSet("satte setter sette set"), WordSet("pris spørsmålstegn spørjeteikn"), 4, kOfSpeakers},
      {WordSet("ser såg så"),
       WordSet("positivt behov behovet frem fram nytten nytteverdi nytteverdien fordeler fordelar utfordringer "
               "utfordringar risiko mulighet muligheter mogleg gevinst gevinster verdien alvorlig for at ingen ikke "
               "ikkje lyst mørkt store stor fare"),
       3, kOfSpeakers},
      {WordSet("spilte spiller spelte spelar"), WordSet("inn"), 4, kOfSpeakers},
      {WordSet("meldte melder"), WordSet("inn om at fra frå tilbake seg"), 4, kOfSpeakers},
      {WordSet("reiste reiser"), WordSet("spørsmål spørsmålet innvendinger innvendingar"), 3, kOfSpeakers},
      {WordSet("fremmet fremmer fremja fremjar framsatte framsette"),
       WordSet("forslag framlegg ønske innspill innspel krav"), 4, kOfSpeakers},
      {WordSet("holdt holder heldt held"), WordSet("fast"), 3, kOfSpeakers},
      {WordSet("delte deler"), WordSet("bekymringen bekymring synet oppfatningen oppfatninga vurderingen vurderinga"),
       4, kOfSpeakers},
      {WordSet("slutter sluttar slutta"), WordSet("seg"), 3, kOfSpeakers},
      {WordSet("bekymrer bekymret bekymra bekymrar merket merker merka"), WordSet("seg"), 2, kOfSpeakers},
      {WordSet("vurderer vurderte vurderar"), WordSet("at det dette"), 2, kAlsoOfThings},
      {WordSet("sendte sender sende"),
       WordSet("innspill innspel merknad merknader merknadar kommentarer kommentarar høringssvar høyringssvar "
               "høringsinnspill"),
       5, kOfSpeakers},
      {WordSet("har hadde"),
       WordSet("innspill innspel merknad merknader merknadar kommentar kommentarer kommentarar spørsmål bekymring "
               "bekymringer innvendinger innvendingar motforestillinger synspunkt synspunkter"),
       4, kOfSpeakers},
      {WordSet("gikk går gjekk"), WordSet("inn"), 2, kAlsoOfThings},
      {WordSet("sto stod står"), WordSet("bak"), 2, kAlsoOfThings},
      {WordSet("var er"), WordSet("inne"), 2, kAlsoOfThings},
      {WordSet("stemmer"), WordSet("for mot imot"), 2, kOfSpeakers},
      {WordSet("vil ville"), WordSet("at gjerne"), 2, kOfSpeakers},
      {WordSet("vil ville"),
       WordSet(
           "understreke påpeke peke advare presisere kommentere bemerke minne poengtere uttrykke oppfordre anbefale "
           "fremheve framheve trekke berømme rose takke påpeike peike åtvare presisere oppmode tilrå framheva"),
       3, kOfSpeakers},
      {WordSet("skulle"), WordSet("ønske gjerne"), 2, kOfSpeakers},
      {WordSet("kan kunne vil ville"), WordSet("bak"), 5, kOfSpeakers},
      {WordSet("kan kunne"), WordSet("opplyse støtte bekrefte informere fortelle stadfeste fortelje slutte"), 3,
       kOfSpeakers},
  };
  return table;
}

constexpr std::string_view kAttitudes = R"(
positiv positive enig enige einig einige samd samde uenig uenige ueinig ueinige usamd bekymret bekymra bekymrede
skeptisk skeptiske opptatt opptatte oppteken opptekne usikker usikre undrende spørrende tvilende spent spente
spend fornøyd fornøyde nøgd nøgde glad glade imot åpen åpne takknemlig takknemlige tilfreds uroet uroa uroleg
urolige overrasket overraska kritisk kritiske skuffet skuffa negativ negative innstilt redd redde tydelig
tydelige tydeleg tydelege klar)";

constexpr std::string_view kParticiples = R"(
advart åtvara anført anbefalt anbefalte bekreftet bekrefta stadfesta stadfestet bemerket bemerka bedt bede
etterlyst etterspurt foreslått føreslått føreslege forklart framhevet framheva fremhevet fremheva framholdt
fremholdt framhalde fremmet fremja gitt gjeve hevdet hevda informert innvendt kommentert kritisert lagt løftet
løfta meldt minnet minna mint nevnt nemnt opplyst oppfordret oppfordra oppmoda oppsummert orientert pekt peika
peikt poengtert presisert påpekt påpeika påpeikt redegjort reist rapportert sagt signalisert spilt spelt spurt
stilt støttet støtta supplert svart tatt teke tilrådd trukket trekt understreket understreka uttalt uttrykt
uttrykkt utdypet utdjupa varslet varsla vektlagt vist ytret ytra ønsket ønskt ønska ønskja sendt)";

// Participles that tell of speech only with what goes with them: «gitt innspill», «tatt opp».
constexpr std::string_view kLightParticiples =
    "gitt gjeve lagt løftet løfta reist spilt spelt stilt tatt teke trukket trekt vist sendt fremmet fremja meldt pekt "
    "peika peikt spurt bedt bede varslet varsla rapportert";
constexpr std::string_view kLightComplements =
    "innspill innspel tilbakemelding tilbakemeldinger tilbakemeldingar støtte uttrykk spørsmål inn opp fram frem til "
    "på "
    "om vekt forslag framlegg merknader merknad kommentarer kommentarar svar bekymring høringssvar";

constexpr std::string_view kPassives = R"(
advares anbefales bekreftes bemerkes etterlyses etterspørres foreslås framheves fremheves framholdes fremholdes
hevdes kommenteres meldes minnes nevnes oppfordres opplyses pekes poengteres presiseres påpekes påpeikast
spilles spelast spørres spørjast stilles stillast støttes støttast svares svarast tilrås understrekes
understrekast uttrykkes uttrykkast varsles vektlegges vises ytres ønskes ønskjast etterlysast foreslåast
kommenterast)";

constexpr std::string_view kSpeechNouns = R"(
bekymring bekymringer forslag framlegg innspill innspel innvending innvendinger innvendingar kommentar
kommentarer kommentarar merknad merknader merknadar motforestillinger oppfordring presisering påminnelse ros
replikk spørsmål støtte svar synspunkt synspunkter tilbakemelding tilbakemeldinger tilbakemeldingar uro ønske
ønsker ønskje)";

constexpr std::string_view kOpinionNouns = R"(
anbefaling bekymring forslag holdning inntrykk innspill innspel innvending kommentar melding mening meining
oppfatning oppfatting oppfordring råd standpunkt svar syn synspunkt tilbakemelding tilråding vurdering ønske
erfaring)";

constexpr std::string_view kSpokesmen = R"(
representant representanten representanter representantene representantar representantane medlem medlemmet
medlemmer medlemmene medlemmar medlemmane medlemane medlemen leder lederen leiar leiaren direktør direktøren
deltaker deltakeren deltakere deltakerne deltakar deltakaren deltakarane rådgiver rådgiveren rådgivar rådgivaren
observatør observatøren vararepresentant vararepresentanten varamedlem varamedlemmet avdelingsdirektør
avdelingsdirektøren generalsekretær generalsekretæren divisjonsdirektør fagdirektør fagdirektøren seksjonsleder
prosjektleder prosjektlederen prosjektleiar prosjektleiaren talsperson talspersonen utsending utsendingen
ordfører ordføreren kommunedirektør kommunedirektøren administrerende avdelingsleder president presidenten
visepresident stedfortreder stedfortrederen stadfortredar stadfortredaren)";

constexpr std::string_view kFillers = R"(
også òg imidlertid derfor difor dermed likevel altså videre vidare dessuten ellers elles særlig særleg spesielt
samtidig samstundes ikke ikkje heller nå no her da då tydelig tydeleg klart sterkt bl.a igjen sjølv selv både så
først deretter dels fortsatt framleis fremdeles allerede allereie generelt overordnet kort begge alle gjerne
avslutningsvis innledningsvis)";

const WordSet& set_of_fillers() {
  static const WordSet set(kFillers);
  return set;
}

// Adverbs that may stand between a form of «være» and what one is.
constexpr std::string_view kDegrees = R"(
svært veldig meget mykje også òg ikke ikkje noe noko litt generelt i utgangspunktet utgangspunkt helt heilt
stort sett samlet alle begge fortsatt framleis likevel imidlertid særlig særleg spesielt derfor difor dermed
hovedsak grunn klart tydelig mindre mer meir godt vel blitt vært vore sterkt dypt ganske nokså på linje heller)";

constexpr std::string_view kFunctionWords = R"(
at som der hvor kor hvis om når dersom fordi siden men og samt eller mens medan så av fra frå i på til for med
uten utan ved hos under over mellom etter før å den det de dei denne dette disse han hun vi eg jeg seg er var
blir ble blei vart vert har hadde kan kunne vil ville skal skulle må måtte bør burde får fikk ikke ikkje en ei
et ein eit mange flere fleire noen nokre alle også òg både enn hva kva hvem kven hvordan korleis ingen sin sitt
sine si sjølv selv)";

bool stops(const Item& item) {
  return item.kind == Item::Kind::kSign && item.text != "\"" && item.text != "«" && item.text != "»";
}

bool follows(const Sentence& s, std::size_t from, std::size_t within, const WordSet& words) {
  for (std::size_t i = from; i < s.size() && i < from + within; ++i) {
    if (stops(s[i])) return false;
    if (words.has(s[i].folded)) return true;
    if (s[i].folded == "ingen" || s[i].folded == "inga") return false;  // «hadde ingen innspill»
  }
  return false;
}

// «er (svært) positiv»: only words of degree stand between. `past` is true behind «har vært».
bool has_attitude(const Sentence& s, std::size_t from) {
  static const WordSet attitudes(kAttitudes);
  static const WordSet degrees(kDegrees);
  for (std::size_t i = from; i < s.size() && i < from + 5; ++i) {
    if (attitudes.has(s[i].folded)) return true;
    if (!degrees.has(s[i].folded)) return false;
  }
  return false;
}

bool has_participle(const Sentence& s, std::size_t from) {
  static const WordSet participles(kParticiples);
  static const WordSet light(kLightParticiples);
  static const WordSet complements(kLightComplements);
  for (std::size_t i = from; i < s.size() && i < from + 4; ++i) {
    if (stops(s[i])) return false;
    if (light.has(s[i].folded)) return follows(s, i + 1, 4, complements);
    if (participles.has(s[i].folded)) return true;
    if (!is_filler(s[i].folded) && s[i].folded != "tidligere" && s[i].folded != "tidlegare" &&
        s[i].folded != "gjentatte") {
      return false;
    }
  }
  return false;
}

// «ser på X som …», but not «ser på hvilke tiltak som …»
bool regards(const Sentence& s, std::size_t from) {
  if (from + 1 >= s.size() || s[from].folded != "på" || is_question_word(s[from + 1].folded)) return false;
  for (std::size_t i = from + 1; i < s.size() && i < from + 12 && !stops(s[i]); ++i) {
    if (s[i].folded == "som") return true;
  }
  return false;
}

}  // namespace

Speech speech_of(const Sentence& s, std::size_t verb, std::size_t rest) {
  static const WordSet speakers(kSpeakers);
  static const WordSet things(kThings);
  if (s[verb].kind != Item::Kind::kWord) return Speech::kNone;
  const std::string_view word = s[verb].folded;
  if (speakers.has(word)) return Speech::kOfSpeakers;
  const bool leans = rest < s.size() && s[rest].folded == "seg";  // «støtter seg på»
  Speech best = things.has(word) && !leans ? Speech::kAlsoOfThings : Speech::kNone;
  for (const Phrase& phrase : phrases()) {
    if (!phrase.verbs.has(word) || !follows(s, rest, phrase.within, phrase.follow)) continue;
    best = std::max(best, phrase.speech);
  }
  if (word == "er" || word == "var") {
    if (has_attitude(s, rest)) return Speech::kOfSpeakers;
  } else if (word == "har" || word == "hadde") {
    if (has_participle(s, rest)) return Speech::kOfSpeakers;
    if (rest < s.size() && (s[rest].folded == "vært" || s[rest].folded == "vore") && has_attitude(s, rest + 1)) {
      return Speech::kOfSpeakers;
    }
  } else if ((word == "ser" || word == "så" || word == "såg") && regards(s, rest)) {
    return Speech::kOfSpeakers;
  }
  return best;
}

bool is_speech_participle(std::string_view folded) {
  static const WordSet set(kParticiples);
  return set.has(folded);
}

bool is_speech_passive(std::string_view folded) {
  static const WordSet set(kPassives);
  return set.has(folded);
}

bool is_speech_noun(std::string_view folded) {
  static const WordSet set(kSpeechNouns);
  return set.has(folded);
}

bool is_opinion_noun(std::string_view folded) {
  static const WordSet set(kOpinionNouns);
  return set.has(folded);
}

bool is_definite_opinion(std::string_view folded) {
  static const WordSet set(
      "anbefalingen anbefalinga bekymringen bekymringa beskjeden holdningen haldninga innspelet innspillet kommentaren "
      "meldingen meldinga oppfordringen oppfordringa svaret tilbakemeldingen tilbakemeldinga tilrådinga vurderingen "
      "vurderinga ønsket");
  return set.has(folded);
}

bool is_spokesman(std::string_view folded) {
  static const WordSet set(kSpokesmen);
  if (set.has(folded)) return true;
  // Titles are compounds without end: «digitaliseringssjef», «kommuneoverlegen».
  for (const std::string_view end :
       {"sjef",         "sjefen",         "leder",     "lederen",    "leiar",       "leiaren",
        "direktør",     "direktøren",     "rådgiver",  "rådgiveren", "rådgivar",    "rådgivaren",
        "overlege",     "overlegen",      "ansvarlig", "ansvarleg",  "koordinator", "koordinatoren",
        "representant", "representanten", "ombud",     "sekretær",   "sekretæren"}) {
    if (folded.size() > end.size() && folded.ends_with(end)) return true;
  }
  return false;
}

bool is_auxiliary(std::string_view folded) {
  static const WordSet set("ble blei blitt vart blir vert er var kom kommer kjem har hadde foreligger forelå føreligg");
  return set.has(folded);
}

bool is_modal(std::string_view folded) {
  static const WordSet set("bør burde må måtte skal skulle kan kunne vil ville ønskelig ønskeleg behov");
  return set.has(folded);
}

bool is_subordinator(std::string_view folded) {
  static const WordSet set("at som der hvor kor hvis om når dersom fordi siden hvorvidt korvidt ettersom");
  return set.has(folded);
}

bool is_question_word(std::string_view folded) {
  static const WordSet set("hva kva hvem kven hvordan korleis hvilke hvilken hvilket hvor kor hvorfor kvifor når");
  return set.has(folded);
}

bool is_filler(std::string_view folded) {
  return set_of_fillers().has(folded);
}

bool is_focus(std::string_view folded) {
  static const WordSet set(
      "også òg både selv sjølv særlig særleg spesielt spesielt blant annet bl.a. mellom anna bare berre ikke ikkje "
      "heller minst men især");
  return set.has(folded);
}

bool is_opener(std::string_view folded) {
  static const WordSet set(R"(
samtidig samstundes videre vidare her der deretter dermed derfor difor likevel imidlertid dessuten
avslutningsvis innledningsvis innleiingsvis generelt endelig endeleg så da då nå no dette det i på for til ved
under etter om fra frå av med uten utan mot gjennom når dersom hvis siden fordi ettersom selv sjølv mens medan
også òg tidligere tidlegare prinsipielt primært sekundært konkret blant mellom ifølge derimot tilsvarende
tilsvarande likeså likeeins først sist spesielt særlig særleg overordnet utover vedrørende vedrørande angående
angåande knyttet knytt innenfor innanfor enda ellers elles slik dels muntlig munnleg skriftlig skriftleg som hva
kva)");
  return set.has(folded);
}

bool is_clause_opener(std::string_view folded) {
  static const WordSet set("når dersom hvis siden fordi ettersom selv sjølv mens medan enda om hva kva som");
  return set.has(folded);
}

bool is_class_word(std::string_view folded) {
  static const WordSet set(
      "leverandøren selskapet foretaket firmaet helseforetaket kommunen direktoratet organisasjonen foreningen "
      "stiftelsen sykehuset etaten vertskommunen prosjekteieren virksomheten");
  return set.has(folded);
}

bool is_particle(std::string_view folded) {
  static const WordSet set("inn opp fram frem på til om ut mot vekt");
  return set.has(folded);
}

bool is_function_word(std::string_view folded) {
  static const WordSet set(kFunctionWords);
  return set.has(folded);
}

}  // namespace saksgang::segment
