"""A packet as an HTML page; a look (looks.py) says how it is set."""

from .markup import to_html


def paragraphs(texts):
    return "".join(f"<p>{to_html(text)}</p>" for text in texts)


def bullets(texts, sign, cls="ul"):
    rows = "".join(f'<div class="li"><span class="sign">{sign}</span>{to_html(text)}</div>' for text in texts)
    return f'<div class="{cls}">{rows}</div>'


def history(table, look):
    widths = table.get("widths") or look["history_widths"]
    cols = "".join(f'<col style="width:{w}">' for w in widths)
    head = "".join(f"<th>{to_html(c)}</th>" for c in table["columns"])
    rows = "".join("<tr>" + "".join(f"<td>{to_html(c)}</td>" for c in row["cells"]) + "</tr>" for row in table["rows"])
    return f'<table class="history"><colgroup>{cols}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def block_html(block, look, heading="h2"):
    kind, *rest = block
    sign = look["bullet"]
    if kind == "p":
        return f"<p>{to_html(rest[0])}</p>"
    if kind == "h":
        return f"<{heading}>{to_html(rest[0])}</{heading}>"
    if kind == "ul":
        return bullets(rest[0], sign)
    if kind == "ol":
        return "".join(f'<div class="ul"><div class="li"><span class="sign">{n}.</span>{to_html(t)}</div></div>'
                       for n, t in enumerate(rest[0], 1))
    if kind == "lines":
        return '<div class="lines">' + "".join(f"<div>{to_html(t)}</div>" for t in rest[0]) + "</div>"
    if kind == "hidden":  # (kind, css class, text): on the page, but not to be seen
        return f'<p class="{rest[0]}">{to_html(rest[1])}</p>'
    if kind == "proposal":
        label = f"<h2>{to_html(rest[0])}</h2>" if heading == "h2" else f'<p class="label">{to_html(rest[0])}:</p>'
        return label + paragraphs(rest[1])
    if kind == "vedtak":
        loose = " loose" if look.get("loose_labels") else ""
        return f'<p class="label vedtak{loose}">{to_html(rest[0])}:</p>' + paragraphs(rest[1])
    if kind == "innspill":
        return f'<p class="group">{to_html(rest[0])}:</p>' + bullets(rest[1], sign)
    if kind == "action":
        return f'<p class="group">{to_html(rest[0])}:</p>' + bullets(rest[1], sign)
    if kind == "break":  # a page break that the writer of the paper put in by hand
        return '<div class="newpage"></div>'
    if kind == "gap":  # blank space, as a picture or empty lines leave it
        return f'<div style="height:{rest[0]}"></div>'
    if kind == "history":
        return history(rest[0], look)
    raise ValueError(kind)


def head_table(rows):
    out = []
    for label, *cells in rows:
        if len(cells) == 1 and isinstance(cells[0], str):
            out.append(f'<tr><th>{to_html(label)}</th><td colspan="2">{to_html(cells[0])}</td></tr>')
            continue
        columns = "".join("<td>" + "".join(f"<div>{to_html(n)}</div>" for n in names) + "</td>" for names in cells)
        out.append(f"<tr><th>{to_html(label)}</th>{columns}</tr>")
    return '<table class="head">' + "".join(out) + "</table>"


def agenda(table):
    head = "".join(f"<th>{to_html(c)}</th>" for c in table["columns"])
    rows = "".join("<tr>" + "".join(f"<td>{to_html(c)}</td>" for c in row) + "</tr>" for row in table["rows"])
    return f'<table class="agenda n{len(table["columns"])}"><tr>{head}</tr>{rows}</table>'


def case_rows(case, part, look):
    three = part["part"] == "innkalling"
    if "divider" in case:
        side = "<td></td>" if three else ""
        return f'<tr class="divider"><td></td><td>{to_html(case["divider"])}</td>{side}</tr>'
    no = f'<td class="no">{to_html(case.get("no") or "")}</td>'
    title = f'<div class="title">{to_html(case["title"])}</div>'
    text = "".join(block_html(b, look, "h3") for b in case["blocks"])
    if not three:
        if look["title_row"]:
            return f'<tr class="first">{no}<td>{title}</td></tr><tr class="more"><td></td><td>{text}</td></tr>'
        return f'<tr class="first">{no}<td>{title}{text}</td></tr>'
    side = "".join(f'<p class="att">{to_html(a)}</p>' for a in case.get("attachments", []) + case.get("notes", []))
    kind = f'<p class="type">{to_html(case.get("type") or "")}</p>'
    if look["title_row"]:
        return (f'<tr class="first">{no}<td>{title}</td><td class="side">{kind}</td></tr>'
                f'<tr class="more"><td></td><td>{text}</td><td class="side">{side}</td></tr>')
    return f'<tr class="first">{no}<td>{title}{text}</td><td class="side">{kind}{side}</td></tr>'


def cases(part, look):
    head = "".join(f"<th>{to_html(c)}</th>" for c in part["columns"])
    head = f"<tr>{head}</tr>"
    if look.get("repeat_head"):
        head = f"<thead>{head}</thead>"
    rows = "".join(case_rows(c, part, look) for c in part["cases"])
    return f'<table class="cases c{len(part["columns"])}">{head}{rows}</table>'


def box(rows):
    return '<table class="box">' + "".join(
        f"<tr><th>{to_html(k)}</th><td>{to_html(v)}</td></tr>" for k, v in rows) + "</table>"


def part_html(part, look):
    kind = part["part"]
    out = [f'<section class="part {kind}">']
    if part.get("ghost"):  # a white line that older papers carry along
        out.append(f'<div class="ghost">{to_html(part["ghost"])}</div>')
    if kind in ("innkalling", "referat"):
        out.append("".join(f'<h1 class="t{n}">{to_html(t)}</h1>' for n, t in enumerate(part["heading"])))
        out.append(head_table(part["head"]))
        out.append(agenda(part["agenda"]))
        out.append(cases(part, look))
    else:
        if part.get("box") and look["box"] in ("beside", "top"):
            out.append(box(part["box"]))
        out.append(f'<h1>{to_html(part["title"])}</h1>')
        if part.get("box") and look["box"] == "above":
            out.append(box(part["box"]))
        out.extend(block_html(b, look) for b in part["blocks"])
    out.append("</section>")
    return "".join(out)


def page(packet, look):
    parts = "".join(part_html(p, look) for p in packet["parts"] if not p.get("scanned"))
    lang = packet.get("lang", "nb")
    return (f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{to_html(packet["title"])}</title>'
            f'<style>{look["css"]}</style></head><body>{parts}</body></html>')
