"""The forms in which a request is handed over: what each is called, and how it is built.

A new one is a member of `DeliveryForm`, its word in `resources/terms.toml`, and an entry here: the
question, the order, the register and what is told after it follow from that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ib_desk.application.documents import Snapshot
from ib_desk.application.leaving.orders import SealedOrder
from ib_desk.application.paper import PrintChoices
from ib_desk.domain.records.disclosure import Way
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv import DeliveryForm
from ib_desk.ui.texts import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What any form is built from; `snapshot` holds the contents of what goes along."""

    snapshot: Snapshot
    request: SwvRequest
    passphrase: str = field(repr=False)
    recipient: str
    ground: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One form; `way` is what the register says of it."""

    form: DeliveryForm
    way: Way
    icon: str
    answer: str
    """On the button, where it is asked how the bureau takes a request in."""
    next_step: str
    """What she does with `{file}` for `{recipient}`, now that it is made."""
    build: Callable[[Handover, Way], SealedOrder]

    def order(self, handover: Handover) -> SealedOrder:
        """What the exit lets out."""
        return self.build(handover, self.way)


def deliveries() -> tuple[Delivery, ...]:
    """All of them, as they are offered."""
    return (
        Delivery(
            form=DeliveryForm.PORTAL,
            way=Way.SEALED_BY_PORTAL,
            icon="outside",
            answer=tr("Via een portaal"),
            next_step=tr("Zet ‘{file}’ in het portaal van het bureau."),
            build=_sealed,
        ),
        Delivery(
            form=DeliveryForm.MAIL,
            way=Way.SEALED_BY_MAIL,
            icon="mail",
            answer=tr("Per mail"),
            next_step=tr("Mail ‘{file}’ naar {recipient}."),
            build=_sealed,
        ),
        Delivery(
            form=DeliveryForm.UPLOAD,
            way=Way.SEALED_BY_UPLOAD,
            icon="export",
            answer=tr("Via een uploadpagina"),
            next_step=tr("Zet ‘{file}’ op de uploadpagina van het bureau."),
            build=_sealed,
        ),
        Delivery(
            form=DeliveryForm.PAPER,
            way=Way.SEALED_ON_PAPER,
            icon="print",
            answer=tr("Op papier"),
            next_step=tr("Open ‘{file}’, druk het af en geef het aan {recipient}."),
            build=_sealed,
        ),
    )


def delivery_in(form: DeliveryForm) -> Delivery | None:
    """The one for a counter like that; `None` as long as nobody asked the bureau."""
    return next((one for one in deliveries() if one.form is form), None)


def next_step(way: Way, file: str, recipient: str) -> str:
    """What she does with a file that was made like that; “” where it was no delivery."""
    found = (one.next_step for one in deliveries() if one.way is way)
    return next(found, "").format(file=file, recipient=recipient)


def _sealed(handover: Handover, way: Way) -> SealedOrder:
    """One encrypted PDF."""
    return SealedOrder(
        snapshot=handover.snapshot,
        request=handover.request,
        choices=PrintChoices(),
        passphrase=handover.passphrase,
        way=way,
        recipient=handover.recipient,
        ground=handover.ground,
        reason=handover.reason,
    )
