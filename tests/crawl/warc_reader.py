"""A strict reader of WARC/1.1, after the grammar and the tables of ISO 28500:2017; it shares nothing with the writer.

`records(data, packed)` gives each record, or raises Fault with the place and the rule that is broken. Beside the form of
each record it checks digests, that ids are unique, that references lead to records of the file, and that request and
response blocks are HTTP messages.
"""

import hashlib
import re
import zlib

TOKEN = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"  # the standard's token is RFC 2616's: any CHAR but CTLs and separators
SEPARATORS = set('()<>@,;:\\"/[]?={} \t')
DATE = re.compile(r"\d{4}(-\d\d(-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z)?)?")
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")
UUID_URN = re.compile(r"<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>")

TYPES = {"warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"}
WITH_TARGET = {"response", "resource", "request", "revisit", "conversion", "continuation"}
# field -> record types that may have it (section 5)
MAY_HAVE = {
    "warc-record-id": TYPES,
    "content-length": TYPES,
    "warc-date": TYPES,
    "warc-type": TYPES,
    "content-type": TYPES - {"continuation"},
    "warc-concurrent-to": {"request", "response", "resource", "metadata", "revisit"},
    "warc-block-digest": TYPES,
    "warc-payload-digest": TYPES - {"warcinfo"},
    "warc-ip-address": {"response", "resource", "request", "metadata", "revisit"},
    "warc-refers-to": {"conversion", "revisit", "metadata"},
    "warc-refers-to-target-uri": {"revisit"},
    "warc-refers-to-date": {"revisit"},
    "warc-target-uri": WITH_TARGET | {"metadata"},
    "warc-truncated": TYPES,
    "warc-warcinfo-id": TYPES - {"warcinfo"},
    "warc-filename": {"warcinfo"},
    "warc-profile": {"revisit"},
    "warc-identified-payload-type": TYPES,
    "warc-protocol": {"request", "response", "revisit"},  # an extension of the community
}
REASONS = {"length", "time", "disconnect", "unspecified"}
PROFILES = {f"http://netpreserve.org/warc/1.1/revisit/{name}" for name in ("identical-payload-digest", "server-not-modified")}


class Fault(Exception):
    pass


class Record:
    def __init__(self, fields, block):
        self.fields, self.block = fields, block
        self.type = self["WARC-Type"]
        self.http_head, self.payload = None, None

    def __getitem__(self, name):
        return self.get(name) or ""

    def get(self, name):
        return next((value for key, value in self.fields if key.lower() == name.lower()), None)


def must(holds, at, rule):
    if not holds:
        raise Fault(f"at byte {at}: {rule}")


def members(data):
    """The gzip members of a file, unpacked."""
    at = 0
    while at < len(data):
        unpacker = zlib.decompressobj(31)
        out = unpacker.decompress(data[at:])
        must(unpacker.eof, at, "a gzip member does not end")
        yield at, out
        at = len(data) - len(unpacker.unused_data)


def read_fields(head, at):
    fields = []
    for line in head.split(b"\r\n"):
        must(b"\r" not in line and b"\n" not in line, at, "a bare CR or LF in a header")
        text = line.decode("utf-8")
        if text[:1] in " \t":
            must(fields, at, "a folded line without a field")
            fields[-1] = (fields[-1][0], fields[-1][1] + " " + text.strip())
            continue
        must(":" in text, at, f"no colon: {text!r}")
        name, value = text.split(":", 1)
        must(re.fullmatch(TOKEN, name) and not SEPARATORS & set(name), at, f"no token: {name!r}")
        must(not any(ord(c) < 32 or ord(c) == 127 for c in value.replace("\t", "")), at, f"a control sign in {name}")
        fields.append((name, value.strip(" \t")))
    return fields


def read_record(data, at):
    must(data.startswith(b"WARC/1.1\r\n", at), at, "a record begins with its version")
    head_end = data.find(b"\r\n\r\n", at)
    must(head_end > 0, at, "the header does not end")
    fields = read_fields(data[at + 10 : head_end], at)
    names = [name.lower() for name, _ in fields if name.lower() != "warc-concurrent-to"]
    must(len(names) == len(set(names)), at, "a field stands twice")
    record = Record(fields, b"")
    length = record["Content-Length"]
    must(re.fullmatch(r"\d+", length), at, "Content-Length is a number")
    begin, end = head_end + 4, head_end + 4 + int(length)
    record.block = data[begin:end]
    must(len(record.block) == int(length), at, "the block is shorter than its length")
    must(data[end : end + 4] == b"\r\n\r\n", at, "two line ends follow the block")
    return record, end + 4


def digest_of(value, at):
    algorithm, _, digest = value.partition(":")
    must(re.fullmatch(TOKEN, digest) and not SEPARATORS & set(digest), at, f"a digest is a token: {value}")
    must(algorithm == "sha256" and re.fullmatch(r"[0-9a-f]{64}", digest), at, f"no SHA-256: {value}")
    return digest


def read_http(record, at):
    must(b"\r\n\r\n" in record.block, at, "an HTTP head ends with an empty line")
    head, _, record.payload = record.block.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    first = rb"[A-Z]+ [^ ]+ HTTP/1\.[01]" if record.type == "request" else rb"HTTP/1\.[01] [1-5]\d\d( [^\r\n]*)?"
    must(re.fullmatch(first, lines[0]), at, f"no first line of HTTP: {lines[0]!r}")
    record.http_head = {}
    for line in lines[1:]:
        name, colon, value = line.partition(b":")
        must(colon and re.fullmatch(TOKEN.encode(), name), at, f"no header of HTTP: {line!r}")
        record.http_head.setdefault(name.decode().lower(), value.strip().decode("latin-1"))
    must("transfer-encoding" not in record.http_head, at, "the chunks are off, and the head does not say otherwise")
    length = record.http_head.get("content-length")
    if record.type == "response" and length is not None and not record.get("WARC-Truncated"):
        must(len(record.payload) == int(length), at, "the payload is as long as its head says")


def check(record, at, ids):
    for name in ("WARC-Record-ID", "WARC-Date", "WARC-Type", "Content-Length"):
        must(record.get(name) is not None, at, f"{name} is mandatory")
    must(record.type in TYPES, at, f"an unknown type: {record.type}")
    must(UUID_URN.fullmatch(record["WARC-Record-ID"]), at, f"no id: {record['WARC-Record-ID']}")
    must(record["WARC-Record-ID"] not in ids, at, "an id stands twice")
    must(DATE.fullmatch(record["WARC-Date"]), at, f"no date: {record['WARC-Date']}")
    for name, value in record.fields:
        lower = name.lower()
        must(lower in MAY_HAVE, at, f"an unknown field: {name}")
        must(record.type in MAY_HAVE[lower], at, f"{name} is not for {record.type}")
        if lower in ("warc-concurrent-to", "warc-refers-to", "warc-warcinfo-id"):
            must(UUID_URN.fullmatch(value), at, f"{name} is an id in angle brackets")
        if lower in ("warc-target-uri", "warc-refers-to-target-uri", "warc-profile"):
            must(URI.fullmatch(value), at, f"{name} is no URI: {value}")  # without brackets, as 1.1 has it
        if lower == "warc-truncated":
            must(value in REASONS, at, f"no reason: {value}")
        if lower == "warc-refers-to-date":
            must(DATE.fullmatch(value), at, f"no date: {value}")
        if lower == "warc-ip-address":
            must(re.fullmatch(r"[0-9.]+|[0-9a-f:.]+", value), at, f"no address: {value}")
    must((record.get("WARC-Target-URI") is not None) >= (record.type in WITH_TARGET), at, "WARC-Target-URI is missing")
    if record.block:
        must(record.get("Content-Type"), at, "a block has a Content-Type")
    must(digest_of(record["WARC-Block-Digest"], at) == hashlib.sha256(record.block).hexdigest(), at, "the block's digest is wrong")
    if record.type == "warcinfo":
        must(record["Content-Type"] == "application/warc-fields", at, "warcinfo has warc-fields")
        must(record.block.endswith(b"\r\n"), at, "the last field ends its line")
        read_fields(record.block[:-2], at)
    if record.type in ("request", "response", "revisit"):
        kind = "request" if record.type == "request" else "response"
        must(record["Content-Type"] == f"application/http;msgtype={kind}", at, f"of {kind}: {record['Content-Type']}")
        read_http(record, at)
    if record.type == "response":
        must(digest_of(record["WARC-Payload-Digest"], at) == hashlib.sha256(record.payload).hexdigest(), at, "the payload's digest is wrong")
    if record.type == "revisit":
        must(record["WARC-Profile"] in PROFILES, at, f"no profile: {record['WARC-Profile']}")
        must(record.payload == b"", at, "a revisit repeats no payload")
        if record["WARC-Profile"].endswith("identical-payload-digest"):
            digest_of(record["WARC-Payload-Digest"], at)


def records(data, packed=False):
    """All records of a file, checked."""
    found, ids, places = [], {}, []
    if packed:
        for at, member in members(data):
            record, end = read_record(member, 0)
            must(end == len(member), at, "a gzip member is one record")
            found.append(record)
            places.append(at)
    else:
        at = 0
        while at < len(data):
            record, end = read_record(data, at)
            found.append(record)
            places.append(at)
            at = end
    must(found, 0, "a file has records")
    must(found[0].type == "warcinfo", 0, "a file begins with warcinfo")
    for record, at in zip(found, places):
        check(record, at, ids)
        ids[record["WARC-Record-ID"]] = record
    for record, at in zip(found, places):
        for name, value in record.fields:
            if name == "WARC-Warcinfo-ID":
                must(ids.get(value) and ids[value].type == "warcinfo", at, "WARC-Warcinfo-ID leads to a warcinfo")
            if name == "WARC-Concurrent-To":
                must(value in ids and ids[value]["WARC-Target-URI"] == record["WARC-Target-URI"], at, "WARC-Concurrent-To leads to its other half")
    return found
