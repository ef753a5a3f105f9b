"""Excel workbooks for tests."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl


def workbook(
    rows: Sequence[Sequence[Any]],
    *,
    formats: Mapping[tuple[int, int], str] | None = None,
    other: Mapping[str, Sequence[Sequence[Any]]] | None = None,
    hidden: Sequence[str] = (),
    as_text: bool = False,
) -> bytes:
    """`formats` by (row, column) from 1; `as_text` keeps what would be a formula."""
    book = openpyxl.Workbook()
    sheets = {"Blad": rows, **(other or {})}
    for number, (name, cells) in enumerate(sheets.items()):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = name
        for r, row in enumerate(cells, 1):
            for c, value in enumerate(row, 1):
                cell = sheet.cell(r, c)
                cell.value = value
                if as_text:
                    cell.data_type = "s"
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    for (r, c), shape in (formats or {}).items():
        book["Blad"].cell(r, c).number_format = shape
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
