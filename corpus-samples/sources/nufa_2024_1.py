"""NUFA, møte 1/2024: a whole packet of a two-day meeting, with unnumbered points in the minutes."""

TIMEBOK = "Felles timebok for kommunale helsetjenester"

MEMBERS = (
    ["Ragna Solvik, Samvirkedirektoratet", "Tobias Enerhaug, Samvirkedirektoratet", "Ingvild Marstrand, Fjordhelse RHF",
     "Peder Lyngvær, Fjordhelse RHF", "Solfrid Aakre, Kysthelse RHF", "Nils Petter Bratthammer, Kysthelse RHF",
     "Hedda Rognli, Kommunesamvirket"],
    ["Åse Tveiterås, Storvik kommune", "Jomar Fossbakk, Elvestad kommune", "Kine Sandnes Moe, Helsenettdrift SF",
     "Øystein Varhaug, Fastlegelaget", "Berit Oline Stokke, Pasientforum", "Eirik Dalset, Universitetet i Nordfjord"],
)

INNKALLING = {
    "part": "innkalling", "council": "NUFA", "number": "1/2024", "dates": ["2024-02-06", "2024-02-07"],
    "place": "Hotell Kaifronten, Nordhavn",
    "heading": ["Møte i NUFA", "Møte 1/2024"],
    "head": [("Møte", "Fagutvalget (NUFA)"), ("Dato", "6. – 7. februar 2024"),
             ("Tid", "6. februar kl. 10.00 – 16.00 og 7. februar kl. 09.00 – 14.00"),
             ("Sted", "Hotell Kaifronten, Nordhavn"), ("Medlemmer", *MEMBERS)],
    "agenda": {"columns": ["Sak", "Agenda NUFA", "Tidspunkt", "Sakstype"], "rows": [
        ("", "Dag 1", "", ""),
        ("1/24", "Godkjenning av innkalling og dagsorden", "10:00", "Godkjenning"),
        ("2/24", "Godkjenning av referatet fra NUFA 22. – 23. november 2023", "10:05", "Godkjenning"),
        ("3/24", "Nødrutiner når pasientvarselet er nede", "10:15", "Drøfting"),
        ("", "Lunsj", "11:30", ""),
        ("4/24", "Språk og lesbarhet i digitale innkallingsbrev", "12:30", "Drøfting"),
        ("", "Pause", "14:00", ""),
        ("5/24", TIMEBOK, "14:15", "Drøfting"),
        ("", "Slutt dag 1", "16:00", ""),
        ("", "Dag 2", "", ""),
        ("6/24", "Temadag – hjemmemålinger og beredskap", "09:00", "Drøfting"),
        ("", "Lunsj", "11:30", ""),
        ("7/24", "Orientering fra Samvirkedirektoratet", "13:00", "Orientering"),
        ("8/24", "Eventuelt", "13:50", ""),
    ]},
    "columns": ["Sak", "Tema", "Sakstype"],
    "cases": [
        {"divider": "Tirsdag 6. februar 2024"},
        {"no": "1/24", "title": "Godkjenning av innkalling og dagsorden", "type": "Godkjenning",
         "blocks": [("proposal", "Forslag til vedtak", ["NUFA godkjenner innkalling og dagsorden."])]},
        {"no": "2/24", "title": "Godkjenning av referat fra NUFA 22. – 23. november 2023", "type": "Godkjenning",
         "attachments": ["Vedlegg 1: Referat fra møtet i NUFA 22. – 23. november 2023"],
         "blocks": [("proposal", "Forslag til vedtak", ["NUFA godkjenner referatet fra møtet 22. – 23. november 2023."])]},
        {"no": "3/24", "title": "Nødrutiner når pasientvarselet er nede", "type": "Drøfting",
         "attachments": ["Vedlegg 2: Toppnotat Nødrutiner når pasientvarselet er nede"],
         "blocks": [
             ("p", "Pasientvarselet skal virke 24/7. I fjor høst var det likevel borte i elleve timer, og vaktlegene i Storvik "
                   "måtte ringe hvert sykehjem for hånd."),
             ("p", "Samvirkedirektoratet ønsker at NUFA drøfter hvilke papirrutiner som bør ligge klare i hver virksomhet, og "
                   "hvem som skal melde fra til innbyggerne."),
             ("proposal", "Forslag til vedtak", [
                 "NUFA drøftet nødrutinene og ber Samvirkedirektoratet lage en felles mal for papirdrift av pasientvarselet."])]},
        {"no": "4/24", "title": "Språk og lesbarhet i digitale innkallingsbrev", "type": "Drøfting",
         "attachments": ["Vedlegg 3: Toppnotat Språk og lesbarhet i digitale innkallingsbrev",
                         "Vedlegg 3A: Eksempelsamling, brev før og etter språkvask"],
         "blocks": [
             ("p", "Tre av ti innkallingsbrev blir ikke forstått ved første lesning. Pasientforum har sammen med "
                   "Universitetet i Nordfjord prøvd ut kortere brev i to sykehus."),
             ("p", "Det er ønskelig med råd om:"),
             ("ul", ["hvilke brevtyper som bør skrives om først",
                     "om nynorsk og bokmål skal språkvaskes hver for seg",
                     "hvordan brevene skal prøves på lesere med kort skolegang"]),
             ("proposal", "Forslag til vedtak", [
                 "NUFA anbefaler at innkallingsbrev til poliklinikk skrives om først.",
                 "NUFA ber Pasientforum legge fram resultatene fra utprøvingen i et senere møte."])]},
        {"no": "5/24", "title": TIMEBOK, "type": "Drøfting",
         "attachments": [f"Vedlegg 4: Toppnotat {TIMEBOK}"],
         "blocks": [
             ("p", "Innbyggere som får hjelp av flere kommunale tjenester, må i dag holde orden på avtalene selv. Kommunesamvirket "
                   "foreslår en felles timebok der helsestasjon, fysioterapi, hjemmesykepleie og rehabilitering ser de samme avtalene."),
             ("p", "NUFA bes gi faglige råd om hva timeboken skal romme, og hva den ikke skal vise."),
             ("proposal", "Forslag til vedtak", [
                 "NUFA støtter at Felles timebok utredes videre, og ber Kommunesamvirket ta med seg innspillene fra møtet."])]},
        {"divider": "Onsdag 7. februar 2024"},
        {"no": "6/24", "title": "Temadag – hjemmemålinger og beredskap", "type": "Drøfting",
         "attachments": ["Vedlegg 5: Toppnotat Temadag – hjemmemålinger og beredskap"],
         "blocks": [
             ("p", "Kysthelse RHF og Elvestad kommune viser hvordan blodtrykk og lungefunksjon målt hjemme kommer fram til "
                   "legevakten når mobilnettet faller ut."),
             ("proposal", "Forslag til vedtak", ["NUFA drøftet erfaringene og ber aktørene dele måleoppsettet med hverandre."])]},
        {"no": "7/24", "title": "Orientering fra Samvirkedirektoratet", "type": "Orientering", "notes": ["Ingen toppnotat"],
         "blocks": [
             ("p", "Samvirkedirektoratet orienterer om:"),
             ("ul", ["Delårsrapport 1/24 for e-helsetilskuddet", "Oppfølging av NOU 2023:41 om helseberedskap på øyer"]),
             ("proposal", "Forslag til vedtak", ["NUFA tar sakene til orientering."])]},
        {"no": "8/24", "title": "Eventuelt", "type": None, "blocks": []},
    ],
}

REFERAT = {
    "part": "referat", "council": "NUFA", "number": None, "dates": ["2023-11-22", "2023-11-23"],
    "place": "Samvirkedirektoratet, Kaigata 12, Nordhavn",
    "heading": ["Referat fra møte i NUFA"],
    "head": [("Møte", "Fagutvalget (NUFA)"), ("Dato", "22. – 23. november 2023"),
             ("Tid", "22. november kl. 10.00 – 16.00 og 23. november kl. 09.00 – 13.30"),
             ("Sted", "Samvirkedirektoratet, Kaigata 12, Nordhavn"), ("Medlemmer", MEMBERS[0][:6], MEMBERS[1][:5]),
             ("Ikke til stede", ["Hedda Rognli, Kommunesamvirket"], ["Eirik Dalset, Universitetet i Nordfjord – dag 2"]),
             ("Stedfortreder", "Marte Ulvin, Kommunesamvirket, for Hedda Rognli"),
             ("Sekretariat", ["Janne Hovland"], ["Kåre Midtsund"])],
    "agenda": {"columns": ["Saksnr.", "Tittel på sak", "Sakstype"], "rows": [
        ("", "Dag 1", ""),
        ("31/23", "Godkjenning av innkalling og dagsorden, samt referatet fra NUFA 6. september 2023", "Godkjenning"),
        ("", "Orientering fra Torunn Myrlid", "Orientering"),
        ("32/23", "Felles ordliste for sykepleiesammenfatning", "Drøfting"),
        ("33/23", "Uttrekk av vaksinedata ved skifte av journalsystem", "Anbefaling"),
        ("", "Dag 2", ""),
        ("34/23", "Krav til responstid i kjernetjenestene", "Drøfting"),
        ("35/23", "Eventuelt", ""),
    ]},
    "columns": ["Sak", "Tema"],
    "cases": [
        {"divider": "Onsdag 22. november 2023"},
        {"no": "31/23", "title": "Godkjenning av innkalling og dagsorden, samt referatet fra NUFA 6. september 2023",
         "type": "Godkjenning", "blocks": [
             ("p", "Leder ønsket velkommen. Det kom én merknad til referatet: Ytre Holmen kommune var til stede."),
             ("vedtak", "Vedtak", ["NUFA godkjenner innkalling og dagsorden.",
                                   "NUFA godkjenner referatet fra møtet 6. september 2023 med den merknaden som kom i møtet."])]},
        {"no": None, "title": "Dagsaktuelt", "type": None, "blocks": [
            ("p", "Ragna Solvik fortalte om flyttingen av direktoratet til Kaigata og om budsjettet for neste år."),
            ("p", "Det ble ikke gjort vedtak.")]},
        {"no": None, "title": "Orientering fra Torunn Myrlid", "type": "Orientering", "blocks": [
            ("p", "Torunn Myrlid, Helsenettdrift SF, viste hvordan overvåkingen av samhandlingstjenestene er bygd opp, og svarte på "
                  "spørsmål om varsling til kommunene om natten.")]},
        {"no": "32/23", "title": "Felles ordliste for sykepleiesammenfatning", "type": "Drøfting", "blocks": [
            ("p", "Solfrid Aakre, Kysthelse RHF, la fram et forslag til felles ordliste med 240 begreper. Ordlisten er prøvd ved tre "
                  "sengeposter og i hjemmesykepleien i Elvestad."),
            ("p", "Kysthelse RHF ønsket å vite om ordlisten er moden nok til å tas i bruk i sykepleiesammenfatninger fra 2024."),
            ("innspill", "Innspill", [
                "Ordlisten bygger på ord som brukes i dag, og det er en styrke. Pleiepersonell slipper å lære et nytt språk.",
                "Fastlegelaget kommenterte at fastlegene leser sammenfatningen først og fremst for å finne endringer i medisiner "
                "og funksjonsnivå. De to feltene bør stå øverst.",
                "Ordlisten mangler begreper fra psykisk helsevern. Universitetet i Nordfjord kan hjelpe med å supplere den.",
                "Samer og nynorskbrukere må kjenne igjen ordene. Det bør lages parallelle lister fra starten av, og ikke som "
                "oversettelser i ettertid.",
                "Kommunesamvirket spurte hvem som skal forvalte listen. Kysthelse RHF svarte at de gjør det fram til 2026, og at "
                "en varig forvalter må pekes ut før det."], {1: ["Fastlegelaget"], 4: ["Kommunesamvirket", "Kysthelse RHF"]}),
            ("p", "Leder oppsummerte at NUFA ønsker ordlisten, men vil se den igjen når psykisk helsevern er med."),
            ("action", "Aksjonspunkt", [
                "Universitetet i Nordfjord supplerer ordlisten med begreper fra psykisk helsevern.",
                "Kysthelse RHF kommer tilbake til NUFA med en plan for forvaltning."]),
            ("vedtak", "Vedtak", ["NUFA drøftet ordlisten og ber Kysthelse RHF ta med seg innspillene i det videre arbeidet."])]},
        {"no": "33/23", "title": "Uttrekk av vaksinedata ved skifte av journalsystem", "type": "Anbefaling", "blocks": [
            ("p", "Når en kommune skifter journalsystem, blir vaksinasjonshistorikken ofte liggende igjen i det gamle. Nils Petter "
                  "Bratthammer, Kysthelse RHF, presenterte et uttrekksformat som tre leverandører har sagt ja til."),
            ("innspill", "Innspill – formatet", [
                "Formatet er enkelt og kan leses uten spesialprogram. Det er bra for små kommuner.",
                "Feltet for vaksineparti må være obligatorisk, ellers kan ikke tilbakekalling følges opp."]),
            ("innspill", "Innspill – ansvar og kostnader", [
                "Leverandøren som mister kunden, har liten grunn til å levere et godt uttrekk. Kravet må stå i avtalen fra første dag.",
                "Storvik kommune har betalt 400 000 kroner for et uttrekk som ikke kunne brukes."]),
            ("vedtak", "Oppdatert vedtak", [
                "NUFA anbefaler uttrekksformatet for vaksinedata, med vaksineparti som obligatorisk felt.",
                "NUFA ber Kommunesamvirket ta kravet inn i sin avtalemal."])]},
        {"divider": "Torsdag 23. november 2023"},
        {"no": "34/23", "title": "Krav til responstid i kjernetjenestene", "type": "Drøfting", "blocks": [
            ("p", "Kine Sandnes Moe, Helsenettdrift SF, viste målinger av svartid for oppslag i pasientvarsel og medisinliste. I "
                  "seks uker på rad brukte hvert tiende oppslag mer enn fire sekunder."),
            ("innspill", "Diskusjon / oppsummering", [
                "Fire sekunder er lenge når pasienten sitter i stolen. Kravet bør være ett sekund for ni av ti oppslag.",
                "Svartiden må måles der legen sitter, ikke i datasenteret.",
                "Det bør varsles åpent når kravet ikke er nådd."]),
            ("vedtak", "Vedtak", [
                "NUFA ber Helsenettdrift SF foreslå krav til responstid målt hos brukeren, og legge dem fram for NUIT."])]},
        {"no": "35/23", "title": "Eventuelt", "type": None, "blocks": [("p", "Det kom ingen saker til eventuelt.")]},
    ],
}


def topp(number, title, kind, owner, handler, date, iso, blocks):
    return {"part": "toppnotat", "council": "NUFA", "number": "1/2024", "dates": [iso], "no": number, "title": title, "type": kind,
            "box": [("Til", "Møte 1/24"), ("Dato", date), ("Saksnummer", number), ("Innretning", kind), ("Sakseier", owner),
                    ("Saksbehandler", handler)], "blocks": blocks}


PACKET = {
    "name": "nufa-2024-1-sakspapirer", "title": "Møte i NUFA 6.–7. februar 2024 – innkalling og sakspapirer",
    "look": "blue", "producer": "weasyprint",
    "parts": [
        INNKALLING, REFERAT,
        topp("3/24", "Nødrutiner når pasientvarselet er nede", "Drøfting", "Ragna Solvik", "Kåre Midtsund", "06.02.2024", "2024-02-06", [
            ("proposal", "Forslag til vedtak", [
                "NUFA drøftet nødrutinene og ber Samvirkedirektoratet lage en felles mal for papirdrift av pasientvarslet."]),
            ("h", "Hensikt med saken"),
            ("p", "Hensikten er å få NUFAs råd om hva som skal til for at virksomhetene kan arbeide forsvarlig på papir i inntil et døgn."),
            ("h", "Bakgrunn"),
            ("p", "Natt til 14. oktober 2023 falt pasientvarselet ut etter en planlagt oppgradering. Varselet var borte i elleve timer. "
                  "Ingen pasienter kom til skade, men tre legevakter meldte om forsinket behandling."),
            ("p", "Vedtak 61: Stortinget ber regjeringen sikre at kritiske helsetjenester kan drives uten nett i 24 timer. "
                  "Vedtaket ble gjort 9. mars 2023 og er førende for arbeidet."),
            ("ul", ["Storvik kommune hadde en papirliste, men den var fire måneder gammel.",
                    "Elvestad kommune brukte gårsdagens utskrift og ringte apoteket for hver pasient.",
                    "Ytre Holmen kommune hadde ingen rutine."]),
            ("h", "Forslag til målbilde"),
            ("p", "Hver virksomhet har en utskrift som er yngre enn et døgn, en person som har ansvaret for den, og et telefonnummer som "
                  "alltid blir besvart."),
            ("h", "Videre saksprosess"),
            ("p", "Malen sendes på høring til kommunene i april 2024.")]),
        topp("4/24", "Språk og lesbarhet i digitale innkallingsbrev", "Drøfting", "Berit Oline Stokke, Pasientforum",
             "Eirik Dalset, Universitetet i Nordfjord, og Janne Hovland", "06.02.2024", "2024-02-06", [
            ("proposal", "Forslag til vedtak", [
                "NUFA anbefaler at innkallingsbrev til poliklinikk skrives om først.",
                "NUFA ber Pasientforum legge fram resultatene fra utprøvingen i et senere møte."]),
            ("h", "Hensikt med saken"),
            ("p", "NUFA bes gi råd om rekkefølgen i arbeidet og om hvordan brevene skal prøves på lesere."),
            ("h", "Bakgrunn"),
            ("p", "I utprøvingen ble 1 200 brev delt i to bunker. Den ene bunken var skrevet om etter en enkel mal: hva som skjer, når, hvor "
                  "og hvem du kan ringe. Av dem som fikk det nye brevet, møtte 94 prosent; av de andre møtte 87 prosent."),
            ("p", "Brevene ble lest høyt av 31 frivillige. De stoppet oftest ved ord som «elektiv», «konsultasjon» og «forundersøkelse»."),
            ("h", "Spørsmål til drøfting"),
            ("ol", ["Hvilke brevtyper bør skrives om først?", "Hvem skal eie malen når utprøvingen er over?"]),
            ("h", "Videre saksprosess"),
            ("p", "Saken legges fram for NUIT når malen er ferdig.")]),
        topp("5/24", TIMEBOK, "Drøfting", "Hedda Rognli, Kommunesamvirket", "Marte Ulvin", "06.02.2024", "2024-02-06", [
            ("proposal", "Forslag til vedtak", [
                "NUFA støtter at Felles timebok utredes videre, og ber Kommunesamvirket ta med seg innspillene fra møtet."]),
            ("h", "Hensikt med saken"),
            ("p", "Saken skal gi NUFA et grunnlag for å vurdere nytten av en felles timebok, og om faglige hensyn taler mot den."),
            ("h", "Bakgrunn"),
            ("p", "Et barn med sammensatte behov har i snitt fire kommunale tjenester og 63 avtaler i året. Halvparten av familiene har "
                  "opplevd at to avtaler faller på samme tid. I Elvestad fører foreldrene en felles kalender på kjøleskapet."),
            ("p", "Timeboken skal vise tid, sted og tjeneste. Den skal ikke vise hva avtalen gjelder, og ingen kan se andres notater. "
                  "Innbyggeren bestemmer selv om avtaler i helsestasjonen og i rusomsorgen skal være synlige for de andre tjenestene."),
            ("p", "Tre modeller er vurdert: én sentral bok, lokale bøker som snakker sammen, og en ren visning hos innbyggeren. "
                  "Kommunesamvirket anbefaler lokale bøker som snakker sammen."),
            ("h", "Videre saksprosess"),
            ("p", "Saken går til NUIT høsten 2024 for prioritering."),
            ("h", "Vedtak fra tidligere behandlinger i rådsmodellen"),
            ("history", {"columns": ["Saksnummer", "Møte og dato", "Tittel på sak", "Vedtak"], "rows": [
                {"cells": ["18/23", "NUFA 6.9.2023", "Innbyggerens oversikt over egne avtaler",
                           "NUFA ber Kommunesamvirket komme tilbake med et forslag til felles løsning."],
                 "case": "18/23", "council": "NUFA", "date": "2023-09-06", "title": "Innbyggerens oversikt over egne avtaler",
                 "vedtak": "NUFA ber Kommunesamvirket komme tilbake med et forslag til felles løsning."}]})]),
        topp("6/24", "Temadag – hjemmemålinger og beredskap", "Drøfting", "Solfrid Aakre, Kysthelse RHF", "Kåre Midtsund", "07.02.2024",
             "2024-02-07", [
            ("proposal", "Forslag til vedtak", ["NUFA drøftet erfaringene og ber aktørene dele måleoppsettet med hverandre."]),
            ("h", "Hensikt med saken"),
            ("p", "Temadagen skal vise fram et oppsett der hjemmemålinger overlever at mobilnettet faller ut."),
            ("h", "Tentativ agenda"),
            ("ul", ["09:00 – 10:00 Kysthelse RHF viser måleoppsettet", "10:15 – 11:30 Elvestad kommune forteller om vinterstormen i 2022",
                    "12:30 – 13:00 Samtale i plenum"]),
            ("h", "Bakgrunn"),
            ("p", "Under vinterstormen var 214 hjemmeboende uten mobilnett i to døgn. Målingene deres lå lagret i apparatet og ble lest "
                  "av da hjemmesykepleien kom på besøk. Ingen måling gikk tapt.")]),
    ],
}
