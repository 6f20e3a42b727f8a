"""Fagutvalet (NUFA), møte 3/2025: a packet in nynorsk, two days, plain office typesetting with circles for bullets."""

INNKALLING = {
    "part": "innkalling", "council": "NUFA", "number": "3/2025", "dates": ["2025-09-02", "2025-09-03"], "place": "Fjordsenteret, Vik i Ytre Fjordane",
    "heading": ["Møte i Fagutvalet (NUFA)", "Møte 3/2025"],
    "head": [("Utval", "Fagutvalet (NUFA)"), ("Dato", "2. – 3. september 2025"), ("Tid", "2. september kl. 11.00 – 17.00 og 3. september kl. 08.30 – 12.00"),
             ("Møtestad", "Fjordsenteret, Vik i Ytre Fjordane"),
             ("Medlemer", ["Ragna Solvik, Samvirkedirektoratet", "Solfrid Aakre, Kysthelse RHF", "Hedda Rognli, Kommunesamvirket"],
              ["Jomar Fossbakk, Elvestad kommune", "Øystein Varhaug, Fastlegelaget", "Berit Oline Stokke, Pasientforum"])],
    "agenda": {"columns": ["Sak", "Sakliste", "Klokka", "Sakstype"], "rows": [
        ("", "Tysdag", "", ""),
        ("22/25", "Godkjenning av innkalling og sakliste", "11:00", "Godkjenning"),
        ("23/25", "Godkjenning av referat frå NUFA 22. april 2025", "11:05", "Godkjenning"),
        ("24/25", "Nynorsk i journalsystema", "11:15", "Drøfting"),
        ("", "Middag", "17:00", ""),
        ("", "Onsdag", "", ""),
        ("25/25", "Overgangen frå barnehabilitering til vaksentenester", "08:30", "Tilråding"),
        ("26/25", "Ymse", "11:40", ""),
    ]},
    "columns": ["Sak", "Tema", "Sakstype og vedlegg"],
    "cases": [
        {"divider": "Tysdag 2. september 2025"},
        {"no": "22/25", "title": "Godkjenning av innkalling og sakliste", "type": "Godkjenning",
         "blocks": [("proposal", "Framlegg til vedtak", ["NUFA godkjenner innkalling og sakliste."])]},
        {"no": "23/25", "title": "Godkjenning av referat frå NUFA 22. april 2025", "type": "Godkjenning",
         "attachments": ["Vedlegg 1: Referat frå møtet i NUFA 22. april 2025"],
         "blocks": [("proposal", "Framlegg til vedtak", ["NUFA godkjenner referatet frå møtet 22. april 2025."])]},
        {"no": "24/25", "title": "Nynorsk i journalsystema", "type": "Drøfting", "attachments": ["Vedlegg 2: Toppnotat Nynorsk i journalsystema"],
         "blocks": [
             ("p", "Pasientar i nynorskkommunar får brev på bokmål, av di malane i journalsystema berre finst i éi målform. Kommunesamvirket har "
                   "gått gjennom 114 malar og omsett 60 av dei."),
             ("p", "Utvalet skal seie kva malar som bør omsetjast fyrst, og kven som bør ha ansvaret for at dei blir haldne ved like."),
             ("proposal", "Framlegg til vedtak", [
                 "NUFA drøfta nynorsk i journalsystema og ber Kommunesamvirket lage ein plan for dei malane som står att."])]},
        {"divider": "Onsdag 3. september 2025"},
        {"no": "25/25", "title": "Overgangen frå barnehabilitering til vaksentenester", "type": "Tilråding", "notes": ["Munnleg framlegging"],
         "blocks": [
             ("p", "Når ein ungdom fyller 18, byter han behandlar, journal og kommuneteneste på same dag. Kysthelse RHF har laga ein sjekkliste "
                   "som følgjer ungdomen frå han er 16."),
             ("ul", ["Lista er prøvd på 40 ungdomar i to år.", "Foreldra skreiv halve lista sjølve.", "Fastlegen får lista saman med epikrisen."]),
             ("proposal", "Framlegg til vedtak", ["NUFA rår til at sjekklista blir teken i bruk i alle regionane frå 2026."])]},
        {"no": "26/25", "title": "Ymse", "type": None, "blocks": []},
    ],
}

REFERAT = {
    "part": "referat", "council": "NUFA", "number": "2/2025", "dates": ["2025-04-22"], "place": "Elvestad rådhus",
    "heading": ["Referat frå møte i Fagutvalet (NUFA)", "Møte 2/2025"],
    "head": [("Dato", "Tysdag 22. april 2025"), ("Tid", "10.00 – 15.00"), ("Møtestad", "Elvestad rådhus"),
             ("Til stades", ["Ragna Solvik, Samvirkedirektoratet", "Solfrid Aakre, Kysthelse RHF"],
              ["Jomar Fossbakk, Elvestad kommune", "Øystein Varhaug, Fastlegelaget"]),
             ("Ikkje til stades", ["Hedda Rognli, Kommunesamvirket"], ["Berit Oline Stokke, Pasientforum"])],
    "agenda": {"columns": ["Sak", "Tittel på sak", "Sakstype"], "rows": [
        ("14/25", "Godkjenning av innkalling og sakliste", "Godkjenning"),
        ("15/25", "Varsling om smittefare mellom sjukehus og sjukeheim", "Drøfting"),
        ("16/25", "Framtida for sjukepleiesamandraget", "Tilråding"),
        ("17/25", "Ymse", ""),
    ]},
    "columns": ["Sak", "Tema"],
    "cases": [
        {"no": "14/25", "title": "Godkjenning av innkalling og sakliste", "type": "Godkjenning", "blocks": [
            ("p", "Ingen hadde merknader."), ("vedtak", "Vedtak", ["NUFA godkjenner innkalling og sakliste."])]},
        {"no": "15/25", "title": "Varsling om smittefare mellom sjukehus og sjukeheim", "type": "Drøfting", "blocks": [
            ("p", "Solfrid Aakre, Kysthelse RHF, fortalde korleis sjukehuset varslar når ein pasient med smitte skal attende til sjukeheimen. "
                  "I dag skjer det per telefon, og i eitt av fem tilfelle kjem varselet etter pasienten."),
            ("innspill", "Innspel", [
                "Varselet må kome før ambulansen køyrer, elles er det ikkje noko varsel.",
                "Elvestad kommune har prøvd elektronisk varsel i eitt år. Sjukeheimen rakk å gjere klart rom i 19 av 20 tilfelle.",
                "Fastlegelaget bad om at fastlegen òg får varselet, men utan at det blir enno ei melding å svare på.",
                "Smittevernlegane i kommunane er ikkje spurde. Dei må vere med i arbeidsgruppa før noko blir vedteke."], {2: ["Fastlegelaget"]}),
            ("p", "Leiaren summerte opp at utvalet ynskjer elektronisk varsel, men vil høyre frå smittevernlegane fyrst."),
            ("action", "Aksjonspunkt", ["Kysthelse RHF kallar inn to smittevernlegar til arbeidsgruppa."]),
            ("vedtak", "Vedtak", ["NUFA drøfta saka og ber Kysthelse RHF ta med seg innspela i arbeidet vidare."])]},
        {"no": "16/25", "title": "Framtida for sjukepleiesamandraget", "type": "Tilråding", "blocks": [
            ("p", "Ragna Solvik, Samvirkedirektoratet, la fram tre måtar å føre samandraget vidare på."),
            ("innspill", "Innspel – innhald", ["Endringar i medisinar må stå øvst.", "Ordlista frå 2023 bør takast i bruk no."]),
            ("innspill", "Innspel – forvaltning", ["Nokon må eige ordlista. Kysthelse RHF har gjort det på dugnad lenge nok."]),
            ("vedtak", "Oppdatert vedtak", [
                "NUFA rår til at ordlista blir teken i bruk i sjukepleiesamandraget.",
                "NUFA ber Samvirkedirektoratet peike ut ein varig forvaltar av ordlista innan 1. november 2025."])]},
        {"no": "17/25", "title": "Ymse", "type": None, "blocks": [("p", "Ingen saker vart melde.")]},
    ],
}

NOTAT = {
    "part": "toppnotat", "council": "NUFA", "number": "3/2025", "dates": ["2025-09-02"], "no": "24/25", "title": "Nynorsk i journalsystema",
    "type": "Drøfting",
    "box": [("Til", "Møte 3/25"), ("Dato", "02.09.2025"), ("Saksnummer", "24/25"), ("Innretning", "Drøfting"),
            ("Sakseigar", "Hedda Rognli, Kommunesamvirket"), ("Saksbehandlar", "Jomar Fossbakk, Elvestad kommune")],
    "blocks": [
        ("proposal", "Framlegg til vedtak", [
            "NUFA drøfta nynorsk i journalsystema og ber Kommunesamvirket lage ein plan for dei malane som står att."]),
        ("h", "Føremålet med saka"),
        ("p", "Kommunesamvirket vil ha råd om rekkjefylgja i omsetjingsarbeidet."),
        ("h", "Bakgrunn"),
        ("p", "Av 357 kommunar har om lag ein firedel vedteke nynorsk som tenestemål. Verksemdene skal svare innbyggjarane på det målet dei sjølve "
              "skriv, men 94 prosent av breva frå sjukehusa er på bokmål."),
        ("p", "Omsetjinga av dei fyrste 60 malane tok fire månader. Dei som er att, er lengre og har fleire faguttrykk."),
        ("h", "Spørsmål til utvalet"),
        ("ol", ["Kva for malar er det mest bruk for?", "Bør leverandørane eller kommunane halde malane ved like?"]),
        ("h", "Vidare saksgang"),
        ("p", "Planen blir lagd fram for NUFA i desember 2025."),
        ("h", "Vedtak frå tidlegare handsamingar i rådsmodellen"),
        ("history", {"columns": ["Saksnummer", "Møte og dato", "Tittel på sak", "Vedtak"], "rows": [
            {"cells": ["4/24", "NUFA 6. februar 2024", "Språk og lesbarhet i digitale innkallingsbrev",
                       "NUFA anbefaler at innkallingsbrev til poliklinikk skrives om først."],
             "case": "4/24", "council": "NUFA", "date": "2024-02-06", "title": "Språk og lesbarhet i digitale innkallingsbrev",
             "vedtak": "NUFA anbefaler at innkallingsbrev til poliklinikk skrives om først."}]})],
}

PACKET = {"name": "nufa-2025-3-nynorsk", "title": "Møte i Fagutvalet (NUFA) 2.–3. september 2025", "lang": "nn", "look": "plain",
          "producer": "weasyprint", "parts": [INNKALLING, REFERAT, NOTAT]}
