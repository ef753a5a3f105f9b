"""A list of a stranger as rows of text: an Excel workbook, or lines with separators.

Nothing is worked out: of a formula the value counts that Excel kept beside it. Nothing is skipped
without a word either: what is larger than a school can have is refused as a whole.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from ib_desk.domain.intake.table import TableFault
from ib_desk.reader.table_limits import (
    MOST_COLUMNS,
    MOST_IN_A_CELL,
    MOST_ROWS,
    Untabled,
)
from ib_desk.reader.text_encoding import decoded

_MOST_EMPTY: Final = 200_000
"""Rows that Excel lists although nothing stands in them."""
_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_DELIMITERS: Final = ";,\t|"
_SAMPLE_LINES: Final = 50
_NO_LETTERS: Final = frozenset(map(chr, (*range(9), *range(14, 32), 0xFFFD)))
_END: Final = "\ud800"
"""A row behind the last one, which no text has: a quote that is never closed takes it along."""
_LIKELY_LETTERS: Final = 50
"""To each sign that is no letter: a picture or a program has more of those."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows as they stand, empty ones too, so that a number of a row is that of the file."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def sheets_of(content: bytes) -> list[Sheet]:
    """All sheets in which something stands.

    Raises:
        Untabled: with the reason.
    """
    if content.startswith(_OLD_OFFICE):
        is_locked = _LOCKED in content
        raise Untabled(TableFault.LOCKED if is_locked else TableFault.OLD_WORKBOOK)
    if content.startswith(_ZIP):
        # Loading it takes longer than a list of lines takes to read.
        from ib_desk.reader.workbooks import workbook_rows  # noqa: PLC0415 - see above

        named = workbook_rows(content)
    else:
        named = [("", _separated(content))]
    sheets = [Sheet(name, _within_limits(rows)) for name, rows in named]
    found = [sheet for sheet in sheets if sheet.rows]
    if not found:
        raise Untabled(TableFault.EMPTY)
    return found


def _separated(content: bytes) -> Iterator[tuple[str, ...]]:
    text = decoded(content)
    strange = sum(sign in _NO_LETTERS for sign in text)
    if strange * _LIKELY_LETTERS > len(text):
        raise Untabled(TableFault.NO_TABLE)
    csv.field_size_limit(len(text) + len(_END))
    first, _newline, rest = text.partition("\n")
    told = first.strip()
    if told.lower().startswith("sep=") and len(told) == len("sep=;"):
        # For Excel; the row stays, so that numbers of rows are those of the file.
        yield ()
        text, delimiter = rest, told[-1]
    else:
        delimiter = _delimiter_of(text)
    lines = chain(io.StringIO(text, newline=""), (_END,))
    for row in csv.reader(lines, delimiter=delimiter):
        if row == [_END]:
            return
        if row and row[-1].endswith(_END):
            raise Untabled(TableFault.OPEN_QUOTE)
        yield tuple(row)


def _delimiter_of(text: str) -> str:
    """By which the first rows fall into as many columns as can be, the same number each time.

    One that leaves a quote where none can end is asked last: it stands within what was quoted.
    """
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])
    best, most = ";", (False, 0)
    for delimiter in _DELIMITERS:
        rows = [row for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if row]
        widths = [len(row) for row in rows]
        # What stands in every row separates; a comma in one remark does not.
        usual = max(set(widths), key=widths.count, default=1)
        fits = sum(width == usual for width in widths) if usual > 1 else 0
        if fits and (found := (_quotes_fit(sample, delimiter), fits * usual)) > most:
            best, most = delimiter, found
    return best


def _quotes_fit(sample: str, delimiter: str) -> bool:
    """Whether each quote ends where a cell does; one that is cut off with the sample may be."""
    try:
        for _row in csv.reader(io.StringIO(sample), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "end of data" in str(error)
    return True


def _within_limits(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Without empty rows at the end and empty cells behind; raises where there is too much."""
    kept: list[tuple[str, ...]] = []
    empty = 0
    for row in rows:
        cells = [_in_a_line(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            empty += 1
            if empty > _MOST_EMPTY:
                break
            continue
        kept += [()] * min(empty, MOST_ROWS)
        empty = 0
        kept.append(tuple(cells))
        if len(kept) > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise Untabled(TableFault.TOO_LARGE)
    return tuple(kept)


def _in_a_line(cell: str) -> str:
    if len(cell) > MOST_IN_A_CELL:
        raise Untabled(TableFault.TOO_LARGE)
    shown = (sign if sign.isprintable() else " " for sign in cell)
    return " ".join("".join(shown).split())
