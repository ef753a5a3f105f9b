"""Nothing is begun twice by pressing twice, on any screen; and each button is one of ours."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, Self, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

import ib_desk.ui
import ib_desk.ui.file_dialogs
from ib_desk.application.paper import Report
from ib_desk.domain.records.contract import Contract
from ib_desk.ui.jobs import JobRunner
from ib_desk.ui.places import BIN, IMPORT, PUPILS, REQUESTS, SETTINGS
from ib_desk.ui.widgets.disclosure import Disclosure
from tests.ui.desk_window import WindowInUse
from tests.ui.file_pages import PAGES


class Standstill:
    """In the place of the threads: what is begun is never done, and stops when it is let go."""

    def __init__(self, *runners: JobRunner) -> None:
        self._runners = {runner: runner._executor for runner in runners}
        self._waiting: list[Future[Any]] = []
        self.begun = 0

    def __enter__(self) -> Self:
        for runner in self._runners:
            runner._executor = cast("ThreadPoolExecutor", self)
        return self

    def __exit__(self, *_error: object) -> None:
        for runner, executor in self._runners.items():
            runner._executor = executor
        for future in self._waiting:
            future.cancel()

    def submit(self, *_work: object) -> Future[Any]:
        self.begun += 1
        self._waiting.append(Future())
        return self._waiting[-1]


def standstill(used: WindowInUse) -> Standstill:
    session = used.session
    return Standstill(session._database, session._documents)


def _buttons(screen: QWidget) -> list[QPushButton]:
    """That can be pressed; of those that say the same (“Toevoegen” to each list) one."""
    seen = {
        button.text() or button.accessibleName(): button
        for button in screen.findChildren(QPushButton)
        if button.isVisible()
        and button.isEnabled()
        and not (button.isCheckable() or isinstance(button, Disclosure))
    }
    return list(seen.values())


def _press_all_twice(used: WindowInUse, reopen) -> int:
    reopen()
    working = 0
    for place in range(len(_buttons(used.screen))):
        buttons = _buttons(used.screen)
        if place >= len(buttons):
            break
        button = buttons[place]
        with standstill(used) as still:
            button.click()
            first = still.begun
            said = button.text() or button.accessibleName()
            if button.isVisible():
                button.click()
            again = still.begun - first
        assert again == 0 or first == 0, said
        QApplication.processEvents()
        working += first > 0
        if not button.isVisible():
            reopen()
    return working


@pytest.fixture
def _no_dialog(monkeypatch):
    monkeypatch.setattr(ib_desk.ui.file_dialogs, "open_dialog", lambda _dialog: None)


@pytest.mark.usefixtures("_no_dialog")
@pytest.mark.parametrize("pages", [PAGES[:4], PAGES[4:8], PAGES[8:]])
def test_on_no_page_of_a_file_does_a_second_press_begin_a_second_thing(used, pages):
    working = sum(_press_all_twice(used, partial(used.open_page, page)) for page in pages)
    assert working > 16


@pytest.mark.usefixtures("_no_dialog")
def test_on_no_other_screen_does_a_second_press_begin_a_second_thing(used):
    def print_screen() -> None:
        used.window.navigator.open_print(Report.PARENTS.value)
        used.settle()

    places = (PUPILS, REQUESTS, IMPORT, BIN, SETTINGS)
    screens = (*(partial(used.open_place, place) for place in places), print_screen)
    working = sum(_press_all_twice(used, screen) for screen in screens)
    assert working >= 10


def test_outside_the_widgets_no_button_is_made_but_by_ours():
    root = Path(ib_desk.ui.__file__).parent
    made = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "QPushButton(" in path.read_text("utf-8")
    }
    assert made == {"widgets/breadcrumb.py", "widgets/pick_one.py"}


def test_on_a_slow_disk_impatience_makes_one_version_and_the_button_says_why(used):
    page = used.open_page("contract")
    button, before = page._renew, len(used.desk.all_of(Contract))
    disk = Event()
    used.session.read(disk.wait)
    button.setFocus()
    used.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    used.qtbot.waitUntil(lambda: button.text() == "Bezig…")
    assert used.focus is button
    used.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    used.qtbot.keyClick(button, Qt.Key.Key_Return)
    disk.set()
    used.settle()
    assert len(used.desk.all_of(Contract)) == before + 1
    assert button.text() == "Nieuwe versie"
    assert used.trouble == ""
