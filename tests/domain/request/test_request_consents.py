"""A point for each who has to say yes to a document of others, and none where nothing goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ib_desk.domain.file.facts import FactKind
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.consents import ConsentStand
from ib_desk.domain.records.attachment import AttachmentId
from ib_desk.domain.records.consent import Consent
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.request.request_points import Check, PointState
from tests.domain.law.test_consents import ASKED, REPORT, SCHOOL, yes
from tests.domain.looked_through import POINTS, found, only
from tests.domain.made_files import FATHER, MOTHER, NOOR, REQUEST, TODAY, made
from tests.shipped import catalogue

LIMIT = {"limit": 12, "title": "Toestemming van {name}", "nobody": "Ouders"}


def file(*records: Any, document: Any = REPORT) -> WholeFile:
    return made(REQUEST, document, *records, school=SCHOOL)


def test_none_where_nothing_of_others_goes_along():
    assert found(Check.CONSENTS, made(REQUEST, MOTHER, school=SCHOOL), **LIMIT) == []
    stays = replace(REPORT, goes_along=False)
    assert found(Check.CONSENTS, file(MOTHER, document=stays), **LIMIT) == []
    own = replace(REPORT, sender="De Zandbank")
    assert found(Check.CONSENTS, file(MOTHER, document=own), **LIMIT) == []


def test_one_for_each_parent_and_each_document():
    second = replace(REPORT, id=AttachmentId(NOOR.id), title="Verslag logopedie")
    points = found(Check.CONSENTS, file(MOTHER, FATHER, second), **LIMIT)
    said = [(one.finding.name, one.finding.facts[0].name) for one in points]
    assert said == [
        ("Marieke Bakker", "Brief jeugdarts"),
        ("Joost van Dalen", "Brief jeugdarts"),
        ("Marieke Bakker", "Verslag logopedie"),
        ("Joost van Dalen", "Verslag logopedie"),
    ]
    assert {one.state for one in points} == {PointState.MISSING}


def test_with_no_parent_at_all_that_parent_is_looked_for_first():
    point = only(Check.CONSENTS, file(), **LIMIT)
    assert point.place == place_for_new(Guardian, "name", NOOR.id)


def test_who_was_not_asked_is_asked_at_the_people_of_the_file():
    point = only(Check.CONSENTS, file(MOTHER), **LIMIT)
    assert point.place == place_for_new(Consent, "purpose", NOOR.id)
    (fact,) = point.finding.facts
    assert (fact.kind, fact.choice) == (FactKind.CONSENT, ConsentStand.NOT_ASKED)


def test_a_yes_is_in_order_and_says_of_which_day():
    answer = yes()
    point = only(Check.CONSENTS, file(MOTHER, ASKED, answer), **LIMIT)
    assert (point.state, point.place) == (PointState.OK, place_of(answer, "said"))
    assert point.finding.name == "Marieke Bakker"
    assert point.finding.facts[0].on == TODAY


def test_a_yes_without_a_day_asks_for_one():
    answer = yes(said_on=None)
    point = only(Check.CONSENTS, file(MOTHER, ASKED, answer), **LIMIT)
    assert (point.state, point.place) == (PointState.WEAK, place_of(answer, "said_on"))
    assert [one.kind for one in point.finding.facts] == [FactKind.CONSENT, FactKind.NO_DATE]
    assert point.finding.name == "Marieke Bakker"


@pytest.mark.parametrize(
    ("values", "field", "stand"),
    [
        ({"said": None, "said_on": None}, "said", ConsentStand.ASKED),
        ({"withdrawn_on": TODAY}, "withdrawn_on", ConsentStand.WITHDRAWN),
        ({"until": TODAY.replace(year=2025)}, "until", ConsentStand.ENDED),
        ({"said_on": TODAY.replace(year=2024)}, "until", ConsentStand.ENDED),
    ],
)
def test_what_does_not_hold_is_missing_and_leads_to_the_answer(values, field, stand):
    answer = yes(**values)
    point = only(Check.CONSENTS, file(MOTHER, ASKED, answer), **LIMIT)
    assert (point.state, point.place) == (PointState.MISSING, place_of(answer, field))
    assert point.finding.facts[0].choice is stand
    assert point.finding.name == "Marieke Bakker"


def test_what_is_asked_again_after_a_year_no_longer_counts_for_a_request_either():
    (point,) = (one for one in POINTS.point if one.check is Check.CONSENTS)
    rules = [one for one in catalogue().deadlines.rule if one.id == "consent_year"]
    assert [(one.span, one.unit.value) for one in rules] == [(point.limit, "months")]


def test_an_answer_that_is_asked_for_is_to_settle():
    assert yes(said=None).is_to_settle
    assert not yes().is_to_settle
