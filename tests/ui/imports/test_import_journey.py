"""From an empty encrypted vault to a file of a pupil of the school, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ib_desk.application.drafts import Spot
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import School
from ib_desk.ui.caseload.screen import CaseloadScreen
from ib_desk.ui.imports.screen import ImportScreen
from ib_desk.ui.places import PUPILS
from ib_desk.ui.quick.panel import QuickPanel
from ib_desk.ui.widgets.line_table import LineTable
from ib_desk.ui.window import DeskWindow
from tests.ui.conftest import RESOURCES
from tests.ui.opened_desk import EmptyVault, OpenedDesk, opened_desk
from tests.ui.reading import lines_in

# A window that opens over another asks what the offscreen platform cannot do.

EXPORT = RESOURCES / "demo" / "edexml_de_zandbank.xml"


@pytest.fixture
def desk(empty_vault: EmptyVault, tmp_path: Path) -> Iterator[OpenedDesk]:
    school = School(name="De Zandbank")
    with opened_desk(empty_vault, tmp_path, [school], on_disk=True) as opened:
        yield opened


@pytest.fixture
def window(desk: OpenedDesk, qtbot: QtBot) -> DeskWindow:
    made = DeskWindow(desk.session)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    made.navigator.go(Spot(place=PUPILS), remember=False)
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(window: DeskWindow, words: str, qtbot: QtBot) -> None:
    def buttons() -> list[QPushButton]:
        every = window.findChildren(QPushButton)
        return [b for b in every if b.text().startswith(words) and b.isVisible()]

    qtbot.waitUntil(lambda: bool(buttons()))
    qtbot.mouseClick(buttons()[0], Qt.MouseButton.LeftButton)


def test_the_school_is_read_taken_over_undone_and_worked_with(window, desk, qtbot):
    press(window, "Leerlingen inlezen", qtbot)
    window.findChildren(ImportScreen)[0].read_file(EXPORT)
    press(window, "216 leerlingen toevoegen", qtbot)
    press(window, "Leerling kiezen", qtbot)
    tables = [table for table in window.findChildren(LineTable) if table.isVisible()]
    assert len(lines_in(tables[0])) == 216
    school = desk.all_of(School)[0]
    assert (school.name, school.brin) == ("De Zandbank", "99ZZ00")

    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not desk.all_of(Pupil))
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(desk.all_of(Pupil)) == 216)

    caseload = window.findChildren(CaseloadScreen)[0]
    qtbot.waitUntil(lambda: len(caseload.list_page._lists.pupils) == 216)
    press(window, "Snel opschrijven", qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), "bilal ay")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(window.findChildren(QuickPanel)[0]._line.hasFocus)
    qtbot.keyClicks(QApplication.focusWidget(), "Zat de hele pauze alleen.")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    press(window, "Bekijken", qtbot)
    assert [one.line for one in desk.all_of(Contact)] == ["Zat de hele pauze alleen."]
    assert desk.problems == []
