"""The recovery sheet: one page for the safe of the school."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import segno
from reportlab.platypus import Flowable

from ib_desk.application.paper import MissingGlyph, Printed
from ib_desk.application.ways_in import RecoverySheet
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.words.report_texts import ReportTexts, fill
from ib_desk.exchange.pdf.blocks import Section, Stack
from ib_desk.exchange.pdf.fonts import Fonts, NoShape
from ib_desk.exchange.pdf.grid import Cell, Grid
from ib_desk.exchange.pdf.page import Furniture, laid_out
from ib_desk.exchange.pdf.style import PORTRAIT, SPACE, TEXT, Style
from ib_desk.exchange.pdf.typesetter import Typesetter

FILE_NAME: Final = "herstelblad.pdf"
QR_SIDE: Final = 150.0
"""Points; about 53 mm, so that a module of a slot's code is wide enough for any camera."""

_PER_ROW: Final = 3


def recovery_sheet(sheet: RecoverySheet, texts: ReportTexts, fonts: Fonts) -> Printed:
    """One page, black on white, to be read under any lamp.

    Raises:
        MissingGlyph: the label of the vault has a character that the font cannot draw.
    """
    typesetter = Typesetter(fonts, Style())
    words = texts.recovery
    shared = texts.shared
    try:
        furniture = Furniture(
            title=words.title,
            head="IB Desk",
            foot=typesetter.plain("small", f"{words.title} · {plain_date(sheet.made_on)}"),
            page=lambda page, pages: fill(shared.page, page=str(page), pages=str(pages)),
        )
        content, pages = laid_out(
            PORTRAIT, furniture, lambda _pages: _story(sheet, texts, typesetter)
        )
    except NoShape as missing:
        raise MissingGlyph(missing.character) from None
    return Printed(content=content, pages=pages, name=FILE_NAME)


def _story(sheet: RecoverySheet, texts: ReportTexts, typesetter: Typesetter) -> list[Flowable]:
    words = texts.recovery
    vault = fill(words.vault, label=sheet.vault_label, day=plain_date(sheet.made_on))
    notice = typesetter.text("notice", words.not_on_laptop)
    beside = [QrCode(sheet.slot_code, QR_SIDE)]
    about = [typesetter.text("body", words.picture)]
    picture = Grid(
        widths=[QR_SIDE + 5 * SPACE, PORTRAIT.inner_width - QR_SIDE - 5 * SPACE],
        rows=[[beside, about]],
        ruled=False,
        aligned=True,
    )
    numbered = [f"{number}. {step}" for number, step in enumerate(words.steps, start=1)]
    return [
        typesetter.text("title", words.title),
        typesetter.text("subtitle", vault),
        Stack([typesetter.text("body", words.what_for)], before=3 * SPACE),
        Stack([notice], before=3 * SPACE),
        Section(
            typesetter.text("heading", words.code),
            _groups(sheet.groups, texts, typesetter),
            before=5 * SPACE,
        ),
        Section(None, picture.flow(PORTRAIT), before=5 * SPACE),
        _lines(words.keep, words.keep_rules, typesetter),
        _lines(words.use, numbered, typesetter),
    ]


def _groups(groups: Sequence[str], texts: ReportTexts, typesetter: Typesetter) -> list[Flowable]:
    """Three rows of three, each with its number, as the program asks for them."""
    cells: list[Cell] = [
        [
            typesetter.text("small", fill(texts.recovery.group, number=str(number))),
            typesetter.text("code", group),
        ]
        for number, group in enumerate(groups, start=1)
    ]
    rows = [cells[start : start + _PER_ROW] for start in range(0, len(cells), _PER_ROW)]
    width = PORTRAIT.inner_width / _PER_ROW
    return Grid(widths=[width] * _PER_ROW, rows=rows, pad=2 * SPACE).flow(PORTRAIT)


def _lines(heading: str, lines: Sequence[str], typesetter: Typesetter) -> Section:
    return Section(
        typesetter.text("heading", heading),
        [typesetter.text("body", line) for line in lines],
        aside=PORTRAIT.aside,
        before=5 * SPACE,
    )


class QrCode(Flowable):  # type: ignore[misc] # reportlab has no types
    """A square of modules, drawn as shapes so that it stays sharp in print."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self._code = segno.make_qr(text, error="m")
        self.width = self.height = side

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Always the same square."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the dark modules, each run of a row as one shape; the page is the white."""
        matrix = [bytes(row) for row in self._code.matrix]
        module = self.width / len(matrix)
        self.canv.setFillColor(TEXT)
        for down, row in enumerate(matrix):
            across = 0
            while across < len(row):
                run = len(row) - across - len(row[across:].lstrip(b"\x01"))
                if run:
                    foot = self.height - (down + 1) * module
                    self.canv.rect(across * module, foot, run * module, module, stroke=0, fill=1)
                across += max(1, run)
