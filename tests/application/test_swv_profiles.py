"""That an SWV is the school's own is written down once, in sight, and never only supposed."""

from __future__ import annotations

import pytest

from ib_desk.application.records import Records
from ib_desk.application.swv_profiles import FirstOfSchool
from ib_desk.application.undo import UndoStack
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv_profile import SwvProfile
from tests.application.fakes import FakeVault, ticking_clock

FIRST, SECOND = SwvProfile(name="Duin en Polder"), SwvProfile(name="Ander")


@pytest.fixture
def records() -> Records:
    vault = FakeVault()
    return Records(vault, UndoStack(), ticking_clock(), follows=(FirstOfSchool(vault),))


def test_the_first_becomes_that_of_the_school_and_one_undo_takes_both_back(records: Records):
    records.add(School())
    records.add(FIRST)
    assert records.find(School)[0].swv_id == FIRST.id
    records.add(SECOND)
    assert records.find(School)[0].swv_id == FIRST.id
    records.undo()
    records.undo()
    assert (records.find(SwvProfile), records.find(School)[0].swv_id) == ([], None)


def test_one_that_stays_alone_is_not_that_of_the_school_by_itself(records: Records):
    records.add(School(), FIRST)
    assert records.find(School)[0].swv_id is None
    records.add(SECOND)
    records.remove(FIRST)
    assert records.find(School)[0].swv_id is None


def test_a_school_whose_own_one_went_gets_the_first_that_comes_after_it(records: Records):
    records.add(FIRST, School(swv_id=FIRST.id))
    records.remove(FIRST)
    records.add(SECOND)
    assert records.find(School)[0].swv_id == SECOND.id
