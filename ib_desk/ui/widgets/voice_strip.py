"""The child's own words, on top of every screen of a dossier; asks when there are none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.style.tokens import Role
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.labels import IconLabel, label

_LINES = 3


class VoiceStrip(QFrame):
    """Words are never shortened with dots: beyond three lines there is “Meer”."""

    asked = Signal()
    """No words yet, and the user wants to write them down."""

    def __init__(self, caption: str, *, role: Role = "own_words") -> None:
        """`caption` such as “Noor zegt”."""
        super().__init__()
        self.setProperty("ground", "voice")
        self._caption = label(caption, "small_strong", "voice", wrap=False)
        self._when = label("", "small", "muted", wrap=False)
        self._words = label("", role, "text")
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._more = quiet_button(tr("Meer"))
        self._ask = quiet_button(tr("Opschrijven"), "edit")
        self._is_whole = False
        rows = QVBoxLayout(self)
        spaced(rows, (14, 12, 16, 12), 6)
        head = QHBoxLayout()
        spaced(head, 0, 8)
        head.addWidget(IconLabel("voice", "voice", 18))
        head.addWidget(self._caption)
        head.addStretch(1)
        head.addWidget(self._when)
        rows.addLayout(head)
        rows.addWidget(self._words)
        foot = QHBoxLayout()
        spaced(foot, 0, 8)
        foot.addWidget(self._more)
        foot.addWidget(self._ask)
        foot.addStretch(1)
        rows.addLayout(foot)
        rows.addStretch(1)
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

    def _show_whole(self) -> None:
        self._is_whole = True
        self._fit()

    def _fit(self) -> None:
        three = self._words.fontMetrics().lineSpacing() * _LINES
        width = self._words.width()
        too_long = width > 0 and self._words.heightForWidth(width) > three + 2
        cut = too_long and not self._is_whole
        self._words.setMaximumHeight(three if cut else 16777215)
        self._more.setVisible(cut)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
