"""The HTTP client against a server that answers with every misfortune, and what that server saw."""

import contextlib
import hashlib
import os
import shutil
import socket
import subprocess
import time
import unittest

from fault_server import HEX, UUID, FaultServer
from harness import main
from probe import ProbeTest, certificates

HINT = "name the host as private in the configuration if it is meant to be reached"


class HttpTest(ProbeTest):
    def setUp(self):
        super().setUp()
        self.server = FaultServer()
        self.addCleanup(self.server.stop)
        self.url = self.server.url

    def fault(self, path, kind, message, **job):
        """The fetch ends with this fault, and says so in these words."""
        answer = self.get({"url": self.url(path), **job.pop("request", {})}, **job)
        self.assertEqual((answer["fault"], answer["fault_message"]), (kind, message), answer)
        self.assertFalse(answer["complete"])
        return answer

    def fine(self, answer, data, status=200):
        self.assertIsNone(answer["fault"], answer)
        self.assertTrue(answer["complete"])
        self.assertEqual((answer["status"], answer["bytes"]), (status, len(data)))
        self.assertEqual(answer["sha256"], hashlib.sha256(data).hexdigest())


class Fetching(HttpTest):
    def test_a_document_and_what_was_said(self):
        pdf = self.server.hold.pdf
        answer = self.get(self.url("/plain.pdf"))
        self.fine(answer, pdf)
        host = f"127.0.0.1:{self.server.port}"
        self.assertEqual(
            answer["request_head"],
            f"GET /plain.pdf HTTP/1.1\r\nHost: {host}\r\nUser-Agent: saksgang/0.1 (+drift@example.no)\r\nAccept: */*\r\n"
            "Accept-Encoding: gzip, deflate\r\nFrom: drift@example.no\r\n\r\n",
        )
        self.assertEqual(answer["response_head"], f"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: {len(pdf)}\r\n\r\n")
        self.assertEqual(answer["headers"], [["content-type", "application/pdf"], ["content-length", str(len(pdf))]])
        self.assertEqual((answer["protocol"], answer["ip"], answer["announced"]), ("HTTP/1.1", "127.0.0.1", len(pdf)))
        self.assertEqual((answer["begun"], answer["start"][:5], answer["hops"]), (1, "%PDF-", []))

    def test_bodies_in_other_frames(self):
        pdf = self.server.hold.pdf
        for path in ("/chunked.pdf", "/until-close.pdf", "/longer.pdf"):
            with self.subTest(path):
                answer = self.get(self.url(path))
                self.fine(answer, pdf)
                self.assertNotIn(["content-type", "text/evil"], answer["headers"])
        self.fine(self.get(self.url("/empty.pdf")), b"")

    def test_one_connection_serves_for_all(self):
        answers = self.get(*[self.url(f"/fine-{i}.pdf") for i in range(10)])
        self.assertEqual([a["status"] for a in answers], [200] * 10)
        self.assertEqual({seen["peer"] for seen in self.server.seen}, {1})
        self.assertEqual(self.server.most_open, 1)

    def test_a_kept_connection_that_died_is_opened_anew(self):
        answers = self.get(self.url("/until-close.pdf"), self.url("/plain.pdf"), self.url("/cut-short.pdf"), self.url("/plain.pdf"))
        self.assertEqual([a["complete"] for a in answers], [True, True, False, True])
        self.assertEqual(self.server.paths(), ["/until-close.pdf", "/plain.pdf", "/cut-short.pdf", "/plain.pdf"])
        self.assertEqual(answers[3]["request_head"].count("GET "), 1)

    def test_not_modified(self):
        first = self.get(self.url("/fine.pdf"))
        named = dict(first["headers"])
        for headers in ({"If-None-Match": named["etag"]}, {"If-Modified-Since": named["last-modified"]}):
            again = self.get({"url": self.url("/fine.pdf"), "headers": headers})
            self.fine(again, b"", status=304)
            self.assertEqual(dict(again["headers"])["etag"], named["etag"])
        changed = self.get({"url": self.url("/fine.pdf"), "headers": {"If-None-Match": '"annet"'}})
        self.fine(changed, self.server.hold.pdf + b"\n% /fine.pdf\n")

    def test_a_header_of_the_site_cannot_smuggle_another(self):
        self.get({"url": self.url("/fine.pdf"), "headers": {"If-None-Match": '"a"\r\nCookie: x=1', "If-Modified-Since": ""}})
        self.assertNotIn("cookie", self.server.seen[0].headers)
        self.assertNotIn("if-none-match", self.server.seen[0].headers)

    def test_no_cookies(self):
        self.get(self.url("/cookies"), self.url("/cookies/next"), {"url": self.url("/redirect/to?/cookies"), "follow": ["127.0.0.1"]},
                 self.url("/cookies/next"))  # fmt: skip
        self.assertEqual(len(self.server.seen), 5)
        self.assertTrue(all("cookie" not in seen.headers for seen in self.server.seen))

    def test_neither_proxy_nor_netrc_of_the_environment(self):
        (self.folder / ".netrc").write_text("machine 127.0.0.1 login kari password hemmelig\n")
        answer = self.get(self.url("/plain.pdf"), env={"http_proxy": "http://127.0.0.1:1", "ALL_PROXY": "http://127.0.0.1:1"})
        self.fine(answer, self.server.hold.pdf)
        self.assertNotIn("authorization", self.server.seen[0].headers)

    def test_paths_are_asked_for_as_they_are(self):
        path = f"/raad/_/attachment/inline/{UUID}%3a{HEX}/M%C3%B8te%201.pdf?download=true"
        self.get(self.url(path))
        self.assertEqual(self.server.paths(), [path.replace("%3a", "%3A")])

    def test_statuses_are_no_faults(self):
        for status in (400, 403, 404, 410, 429, 500, 503):
            answer = self.get(self.url(f"/head/status/{status}"))
            self.fine(answer, b"<h1>Feil</h1>", status)

    def test_what_is_said_before_the_answer(self):
        answer = self.get(self.url("/head/hints"))
        self.fine(answer, self.server.hold.pdf)
        self.assertEqual([v for n, v in answer["headers"] if n == "etag"], ['"late"'])
        self.assertTrue(answer["response_head"].startswith("HTTP/1.1 200 OK\r\n"))

    def test_lines_without_carriage_return_and_folded_ones(self):
        answer = self.get(self.url("/head/folded"))
        self.fine(answer, b"%PDF-")
        self.assertIn(["x-long", "en to"], answer["headers"])


class Misfortunes(HttpTest):
    def test_nobody_there(self):
        with socket.create_server(("127.0.0.1", 0)) as gone:
            port = gone.getsockname()[1]
        answer = self.get(f"http://127.0.0.1:{port}/")
        self.assertEqual((answer["fault"], answer["status"], answer["begun"]), ("connect", 0, 0), answer)
        self.assertIn("no connection: ", answer["fault_message"])

    def test_no_such_host(self):
        answer = self.get("http://finnes-ikke.invalid/")
        self.assertEqual((answer["fault"], answer["fault_message"]), ("dns", "the host finnes-ikke.invalid is unknown"))

    def test_nothing_is_left_over_from_the_fetch_before(self):
        _, unknown, after = self.get(self.url("/fine.pdf"), "http://finnes-ikke.invalid/", self.url("/plain.pdf"))
        self.assertEqual((unknown["ip"], unknown["headers"], unknown["announced"], unknown["protocol"]), ("", [], None, ""))
        self.fine(after, self.server.hold.pdf)

    def test_closed_without_an_answer(self):
        self.fault("/close", "connect", "the server closed the connection without an answer")
        answer = self.get(self.url("/reset"))
        self.assertEqual((answer["fault"], answer["status"]), ("connect", 0), answer)

    def test_cut_short(self):
        size = len(self.server.hold.pdf)
        answer = self.fault("/cut-short.pdf", "cut-short", f"5000 bytes of {size} came")
        self.assertEqual((answer["bytes"], answer["status"], answer["announced"]), (5000, 200, size))
        self.assertEqual(self.get(self.url("/cut-reset.pdf"))["fault"], "cut-short")
        self.assertEqual(self.get(self.url("/cut-chunks.pdf"))["fault"], "cut-short")
        self.assertEqual(self.get(self.url("/bad-chunks.pdf"))["fault"], "cut-short")

    def test_too_large(self):
        limits = {"most_bytes": 100_000}
        answer = self.fault("/announced-large.pdf", "too-large",
                            "the server announces 10000000000 bytes, more than the 100000 bytes that are allowed", limits=limits)  # fmt: skip
        self.assertEqual((answer["bytes"], answer["begun"]), (0, 1))
        answer = self.fault("/endless.pdf", "too-large", "the server sends more than the 100000 bytes that are allowed", limits=limits)
        self.assertLessEqual(answer["bytes"], 100_000)

    def test_as_large_as_allowed(self):
        limits = {"most_bytes": len(self.server.hold.pdf)}
        self.fine(self.get(self.url("/plain.pdf"), limits=limits), self.server.hold.pdf)
        limits["most_bytes"] -= 1
        self.assertEqual(self.get(self.url("/plain.pdf"), limits=limits)["fault"], "too-large")
        self.assertEqual(self.get(self.url("/chunked.pdf"), limits=limits)["fault"], "too-large")

    def test_a_bomb(self):
        for path in ("/gzip/bomb", "/gzip/bomb.pdf"):
            answer = self.fault(path, "too-large", "the body unpacks to more than the 5000000 bytes that are allowed", limits={"most_bytes": 5_000_000})
            self.assertLessEqual(answer["bytes"], 5_000_000)
            self.assertLess(answer["received"], 100_000)

    def test_a_slow_drip(self):
        limits = {"idle": 1000, "least_bytes": 1024}
        begin = time.monotonic()
        for path in ("/drip.pdf", "/drip-head"):
            answer = self.get(self.url(path), limits=limits)
            self.assertEqual(answer["fault"], "slow", answer)
            self.assertRegex(answer["fault_message"], r"^\d+ bytes in 1 s, and 1024 are the least$")
        self.assertEqual(self.get(self.url("/stall.pdf"), limits=limits)["fault"], "slow")
        self.fault("/silence", "slow", "0 bytes in 1 s, and 1024 are the least", limits=limits)
        self.assertLess(time.monotonic() - begin, 60)  # the server would go on for two minutes

    def test_a_limit_for_the_whole(self):
        self.fault("/drip.pdf", "timeout", "not done within 1.5 s", limits={"total": 1500, "idle": 60_000})

    def test_packed_bodies(self):
        page = self.get(self.url("/gzip/page"), self.url("/gzip/chunked"), self.url("/gzip/deflate"))
        for answer in page:
            self.assertIsNone(answer["fault"], answer)
            self.assertEqual(answer["sha256"], page[0]["sha256"])
            self.assertLess(answer["received"], answer["bytes"])
        self.assertEqual(page[0]["received"], page[0]["announced"])
        self.fault("/gzip/cut", "cut-short", "the packed body ends before its text does")
        self.fault("/gzip/lie", "encoding", "the body cannot be unpacked")
        self.fault("/gzip/twice", "encoding", "the body is packed as «gzip, gzip», which was not asked for")
        self.fault("/gzip/brotli", "encoding", "the body is packed as «br», which was not asked for")

    def test_no_http(self):
        for path in ("/head/garbage", "/head/nul", "/head/negative"):
            with self.subTest(path):
                answer = self.get(self.url(path))
                self.assertEqual(answer["fault"], "protocol", answer)
                self.assertTrue(answer["fault_message"].startswith("no HTTP: "), answer)
        self.assertEqual(self.get(self.url("/head/huge"))["fault"], "protocol")

    def test_two_lengths_are_never_a_whole_document(self):
        answer = self.get(self.url("/head/lengths"))
        self.assertTrue(answer["fault"] or answer["bytes"] == 9, answer)

    def test_a_full_disk_is_no_bad_server(self):
        answer = self.get({"url": self.url("/plain.pdf"), "disk": 3000})
        self.assertEqual(answer, {"error": "io", "message": "the disk of the test is full", "hint": ""})


class Redirects(HttpTest):
    FOLLOW = {"follow": ["127.0.0.1", "localhost"]}

    def test_each_kind_is_followed_and_asked_of(self):
        for status in (301, 302, 303, 307, 308):
            answer = self.get({"url": self.url(f"/redirect/status/{status}"), **self.FOLLOW})
            self.fine(answer, self.server.hold.pdf + b"\n% /fine.pdf\n")
            self.assertEqual(answer["url"], self.url("/fine.pdf"))
            self.assertEqual(answer["asked"], [[status, self.url("/fine.pdf")]])
            hop = answer["hops"][0]
            self.assertEqual((hop["status"], hop["url"], hop["body"]), (status, self.url(f"/redirect/status/{status}"), 7))
            self.assertTrue(hop["request_head"].startswith(f"GET /redirect/status/{status} HTTP/1.1\r\n"))

    def test_no_more_than_allowed(self):
        answer = self.get({"url": self.url("/redirect/chain/5"), **self.FOLLOW})
        self.assertEqual((answer["status"], len(answer["hops"]), answer["complete"]), (200, 5, True))
        answer = self.fault("/redirect/chain/6", "too-many-redirects", "more than 5 redirects", request=self.FOLLOW)
        self.assertEqual((answer["status"], len(answer["hops"])), (301, 5))

    def test_circles_end_at_once(self):
        self.fault("/redirect/self", "too-many-redirects", f"the redirects lead back to {self.url('/redirect/self')}", request=self.FOLLOW)
        self.fault("/redirect/loop-a", "too-many-redirects", f"the redirects lead back to {self.url('/redirect/loop-a')}", request=self.FOLLOW)
        self.assertEqual(self.server.paths(), ["/redirect/self", "/redirect/loop-a", "/redirect/loop-b"])

    def test_where_it_may_not_go(self):
        other = self.url("/redirect/to?http://www.example.no/x.pdf")
        answer = self.get({"url": other, **self.FOLLOW})
        self.assertEqual((answer["fault"], answer["fault_message"]),
                         ("redirect-refused", "a redirect to http://www.example.no/x.pdf: not among the hosts of the test"))  # fmt: skip
        self.assertEqual((answer["status"], answer["url"], answer["begun"]), (302, other, 0))
        self.fault("/redirect/status/302", "redirect-refused", f"a redirect to {self.url('/fine.pdf')}")

    def test_targets_that_are_none(self):
        self.fault("/redirect/nowhere", "redirect-broken", "the redirect has no target", request=self.FOLLOW)
        self.fault("/redirect/file", "redirect-broken",
                   "the redirect's target is no web address: another scheme than http and https: «file»", request=self.FOLLOW)  # fmt: skip
        self.assertEqual(self.get({"url": self.url("/redirect/to?http://k:h@127.0.0.1/"), **self.FOLLOW})["fault"], "redirect-broken")

    def test_a_large_body_of_a_redirect_is_not_waited_for(self):
        answer = self.get({"url": self.url("/redirect/large"), **self.FOLLOW})
        self.fine(answer, self.server.hold.pdf + b"\n% /fine.pdf\n")
        self.assertEqual(answer["hops"][0]["body"], 65536)


class PrivateAddresses(HttpTest):
    def test_refused_when_the_connection_is_made(self):
        for host in ("127.0.0.1", "localhost"):
            answer = self.get(self.server.url("/plain.pdf", host), private=[])
            self.assertEqual((answer["fault"], answer["fault_hint"], answer["status"]), ("private-address", HINT, 0), answer)
        self.assertRegex(answer["fault_message"], r"^localhost leads to (127\.0\.0\.1|::1), an address of a private network$")
        self.assertEqual((self.server.seen, self.server.connections), ([], 0))

    def test_a_name_that_leads_inside(self):
        resolve = [f"www.example.no:{self.server.port}:127.0.0.1"]
        url = self.server.url("/plain.pdf", "www.example.no")
        self.assertEqual(self.get(url, resolve=resolve)["fault"], "private-address")
        self.assertEqual(self.server.connections, 0)
        self.assertEqual(self.get(url, resolve=resolve, private=["www.example.no"])["status"], 200)

    def test_a_redirect_that_leads_inside(self):
        answer = self.get({"url": self.url(f"/redirect/to?{self.server.url('/plain.pdf', 'localhost')}"), "follow": ["localhost"]}, private=["127.0.0.1"])
        self.assertEqual((answer["fault"], len(answer["hops"])), ("private-address", 1), answer)
        self.assertEqual(len(self.server.seen), 1)

    def test_numbers_in_other_writings(self):
        for host in ("2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]"):
            answer = self.get(self.server.url("/plain.pdf", host), private=[])
            self.assertEqual(answer["fault"], "private-address", (host, answer))


class Settings(ProbeTest):
    def test_a_contact_is_required(self):
        self.assertEqual(
            self.get("http://127.0.0.1/", contact=" "),
            {"error": "config", "message": "there is no contact address", "hint": "give one at which those who run the site can reach you"},
        )
        self.assertEqual(self.get("http://127.0.0.1/", user_agent="")["message"], "the user agent is empty")
        self.assertEqual(self.get("http://127.0.0.1/", contact="a@b.no\r\nX: y")["message"], "a control sign in the user agent or contact address")


@unittest.skipUnless(shutil.which("openssl"), "no openssl")
class Tls(ProbeTest):
    def serve(self, name):
        server = FaultServer(tls=(self.keys / f"{name}.pem", self.keys / f"{name}.key"))
        self.addCleanup(server.stop)
        return server

    def setUp(self):
        super().setUp()
        self.keys = certificates(self.folder / "keys")
        self.job = {"ca_file": str(self.keys / "ca.pem"), "private": ["localhost"]}

    def test_trusted(self):
        server = self.serve("good")
        self.assertEqual(self.get(server.url("/plain.pdf", "localhost"), **self.job)["status"], 200)

    def test_another_name_or_another_authority(self):
        for name, job in (("other", self.job), ("stranger", self.job), ("good", {"private": ["localhost"]})):
            with self.subTest(name):
                server = self.serve(name)
                answer = self.get(server.url("/plain.pdf", "localhost"), **job)
                self.assertEqual((answer["fault"], answer["status"]), ("tls", 0), answer)
                self.assertTrue(answer["fault_message"].startswith("no trustworthy connection: "), answer)
                self.assertEqual(server.seen, [])

    def test_no_redirect_leads_out_of_it(self):
        server, plain = self.serve("good"), FaultServer()
        self.addCleanup(plain.stop)
        answer = self.get({"url": server.url(f"/redirect/to?{plain.url('/fine.pdf')}", "localhost"), "follow": ["127.0.0.1"]}, **self.job)
        self.assertEqual((answer["fault"], answer["fault_message"]), ("redirect-refused", f"a redirect from https to {plain.url('/fine.pdf')}"))
        self.assertEqual((answer["asked"], plain.seen), ([], []))
        inside = self.get({"url": server.url("/redirect/chain/2", "localhost"), "follow": ["localhost"]}, **self.job)
        self.assertEqual((inside["status"], len(inside["hops"]), inside["complete"]), (200, 2, True))

    def test_plain_http_where_tls_is_awaited(self):
        with FaultServer() as server:
            answer = self.get(server.url("/plain.pdf", "localhost").replace("http:", "https:"), **self.job)
            self.assertEqual(answer["fault"], "tls", answer)


@unittest.skipUnless(shutil.which("openssl") and (shutil.which("nginx") or os.path.exists("/usr/sbin/nginx")), "no nginx")
class Http2(ProbeTest):
    CONFIGURATION = """
worker_processes 1;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 64; }}
http {{
  access_log access.log;
  client_body_temp_path t; proxy_temp_path t; fastcgi_temp_path t; uwsgi_temp_path t; scgi_temp_path t;
  gzip on; gzip_types text/html; gzip_min_length 1;
  types {{ text/html html; application/pdf pdf; }}
  server {{
    listen 127.0.0.1:{port} ssl http2;
    ssl_certificate keys/good.pem; ssl_certificate_key keys/good.key;
    root site;
  }}
}}
"""

    def start_nginx(self):
        """The port it serves at."""
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        for _ in range(3):  # somebody else may take the port in between
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = free.getsockname()[1]
            (self.folder / "nginx.conf").write_text(self.CONFIGURATION.format(port=port))
            nginx = subprocess.Popen([program, "-p", self.folder, "-c", self.folder / "nginx.conf", "-g", "daemon off;"],
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
            self.addCleanup(nginx.wait, 30)
            self.addCleanup(nginx.terminate)
            for _ in range(600):
                if nginx.poll() is not None:
                    break
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    return port
                time.sleep(0.05)
        self.fail("nginx does not start: " + (self.folder / "error.log").read_text())

    def test_a_server_that_speaks_it(self):
        certificates(self.folder / "keys")
        self.folder.chmod(0o755)  # for a worker of nginx that is another user than we are
        (self.folder / "site").mkdir()
        pdf = b"%PDF-1.4\n" + b"x" * 300_000
        (self.folder / "site/a.pdf").write_bytes(pdf)
        (self.folder / "site/a.html").write_text("<p>Møte</p>" * 1000)
        port = self.start_nginx()
        base = f"https://localhost:{port}"
        job = {"ca_file": str(self.folder / "keys/ca.pem"), "private": ["localhost"]}
        document, page = self.get(base + "/a.pdf", base + "/a.html", **job)
        self.assertEqual((document["protocol"], document["status"], document["bytes"]), ("HTTP/2", 200, len(pdf)), document)
        self.assertEqual(document["sha256"], hashlib.sha256(pdf).hexdigest())
        self.assertTrue(document["response_head"].startswith("HTTP/2 200 \r\n"), document)
        self.assertTrue(document["request_head"].startswith("GET /a.pdf HTTP/2\r\n"), document)
        self.assertEqual((page["bytes"], dict(page["headers"])["content-encoding"]), (12_000, "gzip"))
        etag = dict(document["headers"])["etag"]
        again = self.get({"url": base + "/a.pdf", "headers": {"If-None-Match": etag}}, **job)
        self.assertEqual((again["status"], again["protocol"], again["bytes"]), (304, "HTTP/2", 0))


if __name__ == "__main__":
    main()
