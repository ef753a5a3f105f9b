"""The rows of an Excel workbook (.xlsx), one after the other; its archive is measured first."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

from ib_desk.domain.intake.table import TableFault
from ib_desk.reader.archives import ArchiveLimits, is_too_heavy
from ib_desk.reader.table_limits import MOST_COLUMNS, MOST_SHEETS, Untabled

# With `lxml` it would read otherwise where that happens to be installed, as it is for developers.
os.environ["OPENPYXL_LXML"] = "False"

import openpyxl

# The sheet of a school of 5,000 pupils has a third of what one part may hold, and rows that are
# much alike come to a ratio of some 40.
_MOST: Final = ArchiveLimits(part=32 << 20, together=96 << 20, ratio=150)
_WORKBOOK: Final = "xl/workbook.xml"
_ZEROS: Final = re.compile(r"0+")

Rows = Iterator[tuple[str, ...]]


def workbook_rows(content: bytes) -> list[tuple[str, Rows]]:
    """Name and rows of each sheet that is shown.

    Raises:
        Untabled: it is no workbook, or more than a school can have.
    """
    _measure(content)
    book = openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=True, keep_links=False
    )
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if len(shown) > MOST_SHEETS:
        raise Untabled(TableFault.TOO_LARGE)
    return [(sheet.title, _rows(sheet)) for sheet in shown]


def _measure(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise Untabled(TableFault.DAMAGED) from None
    if _WORKBOOK not in {part.filename for part in parts}:
        raise Untabled(TableFault.NO_TABLE)
    if is_too_heavy(parts, _MOST):
        raise Untabled(TableFault.TOO_HEAVY)


def _rows(sheet: Any) -> Rows:
    # What a workbook says of its own size may be a lie, and is then a million empty cells.
    sheet.reset_dimensions()
    for row in sheet.iter_rows():
        if len(row) > MOST_COLUMNS and any(c.value is not None for c in row[MOST_COLUMNS:]):
            raise Untabled(TableFault.TOO_LARGE)
        yield tuple(_text(cell) for cell in row[:MOST_COLUMNS])


def _text(cell: Any) -> str:
    """As one reads it on the sheet; a day as ISO has it, so that nobody mistakes its month."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format))
    if isinstance(value, datetime):
        value = value if value.time() != time() else value.date()
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: float, shape: str) -> str:
    """“007” where the sheet shows it so; no “,0” behind a whole number."""
    whole = int(value) if float(value).is_integer() else None
    if whole is None:
        return repr(value).replace(".", ",")
    return str(whole).zfill(len(shape)) if _ZEROS.fullmatch(shape) else str(whole)
