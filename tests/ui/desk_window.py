"""The real window over an open vault, and what a user does in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ib_desk.application.drafts import Spot
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.file.page import FilePage
from ib_desk.ui.file_screen import FileScreen
from ib_desk.ui.places import PUPILS
from ib_desk.ui.window import DeskWindow
from tests.ui.looking import button_in_sight
from tests.ui.opened_desk import OpenedDesk
from tests.ui.reading import crumbs_in

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class WindowInUse:
    """A window that is shown and has the keyboard."""

    def __init__(self, qtbot, desk: OpenedDesk, size: tuple[int, int] = (1366, 690)) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.session = desk.session
        self.window = DeskWindow(desk.session)
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.file_id = desk.all_of(SupportFile)[0].id

    def settle(self) -> None:
        """Until nothing is read or written and every layout is done."""
        self.qtbot.waitUntil(lambda: not self.session.is_busy)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.session.is_busy)

    def open_page(self, page: str) -> FilePage:
        self.window.navigator.go_to_file(self.file_id, page)
        self.settle()
        self.page.complete()
        return self.page

    def open_place(self, place: str) -> Any:
        self.window.navigator.go(Spot(place=place))
        self.screen.complete()
        self.settle()
        return self.screen

    def open_caseload(self) -> Any:
        return self.open_place(PUPILS)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
        held: QWidget | None = self.window.focusWidget()
        focus = self.window if held is None else held
        self.qtbot.keyClick(focus, key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """In the field that has the focus."""
        self.qtbot.keyClicks(self.focus, text)

    @property
    def focus(self) -> Any:
        return self.window.focusWidget()

    @property
    def screen(self) -> Any:
        return self.window.navigator.screens.currentWidget()

    @property
    def page(self) -> FilePage:
        assert isinstance(self.screen, FileScreen)
        assert self.screen.page is not None
        return self.screen.page

    def press(self, words: str) -> None:
        """The button in sight that says this."""
        button_in_sight(self.window, words).click()
        self.settle()

    @property
    def crumbs(self) -> tuple[str, ...]:
        return crumbs_in(self.window._bar.crumbs)

    @property
    def saving(self) -> str:
        return self.window._bar.save_state.accessibleName()

    @property
    def undo_words(self) -> str:
        return self.window._bar._undo.accessibleName()

    @property
    def toast(self) -> str:
        toast = self.window._news._toast
        return "" if toast.isHidden() else toast._words.text()

    @property
    def trouble(self) -> str:
        note = self.window._trouble
        return "" if note.isHidden() else note.accessibleName()
