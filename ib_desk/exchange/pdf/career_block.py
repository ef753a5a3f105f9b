"""Schoolloopbaan on paper: a line for each school year."""

from __future__ import annotations

from typing import Final

from reportlab.platypus import Flowable

from ib_desk.domain.file.career import SchoolYearLine, career_of
from ib_desk.exchange.pdf.blocks import Section
from ib_desk.exchange.pdf.grid import Cell, Grid
from ib_desk.exchange.pdf.order import Order, filled
from ib_desk.exchange.pdf.style import PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Typesetter

_WIDTHS: Final = (0.16, 0.16, 0.34, 0.34)


def career_section(order: Order, typesetter: Typesetter) -> list[Flowable]:
    """Nothing where no year before this one was written down."""
    lines = career_of(order.whole, order.stamp.printed_on)
    if not lines:
        return []
    texts = order.texts.request
    table = Grid(
        widths=[share * PORTRAIT.inner_width for share in _WIDTHS],
        head=typesetter.row(
            "cell_head", texts.career_year, texts.career_group, texts.school, texts.career_went
        ),
        rows=[_row(order, one, typesetter) for one in lines],
        pad=0.5 * SPACE,
    )
    heading = typesetter.text("heading", texts.career)
    return [Section(heading, table.flow(PORTRAIT))]


def _row(order: Order, line: SchoolYearLine, typesetter: Typesetter) -> list[Cell]:
    went = "; ".join(filled((order.terms.label(line.went), line.note)))
    return [*typesetter.row("cell", line.year, line.group, line.school, went)]
