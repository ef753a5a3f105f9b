"""A list is read in a child: it gives rows, or one sentence, and no child is left behind."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest

from ib_desk.application.children import Children
from ib_desk.application.import_errors import NoList
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.domain.intake.table import TableFault
from ib_desk.exchange.child_tables import ChildTables
from ib_desk.main.hidden import READ, child_command
from tests.application.fakes import CalledOff
from tests.exchange.other_children import LOOP, frame, saying
from tests.reader.workbooks import workbook

REAL = tuple(child_command(READ))


def fault(command: Sequence[str], content: bytes = b"x") -> TableFault:
    children = Children()
    with pytest.raises(NoList) as refused:
        ChildTables(command, children)(content, Silent())
    assert children._living == []
    return refused.value.why


def test_a_child_gives_the_rows_of_a_workbook_and_of_lines():
    tables = ChildTables(REAL, Children())
    (book,) = tables(workbook([["Naam", "Nr"], ["Öztürk", 7]], formats={(2, 2): "000"}), Silent())
    assert (book.name, book.rows) == ("Blad", (("Naam", "Nr"), ("Öztürk", "007")))
    (lines,) = tables("Naam;Nr\nÖztürk;007\n".encode("cp1252"), Silent())
    assert lines.rows == book.rows


def test_the_reason_comes_back():
    assert fault(REAL, b"PK\x03\x04 no more") is TableFault.DAMAGED


@pytest.mark.parametrize(
    "words",
    [
        "sys.exit(1)",
        "print('no frame')",
        frame(b"F", b"[[1, 2]]"),
        frame(b"F", b'[["a", [["' + b"x" * 5000 + b'"]]]]'),
        frame(b"X", b'["no such reason", ""]'),
        frame(b"P", b"%PDF"),
    ],
)
def test_a_child_that_ends_badly_or_lies_is_a_file_that_is_too_heavy(words: str):
    assert fault(saying(words)) is TableFault.TOO_HEAVY


def test_who_calls_it_off_waits_for_no_child():
    children = Children()
    with pytest.raises(Cancelled):
        ChildTables(saying(LOOP), children)(b"x", CalledOff())
    assert children._living == []


def test_the_command_is_that_of_all_files_of_strangers():
    assert REAL[0] == sys.executable
