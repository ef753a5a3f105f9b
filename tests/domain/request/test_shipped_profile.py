"""A samenwerkingsverband to begin from is a file that is checked, and copied whole."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape, ExpertsWhen, Signer
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.request.form_listing import MOST_FIELDS, listed_boxes
from ib_desk.domain.request.shipped_profile import (
    DayInFile,
    DemandInFile,
    ProfileInFile,
    RouteInFile,
)
from tests.shipped import catalogue

SHIPPED = catalogue().swvs
GENERIC = [SHIPPED["algemeen_po"], SHIPPED["algemeen_vo"]]
INVENTED = [one for one in SHIPPED.values() if one not in GENERIC]


def test_there_is_one_for_each_sector_and_three_that_were_invented():
    assert [one.profile.sector for one in GENERIC] == [Sector.PO, Sector.VO]
    assert len(INVENTED) == 3
    assert (
        len({(one.profile.counter, one.profile.sector, len(one.demand)) for one in INVENTED}) == 3
    )


FORM = SHIPPED["eilandrijk"].form[0]


@pytest.mark.parametrize("generic", GENERIC, ids=lambda one: one.title)
def test_a_generic_one_first_has_asked_how_the_bureau_takes_it_in(generic):
    assert generic.profile.counter is DeliveryForm.UNKNOWN
    assert "een portaal of mail?" in generic.about.lower() + generic.profile.note


def test_none_of_them_was_read_at_the_own_bureau():
    for one in SHIPPED.values():
        told = [(part.how_sure, part.seen_on) for part in one.demand]
        told += [(part.how_sure, part.seen_on) for part in one.route]
        assert Certainty.READ not in {how_sure for how_sure, _seen_on in told}
        assert None not in {seen_on for _how_sure, seen_on in told}


def test_the_invented_ones_differ_as_much_as_regions_do():
    routes = [route for one in INVENTED for route in one.route]
    assert {route.delivery for route in routes} == set(DeliveryShape)
    assert {signer for route in routes for signer in route.signers} == set(Signer)
    assert {route.experts for route in routes} == {*ExpertsWhen, None}
    assert len({route.decided_by for route in routes}) == 4
    of_arrangements = {r.own_words for r in routes if r.kind is RequestKind.ARRANGEMENT}
    assert len(of_arrangements) == len(INVENTED)


def test_what_is_taken_over_is_a_copy_with_ids_of_its_own():
    one = SHIPPED["eilandrijk"]
    first, second = one.records(), one.records()
    assert not {record.id for record in first} & {record.id for record in second}
    profile, *others = first
    assert isinstance(profile, SwvProfile)
    demands = [other for other in others if isinstance(other, SwvDemand)]
    assert profile == replace(one.profile.as_record(), id=profile.id)
    assert [replace(demand, id=profile.id) for demand in demands] == [
        replace(told.as_record(profile.id), id=profile.id) for told in one.demand
    ]


def test_a_demand_in_a_file_says_what_one_in_a_vault_does():
    in_file = {field.name for field in fields(DemandInFile)}
    assert in_file == {field.name for field in fields(SwvDemand)} - {"id", "profile_id"}
    said = {field.name for field in fields(ProfileInFile)}
    assert said == {field.name for field in fields(SwvProfile)} - {"id"}
    routes = {field.name for field in fields(RouteInFile)}
    assert routes - {"day"} == {field.name for field in fields(SwvRoute)} - {"id", "profile_id"}
    days = {field.name for field in fields(DayInFile)}
    assert days == {field.name for field in fields(SwvDay)} - {"id", "route_id"}


def test_how_each_kind_goes_is_copied_with_its_days():
    shipped = SHIPPED["polderland"]
    profile, *others = shipped.records()
    routes = [one for one in others if isinstance(one, SwvRoute)]
    assert [one.kind for one in routes] == [told.kind for told in shipped.route]
    assert {one.profile_id for one in routes} == {profile.id}
    days = [one for one in others if isinstance(one, SwvDay)]
    told = [
        (route.id, day.on)
        for route, said in zip(routes, shipped.route, strict=True)
        for day in said.day
    ]
    assert [(day.route_id, day.on) for day in days] == told
    assert days


@pytest.mark.parametrize(
    ("changed", "key", "problem"),
    [
        ({"source": ""}, "source", DataProblem.EMPTY),
        ({"term_weeks": 0}, "term_weeks", DataProblem.OUT_OF_RANGE),
        ({"signers": (Signer.BOARD, Signer.BOARD)}, "signers.1", DataProblem.DOUBLE),
    ],
)
def test_a_route_that_says_what_cannot_be_is_refused(changed: dict[str, Any], key, problem):
    with pytest.raises(UnfitValue) as refused:
        replace(SHIPPED["polderland"].route[0], **changed)
    assert (refused.value.key, refused.value.problem) == (key, problem)


def test_a_kind_goes_in_one_way():
    shipped = SHIPPED["polderland"]
    with pytest.raises(UnfitValue) as refused:
        replace(shipped, route=(*shipped.route, shipped.route[0]))
    assert (refused.value.key, refused.value.problem) == (
        f"route.{len(shipped.route)}.kind",
        DataProblem.DOUBLE,
    )


@pytest.mark.parametrize(
    ("changed", "key", "problem"),
    [
        ({"title": " "}, "title", DataProblem.EMPTY),
        ({"source": ""}, "source", DataProblem.EMPTY),
        ({"length": 0}, "length", DataProblem.OUT_OF_RANGE),
        ({"months": -1}, "months", DataProblem.OUT_OF_RANGE),
        ({"text": None}, "what", DataProblem.INCOMPLETE),
    ],
)
def test_a_demand_that_says_too_little_is_refused(changed: dict[str, Any], key, problem):
    with pytest.raises(UnfitValue) as refused:
        replace(SHIPPED["eilandrijk"].demand[0], **changed)
    assert (refused.value.key, refused.value.problem) == (key, problem)


@pytest.mark.parametrize(
    ("changed", "key", "problem"),
    [
        ({"label": " "}, "label", DataProblem.EMPTY),
        ({"most": 0}, "most", DataProblem.OUT_OF_RANGE),
        ({"row": 21}, "row", DataProblem.OUT_OF_RANGE),
        ({"label": "Naam:"}, "label", DataProblem.CONTRADICTION),
        ({"label": "Naam\nVraag"}, "label", DataProblem.CONTRADICTION),
        ({"label": "Naam (max. 5 tekens)"}, "label", DataProblem.CONTRADICTION),
    ],
)
def test_a_field_is_called_as_one_can_type_it(changed: dict[str, Any], key, problem):
    with pytest.raises(UnfitValue) as refused:
        replace(FORM.field[0], **changed)
    assert (refused.value.key, refused.value.problem) == (key, problem)


def test_a_form_has_a_title_of_its_own_and_no_more_fields_than_a_form_has():
    with pytest.raises(UnfitValue) as nameless:
        replace(FORM, title="")
    assert (nameless.value.key, nameless.value.problem) == ("title", DataProblem.EMPTY)
    with pytest.raises(UnfitValue) as endless:
        replace(FORM, field=FORM.field[:1] * (MOST_FIELDS + 1))
    assert (endless.value.key, endless.value.problem) == ("field", DataProblem.TOO_LARGE)
    shipped = SHIPPED["eilandrijk"]
    with pytest.raises(UnfitValue) as double:
        replace(shipped, form=(FORM, FORM))
    assert (double.value.key, double.value.problem) == ("form.1.title", DataProblem.DOUBLE)


def test_a_form_comes_with_its_fields_in_its_order():
    records = SHIPPED["eilandrijk"].records()
    (form,) = (one for one in records if isinstance(one, SwvForm))
    boxes = [one for one in records if isinstance(one, SwvFormBox)]
    assert [(box.label, box.source, box.row, box.most) for box in boxes] == [
        (said.label, said.source, said.row, said.most) for said in FORM.field
    ]
    assert {box.form_id for box in boxes} == {form.id}
    assert [box.name for box in boxes] == [one.name for one in listed_boxes(form.listing)]


@pytest.mark.parametrize("key", ["title", "about"])
def test_one_can_be_chosen_by_its_words(key):
    empty: dict[str, Any] = {key: ""}
    with pytest.raises(UnfitValue):
        replace(SHIPPED["eilandrijk"], **empty)
