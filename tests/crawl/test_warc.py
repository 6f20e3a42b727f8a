"""WARC files as the crawl writes them, read back by a reader that follows the standard and knows nothing of the writer."""

import gzip
import hashlib
import re

import warc_reader
from fault_server import FaultServer
from harness import main
from probe import ProbeTest


class NightTest(ProbeTest):
    def setUp(self):
        super().setUp()
        self.server = FaultServer()
        self.addCleanup(self.server.stop)
        self.url = self.server.url

    def crawl(self, *requests, name="natt.warc", **job):
        """What the probe said, and the records of the file."""
        answers = self.get(*requests, warc=str(self.folder / name), **job)
        data = (self.folder / name).read_bytes()
        return answers, warc_reader.records(data, name.endswith(".gz"))


class WarcTest(NightTest):
    def test_a_night_of_all_kinds(self):
        follow = {"follow": ["127.0.0.1"]}
        requests = [
            self.url("/plain.pdf"),
            self.url("/chunked.pdf"),
            self.url("/gzip/page"),
            self.url("/gzip/chunked"),
            {"url": self.url("/redirect/chain/2"), **follow},
            self.url("/redirect/status/302"),
            {"url": self.url("/redirect/large"), **follow},
            self.url("/cut-short.pdf"),
            self.url("/gzip/bomb"),
            self.url("/close"),
            self.url("/head/status/404"),
            self.url("/head/hints"),
            self.url("/until-close.pdf"),
            {"url": self.url("/restless.pdf"), "revisit": True},
            {"url": self.url("/fine.pdf"), "headers": {"If-Modified-Since": "Wed, 01 Oct 2025 08:00:00 GMT"}, "revisit": True},
        ]
        for name in ("natt.warc", "natt.warc.gz"):
            with self.subTest(name):
                answers, records = self.crawl(*requests, name=name, limits={"most_bytes": 1_000_000})
                pdf = self.server.hold.pdf
                info = records[0]
                self.assertEqual(info["WARC-Filename"], name)
                self.assertIn(b"software: saksgang\r\n", info.block)
                self.assertIn(b"format: WARC File Format 1.1\r\n", info.block)
                # A request without an answer stands alone; every other has its other half behind it.
                kinds = [(r.type, r["WARC-Target-URI"].removeprefix(self.url(""))) for r in records[1:]]
                expected = []
                for path in ("plain.pdf", "chunked.pdf", "gzip/page", "gzip/chunked", "redirect/chain/2", "redirect/chain/1", "fine.pdf",
                             "redirect/status/302", "redirect/large", "fine.pdf", "cut-short.pdf", "gzip/bomb"):  # fmt: skip
                    expected += [("request", "/" + path), ("response", "/" + path)]
                expected += [("request", "/close")]
                for path in ("head/status/404", "head/hints", "until-close.pdf"):
                    expected += [("request", "/" + path), ("response", "/" + path)]
                for path in ("restless.pdf", "fine.pdf"):
                    expected += [("request", "/" + path), ("revisit", "/" + path)]
                self.assertEqual(kinds, [(kind, path if path.startswith("/") else "/" + path) for kind, path in expected])
                responses = {r["WARC-Target-URI"].removeprefix(self.url("")): r for r in records if r.type == "response"}
                self.assertEqual(responses["/plain.pdf"].payload, pdf)
                self.assertEqual(responses["/chunked.pdf"].payload, pdf)
                self.assertEqual(responses["/chunked.pdf"].http_head["x-archive-orig-transfer-encoding"], "chunked")
                self.assertEqual(gzip.decompress(responses["/gzip/page"].payload), gzip.decompress(responses["/gzip/chunked"].payload))
                self.assertEqual(responses["/redirect/chain/2"].payload, b"flyttet")
                self.assertEqual(responses["/redirect/status/302"].payload, b"flyttet")
                self.assertEqual(responses["/head/status/404"].payload, b"<h1>Feil</h1>")
                self.assertTrue(responses["/head/hints"].block.startswith(b"HTTP/1.1 200 OK\r\n"))
                truncated = {path: r["WARC-Truncated"] for path, r in responses.items() if r["WARC-Truncated"]}
                self.assertEqual(truncated, {"/redirect/large": "length", "/cut-short.pdf": "disconnect", "/gzip/bomb": "length"})
                self.assertEqual(responses["/cut-short.pdf"].payload, pdf[:5000])
                same, unchanged = [r for r in records if r.type == "revisit"]
                self.assertTrue(same["WARC-Profile"].endswith("/identical-payload-digest"))
                self.assertEqual(same["WARC-Payload-Digest"], "sha256:" + hashlib.sha256(pdf).hexdigest())
                self.assertEqual((same["WARC-Refers-To-Target-URI"], same["WARC-Refers-To-Date"]), (self.url("/restless.pdf"), "2026-11-21T03:00:00Z"))
                self.assertTrue(unchanged["WARC-Profile"].endswith("/server-not-modified"))
                self.assertTrue(unchanged.block.startswith(b"HTTP/1.1 304 "))
                # What the writer says of its records is what the reader finds.
                last = responses["/until-close.pdf"]
                said = answers[12]["warc"]
                self.assertEqual((said["id"], said["payload"], said["date"]), (last["WARC-Record-ID"], last["WARC-Payload-Digest"], last["WARC-Date"]))
                for record in records[1:]:
                    self.assertEqual(record["WARC-IP-Address"], "127.0.0.1")

    def test_runs_of_several_nights_in_one_file(self):
        for name in ("natt.warc", "natt.warc.gz"):
            self.crawl(self.url("/plain.pdf"), name=name)
            _, records = self.crawl(self.url("/fine.pdf"), name=name)
            self.assertEqual([r.type for r in records], ["warcinfo", "request", "response"] * 2)

    def test_what_is_no_whole_file_is_refused(self):
        hint = "name another file for the records of this run"
        for name in ("natt.warc", "natt.warc.gz"):
            self.crawl(self.url("/plain.pdf"), name=name)
            file = self.folder / name
            whole = file.read_bytes()
            for broken in (whole[:-1], whole[: len(whole) // 2], whole + b"x", b"tekst av noe slag", whole[1:]):
                file.write_bytes(broken)
                answer = self.get(self.url("/plain.pdf"), warc=str(file))
                self.assertEqual(answer, {"error": "damaged", "message": "the file is no WARC file, or its last record is not whole", "hint": hint})
                self.assertEqual(file.read_bytes(), broken)

    def test_places_where_no_file_can_be(self):
        answer = self.get(self.url("/plain.pdf"), warc=str(self.folder / "nei/natt.warc"))
        self.assertEqual((answer["error"], answer["message"]), ("io", "cannot open the file: No such file or directory"))
        answer = self.get(self.url("/plain.pdf"), warc="/dev/full")
        self.assertEqual((answer["error"], answer["message"]), ("io", "no regular file"))
        self.assertEqual(self.server.seen, [])


class ReaderTest(NightTest):
    """The reader finds what it is for."""

    def test_every_cut_and_many_changes_are_found(self):
        self.crawl(self.url("/head/status/404"))
        whole = (self.folder / "natt.warc").read_bytes()
        warc_reader.records(whole)
        ends = {m.start() for m in re.finditer(rb"WARC/1\.1", whole)} | {len(whole)}
        for cut in range(1, len(whole)):
            if cut in ends:
                continue
            with self.assertRaises(warc_reader.Fault, msg=cut):
                warc_reader.records(whole[:cut])
        changes = [
            (b"WARC/1.1", b"WARC/1.0"), (b"WARC-Type: response", b"WARC-Type: svar"), (b"<urn:uuid:", b"<urn:uuie:"),
            (b"<h1>Feil</h1>", b"<h1>Feil</h2>"), (b"sha256:", b"sha255:"), (b"msgtype=response", b"msgtype=request"), (b"404 OK", b"404\tOK"),
            (b"WARC-Date: 2", b"WARC-Date: x"), (b"WARC-Concurrent-To: <urn:uuid:", b"WARC-Concurrent-To: <urn:uuid:0"), (b"\r\nWARC-Target-URI", b"\nWARC-Target-URI"),
            (b"WARC-Target-URI: ", b"WARC-Target-URI: <"), (b"WARC-Block-Digest", b"WARC-Bloch-Digest"), (b"Content-Length: ", b"Content-Length: -"),
            (b"WARC-Warcinfo-ID", b"WARC-Refers-To"), (b"WARC-IP-Address: 127", b"WARC-IP-Address: a b"),
        ]  # fmt: skip
        for old, new in changes:
            self.assertIn(old, whole)
            with self.assertRaises((warc_reader.Fault, UnicodeDecodeError), msg=(old, new)):
                warc_reader.records(whole.replace(old, new))


if __name__ == "__main__":
    main()
