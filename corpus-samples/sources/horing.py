"""A consultation letter, which is no meeting paper, set by groff."""

PACKET = {
    "name": "horing-sporbarhet-i-hjemmemaling", "title": "Høring", "producer": "groff",
    "parts": [{
        "part": "horing", "council": "", "number": None, "dates": [],
        "title": "Høring – forslag til forskrift om sporbarhet i hjemmemålinger",
        "blocks": [
            ("p", "Samvirkedirektoratet sender med dette på høring et forslag til forskrift om sporbarhet i målinger som pasienter gjør hjemme. "
                  "Høringsfristen er 1. mars 2025."),
            ("h", "1. Bakgrunn for forslaget"),
            ("p", "Om lag 70 000 pasienter måler blodtrykk, vekt eller lungefunksjon hjemme og sender resultatet til fastlege, kommune eller "
                  "sykehus. I dag går det ikke fram av målingen hvilket apparat som er brukt, når det sist ble kontrollert, eller om det var "
                  "pasienten selv som målte. Helsepersonell som skal bruke målingen, kan derfor ikke vite hvor mye de kan stole på den."),
            ("p", "Saken har vært drøftet i NUFA ved to anledninger. Utvalget ba om krav som er like for små og store leverandører."),
            ("h", "2. Hva direktoratet foreslår"),
            ("p", "Forslaget har fire deler:"),
            ("ul", ["Hvert apparat skal ha et nummer som følger målingen fram til den som leser den.",
                    "Målingen skal si om den er gjort av pasienten, av pårørende eller av helsepersonell.",
                    "Apparater skal kontrolleres minst hvert annet år, og datoen skal følge målingen.",
                    "Leverandøren skal melde fra til alle mottakere innen to døgn når et apparat viser feil."]),
            ("h", "3. Økonomiske og administrative konsekvenser"),
            ("p", "Leverandørene anslår kostnaden til mellom 40 og 90 kroner for hvert apparat. For kommunene betyr kontrollplikten om lag ett årsverk "
                  "for hver 4 000 pasienter. Direktoratet mener at kostnadene er mindre enn det kommunene i dag bruker på å måle om igjen."),
            ("h", "4. Spørsmål til høringsinstansene"),
            ("ol", ["Er to år et passende mellomrom mellom kontrollene?",
                    "Bør kravene også gjelde apparater som pasienten har kjøpt selv?",
                    "Hvem bør føre tilsyn med at kravene blir fulgt?"]),
            ("h", "5. Om høringen"),
            ("p", "Alle kan sende inn høringssvar. Svarene er offentlige etter offentleglova og blir lagt ut på direktoratets nettsider. Spørsmål om "
                  "høringen rettes til Kåre Midtsund."),
            ("lines", ["Med vennlig hilsen", "Ragna Solvik", "avdelingsdirektør", "Samvirkedirektoratet"]),
        ],
    }],
}
