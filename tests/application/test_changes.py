from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.application.changes import Change, Edit
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import School
from tests.samples import sample

PUPIL, GUARDIAN = sample(Pupil), sample(Guardian)
RENAMED = replace(PUPIL, call_name="Nora", town="Waterdam")


def test_an_edit_knows_its_record_and_the_way_back():
    assert Edit(None, PUPIL).record == Edit(PUPIL, None).record == PUPIL
    assert Edit(PUPIL, RENAMED).record == RENAMED
    assert Edit(PUPIL, RENAMED).inverse == Edit(RENAMED, PUPIL)


def test_an_edit_of_nothing_is_a_mistake_of_the_programmer():
    with pytest.raises(ValueError, match="changes something"):
        _ = Edit(None, None).record


def test_an_edit_names_the_fields_that_differ():
    assert Edit(PUPIL, RENAMED).fields == {"call_name", "town"}
    assert Edit(None, PUPIL).fields == Edit(PUPIL, None).fields == frozenset()


def test_a_change_is_taken_back_in_the_opposite_order():
    change = Change(Action.CHANGED, (Edit(PUPIL, RENAMED), Edit(None, GUARDIAN)), PUPIL)

    assert change.inverse_edits == (Edit(GUARDIAN, None), Edit(RENAMED, PUPIL))


def test_a_change_touches_the_kinds_of_its_records():
    change = Change(Action.REMOVED, (Edit(GUARDIAN, None),), GUARDIAN)

    assert change.touches([School, Guardian])
    assert not change.touches([School, Pupil])
    assert not change.touches([])
