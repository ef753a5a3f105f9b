"""A month to point in, that opens under a date field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import tr

_CELL = 36
_WEEK = 40
_ROWS = 7
_COLUMNS = 7
_LAST = date(2199, 12, 31)
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class _Month(QCalendarWidget):
    """Days of other months pale, the chosen day filled, today with an edge."""

    @override
    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        theme = current_theme()
        chosen = day == self.selectedDate()
        ground: Ink = "accent" if chosen else "raised"
        ink: Ink = "text" if day.month() == self.monthShown() else "muted"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.edge_on("raised", "focus") if day == QDate.currentDate() else None
        painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(edge, 1))
        painter.setBrush(theme.colour(ground))
        radius = theme.px(6)
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), radius, radius)
        painter.setPen(theme.text_on(ground, "on_accent" if chosen else ink))
        painter.setFont(theme.font("strong" if chosen else "body", figures=True))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


class CalendarPopup(QFrame):
    """Monday first, with week numbers, as school calendars have them."""

    picked = Signal(object)
    """The `date` that was clicked, or chosen with Enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("ground", "raised")
        self._calendar = _Month()
        self._calendar.setLocale(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self._calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
        )
        self._calendar.setAccessibleName(tr("Kalender"))
        rows = QVBoxLayout(self)
        spaced(rows, 8, 0)
        rows.addWidget(self._calendar)
        self._calendar.activated.connect(self._choose)
        self._calendar.clicked.connect(self._choose)
        current_theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        """The calendar of Qt has colours of its own, which a style sheet does not reach."""
        theme = current_theme()
        faint = QTextCharFormat()
        faint.setForeground(theme.text_on("raised", "muted"))
        faint.setBackground(theme.colour("raised"))
        self._calendar.setHeaderTextFormat(faint)
        for weekday in _WEEKEND:
            self._calendar.setWeekdayTextFormat(weekday, faint)
        for name, icon, words in (
            ("qt_calendar_prevmonth", "previous", tr("Vorige maand")),
            ("qt_calendar_nextmonth", "deeper", tr("Volgende maand")),
        ):
            button = self._calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(theme.icon(icon, "muted"))
                button.setAccessibleName(words)
                button.setToolTip(words)
        head = theme.px(_CELL)
        self._calendar.setMinimumSize(
            _COLUMNS * theme.px(_CELL) + theme.px(_WEEK), _ROWS * theme.px(_CELL) + head
        )

    def open_at(self, corner: QPoint, day: date, latest: date | None = None) -> None:
        """With its upper right corner at `corner`, inside the screen; no day after `latest`."""
        most = _LAST if latest is None else max(latest, day)
        self._calendar.setMaximumDate(QDate(most.year, most.month, most.day))
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        free = self.screen().availableGeometry()
        self.move(
            max(free.left(), corner.x() - self.width()),
            min(corner.y(), free.bottom() - self.height()),
        )
        self.show()
        self._calendar.setFocus()

    def _choose(self, chosen: QDate) -> None:
        self.hide()
        self.picked.emit(date(chosen.year(), chosen.month(), chosen.day()))
