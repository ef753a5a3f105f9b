"""What most people do not need at once, one click away."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.buttons import set_icon
from ib_desk.ui.widgets.disclosure import Disclosure


class Fold(QWidget):
    """A line with a chevron; a click shows `content` under it."""

    unfolded = Signal(bool)
    """Only what the user does, so that the choice can be remembered."""

    def __init__(self, title: str, content: QWidget, *, is_open: bool = False) -> None:
        super().__init__()
        self.content = content
        self._line = Disclosure("fold")
        self._line.setText(title.replace("&", "&&"))
        self._line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        rows = QVBoxLayout(self)
        spaced(rows, 0, 8)
        rows.addWidget(self._line)
        rows.addWidget(content)
        self.set_open(is_open=is_open)
        self._line.turned.connect(self._turn)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self._line.is_open

    def set_open(self, *, is_open: bool) -> None:
        """Shows or hides the content without reporting it."""
        self._line.set_open(is_open=is_open)
        set_icon(self._line, "fold" if is_open else "unfold", "accent_text")
        self.content.setVisible(is_open)

    def show_title(self, title: str) -> None:
        """Another line, such as “Meer vragen (2 ingevuld)”."""
        self._line.setText(title.replace("&", "&&"))

    @Slot(bool)
    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_open(is_open=on)
        self.unfolded.emit(on)
