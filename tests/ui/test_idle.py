from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ib_desk.ui.idle import IdleWatch


class Clocks:
    def __init__(self):
        self.steady = 100.0
        self.wall = 1_000.0


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def watch(qapp, clocks):
    made = IdleWatch(qapp, lambda: 5, lambda: clocks.steady, lambda: clocks.wall)
    yield made
    made.setParent(None)
    made.deleteLater()


def test_it_locks_after_the_time_that_was_chosen(qtbot, watch, clocks):
    clocks.steady += 5 * 60
    with qtbot.waitSignal(watch.due):
        watch.look()


def test_a_key_starts_the_time_anew(qtbot, watch, clocks):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    clocks.steady += 299
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    clocks.steady += 200
    with qtbot.assertNotEmitted(watch.due):
        watch.look()


def test_it_locks_after_a_sleep_in_which_the_steady_clock_stood_still(qtbot, watch, clocks):
    clocks.wall += 3_600
    with qtbot.waitSignal(watch.due):
        watch.look()


def test_a_clock_that_is_set_back_does_not_keep_it_open(qtbot, watch, clocks):
    clocks.wall -= 86_400
    clocks.steady += 5 * 60
    with qtbot.waitSignal(watch.due):
        watch.look()


def test_the_last_half_minute_is_said_and_taken_back(qtbot, watch, clocks):
    said = []
    watch.warned.connect(said.append)
    clocks.steady += 275
    watch.look()
    clocks.steady -= 275
    watch.look()

    assert said == [25, 0]


def test_no_time_means_that_it_never_locks(qtbot, qapp, clocks):
    watch = IdleWatch(qapp, lambda: 0, lambda: clocks.steady, lambda: clocks.wall)
    clocks.steady += 86_400
    with qtbot.assertNotEmitted(watch.due):
        watch.look()
    watch.deleteLater()


class TestElsewhere:
    """While a portal is filled in, in a browser where no key of hers is heard."""

    @pytest.fixture
    def watch(self, qapp, clocks):
        made = IdleWatch(qapp, lambda: 5, lambda: clocks.steady, lambda: clocks.wall, lambda: True)
        yield made
        made.setParent(None)
        made.deleteLater()

    def test_it_waits_longer_than_was_chosen(self, qtbot, watch, clocks):
        clocks.steady += 29 * 60
        clocks.wall += 29 * 60
        with qtbot.assertNotEmitted(watch.due):
            watch.look()

    def test_but_not_for_ever(self, qtbot, watch, clocks):
        clocks.steady += 30 * 60
        with qtbot.waitSignal(watch.due):
            watch.look()

    def test_a_machine_that_slept_locks_at_the_usual_time(self, qtbot, watch, clocks):
        clocks.wall += 5 * 60
        with qtbot.waitSignal(watch.due):
            watch.look()
