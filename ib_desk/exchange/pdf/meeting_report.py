"""“Verslag van een overleg”: of one meeting, in type of 11 points or more, for who was there."""

from __future__ import annotations

from reportlab.platypus import Flowable

from ib_desk.application.paper import NothingToPrint, Report
from ib_desk.domain.file.hearings import heard_in
from ib_desk.domain.file.meetings import meeting_meant
from ib_desk.domain.records.contract import ContractParty, ContractReview, PromiseKept
from ib_desk.domain.records.meeting import Presence
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.meeting_sheet import MeetingSheet
from ib_desk.exchange.pdf.order import Order, filled, listed
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.statements_block import statements_section
from ib_desk.exchange.pdf.style import PORTRAIT
from ib_desk.exchange.pdf.voice_lines import voice_lines


def meeting_report(order: Order) -> tuple[bytes, int]:
    """The meeting that was chosen, on as many sheets as its words need.

    Raises:
        NothingToPrint: there is no meeting.
    """
    meeting = meeting_meant(order.whole, order.choices.meeting, order.stamp.printed_on)
    if meeting is None:
        raise NothingToPrint(Report.MEETING)

    def story(_pages: int) -> list[Flowable]:
        return _Minutes(order, meeting).story()

    return laid_out(PORTRAIT, order.furniture(order.texts.meeting.title), story)


class _Minutes(MeetingSheet):
    """Sets one meeting."""

    def story(self) -> list[Flowable]:
        """From what it was for to lines to sign on."""
        texts, meeting = self._texts, self._meeting
        came, asked = self._who(Presence.CAME), self._who(Presence.ASKED)
        return [
            *self._head(texts.title),
            *self._said(texts.purpose, meeting.purpose),
            *self._said(texts.chair, meeting.chair),
            *self._said(texts.decides, meeting.decides),
            *self._said(texts.came, listed(came)),
            *self._said(texts.asked, listed(asked)),
            *self._interpreter(),
            *self._voice(),
            *self._said(texts.agenda, meeting.agenda),
            *self._said(texts.discussed, meeting.discussed),
            *self._decisions(),
            *self._promises(),
            *self._agreements(),
            *statements_section(self._order, self._set, OutputKind.MEETING_PRINT, self._meeting),
            *self._signing(),
        ]

    def _voice(self) -> list[Flowable]:
        name = self._order.pupil
        reason = self._meeting.not_invited_because.strip()
        uninvited = fill(self._texts.not_invited, name=name, reason=reason) if reason else ""
        heard = (
            line
            for one in heard_in(self._order.whole, self._meeting)
            for line in voice_lines(self._order, one, beside=self._meeting.held_on)
        )
        return self._said(
            fill(self._texts.voice, name=name), "\n".join(filled((*heard, uninvited)))
        )

    def _promises(self) -> list[Flowable]:
        """How all see together whether promises are kept; nothing of who was not asked."""
        whole, terms = self._order.whole, self._order.terms
        called = {one.id: one.name or terms.title(one.kind) for one in whole.of(ContractParty)}
        said = [
            promise
            for review in whole.of(ContractReview)
            if review.meeting_id == self._meeting.id
            for promise in review.promises
            if promise.kept is not PromiseKept.NOT_ASKED
        ]
        lines = [
            fill(self._texts.promise, who=called[one.party], kept=terms.label(one.kept))
            for one in said
            if one.party in called
        ]
        return self._said(self._texts.promises, "\n".join(lines))
