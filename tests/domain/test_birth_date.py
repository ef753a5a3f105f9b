"""A birth date that is known whole, or in part: how old that makes a child, and how it is typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.birth_date import Age, BirthDate, is_same_birth, read_part
from ib_desk.domain.data_problem import UnfitValue
from ib_desk.domain.dutch_dates import NoSuchDay
from ib_desk.domain.records.pupil import Pupil
from tests.strategies import births

TODAY = date(2026, 9, 17)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (BirthDate(2016, 9, 18), TODAY, "9"),
        (BirthDate(2016, 9, 17), TODAY, "10"),
        (BirthDate(2016, 2, 29), date(2026, 2, 28), "9"),
        (BirthDate(2016, 2, 29), date(2026, 3, 1), "10"),
        (BirthDate(2016, 9), TODAY, "9 of 10"),
        (BirthDate(2016, 8), TODAY, "10"),
        (BirthDate(2016), TODAY, "9 of 10"),
        (BirthDate(2016), date(2026, 12, 31), "10"),
        (BirthDate(2026), TODAY, "0"),
    ],
)
def test_an_age_is_counted_in_whole_years_and_says_how_far_it_is_known(born, day, age):
    found = Pupil(born_on=born).age_on(day)
    assert found is not None
    assert found.words == age


@pytest.mark.parametrize("born", [None, BirthDate(2026, 9, 18), BirthDate(2026, 10)])
def test_nobody_has_an_age_who_is_not_born_or_of_whom_nothing_is_known(born):
    assert Pupil(born_on=born).age_on(TODAY) is None


@pytest.mark.parametrize(("years", "told"), [(15, True), (16, None), (17, False)])
def test_of_a_part_an_age_is_at_least_and_at_most(years, told):
    assert Age(15, 16).has_reached(years) is told


@given(born=births(), days=st.integers(0, 9000))
def test_the_true_age_lies_between_the_bounds_whatever_the_day_was(born: BirthDate, days):
    day = born.latest + timedelta(days=days)
    age = born.age_on(day)
    span = (born.latest - born.earliest).days

    assert age is not None
    for later in {0, span // 2, span}:
        true = BirthDate.on(born.earliest + timedelta(days=later)).age_on(day)
        assert true is not None
        assert age.at_least <= true.at_least == true.at_most <= age.at_most
    assert age.at_most - age.at_least <= 1
    assert born.is_whole is (span == 0)


@given(births())
def test_what_is_shown_is_read_back(born: BirthDate):
    read = read_part(born.table_words)
    assert read == (None if born.is_whole else born)
    assert born.table_words in {born.words, f"{born.earliest:%d-%m-%Y}"}


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("2017", BirthDate(2017)),
        ("00-00-2017", BirthDate(2017)),
        ("??-??-2017", BirthDate(2017)),
        ("2017-00-00", BirthDate(2017)),
        ("mei 2017", BirthDate(2017, 5)),
        ("Mrt. 2017", BirthDate(2017, 3)),
        ("sept 2017", BirthDate(2017, 9)),
        ("5-2017", BirthDate(2017, 5)),
        ("05/2017", BirthDate(2017, 5)),
        ("00-05-2017", BirthDate(2017, 5)),
        ("xx-05-2017", BirthDate(2017, 5)),
        ("2017-05", BirthDate(2017, 5)),
        ("2017-05-00", BirthDate(2017, 5)),
        ("2017-05-00T00:00:00", BirthDate(2017, 5)),
        ("", None),
        ("0000", None),
        ("0000-00-00", None),
        ("17", None),
        ("14-5-2017", None),
        ("2017-05-14", None),
        ("ma 2017", None),
        ("lente 2017", None),
    ],
)
def test_a_part_is_read_as_people_and_programs_write_it(text, born):
    assert read_part(text) == born


@pytest.mark.parametrize("text", ["13-2017", "2017-13-00"])
def test_there_is_no_thirteenth_month(text):
    with pytest.raises(NoSuchDay) as raised:
        read_part(text)
    assert raised.value.month == 13


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        ((2017, None, 3), "month"),
        ((2017, 0, None), "day"),
        ((2017, 13, None), "day"),
        ((2017, 2, 30), "day"),
        ((2017, 2, 0), "day"),
    ],
)
def test_no_day_without_its_month_and_none_that_is_not_on_the_calendar(parts, key):
    with pytest.raises(UnfitValue) as raised:
        BirthDate(*parts)
    assert raised.value.key == key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (BirthDate(2017, 5, 14), BirthDate(2017, 5, 14), True),
        (BirthDate(2017, 5, 14), BirthDate(2017), None),
        (BirthDate(2017, 5), BirthDate(2017, 5, 14), None),
        (BirthDate(2017), None, None),
        (None, None, True),
        (BirthDate(2017, 5, 14), BirthDate(2017, 6), False),
        (BirthDate(2017), BirthDate(2018), False),
    ],
)
def test_a_part_may_be_the_day_and_does_not_settle_it(one, other, same):
    assert is_same_birth(one, other) is same
    assert is_same_birth(other, one) is same


def test_the_day_says_more_than_the_year():
    assert BirthDate(2017, 5).narrows(BirthDate(2017))
    assert not BirthDate(2017).narrows(BirthDate(2017, 5))
    assert not BirthDate(2017).narrows(BirthDate(2017))
    assert BirthDate(2017).narrows(None)
