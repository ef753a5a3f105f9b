"""Lists of strangers: what stands there is read, and nothing that is no list gets any further."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ib_desk.domain.intake.table import TableFault
from ib_desk.reader import table_answers
from ib_desk.reader.answers import Tabling, job_as_bytes
from ib_desk.reader.child import do
from ib_desk.reader.frames import BadFrame, FrameKind, read_frame, write_frame
from ib_desk.reader.table_limits import MOST_IN_A_CELL, MOST_ROWS, MOST_SHEETS, Untabled
from ib_desk.reader.tables import Sheet, sheets_of
from tests.reader.workbooks import workbook

_LIMITS = {FrameKind.FACTS: 1 << 26, FrameKind.REFUSED: 200}
_CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" ;,\"'"),
    max_size=20,
).map(lambda text: " ".join(text.split()))
_LISTS = st.lists(st.lists(_CELLS, min_size=2, max_size=5), min_size=1, max_size=8).map(
    lambda rows: [["Achternaam", "Roepnaam"], *rows]
)


def rows_of(content: bytes) -> list[tuple[str, ...]]:
    (sheet,) = sheets_of(content)
    return list(sheet.rows)


def refused(content: bytes) -> TableFault:
    with pytest.raises(Untabled) as found:
        sheets_of(content)
    return found.value.reason


def answered(content: bytes):
    """What the child says, over its pipes."""
    asked, told = io.BytesIO(), io.BytesIO()
    write_frame(asked, FrameKind.JOB, job_as_bytes(Tabling()))
    write_frame(asked, FrameKind.CONTENT, content)
    asked.seek(0)
    do(asked, told, bytes)
    told.seek(0)
    frame = read_frame(told, _LIMITS)
    assert frame is not None
    assert read_frame(told, _LIMITS) is None
    return frame


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_each_separator_and_encoding_is_found(separator: str, encoding: str):
    lines = ["Naam;Geboren;Klas", "Zoë Müller;31-12-2014;2B", 'Bo "de" Wit;1-2-2013;1A']
    content = "\r\n".join(lines).replace(";", separator).encode(encoding)
    assert rows_of(content)[:2] == [
        ("Naam", "Geboren", "Klas"),
        ("Zoë Müller", "31-12-2014", "2B"),
    ]


def test_a_comma_in_a_remark_and_a_line_break_in_quotes_split_nothing():
    content = b'Naam;Opmerking\nSem;"rustig, stil;\nen vrolijk"\nBo;ja, nee, ja\n'
    assert rows_of(content) == [
        ("Naam", "Opmerking"),
        ("Sem", "rustig, stil; en vrolijk"),
        ("Bo", "ja, nee, ja"),
    ]


def test_signs_within_quotes_separate_nothing_however_regular_they_are():
    content = b'"Naam";"Opmerking"\n' + b'"Wit, Bo";"rustig, stil, vrolijk"\n' * 3
    assert rows_of(content)[1:] == [("Wit, Bo", "rustig, stil, vrolijk")] * 3


def test_a_quote_in_the_middle_of_a_cell_and_one_that_the_sample_cuts_off_change_nothing():
    lines = b'Naam,Opmerking\n"Bo" Wit,rustig\nSem,stil\n'
    assert rows_of(lines)[2] == ("Sem", "stil")
    long = b"Naam,Opmerking\n" + b"Sem,ja\n" * 48 + b'Bo,"een\ntwee"\n'
    assert rows_of(long)[-1] == ("Bo", "een twee")


def test_what_excel_is_told_of_the_separator_is_heeded_and_keeps_its_row():
    assert rows_of(b"sep=,\nNaam,Klas\nSem,2B\n") == [(), ("Naam", "Klas"), ("Sem", "2B")]


def test_leading_zeros_stay():
    assert rows_of(b"Nummer;Telefoon\n00123;0612345678\n")[1] == ("00123", "0612345678")
    book = workbook([["Nummer"], [7]], formats={(2, 1): "0000"})
    assert rows_of(book)[1] == ("0007",)


def test_a_workbook_gives_what_one_reads_on_the_sheet():
    born, met = date(2014, 12, 31), datetime(2026, 1, 2, 13, 30)  # noqa: DTZ001 - as Excel has it
    book = workbook([["a", "b", "c", "d", "e", "f"], [born, met, 3.0, 2.5, True, None, "x"]])
    assert rows_of(book)[1] == ("2014-12-31", "2026-01-02T13:30:00", "3", "2,5", "ja", "", "x")


def test_a_formula_is_never_worked_out():
    book = workbook([["Naam"], ['=HYPERLINK("http://a.example","Sem")'], ["Bo"]])
    assert rows_of(book) == [("Naam",), (), ("Bo",)]
    assert rows_of(b"Naam;Klas\n=1+1;@SUM(A1)\n")[1] == ("=1+1", "@SUM(A1)")


def test_empty_rows_keep_the_number_of_those_behind_them():
    assert rows_of(b"Naam;Klas\n\n;\nSem;2B\n\n;;\n") == [("Naam", "Klas"), (), (), ("Sem", "2B")]


def test_hidden_sheets_are_not_read_and_empty_ones_not_offered():
    book = workbook([["Naam"], ["Sem"]], other={"leeg": [], "geheim": [["x"]]}, hidden=("geheim",))
    assert [sheet.name for sheet in sheets_of(book)] == ["Blad"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", TableFault.EMPTY),
        (b"\n\n ; \n", TableFault.EMPTY),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), TableFault.OLD_WORKBOOK),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), TableFault.LOCKED),
        (b"PK\x03\x04 and no more", TableFault.DAMAGED),
        (bytes(range(256)) * 8, TableFault.NO_TABLE),
        (b"a;b\n" + b"x" * (MOST_IN_A_CELL + 1) + b";y\n", TableFault.TOO_LARGE),
        (b'Naam;Klas\nSem;2B\n"Bo;2B\nAya;2B\n', TableFault.OPEN_QUOTE),
        (b'a;b\n"x;y\n' + b"x;y\n" * MOST_ROWS, TableFault.OPEN_QUOTE),
        (b"a;b\n" * (MOST_ROWS + 1), TableFault.TOO_LARGE),
        (b";".join([b"x"] * 201), TableFault.TOO_LARGE),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(content: bytes, fault: TableFault):
    assert refused(content) is fault


def test_no_sheet_is_left_out_without_a_word():
    others = {f"Klas {number}": [["Naam"], ["Sem"]] for number in range(MOST_SHEETS)}
    assert refused(workbook([["Naam"], ["Bo"]], other=others)) is TableFault.TOO_LARGE


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_an_archive_that_is_no_workbook_is_no_list():
    assert refused(zipped(**{"word/document.xml": b"<x/>"})) is TableFault.NO_TABLE


def test_a_bomb_is_refused_by_its_measures_before_it_is_unpacked():
    bomb = zipped(**{"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b" " * (33 << 20)})
    assert len(bomb) < 1 << 20
    assert refused(bomb) is TableFault.TOO_HEAVY


def test_an_entity_in_a_workbook_is_refused():
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'
    parts = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": evil}
    frame = answered(zipped(**parts))
    assert frame.kind is FrameKind.REFUSED
    assert table_answers.fault_from(frame.payload) is TableFault.DAMAGED


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"a;b\n"]))
def test_any_bytes_give_rows_or_a_reason(content: bytes, begin: bytes):
    frame = answered(begin + content)
    if frame.kind is FrameKind.FACTS:
        assert table_answers.tables_from(frame.payload)
    else:
        assert table_answers.fault_from(frame.payload) in TableFault


@given(st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_workbook_with_a_byte_changed_gives_rows_or_a_reason(changes: list[tuple[int, int]]):
    book = bytearray(workbook([["Naam", "Klas"], ["Sem", "2B"]]))
    for place, byte in changes:
        book[place % len(book)] = byte
    assert answered(bytes(book)).kind in _LIMITS


@given(_LISTS, st.sampled_from([";", ",", "\t"]))
@example([["Achternaam", "Roepnaam"], ["", ",,0"], ["", "", ",,0"]], ";")
def test_a_list_that_is_written_is_read_as_it_was(rows: list[list[str]], separator: str):
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    read = rows_of(target.getvalue().encode("utf-8"))
    assert [list(row) for row in read] == _trimmed(rows)


@given(_LISTS)
def test_a_workbook_that_is_written_is_read_as_it_was(rows: list[list[str]]):
    read = rows_of(workbook(rows, as_text=True))
    assert [list(row) for row in read] == _trimmed(rows)


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without empty cells behind, and empty rows at the end."""
    kept = [list(row) for row in rows]
    for row in kept:
        while row and not row[-1]:
            row.pop()
    while kept and not kept[-1]:
        kept.pop()
    return kept


@pytest.mark.parametrize(
    "told",
    [
        b"{}",
        b"[]",
        b'[["a"]]',
        b'[["a", [["b", 1]]]]',
        b'[["a", ["b"]]]',
        b'[["a", [["\\u0007"]]]]',
    ],
)
def test_what_no_child_of_ours_says_is_not_believed(told: bytes):
    with pytest.raises(BadFrame):
        table_answers.tables_from(told)


def test_rows_come_over_the_pipe_as_they_are():
    payload = table_answers.sheets_as_bytes([Sheet("Blad", (("Zoë", ""), ()))])
    (table,) = table_answers.tables_from(payload)
    assert (table.name, table.rows) == ("Blad", (("Zoë", ""), ()))
    assert table.cell(0, 5) == ""
