"""Prints made as the program makes them, and ways to read them back."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_PATH as PATH

from ib_desk.application.paper import Enclosures, PrintChoices, Printed, Report, Stamp
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.record import Record
from ib_desk.exchange.pdf.fonts import Fonts
from ib_desk.exchange.pdf.prints import Prints
from ib_desk.main.resources import resources_root
from tests.builders import REQUEST_DAY, noor
from tests.shipped import catalogue, report_texts

STAMP = Stamp(printed_on=REQUEST_DAY, maker="Esther Mulder")
NOT_WORDS = frozenset({"digest", "trajectory", "step"})


@cache
def fonts() -> Fonts:
    return Fonts.in_folder(resources_root() / "fonts")


@cache
def prints() -> Prints:
    return Prints(fonts, report_texts(), catalogue())


def printed(
    report: Report,
    whole: WholeFile,
    choices: PrintChoices | None = None,
    enclosures: Enclosures | None = None,
    day: date = REQUEST_DAY,
) -> Printed:
    stamp = replace(STAMP, printed_on=day)
    return prints().print(report, whole, stamp, choices or PrintChoices(), enclosures)


@cache
def noors(report: Report) -> Printed:
    """What most tests read: Noor's own file with no choices."""
    return printed(report, noor())


def pages_of(content: bytes) -> list[str]:
    """The words of each page, in the order in which they were drawn: header, foot, then text."""
    with PdfDocument(content) as pages:  # six times as quick as pypdf, which some tests ask as well
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pages]


def words_of(content: bytes) -> str:
    """All text with single spaces, so that line breaks do not matter."""
    return " ".join(" ".join(pages_of(content)).split())


def standing_in_order(text: str, *words: str) -> bool:
    """Whether each of `words` is found behind the one before."""
    at = 0
    for word in words:
        at = text.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True


def saying(record: Record, word: Callable[[str], str]) -> Record:
    """The same record with `word(field)` in each field of free text."""
    changes: dict[str, Any] = {
        field.name: word(field.name)
        for field in fields(record)
        if type(getattr(record, field.name)) is str and field.name not in NOT_WORDS
    }
    return replace(record, **changes)


def needs(tool: str) -> pytest.MarkDecorator:
    """Skips a test where an outside program is not installed."""
    missing = shutil.which(tool) is None
    return pytest.mark.skipif(missing, reason=f"{tool} is not installed here")


def run(
    tool: str, *arguments: str | Path, content: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = [shutil.which(tool) or tool, *map(str, arguments)]
    return subprocess.run(command, input=content, capture_output=True, check=False)


Box = tuple[float, float, float, float]
"""Left, top, right and foot, in points from the upper left corner."""


def placed_words(content: bytes) -> list[tuple[str, Box]]:
    """Each word with its place, as another program finds them."""
    return [found for page in placed_on_pages(content) for found in page]


def placed_on_pages(content: bytes) -> list[list[tuple[str, Box]]]:
    """The same, of each page by itself."""
    found = run("pdftotext", "-bbox", "-", "-", content=content).stdout.decode()
    place = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')
    return [
        [
            (word, (float(left), float(top), float(right), float(foot)))
            for left, top, right, foot, word in place.findall(page)
        ]
        for page in found.split("<page ")[1:]
    ]


def rules_on_pages(content: bytes) -> list[list[float]]:
    """Of each page how far from its top there is a line from side to side, in points."""
    with PdfDocument(content) as pages:
        return [
            sorted(
                page.get_height() - foot
                for left, foot, right, top in (
                    path.get_bounds() for path in page.get_objects([PATH])
                )
                if top - foot < 2 < right - left
            )
            for page in pages
        ]


def smallest_type(content: bytes) -> float:
    """Of all text between head and foot, in points; reportlab sets each text in a frame of its own.

    Head and foot are set straight on the page, so in the frame of the page itself.
    """
    sizes: list[float] = []

    def look(
        text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float
    ) -> None:
        if text.strip() and cm[5]:
            sizes.append(size * abs(tm[3]))

    for page in PdfReader(BytesIO(content)).pages:
        page.extract_text(visitor_text=look)
    return round(min(sizes), 2)
