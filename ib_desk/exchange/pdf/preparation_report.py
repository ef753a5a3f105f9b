"""“Voorbereiding van een gesprek”: of one meeting, for who comes: what it is about, with room."""

from __future__ import annotations

from typing import Final

from reportlab.platypus import Flowable

from ib_desk.application.paper import NothingToPrint, Report
from ib_desk.domain.file.meetings import called, meeting_to_come
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.blocks import (
    Section,
    SignatureLine,
    perspective,
    undivided,
    voice,
)
from ib_desk.exchange.pdf.meeting_sheet import MeetingSheet
from ib_desk.exchange.pdf.order import Order, listed, own_words
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.style import PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import quoted

_LINES: Final = 4
"""To write on."""


def preparation_report(order: Order) -> tuple[bytes, int]:
    """The meeting that was chosen, else the first that is still to come.

    Raises:
        NothingToPrint: there is no meeting.
    """
    meeting = meeting_to_come(order.whole, order.choices.meeting, order.stamp.printed_on)
    if meeting is None:
        raise NothingToPrint(Report.PREPARATION)

    def story(_pages: int) -> list[Flowable]:
        return _Preparation(order, meeting).story()

    return laid_out(PORTRAIT, order.furniture(order.texts.preparation.title), story)


class _Preparation(MeetingSheet):
    """The child speaks first; then what is on the agenda, and where one stands."""

    def story(self) -> list[Flowable]:
        """From whose it is to lines for what one wants to say oneself."""
        texts, meeting = self._order.texts.preparation, self._meeting
        return [
            *self._head(texts.title),
            *self._own_words(),
            *self._perspective(),
            *self._said(self._texts.purpose, meeting.purpose),
            *self._said(texts.who, listed(self._invited())),
            *self._interpreter(),
            *self._said(self._texts.chair, meeting.chair),
            *self._said(self._texts.decides, meeting.decides),
            *self._said(self._texts.agenda, meeting.agenda),
            *self._running(),
            *self._room(),
        ]

    def _own_words(self) -> list[Flowable]:
        words = own_words(self._order)
        label = self._set.text(
            "voice_label", fill(self._order.texts.shared.says, name=self._order.pupil)
        )
        said = [self._set.text("words", quoted(text)) for text in words]
        return [voice([label, *said], before=3 * SPACE)] if words else []

    def _perspective(self) -> list[Flowable]:
        words = self._order.whole.shared_perspective
        if not words.strip():
            return []
        label = self._set.text("label", self._order.texts.shared.perspective)
        told = self._known.introduce(words)
        return [perspective([label, self._set.text("lead", told)], before=2 * SPACE)]

    def _invited(self) -> list[str]:
        """Who comes, and who was asked."""
        return [self._known.introduce(called(self._order.whole, one)) for one in self._people]

    def _running(self) -> list[Flowable]:
        """What was agreed before, and by when: to see together how it went."""
        before = [
            one
            for one in self._order.whole.of(Agreement)
            if one.is_running and one.result.strip() and one.meeting_id != self._meeting.id
        ]
        return self._table(self._order.texts.preparation.running, before)

    def _room(self) -> list[Flowable]:
        texts = self._order.texts.preparation
        heading = self._set.text("heading", texts.own)
        hint = self._set.text("body", texts.own_hint)
        lines = [SignatureLine(self._set.text("small", ""), wide=True) for _line in range(_LINES)]
        return [undivided(Section(heading, [hint, *lines]), PORTRAIT)]
