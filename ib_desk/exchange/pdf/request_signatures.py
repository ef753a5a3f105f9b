"""The last page of a request that is printed to be signed, and what is told of who signed."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.leaving.signers import ExpertPlace, SignPlace, sign_places
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.swv import Signer
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.blocks import Section, SignatureLine, beside, undivided
from ib_desk.exchange.pdf.grid import Cell, Grid
from ib_desk.exchange.pdf.order import Order, filled
from ib_desk.exchange.pdf.signing import TickBox
from ib_desk.exchange.pdf.style import FOR_PARENTS, PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Strong

_FAMILY = frozenset({Signer.PARENTS, Signer.PUPIL_FROM_12, Signer.PUPIL_FROM_16})


class Signatures:
    """Of one `request`, called `title` on its pages."""

    def __init__(self, order: Order, request: SwvRequest, title: str) -> None:
        self._order = order
        self._request = request
        self._title = title
        self._texts = order.texts.request
        self._set = order.typesetter(floor=FOR_PARENTS)

    def page(self) -> list[Flowable]:
        """A sheet of its own, so that it can come back alone; each has a place to sign.

        It says which text it belongs to: of that text is what they sign.
        """
        order, texts, request = self._order, self._texts, self._request
        places = [
            one
            for one in sign_places(
                order.whole, request, order.rights, order.stamp.printed_on, order.terms.label
            )
            if order.choices.addressee in (None, one.guardian_id)
        ]
        hint = fill(
            texts.signing_hint,
            what=self._title[:1].lower() + self._title[1:],
            day=plain_date(request.dated_on or order.stamp.printed_on),
            reference=request.reference or texts.no_reference,
        )
        said = [hint]
        if any(one.pupil_id is not None for one in places):
            said.append(texts.signing_pupil)
        code = fill(texts.text_code, code=order.text_code)
        return [
            PageBreak(),
            Section(
                self._set.text("heading", texts.signing),
                [self._set.text("body", words) for words in said],
            ),
            *(self._place(one) for one in places),
            Section(None, [self._set.text("small", code)], before=4 * SPACE),
        ]

    def _place(self, place: SignPlace) -> Flowable:
        texts = self._texts
        words = (texts.sign_seen, texts.sign_agrees, texts.sign_disagrees)
        boxes: list[Cell] = [[TickBox(self._set.text("body", word))] for word in words]
        widths = [PORTRAIT.inner_width / len(boxes)] * len(boxes)
        line = self._set.text("small", fill(texts.sign, who=self._called(place)))
        # No heading, which would be a bookmark: those name nobody.
        parts = [
            self._set.text("body", Strong(self._called(place))),
            *Grid(widths=widths, rows=[boxes], ruled=False, pad=SPACE).flow(PORTRAIT),
            SignatureLine(line, room=9 * SPACE, wide=True),
        ]
        return undivided(Section(None, parts, before=4 * SPACE), PORTRAIT)

    def _called(self, place: SignPlace) -> str:
        """“Marieke Bakker (moeder)”, “Kees Blom (directeur)”."""
        guardian = self._order.guardian(place.guardian_id)
        if guardian is not None:
            return self._order.guardian_label(guardian)
        role = self._order.terms.label(place.role)
        if place.role is Signer.EXPERTS:
            return self._expert(place)
        is_known = place.role in _FAMILY or place.name == role
        return place.name if is_known else f"{place.name} ({role})"

    def _expert(self, place: SignPlace) -> str:
        """“Eerste deskundige: Kees Blom (orthopedagoog)”, as far as anybody wrote that down."""
        terms = self._order.terms
        number = [terms.label(one) for one in ExpertPlace].index(place.name)
        advices = self._order.whole.parts_of(self._request, ExpertAdvice)
        named = [one for one in advices if one.name.strip()]
        if number >= len(named):
            return place.name
        one = named[number]
        what = "" if one.discipline is None else f" ({terms.label(one.discipline)})"
        return f"{place.name}: {one.name.strip()}{what}"

    def told(self, pages: int) -> list[Flowable]:
        """Who signed, and where the signed pages are, of a request of so many pages."""
        enclosures, texts = self._order.enclosures, self._texts
        if enclosures is None or not enclosures.scans:
            return []
        where = texts.signed_instead if enclosures.takes_place else texts.signed_beside
        at = fill(texts.signed_from, page=str(pages + 1))
        if enclosures.are_apart:
            where, at = texts.signed_apart, ""
        typesetter = self._order.typesetter()
        lines = [self._signed(one) for scan in enclosures.scans for one in scan.scan.by]
        told = " ".join(filled((where, at)))
        parts = [typesetter.text("body", words) for words in (told, *lines)]
        return beside(typesetter.text("heading", texts.signing), parts)

    def _signed(self, one: SheetSignature) -> str:
        said = "" if one.says is None else self._order.terms.label(one.says)
        day = "" if one.said_on is None else plain_date(one.said_on)
        facts = ", ".join(filled((said, day)))
        return fill(self._texts.signed_by, who=one.name, facts=facts)
