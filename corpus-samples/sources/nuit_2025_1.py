"""NUIT, møte 1/2025: «Oppdatert vedtak», a postponed case that returns, «Vedtak:» alone at a page's foot, an invisible line."""

TIMEBOK = "Felles timebok for kommunale helsetjenester"

INNKALLING = {
    "part": "innkalling", "council": "NUIT", "number": "1/2025", "dates": ["2025-02-12"],
    "place": "Samvirkedirektoratet, Kaigata 12, Nordhavn",
    "heading": ["Møte i NUIT", "Møte 1/2025"],
    "head": [("Dato", "12. februar 2025"), ("Tid", "Kl. 09.30 – 15.00"), ("Sted", "Samvirkedirektoratet, Kaigata 12, Nordhavn"),
             ("Medlemmer", ["Vigdis Thorkildsen (Samvirkedirektoratet)", "Amund Grindheim (Fjordhelse RHF)",
                            "Lill-Tove Skaret (Kysthelse RHF)", "Hedda Rognli (Kommunesamvirket)"],
              ["Bjarte Neset (Storvik kommune)", "Synnøve Halsa (Ytre Holmen kommune)", "Kine Sandnes Moe (Helsenettdrift SF)",
               "Øystein Varhaug (Fastlegelaget)"])],
    "agenda": {"columns": ["Sak", "Agenda NUIT", "Tidspunkt", "Sakstype"], "rows": [
        ("1/25", "Godkjenning av innkalling og dagsorden", "09:30", "Godkjenning"),
        ("2/25", "Godkjenning av referatet fra NUIT 14. november 2024", "09:35", "Godkjenning"),
        ("3/25", "Krav til svartid og åpen varsling i kjernetjenestene", "09:45", "Anbefaling"),
        ("4/25", TIMEBOK, "10:45", "Anbefaling"),
        ("", "Lunsj", "12:00", ""),
        ("5/25", "Rullering av prioriteringslisten for fellestjenester", "12:45", "Drøfting"),
        ("", "Pause", "13:45", ""),
        ("6/25", "Orientering fra Helsenettdrift SF", "14:00", "Orientering"),
        ("7/25", "Eventuelt", "14:45", ""),
    ]},
    "columns": ["Sak", "Tema", "Sakstype og vedlegg"],
    "cases": [
        {"no": "1/25", "title": "Godkjenning av innkalling og dagsorden", "type": "Godkjenning",
         "blocks": [("proposal", "Forslag til vedtak", ["NUIT godkjenner innkalling og dagsorden."])]},
        {"no": "2/25", "title": "Godkjenning av referat fra NUIT 14. november 2024", "type": "Godkjenning",
         "attachments": ["Vedlegg 1: Referat fra møtet i NUIT 14. november 2024"],
         "blocks": [("proposal", "Forslag til vedtak", ["NUIT godkjenner referatet fra NUIT 14. november 2024."])]},
        {"no": "3/25", "title": "Krav til svartid og åpen varsling i kjernetjenestene", "type": "Anbefaling",
         "attachments": ["Vedlegg 2: Toppnotat Krav til svartid og åpen varsling i kjernetjenestene"],
         "blocks": [
             ("p", "Etter drøftingen i NUFA har Helsenettdrift SF målt svartiden i 40 legekontor. Målingene viser at kravet på ett "
                   "sekund kan nås i byene, men ikke overalt på kysten."),
             ("proposal", "Forslag til vedtak", [
                 "NUIT anbefaler et krav om svartid på ett sekund for ni av ti oppslag, målt hos brukeren.",
                 "NUIT anbefaler at brudd på kravet varsles åpent samme dag."])]},
        {"no": "4/25", "title": TIMEBOK, "type": "Anbefaling",
         "attachments": [f"Vedlegg 3: Toppnotat {TIMEBOK}"],
         "blocks": [
             ("p", "Saken sto på sakslisten 14. november 2024 (36/24), men ble utsatt fordi tiden løp ut. Kommunesamvirket legger den "
                   "fram på nytt med et oppdatert kostnadsanslag."),
             ("p", "NUIT bes ta stilling til om timeboken skal innføres i alle kommuner samtidig."),
             ("proposal", "Forslag til vedtak", [
                 "NUIT anbefaler at Felles timebok innføres i alle kommuner fra 2026, og at Kommunesamvirket leder innføringen."])]},
        {"no": "5/25", "title": "Rullering av prioriteringslisten for fellestjenester", "type": "Drøfting", "notes": ["Ettersendes"],
         "blocks": [
             ("p", "Prioriteringslisten har 27 tiltak. Seks av dem er ferdige og kan strykes, og fire nye er meldt inn av regionene."),
             ("proposal", "Forslag til vedtak", ["NUIT drøftet listen og ber Samvirkedirektoratet legge fram en rullert versjon i juni."])]},
        {"no": "6/25", "title": "Orientering fra Helsenettdrift SF", "type": "Orientering",
         "blocks": [
             ("p", "Helsenettdrift SF orienterer om nytt avtaleverk for leverandører."),
             ("proposal", "Forslag til vedtak", ["NUIT tar saken til orientering."])]},
        {"no": "7/25", "title": "Eventuelt", "type": None, "blocks": []},
    ],
}

REFERAT = {
    "part": "referat", "council": "NUIT", "number": "4/2024", "dates": ["2024-11-14"],
    "place": "Fjordhelse RHF, Sjøgata 3, Storvik", "ghost": "Mandag 2. januar 2023",
    "heading": ["Referat fra møte i NUIT", "Møte 4/2024"],
    "head": [("Dato", "14. november 2024"), ("Tid", "10:00 – 15:00"), ("Sted", "Fjordhelse RHF, Sjøgata 3, Storvik"),
             ("Medlemmer", ["Vigdis Thorkildsen (Samvirkedirektoratet)", "Amund Grindheim (Fjordhelse RHF)",
                            "Lill-Tove Skaret (Kysthelse RHF)"],
              ["Bjarte Neset (Storvik kommune)", "Kine Sandnes Moe (Helsenettdrift SF)", "Øystein Varhaug (Fastlegelaget)"]),
             ("Ikke til stede", ["Hedda Rognli (Kommunesamvirket)"], ["Synnøve Halsa (Ytre Holmen kommune)"]),
             ("Stedfortreder", "Marte Ulvin, Kommunesamvirket, stilte for Hedda Rognli")],
    "agenda": {"columns": ["Sak", "Tittel på sak", "Sakstype"], "rows": [
        ("32/24", "Godkjenning av innkalling og dagsorden", "Godkjenning"),
        ("33/24", "Godkjenning av referatet fra NUIT 12. september 2024", "Godkjenning"),
        ("34/24", "Økonomiske rammer for fellestjenester i 2025", "Drøfting"),
        ("35/24", "Lagringstid for bilder i bildediagnostikk", "Anbefaling"),
        ("36/24", TIMEBOK, "Anbefaling"),
        ("37/24", "Felles innkjøp av hjemmemålere", "Drøfting"),
        ("38/24", "Eventuelt", ""),
    ]},
    "columns": ["Sak", "Tema"],
    "cases": [
        {"no": "32/24", "title": "Godkjenning av innkalling og dagsorden", "type": "Godkjenning", "blocks": [
            ("p", "Det var ingen merknader til innkallingen. Rekkefølgen på sakene ble endret, slik at 37/24 ble behandlet før 36/24."),
            ("vedtak", "Vedtak", ["NUIT godkjenner innkalling og dagsorden."])]},
        {"no": "33/24", "title": "Godkjenning av referat fra NUIT 12. september 2024", "type": "Godkjenning", "blocks": [
            ("p", "Referatet ble lest opp i møtet. Ingen ba om ordet."),
            ("vedtak", "Vedtak", ["NUIT godkjenner referatet fra NUIT 12. september 2024."])]},
        {"no": "34/24", "title": "Økonomiske rammer for fellestjenester i 2025", "type": "Drøfting", "blocks": [
            ("p", "Vigdis Thorkildsen, Samvirkedirektoratet, la fram de økonomiske rammene. Veksten i drift- og "
                  "forvaltningskostnader er beregnet til 6,4 prosent, mens rammen vokser med 2,1 prosent."),
            ("p", "NUIT ble bedt om å peke på hva som kan vente til 2026."),
            ("innspill", "Innspill", [
                "Fjordhelse RHF mener at det er driften av de eldste tjenestene som koster mest, og at de bør avvikles før noe nytt "
                "tas inn. En plan for avvikling mangler i alle årsbudsjettene siden 2020.",
                "Kommunene betaler for tjenester de ikke har fått. Storvik kommune viste til at de har betalt for medisinlisten i to år "
                "uten å være koblet på.",
                "Fastlegelaget ba om at tjenester som sparer tid på legekontoret, ikke utsettes.",
                "Kysthelse RHF pekte på at reiseutgiftene til feilretting på øyene ikke er med. De er på om lag fire millioner kroner i "
                "året, og de øker når utstyret blir eldre.",
                "Vi bør spørre hva det koster å la være. Et sykehjem uten medisinliste bruker en halv stilling på telefoner til apotek og "
                "legekontor.",
                "Tallene kommer for sent. Kommunene vedtar budsjettene sine i desember, og da må rammene være kjent i september.",
                "Ytre Holmen kommune hadde sendt et skriftlig innspill. Det ble lest opp og er lagt ved saken i arkivet (24/01877).",
                "Det er behov for å se rammene for helse- og omsorgstjenesten under ett, og ikke fordelt på tolv kapitler.",
                "Helsenettdrift SF kommenterte at kostnadene ved to av tjenestene er ført dobbelt i tabell 3. Samvirkedirektoratet retter "
                "dette opp og sender ut ny tabell."], {0: ["Fjordhelse RHF"], 1: ["Storvik kommune"], 2: ["Fastlegelaget"], 3: ["Kysthelse RHF"], 6: ["Ytre Holmen kommune"], 8: ["Helsenettdrift SF"]}),
            ("p", "Leder oppsummerte at det er enighet om å avvikle før det bygges nytt."),
            ("action", "Aksjonspunkt", ["Samvirkedirektoratet sender ut rettet tabell 3 innen 1. desember."]),
            ("gap", "16mm"),
            ("vedtak", "Vedtak", [
                "NUIT drøftet de økonomiske rammene og ber Samvirkedirektoratet lage en plan for avvikling av de eldste tjenestene."])]},
        {"no": "35/24", "title": "Lagringstid for bilder i bildediagnostikk", "type": "Anbefaling", "blocks": [
            ("p", "Lill-Tove Skaret, Kysthelse RHF, orienterte om at bilder fra røntgen og MR i dag lagres i mellom ti år og all framtid. "
                  "Forslaget i møtet var en felles lagringstid på 20 år."),
            ("innspill", "Innspill – lagringstid", [
                "Barn har nytte av bilder som er eldre enn 20 år. For pasienter under 18 år bør tiden regnes fra fylte 18.",
                "Lagring koster mindre for hvert år. Sletting er også et arbeid som noen må gjøre.",
                "Tannhelsetjenesten har egne frister og bør nevnes, selv om den ikke er omfattet av forslaget."]),
            ("innspill", "Innspill forskning", [
                "Universitetene vil ha tilgang til avidentifiserte bilder etter at lagringstiden er ute.",
                "Det må avklares med personvernombudene om forskning er et godt nok formål. Kysthelse RHF har spurt sitt ombud og "
                "venter svar i januar."]),
            ("vedtak", "Oppdatert vedtak", [
                "NUIT anbefaler en felles lagringstid på 20 år for bilder i bildediagnostikk. For pasienter under 18 år regnes tiden fra "
                "fylte 18 år.",
                "Spørsmålet om bruk til forskning legges fram som egen sak."])]},
        {"no": "36/24", "title": TIMEBOK, "type": "Anbefaling", "blocks": [
            ("p", "Saken ble utsatt til neste møte fordi tiden løp ut.")]},
        {"no": "37/24", "title": "Felles innkjøp av hjemmemålere", "type": "Drøfting", "blocks": [
            ("p", "Amund Grindheim, Fjordhelse RHF, presenterte planen for et felles innkjøp av 18 000 apparater til måling hjemme."),
            ("innspill", "Innspill", [
                "Innspillene fra temadagen i NUFA må følge med inn i kravspesifikasjonen.",
                "Apparatene må kunne lagre målinger i minst 72 timer uten nett."]),
            ("vedtak", "Vedtak", ["Innspill fra NUIT tas med i kravspesifikasjonen for hjemmemålere."])]},
        {"no": "38/24", "title": "Eventuelt", "type": None, "blocks": [
            ("p", "Bjarte Neset minnet om fristen for å melde saker til februarmøtet.")]},
    ],
}


def topp(number, title, owner, handler, blocks):
    return {"part": "toppnotat", "council": "NUIT", "number": "1/2025", "dates": ["2025-02-12"], "no": number, "title": title,
            "type": "Anbefaling", "box": [("Til", "Møte 1/25"), ("Dato", "12.02.2025"), ("Saksnummer", number),
                                          ("Innretning", "Anbefaling"), ("Sakseier", owner), ("Saksbehandler", handler)],
            "blocks": blocks}


PACKET = {
    "name": "nuit-2025-1-sakspapirer", "title": "Sakspapirer til møte i NUIT 12. februar 2025",
    "look": "ruled", "producer": "chromium", "page_foot": [(4, "Oppdatert vedtak:")],
    "parts": [
        INNKALLING, REFERAT,
        topp("3/25", "Krav til svartid og åpen varsling i kjernetjenestene", "Torunn Myrlid, Helsenettdrift SF", "Kine Sandnes Moe", [
            ("proposal", "Forslag til vedtak", [
                "NUIT anbefaler et krav om svartid på ett sekund for ni av ti oppslag, målt hos brukeren.",
                "NUIT anbefaler at brudd på kravet varsles åpent samme dag."]),
            ("h", "Hensikt med saken"),
            ("p", "Helsenettdrift SF ønsker en anbefaling av kravet, slik at det kan tas inn i avtalene fra 1. juli 2025."),
            ("h", "Bakgrunn"),
            ("p", "Målingene ble gjort i tre uker i september og oktober 2024. I byene ble 93 prosent av oppslagene besvart innen ett "
                  "sekund. På kysten var tallet 71 prosent, og på de ytterste øyene 48 prosent."),
            ("p", "Forskjellen skyldes fiberlinjene og ikke tjenestene selv. To av linjene byttes ut i 2025."),
            ("h", "Videre saksprosess"),
            ("p", "Kravet tas inn i avtalemalen når NUIT har gitt sin anbefaling."),
            ("h", "Vedtak fra tidligere behandlinger i rådsmodellen"),
            ("history", {"columns": ["Sak", "Tittel på sak", "Utvalg og dato", "Vedtak"], "rows": [
                {"cells": ["34/23", "Krav til responstid i kjernetjenestene", "NUFA 23.11.2023",
                           "NUFA ber Helsenettdrift SF foreslå krav til responstid målt hos brukeren, og legge dem fram for NUIT."],
                 "case": "34/23", "council": "NUFA", "date": "2023-11-23", "title": "Krav til responstid i kjernetjenestene",
                 "vedtak": "NUFA ber Helsenettdrift SF foreslå krav til responstid målt hos brukeren, og legge dem fram for NUIT."}]})]),
        topp("4/25", TIMEBOK, "Hedda Rognli, Kommunesamvirket", "Marte Ulvin, Kommunesamvirket", [
            ("proposal", "Forslag til vedtak", [
                "NUIT anbefaler at Felles timebok innføres i alle kommuner fra 2026, og at Kommunesamvirket leder innføringen."]),
            ("h", "Hensikt med saken"),
            ("p", "NUIT skal gi en anbefaling om innføringstakt og ansvar. Saken er den samme som 36/24, med nytt kostnadsanslag."),
            ("h", "Bakgrunn"),
            ("p", "Utredningen fra høsten 2024 viser at lokale timebøker kan snakke sammen uten nye sentrale registre. Anslaget for "
                  "innføring er 212 millioner kroner over tre år. Av dette er 140 millioner opplæring og arbeidstid i kommunene."),
            ("p", "Personvernet ble drøftet i NUFA 28. august 2024 (21/24). Rådene derfra er fulgt: Avtaler i rusomsorg og barnevern er "
                  "skjult så lenge innbyggeren ikke ber om noe annet."),
            ("ul", ["41 kommuner har meldt at de vil være med fra starten.",
                    "Fire leverandører av journalsystemer har sagt at de kan levere innen 18 måneder.",
                    "Fastlegene er ikke med i første omgang, men kan kobles på senere."]),
            ("h", "Videre saksprosess"),
            ("p", "Med en anbefaling fra NUIT legges saken fram for Nasjonalt e-helseråd 11. juni 2025."),
            ("h", "Vedtak fra tidligere behandlinger i rådsmodellen"),
            ("p", "Saken har vært behandlet i rådsmodellen tre ganger."),
            ("history", {"columns": ["Sak", "Tittel på sak", "Utvalg og dato", "Vedtak"], "rows": [
                {"cells": ["36/24", TIMEBOK, "NUIT 14. nov 2024", "Saken ble utsatt til neste møte."],
                 "case": "36/24", "council": "NUIT", "date": "2024-11-14", "title": TIMEBOK, "vedtak": "Saken ble utsatt til neste møte."},
                {"cells": ["21/24", "Felles timebok – personvern og taushetsplikt", "Fagutvalget (NUFA) 28. aug. 2024",
                           "NUFA anbefaler at avtaler i rusomsorg og barnevern er skjult inntil innbyggeren selv åpner dem."],
                 "case": "21/24", "council": "NUFA", "date": "2024-08-28", "title": "Felles timebok – personvern og taushetsplikt",
                 "vedtak": "NUFA anbefaler at avtaler i rusomsorg og barnevern er skjult inntil innbyggeren selv åpner dem."},
                {"cells": ["5/24", TIMEBOK, "NUFA 06.02.2024.",
                           "NUFA støtter at Felles timebok utredes videre, og ber Kommunesamvirket ta med seg innspillene fra møtet."],
                 "case": "5/24", "council": "NUFA", "date": "2024-02-06", "title": TIMEBOK,
                 "vedtak": "NUFA støtter at Felles timebok utredes videre, og ber Kommunesamvirket ta med seg innspillene fra møtet."},
            ]})]),
    ],
}
