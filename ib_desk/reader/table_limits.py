"""How much a list may be, and that it is too much or none at all."""

from __future__ import annotations

from typing import Final

from ib_desk.domain.intake.table import TableFault

MOST_ROWS: Final = 5_000
"""The largest school of the country has fewer pupils."""
MOST_COLUMNS: Final = 200
MOST_IN_A_CELL: Final = 4_000
MOST_SHEETS: Final = 20


class Untabled(Exception):
    """This is no list that can be read, and why."""

    def __init__(self, reason: TableFault) -> None:
        super().__init__(reason)
        self.reason = reason
