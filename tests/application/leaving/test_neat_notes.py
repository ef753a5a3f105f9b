"""A contact goes to the pupil system through the one exit, and the register says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.orders import NoteOrder
from ib_desk.application.leaving.outside import ToClipboard
from ib_desk.application.progress import Silent
from ib_desk.domain.errors import Conflict, NotFound
from ib_desk.domain.leaving.forbidden import FindKind
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, DisclosureState, Way
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from tests.application.leaving.door import Door
from tests.builders import FILE

DAAN = Pupil(call_name="Daan", surname="Jansen")


class Laid:
    """A clipboard."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def put(self, text: str) -> None:
        self.texts.append(text)


@pytest.fixture
def door() -> Door:
    made = Door()
    made.records.add(DAAN)
    return made


def written(door: Door, line: str) -> Contact:
    contact = Contact(file_id=FILE, line=line)
    door.records.add(contact)
    return contact


def order(door: Door, contact: Contact, keep=(), **facts) -> NoteOrder:
    seen = door.neat.look(contact.id, keep)
    return NoteOrder(
        contact=contact, file_id=FILE, seen=seen, recipient="volgsysteem", ground="taak", **facts
    )


def let_out(door: Door, wanted: NoteOrder) -> Laid:
    laid = Laid()
    door.exit.let_out(wanted, ToClipboard(laid), AtOnce(), Silent())
    return laid


def test_what_she_saw_is_copied_and_noted_without_a_question(door):
    before = len(door.records.find(Disclosure))
    contact = written(door, "Marieke belde over Daan.")
    laid = let_out(door, order(door, contact))
    assert laid.texts == ["Moeder belde over een medeleerling."]

    line = door.records.find(Disclosure)[before:][0]
    assert (line.kind, line.way, line.recipient) == (
        OutputKind.PUPIL_SYSTEM_TEXT,
        Way.COPIED,
        "volgsysteem",
    )
    events = door.records.find(DisclosureEvent, disclosure_id=line.id)
    assert events[-1].state is DisclosureState.MADE
    with door.vault() as work:
        assert work.content(line.copy_id).decode() == laid.texts[0]


def test_another_child_in_what_somebody_is_called_has_a_role_too(door):
    contact = written(door, "Belt morgen terug.")
    door.records.add(
        ContactPerson(contact_id=contact.id, name="moeder van Daan", reached=Reached.YES)
    )
    laid = let_out(door, order(door, contact))
    assert laid.texts == ["moeder van een medeleerling\nBelt morgen terug."]


def test_a_name_of_another_child_that_stands_asks_why(door):
    contact = written(door, "Ruzie met Daan Jansen.")
    with pytest.raises(ReasonNeeded) as asked:
        let_out(door, order(door, contact, {"Daan Jansen"}))
    assert [find.kind for find in asked.value.finds] == [FindKind.OTHER_PUPIL]
    laid = let_out(door, order(door, contact, {"Daan Jansen"}, reason="Broer."))
    assert laid.texts == ["Ruzie met Daan Jansen."]


def test_what_changed_since_she_looked_does_not_leave(door):
    contact = written(door, "Marieke belde.")
    seen = order(door, contact)
    door.records.change(contact, replace(contact, line="Marieke belde twee keer."))
    with pytest.raises(Conflict):
        let_out(door, seen)


def test_a_contact_of_no_file_has_no_register_and_does_not_leave(door):
    loose = Contact(pupil_id=DAAN.id, line="Moeder gebeld.")
    door.records.add(loose)
    with pytest.raises(NotFound):
        door.neat.look(loose.id)


def test_a_child_in_the_bin_has_no_name_there_either(door):
    contact = written(door, "Ruzie met Daan.")
    door.records.remove(DAAN)
    assert door.neat.look(contact.id).text == "Ruzie met een medeleerling."
