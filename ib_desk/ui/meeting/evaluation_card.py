"""Evaluatie in a meeting: one line until it is opened, what works first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar
from uuid import UUID, uuid4

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.care.goals import measured
from ib_desk.domain.dutch_dates import full_date
from ib_desk.domain.dutch_numbers import number_words
from ib_desk.domain.file.evaluations import (
    can_be_evaluated,
    counted_at,
    ends_in_weighing,
    evaluation_in,
    goals_of,
    looked_back_at,
    weighed_after,
)
from ib_desk.domain.file.meetings import attendees, called
from ib_desk.domain.file.trust import trust_until
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import ContractParty
from ib_desk.domain.records.evaluation import Evaluation, Wellbeing
from ib_desk.domain.records.goal import Goal, GoalMeasurement
from ib_desk.domain.records.meeting import Meeting, MeetingId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.file.page import Shown
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, Form
from ib_desk.ui.keys import leave_field
from ib_desk.ui.listen import listen
from ib_desk.ui.meeting.evaluation_rows import GoalRow, HelpRow, HoursRow, ViewRow
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import MATCHED_CARE
from ib_desk.ui.records.absence import absence_words
from ib_desk.ui.records.evaluation import (
    onward_form,
    own_words_form,
    wellbeing_words,
    works_form,
)
from ib_desk.ui.records.meeting import day_of
from ib_desk.ui.session import Session, new_visit
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button, second_button
from ib_desk.ui.widgets.card import Card, Group
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.segments import Segments

R = TypeVar("R", bound=Record)
W = TypeVar("W", bound=QWidget)

_PRINT: Final = "evaluation"


class EvaluationCard(Card):
    """What is kept elsewhere is set there: the effect with the intervention, a view with who said
    it. So this card and the plan show the same.
    """

    def __init__(
        self, session: Session, meeting: Meeting, shown: Shown, navigator: Navigator
    ) -> None:
        """Stands empty until `show_file`: what has no place yet may not be shown."""
        super().__init__()
        self._session = session
        self._visit = new_visit()
        self._meeting = meeting
        self._navigator = navigator
        self._goals: dict[UUID, GoalRow] = {}
        self._help: dict[UUID, HelpRow] = {}
        self._hours: dict[UUID, HoursRow] = {}
        self._views: dict[UUID, ViewRow] = {}
        self._is_first = True
        blank = Evaluation(meeting_id=MeetingId(uuid4()))
        self._binding = Binding(session, blank, self, is_new=True)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        spaced(self._column, 0, 12)
        self._forms: list[RecordForm] = []
        self._ask(works_form(), shown.around)
        self._goals_group = Group(tr("Hoe staat het met de doelen?"))
        self._column.addWidget(self._goals_group)
        self._help_group = Group(tr("Wat leverde het op, en hoe verder?"))
        self._hours_group = Group(tr("Hoeveel uur is er gebruikt?"))
        self._wellbeing = Segments(
            wellbeing_words(), [(one, shown.around.terms.label(one)) for one in Wellbeing]
        )
        listen(self, self._wellbeing.chosen, lambda face: self._binding.store("wellbeing", face))
        self._binding.changed.connect(self._show_wellbeing)
        self._column.addWidget(self._help_group)
        self._column.addWidget(self._hours_group)
        self._column.addWidget(Field(wellbeing_words(), self._wellbeing))
        self._ask(own_words_form(), shown.around)
        self._views_group = Group(tr("Ieders kijk"))
        self._nobody = label(tr("Vink eerst aan wie erbij waren."), "small", "muted")
        self._views_group.add(self._nobody)
        self._column.addWidget(self._views_group)
        self._facts = label("", "small", "muted")
        self._column.addWidget(self._facts)
        self._ask(onward_form(), shown.around)
        self._make_end()
        self._fold = Fold(tr("Evaluatie"), self._inside)
        self.add(self._fold)

    def show_file(self, meeting: Meeting, shown: Shown) -> None:
        """What is known by now; hidden where there is nothing to look back at."""
        self._meeting = meeting
        whole = shown.known
        is_asked = can_be_evaluated(whole, meeting)
        self.setVisible(is_asked)
        if not is_asked:
            return
        self._show_record(evaluation_in(shown.whole, meeting))
        for form in self._forms:
            form.show_around(shown.around)
        self._show_goals(shown)
        self._show_help(shown)
        self._show_hours(shown)
        self._show_views(shown)
        self._show_facts(whole, shown.around)
        self._show_end(whole, shown.around)
        if self._is_first:
            self._is_first = False
            self._fold.set_open(is_open=not self._binding.is_new)

    def open_part(self, record_id: UUID, name: str) -> bool:
        """Unfold it at a field of the evaluation, or at what somebody said; `False` for others."""
        view = self._views.get(record_id) if name == "view" else None
        if view is None and record_id != self._binding.record.id:
            return False
        self._fold.set_open(is_open=True)
        if view is not None:
            view.focus()
        elif name == "wellbeing":
            self._wellbeing.setFocus()
        else:
            form = next((one for one in self._forms if one.asks(name)), self._forms[0])
            form.focus_field(name if form.asks(name) else "what_works")
        return True

    # -- what stands in it -------------------------------------------------------------
    def _ask(self, form: Form, around: Around) -> None:
        asked = RecordForm(self._binding, form, around)
        self._forms.append(asked)
        self._column.addWidget(asked)

    def _make_end(self) -> None:
        self._weighed = label("", "body")
        self._weigh = second_button(tr("Opnieuw wegen"), "weighing")
        self._weigh.clicked.connect(self._to_weighing)
        self._remove = quiet_button(tr("Evaluatie verwijderen"), "remove")
        self._remove.clicked.connect(self._remove_evaluation)
        self._column.addWidget(self._weighed)
        self._print = quiet_button(tr("Evaluatie afdrukken"), "print")
        self._print.clicked.connect(self._to_print)
        self._column.addLayout(button_row(self._weigh, self._print, self._remove))

    def _show_record(self, evaluation: Evaluation | None) -> None:
        now = self._binding.record
        if evaluation is not None:
            if evaluation != now or self._binding.is_new:
                self._binding.show(evaluation)
        elif not self._binding.is_new or not self._is_of_this_meeting:
            # Removed, undone, or another meeting: the next word begins a new one.
            self._binding.show(Evaluation(meeting_id=self._meeting.id), is_new=True)

    @property
    def _is_of_this_meeting(self) -> bool:
        now = self._binding.record
        return isinstance(now, Evaluation) and now.meeting_id == self._meeting.id

    def _show_wellbeing(self) -> None:
        now = self._binding.record
        self._wellbeing.choose(now.wellbeing if isinstance(now, Evaluation) else None)

    def _show_goals(self, shown: Shown) -> None:
        day = day_of(self._meeting, shown.around.today)
        found = {one.id: one for one in goals_of(shown.whole, day)}
        _rows_of(
            found,
            self._goals,
            self._goals_group,
            lambda one: GoalRow(self._session, one, shown.around, self._visit),
        )
        measurements = shown.whole.of(GoalMeasurement)
        for record_id, one in found.items():
            values = values_words(one, measured(one, measurements, day))
            self._goals[record_id].show_goal(one, values, day)
        self._goals_group.setVisible(bool(found))

    def _show_help(self, shown: Shown) -> None:
        day = day_of(self._meeting, shown.around.today)
        found = {one.id: one for one in looked_back_at(shown.whole, day)}
        _rows_of(
            found,
            self._help,
            self._help_group,
            lambda one: HelpRow(self._session, one, shown.around, self._visit),
        )
        for record_id, one in found.items():
            self._help[record_id].show_help(one, shown.around, day)
        self._help_group.setVisible(bool(found))

    def _show_hours(self, shown: Shown) -> None:
        day = day_of(self._meeting, shown.around.today)
        found = {one.id: one for one in counted_at(shown.whole, day)}
        _rows_of(
            found,
            self._hours,
            self._hours_group,
            lambda one: HoursRow(self._session, one, shown.around),
        )
        for record_id, one in found.items():
            self._hours[record_id].show_measure(one, shown.around)
        self._hours_group.setVisible(bool(found))

    def _show_views(self, shown: Shown) -> None:
        whole = shown.whole
        found = {one.id: one for one in attendees(whole, self._meeting)}
        _rows_of(
            found,
            self._views,
            self._views_group,
            lambda one: ViewRow(self._session, one, called(whole, one), shown.around),
        )
        for record_id, one in found.items():
            self._views[record_id].show_view(one)
        self._nobody.setVisible(not found)

    def _show_facts(self, whole: WholeFile, around: Around) -> None:
        """Kept elsewhere, and read here: what is missed, and trust as each gave it."""
        names = dict(around.people.get(ContractParty, ()))
        series = [
            tr("{who} {figures}").format(
                who=one.party.name or names.get(one.party.id, ""),
                figures=" → ".join(str(score) for _day, score in one.given),
            )
            for one in trust_until(whole, day_of(self._meeting, around.today))
        ]
        trust = tr("Vertrouwen: {series}.").format(series="; ".join(series)) if series else ""
        absence = tr("Verzuim: {words}").format(words=absence_words(whole, around))
        self._facts.setText("\n".join(one for one in (absence, trust) if one))

    def _show_end(self, whole: WholeFile, around: Around) -> None:
        evaluation = None if self._binding.is_new else evaluation_in(whole, self._meeting)
        weighing = None if evaluation is None else weighed_after(whole, evaluation)
        self._weighed.setText(_end_words(weighing))
        self._weigh.setVisible(evaluation is not None and weighing is None)
        for button in (self._print, self._remove):
            button.setVisible(evaluation is not None)
        self._fold.show_title(_title_words(whole, evaluation, around))

    # -- what is done ------------------------------------------------------------------
    def _to_weighing(self) -> None:
        self._navigator.go_to_page(MATCHED_CARE, Weighing)

    def _to_print(self) -> None:
        leave_field(self.window())
        self._navigator.open_print(_PRINT, self._meeting.id)

    def _remove_evaluation(self) -> None:
        self._session.remove(self._binding.record)


def _rows_of(
    found: Mapping[Any, R], rows: dict[UUID, W], group: Group, make: Callable[[R], W]
) -> None:
    """Made anew where others stand here; what is only another by now is shown by who knows it."""
    if list(found) == list(rows):
        return
    for row in rows.values():
        row.setParent(None)
        row.deleteLater()
    rows.clear()
    for record_id, one in found.items():
        rows[record_id] = row = make(one)
        group.add(row)


def _title_words(whole: WholeFile, evaluation: Evaluation | None, around: Around) -> str:
    """“Evaluatie · Noor: gaat wel · nog niet gewogen”."""
    said = [tr("Evaluatie")]
    if evaluation is not None and evaluation.wellbeing is not None:
        how = around.terms.label(evaluation.wellbeing)
        said.append(tr("{name}: {how}").format(name=whole.pupil.short_name, how=how))
    if evaluation is not None and not ends_in_weighing(whole, evaluation):
        said.append(tr("nog niet gewogen"))
    return in_a_line(said)


def values_words(goal: Goal, series: Sequence[tuple[date, Decimal]]) -> str:
    """“aanwezigheid: begin 78, nu 84, doel 92 procent”, as far as it was measured."""
    now = series[-1][1] if series else None
    said = [
        words.format(value=number_words(value))
        for words, value in (
            (tr("begin {value}"), goal.baseline),
            (tr("nu {value}"), now),
            (tr("doel {value}"), goal.target),
        )
        if value is not None
    ]
    values = f"{', '.join(said)} {goal.unit.strip()}".strip() if said else ""
    return ": ".join(part for part in (goal.measure.strip(), values) if part)


def _end_words(weighing: Weighing | None) -> str:
    if weighing is None or weighing.weighed_on is None:
        return tr("Een evaluatie eindigt in een weging, of in een reden waarom dat nu niet hoeft.")
    return tr("Gewogen op {day}: niveau {level}.").format(
        day=full_date(weighing.weighed_on), level=weighing.chosen_level
    )
