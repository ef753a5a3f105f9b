"""What is not there yet, why it helps, and one button to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.widgets.buttons import main_button
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import IconLabel, label

_WIDEST = 420
_ALL_THE_ROOM = 1000


class EmptyState(QFrame):
    """Empty is normal: no apology, no drawing."""

    asked = Signal()
    """The button was pressed."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        button: str = "",
        *,
        button_icon: str = "add",
        card: bool = True,
    ) -> None:
        """Without `button` there is nothing to do here; `card=False` inside a card."""
        super().__init__()
        if card:
            self.setProperty("ground", "card")
        rows = QVBoxLayout(self)
        spaced(rows, 20, 8)
        rows.addStretch(1)
        rows.addWidget(IconLabel(icon, "muted", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        self._sentence = label(sentence, "body", "muted")
        rows.addLayout(_in_the_middle(Heading(title), self._sentence))
        self._begin = main_button(button, button_icon) if button else None
        if self._begin is not None:
            self._begin.clicked.connect(self.asked)
            self.setProperty("lead", "true")
            self.setFocusProxy(self._begin)
            rows.addSpacing(4)
            rows.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def show_sentence(self, sentence: str) -> None:
        """Another reason why it is empty."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def show_button(self, *, shown: bool) -> None:
        """Whether there is something to do about it."""
        if self._begin is not None:
            self._begin.setVisible(shown)


def _in_the_middle(title: QLabel, sentence: QLabel) -> QHBoxLayout:
    middle = QWidget()
    sized(middle, most_width=_WIDEST)
    said = QVBoxLayout(middle)
    spaced(said, 0, 4)
    for words in (title, sentence):
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        said.addWidget(words)
        words.setVisible(bool(words.text()))
    row = QHBoxLayout()
    spaced(row, 0, 0)
    row.addStretch(1)
    # As wide as allowed: a label with an alignment of its own would wrap too early.
    row.addWidget(middle, _ALL_THE_ROOM)
    row.addStretch(1)
    return row
