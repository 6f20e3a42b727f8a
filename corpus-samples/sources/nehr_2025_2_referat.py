"""Nasjonalt e-helseråd, møte 2/2025, minutes: encrypted with an empty user password, which every reader opens. The same minutes
encrypted with a password, and broken off in the middle."""

TIMEBOK = "Felles timebok for kommunale helsetjenester"

REFERAT = {
    "part": "referat", "council": "NEHR", "number": "2/2025", "dates": ["2025-06-11"], "place": "Rådhuset i Storvik, møterom Lodden",
    "heading": ["Referat fra møte i Nasjonalt e-helseråd", "Møte 2/2025"],
    "head": [("Dato", "11. juni 2025"), ("Tid", "10.00 – 15.20"), ("Sted", "Rådhuset i Storvik, møterom Lodden"),
             ("Medlemmer", ["Sigurd Aspelund, Samvirkedirektoratet (leder)", "Amund Grindheim, Fjordhelse RHF",
                            "Anne Lise Kvernevik, Kysthelse RHF"],
              ["Gunn Marit Sørbø, Kommunesamvirket", "Torunn Myrlid, Helsenettdrift SF", "Berit Oline Stokke, Pasientforum"]),
             ("Ikke til stede", ["Bjarte Neset, Storvik kommune"], ["Jens Kristian Omdal, Fastlegelaget"])],
    "agenda": {"columns": ["Sak", "Tittel på sak", "Sakstype"], "rows": [
        ("8/25", "Godkjenning av innkalling og dagsorden", "Godkjenning"),
        ("9/25", "Godkjenning av referat fra Nasjonalt e-helseråd 19. mars 2025", "Godkjenning"),
        ("10/25", "Fullmakter for pårørende i de nasjonale e-helseløsningene", "Drøfting"),
        ("11/25", "Tilskudd til innføring i små kommuner", "Orientering"),
        ("12/25", TIMEBOK, "Anbefaling"),
        ("13/25", "Eventuelt", ""),
    ]},
    "columns": ["Sak", "Tema"],
    "cases": [
        {"no": "8/25", "title": "Godkjenning av innkalling og dagsorden", "type": "Godkjenning", "blocks": [
            ("vedtak", "Vedtak", ["Nasjonalt e-helseråd godkjenner innkalling og dagsorden."])]},
        {"no": "9/25", "title": "Godkjenning av referat fra Nasjonalt e-helseråd 19. mars 2025", "type": "Godkjenning", "blocks": [
            ("p", "Referatet hadde feil år i overskriften. Det er rettet."),
            ("vedtak", "Vedtak", ["Nasjonalt e-helseråd godkjenner referatet fra 19. mars 2025."])]},
        {"no": "10/25", "title": "Fullmakter for pårørende i de nasjonale e-helseløsningene", "type": "Drøfting", "blocks": [
            ("p", "Torunn Myrlid, Helsenettdrift SF, viste de fem skjemaene som finnes i dag."),
            ("innspill", "Innspill", [
                "Pasientforum vil at fullmakten skal vare til den trekkes tilbake. Det er den syke som ikke orker å fornye den.",
                "Kysthelse RHF mente at ett år er riktig, og at innbyggeren må få en påminnelse en måned før.",
                "Kommunesamvirket spurte om hjemmesykepleien kan hjelpe med å registrere fullmakter. Svaret var at det ikke er lov i dag."], {0: ["Pasientforum"], 1: ["Kysthelse RHF"], 2: ["Kommunesamvirket"]}),
            ("p", "Leder oppsummerte at rådet er delt i synet på varighet, men samlet i ønsket om ett skjema."),
            ("vedtak", "Vedtak", [
                "Nasjonalt e-helseråd drøftet fullmakter for pårørende og ber Samvirkedirektoratet legge fram et samlet forslag til "
                "fullmaktsbestemmelser for de nasjonale e-helseløsningene."])]},
        {"no": "11/25", "title": "Tilskudd til innføring i små kommuner", "type": "Orientering", "blocks": [
            ("p", "Sigurd Aspelund orienterte. 31 kommuner har fått tilskudd, og 18 har fått avslag."),
            ("vedtak", "Vedtak", ["Nasjonalt e-helseråd tar saken til orientering."])]},
        {"no": "12/25", "title": TIMEBOK, "type": "Anbefaling", "blocks": [
            ("p", "Gunn Marit Sørbø, Kommunesamvirket, la fram planen for utprøving."),
            ("innspill", "Innspill", [
                "Fem måneder er kort tid når to journalsystemer skal byttes ut underveis.",
                "Universitetet som måler, bør ikke få betalt av dem det måler.",
                "Rapporten må vise hva timeboken gjør for dem som har flest avtaler, og ikke bare et gjennomsnitt."]),
            ("vedtak", "Vedtak", [
                "Nasjonalt e-helseråd anbefaler at utprøvingen av Felles timebok starter høsten 2025 i Storvik og på Ytre Holmen, og at "
                "rådet får en rapport før nasjonal innføring."])]},
        {"no": "13/25", "title": "Eventuelt", "type": None, "blocks": [("p", "Leder takket for godt oppmøte.")]},
    ],
}

BASE = {"title": "Referat Nasjonalt e-helseråd 11. juni 2025", "producer": "libreoffice",
        "running": ("Nasjonalt e-helseråd", "Referat 2/2025, side"), "parts": [REFERAT]}

PACKETS = [
    dict(BASE, name="nehr-2025-2-referat-tomt-passord", spoil=("encrypt", "")),
    dict(BASE, name="nehr-2025-2-referat-kryptert", spoil=("encrypt", "lukket"), document={"state": "failed", "reason": "encrypted"}),
    dict(BASE, name="nehr-2025-2-referat-avkortet", spoil=("cut",), document={"state": "failed", "reason": "damaged"}),
]
