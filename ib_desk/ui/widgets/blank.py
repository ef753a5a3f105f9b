"""F9 makes every window empty at once, dialogs too; Ctrl+L asks for the lock."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.texts import tr
from ib_desk.ui.window_filter import WindowFilter

LOCK_AFTER = 120
"""Seconds; whoever left the screen blank longer than this unlocks again."""


class Curtain(WindowFilter):
    """Hears its two keys before any window does: a shortcut does not fire behind a dialog."""

    lock_asked = Signal()
    blanked = Signal(bool)
    """True when the screen went blank, False when it came back."""

    def __init__(self, app: QApplication, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        super().__init__(app)
        self._app = app
        self._clock = clock
        self._since = 0.0
        self._covers: list[_Cover] = []
        self._focus: QWidget | None = None
        self._is_first_press = False

    def blank(self) -> None:
        """Covers all windows that are open; menus and lists that hang open are closed."""
        if self._covers:
            return
        while (popup := self._app.activePopupWidget()) is not None:
            popup.close()
            if self._app.activePopupWidget() is popup:
                break
        self._since = self._clock()
        self._focus = self._app.focusWidget()
        self._cover_all()
        self.blanked.emit(True)  # noqa: FBT003 - a signal has no keywords

    def _cover_all(self) -> None:
        active = self._app.activeWindow()
        for window in self._app.topLevelWidgets():
            if window.isVisible():
                self.cover(window, take_focus=window is active)

    def cover(self, window: QWidget, *, take_focus: bool) -> None:
        """One window more, unless it is covered already."""
        if any(isValid(cover) and cover.parentWidget() is window for cover in self._covers):
            return
        cover = _Cover(window, self)
        cover.pressed.connect(self._pressed)
        cover.clicked.connect(self._touched)
        self._covers.append(cover)
        cover.show()
        cover.raise_()
        if take_focus:
            cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self, key: int) -> None:
        if self._is_first_press and key == Qt.Key.Key_F9:
            self._is_first_press = False
            return
        self._touched()

    def _touched(self) -> None:
        if self._clock() - self._since >= LOCK_AFTER:
            self.lock_asked.emit()
            return
        self.lift()

    def lift(self) -> None:
        """Shows everything again, with the focus where it was."""
        covers, self._covers = self._covers, []
        for cover in covers:
            # Its window may have been destroyed while the screen was blank.
            if isValid(cover):
                cover.hide()
                cover.deleteLater()
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
        if covers:
            self.blanked.emit(False)  # noqa: FBT003 - a signal has no keywords

    @Slot()
    @override
    def follow(self) -> None:
        super().follow()
        if self._covers:
            self._cover_all()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._hears(event)
        return False

    def _hears(self, event: QKeyEvent) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_L and control:
            self.lock_asked.emit()
        elif event.key() == Qt.Key.Key_F9 and not event.modifiers() and not self._covers:
            self.blank()
            # The press that made it blank still arrives, at the cover that has the focus now.
            self._is_first_press = True
        else:
            return False
        event.accept()
        return True


def open_dialog(dialog: QDialog) -> None:
    """Open a dialog over its window; where that is blank, the dialog is so from the beginning."""
    parent = dialog.parentWidget()
    covers = [] if parent is None else parent.window().findChildren(_Cover)
    if covers:
        covers[0].curtain.cover(dialog, take_focus=True)
    QDialog.open(dialog)


class _Cover(QWidget):
    """Plain ground over one window; any key or click takes it away and reaches nothing else."""

    pressed = Signal(int)
    clicked = Signal()

    def __init__(self, window: QWidget, curtain: Curtain) -> None:
        super().__init__(window)
        self.curtain = curtain
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_words())
        self.setGeometry(window.rect())
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self.window().rect())
        elif event.type() == QEvent.Type.WindowActivate:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("window"))
        painter.setPen(theme.text_on("window", "muted"))
        painter.setFont(theme.font("small"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect(), flags, _words())
        painter.end()

    @override
    def focusNextPrevChild(self, next_one: bool) -> bool:
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if not event.isAutoRepeat():
            self.pressed.emit(event.key())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.clicked.emit()


def _words() -> str:
    return tr("IB Desk is even leeg. Druk op een toets.")
