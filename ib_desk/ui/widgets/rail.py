"""The places of the program, always at the left: an icon with a word under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout
from typing_extensions import override

from ib_desk.ui.spoken import speak_as
from ib_desk.ui.style.theme import current_theme, sized, spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.row_painter import paint_bar

_WIDTH = 102
_NARROW_WIDTH = 48
_BUTTON = 54
_LEAST_BUTTON = 30
_GAP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RailPlace:
    """`key` is what the rail reports; `shortcut` is only shown (“Ctrl+1”).

    `is_act` for what one does and cannot be in: lock, blank.
    """

    key: object
    icon: str
    word: str
    shortcut: str = ""
    is_act: bool = False


class Rail(QFrame):
    """Words under the icons, except when the text is so large that they do not fit."""

    chosen = Signal(object)
    """The key of the place or action."""

    def __init__(self, places: Sequence[RailPlace], bottom: Sequence[RailPlace]) -> None:
        """`bottom` stands apart, at the lower end."""
        super().__init__()
        speak_as(self, QAccessible.Role.PageTabList)
        self.setAccessibleName(tr("Plaatsen"))
        self.setProperty("ground", "rail")
        self._buttons: list[_RailButton] = []
        self._asked_narrow = False
        self._rows = QVBoxLayout(self)
        spaced(self._rows, (6, 8, 7, 8), _GAP)
        for place in places:
            self._add(place)
        self._rows.addStretch(1)
        for place in bottom:
            self._add(place)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        current_theme().changed.connect(self._fit)
        self._fit()

    def _add(self, place: RailPlace) -> None:
        button = _RailButton(place)
        button.clicked.connect(self._report)
        self._buttons.append(button)
        self._rows.addWidget(button)

    def show_place(self, key: object) -> None:
        """Marks the place one is in."""
        for button in self._buttons:
            button.show_chosen(is_chosen=button.place.key == key)

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons only, with the word as tooltip; for a window under 900 effective pixels."""
        self._asked_narrow = narrow
        self._fit()

    @Slot()
    def _report(self) -> None:
        button = self.sender()
        if isinstance(button, _RailButton):
            self.chosen.emit(button.place.key)

    @Slot()
    def _fit(self) -> None:
        theme = current_theme()
        around = self._rows.contentsMargins()
        needed = len(self._buttons) * (theme.px(_BUTTON) + theme.gap(_GAP))
        needed += around.top() + around.bottom()
        narrow = self._asked_narrow or 0 < self.height() < needed
        for button in self._buttons:
            button.set_narrow(narrow=narrow)
        sized(self, width=_NARROW_WIDTH if narrow else _WIDTH)

    @override
    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        rows = len(self._buttons) * theme.px(_LEAST_BUTTON)
        return QSize(theme.px(_NARROW_WIDTH), rows + theme.gap(16))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _RailButton(QAbstractButton):
    def __init__(self, place: RailPlace) -> None:
        super().__init__()
        self.place = place
        self.is_narrow = False
        self.is_chosen = False
        roles = QAccessible.Role
        speak_as(self, roles.Button if place.is_act else roles.PageTab)
        self.setText(place.word)
        self.setAccessibleName(place.word)
        self.setAccessibleDescription(place.shortcut)
        shortcut = f" ({place.shortcut})" if place.shortcut else ""
        self.setToolTip(f"{place.word}{shortcut}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_narrow(self, *, narrow: bool) -> None:
        """Icon only."""
        self.is_narrow = narrow
        self.updateGeometry()
        self.update()

    def show_chosen(self, *, is_chosen: bool) -> None:
        """Where one is follows from the screen that opened, not from the click."""
        self.is_chosen = is_chosen
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(_NARROW_WIDTH if self.is_narrow else _WIDTH), theme.px(_BUTTON))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(_LEAST_BUTTON), theme.px(_LEAST_BUTTON))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # As every other button here: of its own accord Qt lets only the space bar press it.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._paint_ground(painter)
        ink: Ink = "accent_text" if self.is_chosen else "muted"
        side = min(theme.px(22), self.height() - 4)
        word = theme.font("rail")
        painter.setFont(word)
        line = 0 if self.is_narrow else painter.fontMetrics().height()
        top = (self.height() - side - line - (0 if self.is_narrow else theme.px(2))) / 2
        icon = QRectF((self.width() - side) / 2, top, side, side)
        theme.icons.draw(painter, icon, self.place.icon, ink, 22)
        if not self.is_narrow:
            painter.setPen(theme.text_on(ground, ink))
            area = QRectF(0, icon.bottom() + theme.px(2), self.width(), line)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.place.word)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> Ink:
        theme = current_theme()
        ground: Ink = "sunken"
        if self.is_chosen:
            ground = "accent_soft"
        elif self.underMouse():
            ground = "hover"
        edge = QPen(theme.edge_on(ground, "focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
        painter.setPen(edge)
        painter.setBrush(theme.colour(ground))
        radius = theme.px(8)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, radius, radius)
        if self.is_chosen:
            paint_bar(painter, area, theme.edge_on(ground, "accent"))
        return ground
