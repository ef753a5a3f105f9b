"""Lines for lists, kept in memory; the same on a disk is in `tests/storage/test_kept_lines.py`."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from uuid import UUID

import pytest
from hypothesis import settings
from typing_extensions import override

from ib_desk.application.kept_lines import KeptLines
from ib_desk.application.ports import WorkKeeping
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.work_note import WorkNote
from tests.application.fakes import FakeVault, ticking_clock
from tests.application.lists_machine import ListsMachine
from tests.domain.made_files import FILE, NOOR, TODAY
from tests.shipped import catalogue


class ListsInMemory(ListsMachine):
    @override
    def vault(self) -> WorkKeeping:
        self.fake = FakeVault()
        return self.fake

    @override
    def put_aside(self) -> Callable[[], WorkKeeping]:
        kept = copy(self.fake.kept)  # each commit puts another in its place

        def bring_back() -> WorkKeeping:
            self.fake = FakeVault()
            self.fake.kept = kept
            return self.fake

        return bring_back


TestListsInMemory = ListsInMemory.TestCase
TestListsInMemory.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def kept_after(*records: Record) -> set[UUID]:
    """About what lines are kept when these were touched."""
    clock = ticking_clock()
    keeping = KeptLines(catalogue().trajectory, catalogue().trajectories.values(), clock)
    with FakeVault()() as work:
        work.save(NOOR)
        work.save(FILE)
        keeping(work, records)
        kept, _number = work.lines(0, keeping.made_with)
        return {one.about for one in kept if one.line is not None}


def test_what_no_list_tells_of_keeps_no_line():
    note = WorkNote(file_id=FILE.id, written_on=TODAY, text="bellen")
    assert kept_after(School(), Professional(name="Jet"), note) == set()


def test_what_lost_its_whole_in_the_same_change_keeps_no_line():
    assert (
        kept_after(ContractParty(contract_id=Contract(file_id=FILE.id).id, kind=PartyKind.PUPIL))
        == set()
    )


@pytest.mark.parametrize(
    ("record", "about"),
    [
        (FILE, {FILE.id}),
        (NOOR, {NOOR.id, FILE.id}),
        (Guardian(pupil_id=NOOR.id), {NOOR.id, FILE.id}),
        (Signal(file_id=FILE.id), {FILE.id}),
    ],
)
def test_a_record_touches_the_lines_of_all_that_it_is_part_of(record, about):
    assert kept_after(record) == about
