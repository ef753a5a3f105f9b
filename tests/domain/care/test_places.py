"""Where support is given is asked apart from how much, the own school first."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.care.matched_care import propose
from ib_desk.domain.care.places import PlaceChoice, PlaceChoices
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.weighing import SupportPlace
from tests.domain.weighings import SECOND_OF_NOOR, SHIPPED_RULE, weighing
from tests.shipped import catalogue

PLACES = catalogue().places
EVERY = [PlaceChoice(place=place) for place in SupportPlace]


@pytest.mark.parametrize("sector", [*Sector, None])
def test_the_own_school_is_offered_first(sector):
    offered = PLACES.of_sector(sector, None)
    assert offered[0] is SupportPlace.OWN_SCHOOL
    assert len(offered) > 3


def test_a_sector_offers_its_own_schools_and_what_was_chosen_before():
    assert SupportPlace.SPECIAL_PRIMARY not in PLACES.of_sector(Sector.VO, None)
    assert SupportPlace.PRACTICAL not in PLACES.of_sector(Sector.PO, None)
    chosen = SupportPlace.SPECIAL_PRIMARY
    assert chosen in PLACES.of_sector(Sector.VO, chosen)


@given(st.sampled_from([None, *SupportPlace]))
def test_no_place_changes_what_the_rule_proposes(place):
    scored = weighing(*SECOND_OF_NOOR, support_place=place, chosen_level=5)
    assert propose(scored, SHIPPED_RULE) == propose(weighing(*SECOND_OF_NOOR), SHIPPED_RULE)
    assert scored.support_place is place


def unfit(*places):
    with pytest.raises(UnfitValue) as found:
        PlaceChoices(places=places)
    return found.value.key, found.value.problem


def test_the_list_holds_each_place_once_and_begins_at_the_own_school():
    own, *others = EVERY
    assert unfit(*EVERY, own)[1] is DataProblem.DOUBLE
    assert unfit(own) == ("places", DataProblem.INCOMPLETE)
    assert unfit(*others, own) == ("places.0.place", DataProblem.CONTRADICTION)
    only_po = PlaceChoice(place=SupportPlace.OWN_SCHOOL, sectors=(Sector.PO,))
    assert unfit(only_po, *others) == ("places.0.place", DataProblem.CONTRADICTION)


def test_no_name_or_meaning_of_a_level_is_a_place():
    terms, levels = catalogue().terms, catalogue().levels.levels
    places = [terms.label(place).removeprefix("op een ") for place in SupportPlace]
    for level in levels:
        assert not [place for place in places if place in f"{level.name} {level.meaning}"]
    assert [one.level for one in levels] == [1, 2, 3, 4, 5]
    assert all(lower.name != higher.name for lower, higher in pairwise(levels))
