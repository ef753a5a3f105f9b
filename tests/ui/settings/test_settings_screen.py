"""Settings: each works at once, and what protects the vault is changed with care."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from ib_desk.application.ports import Draft
from ib_desk.application.ways_in import Route
from ib_desk.domain.records.school import Professional, School
from ib_desk.ui.places import SETTINGS
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.style.metrics import Density
from ib_desk.ui.style.theme import Appearance, Scheme
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.passphrase_field import PassphraseField
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


@pytest.fixture
def new_phrase(empty_vault):
    return empty_vault.parts.draw()


def words(widget):
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisible()]


def phrase(card, name):
    return next(f for f in card.findChildren(PassphraseField) if f.accessibleName() == name)


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


def test_another_passphrase_asks_for_the_present_one(used, screen, empty_vault, new_phrase):
    card = screen._secrets
    card.ask_new_phrase()
    assert used.focus is card._current.focusProxy()
    card._current.set_text("niet deze")
    card._fresh.set_text(new_phrase)
    press(used, card, "Wijzigen")
    assert card._note.accessibleName() == "Deze wachtwoordzin past niet."
    assert card._fresh.text() == new_phrase

    card._current.set_text(empty_vault.passphrase)
    press(used, card, "Wijzigen")
    assert card._note.isHidden()
    assert used.toast == "Wachtwoordzin gewijzigd"
    assert card._current.text() == card._fresh.text() == ""

    card._current.set_text(new_phrase)
    card._fresh.set_text(empty_vault.passphrase)
    press(used, card, "Wijzigen")
    assert used.toast == "Wachtwoordzin gewijzigd"
    assert card._note.isHidden()


def test_a_weak_passphrase_is_refused_and_can_be_mended(used, screen, empty_vault):
    card = screen._secrets
    card._current.set_text(empty_vault.passphrase)
    card._fresh.set_text("geheim")
    press(used, card, "Wijzigen")

    assert card._note.accessibleName() == "Deze wachtwoordzin is te makkelijk te raden."
    assert card._fresh.text() == "geheim"


def test_who_came_in_by_the_recovery_code_is_not_asked_for_what_was_forgotten(
    used, screen, monkeypatch, new_phrase
):
    vault = type(used.session.desk.vault)
    monkeypatch.setattr(vault, "opened_by", Route.RECOVERY_CODE)
    replaced = []
    monkeypatch.setattr(
        type(used.session.desk.vault.ways_in),
        "replace_passphrase",
        lambda _self, slot, new: replaced.append((slot, bytes(new))),
    )
    used.window._screens._places.clear()
    used.window.advise_new_phrase()
    assert used.window._advice.isVisible()
    press(used, used.window._advice, "Wachtwoordzin kiezen")
    assert used.window._advice.isHidden()

    card = used.screen._secrets
    assert card._current_field.isHidden()
    assert used.focus is card._fresh.focusProxy()
    used.type(new_phrase)
    press(used, card, "Wijzigen")
    ((slot, new),) = replaced
    assert slot == used.desk.ask(used.session.desk.vault.ways_in.slots)[0].slot_id
    assert new == new_phrase.encode()


def prove(card, passphrase):
    for field in card._proofs:
        field.control.set_text(passphrase)


def test_who_only_found_the_vault_open_makes_no_way_in(used, screen, new_phrase):
    card, slots = screen._secrets, used.session.desk.vault.ways_in.slots
    before = used.desk.ask(slots)
    phrase(card, "Wachtwoordzin van de tweede persoon").set_text(new_phrase)
    phrase(card, "Pincode").set_text("736150")
    whose = next(x for x in card.findChildren(LineField) if x.accessibleName() == "Van wie")
    whose.setText("Vreemde")
    for button in ("Toevoegen", "Blad maken", "Snel openen aanzetten"):
        press(used, card, button)
    assert all(field.control.problem for field in card._proofs)

    prove(card, "niet de goede zin")
    for button in ("Toevoegen", "Blad maken", "Snel openen aanzetten"):
        press(used, card, button)
    assert not card._note.isHidden()
    assert card._groups.groups == ()
    assert used.desk.ask(slots) == before


def test_a_second_person_gets_a_way_in_and_loses_it(used, screen, empty_vault, new_phrase):
    card = screen._secrets
    prove(card, empty_vault.passphrase)
    assert not [b for b in card.findChildren(QPushButton) if "Weghalen" in b.accessibleName()]
    next(x for x in card.findChildren(LineField) if x.accessibleName() == "Van wie").setText(
        "Karin, duo"
    )
    phrase(card, "Wachtwoordzin van de tweede persoon").set_text(new_phrase)
    press(used, card, "Toevoegen")
    assert "Wachtwoordzin · Karin, duo" in words(card)

    remove = next(
        b for b in card.findChildren(QPushButton) if b.accessibleName().endswith("Karin, duo")
    )
    remove.click()
    press(used, card, "Laten staan")
    assert "Wachtwoordzin · Karin, duo" in words(card)
    remove.click()
    assert card._sure.accessibleName() == "De wachtwoordzin van Karin, duo weghalen?"
    press(used, card, "Weghalen")
    assert "Wachtwoordzin · Karin, duo" not in words(card)
    assert used.toast == "Wachtwoordzin weggehaald"


def test_a_new_sheet_is_shown_once_it_is_made(used, screen, empty_vault):
    card = screen._secrets
    prove(card, empty_vault.passphrase)
    press(used, card, "Blad maken")

    groups = card._groups.groups
    assert len(groups) == 9
    assert groups[4] in card._groups.accessibleName()


def test_without_a_key_store_quick_unlock_says_so(used, screen, empty_vault):
    card = screen._secrets
    prove(card, empty_vault.passphrase)
    pin = phrase(card, "Pincode")
    pin.set_text("736150")
    press(used, card, "Snel openen aanzetten")

    assert card._note.accessibleName() == "Snel openen kan hier niet."
    assert pin.text() == "736150"


def test_a_second_person_has_a_name(used, screen, new_phrase):
    card = screen._secrets
    phrase(card, "Wachtwoordzin van de tweede persoon").set_text(new_phrase)
    press(used, card, "Toevoegen")

    assert any("Zet erbij van wie" in shown.text() for shown in card.findChildren(QLabel))
    slots = []
    used.session.read(used.session.desk.vault.ways_in.slots).succeeded.connect(slots.extend)
    used.settle()
    assert [slot.route for slot in slots].count(Route.PASSPHRASE) == 1


def test_without_the_present_passphrase_nothing_is_tried(used, screen, new_phrase):
    card = screen._secrets
    phrase(card, "Nieuwe wachtwoordzin").set_text(new_phrase)
    press(used, card, "Wijzigen")

    assert card._note.accessibleName() == "Typ eerst je huidige wachtwoordzin."


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
