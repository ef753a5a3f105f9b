"""Who signs a request: as its counter says, else as forms usually ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.leaving.signers import sign_places
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv import Signer
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from tests.domain.made_files import FATHER, MOTHER, NOOR, REQUEST, TODAY, made
from tests.shipped import catalogue

SWV = SwvProfile(name="SWV Fictief")
SCHOOL = School(swv_id=SWV.id, director="Jolanda Bos", board="Stichting Water")
TERMS = catalogue().terms


def names(*signers: Signer, pupil=NOOR, school=SCHOOL, request=REQUEST, people=(MOTHER, FATHER)):
    route = SwvRoute(profile_id=SWV.id, kind=RequestKind.ARRANGEMENT, signers=signers)
    whole = made(SWV, route, request, *people, pupil=pupil, school=school)
    rights = catalogue().rights(whole, TODAY)
    return [one.name for one in sign_places(whole, request, rights, TODAY, TERMS.label)]


def born(year: int):
    return replace(NOOR, born_on=BirthDate.on(date(year, 1, 1)))


def test_where_nobody_asked_the_counter_those_sign_who_do_as_a_rule():
    assert names() == ["Marieke Bakker", "Joost van Dalen", "Jolanda Bos"]


def test_another_kind_at_the_same_counter_says_nothing_of_this_one():
    asks = replace(REQUEST, kind=RequestKind.TLV_SO)
    assert names(Signer.BOARD, request=asks) == [
        "Marieke Bakker",
        "Joost van Dalen",
        "Jolanda Bos",
    ]


def test_each_whom_the_counter_asks_has_a_place_in_its_order():
    asks = replace(REQUEST, receiving_school="SBO De Brug")
    every = [
        Signer.DIRECTOR,
        Signer.BOARD,
        Signer.RECEIVING_SCHOOL,
        Signer.EXPERTS,
        Signer.PARENTS,
    ]
    assert names(*every, request=asks) == [
        "Jolanda Bos",
        "Stichting Water",
        "SBO De Brug",
        "eerste deskundige",
        "tweede deskundige",
        "Marieke Bakker",
        "Joost van Dalen",
    ]


def test_who_has_no_name_is_called_by_what_they_are():
    nameless = replace(MOTHER, name="", relation=None)
    without = Guardian(pupil_id=NOOR.id, relation=Relation.FATHER, custody=Custody.YES)
    assert names(
        Signer.PARENTS, Signer.DIRECTOR, school=School(swv_id=SWV.id), people=(nameless, without)
    ) == ["ouder", "vader", "directeur"]


@pytest.mark.parametrize(
    ("signer", "year", "signs"),
    [
        (Signer.PUPIL_FROM_12, 2014, True),
        (Signer.PUPIL_FROM_12, 2015, False),
        (Signer.PUPIL_FROM_16, 2010, True),
        (Signer.PUPIL_FROM_16, 2011, False),
    ],
)
def test_the_pupil_signs_from_the_age_that_the_counter_says(signer, year, signs):
    assert (names(signer, pupil=born(year)) == ["Noor"]) is signs


def test_whose_age_nobody_knows_is_asked():
    assert names(Signer.PUPIL_FROM_12, pupil=replace(NOOR, born_on=None)) == ["Noor"]


def test_who_is_of_age_signs_in_the_place_of_the_parents_and_once():
    assert names(Signer.PARENTS, Signer.PUPIL_FROM_16, pupil=born(2008)) == ["Noor"]
