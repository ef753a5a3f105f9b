"""One meeting about several pupils: what is for all is asked once, the rest stays with each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.application.bin import Bin
from ib_desk.application.changes import Edit
from ib_desk.application.closed_items import ClosedItems
from ib_desk.application.records import Records
from ib_desk.application.sittings import OneSitting, Sittings
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.closed import Closed, ClosedBecause
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingId, MeetingKind, Presence
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.support_file import SupportFile
from tests.application.fakes import FakeVault, ticking_clock
from tests.domain.made_files import FILE, MOTHER, NOOR
from tests.shipped import catalogue

DAY = date(2026, 9, 17)
TIM = Professional(name="Tim Postma")
OTHERS = tuple(Pupil(call_name=name) for name in ("Bilal", "Jip"))
FILES = tuple(SupportFile(pupil_id=pupil.id, opened_on=DAY) for pupil in OTHERS)
MEETING = Meeting(
    file_id=FILE.id,
    kind=MeetingKind.PUPIL_REVIEW,
    held_on=DAY,
    purpose="Alle groepen langs.",
    chair="Esther",
    discussed="Over Noor.",
    agenda="Noor.",
)
CAME = (
    Attendee(meeting_id=MEETING.id, professional_id=TIM.id, presence=Presence.CAME),
    Attendee(meeting_id=MEETING.id, guardian_id=MOTHER.id, presence=Presence.CAME),
    Attendee(meeting_id=MEETING.id, name="Opa", presence=Presence.CAME),
)


@pytest.fixture
def records() -> Records:
    vault = FakeVault()
    return Records(vault, UndoStack(), ticking_clock(), follows=(OneSitting(vault),))


@pytest.fixture
def sittings(records) -> Sittings:
    records.add(NOOR, FILE, MOTHER, TIM, *OTHERS, *FILES, MEETING, *CAME)
    return Sittings(records._unit_of_work, records)


def test_who_joins_gets_a_meeting_of_its_own_with_what_is_known_for_all(records, sittings):
    sittings.join(MEETING.id, [file.id for file in FILES])
    first, *others = records.find(Meeting)
    (sitting,) = records.find(Sitting)
    assert (sitting.held_on, sitting.purpose) == (DAY, MEETING.purpose)
    assert {one.sitting_id for one in (first, *others)} == {sitting.id}
    assert [one.file_id for one in others] == [file.id for file in FILES]
    for one in others:
        assert (one.kind, one.held_on, one.chair) == (MEETING.kind, DAY, "Esther")
        assert (one.discussed, one.agenda) == ("", "")
        (there,) = records.find(Attendee, meeting_id=one.id)
        assert there.professional_id == TIM.id
    assert [seat.name for seat in sittings.seats(MEETING.id)] == ["Noor van Dalen", "Bilal", "Jip"]
    assert sittings.seats(others[1].id) == sittings.seats(MEETING.id)

    records.undo()
    assert records.find(Meeting) == [MEETING]
    assert records.find(Sitting) == []


def test_one_more_joins_the_same_sitting_and_nobody_twice(records, sittings):
    sittings.join(MEETING.id, [FILES[0].id])
    sittings.join(MEETING.id, [FILES[0].id, FILES[1].id, FILES[1].id])
    assert [seat.name for seat in sittings.seats(MEETING.id)] == ["Noor van Dalen", "Bilal", "Jip"]
    assert len(records.find(Sitting)) == 1
    assert sittings.join(MEETING.id, [FILES[0].id]).edits == ()


def test_what_is_the_same_for_all_changes_for_all_who_had_it_so(records, sittings):
    sittings.join(MEETING.id, [file.id for file in FILES])
    first, second, third = records.find(Meeting)
    records.apply(Action.CHANGED, [Edit(third, replace(third, chair="Karin"))])
    after = replace(first, chair="Tim", lasts=60, discussed="Meer over Noor.")
    records.change(first, after, "visit")
    first, second, third = records.find(Meeting)
    assert [one.chair for one in (first, second, third)] == ["Tim", "Tim", "Karin"]
    assert [one.lasts for one in (first, second, third)] == [60, 60, 60]
    assert [one.discussed for one in (first, second, third)] == ["Meer over Noor.", "", ""]

    records.change(first, replace(first, chair="Anouk"), "visit")
    records.undo()
    assert [one.chair for one in records.find(Meeting)] == ["Esther", "Esther", "Karin"]


def test_the_sitting_is_called_as_its_meetings_are_unless_it_was_called_otherwise(
    records, sittings
):
    sittings.join(MEETING.id, [FILES[0].id])
    (first, _second), (sitting,) = records.find(Meeting), records.find(Sitting)
    later = date(2026, 9, 24)
    records.change(first, replace(first, held_on=later, lasts=60))
    assert records.find(Sitting) == [replace(sitting, held_on=later)]
    records.undo()
    assert records.find(Sitting) == [sitting]

    own = replace(sitting, purpose="Groep 4 tot en met 6.")
    records.apply(Action.CHANGED, [Edit(sitting, own)])
    records.change(first, replace(first, purpose="Alle groepen."))
    assert records.find(Sitting) == [own]


def test_who_moves_the_sitting_moves_its_meetings(records, sittings):
    sittings.join(MEETING.id, [file.id for file in FILES])
    (sitting,) = records.find(Sitting)
    later = date(2026, 9, 24)
    records.change(sitting, replace(sitting, held_on=later))
    assert [one.held_on for one in records.find(Meeting)] == [later] * 3
    records.undo()
    assert [one.held_on for one in records.find(Meeting)] == [DAY] * 3


@pytest.mark.parametrize("from_bin", [True, False])
def test_who_was_away_comes_back_to_the_sitting_as_it_became(records, sittings, from_bin):
    """Out of sight as well as in the bin: the others moved on, and this one says the same as they
    do, also when somebody joined. What was said of it otherwise stays.
    """
    sittings.join(MEETING.id, [FILES[0].id])
    first, second = records.find(Meeting)
    own = replace(first, chair="Karin")
    records.apply(Action.CHANGED, [Edit(first, own)])
    work = records._unit_of_work
    away = ClosedItems(work, records)
    if from_bin:
        records.remove(own)
    else:
        away.close(own, Closed(because=ClosedBecause.ASKED))
    sittings.join(second.id, [FILES[1].id])
    later, last = date(2026, 9, 24), date(2026, 10, 1)
    for day in (later, last):
        one = records.get(Meeting, second.id)
        records.change(one, replace(one, held_on=day, lasts=60, chair="Tim"))
    records.change(last_one := records.get(Meeting, second.id), replace(last_one, lasts=45))
    records.undo()

    if from_bin:
        Bin(work, records, UndoStack(), ticking_clock(), catalogue().bin_term).put_back(own.id)
    else:
        away.open_again(own.id)

    assert records.get(Meeting, own.id) == replace(own, held_on=last, lasts=60)
    records.undo()
    records.redo()
    assert records.get(Meeting, own.id) == replace(own, held_on=last, lasts=60)


def test_a_meeting_about_one_pupil_changes_alone(records, sittings):
    after = replace(MEETING, chair="Tim")
    records.change(MEETING, after)
    assert records.find(Meeting) == [after]
    assert [seat.name for seat in sittings.seats(MEETING.id)] == ["Noor van Dalen"]


def test_when_the_sitting_goes_what_was_said_of_each_stays(records, sittings):
    sittings.join(MEETING.id, [FILES[0].id])
    (sitting,) = records.find(Sitting)
    records.add(TeamAgreement(sitting_id=sitting.id, result="Koptelefoons bestellen."))
    records.remove(sitting)
    assert records.find(TeamAgreement) == []
    assert [one.sitting_id for one in records.find(Meeting)] == [None, None]


def test_of_a_meeting_that_is_gone_nobody_is_known(sittings):
    with pytest.raises(NotFound):
        sittings.seats(MeetingId(NOOR.id))
