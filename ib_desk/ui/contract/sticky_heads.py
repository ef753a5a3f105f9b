"""Who speaks in which column, also when the heads of the columns have scrolled away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.widgets.labels import ElidedLabel

HEIGHT = 32


class StickyHeads(QFrame):
    """Lies over the top of the page while answers are in view and their heads are not in full."""

    def __init__(self, area: QScrollArea, columns: QWidget) -> None:
        """`columns` is what scrolls; `show_heads` says what stands above it."""
        super().__init__(area.viewport())
        self.setProperty("ground", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._columns = columns
        self._heads: list[tuple[QWidget, ElidedLabel]] = []
        area.verticalScrollBar().valueChanged.connect(self._place)
        columns.installEventFilter(self)
        area.viewport().installEventFilter(self)
        self.hide()

    def show_heads(self, heads: Sequence[tuple[QWidget, str, Ink]]) -> None:
        """(the head above a column, its name, its colour) for each column that is shown."""
        for _head, words in self._heads:
            words.hide()
            words.deleteLater()
        self._heads = []
        for head, name, ink in heads:
            words = ElidedLabel(name, "strong", ink)
            words.setParent(self)
            words.show()
            self._heads.append((head, words))
        self._place()

    def _place(self) -> None:
        view = self.parentWidget()
        height = current_theme().px(HEIGHT)
        if not self._heads or not self._columns.isVisible() or view is None:
            self.hide()
            return
        first = self._heads[0][0]
        heads_start = first.mapTo(view, QPoint(0, 0)).y()
        answers_end = self._columns.mapTo(view, QPoint(0, self._columns.height())).y()
        self.setVisible(heads_start < 0 and answers_end > 2 * height)
        self.setGeometry(0, 0, view.width(), height)
        for head, words in self._heads:
            left = head.mapTo(view, QPoint(0, 0)).x()
            words.setGeometry(QRect(left, 0, head.width(), height))
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest}:
            self._place()
        return False
