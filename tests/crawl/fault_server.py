#!/usr/bin/env python3
"""An HTTP server on loopback that answers each path with a misfortune of its own, and writes down what it saw.

As a module: `with FaultServer() as server:` gives `server.url("/drip.pdf")`, `server.seen` (what was asked, in order)
and `server.hold` (what it serves, below). As a program:

  fault_server.py [--port N] [--log FILE] [--tls CERTIFICATE KEY] [--list]

serves until it is stopped, prints "http://127.0.0.1:PORT" first, and appends one JSON object a request to FILE.

Each answer is written byte by byte as it is meant: nothing of Python's HTTP library is between. All that drips, stalls
or does not end is bounded in time and bytes, so that a client that lets itself be held cannot hold a test for ever.
"""

import argparse
import contextlib
import email.utils
import gzip
import hashlib
import json
import pathlib
import re
import socket
import ssl
import struct
import sys
import threading
import time
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpus-samples/nuit-2025-1-referat.pdf"
STALL = 30  # seconds that a silent answer lasts at most
UUID = "1a2b3c4d-0000-4111-8222-333344445555"
HEX = "0123456789abcdef0123456789abcdef01234567"
OCTOBER = "Wed, 01 Oct 2025 08:00:00 GMT"


class Seen(dict):
    """One request: time (seconds, monotonic), clock (seconds since 1970), method, path, headers (lower case), peer
    (number of its connection), status (of the answer, where one was begun)."""

    path = property(lambda self: self["path"])
    headers = property(lambda self: self["headers"])
    time = property(lambda self: self["time"])


class Hold:
    """What a test may change while the server runs."""

    def __init__(self):
        self.robots = (200, "User-agent: *\nDisallow: /forbidden/\n")  # status, text; None: the connection is closed
        self.night = 0  # /attachment and /changing.pdf have new bytes with each
        self.busy = {}  # path -> how often /busy/N/… has said 503
        self.pages = {}  # path -> (status, [(header, value)], bytes); goes before everything below
        self.gone = set()  # paths that are 404 now
        self.pdf = SAMPLE.read_bytes() if SAMPLE.exists() else b"%PDF-1.4\n%%EOF\n"


class Answer:
    """Writes the answer to one request, in whichever way; `keep` says whether the connection may go on."""

    def __init__(self, connection, seen, hold, server):
        self.connection, self.seen, self.hold, self.server = connection, seen, hold, server
        self.keep = True

    def raw(self, data):
        self.connection.sendall(data)

    def head(self, status, headers, reason="OK"):
        self.seen["status"] = status
        lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {value}" for name, value in headers)]
        self.raw(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))

    def body(self, data, content_type="text/html; charset=utf-8", status=200, headers=()):
        data = data.encode() if isinstance(data, str) else data
        self.head(status, [("Content-Type", content_type), ("Content-Length", len(data)), *headers])
        self.raw(data)

    def pdf(self, data=None, headers=(), status=200):
        self.body(self.hold.pdf if data is None else data, "application/pdf", status, headers)

    def redirect(self, location, status=302):
        self.body("flyttet", "text/plain", status, [("Location", location)] if location is not None else [])

    def chunked_head(self, headers=(), content_type="application/pdf"):
        self.head(200, [("Content-Type", content_type), ("Transfer-Encoding", "chunked"), *headers])

    def chunk(self, data):
        self.raw(b"%x\r\n%s\r\n" % (len(data), data))

    def close(self):
        self.keep = False

    def reset(self):
        """Ends the connection with RST instead of FIN."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.keep = False

    def wait(self, seconds):
        """Less, where the server is stopped."""
        self.server.stopping.wait(seconds)


PATHS = []  # (pattern, what it is, function)


def path(pattern, what):
    def add(function):
        PATHS.append((re.compile(pattern), what, function))
        return function

    return add


def validators(data, modified=OCTOBER):
    return [("ETag", '"' + hashlib.sha256(data).hexdigest()[:16] + '"'), ("Last-Modified", modified)]


def conditional_pdf(a, data, headers=None):
    headers = validators(data) if headers is None else headers
    named = dict(headers)
    asked = a.seen.headers
    unchanged = asked["if-none-match"] == named.get("ETag") if "if-none-match" in asked else (
        asked.get("if-modified-since", "") == named.get("Last-Modified", "-"))
    if unchanged:
        a.head(304, headers, "Not Modified")
    else:
        a.pdf(data, headers)


# ------------------------------------------------------------------------------------------------ what goes well


@path(r"/", "a page with links to all of this")
def index(a):
    links = "".join(f'<li><a href="{example(p)}">{what}</a></li>\n' for p, what, _ in PATHS)
    a.body(f"<!DOCTYPE html><html><head><title>Feiltjener</title></head><body><ul>\n{links}</ul></body></html>")


@path(r"/robots\.txt", "Hold.robots")
def robots(a):
    if a.hold.robots is None:
        a.close()
        return
    status, text = a.hold.robots
    a.body(text, "text/plain; charset=utf-8", status)


@path(r"/fine(-\w+)?\.pdf", "a PDF with ETag and Last-Modified, 304 where asked")
def fine(a):
    tail = a.seen.path.encode()
    conditional_pdf(a, a.hold.pdf + b"\n% " + tail + b"\n")


@path(r"/changing\.pdf", "new bytes and a new ETag every night")
def changing(a):
    conditional_pdf(a, a.hold.pdf + b"\n%% night %d\n" % a.hold.night)


@path(r"/restless\.pdf", "the same bytes with new validators at each request")
def restless(a):
    number = a.server.count(a.seen.path)
    a.pdf(headers=[("ETag", f'"{number}"'), ("Last-Modified", email.utils.formatdate(1.7e9 + number, usegmt=True))])


@path(r"/deceitful\.pdf", "new bytes every night, the same ETag and Last-Modified, but no 304")
def deceitful(a):
    a.pdf(a.hold.pdf + b"\n%% night %d\n" % a.hold.night, [("ETag", '"same"'), ("Last-Modified", OCTOBER)])


@path(r"/raad/_/attachment/(inline|download)/.*", "an attachment: new bytes every night under the same uuid and hex")
def attachment(a):
    a.pdf(a.hold.pdf + b"\n%% night %d\n" % a.hold.night)


@path(r"/plain\.pdf", "a PDF without any validator")
def plain(a):
    a.pdf()


@path(r"/chunked\.pdf", "a PDF in chunks, with a trailer")
def chunked(a):
    a.chunked_head([("Trailer", "X-Sum")])
    for at in range(0, len(a.hold.pdf), 3000):
        a.chunk(a.hold.pdf[at : at + 3000])
    a.raw(b"0\r\nX-Sum: 1\r\nContent-Type: text/evil\r\n\r\n")


@path(r"/until-close\.pdf", "a PDF whose end is the end of the connection")
def until_close(a):
    a.raw(b"HTTP/1.0 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + a.hold.pdf)
    a.close()


@path(r"/cookies", "sets cookies, which should not come back")
def cookies(a):
    a.body("<a href='/cookies/next'>neste</a>", headers=[("Set-Cookie", "sid=1; Path=/"), ("Set-Cookie", "b=2")])


@path(r"/cookies/next", "after /cookies")
def cookies_next(a):
    a.body("<p>" + a.seen.headers.get("cookie", "ingen") + "</p>")


# --------------------------------------------------------------------------------------- no PDF though it says so


@path(r"/error-page\.pdf", "an HTML error page with status 200 that says it is a PDF")
def error_page(a):
    a.body("<!DOCTYPE html><title>Feil</title><h1>Beklager, noe gikk galt</h1>", "application/pdf")


@path(r"/error-page-html\.pdf", "an HTML error page with status 200 that says what it is")
def error_page_html(a):
    a.body("<!DOCTYPE html><title>Feil</title><h1>Siden finnes ikke</h1>")


@path(r"/no-pdf\.pdf", "bytes of nothing")
def no_pdf(a):
    a.pdf(bytes(range(256)) * 20)


@path(r"/empty\.pdf", "no bytes at all")
def empty(a):
    a.pdf(b"")


@path(r"/cut-file\.pdf", "half a PDF with the length of that half")
def cut_file(a):
    a.pdf(a.hold.pdf[: len(a.hold.pdf) // 2])


# ------------------------------------------------------------------------------------------------- lengths and time


@path(r"/cut-short\.pdf", "fewer bytes than Content-Length says")
def cut_short(a):
    a.head(200, [("Content-Type", "application/pdf"), ("Content-Length", len(a.hold.pdf))])
    a.raw(a.hold.pdf[:5000])
    a.close()


@path(r"/cut-reset\.pdf", "the same, ended by a reset")
def cut_reset(a):
    a.head(200, [("Content-Type", "application/pdf"), ("Content-Length", len(a.hold.pdf))])
    a.raw(a.hold.pdf[:5000])
    a.wait(0.2)
    a.reset()


@path(r"/cut-chunks\.pdf", "chunks without the last one")
def cut_chunks(a):
    a.chunked_head()
    a.chunk(a.hold.pdf[:5000])
    a.close()


@path(r"/bad-chunks\.pdf", "chunks whose size is no number")
def bad_chunks(a):
    a.chunked_head()
    a.raw(b"mange\r\n" + a.hold.pdf[:5000])
    a.close()


@path(r"/longer\.pdf", "more bytes than Content-Length says")
def longer(a):
    a.head(200, [("Content-Type", "application/pdf"), ("Content-Length", len(a.hold.pdf))])
    a.raw(a.hold.pdf + b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")
    a.close()


@path(r"/announced-large\.pdf", "announces ten gigabytes and begins")
def announced_large(a):
    a.head(200, [("Content-Type", "application/pdf"), ("Content-Length", 10_000_000_000)])
    a.raw(b"%PDF-1.4\n" + b"x" * 20_000)
    a.wait(5)
    a.close()


@path(r"/endless\.pdf", "chunks without end (64 MB)")
def endless(a):
    a.chunked_head()
    for _ in range(1000):
        a.chunk(b"x" * 65536)
    a.close()


@path(r"/drip\.pdf", "a byte every 50 milliseconds")
def drip(a):
    a.head(200, [("Content-Type", "application/pdf"), ("Content-Length", len(a.hold.pdf))])
    for at in range(20 * STALL):
        a.raw(a.hold.pdf[at : at + 1])
        a.wait(0.05)
    a.close()


@path(r"/stall\.pdf", "half a body, then silence")
def stall(a):
    a.head(200, [("Content-Type", "application/pdf"), ("Content-Length", len(a.hold.pdf))])
    a.raw(a.hold.pdf[:5000])
    a.wait(STALL)
    a.close()


@path(r"/silence", "no answer, the connection open")
def silence(a):
    a.wait(STALL)
    a.close()


@path(r"/drip-head", "a head that comes byte by byte")
def drip_head(a):
    for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 20 * STALL:
        a.raw(bytes([byte]))
        a.wait(0.05)
    a.close()


@path(r"/close", "closes the connection without an answer")
def close(a):
    a.close()


@path(r"/reset", "resets the connection without an answer")
def reset(a):
    a.reset()


# --------------------------------------------------------------------------------------------------------- redirects


@path(r"/redirect/to\?.*", "a redirect to what follows the question mark")
def redirect_to(a):
    a.redirect(a.seen.path.split("?", 1)[1])


@path(r"/redirect/status/(30[1378]|302)", "a redirect of each kind to /fine.pdf, relative")
def redirect_status(a):
    a.redirect("../../fine.pdf", int(a.seen.path[-3:]))


@path(r"/redirect/self", "a redirect to itself")
def redirect_self(a):
    a.redirect("/redirect/self#again")


@path(r"/redirect/loop-[ab]", "two that redirect to each other")
def redirect_loop(a):
    a.redirect("/redirect/loop-" + ("b" if a.seen.path.endswith("a") else "a"))


@path(r"/redirect/chain/\d+", "so many redirects, then /fine.pdf")
def redirect_chain(a):
    left = int(a.seen.path.rsplit("/", 1)[1])
    a.redirect(f"/redirect/chain/{left - 1}" if left > 1 else "/fine.pdf", 301)


@path(r"/redirect/nowhere", "a redirect without a target")
def redirect_nowhere(a):
    a.redirect(None)


@path(r"/redirect/file", "a redirect to a file of the client")
def redirect_file(a):
    a.redirect("file:///etc/passwd")


@path(r"/redirect/large", "a redirect with a large body")
def redirect_large(a):
    a.body(b"x" * 3_000_000, "text/plain", 302, [("Location", "/fine.pdf")])
    a.close()


# ---------------------------------------------------------------------------------------------------- packed bodies


@path(r"/gzip/page", "a page, packed")
def gzip_page(a):
    a.body(gzip.compress(PAGE.encode(), mtime=0), headers=[("Content-Encoding", "gzip")])


@path(r"/gzip/chunked", "a page, packed, in chunks")
def gzip_chunked(a):
    a.chunked_head([("Content-Encoding", "gzip")], "text/html")
    data = gzip.compress(PAGE.encode(), mtime=0)
    for at in range(0, len(data), 50):
        a.chunk(data[at : at + 50])
    a.raw(b"0\r\n\r\n")


@path(r"/gzip/deflate", "a page as zlib's deflate")
def gzip_deflate(a):
    a.body(zlib.compress(PAGE.encode()), headers=[("Content-Encoding", "deflate")])


@path(r"/gzip/bomb(\.pdf)?", "a gigabyte in a megabyte")
def gzip_bomb(a):
    a.body(bomb(), "application/pdf" if a.seen.path.endswith("pdf") else "text/html", headers=[("Content-Encoding", "gzip")])


@path(r"/gzip/cut", "a packed page that ends too soon, though with its length")
def gzip_cut(a):
    a.body(gzip.compress(PAGE.encode())[:-12], headers=[("Content-Encoding", "gzip")])


@path(r"/gzip/lie", "a plain page that says it is packed")
def gzip_lie(a):
    a.body(PAGE, headers=[("Content-Encoding", "gzip")])


@path(r"/gzip/twice", "packed twice")
def gzip_twice(a):
    a.body(gzip.compress(gzip.compress(PAGE.encode())), headers=[("Content-Encoding", "gzip, gzip")])


@path(r"/gzip/brotli", "packed in a way that was not asked for")
def gzip_brotli(a):
    a.body(b"\x1b\x03\x00", headers=[("Content-Encoding", "br")])


# ------------------------------------------------------------------------------------------------------------- heads


@path(r"/head/garbage", "no HTTP")
def head_garbage(a):
    a.raw(b"SSH-2.0-OpenSSH_9.2\r\n" * 20)
    a.close()


@path(r"/head/huge", "a head of two megabytes")
def head_huge(a):
    a.raw(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (i, b"x" * 1000) for i in range(2000)) + b"\r\n")
    a.close()


@path(r"/head/hints", "103 Early Hints and 100 Continue before the answer")
def head_hints(a):
    a.raw(b"HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\nETag: \"early\"\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n")
    a.pdf(headers=[("ETag", '"late"')])


@path(r"/head/folded", "lines that end in LF alone, and one that is folded")
def head_folded(a):
    a.raw(b"HTTP/1.1 200 OK\nContent-Type: application/pdf\nETag: \"a\"\nX-Long: en\n  to\nContent-Length: 5\n\n%PDF-")
    a.close()


@path(r"/head/lengths", "two lengths that disagree")
def head_lengths(a):
    a.head(200, [("Content-Type", "application/pdf"), ("Content-Length", 5), ("Content-Length", 9)])
    a.raw(b"%PDF-1.4\n")
    a.close()


@path(r"/head/negative", "a negative length")
def head_negative(a):
    a.head(200, [("Content-Type", "application/pdf"), ("Content-Length", -5)])
    a.raw(b"%PDF-1.4\n")
    a.close()


@path(r"/head/nul", "a NUL in the head")
def head_nul(a):
    a.raw(b"HTTP/1.1 200 OK\r\nETag: \"a\0b\"\r\nContent-Length: 5\r\n\r\n%PDF-")
    a.close()


@path(r"/head/status/\d+", "any status")
def head_status(a):
    a.body("<h1>Feil</h1>", status=int(a.seen.path.rsplit("/", 1)[1]))


@path(r"/retry-after/seconds", "503, to come again in two seconds")
def retry_seconds(a):
    a.body("opptatt", status=503, headers=[("Retry-After", "2")])


@path(r"/retry-after/date", "429, to come again at a time two seconds ahead")
def retry_date(a):
    a.body("opptatt", status=429, headers=[("Retry-After", email.utils.formatdate(time.time() + 2, usegmt=True))])


@path(r"/busy/\d+/.*", "503 so often, then a PDF")
def busy(a):
    times = int(a.seen.path.split("/")[2])
    if a.server.count(a.seen.path) <= times:
        a.body("opptatt", status=503)
    else:
        a.pdf()


@path(r"/forbidden/.*", "what robots.txt forbids; answered all the same")
def forbidden(a):
    a.pdf()


# ------------------------------------------------------------------------------------------------------------- pages

PAGE = (
    "<!DOCTYPE html><html lang='no'><head><title>Møter i NUIT</title></head><body><h1>Møter</h1><ul>"
    "<li>12. juni 2025: <a href='/fine.pdf'>Innkalling – blå bok</a></li></ul></body></html>"
)


def html(a, text, content_type="text/html; charset=utf-8", encoding="utf-8"):
    a.body(text.encode(encoding), content_type)


@path(r"/page/links/\d+", "a page with so many links to PDF files that are there")
def page_links(a):
    number = int(a.seen.path.rsplit("/", 1)[1])
    html(a, "<title>Mange</title><ul>" + "".join(f"<li><a href='/fine-{i}.pdf'>Sak {i}</a>\n" for i in range(number)) + "</ul>")


@path(r"/page/cycle/\w+", "pages that link to each other and to themselves")
def page_cycle(a):
    html(a, "".join(f"<a href='/page/cycle/{name}'>{name}</a> " for name in ("a", "b", "c")))


@path(r"/page/endless/\d+", "pages that link to ever new pages")
def page_endless(a):
    number = int(a.seen.path.rsplit("/", 1)[1])
    html(a, "".join(f"<a href='/page/endless/{2 * number + i}'>{i}</a> " for i in (1, 2)))


@path(r"/page/deep", "a hundred thousand elements in each other, and a link in the innermost")
def page_deep(a):
    html(a, "<div>" * 100_000 + "<a href='/fine.pdf'>innerst</a>" + "</div>" * 100_000)


@path(r"/page/attributes", "a tag with a hundred thousand attributes")
def page_attributes(a):
    html(a, "<a href='/fine.pdf'>før</a><b " + " ".join(f"a{i}=1" for i in range(100_000)) + "><a href='/plain.pdf'>etter</a>")


@path(r"/page/broken", "tags that do not fit")
def page_broken(a):
    html(a, "<table><tr><td><a href=/fine.pdf>en<td></b></i><a href='/plain.pdf'>to</table></a><!-- <a href='/x.pdf'>")


@path(r"/page/no-html", "a picture that says it is a page")
def page_no_html(a):
    a.body(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "text/html")


@path(r"/page/names", "links whose names are no names, and links that are none")
def page_names(a):
    inline = f"/raad/_/attachment/inline/{UUID}:{HEX}/"
    links = [inline + "..%2F..%2Fetc%2Fpasswd.pdf", inline + "a%00%1B%5B31m.pdf", inline + "x" * 300 + ".pdf"]
    bad = ["http://", "https://[::1/", "http://a.no:99999/x.pdf", "mailto:a@b.no", "javascript:void(0)"]
    html(a, "".join(f'<a href="{link}">Vedlegg {i}</a><br>' for i, link in enumerate(links + bad)))


@path(r"/page/wrong-encoding", "Latin-1 that says it is UTF-8")
def page_wrong_encoding(a):
    html(a, PAGE, "text/html; charset=utf-8", "windows-1252")


@path(r"/page/latin1", "Latin-1 that says so")
def page_latin1(a):
    html(a, PAGE, "text/html; charset=ISO-8859-1", "windows-1252")


@path(r"/page/utf16", "UTF-16 with a BOM, under a header that says UTF-8")
def page_utf16(a):
    html(a, "\ufeff" + PAGE, "text/html; charset=utf-8", "utf-16-le")


@path(r"/page/wrapped", "links through Google and Safelinks to /fine.pdf and /plain.pdf")
def page_wrapped(a):
    quoted = [f"http%3A%2F%2F{a.seen.headers['host'].replace(':', '%3A')}%2F{name}.pdf" for name in ("fine", "plain")]
    html(
        a,
        f"<a href='https://www.google.com/url?q={quoted[0]}&amp;sa=D'>Innkalling</a>"
        f"<a href='https://eur02.safelinks.protection.outlook.com/?url={quoted[1]}&amp;data=05'>Referat</a>",
    )


BOMB = []


def bomb():
    """A gigabyte of zeros, packed by repeating a member's middle; made once."""
    if not BOMB:
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        megabyte = bytes(1 << 20)
        BOMB.append(b"".join(packer.compress(megabyte) for _ in range(1024)) + packer.flush())
    return BOMB[0]


def example(pattern):
    """An address that the pattern takes."""
    text = pattern.pattern
    for sign, plain in (
        (r"(inline|download)/.*", f"inline/{UUID}:{HEX}/referat.pdf"), (r"(-\w+)?", ""), (r"(\.pdf)?", ""), (r"\?.*", "?/fine.pdf"),
        (r"(30[1378]|302)", "302"), ("status/\\d+", "status/404"), (r"\d+", "3"), ("[ab]", "a"), (r"\w+", "a"), (".*", "x.pdf"), ("\\", ""),
    ):  # fmt: skip
        text = text.replace(sign, plain)
    return text


class FaultServer:
    def __init__(self, port=0, log=None, tls=None):
        self.hold = Hold()
        self.seen = []
        self.stopping = threading.Event()
        self.log = open(log, "a", encoding="utf-8") if log else None
        self.tls = None
        if tls:
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.tls.load_cert_chain(*tls)
        self.listener = socket.create_server(("127.0.0.1", port), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.lock = threading.Lock()
        self.connections = 0
        self.open = set()
        self.most_open = 0  # connections at one time
        self.counts = {}
        self.thread = threading.Thread(target=self.accept, daemon=True)
        self.thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def url(self, path="/", host="127.0.0.1"):
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def paths(self):
        """What was asked for, in order."""
        with self.lock:
            return [seen.path for seen in self.seen]

    def forget(self):
        with self.lock:
            self.seen.clear()

    def count(self, path):
        with self.lock:
            self.counts[path] = self.counts.get(path, 0) + 1
            return self.counts[path]

    def stop(self):
        self.stopping.set()
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        with self.lock:
            for connection in self.open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.thread.join(10)
        if self.log:
            self.log.close()

    def accept(self):
        while not self.stopping.is_set():
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        with contextlib.suppress(OSError):
            connection.settimeout(STALL + 10)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with self.lock:
                self.connections += 1
                number = self.connections
                self.open.add(connection)
                self.most_open = max(self.most_open, len(self.open))
            try:
                buffer = b""
                while not self.stopping.is_set():
                    while b"\r\n\r\n" not in buffer:
                        piece = connection.recv(65536)
                        if not piece:
                            return
                        buffer += piece
                        if buffer[0] == 0x16:  # somebody speaks TLS
                            return
                    head, buffer = buffer.split(b"\r\n\r\n", 1)
                    if not self.answer(connection, number, head):
                        return
            finally:
                with self.lock:
                    self.open.discard(connection)
                connection.close()

    def answer(self, connection, number, head):
        lines = head.decode("latin-1").split("\r\n")
        method, target, _ = lines[0].split(" ", 2)
        headers = {}
        for line in lines[1:]:
            name, value = line.split(":", 1)
            headers[name.strip().lower()] = value.strip()
        seen = Seen(time=time.monotonic(), clock=time.time(), method=method, path=target, headers=headers, peer=number, status=0)
        with self.lock:
            self.seen.append(seen)
        answer = Answer(connection, seen, self.hold, self)
        try:
            self.dispatch(answer, target)
        finally:
            if self.log:
                with self.lock:
                    self.log.write(json.dumps(seen) + "\n")
                    self.log.flush()
        return answer.keep and headers.get("connection", "").lower() != "close"

    def dispatch(self, answer, target):
        if target in self.hold.gone:
            answer.body("<h1>Borte</h1>", status=404)
        elif target in self.hold.pages:
            status, headers, data = self.hold.pages[target]
            named = {name.lower() for name, _ in headers}
            if "content-length" not in named:
                headers = [*headers, ("Content-Length", len(data))]
            answer.head(status, headers)
            answer.raw(data)
        else:
            for pattern, _, function in PATHS:
                if pattern.fullmatch(target):
                    function(answer)
                    return
            answer.body("<h1>Finnes ikke</h1>", status=404)


def main():
    parser = argparse.ArgumentParser(description="An HTTP server of misfortunes, for the tests of the crawl.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--log")
    parser.add_argument("--tls", nargs=2, metavar=("CERTIFICATE", "KEY"))
    parser.add_argument("--list", action="store_true", help="what is there, and end")
    options = parser.parse_args()
    if options.list:
        for pattern, what, _ in PATHS:
            print(f"{example(pattern):55} {what}")
        return
    with FaultServer(options.port, options.log, options.tls) as server:
        print(server.url("").rstrip("/"), flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            while True:
                time.sleep(3600)


if __name__ == "__main__":
    sys.exit(main())
