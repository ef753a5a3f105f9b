"""What is closed is not there for whoever makes pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from ib_desk.domain.leaving.hard_stops import CLOSED_KINDS
from ib_desk.domain.leaving.let_through import let_through
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.work_note import WorkNote
from tests.builders import noor, without
from tests.domain.made_files import made


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguarding(Record):
    """As it will be called when it comes."""


@pytest.mark.parametrize("closed", [WorkNote(written_on=date(2026, 9, 1)), Safeguarding()])
def test_a_closed_kind_stays_behind(closed):
    assert let_through(made(closed)).of(type(closed)) == ()


def test_every_closed_kind_is_tried_here():
    assert {"work_note", "safeguarding"} == CLOSED_KINDS


def test_all_else_goes_through():
    assert let_through(noor()) == without(noor(), WorkNote)
