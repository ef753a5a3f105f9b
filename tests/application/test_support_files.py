"""One open file for each pupil, however it begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ib_desk.application.quick_notes import QuickKind, QuickNotes
from ib_desk.application.records import Records
from ib_desk.application.support_files import ClosedWithoutDay, FileIsOpen, OneClosing, SupportFiles
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import NotFound
from ib_desk.domain.intake.running_file import RunningFile, TakenAgreement, TakenMeasure
from ib_desk.domain.offers.quick_words import QuickWords
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.closing import Closing, ClosingReason
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.school import Professional, School, Sector
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from tests.application.fakes import FakeVault, ticking_clock

TODAY = date(2026, 9, 24)
NOOR = Pupil(call_name="Noor")


@pytest.fixture
def records():
    made = Records(FakeVault(), UndoStack(), ticking_clock())
    made.add(NOOR)
    return made


@pytest.fixture
def files(records):
    return SupportFiles(records, ticking_clock())


def noted(records: Records, fact: str) -> Signal:
    """A signal of one line."""
    notes = QuickNotes(records, ticking_clock(), QuickWords())
    made = notes.write(QuickKind.SIGNAL, [NOOR.id], fact).subject
    assert isinstance(made, Signal)
    return made


def only_file(records: Records) -> SupportFile:
    (file,) = records.find(SupportFile)
    return file


def test_a_file_begins_today_along_the_way_of_a_primary_school(files, records):
    change = files.begin(NOOR.id)
    file = only_file(records)
    assert change.subject == file
    assert (file.pupil_id, file.opened_on, file.trajectory) == (NOOR.id, TODAY, "po")


def test_in_secondary_education_it_follows_another_way(files, records):
    records.add(School(sector=Sector.VO))
    files.begin(NOOR.id)
    assert only_file(records).trajectory == "vo"


def test_a_second_open_file_is_refused_and_the_first_one_is_named(files, records):
    files.begin(NOOR.id)
    with pytest.raises(FileIsOpen) as refused:
        files.begin(NOOR.id)
    assert refused.value.file_id == only_file(records).id


def test_after_closing_a_new_one_can_begin(files, records):
    files.begin(NOOR.id)
    file = only_file(records)
    records.change(file, replace(file, closed_on=TODAY))
    files.begin(NOOR.id)
    assert [found.is_open for found in records.find(SupportFile)] == [False, True]


def test_a_removed_pupil_gets_no_file(files, records):
    records.remove(NOOR)
    with pytest.raises(NotFound):
        files.begin(NOOR.id)


def test_a_remark_in_the_corridor_opens_no_file_and_stays_with_the_pupil(files, records):
    signal = noted(records, "Zat de hele pauze alleen.")
    assert records.find(Signal) == [signal]
    assert (signal.fact, signal.seen_on) == ("Zat de hele pauze alleen.", TODAY)
    assert (signal.file_id, signal.pupil_id) == (None, NOOR.id)
    assert records.find(SupportFile) == []
    records.undo()
    assert records.find(Signal) == []


def test_where_a_file_is_open_the_signal_goes_into_it(files, records):
    files.begin(NOOR.id)
    noted(records, "Was vrolijk.")
    (signal,) = records.find(Signal)
    assert (signal.file_id, signal.pupil_id) == (only_file(records).id, None)


def test_a_file_that_is_begun_takes_in_the_signals_that_ask_for_something(files, records):
    waiting = noted(records, "Zat alleen.")
    ended = noted(records, "Jas kwijt.")
    records.change(ended, ended.decided(Triage.NO_FOLLOW_UP, TODAY))
    files.begin(NOOR.id)
    file = only_file(records)
    by_fact = {signal.fact: signal for signal in records.find(Signal)}
    assert by_fact["Zat alleen."] == replace(waiting, file_id=file.id, pupil_id=None)
    assert by_fact["Jas kwijt."].pupil_id == NOOR.id
    assert [line.change.subject for line in records.history(file.id)] == [file]

    records.undo()
    assert records.find(SupportFile) == []
    assert waiting in records.find(Signal)


def test_a_signal_goes_with_its_file_or_with_its_pupil(files, records):
    files.begin(NOOR.id)
    in_file = noted(records, "Zat alleen.")
    records.remove(only_file(records))
    assert in_file not in records.find(Signal)
    loose = noted(records, "Zat weer alleen.")
    assert records.find(Signal) == [loose]
    records.remove(NOOR)
    assert records.find(Signal) == []


def test_a_closed_file_can_be_opened_again_unless_there_is_a_newer_one(files, records):
    files.begin(NOOR.id)
    first = only_file(records)
    closed = replace(first, closed_on=TODAY)
    records.change(first, closed)
    files.begin(NOOR.id)
    newer = next(file for file in records.find(SupportFile) if file.is_open)
    with pytest.raises(FileIsOpen) as refused:
        files.reopen(closed)
    assert refused.value.file_id == newer.id

    records.remove(newer)
    files.reopen(closed)
    assert only_file(records) == first


def test_what_was_noted_while_the_file_was_closed_comes_into_it_when_it_is_opened_again(
    files, records
):
    files.begin(NOOR.id)
    first = only_file(records)
    closed = replace(first, closed_on=TODAY)
    records.change(first, closed)
    loose = noted(records, "Zat weer alleen.")
    files.reopen(closed)
    assert records.find(Signal) == [replace(loose, file_id=first.id, pupil_id=None)]
    records.undo()
    assert (only_file(records), records.find(Signal)) == (closed, [loose])


LEARNED = "Vast ritme helpt."


@pytest.fixture
def together(records):
    """As the program puts it together: the day of a closing and of its file are one."""
    vault = FakeVault()
    made = Records(vault, UndoStack(), ticking_clock(), follows=(OneClosing(vault),))
    made.add(NOOR)
    return made


def closed_by(records: Records, day: date = TODAY) -> Closing:
    """The file of Noor, begun and closed."""
    files = SupportFiles(records, ticking_clock())
    if not records.find(SupportFile):
        files.begin(NOOR.id)
    files.close(Closing(file_id=only_file(records).id, outcome=LEARNED), day)
    return records.find(Closing)[-1]


def test_a_file_and_its_closing_get_one_day_in_one_step(together):
    closing = closed_by(together)
    assert (only_file(together).closed_on, closing.closed_on) == (TODAY, TODAY)
    assert closing.outcome == LEARNED
    together.undo()
    assert only_file(together).is_open
    assert together.find(Closing) == []


def test_what_was_written_before_is_what_a_file_is_closed_by(together):
    files = SupportFiles(together, ticking_clock())
    files.begin(NOOR.id)
    closing = Closing(file_id=only_file(together).id, reason=ClosingReason.LEFT_SCHOOL)
    together.add(closing)
    files.close(closing, TODAY)
    assert together.find(Closing) == [replace(closing, closed_on=TODAY)]
    together.undo()
    assert together.find(Closing) == [closing]


def test_who_opens_a_file_again_keeps_the_closing_with_its_end(together):
    first = closed_by(together)
    files = SupportFiles(together, ticking_clock())
    files.reopen(only_file(together))
    assert only_file(together).is_open
    assert together.find(Closing) == [replace(first, reopened_on=TODAY)]
    second = closed_by(together)
    assert second.id != first.id
    assert [one.reopened_on for one in together.find(Closing)] == [TODAY, None]


def test_another_day_of_the_closing_is_another_day_of_the_file(together):
    closing = closed_by(together)
    before = TODAY - timedelta(days=6)
    together.change(closing, replace(closing, closed_on=before))
    assert only_file(together).closed_on == before
    together.undo()
    assert only_file(together).closed_on == TODAY


def test_the_day_of_a_closed_file_is_not_taken_away(together):
    closing = closed_by(together)
    with pytest.raises(ClosedWithoutDay) as refused:
        together.change(closing, replace(closing, closed_on=None))
    assert refused.value.file_id == only_file(together).id
    assert together.find(Closing) == [closing]


def test_what_is_said_otherwise_of_a_closing_leaves_the_file_as_it_is(together):
    first = closed_by(together)
    together.change(first, replace(first, outcome="Anders."))
    assert only_file(together).closed_on == TODAY
    SupportFiles(together, ticking_clock()).reopen(only_file(together))
    (ended,) = together.find(Closing)
    for earlier in (replace(ended, closed_on=date(2026, 9, 1)), replace(ended, closed_on=None)):
        together.change(together.find(Closing)[0], earlier)
        assert only_file(together).is_open
    second = closed_by(together)
    together.change(earlier, replace(earlier, closed_on=date(2026, 9, 2)))
    assert only_file(together).closed_on == second.closed_on


RUNNING = RunningFile(
    level=3,
    team=("Karin de Boer", "Tim Smit"),
    measures=(TakenMeasure(kind=MeasureKind.OPP, ends_on=date(2027, 7, 31)),),
    agreements=(TakenAgreement(result="Verlengde instructie", owner="Tim", ends_on=TODAY),),
    next_talk_on=date(2026, 10, 8),
)


def test_a_running_file_is_taken_over_in_one_step_with_all_that_holds_in_it(files, records):
    change = files.take_over(NOOR.id, RUNNING)
    file = only_file(records)
    assert change.subject == file
    assert (file.opened_on, file.taken_over_on, file.taken_over_level) == (TODAY, TODAY, 3)
    assert [m.ends_on for m in records.find(RunningMeasure)] == [date(2027, 7, 31)]
    assert [(a.result, a.owner) for a in records.find(Agreement)] == [
        ("Verlengde instructie", "Tim")
    ]
    assert [m.held_on for m in records.find(Meeting)] == [date(2026, 10, 8)]
    members = records.find(TeamMember)
    assert [m.case_manager for m in members] == [True, False]
    records.undo()
    for kind in (SupportFile, RunningMeasure, Agreement, Meeting, TeamMember, Professional):
        assert records.find(kind) == []


def test_who_is_known_already_is_not_added_to_the_colleagues_again(files, records):
    karin = Professional(name="Karin de Boer")
    records.add(karin)
    files.take_over(NOOR.id, RUNNING)
    people = {person.name: person.id for person in records.find(Professional)}
    assert set(people) == {"Karin de Boer", "Tim Smit"}
    assert records.find(TeamMember)[0].professional_id == karin.id


def test_a_file_that_runs_here_is_not_taken_over_too(files, records):
    files.begin(NOOR.id)
    with pytest.raises(FileIsOpen):
        files.take_over(NOOR.id, RUNNING)


def test_signals_that_wait_come_into_a_file_that_is_taken_over(files, records):
    noted(records, "was stil")
    files.take_over(NOOR.id, RunningFile())
    assert [s.file_id for s in records.find(Signal)] == [only_file(records).id]
