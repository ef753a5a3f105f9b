"""A list over many pupils as it leaves: the very words that were on the screen, in rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ib_desk.domain.records.support_file import SupportFileId

Value = str | int | date


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """`share` is how wide, beside the others; `value_title` as in `ListSheet.table`.

    `is_name` says that a cell is the name of the pupil of its row, and of nobody else.
    """

    title: str
    share: float = 1
    value_title: str = ""
    is_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """Words, and the day or the number behind them."""

    text: str
    value: date | int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One line about the pupil of one file; `None` for about no pupil."""

    file_id: SupportFileId | None
    cells: tuple[SheetCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """What leaves; `about` says of what it is a part, in words."""

    title: str
    about: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]

    @property
    def file_ids(self) -> tuple[SupportFileId, ...]:
        """Each file of which something leaves, once."""
        return tuple(dict.fromkeys(row.file_id for row in self.rows if row.file_id is not None))

    def table(self) -> list[list[Value]]:
        """For another program, the heads first: a day or a number where there is one.

        Where a column has a title for its value, words and value stand beside each other.
        """
        heads: list[Value] = [
            title
            for column in self.columns
            for title in (column.title, column.value_title)
            if title
        ]
        return [heads, *(self._values(row) for row in self.rows)]

    def _values(self, row: SheetRow) -> list[Value]:
        found: list[Value] = []
        for column, cell in zip(self.columns, row.cells, strict=True):
            value = "" if cell.value is None else cell.value
            if column.value_title:
                found += [cell.text, value]
            else:
                found.append(value or cell.text)
        return found
