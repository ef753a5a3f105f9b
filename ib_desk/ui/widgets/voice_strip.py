"""The child's own words, on top of every screen of a dossier; asks when there are none."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.style.tokens import Role
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.labels import IconLabel, label

_LINES = 3
_ROOM_FOR_ONE_ROW = 560
_WORDS = 2
"""The column of the grid that takes the room that is left."""
_NO_LIMIT = 16_777_215


class VoiceStrip(QFrame):
    """Words are never shortened with dots: beyond three lines there is “Meer”."""

    asked = Signal()
    """No words yet, and the user wants to write them down."""

    def __init__(self, caption: str, *, role: Role = "own_words", compact: bool = False) -> None:
        """`caption` such as “Noor zegt”; `compact` puts the words beside it where they fit."""
        super().__init__()
        self.setProperty("ground", "voice")
        self._compact = compact
        self._is_row: bool | None = None
        self._caption = label(caption, "small_strong", "voice", wrap=False)
        self._when = label("", "small", "muted", wrap=False)
        self._words = label("", role, "text")
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._more = quiet_button(tr("Meer"))
        self._ask = quiet_button(tr("Opschrijven"), "edit")
        self._name_buttons(caption)
        self._is_whole = False
        upright = 8 if compact else 12
        self._grid = QGridLayout(self)
        spaced(self._grid, (14, upright, 16, upright), 8, rows=6)
        self._grid.setColumnStretch(_WORDS, 1)
        self._grid.addWidget(IconLabel("voice", "voice", 18), 0, 0)
        self._grid.addWidget(self._caption, 0, 1)
        self._grid.addWidget(self._when, 0, _WORDS + 1)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        spaced(row, 0, 8)
        row.addWidget(self._more)
        row.addWidget(self._ask)
        row.addStretch(1)
        self._arrange(as_row=False)
        self._more.clicked.connect(self._show_whole)
        self._ask.clicked.connect(self.asked)
        current_theme().changed.connect(self._fit)
        self.show_words("")

    def show_words(self, words: str, when: str = "", *, question: str = "") -> None:
        """`words` without quotation marks; when empty, `question` invites to ask the child."""
        self._is_whole = False
        self._ask.setVisible(not words)
        self._when.setText(when)
        self._when.setVisible(bool(when and words))
        self._words.setText(f"“{words}”" if words else question or tr("Nog niet gevraagd."))
        self.setAccessibleName(f"{self._caption.text()}: {self._words.text()}")
        self._fit()

    def show_caption(self, caption: str) -> None:
        """Another label, such as “Noor en haar ouders willen”."""
        self._caption.setText(caption)
        self._name_buttons(caption)

    def _show_whole(self) -> None:
        self._is_whole = True
        self._fit()

    def _arrange(self, *, as_row: bool) -> None:
        """Words beside the caption, or under it over the whole width."""
        if as_row == self._is_row:
            return
        self._is_row = as_row
        self._grid.removeWidget(self._words)
        self._grid.removeWidget(self._buttons)
        if as_row:
            self._grid.addWidget(self._words, 0, _WORDS)
            self._grid.addWidget(self._buttons, 0, _WORDS + 2)
        else:
            self._grid.addWidget(self._words, 1, 0, 1, _WORDS + 3)
            self._grid.addWidget(self._buttons, 2, 0, 1, _WORDS + 3)
        self._grid.setRowStretch(3, 0 if as_row else 1)

    def _name_buttons(self, caption: str) -> None:
        """On a page with more strips each says of what it is."""
        for button in (self._more, self._ask):
            words = tr("{act}: {what}").format(act=button.text(), what=caption)
            button.setAccessibleName(words)

    def _fit(self) -> None:
        room = current_theme().effective_width(self.width())
        self._arrange(as_row=self._compact and room >= _ROOM_FOR_ONE_ROW)
        three = self._words.fontMetrics().lineSpacing() * _LINES
        width = self._words.width()
        too_long = width > 0 and self._words.heightForWidth(width) > three + 2
        cut = too_long and not self._is_whole
        self._words.setMaximumHeight(three if cut else _NO_LIMIT)
        self._more.setVisible(cut)
        self._buttons.setVisible(cut or not self._ask.isHidden())

    @override
    def minimumSizeHint(self) -> QSize:
        # In one row it must not keep a page from becoming narrow again.
        least = super().minimumSizeHint()
        return QSize(min(least.width(), current_theme().px(240)), least.height())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # its font may have changed while nobody saw it

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
