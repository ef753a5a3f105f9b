"""Doelen: what all want to reach, how it is measured, and what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ib_desk.domain.care.goals import measured, period_of_plan, to_go_on_with
from ib_desk.domain.dutch_dates import days_late, row_date
from ib_desk.domain.records.goal import Goal, GoalMeasurement, GoalState
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State

_STATES = {
    GoalState.ACTIVE: State.BUSY,
    GoalState.REACHED: State.DONE,
    GoalState.STOPPED: State.NOT_NEEDED,
    GoalState.SET_ASIDE: State.WAITING,
    GoalState.ELSEWHERE: State.NOT_NEEDED,
}


def goal_spec() -> RecordSpec[Goal]:
    """What is to be reached and how it is measured; who, and from when, fold open."""
    return RecordSpec(
        kind=Goal,
        icon="goal",
        form=Form(
            first=(
                Field(name="aim", label=tr("Wat willen jullie bereiken?"), lines=2),
                Field(
                    name="own_words",
                    label=tr("Hoe zegt de leerling het zelf?"),
                    voice=True,
                    lines=2,
                ),
                Field(name="measure", label=tr("Wat meten jullie?"), narrow=True),
                Field(name="unit", label=tr("Waarin?"), narrow=True),
                Field(name="baseline", label=tr("Hoeveel bij het begin?"), narrow=True),
                Field(name="target", label=tr("Hoeveel moet het worden?"), narrow=True),
                Field(
                    name="ends_on", label=tr("Wanneer kijken jullie of het gelukt is?"), narrow=True
                ),
            ),
            more=(
                Field(name="owner", label=tr("Wie let op dit doel?"), narrow=True),
                Field(
                    name="measured_by",
                    label=tr("Wie meet?"),
                    hint=tr("Steeds dezelfde, dan kun je vergelijken. Leeg: wie op het doel let."),
                    narrow=True,
                ),
                Field(name="starts_on", label=tr("Vanaf"), narrow=True),
                Field(name="domain", label=tr("Bij welk domein hoort het?"), narrow=True),
            ),
            more_label=tr("Wie erop let, en vanaf wanneer"),
        ),
        summary=_summary,
        blank=_blank,
        choices=_choices,
        waits=True,
        title=tr("Doelen"),
        add=tr("Doel toevoegen"),
        empty=tr("Nog geen doelen. Eén doel dat je kunt meten, is genoeg om te beginnen."),
        order=lambda goal: (not goal.is_active, goal.ends_on or date.max),
        parts=(_measurement_spec(), _state_form()),
    )


def _blank(around: Around) -> Goal:
    """In the period of the plan that is being made: all of one plan is looked back at together."""
    start, end = period_of_plan(around.of(Goal), around.of(Intervention), around.today)
    blank = new(Goal)(around)
    return replace(blank, starts_on=start or around.today, ends_on=end)


def _choices(around: Around, _there: Sequence[Goal]) -> list[tuple[str, Goal]]:
    """Only where there is one to go on with: a next goal begins where that one came to."""
    blank = _blank(around)
    old = to_go_on_with(around.of(Goal), around.today)
    onward = [
        (
            tr("Verder met: {aim}").format(aim=one.aim.strip().rstrip(".")),
            replace(_next(one, around), starts_on=blank.starts_on, ends_on=blank.ends_on),
        )
        for one in old
    ]
    return [(tr("Een ander doel"), blank), *onward] if onward else []


def _next(goal: Goal, around: Around) -> Goal:
    series = measured(goal, around.of(GoalMeasurement), around.today)
    return goal.next_one(series[-1][1] if series else None)


def _state_form() -> Form:
    """Asked last: what was measured says most about it."""
    return Form(
        first=(
            Field(name="state", label=tr("Hoe staat het met dit doel?"), narrow=True),
            Field(name="ended_on", label=tr("Sinds wanneer?"), narrow=True, when=_is_over),
            Field(name="state_reason", label=tr("Wat is er gebeurd?"), lines=2, when=_is_over),
        ),
    )


def _measurement_spec() -> RecordSpec[GoalMeasurement]:
    """A day and a number; whoever saw it differently folds open."""
    return RecordSpec(
        kind=GoalMeasurement,
        form=Form(
            first=(
                Field(name="measured_on", label=tr("Wanneer?"), narrow=True),
                Field(name="value", label=tr("Hoeveel?"), narrow=True),
                Field(name="note", label=tr("Wat zag je daarbij?")),
            ),
            more=(
                Field(name="other_by", label=tr("Wie kwam op iets anders uit?"), narrow=True),
                Field(name="other_value", label=tr("Op hoeveel?"), narrow=True),
            ),
            more_label=tr("Iemand anders meet iets anders"),
        ),
        summary=_measurement_summary,
        blank=new(GoalMeasurement, "measured_on"),
        title=tr("Metingen"),
        add=tr("Meting toevoegen"),
        empty=tr("Nog niets gemeten."),
        order=lambda one: one.measured_on or date.max,
    )


def _is_over(record: Record) -> bool:
    """Also where a day or reason was kept and the goal is worked on again: what is kept is seen."""
    return isinstance(record, Goal) and (
        not record.is_active or record.ended_on is not None or bool(record.state_reason)
    )


def _summary(goal: Goal, around: Around) -> Summary:
    late = goal.is_late(around.today)
    days = (around.today - goal.ends_on).days if late and goal.ends_on else 0
    return Summary(
        title=goal.aim or tr("Nog niet beschreven"),
        facts=in_a_line((progress_words(goal, around), goal.owner, _until(goal, around.today))),
        state=State.LATE if late else _STATES[goal.state],
        state_word=days_late(days) if late else around.terms.label(goal.state),
    )


def progress_words(goal: Goal, around: Around) -> str:
    """“begin 84 · nu 90 · doel 92 procent”, as far as each is known."""
    series = measured(goal, around.of(GoalMeasurement), around.today)
    said = [
        words.format(value=goal.said(value).removesuffix(goal.unit.strip()).strip())
        for words, value in (
            (tr("begin {value}"), goal.baseline),
            (tr("nu {value}"), series[-1][1] if series else None),
            (tr("doel {value}"), goal.target),
        )
        if value is not None
    ]
    return f"{in_a_line(said)} {goal.unit.strip()}".strip() if said else ""


def _until(goal: Goal, today: date) -> str:
    return "" if goal.ends_on is None else tr("t/m {day}").format(day=row_date(goal.ends_on, today))


def _measurement_summary(one: GoalMeasurement, around: Around) -> Summary:
    goal = around.within if isinstance(around.within, Goal) else None
    day = tr("zonder datum") if one.measured_on is None else row_date(one.measured_on, around.today)
    value = tr("nog geen getal")
    other = ""
    if goal is not None and one.value is not None:
        value = goal.said(one.value)
    if goal is not None and one.other_value is not None:
        who = one.other_by.strip() or tr("iemand anders")
        other = tr("{who}: {value}").format(who=who, value=goal.said(one.other_value))
    return Summary(title=value, facts=in_a_line((day, other, one.note)))
