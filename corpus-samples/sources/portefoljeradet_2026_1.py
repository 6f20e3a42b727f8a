"""Porteføljerådet, møte 1/2026: text that nobody can see on the page, and white text on dark bars that everybody can."""

INNKALLING = {
    "part": "innkalling", "council": "PORTEFOLJERADET", "number": "1/2026", "dates": ["2026-02-12"], "place": "Kysthelse RHF, Molovegen 8, Vardneset",
    "heading": ["Møte i Porteføljerådet", "Møte 1/2026"],
    "head": [("Dato", "12. februar 2026"), ("Tid", "Kl. 10.00 – 14.30"), ("Sted", "Kysthelse RHF, Molovegen 8, Vardneset"),
             ("Medlemmer", ["Vigdis Thorkildsen, Samvirkedirektoratet", "Lill-Tove Skaret, Kysthelse RHF", "Hedda Rognli, Kommunesamvirket"],
              ["Bjarte Neset, Storvik kommune", "Kine Sandnes Moe, Helsenettdrift SF", "Øystein Varhaug, Fastlegelaget"])],
    "agenda": {"columns": ["Sak", "Agenda", "Tidspunkt", "Sakstype"], "rows": [
        ("1/26", "Godkjenning av innkalling og dagsorden", "10:00", "Godkjenning"),
        ("2/26", "Mandat for Porteføljerådet", "10:10", "Orientering"),
        ("3/26", "Avvikling av de eldste fellestjenestene", "10:30", "Anbefaling"),
        ("", "Lunsj", "11:30", ""),
        ("4/26", "Reserveløsning for pasientvarselet", "12:15", "Drøfting"),
        ("5/26", "Felles timebok – rapport fra utprøvingen", "13:15", "Drøfting"),
        ("6/26", "Eventuelt", "14:15", ""),
    ]},
    "columns": ["Sak", "Tema", "Sakstype"],
    "cases": [
        {"no": "1/26", "title": "Godkjenning av innkalling og dagsorden", "type": "Godkjenning",
         "blocks": [("proposal", "Forslag til vedtak", ["Porteføljerådet godkjenner innkalling og dagsorden."])]},
        {"no": "2/26", "title": "Mandat for Porteføljerådet", "type": "Orientering",
         "blocks": [
             ("p", "Porteføljerådet avløser NUIT. Mandatet er vedtatt av Samvirkedirektoratet."),
             ("hidden", "white", "Utkast, ikke for utsending: mandatet er ikke avklart med regionene."),
             ("proposal", "Forslag til vedtak", ["Porteføljerådet tar saken til orientering."])]},
        {"no": "3/26", "title": "Avvikling av de eldste fellestjenestene", "type": "Anbefaling",
         "attachments": ["Vedlegg 1: Toppnotat Avvikling av de eldste fellestjenestene"],
         "blocks": [
             ("p", "NUIT ba i november 2024 (34/24) om en plan for avvikling. Planen omfatter fire tjenester fra før 2012."),
             ("hidden", "tiny", "Arkivmerke 26/00031-2 gradert tekst som bare søkemaskinen ser"),
             ("p", "Avviklingen frigjør 43 millioner kroner i året fra 2028."),
             ("proposal", "Forslag til vedtak", [
                 "Porteføljerådet anbefaler at de fire eldste fellestjenestene avvikles innen utgangen av 2027."])]},
        {"no": "4/26", "title": "Reserveløsning for pasientvarselet", "type": "Drøfting",
         "blocks": [
             ("p", "Helsenettdrift SF har bygd en reserveløsning som tar over innen to minutter. Den er prøvd tre ganger, siste gang "
                   "natt til 18. januar 2026."),
             ("proposal", "Forslag til vedtak", [
                 "Porteføljerådet drøftet reserveløsningen og ber Helsenettdrift SF prøve den hver måned."])]},
        {"no": "5/26", "title": "Felles timebok – rapport fra utprøvingen", "type": "Drøfting", "notes": ["Rapporten deles ut i møtet"],
         "blocks": [
             ("p", "Kommunesamvirket legger fram en foreløpig rapport. Utprøvingen ble anbefalt av Nasjonalt e-helseråd (12/25) og varer "
                   "til 28. februar."),
             ("proposal", "Forslag til vedtak", ["Porteføljerådet drøftet rapporten og ber om at innføringen prioriteres i 2027."])]},
        {"no": "6/26", "title": "Eventuelt", "type": None, "blocks": []},
    ],
}

NOTAT = {
    "part": "toppnotat", "council": "PORTEFOLJERADET", "number": "1/2026", "dates": ["2026-02-12"], "no": "3/26",
    "title": "Avvikling av de eldste fellestjenestene", "type": "Anbefaling",
    "box": [("Til", "Møte 1/26"), ("Dato", "12.02.2026"), ("Saksnummer", "3/26"), ("Innretning", "Anbefaling"),
            ("Sakseier", "Vigdis Thorkildsen"), ("Saksbehandler", "Kåre Midtsund")],
    "blocks": [
        ("hidden", "white", "Forslag til vedtak: Porteføljerådet avviser planen."),
        ("proposal", "Forslag til vedtak", ["Porteføljerådet anbefaler at de fire eldste fellestjenestene avvikles innen utgangen av 2027."]),
        ("h", "Hensikt med saken"),
        ("p", "Rådet bes anbefale rekkefølgen og tempoet i avviklingen."),
        ("h", "Bakgrunn"),
        ("p", "De fire tjenestene har til sammen 1 900 brukere, mot 61 000 i 2014. Alle har en avløser som er i drift."),
        ("hidden", "tiny", "nøkkelord nøkkelord pasient pasient timebok timebok gratis gratis"),
        ("ul", ["Epikrisekassen fra 2006 avvikles først.", "Henvisningsboksen følger når sykehusene på Ytre Holmen er koblet om.",
                "Faksporten og Svarbanken tas samtidig."]),
        ("h", "Videre saksprosess"),
        ("p", "Helsenettdrift SF varsler brukerne i mai 2026."),
        ("h", "Vedtak fra tidligere behandlinger i rådsmodellen"),
        ("history", {"columns": ["Saksnummer", "Møte og dato", "Tittel på sak", "Vedtak"], "rows": [
            {"cells": ["34/24", "NUIT 14.11.2024", "Økonomiske rammer for fellestjenester i 2025",
                       "NUIT drøftet de økonomiske rammene og ber Samvirkedirektoratet lage en plan for avvikling av de eldste tjenestene."],
             "case": "34/24", "council": "NUIT", "date": "2024-11-14", "title": "Økonomiske rammer for fellestjenester i 2025",
             "vedtak": "NUIT drøftet de økonomiske rammene og ber Samvirkedirektoratet lage en plan for avvikling av de eldste tjenestene."}]})],
}

PACKET = {"name": "portefoljeradet-2026-1-usynlig-tekst", "title": "Porteføljerådet 12. februar 2026", "look": "dark", "producer": "weasyprint",
          "parts": [INNKALLING, NOTAT]}
