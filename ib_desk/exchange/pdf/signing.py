"""Lines to sign on, two beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reportlab.platypus import Flowable

from ib_desk.exchange.pdf.blocks import SignatureLine
from ib_desk.exchange.pdf.grid import Cell, Grid
from ib_desk.exchange.pdf.style import PORTRAIT, SPACE

PAD: Final = 0.75 * SPACE
_SIGNERS: Final = 2


def signature_lines(signers: Iterable[Flowable]) -> list[Flowable]:
    """One for each of those whose name is set already, on a page that stands upright."""
    cells: list[Cell] = [[SignatureLine(one)] for one in signers]
    cells += [[]] * (-len(cells) % _SIGNERS)
    rows = [cells[start : start + _SIGNERS] for start in range(0, len(cells), _SIGNERS)]
    widths = [PORTRAIT.inner_width / _SIGNERS] * _SIGNERS
    return [*Grid(widths=widths, rows=rows, ruled=False, pad=PAD).flow(PORTRAIT)]
