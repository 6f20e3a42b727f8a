"""NUIT, møte 1/2025: minutes on their own, from an office program; the meeting changed a proposal in substance."""

TIMEBOK = "Felles timebok for kommunale helsetjenester"

PACKET = {
    "name": "nuit-2025-1-referat", "title": "Godkjent referat NUIT 12. februar 2025",
    "producer": "libreoffice", "running": ("NUIT · godkjent referat", "Samvirkedirektoratet"),
    "parts": [{
        "part": "referat", "council": "NUIT", "number": "1/2025", "dates": ["2025-02-12"],
        "place": "Samvirkedirektoratet, Kaigata 12, Nordhavn",
        "heading": ["Referat fra møte i Prioriteringsutvalget (NUIT)", "Møte 1/2025"],
        "head": [("Dato", "Onsdag 12. februar 2025"), ("Tid", "09.30 – 14.40"), ("Sted", "Samvirkedirektoratet, Kaigata 12, Nordhavn"),
                 ("Medlemmer", ["Vigdis Thorkildsen (Samvirkedirektoratet)", "Amund Grindheim (Fjordhelse RHF)",
                                "Hedda Rognli (Kommunesamvirket)"],
                  ["Bjarte Neset (Storvik kommune)", "Synnøve Halsa (Ytre Holmen kommune)", "Øystein Varhaug (Fastlegelaget)"]),
                 ("Ikke til stede", ["Lill-Tove Skaret (Kysthelse RHF)"], ["Kine Sandnes Moe (Helsenettdrift SF)"]),
                 ("Stedfortreder", "Torunn Myrlid, Helsenettdrift SF")],
        "agenda": {"columns": ["Sak", "Tittel på sak", "Sakstype"], "rows": [
            ("1/25", "Godkjenning av innkalling og dagsorden", "Godkjenning"),
            ("2/25", "Godkjenning av referatet fra NUIT 14. november 2024", "Godkjenning"),
            ("3/25", "Krav til svartid og åpen varsling i kjernetjenestene", "Anbefaling"),
            ("4/25", TIMEBOK, "Anbefaling"),
            ("5/25", "Rullering av prioriteringslisten for fellestjenester", "Drøfting"),
            ("6/25", "Orientering fra Helsenettdrift SF", "Orientering"),
            ("7/25", "Eventuelt", ""),
        ]},
        "columns": ["Sak", "Tema"],
        "cases": [
            {"no": "1/25", "title": "Godkjenning av innkalling og dagsorden", "type": "Godkjenning", "blocks": [
                ("vedtak", "Vedtak", ["NUIT godkjenner innkalling og dagsorden."])]},
            {"no": "2/25", "title": "Godkjenning av referat fra NUIT 14. november 2024", "type": "Godkjenning", "blocks": [
                ("p", "Ytre Holmen kommune ba om at det går fram at kommunen ikke var innkalt. Det ble tatt til følge."),
                ("vedtak", "Vedtak", ["NUIT godkjenner referatet fra NUIT 14. november 2024 med endringen som kom fram i møtet."])]},
            {"no": "3/25", "title": "Krav til svartid og åpen varsling i kjernetjenestene", "type": "Anbefaling", "blocks": [
                ("p", "Torunn Myrlid, Helsenettdrift SF, gikk gjennom målingene fra 40 legekontor og forslaget til krav."),
                ("innspill", "Innspill", [
                    "Fastlegelaget støttet kravet, men ville ha med pålogging i målingen. For legen er det én ventetid.",
                    "Ytre Holmen kommune viste til at halvparten av oppslagene på øyene tar mer enn ett sekund. Kommunen kan ikke lastes for "
                    "fiberlinjer som andre eier.",
                    "Åpen varsling er bra, men siden må kunne leses på mobil og av skjermleser."], {0: ["Fastlegelaget"], 1: ["Ytre Holmen kommune"]}),
                ("vedtak", "Vedtak", ["NUIT anbefaler et krav om svartid på ett sekund for ni av ti oppslag, målt hos brukeren.",
                                      "NUIT anbefaler at brudd på kravet varsles åpent samme dag."])]},
            {"no": "4/25", "title": TIMEBOK, "type": "Anbefaling", "blocks": [
                ("p", "Hedda Rognli og Marte Ulvin, Kommunesamvirket, la fram saken, som var utsatt fra 14. november 2024 (36/24). De "
                      "ønsket en anbefaling om å innføre timeboken i alle kommuner fra 2026."),
                ("innspill", "Innspill – innføring", [
                    "Fjordhelse RHF advarte mot å starte i alle kommuner samtidig. Helseforetakene har ikke folk til å støtte 357 kommuner "
                    "på én gang.",
                    "Storvik kommune vil gjerne være blant de første, og foreslo at én by og én region med mange små kommuner prøver ut "
                    "løsningen sammen.",
                    "Opplæring tar mer tid enn teknikk. Det bør settes av to fulle dager for hver ansatt.",
                    "Innbyggere uten smarttelefon må kunne få timeboken på papir eller bruke den gjennom en fullmakt. Dette gjelder særlig "
                    "eldre, og det er de som har flest avtaler."], {0: ["Fjordhelse RHF"], 1: ["Storvik kommune"]}),
                ("innspill", "Innspill – økonomi", [
                    "140 millioner kroner i arbeidstid i kommunene er ikke dekket av noe tilskudd. Kommunesamvirket svarte at dette er "
                    "tatt opp med departementet.",
                    "Ytre Holmen kommune kan ikke binde seg før finansieringen er klar."], {0: ["Kommunesamvirket"]}),
                ("innspill", "Innspill – personvern", [
                    "Rådet fra NUFA om skjulte avtaler er fulgt, og det er bra.",
                    "Det bør logges hvem som slår opp i timeboken, og innbyggeren må kunne se loggen selv."]),
                ("p", "Leder oppsummerte at ingen er imot timeboken, men at flertallet vil prøve den ut før den innføres overalt."),
                ("action", "Aksjonspunkt", [
                    "Kommunesamvirket avklarer finansieringen med departementet før saken går videre.",
                    "Storvik kommune og Fjordhelse RHF foreslår hvilke kommuner som kan være med i utprøvingen."]),
                ("vedtak", "Oppdatert vedtak", [
                    "NUIT anbefaler at Felles timebok prøves ut i to regioner før nasjonal innføring, og at finansieringen avklares før "
                    "neste trinn.",
                    "NUIT ber Kommunesamvirket komme tilbake med erfaringene innen utgangen av 2025."])]},
            {"no": "5/25", "title": "Rullering av prioriteringslisten for fellestjenester", "type": "Drøfting", "blocks": [
                ("p", "Vigdis Thorkildsen, Samvirkedirektoratet, gikk gjennom listen. Seks tiltak er ferdige."),
                ("innspill", "Innspill", [
                    "Avvikling av gamle tjenester mangler på listen, enda NUIT ba om en plan i november (34/24).",
                    "Regionene vil gjerne se hvilke tiltak som henger sammen."]),
                ("vedtak", "Vedtak", ["NUIT drøftet listen og ber Samvirkedirektoratet legge fram en rullert versjon i juni."])]},
            {"no": "6/25", "title": "Orientering fra Helsenettdrift SF", "type": "Orientering", "blocks": [
                ("p", "Torunn Myrlid orienterte om det nye avtaleverket for leverandører. Avtalene skal signeres på nytt i løpet av 2025."),
                ("vedtak", "Vedtak", ["NUIT tar saken til orientering."])]},
            {"no": "7/25", "title": "Eventuelt", "type": None, "blocks": [("p", "Ingen saker ble meldt.")]},
        ],
    }],
}
