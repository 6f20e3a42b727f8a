"""Strategirådet, møte 1/2026: the successor of Nasjonalt e-helseråd takes up its case; US letter, landscape; a history table that
names councils by old, new and wrong names or not at all."""

TIMEBOK = "Felles timebok for kommunale helsetjenester – innføring"
OLD = "Felles timebok for kommunale helsetjenester"


def row(cells, case, council, date, title, vedtak):
    return {"cells": cells, "case": case, "council": council, "date": date, "title": title, "vedtak": vedtak}


PF = "Porteføljerådet tar rapporten til etterretning og ber om at innføringen prioriteres i 2027."
NEHR = ("Nasjonalt e-helseråd anbefaler at utprøvingen av Felles timebok starter høsten 2025 i Storvik og på Ytre Holmen, og at rådet får "
        "en rapport før nasjonal innføring.")
NUIT = "NUIT anbefaler at Felles timebok prøves ut i to regioner før nasjonal innføring, og at finansieringen avklares før neste trinn."
KALENDER = "NUFA ber om en egen sak om innbyggerens helsekalender."

INNKALLING = {
    "part": "innkalling", "council": "STRATEGIRADET", "number": "1/2026", "dates": ["2026-03-10"],
    "place": "Havnelageret konferansesenter, Nordhavn",
    "heading": ["Møte i Strategirådet", "Møte 1/2026"],
    "head": [("Råd", "Nasjonalt strategiråd for digitalisering i helse- og omsorgssektoren"), ("Dato", "10. mars 2026"),
             ("Tid", "Kl. 11.00 – 15.30"), ("Sted", "Havnelageret konferansesenter, Nordhavn"),
             ("Medlemmer", ["Sigurd Aspelund, Samvirkedirektoratet (leder)", "Anne Lise Kvernevik, Kysthelse RHF",
                            "Gunn Marit Sørbø, Kommunesamvirket"],
              ["Bjarte Neset, Storvik kommune", "Torunn Myrlid, Helsenettdrift SF", "Berit Oline Stokke, Pasientforum"])],
    "agenda": {"columns": ["Sak", "Agenda", "Tidspunkt", "Sakstype"], "rows": [
        ("1/26", "Godkjenning av innkalling og dagsorden", "11:00", "Godkjenning"),
        ("2/26", "Arbeidsform og årshjul for Strategirådet", "11:10", "Drøfting"),
        ("", "Lunsj", "12:00", ""),
        ("3/26", "Språkmodeller i pasientkontakt", "12:45", "Drøfting"),
        ("4/26", TIMEBOK, "13:45", "Anbefaling"),
        ("5/26", "Eventuelt", "15:20", ""),
    ]},
    "columns": ["Sak", "Tema", "Sakstype"],
    "cases": [
        {"no": "1/26", "title": "Godkjenning av innkalling og dagsorden", "type": "Godkjenning",
         "blocks": [("proposal", "Forslag til vedtak", ["Strategirådet godkjenner innkalling og dagsorden."])]},
        {"no": "2/26", "title": "Arbeidsform og årshjul for Strategirådet", "type": "Drøfting",
         "blocks": [
             ("p", "Strategirådet tok over etter Nasjonalt e-helseråd 1. januar 2026. Porteføljerådet tok samtidig over etter NUIT. Sakene "
                   "som ikke var ferdige ved årsskiftet, følger med over."),
             ("p", "Delårsrapport 1/26 og Vedtak 112 i Stortinget (NOU 2026:1) blir omtalt i innledningen."),
             ("proposal", "Forslag til vedtak", ["Strategirådet slutter seg til årshjulet for 2026."])]},
        {"no": "3/26", "title": "Språkmodeller i pasientkontakt", "type": "Drøfting",
         "attachments": ["Vedlegg 1: Toppnotat Språkmodeller i pasientkontakt"],
         "blocks": [
             ("p", "Fire legekontor har latt en språkmodell svare på timebestillinger. Erfaringene er delte."),
             ("proposal", "Forslag til vedtak", [
                 "Strategirådet drøftet bruken av språkmodeller i pasientkontakt og ber om felles krav til merking av maskinelle svar."])]},
        {"no": "4/26", "title": TIMEBOK, "type": "Anbefaling", "attachments": [f"Vedlegg 2: Toppnotat {TIMEBOK}"],
         "blocks": [
             ("p", "Nasjonalt e-helseråd anbefalte 11. juni 2025 (12/25) å prøve ut timeboken. Rapporten er ferdig og ble behandlet i "
                   "Porteføljerådet sak 05/26 den 12. februar."),
             ("proposal", "Forslag til vedtak", [
                 "Strategirådet anbefaler at Felles timebok innføres i alle kommuner fra 2027, med statlig tilskudd til opplæring."])]},
        {"no": "5/26", "title": "Eventuelt", "type": None, "blocks": []},
    ],
}


def topp(number, title, kind, owner, handler, blocks):
    return {"part": "toppnotat", "council": "STRATEGIRADET", "number": "1/2026", "dates": ["2026-03-10"], "no": number, "title": title,
            "type": kind, "box": [("Til", "Møte 1/26"), ("Dato", "10.03.2026"), ("Saksnummer", number), ("Innretning", kind),
                                  ("Sakseier", owner), ("Saksbehandler", handler)], "blocks": blocks}


PACKET = {
    "name": "strategiradet-2026-1-sakspapirer", "title": "Strategirådet 10. mars 2026 – sakspapirer", "look": "letter", "producer": "chromium",
    "parts": [
        INNKALLING,
        topp("3/26", "Språkmodeller i pasientkontakt", "Drøfting", "Sigurd Aspelund", "Janne Hovland", [
            ("proposal", "Forslag til vedtak", [
                "Strategirådet drøftet bruken av språkmodeller i pasientkontakt og ber om felles krav til merking av maskinelle svar."]),
            ("h", "Hensikt med saken"),
            ("p", "Rådet bes vurdere om det trengs felles krav, eller om hver virksomhet kan bestemme selv."),
            ("h", "Bakgrunn"),
            ("p", "I løpet av tre måneder svarte modellen på 8 400 henvendelser. 71 prosent av innbyggerne fikk time uten at et menneske leste "
                  "meldingen. 112 henvendelser ble feil sortert, og i tre av dem skulle det vært ringt 113."),
            ("ul", ["Ingen av kontorene merket svarene.", "To kontor har sluttet med ordningen.",
                    "Ett kontor lar nå en sykepleier lese alle meldinger om smerter."]),
            ("h", "Videre saksprosess"),
            ("p", "Krav til merking kan legges fram i juni.")]),
        topp("4/26", TIMEBOK, "Anbefaling", "Gunn Marit Sørbø, Kommunesamvirket", "Marte Ulvin", [
            ("proposal", "Forslag til vedtak", [
                "Strategirådet anbefaler at Felles timebok innføres i alle kommuner fra 2027, med statlig tilskudd til opplæring."]),
            ("h", "Hensikt med saken"),
            ("p", "Strategirådet bes gi en samlet anbefaling om innføring, etter at utprøvingen er avsluttet."),
            ("h", "Bakgrunn"),
            ("p", "Utprøvingen varte fra 1. oktober 2025 til 28. februar 2026. 2 614 innbyggere brukte timeboken. Dobbeltavtalene gikk ned med "
                  "38 prosent, og avtaler som ingen møtte til, med 12 prosent. Ansatte brukte like mye tid som før på å flytte avtaler."),
            ("p", "På Ytre Holmen måtte to journalsystemer byttes ut underveis. Det ga fire ukers opphold for 300 innbyggere."),
            ("p", "Opplæringen kostet mer enn regnet med: 21 timer for hver ansatt, mot 15 i planen."),
            ("h", "Videre saksprosess"),
            ("p", "Anbefalingen sendes departementet som grunnlag for budsjettet for 2027."),
            ("h", "Vedtak fra tidligere behandlinger i rådsmodellen"),
            ("history", {"columns": ["Saksnummer", "Møte og dato", "Tittel på sak", "Vedtak"], "rows": [
                row(["05/26", "Nasjonalt porteføljeråd 12. februar 2026", "Felles timebok – rapport fra utprøvingen", PF],
                    "5/26", "PORTEFOLJERADET", "2026-02-12", "Felles timebok – rapport fra utprøvingen", PF),
                row(["12/25", "Nasjonalt e-helseråd 11.6.2025", OLD, NEHR], "12/25", "NEHR", "2025-06-11", OLD, NEHR),
                # the case was NUIT's: printed as it was written, for the audit to find
                row(["4/25", "E-helserådet 12.02.2025", OLD, NUIT], "4/25", "NEHR", "2025-02-12", OLD, NUIT),
                row(["8/22", "", "Innbyggerens helsekalender", KALENDER], "8/22", None, None, "Innbyggerens helsekalender", KALENDER),
            ]})]),
    ],
}
