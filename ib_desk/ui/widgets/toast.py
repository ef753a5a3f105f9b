"""What just happened and how to take it back, for a moment, at the lower middle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.listen import listen
from ib_desk.ui.say import say
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.labels import ElidedLabel, IconLabel, label

Way: TypeAlias = tuple[str, Callable[[], object]]
"""Words on a button, and what it does."""

SHOWN_MS = 8000
_EDGE = 24
_ABOVE_FOOT = 68
"""Leaves the main button of a form free."""
_UNDER_BAR = 64
_UNDER_FIELD = 56
"""Where the buttons stand of what is asked in a line."""
_FIELD = 140
"""What is higher than a field of a few lines is a list or a page: that cannot be spared."""


class Toast(QFrame):
    """One per window, there at once. Stays while the mouse is on it or the focus is in it.

    A click on it takes it away: it lies over what one may be reading.
    """

    undo_asked = Signal()

    def __init__(self, window: QWidget, *, shown_ms: int = SHOWN_MS) -> None:
        """Lies over `window` and follows its size."""
        super().__init__(window)
        self._over = window
        self.setProperty("ground", "raised")
        self._icon = IconLabel("undo", "accent_text")
        self._words = ElidedLabel("", "strong", "text")
        self._undo = quiet_button(tr("Ongedaan maken"))
        self._key = label("Ctrl+Z", "small", "muted", wrap=False)
        row = QHBoxLayout(self)
        spaced(row, (14, 8, 14, 8), 12)
        self._ways = QHBoxLayout()
        spaced(self._ways, 0, 8)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        row.addLayout(self._ways)
        row.addWidget(self._undo)
        row.addWidget(self._key)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_ms)
        self._timer.timeout.connect(self._go)
        self._aside = QTimer(self, singleShot=True, interval=0)
        self._aside.timeout.connect(self._place)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._make_way)
        self._undo.clicked.connect(self._ask_undo)
        self._undo.installEventFilter(self)
        window.installEventFilter(self)
        current_theme().changed.connect(self._place)
        self.hide()

    def tell(self, words: str, *, can_undo: bool = True, ways: Sequence[Way] = ()) -> None:
        """“Afspraak verwijderd”; a screen reader says it too. `ways` lead to what it is about."""
        self._words.show_text(words)
        self._offer(ways)
        self.setAccessibleName(words)
        self._undo.setVisible(can_undo)
        self._key.setVisible(can_undo)
        self._icon.show_icon("undo" if can_undo else "done", "accent_text")
        self._place()
        self.raise_()
        self.show()
        self._timer.start()
        spoken = f"{words}. {tr('Ctrl+Z maakt het ongedaan.')}" if can_undo else words
        say(spoken, self)

    def _offer(self, ways: Sequence[Way]) -> None:
        discard_all(self._ways)
        for name, act in ways:
            button = quiet_button(name)
            listen(self, button.clicked, partial(self._follow, act))
            button.installEventFilter(self)
            self._ways.addWidget(button)

    def _follow(self, act: Callable[[], object]) -> None:
        self._timer.stop()
        self.hide()
        act()

    def drop_undo(self) -> None:
        """Another step was taken: what this one says can no longer be taken back from here."""
        if not self._undo.isHidden():
            self._timer.stop()
            self.hide()

    def _go(self) -> None:
        focus: QWidget | None = self.window().focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start()
            return
        self.hide()

    def _ask_undo(self) -> None:
        self._timer.stop()
        self.hide()
        self.undo_asked.emit()

    def _place(self) -> None:
        window = self._over
        self.adjustSize()
        theme = current_theme()
        edge = theme.px(_EDGE)
        width = min(self.width(), window.width() - 2 * edge)
        self.resize(width, self.height())
        left = (window.width() - width) // 2
        low = window.height() - self.height() - theme.px(_ABOVE_FOOT)
        self.move(left, low)
        if self._covers(window.window().focusWidget()):
            self.move(left, theme.px(_UNDER_BAR))

    def _covers(self, focus: QWidget | None) -> bool:
        """Whether what she works in lies under it."""
        if focus is None or not focus.isVisible() or self.isAncestorOf(focus):
            return False
        if focus.height() > current_theme().px(_FIELD) or not self._over.isAncestorOf(focus):
            return False
        at = QRect(focus.mapTo(self._over, QPoint(0, 0)), focus.size())
        at.setHeight(at.height() + current_theme().px(_UNDER_FIELD))
        return at.intersects(self.geometry())

    @Slot()
    def _make_way(self) -> None:
        """Once the page has brought what has the focus now into view."""
        if self.isVisible():
            self._aside.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._place()
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside its buttons: she wants to read what is under it."""
        event.accept()
        self._timer.stop()
        self.hide()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start()
