"""A list as CSV that a Dutch Excel opens by a double click: semicolons, UTF-8 with its mark, CRLF.

What begins as a formula would be one in a spreadsheet, and may fetch or send what it likes: such a
text gets an apostrophe before it (guideline of OWASP on CSV injection). Days are written as a Dutch
spreadsheet reads them, numbers bare.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import Final

from ib_desk.domain.dutch_dates import table_date
from ib_desk.domain.leaving.list_sheet import ListSheet, Value

_BEGINS_A_FORMULA: Final = tuple("=+-@|%\uff1d\uff0b\uff0d\uff20")
"""Also in full width, as some input methods type them."""


def csv_list(sheet: ListSheet) -> bytes:
    """The same bytes for the same list."""
    into = StringIO(newline="")
    writer = csv.writer(into, delimiter=";", lineterminator="\r\n")
    writer.writerows(_cells(row) for row in sheet.table())
    return into.getvalue().encode("utf-8-sig")


def _cells(row: Iterable[Value]) -> list[str]:
    return [_cell(value) for value in row]


def _cell(value: Value) -> str:
    if isinstance(value, date):
        return table_date(value)
    if isinstance(value, int):
        return str(value)
    # A line end or a tab within a cell moves what follows it to another one in some programs.
    words = " ".join(value.split())
    return f"'{words}" if words.startswith(_BEGINS_A_FORMULA) else words
