"""From which age something is the pupil's: data, and judged in one place."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ib_desk
from ib_desk.domain.birth_date import Age
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.law.ages import AgeLimit, Ages, YearsOld
from ib_desk.domain.law.rights import Act, Standing, rights_of
from ib_desk.domain.law.sources import LegalSource
from ib_desk.domain.records.school import Sector
from tests.shipped import ages, catalogue

LIMITS = st.sampled_from(AgeLimit)


def with_years(limit: AgeLimit, years: int) -> Ages:
    old = replace(ages().limits[limit], years=years)
    return Ages(limits={**ages().limits, limit: old})


def test_the_ages_are_those_of_the_sources():
    told = {limit: (old.years, old.source) for limit, old in ages().limits.items()}
    assert told == {
        AgeLimit.INVITED: (12, LegalSource.TABLE_PRACTICE),
        AgeLimit.ASKED_TOO: (12, LegalSource.CARE_CODES),
        AgeLimit.PRIVACY: (16, LegalSource.UAVG_5),
        AgeLimit.OF_AGE: (18, LegalSource.BW_1_233),
        AgeLimit.LEAVES_PRIMARY: (14, LegalSource.WPO_39),
    }
    assert all(old.source in catalogue().law.sources for old in ages().limits.values())


@given(LIMITS, st.integers(3, 22), st.sampled_from([None, *Sector]))
def test_a_known_age_is_judged_whatever_the_school(limit, years, sector):
    known = Age(years, years)
    assert ages().has_reached(limit, known, sector) is (years >= ages().limits[limit].years)


@pytest.mark.parametrize("limit", AgeLimit)
def test_an_age_that_lies_on_either_side_stays_open(limit):
    years = ages().limits[limit].years
    assert ages().has_reached(limit, Age(years - 1, years), Sector.PO) is None


@pytest.mark.parametrize("limit", AgeLimit)
def test_without_a_birth_date_only_a_primary_school_says_how_old_at_most(limit):
    is_past_it = limit in {AgeLimit.PRIVACY, AgeLimit.OF_AGE}
    assert ages().has_reached(limit, None, Sector.PO) is (False if is_past_it else None)
    assert ages().has_reached(limit, None, Sector.VO) is None
    assert ages().has_reached(limit, None, None) is None


def test_another_age_in_the_data_moves_the_right():
    law = with_years(AgeLimit.PRIVACY, 15)
    own = rights_of(Age(15, 15), [], Sector.VO, law).rights
    assert any(r.act is Act.INSPECT and r.standing is Standing.MUST for r in own)
    assert not rights_of(Age(18, 18), [], Sector.VO, with_years(AgeLimit.OF_AGE, 19)).is_of_age


def test_each_limit_has_to_be_there():
    for limit in AgeLimit:
        rest = {one: old for one, old in ages().limits.items() if one is not limit}
        with pytest.raises(UnfitValue) as caught:
            Ages(limits=rest)
        assert caught.value.key == f"limits.{limit.value}"
        assert caught.value.problem is DataProblem.MISSING


@pytest.mark.parametrize(
    ("limit", "years", "named"),
    [
        (AgeLimit.ASKED_TOO, 17, "privacy"),
        (AgeLimit.PRIVACY, 11, "privacy"),
        (AgeLimit.OF_AGE, 15, "of_age"),
    ],
)
def test_who_is_asked_alone_was_asked_beside_the_parents_before(limit, years, named):
    with pytest.raises(UnfitValue) as caught:
        with_years(limit, years)
    assert caught.value.key == f"limits.{named}.years"
    assert caught.value.problem is DataProblem.OUT_OF_RANGE


def test_two_limits_may_be_one_age():
    assert with_years(AgeLimit.ASKED_TOO, 16).limits[AgeLimit.ASKED_TOO].years == 16


@pytest.mark.parametrize("years", [0, 24])
def test_an_age_is_one_of_a_pupil(years):
    with pytest.raises(UnfitValue) as caught:
        YearsOld(years=years, source=LegalSource.UAVG_5)
    assert (caught.value.key, caught.value.problem) == ("years", DataProblem.OUT_OF_RANGE)


@pytest.mark.parametrize("years", [1, 23])
def test_the_youngest_and_the_oldest_are_still_pupils(years):
    assert YearsOld(years=years, source=LegalSource.UAVG_5).years == years


def test_no_other_room_judges_an_age():
    """An age of a pupil beside a figure is a limit that stands in code."""
    root = Path(ib_desk.__file__).parent
    judging = re.compile(r"has_reached\(\s*\d|\bage\w*\.at_(?:least|most) *[<>]")
    found = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if judging.search(path.read_text("utf-8"))
    }
    assert found == {"domain/records/doubts.py"}, "that asks whether a year was typed wrongly"
