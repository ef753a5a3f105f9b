"""What is closed is nowhere but where it was put, and comes back whole."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ib_desk.application.bin import Bin
from ib_desk.application.changes import Change, Edit
from ib_desk.application.closed_history import MOST_LINES
from ib_desk.application.closed_items import (
    CannotBeClosed,
    ClosedItems,
    NoReasonToClose,
    OwnerIsClosed,
)
from ib_desk.application.kept_lines import KeptLines
from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.ports import Draft, HistoryLine, all_of
from ib_desk.application.progress import Silent
from ib_desk.application.records import Records
from ib_desk.application.search import Search
from ib_desk.application.undo import UndoStack
from ib_desk.application.whole_files import WholeFiles
from ib_desk.domain.errors import NotFound
from ib_desk.domain.file.kept_line import KeptLine
from ib_desk.domain.file.statements import statement_on
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.blank import says_something
from ib_desk.domain.records.closed import (
    NEVER_CLOSED,
    Closed,
    ClosedBecause,
    can_be_closed,
    is_closable,
)
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.inspection_choice import InspectionChoice
from ib_desk.domain.records.kinds import KINDS, references_inside
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school_request import SchoolRequest
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.search.asked import read_question
from tests.application.fakes import FakeVault, ticking_clock
from tests.program.every_field import marked
from tests.program.marks import PLAIN
from tests.samples import sample, sample_id, samples
from tests.shipped import catalogue

CLOSABLE = tuple(kind for kind in KINDS if can_be_closed(kind))
SAFEGUARDING = Closed(because=ClosedBecause.SAFEGUARDING)
ASKED = Closed(because=ClosedBecause.ASKED, why="moeder vroeg het")
FILE = sample(SupportFile)


class World:
    """A vault that holds one of every kind, with all that is kept beside records."""

    def __init__(self) -> None:
        self.vault = FakeVault()
        self.clock = ticking_clock()
        self.lines = KeptLines(
            catalogue().trajectory, catalogue().trajectories.values(), self.clock
        )
        texts = KeptTexts()
        self.work = partial(self.vault, all_of(self.lines, texts))
        self.begin()
        self.search = Search(self.work, texts)
        with self.work() as work:
            for record in samples():
                work.save(standing(record))
            work.commit()

    def begin(self) -> None:
        self.undo = UndoStack()
        self.records = Records(self.work, self.undo, self.clock)
        self.closed_items = ClosedItems(self.work, self.records)

    def line(self) -> KeptLine:
        with self.work() as work:
            line = self.lines.of_file(work, FILE.id).line
        assert isinstance(line, KeptLine)
        return line

    def found(self, query: str) -> set[object]:
        asked = read_question(query, catalogue().terms, self.clock.today())
        return {hit.record_id for hit in self.search.find(asked, Silent()).hits}

    def told(self) -> str:
        """All that anything but the page of what is closed can read."""
        kept = self.vault.kept
        with self.work() as work:
            bin_ = [*work.bin()]
        return repr(
            (
                *(kept.records, kept.texts, kept.lines, kept.drafts, bin_),
                self.records.history(FILE.id),
                WholeFiles(self.work).one(FILE.id),
            )
        )


def standing(record: Record) -> Record:
    """The sample with entries that point to other samples, as they would in a vault."""
    for name, (inside, kind) in references_inside(type(record)).items():
        there = [replace(one, **{inside: sample_id(kind)}) for one in getattr(record, name)]
        entries: dict[str, Any] = {name: tuple(there)}
        record = replace(record, **entries)
    return record


@pytest.fixture
def world() -> World:
    return World()


def test_what_stays_in_sight_says_why_and_a_new_kind_can_be_closed():
    assert not [kind for kind, why in NEVER_CLOSED.items() if can_be_closed(kind) or not why]
    in_files = {Contact, Meeting, Decision, Agreement, Attachment}
    assert in_files <= {*CLOSABLE}
    assert not can_be_closed(Guardian)


def test_what_somebody_said_of_a_record_can_be_closed_and_a_view_on_a_request_not():
    """It may tell of danger at home, beside a record that all may read."""
    goal, request = sample(Goal), sample(SwvRequest)
    assert is_closable(statement_on(goal, goal.file_id))
    assert not is_closable(statement_on(request, request.file_id))


@pytest.mark.parametrize("kind", [InspectionChoice, SchoolRequest])
def test_the_bin_tells_of_nothing_that_was_decided_about_what_is_closed(
    world: World, kind: type[Record]
):
    bin_ = Bin(world.work, world.records, world.undo, world.clock, catalogue().bin_term)
    world.records.remove(world.records.get(kind, sample(kind).id))
    told = [(type(item.root), *item.along) for item in bin_.items()]
    assert InspectionChoice not in {one for line in told for one in line}
    world.records.undo()
    assert world.records.find(InspectionChoice) == [sample(InspectionChoice)]


@pytest.mark.parametrize("kind", CLOSABLE)
def test_of_what_is_closed_no_word_is_left_wherever_one_reads(world: World, kind: type[Record]):
    before = world.records.get(kind, sample(kind).id)
    record = marked(before, kind.__name__)
    world.records.change(before, record)
    with world.work() as work:
        work.put_draft(Draft(record_id=record.id, field="x", text=PLAIN))
        work.commit()
    assert PLAIN in world.told()

    world.closed_items.close(record, ASKED)

    assert PLAIN not in world.told()
    assert record.id not in world.found(PLAIN.lower())
    (item,) = world.closed_items.of_file(FILE.id)
    assert item.root == record
    assert record in item.gone
    assert item.closed == ASKED


@pytest.mark.parametrize("kind", CLOSABLE)
def test_it_comes_back_whole_after_a_lock_with_what_was_being_typed(
    world: World, kind: type[Record]
):
    before = {one: list(world.records.find(one)) for one in KINDS}
    draft = Draft(record_id=sample(kind).id, field="x", text="half")
    with world.work() as work:
        work.put_draft(draft)
        work.commit()
    world.closed_items.close(world.records.get(kind, sample(kind).id), SAFEGUARDING)
    world.begin()

    change = world.closed_items.open_again(sample(kind).id)

    assert change.action is Action.OPENED
    assert {one: list(world.records.find(one)) for one in KINDS} == before
    assert world.closed_items.of_file(FILE.id) == ()
    with world.work() as work:
        assert work.drafts() == [draft]


@given(
    kinds=st.lists(st.sampled_from(CLOSABLE), unique=True), because=st.sampled_from(ClosedBecause)
)
@settings(deadline=None, max_examples=8)
def test_the_line_of_a_file_is_what_it_would_be_without_what_is_closed(kinds, because):
    """Whatever is closed, in whatever order; what went along with another is closed with it."""
    closed, removed = World(), World()
    for kind in kinds:
        for record in closed.records.find(kind):
            closed.closed_items.close(record, Closed(because=because, why="daarom"))
        for record in removed.records.find(kind):
            removed.records.remove(record)

    assert closed.line() == removed.line()
    assert WholeFiles(closed.work).one(FILE.id) == WholeFiles(removed.work).one(FILE.id)
    for item in closed.closed_items.of_file(FILE.id):
        with suppress(OwnerIsClosed):
            closed.closed_items.open_again(item.root.id)
    for item in closed.closed_items.of_file(FILE.id):
        closed.closed_items.open_again(item.root.id)
    assert closed.line() == World().line()


def test_undo_opens_it_and_redo_closes_it_with_the_same_reason(world: World):
    world.closed_items.close(sample(Contact), ASKED)
    world.records.undo()
    assert world.closed_items.of_file(FILE.id) == ()
    assert world.records.get(Contact, sample(Contact).id) == sample(Contact)

    world.records.redo()
    assert [item.closed for item in world.closed_items.of_file(FILE.id)] == [ASKED]
    world.closed_items.open_again(sample(Contact).id)
    world.records.undo()
    assert [item.closed for item in world.closed_items.of_file(FILE.id)] == [ASKED]


def test_what_is_blank_can_be_closed_too_and_is_kept(world: World):
    blank = Contact(file_id=FILE.id)
    assert not says_something(blank)
    world.records.add(blank)
    world.closed_items.close(blank, ASKED)
    assert [item.root for item in world.closed_items.of_file(FILE.id)] == [blank]


def test_closing_is_told_in_the_history_of_what_is_closed_and_afterwards_in_that_of_the_file(
    world: World,
):
    contact = sample(Contact)
    world.closed_items.close(contact, ASKED)
    assert [line.change.action for line in world.closed_items.history(FILE.id)] == [Action.CLOSED]
    assert world.records.history(FILE.id) == []

    world.closed_items.open_again(contact.id)
    assert world.closed_items.history(FILE.id) == []
    actions = [line.change.action for line in world.records.history(FILE.id)]
    assert actions == [Action.OPENED, Action.CLOSED]


def test_what_undo_and_redo_do_with_it_is_told_as_what_it_is(world: World):
    """A line that only says “undone” would offer a way back, and that one leads to the bin."""
    contact = sample(Contact)
    world.closed_items.close(contact, ASKED)
    world.records.undo()
    world.records.redo()
    world.closed_items.open_again(contact.id)
    world.records.undo()
    assert world.records.redo().action is Action.REDONE
    actions = [line.change.action for line in world.records.history(FILE.id)]
    assert actions == [Action.OPENED, Action.CLOSED] * 3


def test_what_is_hidden_takes_the_place_of_no_line_that_is_told(world: World):
    seen, closed = Contact(file_id=FILE.id), Contact(file_id=FILE.id)
    world.records.add(seen)
    world.records.add(closed)
    write_often(world, closed)
    world.closed_items.close(closed, ASKED)
    (line,) = world.records.history(FILE.id)
    assert line.change.subject == seen

    write_often(world, seen)
    assert len(world.records.history(FILE.id)) == MOST_LINES
    told = [line.change.action for line in world.closed_items.history(FILE.id)]
    assert told == [Action.CLOSED, *[Action.CHANGED] * MOST_LINES, Action.ADDED]


def write_often(world: World, contact: Contact) -> None:
    """As many lines as are told of a file, about one of its records."""
    edit = Edit(contact, replace(contact, line="anders"))
    line = HistoryLine(
        at=world.clock.now(), change=Change(Action.CHANGED, (edit,), contact), file_id=FILE.id
    )
    with world.work() as work:
        for _time in range(MOST_LINES):
            work.write_history(line)
        work.commit()


def test_of_a_change_of_many_records_the_history_tells_the_others(world: World):
    contact = Contact(file_id=FILE.id, line=PLAIN)
    agreement = Agreement(file_id=FILE.id, result="bellen")
    world.records.add(agreement, contact)
    world.closed_items.close(contact, ASKED)
    (line,) = world.records.history(FILE.id)
    assert [edit.record for edit in line.change.edits] == [agreement]


def test_what_mentioned_it_lets_go_and_mentions_it_again(world: World):
    meeting = sample(Meeting)
    mentions = [a for a in world.records.find(Agreement) if a.meeting_id == meeting.id]
    assert mentions
    world.closed_items.close(meeting, ASKED)
    assert all(a.meeting_id is None for a in world.records.find(Agreement))
    world.closed_items.open_again(meeting.id)
    assert [a for a in world.records.find(Agreement) if a.meeting_id == meeting.id] == mentions


def test_a_part_is_opened_behind_its_whole(world: World):
    world.closed_items.close(sample(Decision), ASKED)
    world.closed_items.close(sample(Meeting), ASKED)
    with pytest.raises(OwnerIsClosed):
        world.closed_items.open_again(sample(Decision).id)
    world.closed_items.open_again(sample(Meeting).id)
    world.closed_items.open_again(sample(Decision).id)
    assert world.records.find(Decision)


@pytest.mark.parametrize("kind", [*NEVER_CLOSED, Guardian])
def test_what_stays_in_sight_is_refused(world: World, kind: type[Record]):
    with pytest.raises(CannotBeClosed):
        world.closed_items.close(sample(kind), ASKED)


def test_what_is_in_no_file_yet_is_refused(world: World):
    loose = replace(sample(Contact), file_id=None)
    with pytest.raises(CannotBeClosed):
        world.closed_items.close(loose, ASKED)


def test_another_reason_is_said_in_words(world: World):
    other = Closed(because=ClosedBecause.OTHER, why=" ")
    with pytest.raises(NoReasonToClose):
        world.closed_items.close(sample(Contact), other)


def test_of_the_meldcode_no_screen_says_that_there_is_more(world: World):
    world.closed_items.close(sample(Contact), SAFEGUARDING)
    assert not world.closed_items.is_hinted_at(FILE.id)
    world.closed_items.close(sample(Meeting), ASKED)
    assert world.closed_items.is_hinted_at(FILE.id)


def test_it_is_found_by_who_asks_for_what_is_closed_with_the_other_filters_too(world: World):
    contact = sample(Contact)
    told = replace(contact, line="zeepaardje")
    world.records.change(contact, told)
    assert contact.id in world.found("zeepaardje afgesloten")
    world.closed_items.close(told, SAFEGUARDING)

    assert not world.found("zeepaardje afgesloten")
    asks = "zeepaardje gesloten afgesloten"
    for more in ("", " soort:contact", " na:1900", " voor:2999"):
        assert world.found(asks + more) == {contact.id}, more
    for more in (" soort:overleg", " voor:1900", " na:2999", " open", " leerling:xyz"):
        assert not world.found(asks + more), more
    world.records.add(Pupil(call_name="Kwintijn"))
    assert contact.id not in world.found(f"{asks} leerling:kwintijn")
    pupil_name = sample(Pupil).call_name
    assert world.found(f'{asks} leerling:"{pupil_name}"') == {contact.id}
    assert not world.records.get(SupportFile, FILE.id).is_open
    assert not world.found("zeepaardje gesloten")


def test_no_term_passes_and_it_is_in_no_bin(world: World):
    term = catalogue().bin_term
    world.closed_items.close(sample(Contact), ASKED)
    now = world.clock.now()
    later = replace(world.clock, now=lambda: now + timedelta(days=400))
    bin_ = Bin(world.work, world.records, world.undo, later, term)
    for _day in range(3):
        assert bin_.look() == ()
    assert bin_.items() == []
    with pytest.raises(NotFound):
        bin_.put_back(sample(Contact).id)
    assert world.closed_items.of_file(FILE.id)


def test_it_goes_for_good_with_its_file_and_is_not_counted_there(world: World):
    vault = FakeVault()
    records = Records(vault, UndoStack(), world.clock, catalogue().bin_term)
    bin_ = Bin(vault, records, UndoStack(), world.clock, catalogue().bin_term)
    pupil, contact = sample(Pupil), Contact(file_id=FILE.id, line="zeepaardje")
    file = replace(FILE, closed_on=None)
    records.add(pupil, file)
    records.add(contact)
    ClosedItems(vault, records).close(contact, ASKED)
    records.remove(file)
    bin_.erase(file.id, "dubbel")
    assert "zeepaardje" not in repr(vault.kept)
    (line,) = bin_.erased()
    assert line.along == 0


def test_it_goes_for_good_with_what_it_is_part_of_and_is_not_counted_there(world: World):
    """Nothing could open it again, and an erased meeting is not to be read in a part of it."""
    vault = FakeVault()
    records = Records(vault, UndoStack(), world.clock, catalogue().bin_term)
    bin_ = Bin(vault, records, UndoStack(), world.clock, catalogue().bin_term)
    meeting = Meeting(file_id=FILE.id, discussed="Over Noor.")
    decision = Decision(meeting_id=meeting.id, decided="zeepaardje")
    records.add(sample(Pupil), replace(FILE, closed_on=None))
    records.add(meeting)
    records.add(decision)
    closed_items = ClosedItems(vault, records)
    closed_items.close(decision, ASKED)
    records.remove(meeting)
    bin_.erase(meeting.id, "dubbel")
    assert closed_items.of_file(FILE.id) == ()
    assert "zeepaardje" not in repr(vault.kept)
    (line,) = bin_.erased()
    assert line.along == 0
