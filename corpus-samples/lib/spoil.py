"""What happens to PDFs on their way: scanning, encryption, a broken transfer."""

import os
import subprocess
import tempfile

from .producers import run


def jpeg_frame(data):
    """(width, height, colour components) of a JPEG."""
    at = 2
    while at < len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2:at + 4], "big")
        if marker in (0xC0, 0xC1, 0xC2):
            return int.from_bytes(data[at + 7:at + 9], "big"), int.from_bytes(data[at + 5:at + 7], "big"), data[at + 9]
        at += 2 + length
    raise ValueError("no JPEG frame")


def image_pdf(images, pdf):
    """A PDF of one JPEG a page and nothing else, as an office scanner writes it."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>".encode(), b""]
    kids = []
    for data in images:
        width, height, components = jpeg_frame(data)
        colours = "DeviceGray" if components == 1 else "DeviceRGB"
        page = len(objects) + 1
        kids.append(f"{page} 0 R")
        content = b"q 595 0 0 842 0 0 cm /Im0 Do Q"
        objects.append((f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {page + 1} 0 R "
                        f"/Resources << /XObject << /Im0 {page + 2} 0 R >> >> >>").encode())
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        objects.append((f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /{colours} "
                        f"/BitsPerComponent 8 /Filter /DCTDecode /Length {len(data)} >>\nstream\n").encode() + data + b"\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info << /Producer (Kontorskanner) >> >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    with open(pdf, "wb") as file:
        file.write(out)


def scan(source, pdf, dpi=92):
    """Replaces every page by its picture."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-gray", "-jpeg", "-jpegopt", "quality=38", "-r", str(dpi), source, folder + "/p"], check=True)
        images = []
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), "rb") as file:
                images.append(file.read())
    image_pdf(images, pdf)


def insert(base, page, other, pdf):
    """`other` goes in before page `page` of `base` (from 1; 0: at the end)."""
    parts = [base, f"1-{page - 1}", other, base, f"{page}-z"] if page > 1 else [base, other]
    run(["qpdf", "--static-id", base, "--pages", *parts, "--", pdf])


def encrypt(source, pdf, user_password):
    # 128-bit AES: the 256-bit form holds random salts, and the samples are to be the same at every making
    run(["qpdf", "--static-id", "--static-aes-iv", "--allow-weak-crypto", "--encrypt", user_password, "eierpassord", "128",
         "--use-aes=y", "--print=none", "--", source, pdf])


def cut(source, pdf, share=0.55):
    """Keeps the first part of a file whose object table stands compressed at its end, so that nothing can be rebuilt."""
    with tempfile.TemporaryDirectory() as folder:
        packed = os.path.join(folder, "packed.pdf")
        run(["qpdf", "--static-id", "--object-streams=generate", source, packed])
        with open(packed, "rb") as file:
            data = file.read()
    with open(pdf, "wb") as file:
        file.write(data[: int(len(data) * share)])
