"""Settings: each works at once, and what protects the vault is changed with care."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtWidgets import QPushButton

from ib_desk.application.ports import Draft
from ib_desk.domain.records.school import Professional, School
from ib_desk.ui.places import SETTINGS
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.style.metrics import Density
from ib_desk.ui.style.theme import Appearance, Scheme
from ib_desk.ui.widgets.choice import Choice
from tests.ui.looking import nameless, rich_labels
from tests.ui.opened_desk import opened_desk, wait_for


@pytest.fixture
def desk(qapp, empty_vault, tmp_path):
    """On disk: keys and backups are what is changed here."""
    with opened_desk(empty_vault, tmp_path, on_disk=True) as made:
        yield made


@pytest.fixture
def screen(used):
    return used.open_place(SETTINGS)


def press(used, widget, text):
    next(b for b in widget.findChildren(QPushButton) if b.text() == text).click()
    used.settle()


def choose(used, screen, name, value):
    choice = next(c for c in screen.findChildren(Choice) if c.accessibleName() == name)
    choice.choose(value)
    choice.chosen.emit(value)
    used.settle()


def test_the_screen_opens_at_its_first_field_and_everything_has_a_name(used, screen):
    assert used.focus.objectName() == "name"
    assert nameless(screen) == []
    assert rich_labels(screen) == []


def test_the_school_and_its_people_are_changed_added_and_removed(used, screen):
    used.focus.clear()
    used.type("De Duinroos")
    used.focus.clearFocus()
    used.settle()
    assert used.desk.all_of(School)[0].name == "De Duinroos"

    before = {p.id for p in used.desk.all_of(Professional)}
    screen._people.add_button.click()
    used.type("Nieuwe Leraar")
    used.focus.clearFocus()
    used.settle()
    (added,) = (p for p in used.desk.all_of(Professional) if p.id not in before)
    assert added.name == "Nieuwe Leraar"

    screen._people._entries[added.id]._remove.click()
    used.settle()
    assert {p.id for p in used.desk.all_of(Professional)} == before


def test_a_backup_is_made_and_told(used, screen, tmp_path):
    assert screen._last.text() == "Er is nog geen reservekopie."
    press(used, screen, "Nu een reservekopie maken")
    assert screen._backup_note.accessibleName() == "Reservekopie gemaakt en nagekeken."
    assert screen._last.text().startswith("Laatste gecontroleerde reservekopie")

    stick = tmp_path / "stick"
    stick.mkdir()
    screen._back_up(stick)
    used.settle()
    assert list(stick.glob("*.ibdesk"))

    no_folder = tmp_path / "bestand"
    no_folder.write_bytes(b"")
    screen._back_up(no_folder)
    used.settle()
    assert "nagekeken" not in screen._backup_note.accessibleName()


def test_looks_and_the_idle_lock_are_kept_outside_the_vault(used, screen):
    preferences: Preferences = used.session.preferences
    choose(used, screen, "Licht of donker", Scheme.DARK)
    choose(used, screen, "Grootte van de tekst", 1.5)
    choose(used, screen, "Ruimte tussen regels en knoppen", Density.COMPACT)
    choose(used, screen, "Vergrendelen na stilte", 10)

    assert preferences.appearance == Appearance(
        scheme=Scheme.DARK, text_scale=1.5, density=Density.COMPACT
    )
    assert preferences.lock_after_minutes == 10


def test_two_looks_that_are_chosen_in_one_breath_both_come_and_come_together(used, screen):
    heard = []
    used.session.preferences.changed.connect(lambda: heard.append(1))
    for name, value in (("Licht of donker", Scheme.DARK), ("Grootte van de tekst", 2.0)):
        one = next(c for c in screen.findChildren(Choice) if c.accessibleName() == name)
        one.chosen.emit(value)
    used.settle()

    chosen = used.session.preferences.appearance
    assert (chosen.scheme, chosen.text_scale) == (Scheme.DARK, 2.0)
    assert heard == [1]


@pytest.mark.parametrize("has_begun", [False, True])
def test_a_backup_can_be_stopped(used, screen, has_begun):
    screen._back_up(None)
    if has_begun:
        wait_for(screen._backup_job)
    screen._progress.stop_asked.emit()
    wait_for(screen._backup_job)

    assert not screen._progress.isVisible()
    used.settle()
    assert used.session.desk.vault.backups() == []


def test_what_is_typed_while_a_backup_is_finished_is_kept(used, screen):
    screen._back_up(None)
    wait_for(screen._backup_job)
    used.session.keep_draft(Draft(record_id=UUID(int=1), field="note", text="half een zi"))
    used.settle()

    assert len(used.session.desk.vault.backups()) == 1
    kept = []
    used.session.read(used.session.desk.drafts.all).succeeded.connect(kept.extend)
    used.settle()
    assert [draft.text for draft in kept] == ["half een zi"]
