"""Finds the page of each text of a packet by looking into the finished PDF with pdftotext."""

import re
import subprocess

from .looks import LOOKS
from .markup import squeeze
from .records import items_of

WINDOW = 22  # squeezed characters that tell one text from another at its beginning or end


def running_lines(packet):
    """Patterns of the whole lines that stand on every page: a text that goes on over the page is not broken by them."""
    if "running" in packet:
        top, bottom = packet["running"]
        return [re.escape(top), re.escape(bottom) + r" \d+/\d+"]
    return LOOKS[packet["look"]]["running"] if "look" in packet else [r"-?\d+-?"]


def page_texts(pdf, running=()):
    """The words of each page in the order in which the producer wrote them, squeezed."""
    raw = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"], check=True, capture_output=True)
    pages = raw.stdout.decode("utf-8").split("\f")[:-1]
    return [squeeze("\n".join(without_running(page.splitlines(), running))) for page in pages]


def without_running(lines, running):
    """Drops running lines, which come first or last on a page in the order of writing."""
    return [line for at, line in enumerate(lines)
            if not ((at < 3 or at >= len(lines) - 3) and any(re.fullmatch(p, line.strip()) for p in running))]


class Places:
    def __init__(self, pdf, packet):
        self.pages = page_texts(pdf, running_lines(packet))
        self.text = "".join(self.pages)
        self.starts = []
        at = 0
        for page in self.pages:
            self.starts.append(at)
            at += len(page)
        self.places = {}
        self.spans = {}
        cursor = 0
        for part in packet["parts"]:
            if not part.get("scanned"):
                cursor = self._part(part, cursor)

    def page_at(self, position):
        return sum(1 for start in self.starts if start <= position)

    def _find(self, text, cursor, tail=False):
        squeezed = squeeze(text)
        window = squeezed[-WINDOW:] if tail else squeezed[:WINDOW]
        found = self.text.find(window, cursor)
        if found < 0:
            raise SystemExit(f"not found in the PDF: {text!r}")
        return found + (len(window) - 1 if tail else 0)

    def _part(self, part, cursor):
        cursor = self._find(part["heading"][0], cursor) if "heading" in part else cursor
        for row in part.get("agenda", {}).get("rows", []):
            for text in row[:2]:
                if text:
                    cursor = self._find(text, cursor)
        for item in items_of(part):
            cursor = self._item(item, cursor)
        return cursor

    def _item(self, item, cursor):
        first = self._find(item["title"], cursor)
        last = self._find(item["title"], first, tail=True)
        cursor = last
        for index, block in enumerate(item["blocks"]):
            for at, text in enumerate(texts_of(block)):
                start = self._find(text, cursor)
                cursor = end = self._find(text, start, tail=True)
                last = max(last, end)
                self.places[id(item), index, at] = self.page_at(start)
        for text in item.get("attachments", []):
            last = max(last, self._find(text, first, tail=True))
        self.spans[id(item)] = [self.page_at(first), self.page_at(last)]
        return cursor

    def of(self, item, block, at):
        return self.places[id(item), block, at]

    def span(self, item):
        return self.spans[id(item)]


def texts_of(block):
    """The texts of a block in the order of printing."""
    kind, *rest = block
    if kind in ("p", "h"):
        return [rest[0]]
    if kind in ("ul", "ol", "lines"):
        return rest[0]
    if kind == "history":
        return [cell for row in rest[0]["rows"] for cell in row["cells"] if cell]
    if kind in ("proposal", "vedtak", "innspill", "action"):
        return rest[1]
    return []
