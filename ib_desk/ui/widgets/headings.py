"""The top of a screen and the headings inside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.labels import label

_ROOM_FOR_BOTH = 640


class PageHeading(QWidget):
    """Title, one grey line of facts, and at most two buttons, beside it or under it."""

    def __init__(self, title: str, facts: str = "") -> None:
        super().__init__()
        self._title = label(title, "h1", "text")
        self._facts = label(facts, "body", "muted")
        words = QVBoxLayout()
        spaced(words, 0, 2)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        self._facts.setVisible(bool(facts))
        self._beside = QHBoxLayout()
        spaced(self._beside, 0, 8)
        self._under = FlowLayout(gap=8)
        self._actions: list[QWidget] = []
        self._is_narrow = False
        self._grid = QGridLayout(self)
        spaced(self._grid, 0, 8)
        self._grid.addLayout(words, 0, 0)
        self._grid.addLayout(self._beside, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(self._under, 1, 0, 1, 2)
        self._grid.setColumnStretch(0, 1)

    def show_title(self, title: str, facts: str = "") -> None:
        """Other words in the same place."""
        self._title.setText(title)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    @property
    def title(self) -> str:
        """For the test and for the window's accessible name."""
        return self._title.text()

    def add_action(self, action: QWidget) -> None:
        """A chip or a button at the right."""
        self._actions.append(action)
        (self._under if self._is_narrow else self._beside).addWidget(action)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = current_theme().effective_width(self.width()) < _ROOM_FOR_BOTH
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            for action in self._actions:
                (self._beside if narrow else self._under).removeWidget(action)
                (self._under if narrow else self._beside).addWidget(action)


class SectionHeading(QWidget):
    """A heading over a group, with a count that is no alarm."""

    def __init__(self, title: str, count: str = "") -> None:
        super().__init__()
        self._title = label(title, "strong", "text", wrap=False)
        self._count = label(count, "body", "muted", wrap=False)
        row = QHBoxLayout(self)
        spaced(row, (4, 8, 0, 0), 8)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)

    def show_count(self, count: str) -> None:
        """Another count; empty shows none."""
        self._count.setText(count)
