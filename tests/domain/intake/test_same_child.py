"""A child that is typed in by hand may be there already: the rules are those of the import."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.intake.same_child import may_be_the_same, merged
from ib_desk.domain.records.pupil import Gender, Pupil
from tests.strategies import records_of

TODAY = date(2026, 9, 24)
BORN = BirthDate(2017, 5, 14)
NOOR = Pupil(call_name="Noor", prefix="van", surname="Dalen", born_on=BORN, edexml_key="7")
OTHER = Pupil(call_name="Sem", surname="Bos", born_on=BORN)


@pytest.mark.parametrize(
    "typed",
    [
        Pupil(call_name="Noor", prefix="van", surname="Dalen", born_on=BORN),
        Pupil(call_name="Nóór", surname="van Dalen", born_on=BORN),
        Pupil(call_name="noor", prefix="van", surname="dalen"),
        Pupil(call_name="N.", edexml_key="7"),
    ],
)
def test_the_same_name_and_day_or_no_day_is_asked(typed):
    assert may_be_the_same(typed, [OTHER, NOOR], TODAY) == (NOOR,)


@pytest.mark.parametrize(
    "typed",
    [
        Pupil(call_name="Noor", prefix="van", surname="Dalen", born_on=BirthDate(2015, 1, 1)),
        Pupil(call_name="Noor", surname="Bos", born_on=BORN),
        Pupil(call_name="Noor"),
        Pupil(),
    ],
)
def test_another_child_is_not(typed):
    assert may_be_the_same(typed, [OTHER, NOOR], TODAY) == ()


def test_nobody_is_the_same_as_herself():
    assert may_be_the_same(NOOR, [NOOR], TODAY) == ()


def test_what_only_one_says_stays_and_where_they_differ_the_first_counts():
    typed = Pupil(
        call_name="Noortje",
        prefix="van",
        surname="Dalen",
        town="Waterdam",
        gender=Gender.GIRL,
        address_secret=True,
    )
    both = merged(NOOR, typed)
    assert both.differs == ("call_name",)
    one = both.pupil()
    assert (one.id, one.call_name, one.born_on) == (NOOR.id, "Noor", BORN)
    assert (one.town, one.gender, one.address_secret) == ("Waterdam", Gender.GIRL, True)
    assert both.pupil(["call_name"]) == replace(one, call_name="Noortje")


@pytest.mark.parametrize(("keep", "other"), [("2017", "14-5-2017"), ("14-5-2017", "2017")])
def test_of_a_birth_year_and_a_birthday_the_birthday_stays(keep, other):
    born = {"2017": BirthDate(2017), "14-5-2017": BORN}
    both = merged(replace(NOOR, born_on=born[keep]), replace(NOOR, born_on=born[other]))
    assert both.differs == ()
    assert both.pupil().born_on == BORN


@given(records_of(Pupil), records_of(Pupil))
def test_nothing_that_anyone_said_is_lost(keep, other):
    assert isinstance(keep, Pupil)
    assert isinstance(other, Pupil)
    both = merged(keep, other)
    one, turned = both.pupil(), both.pupil(both.differs)
    for name in Pupil.__dataclass_fields__:
        said = {getattr(keep, name), getattr(other, name)} - {"", None, False, Gender.UNKNOWN}
        births = [value for value in said if isinstance(value, BirthDate)]
        said -= {born for born in births if any(whole.narrows(born) for whole in births)}
        assert name == "id" or said <= {getattr(one, name), getattr(turned, name)}
