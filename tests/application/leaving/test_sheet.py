"""The recovery sheet leaves by the same writing and printing, and stands in no register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ib_desk.application.leaving.outside import ToFile, ToPrinter
from ib_desk.application.leaving.sheet import SheetExit
from ib_desk.application.progress import Silent
from tests.application.leaving.door import Outside

PLACE = Path("/media/stick/herstelblad.pdf")


def let_out(to: Any, outside: Outside) -> None:
    made: Any = SheetExit(lambda sheet: f"sheet {sheet}".encode(), outside)
    made.let_out("1", to, "Herstelblad", Silent())


def test_as_a_file():
    outside = Outside()
    let_out(ToFile(PLACE), outside)
    assert outside.written == {PLACE: b"sheet 1"}


def test_on_paper_under_a_name_that_the_queue_may_show():
    outside = Outside()
    let_out(ToPrinter(outside), outside)
    assert outside.printed == [(b"sheet 1", "Herstelblad")]
