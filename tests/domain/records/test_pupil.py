from __future__ import annotations

import pytest
from hypothesis import given

from ib_desk.domain.records.pupil import Pupil
from tests.strategies import TEXTS


@pytest.mark.parametrize(
    ("pupil", "name", "short", "sort"),
    [
        (
            Pupil(call_name="Noor", first_names="Eleonora", prefix="van", surname="Dalen"),
            "Noor van Dalen",
            "Noor",
            "Dalen, Noor van",
        ),
        (
            Pupil(first_names="Eleonora", surname="Kaya"),
            "Eleonora Kaya",
            "Eleonora",
            "Kaya, Eleonora",
        ),
        (Pupil(initials="E.", surname="Kaya"), "E. Kaya", "E. Kaya", "Kaya, E."),
        (Pupil(call_name="Noor"), "Noor", "Noor", "Noor"),
        (Pupil(surname="Kaya"), "Kaya", "Kaya", "Kaya"),
        (Pupil(), "", "", ""),
    ],
    ids=["all", "no call name", "initials only", "call name only", "surname only", "nothing"],
)
def test_names_are_said_and_sorted_as_the_dutch_do(pupil, name, short, sort):
    assert (pupil.name, pupil.short_name, pupil.sort_name) == (name, short, sort)


@pytest.mark.parametrize(
    ("year_group", "group_name", "label"),
    [
        ("6", "6b", "groep 6"),
        ("06", "", "groep 6"),
        ("S", "De Vlinders", "De Vlinders"),
        ("", "6b", "6b"),
    ],
)
def test_the_group_is_called_by_its_year_where_that_says_something(year_group, group_name, label):
    assert Pupil(year_group=year_group, group_name=group_name).group_label == label


@given(year_group=TEXTS)
def test_any_year_group_that_a_system_writes_has_a_label(year_group):
    assert isinstance(Pupil(year_group=year_group).group_label, str)


def test_a_superscript_is_no_year():
    assert Pupil(year_group="²", group_name="plusklas").group_label == "plusklas"
