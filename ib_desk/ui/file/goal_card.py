"""One goal of the plan as it is read: the child's own words, the picture, and who does what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.domain.care.plan import PlannedAction, PlannedGoal
from ib_desk.domain.dutch_dates import brief_date, days_late, row_date
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.sentences import capital
from ib_desk.ui.file.helped_before import HelpedBeforeList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.records.goal import progress_words
from ib_desk.ui.records.intervention import to_adapt_words
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.chip import Chip
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.progress_drawing import ProgressDrawing
from ib_desk.ui.widgets.state import State


class GoalCard(Card):
    """Read here, changed in the lists of the page."""

    measuring_asked = Signal(object)
    opening_asked = Signal(object)
    """The goal."""

    def __init__(self, planned: PlannedGoal, around: Around, session: Session) -> None:
        goal, today = planned.goal, around.today
        aim = goal.aim.strip()
        super().__init__(f"{planned.number}. {aim}", "goal")
        if goal.is_late(today) and goal.ends_on is not None:
            late = (today - goal.ends_on).days
            self.add_to_head(Chip(State.LATE, days_late(late)))
        if goal.own_words.strip():
            self.add(label(f"“{goal.own_words.strip('“”')}”", "own_words", "voice"))
        drawing = ProgressDrawing()
        self.add(drawing)
        drawing.show_progress(goal, planned.series)
        self.add(label(series_words(planned, around), "small", "muted"))
        for line in action_lines(planned.actions, today, around):
            self.add(line)
        measure = quiet_button(tr("Meting toevoegen"), "add")
        listen(self, measure.clicked, lambda: self.measuring_asked.emit(goal))
        change = quiet_button(tr("Doel openen"), "edit")
        listen(self, change.clicked, lambda: self.opening_asked.emit(goal))
        before = HelpedBeforeList(session, goal, around.terms)
        for button, words in (
            (measure, measure.text()),
            (change, change.text()),
            (before.ask, before.ask.text()),
        ):
            button.setAccessibleName(tr("{what}: {aim}").format(what=words, aim=aim))
        self.add(button_row(measure, change, before.ask))
        self.add(before)


def series_words(planned: PlannedGoal, around: Around) -> str:
    """What the picture shows, and more: the measure, who measures, each day with its value."""
    goal, today = planned.goal, around.today
    seen = ", ".join(
        tr("{value} op {day}").format(value=goal.said(value), day=brief_date(day, today))
        for day, value in planned.series
    )
    who, owner = _who_sees_to(goal)
    until = (
        "" if goal.ends_on is None else tr("t/m {day}").format(day=row_date(goal.ends_on, today))
    )
    facts = (goal.measure.strip(), progress_words(goal, around), who, owner or _nobody(), until)
    said = f"{capital(in_a_line(facts))}."
    return f"{said} {tr('Gemeten')}: {seen}." if seen else said


def _who_sees_to(goal: Goal) -> tuple[str, str]:
    """Who measures, and who watches it: one sentence where that is one person."""
    owner, measurer = goal.owner.strip(), goal.measured_by.strip()
    if owner and not measurer:
        return "", tr("{who} let erop en meet").format(who=owner)
    return (
        tr("gemeten door {who}").format(who=measurer) if measurer else "",
        tr("{who} let erop").format(who=owner) if owner else "",
    )


def _nobody() -> str:
    return tr("nog niemand let erop")


def action_lines(actions: Iterable[PlannedAction], today: date, around: Around) -> list[QWidget]:
    """What is done, by whom, how often and until when; what is late says so in words."""
    return [_line(action, today, around) for action in actions]


def _line(action: PlannedAction, today: date, around: Around) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    spaced(row, 0, 12)
    words = QVBoxLayout()
    spaced(words, 0, CLEAR_OF_TAILS)
    words.addWidget(label(action.what, "body", "text"))
    until = (
        tr("zonder einddatum")
        if action.until is None
        else tr("t/m {day}").format(day=row_date(action.until, today))
    )
    who = action.who or tr("nog niemand")
    facts = in_a_line((around.terms.noun(type(action.record)), who, action.how_often, until))
    words.addWidget(label(facts, "small", "muted"))
    row.addLayout(words, 1)
    state, word = _state(action, today)
    row.addWidget(Chip(state, word), 0, Qt.AlignmentFlag.AlignTop)
    return line


def _state(action: PlannedAction, today: date) -> tuple[State, str]:
    if isinstance(action.record, Intervention) and action.record.to_adapt:
        return State.ATTENTION, to_adapt_words()
    if action.late_since is not None:
        days = days_late((today - action.late_since).days)
        if isinstance(action.record, Intervention):
            return State.ATTENTION, tr("effect opschrijven")
        return State.LATE, days
    if action.starts_on is not None and action.starts_on > today:
        return State.WAITING, tr("begint {day}").format(day=row_date(action.starts_on, today))
    return State.BUSY, tr("loopt")
