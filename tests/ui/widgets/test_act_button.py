"""A button works at one press at a time, however it is pressed, and says so when that lasts."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ib_desk.ui.jobs import JobRunner
from ib_desk.ui.widgets.act_button import ActButton
from ib_desk.ui.widgets.buttons import second_button


class Held(JobRunner):
    """Begins and never ends anything by itself."""

    def __init__(self) -> None:
        super().__init__("held")
        self.futures: list[Future[Any]] = []
        self._executor.shutdown()
        self._executor = cast("ThreadPoolExecutor", self)

    def submit(self, *_work: object) -> Future[Any]:
        self.futures.append(Future())
        return self.futures[-1]

    def end_all(self) -> None:
        ending, self.futures = self.futures, []
        for future in ending:
            future.set_result(None)
        QApplication.processEvents()


@pytest.fixture
def work(qapp) -> Held:
    return Held()


@pytest.fixture
def button(qtbot, work) -> ActButton:
    button = second_button("Versie maken")
    qtbot.addWidget(button)
    button.clicked.connect(lambda: work.start(lambda _progress: None))
    button.show()
    button.setFocus()
    return button


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def second_click(widget: QWidget) -> None:
    """Of a double click, as Qt sends it to what is under the mouse by then."""
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton)


def by_screen_reader(button: ActButton) -> None:
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    actions.doAction(actions.pressAction())
    while button.isDown():  # it is shown as pressed for a tenth of a second
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


WAYS = {
    "mouse": click,
    "space": lambda button: QTest.keyClick(button, Qt.Key.Key_Space),
    "enter": lambda button: QTest.keyClick(button, Qt.Key.Key_Return),
    "shortcut": lambda button: button.click(),
    "screen reader": by_screen_reader,
}


@pytest.mark.parametrize("way", WAYS)
def test_while_its_work_goes_on_another_press_does_nothing(button, work, way):
    for _again in range(3):
        WAYS[way](button)
    assert len(work.futures) == 1
    assert button.isEnabled()
    assert not button.isDown()
    work.end_all()
    WAYS[way](button)
    assert len(work.futures) == 1


def test_what_is_read_on_from_there_is_its_work_too(button, work):
    button.clicked.disconnect()

    def begin() -> None:
        job = work.start(lambda _progress: None)
        job.succeeded.connect(lambda: work.start(lambda _progress: None))

    button.clicked.connect(begin)
    button.click()
    work.end_all()
    assert button.is_held
    work.end_all()
    assert not button.is_held


def test_it_says_that_it_is_busy_when_that_lasts_and_keeps_its_place_and_focus(qtbot, button, work):
    width = button.width()
    button.click()
    assert button.text() == "Versie maken"
    qtbot.waitUntil(lambda: button.text() == "Bezig…")
    assert (button.width(), button.hasFocus()) == (width, True)
    work.end_all()
    assert button.text() == "Versie maken"


def test_words_of_the_screen_itself_stay(qtbot, button, work):
    button.click()
    button.setText("Openen…")
    button._patience.timeout.emit()
    assert button.text() == "Openen…"
    work.end_all()
    assert button.text() == "Openen…"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_that_is_held_down_presses_once(button, work, key):
    QTest.keyPress(button, key)
    for _repeat in range(3):
        work.end_all()
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", autorep=True)
            QApplication.sendEvent(button, event)
    began = len(work.futures)
    QTest.keyRelease(button, key)
    assert (began, len(work.futures)) == ((0, 0) if key == Qt.Key.Key_Return else (0, 1))


def test_the_second_of_a_double_click_does_nothing_once_the_first_did_it(button, work):
    click(button)
    work.end_all()
    second_click(button)
    assert work.futures == []
    click(button)
    assert len(work.futures) == 1


def test_nor_when_the_first_fell_on_what_is_no_longer_there(button, work):
    second_click(button)
    assert work.futures == []


def test_a_button_that_begins_nothing_can_be_clicked_as_fast_as_one_likes(qtbot):
    turned: list[bool] = []
    button = second_button("Volgende")
    qtbot.addWidget(button)
    button.clicked.connect(lambda: turned.append(True))
    button.show()
    click(button)
    second_click(button)
    assert len(turned) == 2
