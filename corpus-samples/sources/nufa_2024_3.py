"""NUFA, møte 3/2024, minutes with a letter that was scanned in; and a paper that is nothing but a scan."""

BREV = {"name": "scan", "title": "Brev", "look": "plain", "producer": "weasyprint", "parts": [{
    "part": "brev", "title": "Taushetsplikt og felles avtaleoversikt", "blocks": [
        ("lines", ["Fagutvalget (NUFA)", "v/ Samvirkedirektoratet", "Postboks 40, Kaien", "6999 NORDHAVN"]),
        ("p", "Vår ref.: 24/0917 Dato: 19. august 2024"),
        ("p", "Vi viser til spørsmålet om taushetsplikten er til hinder for at kommunale tjenester ser hverandres avtaler."),
        ("p", "At en innbygger har time, er i seg selv en opplysning om helse når tjenesten går fram av avtalen. Vi mener likevel at loven gir rom "
              "for en oversikt, så lenge innbyggeren selv har sagt ja og kan skjule enkelte tjenester."),
        ("lines", ["Med hilsen", "Arnhild Brekkan", "rådgiver, Personvernkontoret i Ytre Fjordane"])]}]}

REFERAT = {
    "part": "referat", "council": "NUFA", "number": "3/2024", "dates": ["2024-08-28"], "place": "Elvestad rådhus",
    "heading": ["Referat fra møte i Fagutvalget (NUFA)", "Møte 3/2024"],
    "head": [("Dato", "28. august 2024"), ("Tid", "10.00 – 15.00"), ("Sted", "Elvestad rådhus"),
             ("Medlemmer", ["Ragna Solvik, Samvirkedirektoratet", "Ingvild Marstrand, Fjordhelse RHF"],
              ["Hedda Rognli, Kommunesamvirket", "Øystein Varhaug, Fastlegelaget"]),
             ("Ikke til stede", ["Solfrid Aakre, Kysthelse RHF"], [])],
    "agenda": {"columns": ["Sak", "Tittel på sak", "Sakstype"], "rows": [
        ("20/24", "Godkjenning av innkalling og dagsorden", "Godkjenning"),
        ("21/24", "Felles timebok – personvern og taushetsplikt", "Anbefaling"),
        ("22/24", "Eventuelt", ""),
    ]},
    "columns": ["Sak", "Tema"],
    "cases": [
        {"no": "20/24", "title": "Godkjenning av innkalling og dagsorden", "type": "Godkjenning", "blocks": [
            ("vedtak", "Vedtak", ["NUFA godkjenner innkalling og dagsorden."])]},
        {"no": "21/24", "title": "Felles timebok – personvern og taushetsplikt", "type": "Anbefaling", "blocks": [
            ("p", "Marte Ulvin, Kommunesamvirket, la fram en vurdering av taushetsplikten. Saken følger opp 5/24."),
            ("innspill", "Innspill", [
                "Barnevernet bør være skjult fra starten. Å vise at en familie har time der, er mer enn mange tåler.",
                "Innbyggeren må kunne åpne og skjule tjenester selv, uten å ringe noen.",
                "Fastlegelaget mente at en skjult avtale fortsatt må sperre tiden, slik at ingen setter opp en ny time oppå den."], {2: ["Fastlegelaget"]}),
            ("vedtak", "Vedtak", ["NUFA anbefaler at avtaler i rusomsorg og barnevern er skjult inntil innbyggeren selv åpner dem."])]},
        {"no": "22/24", "title": "Eventuelt", "type": None, "blocks": [("p", "Ingen saker ble meldt.")]},
    ],
}

NOTAT = {
    "part": "toppnotat", "council": "NUFA", "number": "3/2024", "dates": ["2024-08-28"], "no": "21/24",
    "title": "Felles timebok – personvern og taushetsplikt", "type": "Anbefaling",
    "box": [("Til", "Møte 3/24"), ("Dato", "28.08.2024"), ("Saksnummer", "21/24"), ("Innretning", "Anbefaling"),
            ("Sakseier", "Hedda Rognli, Kommunesamvirket"), ("Saksbehandler", "Marte Ulvin")],
    "blocks": [
        ("proposal", "Forslag til vedtak", ["NUFA anbefaler at avtaler i rusomsorg og barnevern er skjult inntil innbyggeren selv åpner dem."]),
        ("h", "Hensikt med saken"),
        ("p", "NUFA bes gi råd om hvilke tjenester som skal være skjult i timeboken."),
        ("h", "Bakgrunn"),
        ("p", "Personvernkontoret i Ytre Fjordane har vurdert taushetsplikten. Brevet er lagt ved."),
        ("p", "Tre tjenester er nevnt av innbyggerne som særlig følsomme: rusomsorg, barnevern og samlivsrådgivning."),
        ("h", "Videre saksprosess"),
        ("p", "Saken går videre til NUIT i november."),
    ],
}

PACKETS = [
    {"name": "nufa-2024-3-skannet-brev", "title": "NUFA 28. august 2024 – referat, brev og toppnotat", "look": "blue", "producer": "weasyprint",
     "parts": [REFERAT, NOTAT], "spoil": ("insert-scan", 2, BREV), "document": {"state": "partial", "reason": "no-text"}},
    dict(BREV, name="brev-2024-skannet", spoil=("scan",), document={"state": "failed", "reason": "no-text"}),
]
