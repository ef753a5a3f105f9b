"""A werkaantekening goes by itself, by days that were seen, and leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.application.bin import Bin
from ib_desk.application.ports import Clock, Draft
from ib_desk.application.records import Records
from ib_desk.application.support_files import SupportFiles
from ib_desk.application.undo import UndoStack
from ib_desk.application.work_notes import WorkNotes
from ib_desk.domain.errors import NothingToUndo
from ib_desk.domain.records.bin_term import BinTerm
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.counted_term import CountedTerm
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.domain.records.work_note import WorkNote, goes_on
from tests.application.fakes import FakeVault

MORNING = datetime(2026, 9, 24, 9)  # noqa: DTZ001 - the desk's own clock has no zone either
TODAY = MORNING.date()
TERM = CountedTerm(days=42, longest_step=7)
BIN_TERM = BinTerm(days=30, longest_step=7, keep_sent_years=2)
NOOR = Pupil(call_name="Noor")
FILE = SupportFile(pupil_id=NOOR.id, opened_on=date(2026, 3, 4))
NOTE = WorkNote(file_id=FILE.id, written_on=TODAY, text="Moeder was kortaf.")


class Visits:
    """A vault that is opened now and then."""

    def __init__(self) -> None:
        self.vault = FakeVault()
        self.now = MORNING
        self.clock = Clock(lambda: self.now)
        self.begin()
        self.records.add(NOOR, FILE)
        self.notes.look()

    def begin(self) -> None:
        self.undo = UndoStack()
        self.records = Records(self.vault, self.undo, self.clock, BIN_TERM)
        self.notes = WorkNotes(self.vault, self.undo, self.clock, TERM)
        self.bin = Bin(self.vault, self.records, self.undo, self.clock, BIN_TERM)

    def later(self, days: int) -> int:
        self.now += timedelta(days=days)
        self.begin()
        return self.notes.look()

    def kept(self) -> list[WorkNote]:
        return self.records.find(WorkNote)

    def history(self) -> str:
        return repr([line.change for line in self.records.history()])


@pytest.fixture
def visits() -> Visits:
    made = Visits()
    made.records.add(NOTE)
    return made


def test_it_goes_on_its_day_and_not_before(visits):
    for _week in range(5):
        assert visits.later(days=7) == 0
    assert visits.later(days=6) == 0
    assert len(visits.kept()) == 1
    assert visits.later(days=1) == 1
    assert visits.kept() == []
    assert visits.later(days=1) == 0


def test_a_clock_that_leaps_takes_nothing_along(visits):
    assert visits.later(days=365 * 70) == 0
    assert visits.later(days=-365 * 70) == 0
    assert [note.text for note in visits.kept()] == [NOTE.text]


def test_on_a_day_to_which_a_clock_leapt_nothing_goes_however_often_it_is_opened(visits):
    for _week in range(5):
        visits.later(days=7)
    assert visits.later(days=365) == 0
    assert visits.later(days=0) == 0
    assert visits.later(days=1) == 1


@given(st.lists(st.integers(-400, 400), max_size=12))
def test_no_clock_makes_a_note_go_before_its_days_were_seen(steps):
    visits = Visits()
    visits.records.add(NOTE)
    seen = 0
    for step in steps:
        gone = visits.later(days=step)
        seen += max(0, min(step, TERM.longest_step))
        assert not gone or seen >= TERM.days
        if gone:
            break


def test_what_a_screen_says_of_its_last_day_is_the_first_on_which_it_can_go():
    assert goes_on(TERM, TODAY, NOTE) == TODAY + timedelta(days=42)
    late = replace(NOTE, counted_days=10)
    assert goes_on(TERM, TODAY + timedelta(days=40), late) == TODAY + timedelta(days=72)
    assert goes_on(TERM, TODAY, FILE) is None


def test_what_was_being_typed_in_it_goes_along(visits):
    with visits.vault() as work:
        work.put_draft(Draft(record_id=NOTE.id, field="text", text="Moeder wa", cursor=9))
        work.put_draft(Draft(record_id=FILE.id, field="question", text="Wat", cursor=3))
        work.commit()
    for _week in range(6):
        visits.later(days=7)
    with visits.vault() as work:
        assert [draft.record_id for draft in work.drafts()] == [FILE.id]


def test_what_was_done_before_a_note_went_can_no_longer_be_taken_back(visits):
    visits.now += timedelta(days=1)
    visits.notes.look()
    (now,) = visits.kept()
    visits.records.change(now, replace(now, text="Anders."))
    for _week in range(6):
        visits.now += timedelta(days=7)
        visits.notes.look()
    with pytest.raises(NothingToUndo):
        visits.records.undo()


# --- nothing is kept of it beside the record itself


def test_no_history_tells_of_it(visits):
    changed = replace(NOTE, text="Anders.")
    visits.records.change(NOTE, changed)
    visits.records.remove(changed)
    assert "WorkNote" not in visits.history()
    assert "kortaf" not in visits.history()


def test_removed_it_is_not_in_the_bin_and_comes_back_until_the_lock(visits):
    visits.records.remove(NOTE)
    assert (visits.kept(), visits.bin.items()) == ([], [])
    visits.records.undo()
    assert visits.kept() == [NOTE]


def test_with_its_file_it_goes_and_comes_back_and_the_history_tells_of_the_file_alone(visits):
    visits.records.remove(FILE)
    assert "SupportFile" in visits.history()
    assert "kortaf" not in visits.history()
    visits.begin()
    visits.bin.put_back(FILE.id)
    assert visits.kept() == [NOTE]
    assert "kortaf" not in visits.history()


def test_a_broken_day_of_the_last_look_counts_as_none(visits):
    with visits.vault() as work:
        work.put_setting("work_notes_looked_on", "[]")
        work.commit()
    assert visits.later(days=300) == 0


# --- without a file


def test_what_was_noted_without_a_file_comes_into_the_one_that_is_begun():
    visits = Visits()
    records = visits.records
    records.remove(FILE)
    contact = Contact(pupil_id=NOOR.id, line="Moeder belt terug.")
    person = ContactPerson(contact_id=contact.id, name="Moeder", reached=Reached.YES)
    mother = Guardian(pupil_id=NOOR.id, name="Marieke Bakker")
    note = WorkNote(pupil_id=NOOR.id, written_on=TODAY, text="Moeder was kortaf.")
    records.add(contact, person, note, mother)

    files = SupportFiles(records, visits.clock)
    assert files.outside(NOOR.id) == [contact, person, note, mother]
    file_id = SupportFileId(files.begin(NOOR.id).subject.id)
    assert files.outside(NOOR.id) == [mother]
    assert records.find(Contact) == [replace(contact, file_id=file_id, pupil_id=None)]
    assert records.find(WorkNote) == [replace(note, file_id=file_id, pupil_id=None)]
    assert "kortaf" not in visits.history()

    records.undo()
    assert files.outside(NOOR.id) == [contact, person, note, mother]
