"""A date as one says it (“di”, “over 2 weken”, “24-11”), with the long date under it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.domain.day_direction import Direction, is_too_far_ahead
from ib_desk.domain.dutch_dates import (
    MONTHS,
    NoSuchDay,
    full_date,
    read_date,
    table_date,
)
from ib_desk.ui.listen import listen
from ib_desk.ui.spoken import describe
from ib_desk.ui.style.theme import restyle, sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button
from ib_desk.ui.widgets.calendar import CalendarPopup
from ib_desk.ui.widgets.labels import IconLine, ink_label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.status import Status

_A_TUESDAY: Final = date(2026, 11, 24)


class DateField(QWidget):
    """Nothing typed is no date; what is not understood stays and is explained under the field.

    A day on the wrong side of today is taken, and told: the field knows which side it asks for.
    """

    changed = Signal(object)
    """A `date`, or `None` when the field was emptied; only after leaving the field or Enter."""
    typed = Signal()
    """Something was typed; it may be no date yet."""
    left = Signal()
    """She is done here for now: what stands there was read, whether it is a date or not."""
    entered = Signal()
    """Enter, and what stands there is a date or nothing."""

    def __init__(
        self,
        name: str,
        today: Callable[[], date],
        direction: Direction = Direction.ANY,
        *,
        placeholder: str = "",
    ) -> None:
        """`today` is asked each time, because the program may stay open overnight."""
        super().__init__()
        self._today = today
        self._direction = direction
        self._date: date | None = None
        self._earliest: date | None = None
        self._too_early = ""
        self._words = LineField(name, placeholder=placeholder or _example(today(), direction))
        self._under = Status("small")
        self._doubt = IconLine("attention", "warn")
        self._opener = icon_button("date", tr("Kalender bij ‘{name}’").format(name=name))
        self._calendar: CalendarPopup | None = None
        rows = QVBoxLayout(self)
        spaced(rows, 0, 4)
        row = QHBoxLayout()
        spaced(row, 0, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self._opener)
        rows.addLayout(row)
        rows.addWidget(self._under)
        rows.addWidget(self._doubt)
        self._under.hide()
        sized(self._words, least_width=120)
        self.setFocusProxy(self._words)
        self.setAccessibleName(name)
        self._words.textEdited.connect(self._typing)
        listen(self, self._words.textEdited, lambda _text: self.typed.emit())
        self._words.returnPressed.connect(self._enter)
        self._words.editingFinished.connect(self._finish)
        self._opener.clicked.connect(self._open_calendar)

    def day(self) -> date | None:
        """The last date that was understood."""
        return self._date

    @property
    def is_valid(self) -> bool:
        """Whether what stands there is a date or nothing."""
        return not self._words.property("wrong")

    def text(self) -> str:
        """What stands there, a date or not."""
        return self._words.text()

    def show_text(self, text: str) -> None:
        """Puts back what was being typed."""
        self._words.set_text(text)
        self._typing(text)

    def set_date(self, day: date | None) -> None:
        """Fills the field without reporting it."""
        self._show(day, is_new=False)

    def doubt_before(self, day: date | None, words: str) -> None:
        """Say `words` of a day before this one, which is taken all the same."""
        self._earliest, self._too_early = day, words
        if self.is_valid and self._date is not None:
            self._explain(full_date(self._date), doubt=self._doubts(self._date, is_new=False))

    def _show(self, day: date | None, *, is_new: bool) -> None:
        self._date = day
        self._words.set_text("" if day is None else table_date(day))
        self._explain("" if day is None else full_date(day), doubt=self._doubts(day, is_new=is_new))

    def _doubts(self, day: date | None, *, is_new: bool) -> str:
        """A plan of which the day went by is no mistake, unless it was made just now."""
        if day is None:
            return ""
        if self._earliest is not None and day < self._earliest:
            return self._too_early
        if self._direction is not Direction.PAST and is_too_far_ahead(day, self._today()):
            return tr("Dit is over meer dan tien jaar. Klopt het jaar?")
        if self._direction.takes(day, self._today()):
            return ""
        if self._direction is Direction.PAST:
            return tr("Deze dag moet nog komen. Tot dan telt hij niet mee. Klopt de datum?")
        return tr("Deze dag is al geweest. Klopt de datum?") if is_new else ""

    def _typing(self, text: str) -> None:
        """While typing only help, no complaint."""
        try:
            day = read_date(text, self._today(), self._direction)
        except NoSuchDay:
            day = None
        self._explain("" if day is None else full_date(day), doubt=self._doubts(day, is_new=True))

    def _enter(self) -> None:
        self._read()
        if self.is_valid:
            self.entered.emit()

    def _finish(self) -> None:
        self._read()
        self.left.emit()

    def _read(self) -> None:
        text = self._words.text().strip()
        if not text:
            self._take(None)
            return
        try:
            day = read_date(text, self._today(), self._direction)
        except NoSuchDay as error:
            self._refuse(_no_such_day(error))
            return
        if day is None:
            self._refuse(tr("Dit is geen datum. Schrijf bijvoorbeeld 24-11-2026."))
            return
        self._take(day)

    def _take(self, day: date | None) -> None:
        before = self._date
        self._show(day, is_new=day != before or bool(self._doubt.text))
        if day != before:
            self.changed.emit(day)

    def _refuse(self, why: str) -> None:
        """What stands there is no date; it stays, so that it can be mended."""
        self._doubt.show_text("")
        self._under.setVisible(True)
        self._under.tell(why, at_once=True)
        self._mark(problem=why)

    def _explain(self, day: str, *, doubt: str = "") -> None:
        self._under.setVisible(bool(day))
        # While she types it runs along with each letter: it is said when she asks for it.
        self._under.setText(day)
        self._doubt.show_text(doubt)
        self._mark(doubt=doubt, value=day)

    def _mark(self, *, problem: str = "", doubt: str = "", value: str = "") -> None:
        ink_label(self._under, "late" if problem else "muted")
        describe(self, problem=problem, doubt=doubt, value=value)
        restyle(self._words, wrong=bool(problem))

    def _open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = CalendarPopup(self)
            self._calendar.picked.connect(self._pick)
        self._calendar.open_at(
            self._opener.mapToGlobal(QPoint(self._opener.width(), self._opener.height())),
            self._date or self._today(),
            latest=self._today() if self._direction is Direction.PAST else None,
        )

    def _pick(self, day: date) -> None:
        self._take(day)
        self._words.setFocus()
        self.left.emit()


def _example(today: date, direction: Direction) -> str:
    """A Tuesday on the side that is asked for: a day that went by is no example of a plan."""
    since = (today - _A_TUESDAY).days % 7 or 7
    day = today - timedelta(days=since if direction is Direction.PAST else since - 7 or -7)
    return tr("zoals {day} of di").format(day=f"{day.day}-{day.month}")


def _no_such_day(error: NoSuchDay) -> str:
    if not 1 <= error.month <= len(MONTHS):
        return tr("Maand {month} bestaat niet.").format(month=error.month)
    return tr("{day} {month} bestaat niet. Kies een dag in {year}.").format(
        day=error.day, month=MONTHS[error.month - 1], year=error.year
    )
