"""How the samples are set: fonts, margins, rules, bullets, running lines. Each look is one CSS text and a few choices."""

COMMON = """
* { box-sizing: border-box; }
body { margin: 0; }
p { margin: 0 0 .45em 0; }
h1, h2, h3 { break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
td, th { vertical-align: top; text-align: left; padding: 2pt 5pt; }
.part { break-before: page; }
.part:first-child { break-before: auto; }
.newpage { break-before: page; }
.li { padding-left: 1.3em; text-indent: -1.3em; margin-bottom: .18em; }
.sign { display: inline-block; width: 1.3em; text-indent: 0; }
.ul { margin: 0 0 .4em .4em; }
.group, .label { break-after: avoid; margin: .5em 0 .1em 0; }
.label.loose { break-after: auto; }
.ghost { color: #fff; }
table.agenda { margin: 14pt 0; }
"""


def running(position, content, size="8pt", color="#444"):
    return f"@{position} {{ content: {content}; font-size: {size}; color: {color}; }}"


BLUE = {  # sans serif, hairlines, box beside the text, «side N»
    "running": [r"side \d+"],
    "bullet": "•", "title_row": True, "box": "beside", "history_widths": ("15%", "17%", "28%", "40%"),
    "css": COMMON + "@page { size: A4; margin: 19mm 20mm 21mm 20mm; " + running("bottom-right", '"side " counter(page)')
    + """ }
body { font: 10.2pt/1.32 Carlito; }
h1 { font-size: 16pt; margin: 0 0 8pt 0; }
h1.t1 { font-size: 13pt; font-weight: normal; }
h2 { font-size: 11.5pt; margin: 10pt 0 3pt 0; }
h3 { font-size: 10.2pt; margin: 5pt 0 2pt 0; }
table.head { border-top: .6pt solid #777; } table.head td, table.head th { border-bottom: .6pt solid #aaa; }
table.head th { width: 17%; }
table.agenda td, table.agenda th { border: .5pt solid #888; } table.agenda th { background: #dde6ee; }
table.agenda td:first-child { width: 12%; } table.agenda.n4 td:nth-child(3) { width: 13%; }
table.agenda td:last-child { width: 16%; }
table.cases > tbody > tr > th { border-bottom: .8pt solid #333; }
td.no { width: 11%; } td.side { width: 25%; }
.title { font-weight: bold; } .divider td { font-weight: bold; background: #eef2f6; }
.label, .group { font-weight: bold; }
tr.first > td { padding-top: 8pt; }
table.box { float: right; width: 62mm; margin: 0 0 6pt 8mm; font-size: 8.6pt; } table.box th { font-weight: normal; color: #555; width: 24mm; }
.part.toppnotat h1 { font-size: 14pt; }
table.history { font-size: 8.8pt; } table.history td, table.history th { border: .5pt solid #777; } table.history th { background: #e4e4e4; }
"""}

RULED = {  # serif, every table ruled, box above the text, header and «Side N av M», dashes as bullets
    "running": [r"Sakspapirer til NUIT", r"Samvirkedirektoratet", r"Side \d+ av \d+", r"Sakspapirer til NUIT Samvirkedirektoratet"],
    "bullet": "–", "title_row": False, "box": "above", "loose_labels": True,
    "history_widths": ("12%", "30%", "18%", "40%"),
    "css": COMMON + "@page { size: A4; margin: 27mm 24mm 24mm 24mm; "
    + running("top-left", '"Sakspapirer til NUIT"') + running("top-right", '"Samvirkedirektoratet"')
    + running("bottom-center", '"Side " counter(page) " av " counter(pages)') + """ }
body { font: 10.8pt/1.3 "Liberation Serif"; }
h1 { font-size: 17pt; font-weight: normal; margin: 0 0 6pt 0; } h1.t1 { font-size: 12.5pt; font-style: italic; }
h2 { font-size: 12pt; font-weight: bold; margin: 11pt 0 3pt 0; }
h3 { font-size: 10.8pt; font-style: italic; font-weight: normal; margin: 5pt 0 2pt 0; }
td, th { border: .8pt solid #000; padding: 3pt 6pt; }
table.head th { width: 15%; font-weight: normal; }
td.no { width: 12%; } td.side { width: 24%; font-size: 9.6pt; }
table.agenda td:first-child { width: 12%; } table.agenda td:last-child { width: 17%; }
.title { font-weight: bold; margin-bottom: 4pt; }
.label { font-style: italic; } .group { text-decoration: underline; }
table.cases p { orphans: 2; widows: 2; }
table.box { margin: 4pt 0 10pt 0; font-size: 9.8pt; } table.box th { width: 32mm; }
table.history { font-size: 9.2pt; }
"""}

NARROW = {  # small serif in narrow columns, words broken at line ends, box on top, repeated table heads, «– N –»
    "running": [r"Nasjonalt e-helseråd · saksliste og vedlegg", r"– \d+ –", r"Sak Tema( Sakstype)?", r"Sak Tema Sakstype og vedlegg"],
    "bullet": "▪", "title_row": False, "box": "beside", "repeat_head": True,
    "history_widths": ("13%", "19%", "30%", "38%"),
    "css": COMMON + "@page { size: A4; margin: 24mm 33mm 27mm 33mm; "
    + running("top-center", '"Nasjonalt e-helseråd · saksliste og vedlegg"', "8.5pt")
    + running("bottom-center", '"– " counter(page) " –"', "9pt") + """ }
body { font: 11.6pt/1.25 "EB Garamond"; }
table.cases p, table.cases .li, table.history td { text-align: justify; }
h1 { font-size: 18pt; font-weight: normal; margin: 0 0 6pt 0; } h1.t1 { font-size: 13pt; }
h2 { font-size: 12pt; font-style: italic; font-weight: normal; margin: 10pt 0 2pt 0; }
h3 { font-size: 11.6pt; font-style: italic; font-weight: normal; }
table.head th { width: 16%; font-weight: normal; font-style: italic; }
table.agenda { border-top: 1pt solid #000; border-bottom: 1pt solid #000; }
table.agenda td:first-child { width: 11%; } table.agenda td:last-child { width: 18%; }
table.cases tr.first > td { border-top: .5pt solid #000; padding: 6pt 6pt 10pt 6pt; }
td.no { width: 12%; } table.c3 { table-layout: fixed; } table.c3 th:first-child { width: 12%; } table.c3 th:last-child { width: 26.5%; }
td.side { font-size: 10.6pt; overflow-wrap: anywhere; } table.cases td.side p { text-align: left; }
.title { font-size: 12.2pt; margin-bottom: 3pt; }
.label { font-style: italic; } .group { font-style: italic; }
table.box { float: right; width: 66mm; margin: 2pt 0 6pt 7mm; font-size: 9.2pt; border: .6pt solid #555; } table.box th { font-weight: normal; font-style: italic; width: 25mm; }
table.history { font-size: 9.3pt; } table.history td { border-top: .4pt solid #888; } table.history th { border-bottom: 1pt solid #000; }
table.letter td { border: 0; }
"""}

LETTER = {  # US letter, landscape, big sans serif, horizontal rules, coloured bars
    "running": [r"Strategirådet 1/2026 \| \d+/\d+"],
    "bullet": "➢", "title_row": True, "box": "above", "history_widths": ("14%", "24%", "22%", "40%"),
    "css": COMMON + "@page { size: letter landscape; margin: 18mm 30mm 18mm 22mm; "
    + running("top-right", '"Strategirådet 1/2026 | " counter(page) "/" counter(pages)', "9pt", "#0b5563") + """ }
body { font: 10.4pt/1.38 "Open Sans"; color: #1c2b33; }
h1 { font-size: 20pt; font-weight: 600; margin: 0 0 8pt 0; color: #0b5563; } h1.t1 { font-size: 13pt; }
h2 { font-size: 12pt; margin: 10pt 0 3pt 0; color: #0b5563; } h3 { font-size: 10.4pt; margin: 4pt 0; }
table.head { width: 88%; } table.head th { width: 14%; }
table.agenda th { border-bottom: 1.6pt solid #0b5563; } table.agenda td { border-bottom: .4pt solid #b9c8cc; }
table.agenda td:first-child { width: 10%; } table.agenda td:last-child { width: 16%; }
table.cases tr.more > td { border-bottom: .4pt solid #b9c8cc; padding-bottom: 8pt; }
td.no { width: 9%; } td.side { width: 24%; }
.title { font-weight: 600; color: #0b5563; } .label, .group { font-weight: 600; }
table.box { width: 60%; margin: 0 0 8pt 0; font-size: 9.4pt; } table.box th { width: 38mm; font-weight: 600; }
table.history { font-size: 9.2pt; } table.history td { border-bottom: .4pt solid #b9c8cc; } table.history th { border-bottom: 1.2pt solid #0b5563; }
"""}

DARK = {  # dark bars with white case titles; hidden text; humanist sans serif
    "running": [r"Porteføljerådet", r"\d{1,3}", r"Porteføljerådet \d+"],
    "bullet": "•", "title_row": True, "box": "above", "history_widths": ("14%", "20%", "26%", "40%"),
    "css": COMMON + "@page { size: A4; margin: 20mm 18mm 20mm 18mm; " + running("bottom-left", '"Porteføljerådet"')
    + running("bottom-right", "counter(page)") + """ }
body { font: 10pt/1.36 Lato; }
h1 { font-size: 17pt; font-weight: bold; margin: 0 0 6pt 0; } h1.t1 { font-size: 12pt; }
h2 { font-size: 11.4pt; margin: 9pt 0 3pt 0; } h3 { font-size: 10pt; }
table.head th { width: 17%; }
table.agenda th, table.cases > tbody > tr > th, table.history th { background: #1d2f4f; color: #fff; }
table.agenda td { border-bottom: .4pt solid #bbb; } table.agenda td:first-child { width: 11%; } table.agenda td:last-child { width: 17%; }
table.cases tr.first > td { background: #1d2f4f; color: #fff; } table.cases tr.more > td { padding-bottom: 10pt; }
td.no { width: 11%; } td.side { width: 25%; }
.title { font-weight: bold; } .label, .group { font-weight: bold; }
.white { color: #fff; } .tiny { font-size: 1pt; line-height: 1.1; }
"""}

PLAIN = {  # typewriter-like office paper without any rule; numbers and titles not bold; circles as bullets
    "running": [r"\d{1,3}"],
    "bullet": "o", "title_row": False, "box": "top", "history_widths": ("16%", "20%", "26%", "38%"),
    "css": COMMON + "@page { size: A4; margin: 25mm 22mm 22mm 30mm; "
    + running("bottom-center", "counter(page)", "9pt", "#000") + """ }
body { font: 10.4pt/1.34 "Liberation Sans"; }
h1 { font-size: 13pt; font-weight: bold; margin: 0 0 6pt 0; } h2 { font-size: 10.4pt; font-weight: bold; margin: 10pt 0 2pt 0; }
h3 { font-size: 10.4pt; font-weight: normal; text-decoration: underline; }
table.head th { width: 18%; font-weight: normal; }
table.agenda th { font-weight: bold; } table.agenda td:first-child { width: 13%; } table.agenda td:last-child { width: 19%; }
td.no { width: 13%; white-space: nowrap; } td.side { width: 26%; }
table.cases tr.first > td { padding-top: 9pt; }
.title { margin-bottom: 3pt; font-weight: bold; } .label { font-weight: bold; } .group { font-weight: normal; text-decoration: underline; }
table.box { margin: 0 0 14pt 0; font-size: 10pt; width: 72%; } table.box th { width: 36mm; font-weight: normal; }
"""}

# `running`: whole lines that the page margins print, as pdftotext gives them
LOOKS = {"blue": BLUE, "ruled": RULED, "narrow": NARROW, "letter": LETTER, "dark": DARK, "plain": PLAIN}
