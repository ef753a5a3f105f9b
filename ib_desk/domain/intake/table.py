"""A list as it stands in a spreadsheet: rows of text, and nothing known of them yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class TableFault(Enum):
    """Why a file gives no rows. Two of them are what a child says of any file (`Unfit`)."""

    NO_TABLE = "no_table"
    EMPTY = "empty"
    OLD_WORKBOOK = "old_workbook"
    LOCKED = "locked"
    OPEN_QUOTE = "open_quote"
    TOO_LARGE = "too_large"
    TOO_HEAVY = "too_heavy"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet; a row is as long as its last cell with something in it."""

    name: str = ""
    rows: tuple[tuple[str, ...], ...]

    def cell(self, row: int, column: int) -> str:
        """What stands there; “” behind the end of a row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row) for row in self.rows), default=0)
