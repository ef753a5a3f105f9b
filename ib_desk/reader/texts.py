"""Makes pages of plain text: lines as they were typed, long ones broken, in one walk through it."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ib_desk.domain.records.made_pages import MadeFacts, PageFacts, Unfit
from ib_desk.domain.words.signs import cleaned
from ib_desk.reader.making import MOST_PAGES, Ear, Made, Unmakeable

MOST_CHARACTERS: Final = 400_000
_FACE: Final = "Text"
_SIZE: Final = 10.0
_LEADING: Final = 14.0
_WIDTH, _HEIGHT = 515.9, 751.2
"""Points: as large as the room that a package leaves on A4, so that text keeps its size."""
_SIDE, _TOP, _FOOT = 11.3, 17.0, 11.3
_LINES_ON_PAGE: Final = int((_HEIGHT - _TOP - _FOOT) // _LEADING)
_ROOM: Final = _WIDTH - 2 * _SIDE
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def pages_of_text(content: bytes, face: bytes, ear: Ear) -> Made:
    """Black on white, in the typeface `face`.

    Raises:
        Unmakeable: with the reason; `CHARACTER` with the first one that has no shape.
    """
    text = cleaned(_decoded(content).expandtabs(4))
    if not text.strip():
        raise Unmakeable(Unfit.EMPTY)
    if len(text) > MOST_CHARACTERS:
        raise Unmakeable(Unfit.TOO_LARGE)
    font = TTFont(_FACE, BytesIO(face))
    pdfmetrics.registerFont(font)
    lines = list(_Broken.of(font, text).lines(text))
    pages = [lines[at : at + _LINES_ON_PAGE] for at in range(0, len(lines), _LINES_ON_PAGE)]
    if len(pages) > MOST_PAGES:
        raise Unmakeable(Unfit.TOO_MANY_PAGES)
    ear.pages(len(pages))
    into = BytesIO()
    canvas = Canvas(into, pagesize=(_WIDTH, _HEIGHT), invariant=1)
    for number, page in enumerate(pages, start=1):
        written = canvas.beginText(_SIDE, _HEIGHT - _TOP - _SIZE)
        written.setFont(_FACE, _SIZE, _LEADING)
        written.textLines(page, trim=0)
        canvas.drawText(written)
        canvas.showPage()
        ear.step(number)
    canvas.save()
    facts = MadeFacts(pages=(PageFacts(),) * len(pages))
    return Made(pdf=into.getvalue(), words=tuple(map("\n".join, pages)), facts=facts)


def _decoded(content: bytes) -> str:
    """By the mark in front; without one as UTF-8, and else as Windows wrote it."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


@dataclass(frozen=True, slots=True)
class _Broken:
    """Breaks lines at spaces, by the width of each sign."""

    widths: dict[str, float]

    @classmethod
    def of(cls, font: Any, text: str) -> _Broken:
        """Measure each sign of `text` once; raises `Unmakeable` for one without a shape."""
        widths = {}
        for sign in dict.fromkeys(text.replace("\n", "")):
            if ord(sign) not in font.face.charToGlyph:
                raise Unmakeable(Unfit.CHARACTER, sign)
            widths[sign] = font.face.charWidths[ord(sign)] * _SIZE / 1000
        return cls(widths)

    def lines(self, text: str) -> Iterator[str]:
        """No wider than the room; a word that is, is broken wherever it must."""
        for line in text.split("\n"):
            yield from self._parts(line)

    def _parts(self, line: str) -> Iterator[str]:
        start = at = 0
        width = 0.0
        space = -1
        while at < len(line):
            width += self.widths[line[at]]
            if line[at] == " ":
                space = at
            elif width > _ROOM:
                end = space + 1 if space >= start else max(at, start + 1)
                yield line[start:end].rstrip()
                start, at, width, space = end, end, 0.0, -1
                continue
            at += 1
        yield line[start:]
