"""A council that no registry knows, with the case numbers of municipal minutes: «PS 6/26» in the notice, «sak 2/2026» in the minutes."""

INNKALLING = {
    "part": "innkalling", "council": "Samvirkerådet for digital helse", "number": "2/2026", "dates": ["2026-04-22"], "place": "Formannskapssalen, Elvestad rådhus",
    "heading": ["Møteinnkalling", "Møte 2/2026"],
    "head": [("Utvalg", "Samvirkerådet for digital helse"), ("Dato", "22.04.2026"), ("Tid", "kl. 12.00"),
             ("Møtested", "Formannskapssalen, Elvestad rådhus"),
             ("Medlemmer", ["Jomar Fossbakk, leder", "Eli Margrethe Rypdal, nestleder"], ["Olav Sætre", "Farida Nordahl", "Per Inge Løvås"])],
    "agenda": {"columns": ["Saksnr.", "Innhold", "Klokkeslett", "Sakstype"], "rows": [
        ("PS 6/26", "Godkjenning av innkalling og saksliste", "12:00", "Godkjenning"),
        ("PS 7/26", "Trygghetsalarmer når mobilnettet legges om", "12:10", "Drøfting"),
        ("", "Pause", "13:15", ""),
        ("PS 8/26", "Frivillige som digitale hjelpere", "13:30", "Anbefaling"),
        ("PS 9/26", "Orientering fra kommunedirektøren", "14:30", "Orientering"),
    ]},
    "columns": ["Saksnr.", "Innhold", "Sakstype og vedlegg"],
    "cases": [
        {"no": "PS 6/26", "title": "Godkjenning av innkalling og saksliste", "type": "Godkjenning",
         "blocks": [("proposal", "Forslag til vedtak", ["Innkalling og saksliste godkjennes."])]},
        {"no": "PS 7/26", "title": "Trygghetsalarmer når mobilnettet legges om", "type": "Drøfting",
         "attachments": ["Vedlegg 1: Oversikt over alarmer i kommunen", "Vedlegg 2: Tilbud fra tre leverandører"],
         "blocks": [
             ("p", "Det gamle mobilnettet slås av 1. desember 2026. Kommunen har 412 trygghetsalarmer, og 167 av dem virker ikke i det nye nettet."),
             ("p", "Rådet bes peke på hvem som bør få ny alarm først. Eiendommene gnr. 14 bnr. 3/26 og gnr. 15 bnr. 7 har ikke dekning i dag."),
             ("proposal", "Forslag til vedtak", [
                 "Samvirkerådet for digital helse råder kommunen til å bytte alarmer hos dem som bor alene og utenfor dekning først."])]},
        {"no": "PS 8/26", "title": "Frivillige som digitale hjelpere", "type": "Anbefaling",
         "blocks": [
             ("p", "Frivilligsentralen har lært opp 23 hjelpere som sitter på biblioteket to dager i uken. I fjor hjalp de 1 140 innbyggere med "
                   "å logge inn, bestille time og lese svar."),
             ("ul", ["Hjelperne har taushetsplikt og skriver under på det.", "De logger aldri inn på vegne av andre."]),
             ("proposal", "Forslag til vedtak", [
                 "Samvirkerådet for digital helse anbefaler at ordningen gjøres fast.",
                 "Kommunen dekker leie av rom på biblioteket."])]},
        {"no": "PS 9/26", "title": "Orientering fra kommunedirektøren", "type": "Orientering",
         "blocks": [("p", "Kommunedirektøren orienterer om arbeidet med Felles timebok."),
                    ("proposal", "Forslag til vedtak", ["Saken tas til orientering."])]},
    ],
}

REFERAT = {
    "part": "referat", "council": "Samvirkerådet for digital helse", "number": "1/2026", "dates": ["2026-01-28"], "place": "Elvestad bibliotek",
    "heading": ["Referat", "Møte 1/2026"],
    "head": [("Utvalg", "Samvirkerådet for digital helse"), ("Dato", "28.01.2026"), ("Tid", "kl. 12.00 – 14.05"), ("Møtested", "Elvestad bibliotek"),
             ("Til stede", ["Jomar Fossbakk, leder", "Farida Nordahl"], ["Olav Sætre", "Per Inge Løvås"]),
             ("Ikke til stede", ["Eli Margrethe Rypdal"], [])],
    "agenda": {"columns": ["Saksnr.", "Innhold", "Sakstype"], "rows": [
        ("1/2026", "Godkjenning av innkalling og saksliste", "Godkjenning"),
        ("2/2026", "Nattlig tilsyn med kamera", "Drøfting"),
        ("3/2026", "Møteplan for 2026", "Godkjenning"),
    ]},
    "columns": ["Saksnr.", "Innhold"],
    "cases": [
        {"no": "sak 1/2026", "title": "Godkjenning av innkalling og saksliste", "type": "Godkjenning", "blocks": [
            ("vedtak", "Vedtak", ["Innkalling og saksliste godkjennes."])]},
        {"no": "sak 2/2026", "title": "Nattlig tilsyn med kamera", "type": "Drøfting", "blocks": [
            ("p", "Farida Nordahl viste et kamera som slås på tre ganger i natten, og bare viser et omriss av den som ligger i sengen."),
            ("innspill", "Innspill", [
                "Beboeren må selv ha sagt ja. Der det ikke er mulig, må det finnes et vedtak etter loven.",
                "Omriss er bra, men lyd er verre. Mikrofonen må tas ut av apparatet.",
                "Nattevaktene sparer 40 minutter i hver vakt, og bruker dem på dem som er våkne."]),
            ("vedtak", "Vedtak", [
                "Samvirkerådet for digital helse drøftet nattlig tilsyn med kamera. Forslaget om kamera uten mikrofon fikk 4 mot 0 stemmer."])]},
        {"no": "sak 3/2026", "title": "Møteplan for 2026", "type": "Godkjenning", "blocks": [
            ("p", "Møter i 2026: 28. januar, 22. april, 16. september og 2. desember."),
            ("vedtak", "Vedtak", ["Møteplanen godkjennes."])]},
    ],
}

PACKET = {"name": "samvirkeradet-2026-2-sakspapirer", "title": "Samvirkerådet for digital helse 22.04.2026", "look": "plain", "producer": "chromium",
          "parts": [INNKALLING, REFERAT]}
