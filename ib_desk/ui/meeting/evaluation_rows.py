"""One goal or intervention that is looked back at, and one person who says what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.intervention import Effect, Intervention, WayOn
from ib_desk.domain.records.meeting import Attendee, Presence
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, Field, Form
from ib_desk.ui.listen import listen
from ib_desk.ui.records.evaluation import effect_form
from ib_desk.ui.records.meeting import view_words
from ib_desk.ui.records.running_measure import hours_words, measure_words, period_words, used_form
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.segments import Segments

LOOKED_AT: Final = tuple(one for one in GoalState if one is not GoalState.ELSEWHERE)
"""That somebody else goes on with a goal is said at the closing, or in the goal itself."""


class HelpRow(QWidget):
    """One key says what it brought; the intervention itself holds that, and the day."""

    def __init__(self, session: Session, one: Intervention, around: Around, visit: str) -> None:
        super().__init__()
        self._session = session
        self._visit = visit
        self._day = around.today
        self._binding = Binding(session, one, self)
        self._title = label("", "strong", "text")
        self._who = label("", "small", "muted")
        name = tr("Wat leverde dit op? {what}").format(what=one.title)
        self._effect = Segments(name, [(two, around.terms.label(two)) for two in Effect])
        listen(self, self._effect.chosen, self._choose)
        on = tr("Hoe verder met dit? {what}").format(what=one.title)
        self._way_on = Segments(on, [(two, around.terms.label(two)) for two in WayOn])
        listen(self, self._way_on.chosen, self._choose_way_on)
        self._answers = QWidget()
        row = FlowLayout(self._answers, gap=12)
        row.addWidget(self._effect)
        row.addWidget(self._way_on)
        self._form = RecordForm(self._binding, effect_form(), around)
        column = QVBoxLayout(self)
        spaced(column, (0, 4, 0, 4), 4)
        for part in (self._title, self._who, self._answers, self._form):
            column.addWidget(part)

    def show_help(self, one: Intervention, around: Around, day: date) -> None:
        """As it is by now; what is said of it is said on `day`."""
        self._day = day
        if one != self._binding.record:
            self._binding.show(one)
        since = "" if one.starts_on is None else row_date(one.starts_on, around.today)
        begun = tr("sinds {day}").format(day=since) if since else ""
        self._title.setText(one.title)
        self._who.setText(in_a_line((one.by_whom, one.frequency, begun)))
        self._effect.choose(one.effect)
        self._way_on.choose(one.way_on)

    def _choose(self, effect: object) -> None:
        before = cast("Intervention", self._binding.record)
        said = effect if isinstance(effect, Effect) else None
        self._keep(before, replace(before, effect=said))

    def _choose_way_on(self, way_on: object) -> None:
        before = cast("Intervention", self._binding.record)
        said = way_on if isinstance(way_on, WayOn) else None
        self._keep(before, replace(before, way_on=said))

    def _keep(self, before: Intervention, after: Intervention) -> None:
        """Looked back on that day, as long as anything was said of it."""
        says_nothing = after.effect is None and after.way_on is None
        after = replace(after, evaluated_on=None if says_nothing else self._day)
        self._session.gather(before, after, self._visit)
        self._binding.show(after)


class HoursRow(QWidget):
    """How many of the hours that were granted were used; the arrangement itself holds that."""

    def __init__(self, session: Session, measure: RunningMeasure, around: Around) -> None:
        super().__init__()
        self._title = label("", "strong", "text")
        self._form = RecordForm(Binding(session, measure, self), used_form(), around)
        column = QVBoxLayout(self)
        spaced(column, (0, 4, 0, 4), 4)
        column.addWidget(self._title)
        column.addWidget(self._form)

    def show_measure(self, measure: RunningMeasure, around: Around) -> None:
        """As it is by now."""
        if measure != self._form.binding.record:
            self._form.binding.show(measure)
        self._title.setText(
            in_a_line((measure_words(measure, around), hours_words(measure), period_words(measure)))
        )


class GoalRow(QWidget):
    """One key says how a goal stands; the goal itself holds that, with the day."""

    def __init__(
        self,
        session: Session,
        goal: Goal,
        around: Around,
        visit: str,
        states: Iterable[GoalState] = LOOKED_AT,
    ) -> None:
        super().__init__()
        self._session = session
        self._visit = visit
        self._day = around.today
        self._goal = goal
        self._aim = label("", "strong", "text")
        self._values = label("", "small", "muted")
        self._terms = around.terms
        self._offered = tuple(states)
        self._column = QVBoxLayout(self)
        spaced(self._column, (0, 4, 0, 4), 4)
        for part in (self._aim, self._values):
            self._column.addWidget(part)
        self._state = self._offer()

    def show_goal(self, goal: Goal, values: str, day: date) -> None:
        """As it is by now; what is said of it is said on `day`."""
        self._goal, self._day = goal, day
        self._aim.setText(goal.aim)
        self._values.setText(values)
        self._values.setVisible(bool(values))
        # What was said elsewhere stays to be seen, and to be chosen again, also where it is not
        # asked; worked on is what nothing chosen means, where that is no answer.
        if goal.state not in (*self._offered, GoalState.ACTIVE):
            self._offered = (*self._offered, goal.state)
            self._state.setParent(None)
            self._state.deleteLater()
            self._state = self._offer()
        self._state.choose(goal.state)

    def _offer(self) -> Segments:
        name = tr("Hoe staat het met dit doel? {what}").format(what=self._goal.aim)
        state = Segments(name, [(one, self._terms.label(one)) for one in self._offered])
        listen(self, state.chosen, self._choose)
        self._column.addWidget(state)
        return state

    def _choose(self, state: object) -> None:
        """Nothing chosen means that it is worked on, as it does for a goal that is new."""
        before, said = self._goal, state if isinstance(state, GoalState) else GoalState.ACTIVE
        ended = None if said is GoalState.ACTIVE else self._day
        self._goal = replace(before, state=said, ended_on=ended)
        self._session.gather(before, self._goal, self._visit)


class ViewRow(QWidget):
    """What one person made of it, in one line; who could not come may have said it before."""

    def __init__(self, session: Session, attendee: Attendee, name: str, around: Around) -> None:
        super().__init__()
        question = view_words(name)
        if attendee.presence is Presence.ASKED:
            question = tr("Wat liet {who} weten? (was er niet)").format(who=name)
        asked = Field(name="view", label=question, voice=attendee.pupil_id is not None)
        self._form = RecordForm(Binding(session, attendee, self), Form(first=(asked,)), around)
        column = QVBoxLayout(self)
        spaced(column, 0, 0)
        column.addWidget(self._form)

    def show_view(self, attendee: Attendee) -> None:
        """As it is by now."""
        if attendee != self._form.binding.record:
            self._form.binding.show(attendee)

    def focus(self) -> None:
        """Go there."""
        self._form.focus_field("view")
