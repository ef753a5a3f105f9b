"""Where one is, and the way back up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ib_desk.ui.say import say
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.widgets.labels import ElidedLabel, IconLabel


class Breadcrumb(QWidget):
    """Each part is a link but the last; when there is no room the first parts go."""

    asked = Signal(object)
    """The key of the part that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        spaced(self._row, 0, 4)
        self._links: list[tuple[QPushButton, IconLabel, object]] = []
        self._here = ElidedLabel("", "strong", "text")
        self._row.addWidget(self._here, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_parts(self, parts: Sequence[tuple[object, str]]) -> None:
        """(key, words) from the place down; the last one is where one is."""
        for button, arrow, _ in self._links:
            for old in (button, arrow):
                self._row.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._links = []
        *above, here = parts
        for key, words in above:
            self._add_link(key, words)
        is_elsewhere = here[1] != self._here.text()
        self._here.show_text(here[1])
        if is_elsewhere and self.isVisible():
            say(here[1], self._here)
        self._fit()

    def _add_link(self, key: object, words: str) -> None:
        button = QPushButton(words.replace("&", "&&"))
        button.setProperty("look", "crumb")
        button.setAutoDefault(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(self._report)
        arrow = IconLabel("deeper", "muted", 16)
        place = 2 * len(self._links)
        self._row.insertWidget(place, button)
        self._row.insertWidget(place + 1, arrow)
        self._links.append((button, arrow, key))

    def _report(self) -> None:
        sender = self.sender()
        for button, _, key in self._links:
            if button is sender:
                self.asked.emit(key)
                return

    def _fit(self) -> None:
        gap = current_theme().gap(4)
        free = self.width() - self._here.sizeHint().width()
        for button, arrow, _ in reversed(self._links):
            free -= button.sizeHint().width() + arrow.width() + 2 * gap
            button.setVisible(free >= 0)
            arrow.setVisible(free >= 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._here.minimumSizeHint().width(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
