"""One window: what it shows changes, where it stands does not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.main_window import MainWindow
from tests.ui.outside import heard_aloud


class Part(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.closed = 0
        self.line = QLineEdit(self)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed += 1
        super().closeEvent(event)


class MadeBackwards(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.last, self.first = QLineEdit(), QLineEdit()
        column.addWidget(self.last)
        column.insertWidget(0, self.first)

    def is_in_order(self) -> bool:
        return self.findChildren(QLineEdit) == [self.first, self.last]


def test_it_stays_where_the_user_put_it(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_part(Part())
    window.place_on_screen()
    window.show()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setGeometry(40, 60, 700, 500)
    place = window.geometry()
    window.show_part(Part())
    assert window.geometry() == place
    assert window.isVisible()


def test_the_part_before_goes(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    door, desk = Part(), Part()
    window.show_part(door)
    window.show()
    with qtbot.waitSignal(door.destroyed):
        window.show_part(desk)
    assert desk.isVisible()


def test_what_it_shows_hears_that_it_closes(qtbot):
    """The desk keeps what is being typed."""
    window = MainWindow()
    qtbot.addWidget(window)
    part = Part()
    window.show_part(part)
    window.show()
    window.close()
    assert part.closed == 1


def test_what_it_shows_is_put_in_order_for_who_listens(qtbot, painted):
    """Also what comes in its place: Qt tells only a window of the system that it was painted."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    with heard_aloud():
        for part in (MadeBackwards(), MadeBackwards()):
            window.show_part(part)
            assert not part.is_in_order()
            qtbot.waitUntil(part.is_in_order)
