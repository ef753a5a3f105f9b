"""“Mijn plan”: the page of the child itself, large: what it wants, what it said, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable

from ib_desk.application.paper import NothingToPrint, Report
from ib_desk.domain.file.hearings import hearings, said_by_pupil
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.hearing import HearingInput
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.blocks import Section, SignatureLine, leading, undivided, voice
from ib_desk.exchange.pdf.introducing import Introductions
from ib_desk.exchange.pdf.order import Order, filled
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.style import PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import quoted

_LARGE: Final = 1.5
_FOR_CHILD: Final = 14.0
"""The smallest type on it, in points."""


def my_plan_report(order: Order) -> tuple[bytes, int]:
    """The child's own words, and nothing that an adult wrote about it.

    Raises:
        NothingToPrint: nobody wrote down what the child wants or said.
    """
    page = _MyPlan(order)
    if not page.has_words:
        raise NothingToPrint(Report.MY_PLAN)

    def story(_pages: int) -> list[Flowable]:
        return _MyPlan(order).story()

    return laid_out(PORTRAIT, order.furniture(order.texts.my_plan.title), story)


class _MyPlan:
    """Sets the page; who is named is introduced there, so its parts are made in order."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._texts = order.texts.my_plan
        self._set = order.typesetter(scale=_LARGE, floor=_FOR_CHILD)
        self._known = Introductions(order.whole, order.terms, for_child=True)
        self._goals = filled(
            goal.own_words.strip() for goal in order.whole.of(Goal) if goal.is_active
        )
        self._said = self._last_said()

    @property
    def has_words(self) -> bool:
        """Whether there is anything of the child itself to show."""
        return bool(self._goals or self._said)

    def story(self) -> list[Flowable]:
        """From who the child is to room of its own."""
        texts, pupil = self._texts, self._order.whole.pupil
        about = filled([pupil.about_me])
        who = " · ".join(filled((self._order.pupil, self._order.group)))
        return [
            self._set.text("title", texts.title),
            self._set.text("subtitle", who),
            *self._section(texts.about_me, [self._words(one) for one in about]),
            *self._section(texts.goals, [self._words(one) for one in self._goals]),
            *self._section(texts.said, [self._answered(one) for one in self._said]),
            *self._section(texts.help, [self._set.text("body", self._help())]),
            self._own(),
        ]

    def _last_said(self) -> tuple[HearingInput, ...]:
        """Of the last time on which the child said something about the plan."""
        whole, day = self._order.whole, self._order.stamp.printed_on
        about = (one for one in hearings(whole, day) if one.subject and one.subject.is_plan)
        said = [found for one in about if (found := said_by_pupil(whole, one))]
        return said[-1] if said else ()

    def _words(self, words: str) -> Flowable:
        return voice([self._set.text("words", quoted(words))])

    def _answered(self, entry: HearingInput) -> Flowable:
        """What it said, and in the same frame and on the same page what was done with it."""
        influence = entry.influence
        answer = self._texts.not_yet if influence is None else self._texts.answers[influence]
        because = self._known.introduce(entry.because.strip())
        told = self._set.text("body", " ".join(filled((answer, because))))
        return voice([leading(self._set.text("words", quoted(entry.words))), told])

    def _help(self) -> str:
        manager = self._order.whole.case_manager
        name = "" if manager is None else manager.name.strip()
        if not name:
            return self._texts.help_by_anyone
        return fill(self._texts.help_by, who=self._known.introduce(name))

    def _own(self) -> Flowable:
        """Its name is asked for only where that was chosen; a drawing says as much."""
        texts, is_signed = self._texts, self._order.choices.signature_lines
        hint = self._set.text("small", texts.own_sign if is_signed else texts.own_hint)
        heading = self._set.text("heading", self._texts.own)
        line = SignatureLine(hint, room=36 * SPACE, wide=True)
        return undivided(Section(heading, [line], before=4 * SPACE), PORTRAIT)

    def _section(self, heading: str, parts: Sequence[Flowable]) -> list[Flowable]:
        if not parts:
            return []
        return [Section(self._set.text("heading", heading), parts, before=4 * SPACE)]
