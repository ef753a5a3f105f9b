"""“Toestemming”: a sheet for each who is asked, with what is asked of that person and no more."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak

from ib_desk.application.paper import NothingToPrint, Report
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.law.consents import asked_now
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.consent import Consent, ConsentAnswer
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.blocks import Section, SignatureLine, undivided
from ib_desk.exchange.pdf.introducing import Introductions
from ib_desk.exchange.pdf.order import Order, filled
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.signing import TickBox
from ib_desk.exchange.pdf.style import FOR_PARENTS, PORTRAIT, SPACE


def consent_report(order: Order) -> tuple[bytes, int]:
    """For the guardian who was chosen, else for each who is asked.

    Raises:
        NothingToPrint: nothing is asked of anybody.
    """
    day = order.stamp.printed_on
    asked = asked_now(order.whole, order.rights, day)
    chosen = order.choices.addressee
    forms = [(one, asks) for one, asks in asked.items() if chosen in (None, one)]
    if not forms:
        raise NothingToPrint(Report.CONSENT)

    def story(_pages: int) -> list[Flowable]:
        found: list[Flowable] = []
        for person, asks in forms:
            found += [PageBreak()] if found else []
            found += _Form(order, person).story(asks)
        return found

    return laid_out(PORTRAIT, order.furniture(order.texts.consent.title), story)


class _Form:
    """Sets the sheet of one person."""

    def __init__(self, order: Order, person: GuardianId | None) -> None:
        self._order = order
        self._person = person
        self._texts = order.texts.consent
        self._set = order.typesetter(floor=FOR_PARENTS)
        self._known = Introductions(order.whole, order.terms)

    def story(self, asks: Sequence[Consent]) -> list[Flowable]:
        """What is asked, each with its boxes, and a place to sign once."""
        texts = self._texts
        guardian = self._order.guardian(self._person)
        who = self._order.pupil if guardian is None else self._order.guardian_label(guardian)
        if guardian is not None:
            self._known.met(guardian.name.strip())
        intro = texts.pupil_intro if guardian is None else texts.intro
        return [
            self._set.text("title", texts.title),
            self._set.text("subtitle", fill(texts.for_whom, who=who)),
            self._set.text("subtitle", self._order.group_and_name()),
            Section(None, [self._set.text("body", intro)], before=2 * SPACE),
            *(self._asked(one) for one in asks),
            self._signing(),
        ]

    def _asked(self, consent: Consent) -> Flowable:
        texts = self._texts
        questions = {} if consent.purpose is None else texts.questions
        question = "" if consent.purpose is None else questions[consent.purpose]
        what, recipient = self._piece(consent), consent.recipient.strip()
        said = filled(
            (
                fill(texts.what, what=self._known.introduce(what)) if what else "",
                fill(texts.recipient, recipient=self._known.introduce(recipient))
                if recipient
                else "",
                self._until(consent),
            )
        )
        boxes = [TickBox(self._set.text("body", words)) for words in (texts.yes, texts.no)]
        remark = SignatureLine(self._set.text("small", texts.remark), wide=True)
        lines = [self._set.text("body", line) for line in said]
        heading = self._set.text("heading", question)
        section = Section(heading, [*lines, *boxes, remark], before=4 * SPACE)
        return undivided(section, PORTRAIT)

    def _piece(self, consent: Consent) -> str:
        documents = self._order.whole.of(Attachment)
        titles = (one.title.strip() for one in documents if one.id == consent.piece_id)
        return next(titles, consent.what.strip())

    def _until(self, consent: Consent) -> str:
        """As was agreed with this person when it was asked; else a year."""
        days = [
            one.until
            for one in self._order.whole.parts_of(consent, ConsentAnswer)
            if one.guardian_id == self._person and one.said is None and one.until is not None
        ]
        texts = self._texts
        return fill(texts.until, day=plain_date(days[-1])) if days else texts.a_year

    def _signing(self) -> Flowable:
        caption = self._set.text("small", self._texts.signature)
        line = SignatureLine(caption, room=10 * SPACE, wide=True)
        return undivided(Section(None, [line], before=6 * SPACE), PORTRAIT)
