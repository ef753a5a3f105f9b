"""What is ticked in one stay at some boxes is taken back in one go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import NothingToUndo
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from tests.application.fakes import FakeVault, ticking_clock
from tests.domain.made_files import FILE, NOOR

MEETING = Meeting(file_id=FILE.id)
ANOUK, TIM = (
    Attendee(meeting_id=MEETING.id, name=name, presence=Presence.CAME) for name in ("Anouk", "Tim")
)
ASKED = replace(TIM, presence=Presence.ASKED)


@pytest.fixture
def records() -> Records:
    made = Records(FakeVault(), UndoStack(), ticking_clock())
    made.add(NOOR, FILE, MEETING)
    return made


def there(records: Records) -> list[Attendee]:
    return records.find(Attendee)


def test_all_ticks_of_one_stay_are_one_step_back_and_one_step_on(records):
    records.gather(None, ANOUK, "at the table")
    records.gather(None, TIM, "at the table")
    records.gather(TIM, ASKED, "at the table")
    records.undo()
    assert there(records) == []
    records.redo()
    assert there(records) == [ANOUK, ASKED]


def test_who_is_ticked_and_not_any_more_leaves_no_step_behind(records):
    records.gather(None, ANOUK, "at the table")
    records.gather(ANOUK, None, "at the table")
    assert records.undo().subject == NOOR
    with pytest.raises(NothingToUndo):
        records.undo()


def test_a_step_of_several_kinds_is_a_change_and_keeps_who_went(records):
    records.add(ANOUK)
    records.gather(ANOUK, None, "at the table")
    change = records.gather(None, TIM, "at the table")
    assert change.action is Action.ADDED
    assert records.undo().action is Action.UNDONE
    assert there(records) == [ANOUK]


def test_another_stay_is_another_step(records):
    records.gather(None, ANOUK, "at the table")
    records.gather(None, TIM, "at another")
    records.undo()
    assert there(records) == [ANOUK]
