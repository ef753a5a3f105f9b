"""The bar over every screen: back, where one is, whether all is kept, and undo by name."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ib_desk.application.undo import UndoStack
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.change_words import step_words
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.breadcrumb import Breadcrumb
from ib_desk.ui.widgets.buttons import icon_button
from ib_desk.ui.widgets.chip import Chip
from ib_desk.ui.widgets.progress_line import ProgressLine
from ib_desk.ui.widgets.save_state import SaveState
from ib_desk.ui.widgets.state import State
from ib_desk.ui.widgets.status import Status

_ALOUD = {5, 10, 20}
"""Seconds before the lock at which one hears of it again."""


class Bar(QFrame):
    """What undo and redo mean is for the window."""

    palette_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self._navigator = navigator
        self.setProperty("ground", "bar")
        self.crumbs = Breadcrumb()
        self.save_state = SaveState()
        self._lock_line = Status("small", wrap=False)
        self._lock_line.hide()
        self._undo = icon_button("undo", tr("Ongedaan maken"), "Ctrl+Z")
        self._redo = icon_button("redo", tr("Opnieuw doen"), "Ctrl+Y")
        back = icon_button("back", tr("Terug"), "Alt+←")
        back.clicked.connect(navigator.back)
        write = icon_button("write_down", tr("Snel opschrijven over een leerling"), "Ctrl+Shift+S")
        listen(self, write.clicked, navigator.write_down)
        self.crumbs.asked.connect(navigator.follow_crumb)
        navigator.moved.connect(self._show_where)
        for button, asked in (
            (self._undo, self.undo_asked),
            (self._redo, self.redo_asked),
        ):
            listen(self, button.clicked, asked.emit)
        search = icon_button("search", tr("Zoeken en doen"), "Ctrl+K")
        listen(self, search.clicked, self.palette_asked.emit)
        self._mark = Chip(State.ATTENTION, "")
        self._mark.hide()
        self.progress = ProgressLine()
        column = QVBoxLayout(self)
        spaced(column, (16, 8, 16, 8), 4)
        row = QHBoxLayout()
        spaced(row, 0, 8)
        row.addWidget(back)
        row.addWidget(self.crumbs, 1)
        row.addWidget(search)
        for part in (
            self._mark,
            self._lock_line,
            write,
            self.save_state,
            self._undo,
            self._redo,
        ):
            row.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.progress)

    @Slot()
    def _show_where(self) -> None:
        self.crumbs.show_parts(self._navigator.crumbs)

    def mark(self, words: str, tip: str) -> None:
        """Says all the time that this vault is not like another."""
        self._mark.show_state(State.ATTENTION, words)
        self._mark.setToolTip(tip)
        self._mark.show()

    def warn_of_lock(self, seconds: int) -> None:
        """A thin line while the last seconds run; 0 takes it away."""
        self._lock_line.setVisible(seconds > 0)
        words = (
            tr("Vergrendelt over 1 seconde")
            if seconds == 1
            else tr("Vergrendelt over {seconds} seconden").format(seconds=seconds)
        )
        self._lock_line.tell(words if seconds else "", at_once=True, counts=seconds not in _ALOUD)

    def show_undo(self, undo: UndoStack, terms: Terms) -> None:
        """Say what would be taken back, and done again."""
        for button, change, none, words in (
            (self._undo, undo.to_undo, tr("Niets ongedaan te maken"), tr("Ongedaan maken: {what}")),
            (self._redo, undo.to_redo, tr("Niets opnieuw te doen"), tr("Opnieuw doen: {what}")),
        ):
            button.setEnabled(change is not None)
            said = none if change is None else words.format(what=step_words(change, terms))
            button.setToolTip(said)
            button.setAccessibleName(said)
