"""Which shape fits a counter, and what is known against another: practice.md, 1 and 2."""

from __future__ import annotations

import pytest

from ib_desk.domain.records.disclosure import Way
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.shapes import Misfit, goes_with_data, misfit, proposed_shape, way_of
from tests.builders import swv

PDF, ZIP = DeliveryShape.ONE_PDF, DeliveryShape.ZIP
FOLDER, PORTAL, PAPER = DeliveryShape.FOLDER, DeliveryShape.PORTAL, DeliveryShape.PAPER
MAIL = DeliveryForm.MAIL


def route(delivery: DeliveryShape | None) -> SwvRoute:
    return SwvRoute(profile_id=swv().id, delivery=delivery)


@pytest.mark.parametrize(
    ("counter", "shape"),
    [
        (DeliveryForm.UNKNOWN, None),
        (DeliveryForm.PORTAL, PORTAL),
        (DeliveryForm.MAIL, PDF),
        (DeliveryForm.UPLOAD, FOLDER),
        (DeliveryForm.PAPER, PAPER),
    ],
)
def test_what_fits_a_counter_is_proposed(counter, shape):
    assert proposed_shape(counter, None) is shape
    assert proposed_shape(counter, route(None)) is shape


@pytest.mark.parametrize("shape", DeliveryShape)
def test_data_goes_along_only_among_files_and_where_a_program_asks_for_it(shape):
    asked = SwvRoute(profile_id=swv().id, with_data=True)
    assert goes_with_data(shape, asked) is (shape in {FOLDER, ZIP})
    assert not goes_with_data(shape, route(shape))
    assert not goes_with_data(shape, None)


def test_what_the_bureau_says_itself_goes_before_its_counter():
    assert proposed_shape(DeliveryForm.PORTAL, route(ZIP)) is ZIP


@pytest.mark.parametrize("counter", DeliveryForm)
def test_what_is_proposed_fits(counter):
    for said in (None, *DeliveryShape):
        proposed = proposed_shape(counter, route(said))
        assert proposed is None or misfit(proposed, counter, route(said)) is None


@pytest.mark.parametrize("shape", DeliveryShape)
def test_before_anybody_asked_nothing_is_claimed(shape):
    assert misfit(shape, DeliveryForm.UNKNOWN, None) is None


@pytest.mark.parametrize(
    ("shape", "counter", "said", "found"),
    [
        (PDF, DeliveryForm.PORTAL, None, Misfit.CLOSED_REFUSED),
        (ZIP, DeliveryForm.UPLOAD, None, Misfit.CLOSED_REFUSED),
        (PDF, MAIL, FOLDER, Misfit.SECOND_WORD_REFUSED),
        (ZIP, MAIL, FOLDER, Misfit.SECOND_WORD_REFUSED),
        (FOLDER, MAIL, None, Misfit.READ_ON_THE_WAY),
        (FOLDER, MAIL, PDF, Misfit.READ_ON_THE_WAY),
        (PORTAL, MAIL, None, Misfit.NO_PORTAL),
        (PORTAL, DeliveryForm.UPLOAD, None, Misfit.NO_PORTAL),
        (PDF, DeliveryForm.PAPER, None, Misfit.PAPER_ASKED),
        (PDF, MAIL, PAPER, Misfit.PAPER_ASKED),
        (PAPER, MAIL, None, Misfit.PAPER_NOT_ASKED),
        (ZIP, MAIL, PDF, Misfit.OTHERWISE_ASKED),
        (FOLDER, DeliveryForm.PORTAL, PDF, Misfit.OTHERWISE_ASKED),
        (ZIP, MAIL, None, None),
        (FOLDER, DeliveryForm.PORTAL, None, None),
        (PORTAL, DeliveryForm.PORTAL, FOLDER, None),
    ],
)
def test_what_may_not_work_there_is_said_with_its_reason(shape, counter, said, found):
    assert misfit(shape, counter, route(said)) is found


def test_the_register_says_what_left_and_how():
    assert way_of(PDF, MAIL) is Way.SEALED_BY_MAIL
    assert way_of(PDF, DeliveryForm.PORTAL) is Way.SEALED_BY_PORTAL
    assert way_of(PDF, DeliveryForm.UPLOAD) is Way.SEALED_BY_UPLOAD
    others = {way_of(one, MAIL) for one in DeliveryShape}
    assert len(others) == len(DeliveryShape)
