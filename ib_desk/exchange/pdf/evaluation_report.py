"""“Evaluatie”: what came of the help, as one meeting saw it, in type of 11 points or more."""

from __future__ import annotations

from typing import Final

from reportlab.platypus import Flowable

from ib_desk.application.paper import NothingToPrint, Report
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.evaluations import (
    brought_in,
    evaluated_meeting,
    evaluation_in,
    goals_of,
    weighed_after,
)
from ib_desk.domain.file.meetings import called
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.absence_block import total_line
from ib_desk.exchange.pdf.blocks import QUARTER, Section, undivided, voice
from ib_desk.exchange.pdf.goal_block import pictured_goals
from ib_desk.exchange.pdf.grid import Grid
from ib_desk.exchange.pdf.meeting_sheet import MeetingSheet
from ib_desk.exchange.pdf.order import Order, filled, listed
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.signing import PAD
from ib_desk.exchange.pdf.statements_block import statements_section
from ib_desk.exchange.pdf.style import PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Strong, quoted

_WIDTHS: Final = (0.42, 0.2, 0.38)


def evaluation_report(order: Order) -> tuple[bytes, int]:
    """The meeting that was chosen where it looked back, else the last that did.

    Raises:
        NothingToPrint: no meeting looked back.
    """
    meeting = evaluated_meeting(order.whole, order.choices.meeting)
    evaluation = None if meeting is None else evaluation_in(order.whole, meeting)
    if meeting is None or evaluation is None:
        raise NothingToPrint(Report.EVALUATION)

    def story(_pages: int) -> list[Flowable]:
        return _Evaluated(order, meeting, evaluation).story()

    return laid_out(PORTRAIT, order.furniture(order.texts.evaluation.title), story)


class _Evaluated(MeetingSheet):
    """What works comes first, then the child."""

    def __init__(self, order: Order, meeting: Meeting, evaluation: Evaluation) -> None:
        super().__init__(order, meeting)
        self._evaluation = evaluation
        self._own = order.texts.evaluation

    def story(self) -> list[Flowable]:
        """From what works to the next day and lines to sign on."""
        own, evaluation = self._own, self._evaluation
        return [
            *self._head(own.title),
            *self._said(self._texts.came, listed(self._who(Presence.CAME))),
            *self._said(own.works, evaluation.what_works),
            *self._how(),
            *self._goals(),
            *self._brought(),
            *self._said(own.not_yet, evaluation.not_yet),
            *self._views(),
            *self._said(own.absence, total_line(self._order)),
            *self._decisions(),
            *self._agreements(),
            *self._onward(),
            *statements_section(self._order, self._set, OutputKind.EVALUATION_PRINT, self._meeting),
            *self._signing(),
        ]

    def _how(self) -> list[Flowable]:
        """The face that the pupil chose, and its own words."""
        evaluation, name = self._evaluation, self._order.pupil
        face = evaluation.wellbeing
        how = "" if face is None else self._order.terms.label(face)
        said = fill(self._own.face, name=name, how=how) if how else ""
        words = evaluation.wellbeing_words.strip()
        if not said and not words:
            return []
        parts = [self._set.text("voice_label", fill(self._own.how, name=name))]
        parts += [self._set.text("body", said)] if said else []
        parts += [self._set.text("words", quoted(words))] if words else []
        return [voice(parts, before=2 * SPACE)]

    def _goals(self) -> list[Flowable]:
        """Those of that day, with their figures and what became of them."""
        day = self._meeting.held_on
        found = goals_of(self._order.whole, day) if day is not None else ()
        only = {one.id for one in found}
        lines = pictured_goals(self._order, self._set, self._known.introduce, only=only)
        return self._section(self._own.goals, lines)

    def _brought(self) -> list[Flowable]:
        """What was done, how it goes now and by what one sees that, with its figures."""
        known, own = self._known, self._own
        found = brought_in(self._order.whole, self._meeting)
        if not found:
            return []
        table = Grid(
            widths=[share * PORTRAIT.inner_width for share in _WIDTHS],
            head=self._set.row("cell_head", own.what, own.effect, own.seen),
            rows=[
                self._set.row(
                    "cell",
                    known.introduce(" · ".join(filled((one.title, one.by_whom)))),
                    self._came_of(one),
                    known.introduce(one.effect_note),
                )
                for one in found
            ],
            pad=PAD,
        )
        notes = self._explainer.notes(*(f"{one.title} {one.effect_note}" for one in found))
        heading = self._set.text("heading", own.brought)
        section = Section(heading, [*table.flow(PORTRAIT), *notes])
        return [undivided(section, PORTRAIT, share=QUARTER)]

    def _came_of(self, one: Intervention) -> str:
        """“Beter. Hoe verder: zo doorgaan.”."""
        terms = self._order.terms
        effect = "" if one.effect is None else f"{capital(terms.label(one.effect))}."
        on = "" if one.way_on is None else fill(self._own.way_on, way=terms.label(one.way_on))
        return " ".join(filled((effect, on)))

    def _views(self) -> list[Flowable]:
        said = [one for one in self._people if one.view.strip()]
        lines = [self._set.text("body", *self._view(one)) for one in said]
        notes = self._explainer.notes(*(one.view for one in said))
        return self._section(self._own.views, [*lines, *notes])

    def _view(self, attendee: Attendee) -> list[str | Strong]:
        who = self._known.introduce(called(self._order.whole, attendee))
        return [Strong(f"{who}:"), " ", quoted(attendee.view.strip())]

    def _onward(self) -> list[Flowable]:
        """The weighing that it ended in, or why there was none; and when one looks again."""
        own, evaluation = self._own, self._evaluation
        weighing = weighed_after(self._order.whole, evaluation)
        lines = [evaluation.not_weighed_because.strip()]
        if weighing is not None and weighing.weighed_on and weighing.chosen_level is not None:
            name = self._order.levels[weighing.chosen_level].name
            lines = [fill(own.weighed, day=plain_date(weighing.weighed_on), level=name)]
        if evaluation.next_on is not None:
            lines.append(fill(own.next, day=plain_date(evaluation.next_on)))
        return self._said(own.onward, "\n".join(filled(lines)))
