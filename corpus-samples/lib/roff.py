"""A paper without tables as troff source for groff's own PDF driver."""

from .markup import plain


def text(value):
    value = plain(value).replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + value if value[:1] in ".'" else value


def document(packet):
    # 11 point Times on A4, not hyphenated: groff's own patterns are English
    out = [".nr PS 11", ".nr VS 14.5", ".nr PO 2.6c", ".nr LL 15.8c", ".nr FM 2.2c", ".nr HM 2.4c", ".nr PD 0.35v", ".nr HY 0"]
    for part in packet["parts"]:
        out += [".LG", ".B", text(part["title"]), ".NL", ".R", ".sp 0.6"]
        for kind, *rest in part["blocks"]:
            if kind == "p":
                out += [".LP", text(rest[0])]
            elif kind == "h":
                out += [".LP", ".ne 4", ".B", text(rest[0]), ".R"]
            elif kind == "ul":
                for item in rest[0]:
                    out += [".IP \\(bu 2", text(item)]
            elif kind == "ol":
                for n, item in enumerate(rest[0], 1):
                    out += [f".IP {n}. 3", text(item)]
            elif kind == "lines":
                out += [".LP", ".nf"] + [text(line) for line in rest[0]] + [".fi"]
            else:
                raise ValueError(kind)
    return "\n".join(out) + "\n"
