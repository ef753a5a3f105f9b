"""A transaction keeps its promises, and the fake of the use cases keeps the same ones."""

from __future__ import annotations

import mmap
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from ib_desk.application.changes import Change, Edit
from ib_desk.application.named_pupils import named_pupils
from ib_desk.application.ports import Binned, BinnedSince, Draft, HistoryLine, UnitOfWorkFactory
from ib_desk.domain.errors import NotFound
from ib_desk.domain.leaving.searched_text import searched
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment, MediaType
from ib_desk.domain.records.disclosure import (
    Disclosure,
    DisclosureEvent,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.application.fakes import DanglingReference, FakeVault

PUPIL = Pupil(call_name="Noor", surname="Dalen")
FILE = SupportFile(pupil_id=PUPIL.id, opened_on=date(2026, 9, 1))
MADE = DisclosureState.MADE
SEM = Pupil(call_name="Sem", surname="Wit")
NOON = datetime.fromisoformat("2026-09-24 12:00")
PDF: dict[str, Any] = {"media_type": MediaType.PDF, "size": 1, "digest": ""}
A, B, C = (Agreement(file_id=FILE.id, result=result) for result in "abc")


@pytest.fixture(params=["fake", "sql"])
def unit_of_work(request: pytest.FixtureRequest) -> UnitOfWorkFactory:
    if request.param == "fake":
        return FakeVault()
    engine: Engine = request.getfixturevalue("engine")
    return lambda: SqlUnitOfWork(engine)


@pytest.fixture
def filled_in(unit_of_work: UnitOfWorkFactory) -> UnitOfWorkFactory:
    with unit_of_work() as work:
        for record in (PUPIL, FILE, A, B, C):
            work.save(record)
        work.commit()
    return unit_of_work


def test_what_was_committed_is_there_in_the_next_transaction(filled_in):
    with filled_in() as work:
        assert work.get(Pupil, PUPIL.id) == PUPIL


def test_what_was_not_committed_is_gone(filled_in):
    with filled_in() as work:
        work.save(replace(PUPIL, call_name="Nora"))
        work.put_setting("name", "value")

    with filled_in() as work:
        assert work.get(Pupil, PUPIL.id) == PUPIL
        assert work.setting("name") is None


def test_an_error_half_way_keeps_nothing(filled_in):
    def fail() -> None:
        with filled_in() as work:
            work.remove(A)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with filled_in() as work:
        assert work.find(Agreement) == [A, B, C]


def test_an_unknown_record_is_not_found(filled_in):
    with filled_in() as work, pytest.raises(NotFound) as refused:
        work.get(Guardian, PUPIL.id)

    assert (refused.value.kind, refused.value.record_id) == ("Guardian", PUPIL.id)


def test_records_are_found_in_the_order_in_which_they_were_added(filled_in):
    with filled_in() as work:
        work.save(replace(A, result="changed last"))

        assert [record.id for record in work.find(Agreement)] == [A.id, B.id, C.id]


def test_records_are_found_by_the_values_of_their_fields(filled_in):
    with filled_in() as work:
        assert work.find(Agreement, file_id=FILE.id, result="b") == [B]
        assert work.find(Agreement, ends_on=None) == [A, B, C]
        assert work.find(Agreement, file_id=uuid4()) == []


def test_the_parts_of_many_are_found_at_once_in_the_order_in_which_they_were_added(filled_in):
    other = SupportFile(pupil_id=PUPIL.id, opened_on=date(2026, 9, 2))
    of_other, later = Agreement(file_id=other.id), Agreement(file_id=FILE.id)
    with filled_in() as work:
        for record in (other, of_other, later):
            work.save(record)

        assert work.find_of(Agreement, "file_id", [other.id, FILE.id]) == [A, B, C, of_other, later]
        assert work.find_of(Agreement, "file_id", [other.id, uuid4()]) == [of_other]
        assert work.find_of(Agreement, "file_id", []) == []


def test_records_are_found_by_what_no_part_of_them_says(unit_of_work):
    lines = [disclosure() for _ in range(3)]
    made, unknown, remark = (
        DisclosureEvent(
            disclosure_id=line.id, state=state, on=date(2026, 9, 24), noted_at=lines[0].begun_at
        )
        for line, state in zip(lines, (MADE, DisclosureState.UNKNOWN, None), strict=True)
    )
    with unit_of_work() as work:
        for record in (PUPIL, FILE, *lines, made, unknown, remark):
            work.save(record)
        assert work.find_lacking(Disclosure, DisclosureEvent, state={MADE}) == lines[1:]
        assert work.find_lacking(Disclosure, DisclosureEvent) == []
        work.remove(unknown)
        assert work.find_lacking(Disclosure, DisclosureEvent) == [lines[1]]


def disclosure() -> Disclosure:
    return Disclosure(
        file_id=FILE.id,
        kind=OutputKind.PARENTS_PRINT,
        begun_at=datetime.fromisoformat("2026-09-24 09:00"),
        way=Way.SAVED,
        digest="0" * 64,
    )


def test_a_removed_record_that_comes_back_stands_where_it_stood(filled_in):
    with filled_in() as work:
        work.remove(A)
        work.commit()

    with filled_in() as work:
        assert work.find(Agreement) == [B, C]
        work.save(A)
        assert work.find(Agreement) == [A, B, C]


def test_removing_what_is_not_there_changes_nothing(filled_in):
    with filled_in() as work:
        work.remove(Agreement(file_id=FILE.id))

        assert work.find(Agreement) == [A, B, C]


def test_several_are_got_in_the_order_in_which_they_are_asked_for(filled_in):
    with filled_in() as work:
        assert work.get_each(Agreement, [C.id, A.id]) == [C, A]
        with pytest.raises(NotFound) as refused:
            work.get_each(Agreement, [A.id, PUPIL.id])

    assert refused.value.record_id == PUPIL.id


def test_several_are_saved_in_their_order_and_removed_at_once(filled_in):
    d, e = (Agreement(file_id=FILE.id, result=result) for result in "de")
    with filled_in() as work:
        work.save(d, replace(B, result="changed"), e)
        assert [record.id for record in work.find(Agreement)] == [A.id, B.id, C.id, d.id, e.id]
        work.remove(d, A, B)
        work.commit()

    with filled_in() as work:
        assert work.find(Agreement) == [C, e]
        work.save(d, A)
        assert work.find(Agreement) == [A, C, d, e]


def test_of_many_those_that_are_stored_are_given_also_after_the_transaction_changed_them(filled_in):
    changed = replace(B, result="changed")
    with filled_in() as work:
        unknown = uuid4()
        assert work.stored(Agreement, [C.id, unknown, A.id]) == {C.id: C, A.id: A}
        assert work.stored(Pupil, [A.id]) == {}
        assert work.stored(Agreement, []) == {}
        work.remove(A)
        work.save(changed)

        assert work.stored(Agreement, [A.id, B.id, C.id]) == {B.id: changed, C.id: C}
        work.save(A)
        assert work.stored(Agreement, [A.id]) == {A.id: A}
        assert work.find(Agreement) == [A, changed, C]


def test_a_record_that_others_point_to_is_not_removed(filled_in):
    with filled_in() as work, pytest.raises((IntegrityError, DanglingReference)):
        work.remove(PUPIL)


def test_a_record_that_points_to_nothing_is_not_stored(filled_in):
    with filled_in() as work, pytest.raises((IntegrityError, DanglingReference)):
        work.save(Guardian(pupil_id=Pupil().id))


def test_content_is_kept_byte_for_byte_under_an_id_of_its_own(unit_of_work):
    every_byte = bytes(range(256))
    large = every_byte * 10_000 + b"end"
    with unit_of_work() as work:
        first, second = work.put_content(every_byte), work.put_content(every_byte)
        long, empty = work.put_content(large), work.put_content(b"")
        work.commit()

    with unit_of_work() as work:
        assert (work.content(long), work.content(empty)) == (large, b"")
        work.forget_contents([long, empty])
        work.commit()

    with unit_of_work() as work:
        assert work.content(first) == work.content(second) == every_byte
        work.forget_contents([])
        work.forget_contents([first])
        assert work.content(second) == every_byte
        for gone in (first, long, empty):
            with pytest.raises(NotFound):
                work.content(gone)


def test_other_bytes_stand_under_an_id_in_the_place_of_those_that_were_there(unit_of_work):
    with unit_of_work() as work:
        first, second = work.put_content(b"what a signer saw"), work.put_content(b"other")
        work.put_over(first, b"saw")
        work.commit()
    with unit_of_work() as work:
        assert (work.content(first), work.content(second)) == (b"saw", b"other")


def _line(hour: int, change: Change, file_id: UUID | None) -> HistoryLine:
    at = datetime.fromisoformat(f"2026-09-24 {hour:02}:05:06.000007")
    return HistoryLine(at=at, change=change, file_id=file_id)


@pytest.mark.skipif(sys.platform != "linux", reason="reads what the system says of the memory")
def test_of_content_that_was_put_nothing_stays_in_memory(engine):
    """What is bound to a statement the driver would keep with it, and wipe at the lock."""
    content = bytes(40_000_000)
    with SqlUnitOfWork(engine) as work:
        work.put_content(b"small")
        before = resident_bytes()
        work.put_content(content)
        assert resident_bytes() - before < len(content) // 2


def resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * mmap.PAGESIZE


def test_history_is_read_newest_first_and_per_file(unit_of_work):
    lines = [
        _line(9, Change(Action.ADDED, (Edit(None, PUPIL), Edit(None, FILE)), FILE), FILE.id),
        _line(10, Change(Action.CHANGED, (Edit(A, B),), B), FILE.id),
        _line(11, Change(Action.REMOVED, (Edit(PUPIL, None),), PUPIL), None),
    ]
    with unit_of_work() as work:
        for line in lines:
            work.write_history(line)
        work.commit()

    with unit_of_work() as work:
        assert work.history() == lines[::-1]
        assert work.history(FILE.id) == [lines[1], lines[0]]
        assert work.history(limit=1) == [lines[2]]
        assert work.history(uuid4()) == []
        assert work.history(since=date(2026, 9, 23)) == lines[::-1]
        assert work.history(since=date(2026, 9, 24)) == []


def test_history_is_read_back_in_the_order_in_which_it_was_kept_not_by_the_clock(unit_of_work):
    change = Change(Action.CHANGED, (Edit(A, B),), B)
    before, _late, back = lines = [
        replace(_line(9, change, FILE.id), at=datetime(2026, 9, day, tzinfo=None))  # noqa: DTZ001
        for day in (20, 10, 22)
    ]
    with unit_of_work() as work:
        for line in lines:
            work.write_history(line)
        assert before not in work.history(since=date(2026, 9, 15))
        assert work.history(since=date(2026, 9, 15)) == [back]


def test_what_tells_of_a_record_is_found_in_whichever_file_and_after_another_was_told_of(
    unit_of_work,
):
    began, changed, left, late = lines = [
        _line(9, Change(Action.ADDED, (Edit(None, PUPIL), Edit(None, FILE)), FILE), FILE.id),
        _line(10, Change(Action.CHANGED, (Edit(A, A),), A), FILE.id),
        _line(11, Change(Action.REMOVED, (Edit(PUPIL, None),), PUPIL), None),
        _line(12, Change(Action.CHANGED, (Edit(A, A), Edit(None, PUPIL)), A), FILE.id),
    ]
    with unit_of_work() as work:
        for line in lines:
            work.write_history(line)
        assert work.telling([PUPIL.id]) == [late, left, began]
        assert work.telling([A.id, FILE.id]) == [late, changed, began]
        assert work.telling([PUPIL.id, A.id], since=FILE.id) == [late, left, changed]
        assert work.telling([PUPIL.id], since=A.id) == []
        assert work.telling([PUPIL.id], since=uuid4()) == []
        assert work.telling([]) == []


def test_there_is_one_draft_a_field(unit_of_work):
    kept = Draft(record_id=A.id, field="result", text="Jij rekent weer m", cursor=17)
    other = Draft(record_id=A.id, field="means", text="")
    with unit_of_work() as work:
        work.put_draft(replace(kept, text="Jij", cursor=3))
        work.put_draft(other)
        work.put_draft(kept)
        work.commit()

    with unit_of_work() as work:
        assert {draft.field: draft for draft in work.drafts()} == {"result": kept, "means": other}
        work.forget_draft(A.id, "means")
        work.forget_draft(A.id, "never there")
        assert work.drafts() == [kept]


def test_bytes_are_looked_at_once_after_they_may_have_lost_their_record(filled_in):
    with filled_in() as work:
        first, second = work.put_content(b"1"), work.put_content(b"2")
        document = Attachment(file_id=FILE.id, content_id=first, **PDF)
        work.save(document)
        assert work.contents_to_look_at() == {first, second}
        assert work.wanted_contents([first, second]) == {first}
        work.remove(document)
        assert first in work.contents_to_look_at()
        work.put_in_bin(
            Binned(at=NOON, change=Change(Action.REMOVED, (Edit(document, None),), document))
        )
        assert work.wanted_contents([first, second]) == {first}
        work.take_from_bin([document.id])
        assert work.wanted_contents([first, second]) == set()


def test_other_bytes_of_the_same_record_make_the_first_ones_looked_at(filled_in):
    with filled_in() as work:
        first, second = work.put_content(b"1"), work.put_content(b"2")
        document = Attachment(file_id=FILE.id, content_id=first, **PDF)
        work.save(document)
        work.contents_to_look_at()
        work.save(replace(document, content_id=second))
        assert first in work.contents_to_look_at() - work.wanted_contents([first, second])


def test_of_the_bin_is_asked_how_long_and_who_without_reading_it_whole(filled_in):
    gone = Pupil(call_name="Sem")
    removed = Change(Action.REMOVED, (Edit(gone, None),), gone)
    with filled_in() as work:
        work.put_in_bin(Binned(at=NOON, change=removed))
        work.count_in_bin(gone.id, 3)
        assert work.binned_since() == [BinnedSince(root_id=gone.id, at=NOON, counted_days=3)]
        assert work.binned(gone.id).counted_days == 3
        assert work.binned_pupils() == [gone]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Sem Wit en Noor Dalen", [PUPIL, SEM]),
        ("met sem wit", [SEM]),
        ("Sem is wittig", []),
        ("Wit, Sem", [SEM]),
    ],
)
def test_who_can_be_named_in_a_text_is_found_by_surname_also_in_the_bin(filled_in, text, named):
    with filled_in() as work:
        work.save(Pupil(call_name="Jip"))
        work.put_in_bin(Binned(at=NOON, change=Change(Action.REMOVED, (Edit(SEM, None),), SEM)))
        assert named_pupils(work, searched(text).at) == named


def test_a_setting_keeps_its_last_value(unit_of_work):
    with unit_of_work() as work:
        work.put_setting("screen", "pupils")
        work.put_setting("screen", "file")
        work.commit()

    with unit_of_work() as work:
        assert work.setting("screen") == "file"
        assert work.setting("another") is None


# --- the bin and what it takes out of the history


def _binned(work, *gone):
    """As `Records.remove` does it: first the records go, then the line is kept."""
    for record in gone:
        work.remove(record)
    change = Change(Action.REMOVED, tuple(Edit(record, None) for record in gone), gone[-1])
    typed = Draft(record_id=gone[0].id, field="result", text="Bel", cursor=3)
    binned = Binned(at=datetime.fromisoformat("2026-09-24 09:00"), change=change, drafts=(typed,))
    work.put_in_bin(binned)
    return binned


def test_what_is_in_the_bin_is_in_no_table_and_can_be_taken_from_it(filled_in):
    with filled_in() as work:
        later = _binned(work, A)
        work.put_in_bin(replace(later, counted_days=3))
        work.commit()
    with filled_in() as work:
        assert work.find(Agreement) == [B, C]
        assert work.bin() == [replace(later, counted_days=3)]
        assert work.binned(A.id) == replace(later, counted_days=3)
        with pytest.raises(NotFound):
            work.binned(B.id)
        assert work.take_from_bin([B.id]) == []
        assert work.take_from_bin([A.id, B.id]) == [*later.drafts]
        assert work.bin() == []


def test_what_comes_out_of_the_bin_stands_where_it_stood_also_after_a_lock(filled_in):
    with filled_in() as work:
        _binned(work, B)
        work.commit()
    with filled_in() as work:
        if isinstance(work, SqlUnitOfWork):
            # Another process knows nothing of what this connection remembered.
            work._connection.info.clear()
        work.take_from_bin([B.id])
        work.save(B)
        assert work.find(Agreement) == [A, B, C]


def test_the_bin_is_read_newest_first(filled_in):
    with filled_in() as work:
        first = _binned(work, A)
        second = replace(
            _binned(work, B), at=datetime.fromisoformat("2026-09-25 09:00"), counted_days=1
        )
        work.put_in_bin(second)
        assert work.bin() == [second, first]


def test_a_record_was_written_on_the_day_of_the_first_line_of_its_file_that_tells_of_it(filled_in):
    changed = Change(Action.CHANGED, (Edit(A, replace(A, result="Later")), Edit(None, B)), A)
    with filled_in() as work:
        work.write_history(_line(3, Change(Action.ADDED, (Edit(None, A),), A), FILE.id))
        work.write_history(_line(9, changed, FILE.id))
        work.write_history(_line(1, Change(Action.ADDED, (Edit(None, C),), C), None))
        first, then = _line(3, changed, None).at.date(), _line(9, changed, None).at.date()
        assert work.written(FILE.id) == {A.id: first, B.id: then}
        assert work.written(uuid4()) == {}


def test_erasing_drops_the_history_of_a_file_and_of_a_record_in_all_other_lines(filled_in):
    other = Pupil(call_name="Sem")
    imported = Change(Action.IMPORTED, (Edit(None, PUPIL), Edit(None, other)), PUPIL)
    with filled_in() as work:
        for change, file_id in (
            (Change(Action.ADDED, (Edit(None, A),), A), FILE.id),
            (imported, None),
            (Change(Action.CHANGED, (Edit(PUPIL, replace(PUPIL, town="Hoorn")),), PUPIL), None),
            (Change(Action.ADDED, (Edit(None, other),), other), None),
        ):
            work.write_history(_line(9, change, file_id))
        work.erase_history({FILE.id}, {PUPIL.id, A.id})
        lines = work.history()
        assert [line.change.edits for line in lines] == [(Edit(None, other),)] * 2
        assert [line.change.subject for line in lines] == [other, other]


def test_erasing_leaves_the_subject_of_a_line_that_keeps_it(filled_in):
    other = Pupil(call_name="Sem")
    both = Change(Action.IMPORTED, (Edit(None, PUPIL), Edit(None, other)), other)
    with filled_in() as work:
        work.write_history(_line(9, both, None))
        work.erase_history(set(), {PUPIL.id})
        (line,) = work.history()
        assert (line.change.edits, line.change.subject) == ((Edit(None, other),), other)
