"""“Eén kind, één plan”: what all work on, who does what when, and whom to call; on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable

from ib_desk.domain.care.plan import Plan, PlannedAction, PlannedGoal, plan_of
from ib_desk.domain.dutch_dates import plain_date, row_date
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.blocks import Section, beside, perspective, voice
from ib_desk.exchange.pdf.goal_block import values_line
from ib_desk.exchange.pdf.grid import Cell, Grid
from ib_desk.exchange.pdf.introducing import Introductions
from ib_desk.exchange.pdf.moments_ahead import moments_ahead
from ib_desk.exchange.pdf.order import Order, filled, how_to_reach, own_words
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.progress_flowable import Progress
from ib_desk.exchange.pdf.signing import signed_by_family
from ib_desk.exchange.pdf.style import FOR_PARENTS, PORTRAIT, SPACE, is_large
from ib_desk.exchange.pdf.typesetter import Quiet, Strong, quoted

_GOAL_WIDTHS: Final = (0.5, 0.5)
_WORK_WIDTHS: Final = (0.48, 0.34, 0.18)
_WORDS: Final = 2
"""Sentences of the child: all of them stand in the overview for parents."""


def plan_report(order: Order) -> tuple[bytes, int]:
    """One sheet where it fits; type is never made small for it."""

    def story(_pages: int) -> list[Flowable]:
        return _Plan(order).story()

    return laid_out(PORTRAIT, order.furniture(order.texts.plan.title), story)


class _Plan:
    """Who is named is introduced there, so its parts are made in order."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._texts = order.texts.plan
        self._set = order.typesetter(floor=FOR_PARENTS)
        self._known = Introductions(order.whole, order.terms)
        self._plan: Plan = plan_of(order.whole, order.stamp.printed_on)

    def story(self) -> list[Flowable]:
        """In the order in which one asks: what for, what, who, when, and whom to call."""
        story = [
            *self._head(),
            *self._own_words(),
            *self._perspective(),
            *self._goals(),
            *self._work(),
            *self._section(self._texts.next, self._next()),
            *self._section(self._texts.call, self._call()),
        ]
        return signed_by_family(story, self._order, self._set, OutputKind.PLAN_PRINT)

    def _head(self) -> list[Flowable]:
        day = plain_date(self._order.stamp.printed_on)
        state = fill(self._texts.state_of, who=self._order.group_and_name(), day=day)
        return [self._set.text("title", self._texts.title), self._set.text("subtitle", state)]

    def _own_words(self) -> list[Flowable]:
        said = own_words(self._order)[:_WORDS]
        if not said:
            return []
        label = fill(self._order.texts.shared.says, name=self._order.pupil)
        words = [self._set.text("words", quoted(text)) for text in said]
        return [voice([self._set.text("voice_label", label), *words], before=1.5 * SPACE)]

    def _perspective(self) -> list[Flowable]:
        words = self._order.whole.shared_perspective
        if not words.strip():
            return []
        label = self._set.text("label", self._order.texts.shared.perspective)
        told = self._set.text("body", self._known.introduce(words))
        return [perspective([label, told], before=1.5 * SPACE)]

    def _goals(self) -> list[Flowable]:
        goals = self._plan.goals
        if not goals:
            return [Section(None, [self._set.text("body", self._texts.no_goals)])]
        shares = (1.0,) if self._is_large else _GOAL_WIDTHS
        table = Grid(
            widths=[share * PORTRAIT.inner_width for share in shares],
            rows=[self._goal(one) for one in goals],
            aligned=True,
            pad=SPACE / 2,
        )
        return [Section(None, table.flow(PORTRAIT), before=1.5 * SPACE)]

    @property
    def _is_large(self) -> bool:
        """Then a picture stands under its words."""
        return is_large(self._set.style["cell"])

    def _goal(self, planned: PlannedGoal) -> list[Cell]:
        goal = planned.goal
        aim = self._known.introduce(goal.aim.strip())
        words = [self._set.text("cell", Strong(f"{planned.number}. {aim}"))]
        if goal.own_words.strip():
            words.append(self._set.text("cell_words", quoted(goal.own_words)))
        told = capital(values_line(self._order, goal))
        if told:
            words.append(self._set.text("cell", Quiet(told)))
        picture = Progress(goal, planned.series, self._set.style["cell"].fontSize)
        return [[*words, picture]] if self._is_large else [words, [picture]]

    def _work(self) -> list[Flowable]:
        texts = self._texts
        rows = [
            self._action(action, planned.number)
            for planned in self._plan.goals
            for action in planned.actions
        ]
        rows += [self._action(action, None) for action in self._plan.loose]
        if not rows:
            return []
        table = Grid(
            widths=[share * PORTRAIT.inner_width for share in _WORK_WIDTHS],
            head=self._set.row("cell_head", texts.what, texts.who, texts.until),
            rows=rows,
            pad=SPACE / 2,
        )
        heading = self._set.text("heading", texts.work)
        return [Section(heading, table.flow(PORTRAIT), gap=0, before=1.5 * SPACE)]

    def _action(self, action: PlannedAction, number: int | None) -> list[Cell]:
        goal = ""
        if number is not None:
            goal = f" ({fill(self._order.texts.shared.for_goal, number=str(number))})"
        until = "" if action.until is None else row_date(action.until, self._order.stamp.printed_on)
        if action.late_since is not None:
            until = fill(self._texts.late, day=until)
        what = self._known.introduce(action.what)
        who = self._known.introduce(action.who) or self._texts.nobody
        if isinstance(action.record, Agreement):
            who = self._order.promised_by(action.record, who)
        return [
            [self._set.text("cell", what, *([Quiet(goal)] if goal else []))],
            *self._set.row("cell", ", ".join(filled((who, action.how_often))), until),
        ]

    def _next(self) -> list[Flowable]:
        """The first day on which one meets or looks back; more than two nobody keeps in mind."""
        ahead = moments_ahead(self._order)[:1] or [self._texts.no_next]
        return [self._set.text("body", line) for line in ahead]

    def _call(self) -> list[Flowable]:
        person = self._order.whole.case_manager
        if person is None:
            return [self._set.text("body", self._texts.nobody_to_call)]
        role = self._order.terms.label(person.role)
        who = fill(self._texts.call_words, name=person.name, role=role)
        reached = how_to_reach(self._order, person)
        return [self._set.text("body", Strong(who), f" {reached}")]

    def _section(self, heading: str, parts: Sequence[Flowable]) -> list[Flowable]:
        return beside(self._set.text("heading", heading), parts, gap=SPACE / 2)
