"""One of a few, from a list that opens."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.wheel import leave_wheel_to_page

_AROUND_WORDS = 32
_LEAST_WIDTH = 72
_BESIDE_WORDS = 2
"""Pixels that the style leaves free around the words, at any size of text."""
_AROUND_SMALL_WORDS = 30
_PLACED = (QEvent.Type.ParentChange, QEvent.Type.Polish)  # to look in a set takes longer


class Choice(QComboBox):
    """Holds values, shows words; only what the user does is reported."""

    arrow = 18
    arrow_edge = 8
    """In pixels at 100 %: the chevron, and the space at its right."""

    chosen = Signal(object)
    """The value that the user picked."""

    def __init__(self, name: str, options: Iterable[tuple[object, str]] = ()) -> None:
        """`options` as (value, words); `name` for screen readers."""
        super().__init__()
        self._asked: QLabel | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(12)
        leave_wheel_to_page(self)
        self.activated.connect(self._tell)
        current_theme().changed.connect(self.updateGeometry)
        self._values: list[object] = []
        self.offer(options)

    def offer(self, options: Iterable[tuple[object, str]]) -> None:
        """Replaces the options; the chosen value stays when it is still there."""
        before = self.value()
        self.clear()
        self._values = []
        for value, words in options:
            self._values.append(value)
            self.addItem(words)
        self.choose(before)

    def value(self) -> object:
        """The chosen value; `None` when nothing is chosen."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def choose(self, value: object) -> None:
        """Shows `value` without reporting it; what is not offered shows as nothing chosen."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.setToolTip(self.currentText())

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.view().setAccessibleName(name)
        if self._asked is not None:
            self._asked.setText(name)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in _PLACED:
            self._stand_beside_a_label()
        return super().event(event)

    def _stand_beside_a_label(self) -> None:
        """On Linux Qt takes what is chosen for the name, and the question from a label beside it.

        Where no such label is seen, one stands there that is not.
        """
        beside = self.parentWidget()
        if beside is None:
            return
        if self._asked is None:
            if _has_label(beside, self):
                return
            self._asked = QLabel()
            self._asked.setTextFormat(Qt.TextFormat.PlainText)
            self._asked.hide()
            self._asked.setText(self.accessibleName())
            self.destroyed.connect(self._asked.deleteLater)
        if self._asked.parentWidget() is not beside:
            self._asked.setParent(beside)
        self._asked.setBuddy(self)

    @override
    def showPopup(self) -> None:
        view = self.view()
        room = view.sizeHintForColumn(0) + current_theme().px(_AROUND_WORDS)
        view.setMinimumWidth(max(room, self.width()))
        super().showPopup()

    def _tell(self, _index: int) -> None:
        self.setToolTip(self.currentText())
        self.chosen.emit(self.value())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(_LEAST_WIDTH), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        side, edge = theme.px(self.arrow), theme.px(self.arrow_edge)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        # An empty field does not say that there is something to choose.
        is_open = self.currentIndex() < 0 and self.count() > 0
        option.currentText = self.fontMetrics().elidedText(
            tr("kies") if is_open else self.currentText(),
            Qt.TextElideMode.ElideRight,
            room.width() - _BESIDE_WORDS,
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        area = QRectF(self.width() - side - edge, (self.height() - side) / 2, side, side)
        ink: Ink = "muted" if self.isEnabled() else "disabled"
        theme.icons.draw(painter, area, "unfold", ink, self.arrow)
        painter.end()


def _has_label(beside: QWidget, field: QWidget) -> bool:
    labels = beside.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return any(label.buddy() is field for label in labels)


class SmallChoice(Choice):
    """As wide as the words that are chosen, with no edge: for the head of a column."""

    arrow = 14
    arrow_edge = 3

    def __init__(self, name: str, options: Iterable[tuple[object, str]]) -> None:
        """As for a `Choice`."""
        super().__init__(name, options)
        self.setProperty("look", "small")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.currentTextChanged.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        around = current_theme().px(_AROUND_SMALL_WORDS)
        width = self.fontMetrics().horizontalAdvance(self.currentText()) + around
        return QSize(width, super().sizeHint().height())
