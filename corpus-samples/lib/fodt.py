"""A packet as a flat OpenDocument text, for LibreOffice: how an office program lays such papers out."""

from xml.sax.saxutils import escape

from .markup import SOFT_HYPHEN, plain

NAMESPACES = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for p, u in (
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("meta", "meta"))) + (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"')

FONT = "Caladea"


def style(name, size="10.5pt", weight="normal", before="0cm", after="0.12cm", extra="", keep=False):
    keep_next = ' fo:keep-with-next="always"' if keep else ""
    return (f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:margin-top="{before}" '
            f'fo:margin-bottom="{after}" fo:line-height="125%" fo:orphans="2" fo:widows="2"{keep_next} {extra}/>'
            f'<style:text-properties style:font-name="{FONT}" fo:font-size="{size}" fo:font-weight="{weight}" '
            'fo:language="nb" fo:country="NO"/></style:style>')


def styles():
    columns = "".join(
        f'<style:style style:name="w{w}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{w / 10}cm"/></style:style>' for w in (20, 22, 25, 28, 30, 55, 70, 80, 95, 105, 110, 132, 135))
    cells = "".join(
        f'<style:style style:name="{n}" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" '
        f'fo:border-bottom="{b}"/></style:style>' for n, b in (("bare", "none"), ("line", "0.5pt solid #000000")))
    return (f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="{FONT}"/></office:font-face-decls>'
            "<office:styles><text:list-style style:name=\"dots\"><text:list-level-style-bullet text:level=\"1\" "
            'text:bullet-char="&#8226;"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            '<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.6cm" '
            'fo:text-indent="-0.4cm" fo:margin-left="0.6cm"/></style:list-level-properties></text:list-level-style-bullet>'
            "</text:list-style></office:styles>"
            "<office:automatic-styles>" + style("H1", "16pt", "bold", after="0.1cm") + style("H2", "12pt", after="0.3cm")
            + style("Title", weight="bold", keep=True) + style("P") + style("Label", weight="bold", before="0.2cm", after="0cm", keep=True)
            + style("Cell", after="0cm") + style("Li", after="0.06cm") + style("Break", before="0.3cm", extra='fo:break-before="page"')
            + style("Run", "8.5pt", extra='fo:text-align="end"') + columns + cells
            + '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
            'fo:margin-top="1.6cm" fo:margin-bottom="1.5cm" fo:margin-left="2.4cm" fo:margin-right="2.4cm"/>'
            '<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.4cm"/></style:header-style>'
            '<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.4cm"/></style:footer-style>'
            "</style:page-layout></office:automatic-styles>")


def para(text, name="P"):
    text = plain(text) if SOFT_HYPHEN not in text else text
    return f'<text:p text:style-name="{name}">{escape(text)}</text:p>'


def bullets(texts):
    return '<text:list text:style-name="dots">' + "".join(
        f"<text:list-item>{para(t, 'Li')}</text:list-item>" for t in texts) + "</text:list>"


def table(widths, rows, cell="bare"):
    """`rows`: a list of lists of cell contents (XML)."""
    columns = "".join(f'<table:table-column table:style-name="w{w}"/>' for w in widths)
    body = "".join("<table:table-row>" + "".join(
        f'<table:table-cell table:style-name="{cell}" office:value-type="string">{c}</table:table-cell>' for c in row)
        + "</table:table-row>" for row in rows)
    return f"<table:table>{columns}{body}</table:table>"


def block(item):
    kind, *rest = item
    if kind == "p":
        return para(rest[0])
    if kind == "h":
        return para(rest[0], "Label")
    if kind == "ul":
        return bullets(rest[0])
    if kind in ("innspill", "action"):
        return para(rest[0] + ":", "Label") + bullets(rest[1])
    if kind in ("vedtak", "proposal"):
        return para(rest[0] + ":", "Label") + "".join(map(para, rest[1]))
    raise ValueError(kind)


def part(item, first):
    head = para(item["heading"][0], "H1" if first else "Break") + "".join(para(t, "H2") for t in item["heading"][1:])
    rows = []
    for label, *cells in item["head"]:
        lists = [[c] if isinstance(c, str) else c for c in cells] + [[]] * (2 - len(cells))
        rows.append([para(label, "Cell")] + ["".join(para(n, "Cell") for n in names) or para("", "Cell") for names in lists])
    out = [head, table((30, 70, 55), rows), para("")]
    agenda = [[para(c, "Label") for c in item["agenda"]["columns"]]] + [
        [para(c, "Cell") for c in row] for row in item["agenda"]["rows"]]
    out += [table((25, 110, 25), agenda, "line"), para("")]
    rows = [[para(c, "Label") for c in item["columns"]]]
    for case in item["cases"]:
        if "divider" in case:
            rows.append([para("", "Cell"), para(case["divider"], "Label")])
            continue
        text = para(case["title"], "Title") + "".join(map(block, case["blocks"]))
        rows.append([para(case.get("no") or "", "Cell"), text])
    out.append(table((25, 135), rows))
    return "".join(out)


def document(packet):
    parts = "".join(part(p, n == 0) for n, p in enumerate(packet["parts"]) if not p.get("scanned"))
    master = ('<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:header>'
              + para(packet["running"][0], "Run") + '</style:header><style:footer><text:p text:style-name="Run">'
              + escape(packet["running"][1]) + " <text:page-number/>/<text:page-count/></text:p></style:footer>"
              "</style:master-page></office:master-styles>")
    return ('<?xml version="1.0" encoding="UTF-8"?>'
            f'<office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
            f'<office:meta><dc:title>{escape(packet["title"])}</dc:title></office:meta>{styles()}{master}'
            f"<office:body><office:text>{parts}</office:text></office:body></office:document>")
