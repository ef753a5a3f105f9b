"""The closing that is written now, or by which the file is closed: goals, questions, views."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.care.goals import measured
from ib_desk.domain.file.closings import current, day_of_closing
from ib_desk.domain.file.evaluations import goals_of
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.goal import GoalMeasurement, GoalState
from ib_desk.ui.closing.views_card import ClosingViewsCard
from ib_desk.ui.file.page import Shown
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.meeting.evaluation_card import values_words
from ib_desk.ui.meeting.evaluation_rows import GoalRow
from ib_desk.ui.records.closing import after_form, why_form
from ib_desk.ui.session import Session, new_visit
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card

_SETTLED = (GoalState.REACHED, GoalState.ELSEWHERE, GoalState.STOPPED)


class ClosingForm(QWidget):
    """Of one file; its first word stores the closing."""

    def __init__(self, session: Session, shown: Shown) -> None:
        super().__init__()
        self._session = session
        self._visit = new_visit()
        self._goals: dict[UUID, GoalRow] = {}
        self._is_stored = False
        self._binding = Binding(session, _blank(shown), self, is_new=True)
        self._goals_card = Card(tr("Hoe staat het met de doelen?"), "goal")
        self._why_card = Card(tr("Afsluiten"), "archive")
        self._why = RecordForm(self._binding, why_form(), shown.around)
        self._why_card.add(self._why)
        self.below = Card(tr("Hoe het verdergaat"), "forward")
        """Not in view on arriving."""
        self._after = RecordForm(self._binding, after_form(), shown.around)
        self.below.add(self._after)
        self._views = ClosingViewsCard(session, self._binding)
        column = QVBoxLayout(self)
        spaced(column, 0, 12)
        for part in (self._why_card, self._goals_card, self._views, self.below):
            column.addWidget(part)

    @property
    def closing(self) -> Closing:
        """As it is shown."""
        return cast("Closing", self._binding.record)

    @property
    def is_new(self) -> bool:
        """Whether nothing was written of it yet."""
        return self._binding.is_new

    def show_file(self, shown: Shown) -> None:
        """As it is by now."""
        # First: a choice that is not offered yet would be shown as none, and kept so.
        for form in (self._why, self._after):
            form.show_around(shown.around)
        self._show_closing(shown)
        self._views.show_file(self.closing, shown)
        self._show_goals(shown)

    def focus_field(self, name: str) -> None:
        """Go to a question."""
        for form in (self._why, self._after):
            if form.asks(name):
                form.focus_field(name)

    def open_part(self, record_id: UUID | None, field: str) -> bool:
        """Go to a question of this closing or to what somebody said; `False` for all else."""
        if record_id is None or self._views.open_part(record_id):
            return record_id is not None
        if record_id == self.closing.id:
            self.focus_field(field)
        return record_id == self.closing.id

    def _show_closing(self, shown: Shown) -> None:
        found, now = current(shown.whole.of(Closing)), self._binding.record
        if found is not None:
            self._is_stored = True
            if found != now or self._binding.is_new:
                self._binding.show(found)
        elif self._is_stored:
            # Removed, or the file was opened again: the next word begins another.
            self._is_stored = False
            self._binding.show(_blank(shown), is_new=True)

    def _show_goals(self, shown: Shown) -> None:
        """Those that are worked on, and those that were settled at this closing."""
        day = day_of_closing(shown.whole, self.closing, shown.around.today)
        found = {one.id: one for one in goals_of(shown.whole, day)}
        if list(found) != list(self._goals):
            for row in self._goals.values():
                row.setParent(None)
                row.deleteLater()
            self._goals.clear()
            for one in found.values():
                row = GoalRow(self._session, one, shown.around, self._visit, _SETTLED)
                self._goals[one.id] = row
                self._goals_card.add(row)
        measurements = shown.whole.of(GoalMeasurement)
        for record_id, one in found.items():
            values = values_words(one, measured(one, measurements, day))
            self._goals[record_id].show_goal(one, values, day)
        self._goals_card.setVisible(bool(found))


def _blank(shown: Shown) -> Closing:
    return Closing(file_id=shown.whole.file.id)
