"""A list as CSV: a Dutch Excel makes of it what stood on the screen, and never a formula."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.leaving.list_sheet import ListSheet, SheetCell, SheetColumn, SheetRow
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.exchange.csv_list import csv_list

FORMULAS = ("=1+1", "+1", "-2+3", "@SUM(A1)", "|calc", "%x", "＝1+1", "＋1", "－1", "＠x")


def sheet(*rows: tuple[SheetCell, ...], columns: tuple[SheetColumn, ...]) -> ListSheet:
    made = (SheetRow(file_id=SupportFileId(uuid4()), cells=cells) for cells in rows)
    return ListSheet(title="Dossiers", about="", columns=columns, rows=tuple(made))


def read(content: bytes) -> list[list[str]]:
    """As Excel of a Dutch computer does."""
    csv.field_size_limit(1 << 20)  # it is of the whole process, and a reader of lists sets its own
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def one(text: str, value: date | int | None = None) -> list[str]:
    cells = (SheetCell(text=text, value=value),)
    return read(csv_list(sheet(cells, columns=(SheetColumn(title="Naam"),))))[1]


def test_semicolons_a_mark_of_utf_8_and_line_ends_of_windows():
    columns = (SheetColumn(title="Naam"), SheetColumn(title="Groep"))
    content = csv_list(sheet((SheetCell(text="Żaneta"), SheetCell(text="6a")), columns=columns))
    assert content == "\ufeffNaam;Groep\r\nŻaneta;6a\r\n".encode()


def test_a_day_and_a_number_stand_in_the_place_of_the_words():
    assert one("31 jul", date(2027, 7, 31)) == ["31-07-2027"]
    assert one("niveau 4", 4) == ["4"]
    assert one("", -2) == ["-2"]


def test_where_the_value_has_a_title_both_are_there():
    columns = (SheetColumn(title="Sprak ouders", value_title="Sprak ouders op"),)
    spoken = (SheetCell(text="12 dagen", value=date(2026, 9, 12)),)
    never = (SheetCell(text=""),)
    assert read(csv_list(sheet(spoken, never, columns=columns))) == [
        ["Sprak ouders", "Sprak ouders op"],
        ["12 dagen", "12-09-2026"],
        ["", ""],
    ]


@pytest.mark.parametrize("text", [*FORMULAS, " =1+1", "\t=1+1", "\r=1+1", "\n=1+1"])
def test_what_begins_as_a_formula_is_a_text(text):
    (said,) = one(text)
    assert said == f"'{text.strip()}"


@pytest.mark.parametrize("text", ["niveau 4 · steun", "0612345678", "a=b", "zegt “nee”; komt"])
def test_any_other_text_is_as_it_is(text):
    assert one(text) == [text]


def test_a_text_of_two_lines_is_one_cell_in_one_row():
    assert one("eerst\ndan\tmeer") == ["eerst dan meer"]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_whatever_is_typed_each_cell_stays_in_its_row(typed):
    columns = (SheetColumn(title="a"), SheetColumn(title="b"))
    rows = [tuple(SheetCell(text=text) for text in pair) for pair in typed]
    found = read(csv_list(sheet(*rows, columns=columns)))
    assert [len(row) for row in found] == [2] * (len(typed) + 1)
    for row in found[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
