"""The few marks that a source text may hold, and how they are read.

U+00A6 BROKEN BAR   a place where the typesetter may break the word without a hyphen; no character of the text
U+00AD SOFT HYPHEN  printed only where a line ends at it; no character of the text
"""

import html
import re

BREAK = "\u00a6"
SOFT_HYPHEN = "\u00ad"


def plain(text):
    """The text as a careful reader has it: without break marks."""
    return text.replace(BREAK, "").replace(SOFT_HYPHEN, "")


def to_html(text):
    return html.escape(text, quote=False).replace(BREAK, "<wbr>").replace(SOFT_HYPHEN, "&shy;")


def squeeze(text):
    """Only what survives any line breaking: no blanks and no hyphens."""
    return re.sub(r"[\s\u00a0\u00ad\u2010\u2011-]+", "", plain(text))
