"""From a source packet to the records that must come out of its PDF.

Everything but the page numbers comes from the source text alone; the pages come from `locate`.
"""

import re

from .markup import plain

HISTORY_HEADING = re.compile(r"Vedtak fr[aå] tid")


def body_lines(blocks):
    """All text that has no field of its own. The history table stands in `earlier`, and its heading says no more than
    that it follows; what is written around the table is text like other."""
    lines = []
    for kind, *rest in blocks:
        if kind == "h" and HISTORY_HEADING.match(rest[0]):
            continue
        if kind in ("p", "h"):
            lines.append(plain(rest[0]))
        elif kind in ("ul", "ol", "lines"):
            lines.extend(plain(item) for item in rest[0])
    return lines


def case_number(printed):
    """«05/26», «PS 6/26», «sak 6/2026» -> «5/26», «6/26»; None without a number."""
    if not printed:
        return None
    number, year = printed.split()[-1].split("/")
    return f"{int(number)}/{year[-2:]}"


def record(part, item, pages):
    """`pages` answers .span(item), .of(item, key): see locate.Places."""
    blocks = item["blocks"]
    vedtak = None
    proposal = None
    innspill, actions, earlier = [], [], []
    for index, (kind, *rest) in enumerate(blocks):
        if kind == "vedtak":
            vedtak = {"label": rest[0], "text": "\n".join(map(plain, rest[1])), "page": pages.of(item, index, 0)}
        elif kind == "proposal":
            proposal = "\n".join(map(plain, rest[1]))
        elif kind == "innspill":
            speakers = rest[2] if len(rest) > 2 else {}  # the organisations each remark names as speaking, by hand
            for at, text in enumerate(rest[1]):
                innspill.append({"group": plain(rest[0]), "text": plain(text), "page": pages.of(item, index, at),
                                 "actors": speakers.get(at, [])})
        elif kind == "action":
            actions.extend(map(plain, rest[1]))
        elif kind == "history":
            for row in rest[0]["rows"]:
                earlier.append({key: plain(row[key]) if row[key] else None
                                for key in ("case", "council", "date", "title", "vedtak")})
    meeting = {"number": item.get("number", part.get("number")), "dates": item.get("dates", part.get("dates", []))}
    if part["part"] != "toppnotat":  # a case paper does not say where the meeting is held
        meeting["place"] = part.get("place")
    box = dict(item.get("box") or [])
    labels = {"owner": ("Sakseier", "Sakseigar"), "handler": ("Saksbehandler", "Saksbehandlar")}
    named = {key: next((plain(box[label]) for label in names if label in box), None) for key, names in labels.items()}
    return {
        "part": part["part"],
        "pages": pages.span(item),
        "council": part.get("council", ""),
        "meeting": meeting,
        "case": case_number(item.get("no")),
        "title": plain(item["title"]),
        "case_type": item.get("type"),
        "proposal": proposal,
        "vedtak": vedtak,
        "innspill": innspill,
        "actions": actions,
        "attachments": [plain(a) for a in item.get("attachments", [])],
        "owner": named["owner"],
        "handler": named["handler"],
        "earlier": earlier,
        "body": "\n".join(body_lines(blocks)),
    }


def items_of(part):
    """The cases of a part, or the part itself where it is one record."""
    if part["part"] in ("innkalling", "referat"):
        return [case for case in part["cases"] if "divider" not in case]
    return [part]


def records(packet, pages):
    return [record(part, item, pages) for part in packet["parts"] if not part.get("scanned") for item in items_of(part)]
