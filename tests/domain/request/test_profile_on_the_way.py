"""What goes to another school says what counts here, and taking it over changes just that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.records.attachment import DocumentKind
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.swv import Signer
from ib_desk.domain.records.swv_demand import DemandOf, SwvDemand
from ib_desk.domain.records.swv_form import BoxKind, FormSource, FormType, SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvDayKind, SwvRoute
from ib_desk.domain.request.profile_on_the_way import (
    Became,
    Difference,
    FileWords,
    KnownSwv,
    differences,
    in_file,
    replaced,
)
from ib_desk.domain.request.shipped_profile import ShippedProfile
from tests.shipped import catalogue

WORDS = FileWords(title="zonder naam", about="van een school", no_source="niet gezegd")
SHIPPED = catalogue().swvs
SWV = SwvProfile(name="SWV Duin", number="PO1234")
DEMAND = SwvDemand(
    profile_id=SWV.id, title="Verslag", what=DemandOf.DOCUMENT, document=DocumentKind.MINUTES
)
ROUTE = SwvRoute(profile_id=SWV.id, kind=RequestKind.TLV_SBO, term_weeks=6)
DAY = SwvDay(route_id=ROUTE.id, what=SwvDayKind.COMMITTEE, on=date(2027, 1, 21))
FORM = SwvForm(profile_id=SWV.id, title="Aanvraag", type=FormType.LISTED, listing="Naam\nVraag")
BOXES = tuple(
    SwvFormBox(form_id=FORM.id, name=f"1:{label}", label=label, kind=BoxKind.TEXT, source=source)
    for label, source in (("Naam", FormSource.PUPIL_NAME), ("Vraag", None))
)
KNOWN = KnownSwv(
    profile=SWV, demands=(DEMAND,), routes=(ROUTE,), days=(DAY,), forms=(FORM,), boxes=BOXES
)


def known_of(shipped: ShippedProfile) -> KnownSwv:
    profile, *others = shipped.records()
    assert isinstance(profile, SwvProfile)
    return KnownSwv(
        profile=profile,
        demands=tuple(one for one in others if isinstance(one, SwvDemand)),
        routes=tuple(one for one in others if isinstance(one, SwvRoute)),
        days=tuple(one for one in others if isinstance(one, SwvDay)),
        forms=tuple(one for one in others if isinstance(one, SwvForm)),
        boxes=tuple(one for one in others if isinstance(one, SwvFormBox)),
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_what_was_taken_over_goes_on_as_it_came(name: str) -> None:
    shipped = SHIPPED[name]
    goes = in_file(known_of(shipped), WORDS)
    assert replace(goes, title=shipped.title, about=shipped.about) == shipped


def test_what_says_too_little_to_count_stays_behind() -> None:
    known = KnownSwv(
        profile=SwvProfile(),
        demands=(SwvDemand(profile_id=SWV.id, title="nog niet af"),),
        routes=(SwvRoute(profile_id=SWV.id), ROUTE),
        days=(SwvDay(route_id=ROUTE.id), SwvDay(route_id=ROUTE.id, what=SwvDayKind.FILE_BY)),
    )
    goes = in_file(known, WORDS)
    assert (goes.title, goes.demand, len(goes.route)) == ("zonder naam", (), 1)
    assert goes.route[0].day == ()


def test_without_a_source_it_says_so_and_is_to_be_checked() -> None:
    (demand,) = in_file(KNOWN, WORDS).demand
    assert (demand.source, demand.how_sure) == ("niet gezegd", Certainty.NOT_FOUND)
    assert demand.seen_on is None


def test_of_two_for_one_kind_the_last_goes_and_what_was_mistyped_says_nothing() -> None:
    last = SwvRoute(
        profile_id=SWV.id,
        kind=RequestKind.TLV_SBO,
        term_weeks=0,
        signers=(Signer.BOARD, Signer.BOARD),
    )
    (route,) = in_file(replace(KNOWN, routes=(ROUTE, last)), WORDS).route
    assert (route.term_weeks, route.signers, route.day) == (None, (Signer.BOARD,), ())


def test_the_same_makes_no_difference() -> None:
    goes = in_file(KNOWN, WORDS)
    assert differences(goes, goes) == ()


def test_what_comes_goes_and_changes_is_told_apart() -> None:
    now = in_file(KNOWN, WORDS)
    (demand,), (route,), (form,) = now.demand, now.route, now.form
    then = replace(
        now,
        profile=replace(now.profile, number="PO4321"),
        demand=(replace(demand, title="Groeidocument"),),
        route=(
            replace(route, own_words="sbo-verklaring"),
            replace(route, kind=RequestKind.TLV_SO),
        ),
        form=(replace(form, field=form.field[:1]), replace(form, title="Verlenging")),
    )
    assert differences(now, then) == (
        Difference(became=Became.CHANGED, names=("number",)),
        Difference(became=Became.ADDED, demand="Groeidocument"),
        Difference(became=Became.GONE, demand="Verslag"),
        Difference(became=Became.ADDED, kind=RequestKind.TLV_SO),
        Difference(became=Became.CHANGED, kind=RequestKind.TLV_SBO, names=("own_words",)),
        Difference(became=Became.ADDED, form="Verlenging"),
        Difference(became=Became.CHANGED, form="Aanvraag", names=("field",)),
    )


def after(known: KnownSwv, shipped: ShippedProfile) -> KnownSwv:
    """What stands there when all of it is stored."""
    parts = (known.demands, known.routes, known.days, known.forms, known.boxes)
    stored = {one.id: one for part in parts for one in part}
    profile = known.profile
    for before, now in replaced(known, shipped):
        if isinstance(now, SwvProfile):
            profile = now
        elif now is None:
            del stored[before.id]
        else:
            stored[now.id] = now
    return KnownSwv(
        profile=profile,
        demands=tuple(one for one in stored.values() if isinstance(one, SwvDemand)),
        routes=tuple(one for one in stored.values() if isinstance(one, SwvRoute)),
        days=tuple(one for one in stored.values() if isinstance(one, SwvDay)),
        forms=tuple(one for one in stored.values() if isinstance(one, SwvForm)),
        boxes=tuple(one for one in stored.values() if isinstance(one, SwvFormBox)),
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_replaced_says_what_the_file_does_and_no_more(name: str) -> None:
    shipped = SHIPPED[name]
    double = replace(DEMAND, id=uuid4())
    unnamed = SwvRoute(profile_id=SWV.id)
    older = SwvRoute(profile_id=SWV.id, kind=RequestKind.TLV_SBO)
    known = replace(KNOWN, demands=(double, DEMAND), routes=(older, unnamed, ROUTE))
    now = after(known, shipped)
    told = in_file(now, WORDS)
    assert set(told.route) == set(shipped.route)
    assert set(told.demand) == set(shipped.demand)
    assert told.form == shipped.form
    assert told.profile == shipped.profile
    assert now.profile.id == SWV.id
    assert (len(now.demands), len(now.routes)) == (len(shipped.demand), len(shipped.route))


def test_what_both_have_keeps_its_place() -> None:
    goes = in_file(KNOWN, WORDS)
    now = after(KNOWN, replace(goes, route=(replace(goes.route[0], term_weeks=8),)))
    assert (now.demands[0].id, now.routes[0].id) == (DEMAND.id, ROUTE.id)
    assert now.routes[0].term_weeks == 8


def test_a_form_goes_by_its_fields_and_one_without_a_name_stays() -> None:
    unnamed = SwvForm(profile_id=SWV.id, type=FormType.LISTED)
    (form,) = in_file(replace(KNOWN, forms=(unnamed, FORM)), WORDS).form
    assert (form.title, [one.label for one in form.field]) == ("Aanvraag", ["Naam", "Vraag"])
    assert [one.source for one in form.field] == [FormSource.PUPIL_NAME, None]


def test_a_form_that_both_have_keeps_its_place_with_the_fields_of_the_file() -> None:
    goes = in_file(KNOWN, WORDS)
    turned = replace(goes.form[0], field=goes.form[0].field[::-1])
    now = after(KNOWN, replace(goes, form=(turned,)))
    assert (now.forms[0].id, now.forms[0].listing) == (FORM.id, "Vraag\nNaam")
    assert [box.label for box in now.boxes] == ["Vraag", "Naam"]
    assert in_file(now, WORDS).form == (turned,)
    gone = after(KNOWN, replace(goes, form=()))
    assert (gone.forms, gone.boxes) == ((), ())


@pytest.mark.parametrize(("typed", "goes"), [(2, 2), (0, None), (25, None), (-1, None)])
def test_a_row_that_was_mistyped_says_nothing(typed: int, goes: int | None) -> None:
    box = replace(BOXES[0], row=typed)
    (form,) = in_file(replace(KNOWN, boxes=(box,)), WORDS).form
    assert form.field[0].row == goes
