"""Doelen on paper: each with the child's own words, how far it is, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import Decimal

from reportlab.platypus import Flowable, Paragraph, Spacer

from ib_desk.domain.care.goals import measured, numbered
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.dutch_numbers import number_words
from ib_desk.domain.records.goal import Goal, GoalId, GoalMeasurement, GoalState
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.blocks import QUARTER, Section, undivided
from ib_desk.exchange.pdf.order import Order, filled
from ib_desk.exchange.pdf.progress_flowable import Progress
from ib_desk.exchange.pdf.style import PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Strong, Typesetter, quoted


def goal_lines(
    order: Order,
    setting: Typesetter,
    introduce: Callable[[str], str] = str,
    states: Collection[GoalState] = frozenset(GoalState),
    only: Collection[GoalId] | None = None,
) -> list[Paragraph]:
    """A paragraph for each goal in one of these `states`.

    `only` are those that a sheet is about: it numbers them itself. `introduce` says of whom it is
    the first to name who that is.
    """
    return [line for _goal, line in _told(order, setting, introduce, states, only)]


def pictured_goals(
    order: Order,
    setting: Typesetter,
    introduce: Callable[[str], str],
    states: Collection[GoalState] = frozenset(GoalState),
    only: Collection[GoalId] | None = None,
) -> list[Flowable]:
    """As `goal_lines`; under each goal that was measured the picture of how far it is."""
    return [
        _pictured(order, setting, goal, line)
        for goal, line in _told(order, setting, introduce, states, only)
    ]


def _told(
    order: Order,
    setting: Typesetter,
    introduce: Callable[[str], str],
    states: Collection[GoalState],
    only: Collection[GoalId] | None,
) -> list[tuple[Goal, Paragraph]]:
    told = [goal for _number, goal in numbered(order.whole) if goal.state in states]
    if only is not None:
        told = [goal for goal in told if goal.id in only]
    return [
        (
            goal,
            setting.text(
                "body", Strong(f"{number}. {introduce(goal.aim.strip())}"), _behind(order, goal)
            ),
        )
        for number, goal in enumerate(told, start=1)
    ]


def _pictured(order: Order, setting: Typesetter, goal: Goal, line: Paragraph) -> Flowable:
    """Begin and target alone are no progress: the words say them already."""
    series = _series(order, goal)
    if not series:
        return line
    picture = Progress(goal, series, setting.style["small"].fontSize)
    together = Section(None, [line, picture, Spacer(0, 2 * SPACE)], gap=0, before=0)
    return undivided(together, PORTRAIT, share=QUARTER)


def _series(order: Order, goal: Goal) -> Sequence[tuple[date, Decimal]]:
    return measured(goal, order.whole.of(GoalMeasurement), order.stamp.printed_on)


def for_goal(order: Order, intervention: Intervention) -> str:
    """“doel 2”, as these are numbered on the same paper; “” for no goal."""
    for number, goal in numbered(order.whole):
        if goal.id == intervention.goal_id:
            return fill(order.texts.shared.for_goal, number=str(number))
    return ""


def values_line(order: Order, goal: Goal) -> str:
    """“aanwezigheid: begin 84, nu 90, doel 92 procent.”; “” where nothing was measured."""
    texts = order.texts.shared
    series = _series(order, goal)
    known = [
        (words, value)
        for words, value in (
            (texts.goal_begin, goal.baseline),
            (
                texts.goal_now if goal.is_active else texts.goal_last,
                series[-1][1] if series else None,
            ),
            (texts.goal_target, goal.target),
        )
        if value is not None
    ]
    if not known:
        return ""
    *before, (last, value) = known
    values = [fill(words, value=number_words(one)) for words, one in before]
    values.append(fill(last, value=goal.said(value)))
    said = ", ".join(values)
    return fill(texts.goal_of, measure=goal.measure.strip(), values=said) if goal.measure else said


def last_note(order: Order, goal: Goal) -> str:
    """What was seen at the last measurement; what was seen before it is told in a talk."""
    today = order.stamp.printed_on
    mine = [
        (one.measured_on, one.note.strip())
        for one in order.whole.of(GoalMeasurement)
        if one.goal_id == goal.id and one.measured_on is not None and one.measured_on <= today
    ]
    return max(mine, key=lambda seen: seen[0])[1] if mine else ""


def _behind(order: Order, goal: Goal) -> str:
    texts = order.texts.shared
    own = f"{order.pupil}: {quoted(goal.own_words)}" if goal.own_words.strip() else ""
    if goal.is_active:
        end = "" if goal.ends_on is None else fill(texts.goal_until, day=plain_date(goal.ends_on))
    else:
        state = capital(order.terms.label(goal.state))
        reason = goal.state_reason.strip()
        end = fill(texts.goal_state, state=state, reason=reason) if reason else f"{state}."
    parts = filled((own, capital(values_line(order, goal)), last_note(order, goal), end))
    return f" {' '.join(parts)}" if parts else ""
