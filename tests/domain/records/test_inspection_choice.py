"""What is decided at an inspection: a day of its own, and a ground only where something is held."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.law.inspection_grounds import InspectionGrounds
from ib_desk.domain.records.following import with_value
from ib_desk.domain.records.inspection_choice import Given, InspectionChoice, InspectionGround
from ib_desk.domain.records.school_request import SchoolRequestId
from tests.shipped import catalogue

TODAY, EARLIER = date(2026, 9, 24), date(2026, 9, 21)


def choice(**values: object) -> InspectionChoice:
    blank = InspectionChoice(
        school_request_id=SchoolRequestId(uuid4()), about=uuid4(), what="contact"
    )
    for name, value in values.items():
        blank = then(blank, name, value)
    return blank


def then(choice: InspectionChoice, name: str, value: object) -> InspectionChoice:
    """As a form keeps it."""
    made = with_value(choice, name, value, TODAY)
    assert isinstance(made, InspectionChoice)
    return made


def test_she_decides_today_unless_she_said_when():
    assert choice(given=Given.WHOLE).decided_on == TODAY
    assert choice(decided_on=EARLIER, given=Given.NOT).decided_on == EARLIER
    assert choice(given=Given.WHOLE, words="x").decided_on == TODAY


def test_who_takes_it_back_or_gives_all_needs_no_ground():
    held = choice(given=Given.NOT, ground=InspectionGround.OTHERS)
    assert then(held, "given", Given.PART).ground is InspectionGround.OTHERS
    assert then(held, "given", Given.WHOLE).ground is None
    taken_back = then(held, "given", None)
    assert (taken_back.ground, taken_back.decided_on) == (None, None)


@pytest.mark.parametrize(
    ("values", "is_to_settle"),
    [
        ({}, True),
        ({"given": Given.WHOLE}, False),
        ({"given": Given.PART}, True),
        ({"given": Given.NOT, "words": " "}, True),
        ({"given": Given.NOT, "words": "van een ander"}, False),
        ({"given": Given.PART, "ground": InspectionGround.SAFETY}, False),
    ],
)
def test_it_is_settled_when_it_says_what_is_given_and_why_the_rest_is_not(values, is_to_settle):
    assert choice(**values).is_to_settle is is_to_settle


def test_behind_each_ground_stands_a_source_and_none_is_told_as_read():
    """None was read at its source: so each is told with the words that it is to be checked."""
    grounds = catalogue().inspection_grounds.grounds
    assert {*grounds} == {*InspectionGround}
    assert not [text.name for text in grounds.values() if text.how_sure is Certainty.READ]


def test_a_file_that_lacks_a_ground_is_refused():
    grounds = dict(catalogue().inspection_grounds.grounds)
    del grounds[InspectionGround.OTHERS]
    with pytest.raises(UnfitValue) as refused:
        InspectionGrounds(grounds=grounds)
    assert refused.value.args == UnfitValue("grounds.others", DataProblem.MISSING).args
