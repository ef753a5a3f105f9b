"""The forms of delivery are one list, and all that differs between them is said there."""

from __future__ import annotations

import pytest

from ib_desk.application.documents import Snapshot
from ib_desk.domain.records.disclosure import Way
from ib_desk.domain.records.swv import DeliveryForm
from ib_desk.ui.request.deliveries import Handover, deliveries, delivery_in, next_step
from tests.builders import noor, request
from tests.exchange.printing import STAMP

KNOWN = [form for form in DeliveryForm if form is not DeliveryForm.UNKNOWN]


def test_each_form_stands_there_once_and_can_be_told_from_the_others() -> None:
    every = deliveries()
    assert sorted(one.form.value for one in every) == sorted(form.value for form in KNOWN)
    for told in ("way", "answer", "icon", "next_step"):
        assert len({getattr(one, told) for one in every}) == len(every), told


@pytest.mark.parametrize("form", KNOWN)
def test_the_form_that_the_bureau_takes_in_is_built_and_noted(form: DeliveryForm) -> None:
    fitting = delivery_in(form)
    assert fitting is not None
    assert fitting.form is form
    handover = Handover(
        snapshot=Snapshot(whole=noor(), stamp=STAMP),
        request=request(),
        passphrase="",
        recipient="bureau",
        ground="taak",
        reason="daarom",
    )
    order = fitting.order(handover)
    assert (order.way, order.recipient, order.reason) == (fitting.way, "bureau", "daarom")
    assert next_step(order.way, "pakket.pdf", "bureau") == fitting.next_step.format(
        file="pakket.pdf", recipient="bureau"
    )


def test_before_anybody_asked_the_bureau_none_fits() -> None:
    assert delivery_in(DeliveryForm.UNKNOWN) is None
    assert not next_step(Way.PRINTED, "pakket.pdf", "bureau")
