"""A list over many pupils on paper: as many sheets as its rows take, the heads on each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportlab.platypus import Flowable

from ib_desk.application.paper import ListHead
from ib_desk.domain.dutch_dates import full_date, plain_date
from ib_desk.domain.leaving.list_sheet import ListSheet
from ib_desk.domain.words.report_texts import ReportTexts, fill
from ib_desk.exchange.pdf.fonts import Fonts
from ib_desk.exchange.pdf.grid import Grid
from ib_desk.exchange.pdf.page import Furniture, laid_out
from ib_desk.exchange.pdf.style import LANDSCAPE, SPACE, Style
from ib_desk.exchange.pdf.typesetter import Typesetter

_PAD: Final = 0.75 * SPACE


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPrint:
    """One list, with what stands around it; `mark` is the word across each sheet, or “”."""

    sheet: ListSheet
    head: ListHead
    texts: ReportTexts
    fonts: Fonts
    mark: str = ""


def list_report(order: ListPrint) -> tuple[bytes, int]:
    """A PDF and its number of pages."""
    typesetter = Typesetter(order.fonts, Style())
    return laid_out(
        LANDSCAPE, _furniture(order, typesetter), lambda _pages: _story(order, typesetter)
    )


def _furniture(order: ListPrint, typesetter: Typesetter) -> Furniture:
    head, shared = order.head, order.texts.shared
    maker = fill(shared.made_by, maker=head.stamp.maker) if head.stamp.maker else ""
    day = plain_date(head.stamp.printed_on)
    foot = " · ".join(part for part in (order.sheet.title, day, maker) if part)
    return Furniture(
        title=order.sheet.title,
        head=typesetter.plain("small", head.school),
        foot=typesetter.plain("small", foot),
        page=lambda page, pages: fill(shared.page, page=str(page), pages=str(pages)),
        mark=order.mark,
    )


def _story(order: ListPrint, typesetter: Typesetter) -> list[Flowable]:
    sheet, texts = order.sheet, order.texts.list
    day = fill(texts.as_of, day=full_date(order.head.stamp.printed_on))
    about = " · ".join(part for part in (sheet.about, day) if part)
    return [
        typesetter.text("title", sheet.title),
        typesetter.text("subtitle", about),
        typesetter.text("small", texts.private),
        *_table(sheet, typesetter),
    ]


def _table(sheet: ListSheet, typesetter: Typesetter) -> list[Flowable]:
    whole = sum(column.share for column in sheet.columns)
    width = LANDSCAPE.inner_width
    rows = [typesetter.row("cell", *(cell.text for cell in row.cells)) for row in sheet.rows]
    return Grid(
        widths=[width * column.share / whole for column in sheet.columns],
        head=typesetter.row("cell_head", *(column.title for column in sheet.columns)),
        rows=rows,
        pad=_PAD,
    ).flow(LANDSCAPE)
