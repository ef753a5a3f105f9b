"""Zo gaat de aanvraag weg: in which shape, and what may go wrong with it at this counter."""

from __future__ import annotations

from typing_extensions import override

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape
from ib_desk.domain.request.shapes import misfit, proposed_shape
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.listen import listen
from ib_desk.ui.request.deliveries import misfit_words, shapes
from ib_desk.ui.request.picked_shapes import PickedShapes
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.labels import IconLine
from ib_desk.ui.widgets.pick_one import PickOne
from ib_desk.ui.widgets.status import Status


class ShapeCard(Card):
    """What fits the counter is proposed; what she picks instead holds for this request."""

    def __init__(self, picked: PickedShapes) -> None:
        super().__init__(tr("Zo gaat de aanvraag weg"), "export")
        self._shapes = picked
        self._request: SwvRequest | None = None
        self._why = Status("body", "muted")
        self._pick = PickOne(tr("In welke vorm?"))
        self._about = Status("body", "text")
        self._against = IconLine("attention", "warn")
        self._pick.offer([(one.shape, one.name) for one in shapes()])
        for part in (self._why, self._pick, self._about, self._against):
            self.add(part)
        self._pick.chosen.connect(self._choose)

    def show_request(self, request: SwvRequest, whole: WholeFile, terms: Terms) -> None:
        """For this one, at its counter."""
        self._request = request
        counter, route = whole.counter_of(request), whole.route_of(request)
        proposed, shape = proposed_shape(counter, route), self._shapes.shape_of(request, whole)
        is_known = shape is not None
        for part in (self._pick, self._about):
            part.setVisible(is_known)
        self._why.tell(_why_words(counter, proposed, terms))
        if shape is None:
            self._against.show_text("")
            return
        self._pick.choose(shape)
        self._about.tell(next(one.about for one in shapes() if one.shape is shape))
        found = misfit(shape, counter, route)
        self._against.show_text("" if found is None else misfit_words(found))

    def _choose(self, shape: object) -> None:
        if isinstance(shape, DeliveryShape) and self._request is not None:
            self._shapes.pick(self._request.id, shape)


class ShapeSection(RequestSection):
    """The last choice before the package."""

    def __init__(self, ways: SectionWays) -> None:
        self._card = ShapeCard(ways.shapes)
        super().__init__(self._card)
        self._shown: RequestShown | None = None
        listen(self._card, ways.shapes.changed, self._show_again)

    @override
    def show_request(self, shown: RequestShown) -> None:
        self._shown = shown
        self._show_again()

    def _show_again(self) -> None:
        shown = self._shown
        if shown is not None and shown.request is not None:
            self._card.show_request(shown.request, shown.file.whole, shown.file.around.terms)

    @override
    def clear(self) -> None:
        self._shown = None


def _why_words(counter: DeliveryForm, proposed: DeliveryShape | None, terms: Terms) -> str:
    if proposed is None:
        return tr(
            "Hoe het bureau aanvragen aanneemt, is nog niet bekend. IB Desk vraagt het bij "
            "‘Pakket maken’."
        )
    if counter is DeliveryForm.UNKNOWN:
        return tr("Het bureau vraagt: {shape}.").format(shape=terms.label(proposed))
    return tr("Het bureau neemt aanvragen aan {how}. Daar past: {shape}.").format(
        how=terms.label(counter), shape=terms.label(proposed)
    )
