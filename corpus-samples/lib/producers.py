"""Runs the typesetting programs. Each takes a packet and writes one PDF; where a program stamps the time of its run into
the file, the stamp is overwritten with a fixed one of the same length."""

import os
import re
import subprocess
import tempfile

from . import fodt, html, roff
from .looks import LOOKS

EPOCH = "1735689600"  # 1 January 2025, for producers that ask for it
STAMP = b"20250101000000"


def run(command, **options):
    environment = dict(os.environ, SOURCE_DATE_EPOCH=EPOCH, LC_ALL="C.UTF-8", TZ="UTC")
    done = subprocess.run(command, capture_output=True, env=environment, **options)
    if done.returncode not in (0, 3):  # 3: qpdf's «done, with warnings»
        raise SystemExit(f"{command[0]} failed: {done.stderr.decode(errors='replace')[-2000:]}")
    return done.stdout


def settle(pdf):
    """Overwrites dates and identifiers in place, so that no offset in the file moves."""
    with open(pdf, "rb") as file:
        data = file.read()
    data = re.sub(rb"\(D:\d{14}", b"(D:" + STAMP, data)
    data = re.sub(rb"<[0-9A-Fa-f]{32}>(?=\s*<[0-9A-Fa-f]{32}>\s*\])", b"<" + b"0" * 32 + b">", data)
    data = re.sub(rb"(?<=<" + b"0" * 32 + rb">)(\s*)<[0-9A-Fa-f]{32}>", lambda m: m.group(1) + b"<" + b"0" * 32 + b">", data)
    data = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, data)
    with open(pdf, "wb") as file:
        file.write(data)


def weasyprint(packet, pdf, folder):
    source = os.path.join(folder, "page.html")
    with open(source, "w", encoding="utf-8") as file:
        file.write(html.page(packet, LOOKS[packet["look"]]))
    run(["weasyprint", "--optimize-size", "fonts", source, pdf])


def chromium(packet, pdf, folder):
    source = os.path.join(folder, "page.html")
    with open(source, "w", encoding="utf-8") as file:
        file.write(html.page(packet, LOOKS[packet["look"]]))
    run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile",
         f"--print-to-pdf={pdf}", "file://" + source], timeout=180)


def libreoffice(packet, pdf, folder):
    source = os.path.join(folder, "page.fodt")
    with open(source, "w", encoding="utf-8") as file:
        file.write(fodt.document(packet))
    run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf:writer_pdf_Export",
         "--outdir", folder, source], timeout=180)
    os.replace(os.path.join(folder, "page.pdf"), pdf)


def groff(packet, pdf, folder):
    source = os.path.join(folder, "page.ms")
    with open(source, "w", encoding="utf-8") as file:
        file.write(roff.document(packet))
    made = run(["groff", "-k", "-Kutf8", "-ms", "-Tps", "-P-pa4", "-dpaper=a4", source])
    # through Ghostscript, which embeds only the glyphs used; gropdf would embed whole fonts
    run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite", "-dEmbedAllFonts=true", f"-sOutputFile={pdf}", "-"], input=made)


PRODUCERS = {"weasyprint": weasyprint, "chromium": chromium, "libreoffice": libreoffice, "groff": groff}


def produce(packet, pdf):
    with tempfile.TemporaryDirectory() as folder:
        PRODUCERS[packet["producer"]](packet, pdf, folder)
    settle(pdf)
