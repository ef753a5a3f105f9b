"""What runs for a pupil, and the mark of a file that was taken over: added, corrected, removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ib_desk.domain.records.running_measure import FundingCategory, MeasureKind, RunningMeasure
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.file.measures_page import MeasuresPage
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.choice import Choice
from tests.builders import FILE
from tests.ui.asked_ways import AskedWays
from tests.ui.looking import nameless
from tests.ui.noor_session import PageInWindow, noor_session, saved

TLV = RunningMeasure(
    file_id=FILE,
    kind=MeasureKind.TLV,
    number="TLV-12",
    starts_on=date(2026, 8, 1),
    ends_on=date(2027, 7, 31),
    category=FundingCategory.LOW,
)


@pytest.fixture
def session(qtbot, tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path, TLV, without=(RunningMeasure,)) as made:
        yield made


@pytest.fixture
def shown(qtbot, session) -> PageInWindow[MeasuresPage]:
    return PageInWindow(qtbot, session, MeasuresPage(session, AskedWays(session)))


def seen(shown) -> set[str]:
    QApplication.processEvents()
    names = ("number", "category", "hours")
    return {
        name for name in names if any(w.isVisible() for w in shown.page.findChildren(QWidget, name))
    }


def test_an_arrangement_is_added_with_its_hours_and_no_category(shown):
    shown.page.add_new()
    kind = shown.field("kind")
    assert isinstance(kind, Choice)
    assert seen(shown) == {"number"}
    kind.setFocus()
    shown.qtbot.keyClicks(kind, "a")
    shown.look()
    assert seen(shown) == {"number", "hours"}
    hours = shown.field("hours")
    hours.setFocus()
    shown.qtbot.keyClicks(hours, "40")
    shown.qtbot.keyClick(hours, Qt.Key.Key_Tab)
    added = next(one for one in shown.stored(RunningMeasure) if one.id != TLV.id)
    assert (added.kind, added.hours) == (MeasureKind.ARRANGEMENT, 40)
    assert nameless(shown.page) == []


def test_a_tlv_is_corrected_and_removed(shown):
    shown.page.go_to(RunningMeasure, TLV.id, "number")
    number = shown.field("number")
    assert isinstance(number, QLineEdit)
    assert seen(shown) == {"number", "category"}
    number.clear()
    shown.qtbot.keyClicks(number, "TLV-13")
    shown.qtbot.keyClick(number, Qt.Key.Key_Tab)
    assert shown.stored(RunningMeasure) == [replace(TLV, number="TLV-13")]
    shown.session.remove(shown.stored(RunningMeasure)[0])
    assert shown.stored(RunningMeasure) == []


def test_the_mark_of_a_file_that_was_taken_over_is_corrected_and_taken_away(shown):
    assert not shown.page.findChildren(QWidget, "taken_over_on")
    (file,) = shown.stored(SupportFile)
    marked = replace(file, taken_over_on=date(2026, 9, 1), taken_over_level=3)
    shown.session.change(file, marked)
    saved(shown.qtbot, shown.session)
    shown.look()
    shown.page.go_to(SupportFile, file.id, "taken_over_on")
    day = shown.field("taken_over_on")
    (line,) = day.findChildren(QLineEdit)
    assert line.hasFocus()
    line.clear()
    shown.qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert shown.stored(SupportFile) == [replace(marked, taken_over_on=None)]
