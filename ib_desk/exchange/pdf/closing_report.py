"""“Afsluitbrief”: one page for each who is told, in plain words and type of 11 points or more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from reportlab.platypus import Flowable, PageBreak

from ib_desk.application.paper import NothingToPrint, Report
from ib_desk.domain.certainty import Certainty
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.closings import (
    PartyView,
    current,
    goals_aimed_at,
    help_given,
    meeting_of,
    views_for,
)
from ib_desk.domain.file.help_questions import asked_questions
from ib_desk.domain.law.retention import kept_until, left_on
from ib_desk.domain.law.rights import Act
from ib_desk.domain.records.closing import Closing, ViewOf
from ib_desk.domain.records.goal import GoalState
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.help_question import Asker
from ib_desk.domain.sentences import capital, ended
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.blocks import Section, voice
from ib_desk.exchange.pdf.explaining import Explainer
from ib_desk.exchange.pdf.introducing import Introductions
from ib_desk.exchange.pdf.order import Order, filled, listed
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.signing import signed_by
from ib_desk.exchange.pdf.style import FOR_PARENTS, PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Strong, quoted

_APART: Final = 2 * SPACE
_CLOSE: Final = SPACE / 4
"""So that a file with much in it still goes on one page, as a letter should."""


def closing_report(order: Order) -> tuple[bytes, int]:
    """For the guardian who was chosen, else for each who is told, the pupil among them.

    One that did not close the file yet says so across the page.

    Raises:
        NothingToPrint: nobody wrote down how the file closes.
    """
    closing = current(order.whole.of(Closing))
    readers = order.readers
    if closing is None or not readers:
        raise NothingToPrint(Report.CLOSING)
    title = order.texts.closing.title
    furniture = order.furniture(title, is_concept=closing.closed_on is None)

    def story(_pages: int) -> list[Flowable]:
        found: list[Flowable] = []
        for reader in readers:
            found += [PageBreak()] if found else []
            found += _Letter(order, closing, reader).story()
        return found

    return laid_out(PORTRAIT, furniture, story)


class _Letter:
    """Sets the page of one reader; who is named is introduced there, so it is made in order."""

    def __init__(self, order: Order, closing: Closing, reader: Guardian | None) -> None:
        self._order = order
        self._closing = closing
        self._reader = reader
        self._texts = order.texts.closing
        self._set = order.typesetter(floor=FOR_PARENTS)
        self._known = Introductions(order.whole, order.terms)
        self._explainer = Explainer(order.texts.shared, order.terms.explanations, self._set)

    def story(self) -> list[Flowable]:
        """From the question to what is kept and what the reader may ask."""
        texts, closing, reader = self._texts, self._closing, self._reader
        who = self._order.pupil if reader is None else self._order.guardian_label(reader)
        if reader is not None:
            self._known.met(reader.name.strip())
        about = (fill(texts.for_whom, who=who), self._order.group_and_name())
        story = [
            self._set.text("title", texts.title),
            self._set.text("subtitle", " · ".join(filled(about))),
            *self._section("", [" ".join(self._opening())]),
            *self._question(),
            *self._section(texts.did, self._did()),
            *self._section(texts.came, [*self._goals(), closing.outcome]),
            *self._views(),
            *self._section(texts.after, self._after()),
            *self._section(texts.kept, [" ".join(self._kept())], explains=False),
            *self._section(
                texts.rights_of_pupil if reader is None else texts.rights,
                [" ".join(self._may())],
            ),
        ]
        return signed_by(story, self._order, self._set, [who])

    def _opening(self) -> Iterator[str]:
        texts, closing, name = self._texts, self._closing, self._order.pupil
        day, meeting = closing.closed_on, meeting_of(self._order.whole, closing)
        yield (
            fill(texts.closing, name=name)
            if day is None
            else fill(texts.closed, name=name, day=plain_date(day))
        )
        if closing.reason is not None:
            yield fill(texts.reason, reason=self._order.terms.label(closing.reason))
        if meeting is not None and meeting.held_on is not None and meeting.held_on != day:
            yield fill(texts.talked, day=plain_date(meeting.held_on))

    def _question(self) -> list[Flowable]:
        """The child's; what a parent asked is not told to the other."""
        asked = asked_questions(self._order.whole)
        said = [one.words.strip() for one in asked if one.asker is Asker.PUPIL][-1:]
        if not said:
            return []
        heading = self._set.text("voice_label", self._texts.question)
        return [voice([heading, self._set.text("words", quoted(said[0]))], before=2 * SPACE)]

    def _did(self) -> Iterator[str]:
        for one in help_given(self._order.whole):
            if one.title.strip():
                yield " · ".join(filled((one.title.strip(), one.by_whom.strip())))

    def _goals(self) -> Iterator[str]:
        """By what became of them, and those that were reached first."""
        goals = [one for one in goals_aimed_at(self._order.whole) if one.aim.strip()]
        states = [GoalState.REACHED, *(one for one in GoalState if one is not GoalState.REACHED)]
        for state in states:
            aims = " ".join(ended(one.aim) for one in goals if one.state is state)
            if aims:
                label = capital(self._order.terms.label(state))
                yield fill(self._texts.goals, state=label, goals=aims)

    def _views(self) -> list[Flowable]:
        reader = None if self._reader is None else self._reader.id
        told = views_for(self._order.whole, self._closing, reader)
        lines = [
            self._set.text(
                "body", Strong(f"{self._known.introduce(self._who(one))}:"), " ", quoted(one.words)
            )
            for one in told
        ]
        notes = self._explainer.notes(*(one.words for one in told))
        heading = self._set.text("heading", self._texts.views)
        return [Section(heading, [*lines, *notes], before=_APART, gap=_CLOSE)] if told else []

    def _who(self, one: PartyView) -> str:
        guardian = self._order.guardian(one.guardian_id)
        name = one.name if guardian is None else self._order.guardian_name(guardian)
        return name or capital(self._order.terms.label(one.whose or ViewOf.SCHOOL))

    def _after(self) -> Iterator[str]:
        yield self._closing.aftercare
        who = self._closing.contact_after.strip().rstrip(".")
        if who:
            yield fill(self._texts.contact, who=who)

    def _kept(self) -> Iterator[str]:
        """Until which day where the pupil left; else how long after that."""
        texts, left = self._texts, left_on(self._order.whole)
        kept = self._order.retention.kept
        terms = [
            fill(texts.kept_years, what=one.what, years=str(one.years))
            if left is None
            else fill(texts.kept_until, what=one.what, day=plain_date(kept_until(one, left)))
            for one in kept
        ]
        words = texts.kept_after if left is None else texts.kept_now
        yield fill(words, terms=listed(terms), name=self._order.pupil)
        if any(one.how_sure is not Certainty.READ for one in kept):
            yield texts.kept_unsure

    def _may(self) -> Iterator[str]:
        """What holds for this reader: from 16 on the pupil reads, and says who reads along."""
        texts, reader = self._texts, self._reader
        if reader is None:
            yield from (texts.pupil_may_read, texts.pupil_may_correct, texts.pupil_may_come_back)
            return
        if reader.id in self._order.rights.must_or_may(Act.INSPECT):
            yield texts.may_read
        else:
            yield fill(texts.may_read_with_consent, name=self._order.pupil)
        yield from (texts.may_correct, texts.may_come_back)

    def _section(
        self, heading: str, lines: Iterable[str], *, explains: bool = True
    ) -> list[Flowable]:
        said = filled(lines)
        if not said:
            return []
        parts = [self._set.text("body", self._known.introduce(one.strip())) for one in said]
        notes = self._explainer.notes(*said) if explains else []
        title = self._set.text("heading", heading) if heading else None
        return [Section(title, [*parts, *notes], before=_APART, gap=_CLOSE)]
