"""The shapes of a request are one list, and all that differs between them is said there."""

from __future__ import annotations

import pytest

from ib_desk.application.documents import Snapshot
from ib_desk.domain.records.disclosure import Way
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape
from ib_desk.domain.request.shapes import CLOSED, Misfit, way_of
from ib_desk.ui.request.deliveries import (
    Handover,
    counters,
    misfit_words,
    next_step,
    shapes,
)
from tests.builders import noor, request
from tests.exchange.printing import STAMP

WORDS = "zes woorden"
KNOWN = [form for form in DeliveryForm if form is not DeliveryForm.UNKNOWN]


def test_each_counter_stands_there_once_and_can_be_told_from_the_others() -> None:
    every = counters()
    assert sorted(one.form.value for one in every) == sorted(form.value for form in KNOWN)
    for told in ("answer", "icon"):
        assert len({getattr(one, told) for one in every}) == len(every), told


def test_so_does_each_shape() -> None:
    every = shapes()
    assert {one.shape for one in every} == set(DeliveryShape)
    for told in ("name", "about"):
        assert len({getattr(one, told) for one in every}) == len(every), told


@pytest.mark.parametrize("shape", DeliveryShape)
@pytest.mark.parametrize("counter", KNOWN)
def test_a_shape_is_built_and_noted_as_what_it_is(
    shape: DeliveryShape, counter: DeliveryForm
) -> None:
    order = Handover(
        snapshot=Snapshot(whole=noor(), stamp=STAMP),
        request=request(),
        shape=shape,
        counter=counter,
        passphrase=WORDS,
        recipient="bureau",
        ground="taak",
        reason="daarom",
    ).order
    assert (order.shape, order.way) == (shape, way_of(shape, counter))
    assert (order.recipient, order.reason) == ("bureau", "daarom")
    assert bool(order.passphrase) is (shape in CLOSED), "words only where words open it"
    assert "pakket" in next_step(order.way, "pakket", "bureau") or "bureau" in next_step(
        order.way, "pakket", "bureau"
    )


def test_of_what_was_no_delivery_nothing_is_asked() -> None:
    assert not next_step(Way.PRINTED, "pakket.pdf", "bureau")


def test_each_misfit_is_told_in_other_words() -> None:
    assert len({misfit_words(one) for one in Misfit}) == len(Misfit)
