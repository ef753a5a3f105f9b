"""Settings: each works at once, and what protects the vault is changed with care."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from ib_desk import __version__
from ib_desk.application.backups import BackupFile, BackupStanding, BackupTrouble, Trouble
from ib_desk.application.ports import Draft
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.secrets.backup_plan import VaultMoment
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


def test_the_settings_open_where_the_program_is_not_installed(used, monkeypatch):
    """`make run` starts it from its folder: no distribution knows its name there."""

    def of_none(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata.Distribution, "from_name", of_none)
    shown = [label.text() for label in used.open_place(SETTINGS).findChildren(QLabel)]
    assert any(text.startswith(f"Versie {__version__}.") for text in shown)


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
    card = screen._backups
    assert card._last.text() == "Er is nog geen reservekopie."
    press(used, screen, "Nu een reservekopie maken")
    assert card._note.accessibleName() == "Reservekopie gemaakt en nagekeken."
    assert card._last.text().startswith("Laatste nagekeken reservekopie")
    assert card._room.text().startswith("Alle reservekopieën samen: ")

    stick = tmp_path / "stick"
    stick.mkdir()
    card.back_up(stick)
    used.settle()
    assert list(stick.glob("*.ibdesk"))

    no_folder = tmp_path / "bestand"
    no_folder.write_bytes(b"")
    card.back_up(no_folder)
    used.settle()
    assert "nagekeken" not in card._note.accessibleName()


STANDING = BackupStanding(
    newest=None,
    newest_checked=None,
    trouble=None,
    size=1_260_000_000,
    budget=20_000_000_000,
    chosen_budget=20_000_000_000,
    is_held=False,
)
CHECKED = BackupFile(
    path=Path("a.ibdesk"),
    vault_id=UUID(int=1),
    label="Mijn kluis",
    moment=VaultMoment(count=1),
    made_at=datetime(2026, 11, 21, 17, 42).astimezone(),
    size=1,
    is_checked=True,
)
LOOKED_THROUGH = "Laatste nagekeken reservekopie: zaterdag 21 november 2026 om 17.42."
ROOM = "Alle reservekopieën samen: 1,3 GB van 20 GB."
COPIED = replace(CHECKED, moment=VaultMoment(count=2), is_checked=False)


@pytest.mark.parametrize(
    ("standing", "last", "room"),
    [
        (STANDING, "Er is nog geen reservekopie.", ""),
        (
            replace(STANDING, newest=CHECKED, newest_checked=CHECKED),
            LOOKED_THROUGH,
            ROOM,
        ),
        (
            replace(STANDING, newest=COPIED, newest_checked=CHECKED, is_held=True),
            f"{LOOKED_THROUGH} Gekopieerd, nog niet nagekeken: zaterdag 21 november 2026 om 17.42.",
            f"{ROOM} Er was geen ruimte voor meer: de oudste zijn eerder weggegaan.",
        ),
        (
            replace(STANDING, newest=replace(COPIED, made_at=datetime.max.replace(tzinfo=UTC))),
            "Gekopieerd, nog niet nagekeken: een onbekende dag (de klok stond toen verkeerd).",
            ROOM,
        ),
    ],
)
def test_a_copy_is_called_looked_through_only_when_it_was(screen, standing, last, room):
    card = screen._backups
    card.show_standing(standing)
    assert card._last.text() == last
    assert (card._room.text() if card._room.isVisible() else "") == room


def test_a_backup_that_failed_is_told_on_the_card_until_there_is_one(screen):
    card = screen._backups
    trouble = BackupTrouble(why=Trouble.DISK_FULL, at=datetime(2026, 11, 21, 17, 42).astimezone())
    card.show_standing(replace(STANDING, trouble=trouble))
    assert card._trouble.accessibleName().startswith(
        "De reservekopie van zaterdag 21 november 2026"
    )
    card.show_standing(STANDING)
    assert not card._trouble.isVisible()


def test_how_much_room_they_may_take_is_chosen(used, screen):
    choose(used, screen, "Ruimte voor reservekopieën", 5_000_000_000)
    assert used.session.desk.vault.backups.standing().chosen_budget == 5_000_000_000


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


def test_words_of_the_field_are_explained_where_one_looks_for_them(used, screen):
    press(used, screen, "Wat betekenen ze?")
    seen = [part.text() for part in screen.findChildren(QLabel) if part.isVisible()]
    assert seen.index("TLV") + 1 == seen.index(
        "toelaatbaarheidsverklaring. Het besluit van het samenwerkingsverband dat een leerling "
        "naar sbo, so, vso of praktijkonderwijs mag."
    )
    assert "zorgplicht" in seen


@pytest.mark.parametrize("has_begun", [False, True])
def test_a_backup_can_be_stopped(used, screen, has_begun):
    screen._backups.back_up(None)
    if has_begun:
        wait_for(screen._backups._job)
    screen._backups._progress.stop_asked.emit()
    wait_for(screen._backups._job)

    assert not screen._backups._progress.isVisible()
    used.settle()
    assert used.session.desk.vault.backups.every() == []


def test_what_is_typed_while_a_backup_is_finished_is_kept(used, screen):
    screen._backups.back_up(None)
    wait_for(screen._backups._job)
    used.session.keep_draft(Draft(record_id=UUID(int=1), field="note", text="half een zi"))
    used.settle()

    assert len(used.session.desk.vault.backups.every()) == 1
    kept = []
    used.session.read(used.session.desk.drafts.all).succeeded.connect(kept.extend)
    used.settle()
    assert [draft.text for draft in kept] == ["half een zi"]
