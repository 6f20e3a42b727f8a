"""Nasjonalt e-helseråd, møte 2/2025: narrow columns with words broken at line ends, a letter among the papers, a case paper
without a box, history tables in three forms, one of them over a page break; it quotes a decision wrongly."""

TIMEBOK = "Felles timebok for kommunale helsetjenester"
SHY = "\u00ad"


def soft(text, *words):
    """Allows the given words («sam|virke|direktoratet») to break with a hyphen wherever they stand in `text`."""
    for word in words:
        text = text.replace(word.replace("|", ""), word.replace("|", SHY))
    return text


INNKALLING = {
    "part": "innkalling", "council": "NEHR", "number": "2/2025", "dates": ["2025-06-11"], "place": "Rådhuset i Storvik, møterom Lodden",
    "heading": ["Møte i Nasjonalt e-helseråd", "Møte 2/2025"],
    "head": [("Dato", "11. juni 2025"), ("Tid", "10.00 – 15.30"), ("Sted", "Rådhuset i Storvik, møterom Lodden"),
             ("Medlemmer", ["Sigurd Aspelund, Samvirkedirektoratet (leder)", "Amund Grindheim, Fjordhelse RHF",
                            "Anne Lise Kvernevik, Kysthelse RHF", "Gunn Marit Sørbø, Kommunesamvirket"],
              ["Bjarte Neset, Storvik kommune", "Torunn Myrlid, Helsenettdrift SF", "Berit Oline Stokke, Pasientforum",
               "Jens Kristian Omdal, Fastlegelaget"])],
    "agenda": {"columns": ["Sak", "Agenda", "Tidspunkt", "Sakstype"], "rows": [
        ("8/25", "Godkjenning av innkalling og dagsorden", "10:00", "Godkjenning"),
        ("9/25", "Godkjenning av referat fra Nasjonalt e-helseråd 19. mars 2025", "10:05", "Godkjenning"),
        ("10/25", "Fullmakter for pårørende i de nasjonale e-helseløsningene", "10:15", "Drøfting"),
        ("", "Lunsj", "11:30", ""),
        ("11/25", "Tilskudd til innføring i små kommuner", "12:15", "Orientering"),
        ("12/25", TIMEBOK, "13:00", "Anbefaling"),
        ("", "Pause", "14:15", ""),
        ("13/25", "Eventuelt", "15:00", ""),
    ]},
    "columns": ["Sak", "Tema", "Sakstype og vedlegg"],
    "cases": [
        {"no": "8/25", "title": "Godkjenning av innkalling og dagsorden", "type": "Godkjenning",
         "blocks": [("proposal", "Forslag til vedtak", ["Nasjonalt e-helseråd godkjenner innkalling og dagsorden."])]},
        {"no": "9/25", "title": "Godkjenning av referat fra Nasjonalt e-helseråd 19. mars 2025", "type": "Godkjenning",
         "attachments": ["Vedlegg 1: Referat fra møtet i Nasjonalt e-helseråd 19. mars 2025",
                         "Vedlegg 1A: Oversikt over oppfølging av aksjonspunkter"],
         "blocks": [("proposal", "Forslag til vedtak", ["Nasjonalt e-helseråd godkjenner referatet fra 19. mars 2025."])]},
        {"no": "10/25", "title": "Fullmakter for pårørende i de nasjonale e-helseløsningene", "type": "Drøfting",
         "attachments": [soft("Vedlegg 2: Toppnotat Fullmakter for pårørende i de nasjonale e-helseløsningene", "på|rørende"),
                         "Vedlegg 2A: Brev fra Helsenettdrift SF om fullmaktsbestemmelsen¦e"],
         "blocks": [
             ("p", soft("Pårørende som hjelper et familiemedlem, må i dag ha fullmakt i hver av de nasjonale e-helseløsningene. "
                        "Samvirkedirektoratet vil samle fullmaktsbestemmelsene ett sted og har sammen med Kommunesamvirket "
                        "spurt de tillitsvalgte i hele helse- og omsorgstjenesten i ni kommuner om hva som ville lette arbeidet deres mest.",
                        "Samvirke|direktoratet", "Kommune|sam|virket", "familie|medlem", "full|makts|bestemmelsene", "omsorgs|tjenesten")),
             ("p", soft("Rådet bes drøfte om fullmaktene skal gjelde for ett år om gangen eller til de trekkes tilbake, og om "
                        "innbyggertjenestene skal minne om dem.", "full|maktene", "innbygger|tjenestene", "til|bake")),
             ("proposal", "Forslag til vedtak", [soft(
                 "Nasjonalt e-helseråd drøftet fullmakter for pårørende og ber Samvirkedirektoratet legge fram et samlet forslag til "
                 "fullmaktsbestemmelser for de nasjonale e-helseløsningene.", "Samvirke|direktoratet", "full|makts|bestemmelser")])]},
        {"no": "11/25", "title": "Tilskudd til innføring i små kommuner", "type": "Orientering", "notes": ["Muntlig"],
         "blocks": [
             ("p", soft("I møtet vil det bli orientert muntlig av Samvirkedirektoratet om tilskuddsordningen for kommuner med under 5 000 innbyggere. Det er "
                        "søkt om 96 millioner kroner, og rammen er 60 millioner. Helse- og omsorgssektoren i de minste kommunene har "
                        "meldt behov for hjelp til drift- og forvaltningskostnader også etter at innføringen er over.",
                        "Samvirke|direktoratet", "tilskudds|ordningen", "inn|byggere", "omsorgs|sektoren", "forvaltnings|kostnader")),
             ("proposal", "Forslag til vedtak", ["Nasjonalt e-helseråd tar saken til orientering."])]},
        {"no": "12/25", "title": TIMEBOK, "type": "Anbefaling",
         "attachments": [soft(f"Vedlegg 3: Toppnotat {TIMEBOK}", "helse|tjenester")],
         "blocks": [
             ("p", soft("Timeboken har vært behandlet i NUFA og NUIT. NUIT anbefalte en utprøving i to regioner, og Kommunesamvirket "
                        "legger nå fram en plan for den.", "Kommune|sam|virket", "ut|prøving")),
             ("p", soft("Planen beskriver hvem som skal være med, hva som skal måles, og når rapporten skal være ferdig. Den sier også hva "
                        "som skal skje med innbyggernes avtaler om utprøvingen blir stanset, og hvem som har databehandleransvaret så "
                        "lenge den varer.", "inn|byggernes", "data|behandler|ansvaret", "ut|prøvingen")),
             ("p", soft("Tre spørsmål er særlig viktige for rådet:", "sær|lig")),
             ("ul", [soft("Er fem måneder nok til å se om dobbeltavtalene blir færre i familier som bruker mange av de kommunale helse- og "
                          "omsorgstjenestene, og som i dag har flere enn fem avtaler i måneden med folk som ikke kjenner til "
                          "hverandre?", "dobbelt|avtalene", "omsorgs|tjenestene"),
                     "Bør fastlegene være med fra starten?",
                     "Hva må være avklart før timeboken kan innføres i resten av landet?"]),
             ("proposal", "Forslag til vedtak", [
                 "Nasjonalt e-helseråd anbefaler at utprøvingen av Felles timebok starter høsten 2025 i Storvik og på Ytre Holmen, og at "
                 "rådet får en rapport før nasjonal innføring."])]},
        {"no": "13/25", "title": "Eventuelt", "type": None, "blocks": []},
    ],
}

REFERAT = {
    "part": "referat", "council": "NEHR", "number": "1/2025", "dates": ["2025-03-19"], "place": "Teams",
    "heading": ["Referat fra møte i Nasjonalt e-helseråd", "Møte 1/2025"],
    "head": [("Dato", "19. mars 2025"), ("Tid", "12.00 – 14.30"), ("Sted", "Teams"),
             ("Medlemmer", ["Sigurd Aspelund, Samvirkedirektoratet (leder)", "Amund Grindheim, Fjordhelse RHF",
                            "Gunn Marit Sørbø, Kommunesamvirket"],
              ["Torunn Myrlid, Helsenettdrift SF", "Berit Oline Stokke, Pasientforum"]),
             ("Ikke til stede", ["Anne Lise Kvernevik, Kysthelse RHF"], ["Jens Kristian Omdal, Fastlegelaget"])],
    "agenda": {"columns": ["Sak", "Tittel på sak", "Sakstype"], "rows": [
        ("1/25", "Godkjenning av innkalling og dagsorden", "Godkjenning"),
        ("2/25", "Prinsipper for betaling av fellestjenester", "Drøfting"),
        ("3/25", "Eventuelt", ""),
    ]},
    "columns": ["Sak", "Tema"],
    "cases": [
        {"no": "1/25", "title": "Godkjenning av innkalling og dagsorden", "type": "Godkjenning", "blocks": [
            ("p", "Det kom ikke merknader."),
            ("vedtak", "Vedtak", ["Nasjonalt e-helseråd godkjenner innkalling og dagsorden."])]},
        {"no": "2/25", "title": "Prinsipper for betaling av fellestjenester", "type": "Drøfting", "blocks": [
            ("p", "Sigurd Aspelund la fram tre prinsipper: Den som har nytte av tjenesten, betaler; ingen betaler før tjenesten er i "
                  "bruk; og prisen skal være kjent to år i forveien."),
            ("innspill", "Innspill", [
                "Prinsippet om at ingen betaler før tjenesten er i bruk, må gjelde hver enkelt kommune, og ikke kommunene samlet.",
                "Kommunesamvirket støttet prinsippene og mente at to år er for kort tid. De små kommunene planlegger fire år fram i "
                "økonomiplanen sin.",
                "Pasientforum minnet om at nytten ofte kommer hos innbyggeren, som ikke betaler noe. Da må staten dekke en del."], {1: ["Kommunesamvirket"], 2: ["Pasientforum"]}),
            ("p", "Leder takket for innspillene og sa at prinsippene blir bearbeidet før de sendes departementet."),
            ("vedtak", "Vedtak", ["Nasjonalt e-helseråd drøftet prinsippene og ber Samvirkedirektoratet ta med innspillene i arbeidet."])]},
        {"no": "3/25", "title": "Eventuelt", "type": None, "blocks": [("p", "Neste møte er i Storvik.")]},
    ],
}

FULLMAKT = {  # a case paper without a box: its number is known by its title alone
    "part": "toppnotat", "council": "NEHR", "number": "2/2025", "dates": ["2025-06-11"], "no": "10/25",
    "title": "Fullmakter for pårørende i de nasjonale e-helseløsningene", "type": "Drøfting",
    "blocks": [
        ("proposal", "Forslag til vedtak", [
            "Nasjonalt e-helseråd drøftet fullmakter for pårørende og ber Samvirkedirektoratet legge fram et samlet forslag til "
            "fullmaktsbestemmelser for de nasjonale e-helseløsningene."]),
        ("h", "Hensikt med saken"),
        ("p", "Rådet bes gi retning for hvor lenge en fullmakt skal vare, og for hvem som skal minne om den."),
        ("h", "Bakgrunn"),
        ("p", "I dag er det fem steder der en pårørende kan få fullmakt, og fem skjemaer. Fullmaktsbestemmelsene er forskjellige: To av "
              "dem varer i ett år, to til de trekkes tilbake, og den siste i 90 dager. Av 600 spurte pårørende visste 71 hvor "
              "fullmakten deres gjaldt."),
        ("p", "Verger og foreldre er ikke omfattet. For dem gjelder egne regler."),
        ("h", "Spørsmål til drøfting"),
        ("ol", ["Skal en fullmakt vare i ett år eller til den trekkes tilbake?",
                "Hvem skal minne om fullmakter som ikke er brukt på lenge?"]),
        ("h", "Videre saksprosess"),
        ("p", "Et samlet forslag legges fram i desember 2025."),
        ("h", "Vedtak fra tidligere behandlinger i rådsmodellen"),
        ("p", "Saken er ny, men nærliggende saker har vært oppe."),
        ("history", {"columns": ["Sak", "Tema", "Vedtaksformulering"], "widths": ("20%", "36%", "44%"), "rows": [
            {"cells": ["Nasjonalt e-helseråd 14/24", "Digital deltakelse blant eldre",
                       "Nasjonalt e-helseråd ber om at ingen tjeneste gjøres heldigital uten et alternativ."],
             "case": "14/24", "council": "NEHR", "date": None, "title": "Digital deltakelse blant eldre",
             "vedtak": "Nasjonalt e-helseråd ber om at ingen tjeneste gjøres heldigital uten et alternativ."},
            {"cells": ["NUFA 9/23", "Fullmakt for apotek og bandasjist",
                       "Fra utkast til referat: NUFA støtter at fullmakten kan gis digitalt."],
             "case": "9/23", "council": "NUFA", "date": None, "title": "Fullmakt for apotek og bandasjist",
             "vedtak": "Fra utkast til referat: NUFA støtter at fullmakten kan gis digitalt."}]})],
}

BREV = {
    "part": "brev", "council": "", "number": None, "dates": [], "title": "Fullmaktsbestemmelsene i våre tjenester – svar på henvendelse",
    "blocks": [
        ("lines", ["Samvirkedirektoratet", "Postboks 40, Kaien", "6999 NORDHAVN"]),
        ("p", "Deres ref.: 25/00412-3 Vår ref.: 2025/118 Dato: 5. mai 2025"),
        ("p", "Vi viser til brevet fra Samvirkedirektoratet 8. april 2025, der det ble bedt om en oversikt over hvor pårørende kan gi og "
              "få fullmakt i tjenestene våre."),
        ("p", "Fullmakt kan i dag gis i timeoversikten, i meldingstjenesten og for henting av resepter. Den kan ikke gis i "
              "pasientvarselet. Endringer i fullmaktsbestemmelsene tar fire måneder å gjennomføre og koster om lag 1,8 millioner "
              "kroner i hver tjeneste."),
        ("p", "Vi ber om at tjenestene endres samtidig, slik at innbyggerne slipper å forholde seg til to sett regler."),
        ("lines", ["Med hilsen", "Torunn Myrlid", "administrerende direktør", "Helsenettdrift SF"]),
        ("p", "Brevet er godkjent elektronisk og sendes uten underskrift."),
    ],
}


def row(cells, case, council, date, title, vedtak):
    return {"cells": cells, "case": case, "council": council, "date": date, "title": title, "vedtak": vedtak}


NUFA_5_24 = "NUFA støtter at Felles timebok utredes videre, og ber Kommunesamvirket ta med seg innspillene fra møtet."
NUFA_21_24 = "NUFA anbefaler at avtaler i rusomsorg og barnevern er skjult inntil innbyggeren selv åpner dem."
MISQUOTED = ("Vedtak: NUIT anbefaler at Felles timebok prøves ut i tre regioner før nasjonal innføring. NUIT ber Kommunesamvirket komme "
             "tilbake med erfaringene innen utgangen av 2025.")  # the minutes: two regions, and the financing first
NUFA_11_25 = "NUFA tar planen til orientering og ber om at fysioterapeuter med driftsavtale er med i utprøvingen."

TIMEBOK_NOTAT = {
    "part": "toppnotat", "council": "NEHR", "number": "2/2025", "dates": ["2025-06-11"], "no": "12/25", "title": TIMEBOK, "type": "Anbefaling",
    "box": [("Til", "Møte 2/25"), ("Dato", "11.06.2025"), ("Saksnummer", "12/25"), ("Innretning", "Anbefaling"),
            ("Sakseier", "Gunn Marit Sørbø, Kommunesamvirket"), ("Saksbehandler", "Marte Ulvin og Hedda Rognli, Kommunesamvirket")],
    "blocks": [
        ("proposal", "Forslag til vedtak", [
            "Nasjonalt e-helseråd anbefaler at utprøvingen av Felles timebok starter høsten 2025 i Storvik og på Ytre Holmen, og at "
            "rådet får en rapport før nasjonal innføring."]),
        ("h", "Hensikt med saken"),
        ("p", "Rådet bes gi sin anbefaling til planen for utprøving, og til hva rapporten fra den skal svare på."),
        ("h", "Bakgrunn"),
        ("p", "Timeboken viser innbyggeren alle avtaler i kommunale helsetjenester på ett sted. Den første ideen ble lagt fram i sak 29/22 i "
              "NUFA, og utredningen ble gjort i 2024."),
        ("p", "Storvik er en by med 61 000 innbyggere og ett journalsystem. Ytre Holmen er ni øykommuner med fire journalsystemer. Sammen "
              "dekker de det meste av det som kan gå galt."),
        ("p", "Finansieringen er avklart med departementet for selve utprøvingen, men ikke for innføring i resten av landet. "
              "Kommunesamvirket har bedt om at det tas inn i budsjettet for 2027."),
        ("ul", ["Utprøvingen starter 1. oktober 2025 og varer i fem måneder.",
                "Minst 2 000 innbyggere skal ha brukt timeboken før den vurderes.",
                "Fysioterapeuter med driftsavtale er med, slik NUFA ba om.",
                "Loggen over oppslag er synlig for innbyggeren fra første dag."]),
        ("p", "Erfaringene måles på tre måter: antall avtaler som faller på samme tid, antall avtaler ingen møter til, og hvor mye tid "
              "ansatte bruker på å flytte avtaler. Universitetet i Nordfjord gjør målingene og offentliggjør dem."),
        ("p", "Om utprøvingen viser at dobbeltavtalene ikke blir færre, anbefaler Kommunesamvirket at timeboken ikke innføres."),
        ("h", "Videre saksprosess"),
        ("p", "Rapporten legges fram våren 2026."),
        ("h", "Vedtak fra tidligere behandlinger i rådsmodellen"),
        ("history", {"columns": ["Saksnummer", "Dato", "Tittel på sak", "Vedtak"], "widths": ("17%", "15%", "26%", "42%"), "rows": [
            row(["11/25 (NUFA)", "23.april 2025", "Utprøving av Felles timebok", NUFA_11_25],
                "11/25", "NUFA", "2025-04-23", "Utprøving av Felles timebok", NUFA_11_25),
            row(["4/25 (NUIT)", "12.02.25", TIMEBOK, MISQUOTED], "4/25", "NUIT", "2025-02-12", TIMEBOK, MISQUOTED),
            row(["36/24 (NUIT)", "14. nov 2024", TIMEBOK, "Utsatt"], "36/24", "NUIT", "2024-11-14", TIMEBOK, "Utsatt"),
            row(["21/24 (NUFA)", "28. aug. 2024", "Felles timebok – personvern og taushetsplikt", NUFA_21_24],
                "21/24", "NUFA", "2024-08-28", "Felles timebok – personvern og taushetsplikt", NUFA_21_24),
            row(["5/24 (NUFA)", "6.2.2024.", TIMEBOK, NUFA_5_24], "5/24", "NUFA", "2024-02-06", TIMEBOK, NUFA_5_24),
        ]})],
}

PACKET = {
    "name": "nehr-2025-2-sakspapirer", "title": "Nasjonalt e-helseråd 11. juni 2025 – saksliste og vedlegg",
    "look": "narrow", "producer": "weasyprint",
    "line_breaks": [
        ("hele helse-", "og omsorgstjenesten"), ("av Samvirke-", "direktoratet om"), ("nasjonale e-", "helseløsningene"),
        ("fullmaktsbestemmelse", "ne"), ("for på-", "rørende")],
    "parts": [INNKALLING, REFERAT, FULLMAKT, BREV, TIMEBOK_NOTAT],
}
