"""A site of our own making in the shape of the real one, served by nginx on a free port of loopback."""

import contextlib
import http.client
import os
import pathlib
import shutil
import socket
import subprocess
import time

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
NO_NGINX = "no nginx: scripts/install-deps --test installs it"
COUNCILS = "/om-oss/rad-og-utvalg/"

CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  types {{ text/html html; application/pdf pdf; text/plain txt; }}
  log_format seen '$request_method $request_uri $status $body_bytes_sent';
  access_log {folder}/access.log seen;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root {folder}/root; index index.html; charset utf-8; absolute_redirect off; }}
}}
"""


class Site:
    """Pages and attachments below `folder`. An attachment's uuid stays; its 40 digits change with its content."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.root = self.folder / "root"
        self.root.mkdir(parents=True)
        (self.root / "robots.txt").write_text("User-agent: *\nDisallow: /admin/\n")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.links = {}  # council -> {uuid: (title, url)}
        self.process = None
        self.second = int(time.time()) - 10_000

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def attach(self, council, uuid, version, name, data, title):
        url = f"{COUNCILS}_/attachment/inline/{uuid}:{version * 40}/{name}"
        file = self.root / url.lstrip("/")
        for old in (self.root / COUNCILS.strip("/") / "_/attachment/inline").glob(f"{uuid}:*"):
            shutil.rmtree(old)
        file.parent.mkdir(parents=True)
        file.write_bytes(data)
        self._touch(file)
        self.links.setdefault(council, {})[uuid] = (title, url)
        self.write_page(council)
        return self.address + url

    def unlink(self, council, uuid):
        del self.links[council][uuid]
        self.write_page(council)

    def write_page(self, council):
        page = self.root / COUNCILS.strip("/") / council / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        items = "".join(f'<li><a href="{url}">{title}</a></li>' for title, url in self.links[council].values())
        page.write_text(f"<!doctype html><title>{council}</title><h1>{council}</h1><h2>Referater</h2><ul>{items}</ul>")
        self._touch(page)

    def _touch(self, file):
        """nginx tells contents apart by second and size, so every change gets a second of its own."""
        self.second += 1
        os.utime(file, (self.second, self.second))

    def start(self):
        (self.folder / "nginx.conf").write_text(CONFIGURATION.format(folder=self.folder, port=self.port))
        self.process = subprocess.Popen(
            [NGINX, "-p", self.folder, "-c", self.folder / "nginx.conf", "-e", self.folder / "error.log"],
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            try:
                with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as connection:
                    connection.request("GET", "/robots.txt")
                    connection.getresponse().read()
                break
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError((self.folder / "error.log").read_text())
                time.sleep(0.05)
        self.forget()

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        self.process.wait(60)
        self.process = None

    def forget(self):
        # nginx appends, so that an emptied file goes on from its beginning.
        (self.folder / "access.log").write_text("")

    def seen(self):
        """(path, status, bytes of the body) of each request since the last forget()."""
        out = []
        for line in (self.folder / "access.log").read_text().splitlines():
            _, path, status, size = line.split()
            out.append((path, int(status), int(size)))
        return out

    def configuration(self, *councils, more=""):
        starts = ", ".join(f'"{self.address}{COUNCILS}{council}/"' for council in councils)
        return (
            f'contact = "test@example.no"\narchive = "archive"\nstart = [{starts}]\n'
            f'[[site]]\nhost = "127.0.0.1:{self.port}"\npages = ["{COUNCILS}"]\ndocuments = ["/"]\nprivate = true\n'
            f"[manners]\ndelay = 0.05\njitter = 0\nattempts = 1\n{more}"
        )
