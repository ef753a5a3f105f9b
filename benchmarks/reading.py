"""`python -m benchmarks.reading [FILES]`: files of strangers made into pages, each in a child.

Without files it makes its own: the largest of each kind that people attach. A file has ten seconds
and 0.15 for each page; parent and child may hold 500 MB each.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from time import perf_counter

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.used import children_megabytes, own_megabytes
from ib_desk.application.pages import NoPages
from ib_desk.application.progress import Silent
from ib_desk.domain.records.media import PAGED, media_type
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import build_parts
from ib_desk.reader.limits import seconds_for

MOST_MEGABYTES = 500
_LINES = 55


def main() -> int:
    """Print a line for each file; 1 when one of them took more than it may."""
    if len(sys.argv) > 1:
        return _read([Path(name) for name in sys.argv[1:]])
    with tempfile.TemporaryDirectory(prefix="ib-desk-bench-") as folder:
        files = []
        for name, content in _own():
            files.append(Path(folder) / name)
            files[-1].write_bytes(content)
        # In a process of its own: making these takes more memory than reading them.
        again = [sys.executable, "-m", "benchmarks.reading", *map(str, files)]
        return subprocess.run(again, check=False).returncode  # noqa: S603 - this very module


def _read(files: list[Path]) -> int:
    parts = build_parts(resources_root())
    is_within = True
    print("  seconds  of   pages  parent  child (MB, the most so far)")
    for path in files:
        content = path.read_bytes()
        kind = media_type(content)
        if kind not in PAGED:
            print(f"     kept as it is                     {path.name}")
            continue
        started = perf_counter()
        try:
            made = parts.paper.maker.make(content, kind, Silent())
            pages, refused = len(made.words), ""
        except NoPages as refusal:
            pages, refused = 0, refusal.reason.value
        took, may = perf_counter() - started, seconds_for(pages)
        parent, child = own_megabytes(), children_megabytes()
        figures = f"  {took:7.2f} {may:4.0f} {pages:6} {parent:7} {child:7}"
        print(f"{figures}  {path.name} {refused}", flush=True)
        is_within = is_within and took <= may and max(parent, child) <= MOST_MEGABYTES
    return 0 if is_within else 1


def _own() -> Iterator[tuple[str, bytes]]:
    line = "03-09-2026 10:00 Ouder: we komen eraan\n"
    yield "4000 lines.txt", line.encode() * 4000
    yield "400 pages.pdf", _text_pdf(400)
    photo = Image.effect_noise((1008, 756), 60).resize((8064, 6048)).convert("RGB")
    for kind in ("JPEG", "PNG"):
        yield f"48 million points.{kind.lower()}", _saved(photo, kind)
    yield "60 scanned pages.pdf", _scans(60)


def _text_pdf(pages: int) -> bytes:
    into = BytesIO()
    canvas = Canvas(into)
    for number in range(pages):
        for place in range(_LINES):
            words = f"bladzijde {number} regel {place}: Noor rekende vandaag tot twintig."
            canvas.drawString(50, A4[1] - 50 - 13 * place, words)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def _scans(pages: int) -> bytes:
    into = BytesIO()
    canvas = Canvas(into)
    for number in range(pages):
        scan = Image.effect_noise((413, 585), 20 + number).resize((1654, 2339))
        canvas.drawImage(ImageReader(BytesIO(_saved(scan, "JPEG"))), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def _saved(image: Image.Image, kind: str) -> bytes:
    into = BytesIO()
    image.save(into, kind)
    return into.getvalue()


if __name__ == "__main__":
    sys.exit(main())
