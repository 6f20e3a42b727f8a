#include "words.hpp"

// {n} {d} {p} {q} {g}  a noun: indefinite, definite, plural, definite plural, definite genitive; {e} with its article
// {i} {v} {t} {r}      a verb: infinitive, present, past, participle; {a} {A} an adjective, with -e
// {o} {O} {u}          an organisation, an acronym, a code; {b} {c} {y} {D} council, case number, year, date of a
// meeting {x} {X} {P} {L}      a small number, a large one, a person, a place
namespace saksgang::bench::words {

const std::string_view kBodySentences =
    R"(Formålet med saken er å {i} {d} og {i} {q} i {A} {p}.
{o} har {r} {d} sammen med {o} og {o}.
Det er behov for {A} {p} som {v} {q} i {d}.
{d} skal bidra til at {q} {v} {p} på en {a} måte.
I {y} ble det besluttet å {i} {d} for {q}.
Flere av {q} peker på at {d} ikke er {r}, og at {q} derfor mangler {p}.
{d} omfatter {p}, {p} og {p}.
Det foreslås at {o} får ansvar for {d} fra {y}.
{q} må sees i sammenheng med {d} og med {g} {p}.
Arbeidet med {d} er forsinket, blant annet fordi {q} ikke er {r}.
Kostnadene er anslått til {x} millioner kroner, hvorav {x} millioner gjelder {d}.
{o} viser til {u} og til {A} {p} i {L}.
Innen {D} skal {q} være {r}.
For {q} betyr dette at {d} kan {i} {p} uten {e}.
Det er {A} {p} mellom {d} og {d}, jf. sak {c} i {b}.
{O} og {O} har ulike {p} for {d}.
Et mål er at {q} skal {i} {d} innen {y}.
{d} er en forutsetning for {d}.
Erfaringer fra {L} viser at {q} {v} {d}.
Det er gjennomført {e} med {x} {p} fra {x} {p}.
{P} i {o} leder arbeidet med {d}.
Videre er det pekt på {q}, særlig for {p} og {p}.
{d} bør vurderes opp mot {d}, f.eks. når {q} skal {i} {p}.
Helse- og omsorgssektoren trenger {A} {p} for {d}.
Tiltaket gjelder både {q} og {q}, og omfatter {X} {p}.
Dette innebærer at {o} må {i} {q} før {d} tas i bruk.
Det legges opp til {e} i {x} faser, der {d} kommer først.
Risikoen er vurdert som {a}, men {q} er ikke {r}.
{o} ba om at {d} og {d} blir {r} samlet.
Hensikten er ikke å {i} {q}, men å {i} {d}.
{q} har siden {y} vært {r} av {o}.
I dag {v} {q} {p} på papir, noe som gir {A} {p}.
Rammene for {d} følger av {u} og {u}.
{d} i {L} har {r} {p} med {a} {n}.
Saken ble sist behandlet i {b} {D} som sak {c}.
Nytten for {q} er {a}, og {d} kan hentes ut fra {y}.
Om lag {x} prosent av {q} har tatt i bruk {d}.
Følgende {p} er sentrale: {d}, {d} og {d}.
{o} har kartlagt {q} hos {x} av {x} {p}.
Uten {d} vil {q} måtte {i} {p} hver for seg.
Det vises til vedlegg {x} for {e} av {q}.
Når {q} er på plass, kan {d} {i} {p}.
Ansvaret for {d} ligger hos {o}, mens {o} {v} {q}.
{A} {p} krever at {d} er {r}.
Alternativ {x} innebærer at {d} {v} {q} fullt ut.
{o} kommer tilbake med {e} i {y}.)";

const std::string_view kNynorskSentences =
    R"(Føremålet med saka er å få til {A} {p} for {q}.
{o} har saman med {o} vurdert korleis {d} kan takast i bruk.
Det er ikkje avklara kven som skal ha ansvaret for {d}.
{q} må sjåast i samanheng med {d}, og kommunane treng {p}.
Eit mål er at {q} skal kunne dele {p} innan {y}.
Fleire av {q} meiner at {d} ikkje er god nok.
Arbeidet med {d} starta i {y} og er enno ikkje ferdig.
Utvalet bad om at {d} blir lagd fram på nytt.
Dette inneber at {o} må gjere {q} tilgjengelege for {p}.
Det er venta at {q} vil gje {A} {p} i {L}.
Noverande {p} hindrar {q} i å bruke {d}.
Sjå òg sak {c} om {d}.)";

const std::string_view kRemarks =
    R"({o} støtter forslaget og understreker at {q} må {i} {d}.
{o} kommenterte at {d} er {a}, og at {q} bør {i} {p}.
{o} savner {e} for {q} og ber om {p}.
{P} spurte om {d} også gjelder {q}.
{o} mener at {q} må finansieres over statsbudsjettet.
Det er viktig at {d} ikke fører til {A} {p} for {q}.
{o} svarte at {d} er {r}, og at {q} blir {r} i {y}.
God presentasjon. {d} er et steg i riktig retning, men {q} er {A}.
{o} tar forbehold om {d} til {q} er avklart.
Medlemmene var enige om at {d} bør {i} {q}.
{o} og {o} ønsker å delta i arbeidet med {d}.
Det bør avklares hvem som skal {i} {d} når {q} er {r}.)";

const std::string_view kDecisions =
    R"({b} slutter seg til {d} og anbefaler at {q} blir {r}.
{b} tar saken til orientering.
{b} anbefaler at {o} {v} {d} i tråd med innspillene i møtet.
{b} ber {o} om å {i} {d} og komme tilbake med {e}.
{b} godkjenner {d} med de merknader som fremkom i møtet.
{b} støtter at {q} {v} {p} fra {y}.
Saken utsettes til neste møte.
{b} vedtar {d} for {q}.)";

const std::string_view kProposals =
    R"({b} slutter seg til {d}.
{b} anbefaler at {o} {v} {q}.
{b} drøfter {d} og gir innspill til {q}.
{b} tar {d} til orientering.
{b} ber om at {q} blir {r} før {d} innføres.
{b} støtter forslaget til {n}.)";

const std::string_view kTitles =
    R"({n} for {n}
Status for {d}
{a} {n} i {n}
Innføring av {n}
Veikart for {n} og {n}
{n} – videre arbeid
Orientering om {d}
Forslag til {a} {n}
Mandat for {n}
{A} {p} for {n}
Høring: {n}
{n} og {n} {y}
{u}: {n}
Finansiering av {n})";

const std::string_view kActions =
    R"(Sekretariatet sender {d} til medlemmene innen {D}.
{o} {v} {q} og legger frem {e}.
{P} følger opp {d} med {o}.)";

const std::string_view kQuestions =
    R"(hva ble vedtatt om {d}?
hvem har ansvar for {d}
hvorfor ble {d} utsatt?
hva mener {o} om {d}
når skal {q} innføres?
hvordan skal {q} finansieres
hvilke {p} gjelder for {d}?
har {b} behandlet {d}?
kva seier utvalet om {n}?
finnes det {p} for {n} i kommunene)";

}  // namespace saksgang::bench::words
