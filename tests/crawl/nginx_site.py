"""A small site in the shape of the councils' pages, served by a real nginx on loopback, and what it saw.

    with Site(folder) as site:
        site.fill()
        site.url("/om-oss/…"), site.seen(), site.settings(archive)

nginx is an ordinary process of the test's, with configuration, files and logs in a folder of its own.
"""

import hashlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.parse

from harness import SAMPLES

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin")
ROOT = "/om-oss/rad-og-utvalg"

CONFIG = """
worker_processes 1;
error_log logs/error.log;
pid nginx.pid;
events {{ worker_connections 64; }}
http {{
  # A page and the folder of its attachments have the same name: the page's file ends in .page.
  client_body_temp_path temp/body; proxy_temp_path temp/proxy; fastcgi_temp_path temp/fastcgi;
  uwsgi_temp_path temp/uwsgi; scgi_temp_path temp/scgi;
  log_format seen escape=json '{{"end":$msec,"took":$request_time,"status":$status,"path":"$request_uri",'
    '"etag":"$http_if_none_match","since":"$http_if_modified_since","bytes":$body_bytes_sent,'
    '"agent":"$http_user_agent","from":"$http_from","connection":$connection}}';
  access_log logs/seen.log seen;
  server {{
    listen 127.0.0.1:{port};
    root site;
    keepalive_timeout 30s;
    gzip on; gzip_types text/html; gzip_min_length 20;
    default_type "text/html; charset=utf-8"; types {{ }}
    location ~ \\.pdf$ {{ types {{ }} default_type application/pdf; }}
    location = /robots.txt {{ types {{ }} default_type text/plain; }}
    location / {{ try_files $uri.page =404; }}
    location /gammelt {{ return 301 {root}/nufa-fagutvalet; }}
    location /ut {{ return 302 http://localhost:{port}/annet.pdf; }}
  }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def attachment(page, uuid, data, name):
    """An address as Enonic makes it: the hexadecimal part is of the content."""
    return f"{ROOT}/{page}/_/attachment/inline/{uuid}:{hashlib.sha1(data).hexdigest()}/{name}"


class Site:
    ROBOTS = f"User-agent: *\nDisallow: {ROOT}/lukket\nAllow: /\n"

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.site = self.folder / "site"
        self.log = self.folder / "logs/seen.log"
        self.read = self.written = 0

    def __enter__(self):
        for name in ("site", "logs", "temp"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for attempt in range(5):  # another process may take the port in between
            self.port = free_port()
            # Its workers would otherwise be nobody, who may not look into the test's folder.
            user = "user root root;\n" if os.geteuid() == 0 else ""
            (self.folder / "nginx.conf").write_text("daemon off;\n" + user + CONFIG.format(port=self.port, root=ROOT))
            self.process = subprocess.Popen(
                [NGINX, "-p", str(self.folder), "-c", "nginx.conf"],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            )
            if self.answers():
                return self
            self.__exit__()
        raise RuntimeError("nginx does not start: " + (self.folder / "logs/error.log").read_text())

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.process.communicate()

    def answers(self):
        for _ in range(200):
            if self.process.poll() is not None:
                return False
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return True
            except OSError:
                time.sleep(0.05)
        return False

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def write(self, path, data):
        file = self.site / urllib.parse.unquote(path).lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        # Under a new name first, so that nginx never serves half of it.
        fresh = file.with_name(file.name + ".new")
        fresh.write_bytes(data.encode() if isinstance(data, str) else data)
        # nginx makes validators of size and time in seconds; tests are quicker than that.
        self.written += 10
        os.utime(fresh, (1_700_000_000 + self.written,) * 2)
        fresh.rename(file)

    def remove(self, path):
        (self.site / urllib.parse.unquote(path).lstrip("/")).unlink()

    def page(self, name, links, title="Rådet"):
        """A page with these (href, text), as a list."""
        items = "".join(f'<li><a href="{href}">{text}</a></li>\n' for href, text in links)
        self.write(
            f"{ROOT}/{name}.page",
            f"<!DOCTYPE html><html lang=nb><head><title>{title} – Helsedirektoratet</title></head>"
            f"<body><nav><a href='/'>Forsiden</a></nav><main><h1>{title}</h1><ul>\n{items}</ul></main></body></html>",
        )

    def fill(self):
        """Two start pages, one page below, six documents, and what should not be asked for."""
        self.write("/robots.txt", self.ROBOTS)
        samples = {
            "nuit": "nuit-2025-1-referat.pdf", "nehr": "nehr-2025-2-sakspapirer.pdf", "nufa": "nufa-2024-1-sakspapirer.pdf",
            "strategi": "strategiradet-2026-1-sakspapirer.pdf", "nynorsk": "nufa-2025-3-nynorsk.pdf",
            "samvirke": "samvirkeradet-2026-2-sakspapirer.pdf",
        }
        self.data = {name: (SAMPLES / file).read_bytes() for name, file in samples.items()}
        where = {
            "nufa": ("nufa-fagutvalet", "11111111-1111-4111-8111-111111111111", "Innkalling NUFA 1-2024.pdf"),
            "nynorsk": ("nufa-fagutvalet", "22222222-2222-4222-8222-222222222222", "Referat NUFA 3-2025.pdf"),
            "nehr": ("nasjonalt-e-helserad", "33333333-3333-4333-8333-333333333333", "Sakspapirer.pdf"),
            "strategi": ("nasjonalt-e-helserad", "44444444-4444-4444-8444-444444444444", "Sakspapirer.pdf"),
            "nuit": ("nasjonalt-e-helserad/moter-2025", "55555555-5555-4555-8555-555555555555", "Referat NUIT 1-2025.pdf"),
        }
        self.documents = {}
        for name, (page, uuid, file) in where.items():
            self.documents[name] = attachment(page, uuid, self.data[name], urllib.parse.quote(file))
            self.write(self.documents[name], self.data[name])
        self.documents["samvirke"] = f"{ROOT}/filer/samvirkeradet-2026-2.pdf"
        self.write(self.documents["samvirke"], self.data["samvirke"])
        self.write(f"{ROOT}/lukket/hemmelig.pdf", self.data["nuit"])
        self.page("nufa-fagutvalet", self.nufa_links(), "NUFA, Fagutvalget")
        self.page("nasjonalt-e-helserad", [
            (self.documents["nehr"].replace(":", "%3A"), "Sakspapirer møte 2/2025, 12. juni 2025 (PDF)"),
            (self.documents["strategi"], "Sakspapirer møte 1/2026, 10. mars 2026 (PDF)"),
            ("nasjonalt-e-helserad/moter-2025/alle", "Møter i 2025"),
        ], "Nasjonalt e-helseråd")
        self.page("nasjonalt-e-helserad/moter-2025/alle", [
            (self.documents["nuit"], "Referat fra NUIT 12. februar 2025"),
            (f"https://www.google.com/url?q={urllib.parse.quote(self.url(self.documents['samvirke']), safe='')}&sa=D", "Samvirkerådet"),
            ("../../nufa-fagutvalet", "NUFA"),
        ], "Møter i 2025")

    def nufa_links(self):
        return [
            (self.documents["nufa"], "Innkalling og sakspapirer 6. februar 2024 (PDF)"),
            (self.documents["nynorsk"], "Referat frå møte 3/2025 (PDF)"),
            (f"{ROOT}/lukket/hemmelig.pdf", "Lukket"),
            (f"{ROOT}/lukket/side", "Lukket side"),
            ("/gammelt", "Gammel adresse"),
            ("https://example.org/fremmed.pdf", "Fremmed fil"),
            ("/utenfor/raadene", "Utenfor"),
            ("/bilder/logo.svg", "Logo"),
            ("mailto:post@example.no", "Skriv til oss"),
            ("http://", "ingen adresse"),
            ("nasjonalt-e-helserad#siste", "Rådet"),
            ("nufa-fagutvalet", "Denne siden"),
        ]

    def settings(self, file, archive="archive", delay=0, extra="", start=None, manners="", site=""):
        """Writes crawl.toml and gives its path."""
        start = start or [f"{ROOT}/nufa-fagutvalet", f"{ROOT}/nasjonalt-e-helserad"]
        addresses = ", ".join(json.dumps(s if "://" in s else self.url(s)) for s in start)
        file.write_text(
            f'contact = "kari@example.no"\narchive = "{archive}"\nstart = [{addresses}]\n{extra}\n'
            f'[[site]]\nhost = "127.0.0.1:{self.port}"\npages = ["{ROOT}", "/gammelt"]\nprivate = true\n{site}\n'
            f"[manners]\ndelay = {delay}\njitter = 0.2\nbackoff = 0.05\nmost_backoff = 0.2\n{manners}\n"
        )
        return file

    def seen(self):
        """The requests since the last look, in the order in which they ended."""
        with open(self.log, "rb") as log:
            log.seek(self.read)
            data = log.read()
        end = data.rfind(b"\n") + 1
        self.read += end
        return [json.loads(line) for line in data[:end].splitlines()]
