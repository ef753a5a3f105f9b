"""Who signs at this SWV: a point for each, and nothing where nobody wrote down who does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.register import register_of
from ib_desk.domain.leaving.signed_sheets import SheetStanding
from ib_desk.domain.records.disclosure import Disclosure, Way
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.school import School
from ib_desk.domain.records.sheet_signature import SheetSaid, SheetSignature
from ib_desk.domain.records.swv import Signer
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.request_completeness import completeness
from ib_desk.domain.request.request_points import Check, Point, PointState, RequestPoints
from tests.domain.looked_through import POINTS, TERMS, case, spec
from tests.domain.made_files import FATHER, MOTHER, NOOR, REQUEST, made

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
SWV = SwvProfile(name="SWV")
DAY = date(2026, 9, 14)
EMPTY = (Fact(kind=FactKind.EMPTY),)
SCHOOL = School(director="Jolanda Bos", swv_id=SWV.id)
SHEET = Disclosure(
    file_id=REQUEST.file_id,
    request_id=REQUEST.id,
    kind=OutputKind.REQUEST_SIGN_PRINT,
    begun_at=datetime(2026, 9, 10, 12),  # noqa: DTZ001 - as the clock of the desk
    way=Way.PRINTED,
    digest="",
)


def route(*signers: Signer, **values: Any) -> SwvRoute:
    known: dict[str, Any] = {
        "kind": REQUEST.kind,
        "how_sure": Certainty.READ,
        "source": "reglement",
    }
    return SwvRoute(profile_id=SWV.id, signers=signers, **(known | values))


def signature(**values: Any) -> SheetSignature:
    known: dict[str, Any] = {"about_id": REQUEST.id, "says": SheetSaid.SEEN, "said_on": DAY}
    return SheetSignature(disclosure_id=SHEET.id, **(known | values))


def standing(one: SheetSignature, *, is_earlier: bool = False) -> SheetStanding:
    (line,) = register_of(made(REQUEST, SHEET))
    return SheetStanding(signature=one, line=line, text_of=DAY, is_earlier=is_earlier)


def look(asked: SwvRoute, *sheets: SheetStanding) -> list[Point]:
    whole = made(REQUEST, SWV, asked, MOTHER, FATHER, school=SCHOOL)
    title = {"title": "Handtekening van {name}", "nobody": "Handtekeningen"}
    points = RequestPoints(point=(spec(Check.SIGNATURES, **title),), demand=POINTS.demand)
    looked = replace(case(whole), sheets=sheets)
    return list(completeness(looked, points).points)


def told(point: Point) -> tuple[Any, ...]:
    """Each of one who is asked by name says so, however it stands."""
    place = point.place
    assert point.name(TERMS) in {MOTHER.name, FATHER.name, "Jolanda Bos", "schoolbestuur"}
    return point.state, point.facts, place.record, place.record_id, place.field


def test_where_nobody_wrote_down_who_signs_nothing_is_claimed():
    assert look(route()) == []
    other = replace(route(Signer.DIRECTOR), kind=None)
    assert look(other) == []


def test_each_who_signs_there_has_a_point():
    points = look(route(Signer.PARENTS, Signer.PUPIL_FROM_12, Signer.DIRECTOR, Signer.BOARD))
    names = [point.name(TERMS) for point in points]
    assert names == [MOTHER.name, FATHER.name, "Jolanda Bos", "schoolbestuur"]
    for point in points:
        assert told(point) == (MISSING, EMPTY, SheetSignature, None, "says")


def test_experts_sign_their_own_advice():
    assert look(route(Signer.EXPERTS)) == []


def test_a_signature_on_the_sheet_settles_it():
    by_director = signature(role=Signer.DIRECTOR)
    (point,) = look(route(Signer.DIRECTOR), standing(by_director))
    fact = (Fact(kind=FactKind.ON, on=DAY),)
    assert told(point) == (OK, fact, SheetSignature, by_director.id, "says")
    against = replace(by_director, says=SheetSaid.DISAGREES)
    (point,) = look(route(Signer.DIRECTOR), standing(against))
    assert point.state is OK, "who signs to disagree signs"
    (point,) = look(route(Signer.DIRECTOR), standing(replace(by_director, said_on=None)))
    no_date = (Fact(kind=FactKind.NO_DATE),)
    assert told(point) == (WEAK, no_date, SheetSignature, by_director.id, "said_on")
    for other in (signature(role=Signer.BOARD), replace(by_director, about_id=uuid4())):
        assert look(route(Signer.DIRECTOR), standing(other))[0].state is MISSING


def test_what_is_out_is_waited_for():
    out = signature(role=Signer.DIRECTOR, says=None, said_on=None)
    (point,) = look(route(Signer.DIRECTOR), standing(out))
    fact = (Fact(kind=FactKind.NOT_BACK),)
    assert told(point) == (MISSING, fact, SheetSignature, out.id, "says")


def test_who_did_not_answer_is_told_and_never_in_the_way():
    silent = signature(role=Signer.DIRECTOR, says=SheetSaid.NO_REPLY)
    (point,) = look(route(Signer.DIRECTOR), standing(silent))
    fact = (Fact(kind=FactKind.CHOSEN, choice=SheetSaid.NO_REPLY),)
    assert told(point) == (WEAK, fact, SheetSignature, silent.id, "says")


def test_what_was_signed_for_an_earlier_text_is_asked_anew():
    before = signature(role=Signer.DIRECTOR)
    (point,) = look(route(Signer.DIRECTOR), standing(before, is_earlier=True))
    fact = (Fact(kind=FactKind.EARLIER_TEXT, on=DAY),)
    assert told(point) == (WEAK, fact, SheetSignature, None, "says")
    now = signature(role=Signer.DIRECTOR)
    (point,) = look(route(Signer.DIRECTOR), standing(before, is_earlier=True), standing(now))
    assert (point.state, point.place.record_id) == (OK, now.id)


def test_one_parent_who_signed_makes_the_other_a_hint():
    father, mother = look(route(Signer.PARENTS), standing(signature(guardian_id=MOTHER.id)))
    states = {point.name(TERMS): point.state for point in (mother, father)}
    assert states == {MOTHER.name: OK, FATHER.name: WEAK}
    assert told(father) == (WEAK, EMPTY, SheetSignature, None, "says")
    both = look(route(Signer.PARENTS, Signer.DIRECTOR), standing(signature(guardian_id=MOTHER.id)))
    assert {p.name(TERMS): p.state for p in both}["Jolanda Bos"] is MISSING


def test_a_pupil_signs_by_name():
    young = route(Signer.PUPIL_FROM_12)
    assert look(young) == []
    whole = made(REQUEST, SWV, young, MOTHER, pupil=replace(NOOR, born_on=None), school=SCHOOL)
    title = {"title": "Handtekening van {name}", "nobody": "Handtekeningen"}
    points = RequestPoints(point=(spec(Check.SIGNATURES, **title),), demand=POINTS.demand)
    (point,) = completeness(case(whole), points).points
    assert point.name(TERMS) == "Noor"


@pytest.mark.parametrize("sure", [*Certainty, None])
def test_what_was_not_read_there_is_a_hint(sure):
    (point,) = look(route(Signer.DIRECTOR, how_sure=sure))
    assert point.state is (MISSING if sure is Certainty.READ else WEAK)
    assert point.is_hint is (sure is not Certainty.READ)
    assert point.spec.source == "reglement"
