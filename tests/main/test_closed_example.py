"""The example has something that is out of sight, and no list of it says so."""

from __future__ import annotations

from datetime import datetime

from ib_desk.application.ports import Clock
from ib_desk.domain.records.closed import ClosedBecause
from ib_desk.domain.records.contact import Contact, ContactPerson
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.main.example import add_case, close_some, closed_records, example_records
from ib_desk.main.resources import resources_root
from tests.application.fakes import FakeVault
from tests.ui.sessions import desk_over

NOW = datetime(2026, 11, 20, 10)  # noqa: DTZ001 - as the desk's own clock


def test_noor_has_one_closed_item_and_a_note():
    desk = desk_over(FakeVault(), Clock(lambda: NOW))
    file = add_case(desk, example_records(resources_root(), today=NOW.date()))
    before = desk.files.one(file.id)
    close_some(desk, resources_root())

    (item,) = desk.closed_items.of_file(file.id)
    contact, person = closed_records(resources_root(), NOW.date())
    assert isinstance(contact, Contact)
    assert isinstance(person, ContactPerson)
    assert item.root == contact
    assert {*item.gone} == {contact, person}
    assert item.closed.because is ClosedBecause.ASKED
    assert desk.closed_items.is_hinted_at(file.id)
    assert desk.files.one(file.id) == before
    assert before.of(WorkNote)
