"""One line becomes a record of its own for each child, all in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from ib_desk.application.quick_notes import FileMissing, NoFileToWeigh, QuickKind, QuickNotes
from ib_desk.application.records import Records
from ib_desk.application.support_files import SupportFiles
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contact import Contact, ContactPerson, ContactWay, Reached
from ib_desk.domain.records.guardian import Guardian, Relation
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional, Role
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile, TeamMember, TeamPlace
from ib_desk.domain.records.work_note import WorkNote
from tests.application.fakes import FakeVault, ticking_clock
from tests.shipped import catalogue

TODAY = date(2026, 9, 24)
NOOR = Pupil(call_name="Noor", surname="Dalen")
SEM = Pupil(call_name="Sem", surname="Wit")
MOTHER = Guardian(pupil_id=NOOR.id, name="Marieke Bakker", relation=Relation.MOTHER)
DEAD = Guardian(pupil_id=NOOR.id, name="Joost Dalen", relation=Relation.FATHER, deceased=True)
FILE = SupportFile(pupil_id=NOOR.id, opened_on=date(2026, 3, 4))
TIM = Professional(name="Tim Postma", role=Role.SUPPORT_TEACHER)
LEFT = Professional(name="Karin Hoekstra", role=Role.ASSISTANT)


@pytest.fixture
def records():
    made = Records(FakeVault(), UndoStack(), ticking_clock())
    made.add(NOOR, SEM, MOTHER, DEAD, FILE, TIM, LEFT)
    member = TeamMember(file_id=FILE.id, professional_id=TIM.id, place=TeamPlace.CORE)
    gone = replace(member, id=uuid4(), professional_id=LEFT.id, until=date(2026, 6, 1))
    made.add(member, gone)
    return made


@pytest.fixture
def notes(records):
    return QuickNotes(records, ticking_clock(), catalogue().quick_words)


def test_who_is_around_a_child(notes):
    about = notes.about(NOOR.id)
    assert (about.pupil, about.guardians, about.professionals) == (NOOR, (MOTHER,), (TIM,))
    assert about.file_id == FILE.id
    assert [about.called(one) for one in (NOOR.id, MOTHER.id, TIM.id, SEM.id)] == [
        "Noor",
        "Marieke Bakker",
        "Tim Postma",
        "",
    ]
    assert notes.about(SEM.id).file_id is None
    with pytest.raises(NotFound):
        notes.about(Pupil().id)


def test_a_contact_is_kept_with_whom_and_how(notes, records):
    change = notes.write(QuickKind.CONTACT, [NOOR.id], "Moeder gebeld: slaapt slecht")
    (contact,), (person,) = records.find(Contact), records.find(ContactPerson)
    assert change.subject == contact
    assert (contact.file_id, contact.pupil_id, contact.on) == (FILE.id, None, TODAY)
    assert (contact.way, contact.line) == (ContactWay.PHONED, "Moeder gebeld: slaapt slecht")
    assert (person.contact_id, person.guardian_id, person.name) == (
        contact.id,
        MOTHER.id,
        "Marieke Bakker",
    )
    assert person.reached is Reached.YES
    records.undo()
    assert (records.find(Contact), records.find(ContactPerson)) == ([], [])


@pytest.mark.parametrize(
    ("line", "field", "who", "reached"),
    [
        ("Tim gesproken", "professional_id", TIM.id, Reached.YES),
        ("Noor gesproken", "pupil_id", NOOR.id, Reached.YES),
        ("Moeder gebeld, geen gehoor", "guardian_id", MOTHER.id, Reached.NO),
    ],
)
def test_each_is_known_by_an_id_of_its_own_kind(notes, records, line, field, who, reached):
    notes.write(QuickKind.CONTACT, [NOOR.id], line)
    (person,) = records.find(ContactPerson)
    assert (getattr(person, field), person.reached) == (who, reached)
    empty = {"pupil_id", "guardian_id", "professional_id"} - {field}
    assert [getattr(person, name) for name in empty] == [None, None]


def test_what_was_understood_wrongly_is_left_out(notes, records):
    notes.write(QuickKind.CONTACT, [NOOR.id], "Moeder gebeld", understand=False)
    (contact,) = records.find(Contact)
    assert (contact.line, contact.way, records.find(ContactPerson)) == ("Moeder gebeld", None, [])


def test_a_contact_asks_to_weigh_again_where_more_is_needed(notes, records):
    notes.write(QuickKind.CONTACT, [NOOR.id], "Moeder gebeld", more_needed=True)
    notes.write(QuickKind.SIGNAL, [NOOR.id], "Zit onder de tafel.", more_needed=True)
    assert [one.more_needed for one in records.find(Contact)] == [True]


def test_weighing_is_done_in_a_file_so_nothing_is_kept_without_one(notes, records):
    with pytest.raises(NoFileToWeigh) as missing:
        notes.write(QuickKind.CONTACT, [NOOR.id, SEM.id], "Gebeld", more_needed=True)
    assert missing.value.pupil_id == SEM.id
    assert records.find(Contact) == []


def test_two_children_make_two_notes_in_one_step(notes, records):
    notes.write(QuickKind.SIGNAL, [NOOR.id, SEM.id], "Ruzie op het plein.")
    of_noor, of_sem = records.find(Signal)
    assert (of_noor.file_id, of_noor.pupil_id, of_noor.seen_on) == (FILE.id, None, TODAY)
    assert (of_sem.file_id, of_sem.pupil_id, of_sem.fact) == (None, SEM.id, "Ruzie op het plein.")
    records.undo()
    assert records.find(Signal) == []


def test_a_remark_in_the_corridor_opens_no_file(notes, records):
    notes.write(QuickKind.WORK_NOTE, [SEM.id], "Vragen naar opa.")
    (note,) = records.find(WorkNote)
    assert (note.pupil_id, note.written_on, note.text) == (SEM.id, TODAY, "Vragen naar opa.")
    assert records.find(SupportFile) == [FILE]


def test_an_agreement_stands_in_a_file_and_nowhere_else(notes, records):
    with pytest.raises(FileMissing) as refused:
        notes.write(QuickKind.AGREEMENT, [NOOR.id, SEM.id], "Bellen.")
    assert refused.value.pupil_id == SEM.id
    assert records.find(Agreement) == []

    SupportFiles(records, ticking_clock()).begin(SEM.id)
    notes.write(QuickKind.AGREEMENT, [NOOR.id, SEM.id], "Bellen.")
    assert [(one.result, one.agreed_on) for one in records.find(Agreement)] == [
        ("Bellen.", TODAY)
    ] * 2


def test_where_the_file_is_closed_it_stays_with_the_pupil(notes, records):
    records.change(FILE, replace(FILE, closed_on=date(2026, 9, 1)))
    notes.write(QuickKind.CONTACT, [NOOR.id], "Moeder gebeld")
    assert [one.pupil_id for one in records.find(Contact)] == [NOOR.id]


def test_what_was_said_at_one_table_is_a_contact_with_who_sat_there(notes, records):
    notes.said_with(NOOR.id, [MOTHER.id, TIM.id], "Slaapt beter, zei vader.")
    (contact,) = records.find(Contact)
    assert (contact.way, contact.line) == (ContactWay.SPOKEN, "Slaapt beter, zei vader.")
    mother, tim = records.find(ContactPerson)
    assert (mother.guardian_id, tim.professional_id) == (MOTHER.id, TIM.id)


def test_what_a_line_becomes_is_a_kind_of_record():
    assert [kind.record for kind in QuickKind] == [Contact, Signal, WorkNote, Agreement]
