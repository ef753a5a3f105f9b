"""Contact: what was said in one line, completed, corrected and removed; and what is hers alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget

from ib_desk.domain.file.timeline import timeline
from ib_desk.domain.records.contact import Contact, ContactPerson, ContactWay, Reached
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.ui.caseload.loose_records import LooseRecords
from ib_desk.ui.file.contacts_page import ContactsPage
from ib_desk.ui.session import Session
from tests.builders import FATHER, FILE, MOTHER, NOOR
from tests.ui.asked_ways import AskedWays
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session, read, saved

PHONED = Contact(
    file_id=FILE, on=date(2026, 11, 18), way=ContactWay.PHONED, line="Slaapt weer slecht."
)
NOTE = WorkNote(
    file_id=FILE, written_on=date(2026, 11, 18), text="Moeder was kortaf.", counted_days=3
)


@pytest.fixture
def session(qtbot, tmp_path) -> Iterator[Session]:
    without = (Contact, ContactPerson, WorkNote)
    with noor_session(tmp_path, PHONED, NOTE, without=without) as made:
        yield made


@pytest.fixture
def shown(qtbot, session) -> PageInWindow[ContactsPage]:
    return PageInWindow(qtbot, session, ContactsPage(session, AskedWays(session)))


def words(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel))


def ticks(shown, name: str) -> list[QCheckBox]:
    """Who was spoken, and who could not be reached."""
    return [one for one in shown.page.findChildren(QCheckBox) if one.text() == name]


def test_who_was_spoken_is_ticked_and_counts_at_once(shown):
    assert "Laatst gesproken: Noor 2 maanden geleden" in words(shown.page)
    shown.page.go_to(Contact, PHONED.id, "line")
    ticks(shown, "Marieke Bakker")[0].click()
    ticks(shown, "Joost van Dalen")[1].click()
    shown.look()

    mother, father = shown.stored(ContactPerson)
    assert (mother.guardian_id, mother.reached) == (MOTHER, Reached.YES)
    assert (father.guardian_id, father.reached) == (FATHER, Reached.NO)
    assert "Marieke Bakker 3 dagen geleden" in words(shown.page)
    assert "Joost van Dalen 3 dagen geleden" not in words(shown.page)
    assert nameless(shown.page) == []


def test_a_contact_is_added_corrected_and_removed(shown, session):
    shown.page.add_new()
    shown.type(shown.field("line"), "Appje van vader.")
    shown.look()
    (new,) = [one for one in shown.stored(Contact) if one.id != PHONED.id]
    assert (new.on, new.file_id, new.line) == (TODAY, FILE, "Appje van vader.")

    shown.page.go_to(Contact, new.id, "text")
    shown.type(shown.field("text"), "Hij komt donderdag.")
    assert shown.stored(Contact)[-1].text == "Hij komt donderdag."

    session.remove(shown.stored(Contact)[-1])
    shown.look()
    assert shown.stored(Contact) == [PHONED]
    session.undo()
    assert shown.stored(Contact)[-1].text == "Hij komt donderdag."


def test_who_was_not_there_is_said_in_the_list(shown, session):
    session.add(ContactPerson(contact_id=PHONED.id, name="Ria Smits", reached=Reached.NO))
    shown.look()
    assert "niet bereikt" in words(shown.page)
    assert "Ria Smits · gebeld · wo 18 nov" in words(shown.page)


def test_a_note_says_when_it_goes_and_stands_nowhere_else(shown, session):
    assert "verdwijnt wo 30 dec · van 18 nov" in words(shown.page)
    shown.press("Werkaantekening toevoegen")
    shown.type(shown.field("text"), "Vader belt nooit terug.")
    shown.look()
    first, second = shown.stored(WorkNote)
    assert (second.text, second.written_on) == ("Vader belt nooit terug.", TODAY)

    whole = shown.look()
    assert not [one for one in timeline(whole, TODAY) if one.kind is WorkNote]
    history = read(shown.qtbot, session, lambda: session.desk.records.history(FILE))
    assert "belt nooit" not in repr(history)
    session.remove(first)
    assert shown.stored(WorkNote) == [second]
    assert read(shown.qtbot, session, session.desk.bin.items) == []
    session.undo()
    assert len(shown.stored(WorkNote)) == 2


@pytest.fixture
def loose(qtbot, session) -> LooseRecords:
    widget = LooseRecords(session)
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    return widget


def shown_loose(loose: LooseRecords, *records: Record, is_open: bool = False) -> list[str]:
    loose.show_pupil(Pupil(id=NOOR, call_name="Noor"), records, file_is_open=is_open)
    cards = [records.card for records in loose._lists.values()]
    return [card.accessibleName() for card in cards if not card.isHidden()]


def test_without_a_file_they_stand_with_the_pupil(loose):
    every = ["Signalen zonder dossier", "Contacten zonder dossier", "Werkaantekeningen"]
    assert shown_loose(loose) == every
    contact = replace(PHONED, file_id=None, pupil_id=NOOR, on=date(2026, 9, 16))
    person = ContactPerson(contact_id=contact.id, pupil_id=NOOR, reached=Reached.YES)
    assert shown_loose(loose, contact, person, is_open=True) == ["Contacten zonder dossier"]
    assert "Noor · gebeld · wo 16 sep" in words(loose)
    loose.open_record(contact)
    assert loose.findChildren(QWidget, "line")


def test_what_is_added_there_belongs_to_the_pupil(qtbot, session, loose):
    shown_loose(loose)
    loose.show()
    for kind, name in ((Contact, "line"), (WorkNote, "text")):
        records = loose._lists[kind]
        records.add_record()
        QApplication.processEvents()
        editor = next(w for w in records.card.findChildren(QWidget, name) if w.isVisible())
        editor.setFocus()
        qtbot.keyClicks(editor, "Belt terug.")
        editor.clearFocus()
        saved(qtbot, session)
        new = read(qtbot, session, lambda kind=kind: session.desk.records.find(kind))[-1]
        assert (new.pupil_id, new.file_id, getattr(new, name)) == (NOOR, None, "Belt terug.")
    assert len(read(qtbot, session, lambda: session.desk.records.find(SupportFile))) == 1


def test_what_was_begun_for_one_child_is_not_there_for_the_next(loose):
    shown_loose(loose)
    loose.show()
    records = loose._lists[Contact]
    records.add_record()
    QApplication.processEvents()
    assert len(records._entries) == 1
    shown_loose(loose)
    assert len(records._entries) == 1, "the same child, read again"
    loose.show_pupil(Pupil(call_name="Sem"), (), file_is_open=False)
    assert records._entries == {}
