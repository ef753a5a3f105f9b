"""The ways in, as settings change them: with care, one at a time, and told as it is."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ib_desk.application.progress import Cancelled
from ib_desk.application.route import Route
from ib_desk.application.vault_errors import NoRoom, WrongSecret
from ib_desk.application.ways_in import KeyNews
from ib_desk.ui.places import SETTINGS
from ib_desk.ui.setup.meter import StrengthMeter
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.passphrase_field import PassphraseField
from tests.patience import PATIENCE
from tests.ui.opened_desk import opened_desk
from tests.ui.reading import groups_on


@pytest.fixture
def desk(qapp, empty_vault, tmp_path):
    """On disk: keys are what is changed here."""
    with opened_desk(empty_vault, tmp_path, on_disk=True) as made:
        yield made


@pytest.fixture
def vault(used):
    return used.session.desk.vault


@pytest.fixture
def card(used):
    return used.open_place(SETTINGS)._secrets


@pytest.fixture
def note(used):
    return used.window._rotation.note


@pytest.fixture
def new_phrase(empty_vault):
    return empty_vault.parts.draw()


@pytest.fixture
def change(used, card, empty_vault, new_phrase):
    """Her passphrase becomes another: of what is taken away the plainest."""
    return lambda: change_phrase(used, card, empty_vault.passphrase, new_phrase)


def words(widget):
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisible()]


def line(card, name):
    return next(x for x in card.findChildren(LineField) if x.accessibleName() == name)


def phrase(card, name):
    return next(f for f in card.findChildren(PassphraseField) if f.accessibleName() == name)


def press(used, widget, text):
    next(
        b for b in widget.findChildren(QPushButton) if text in (b.text(), b.accessibleName())
    ).click()
    used.settle()


def shown(widget):
    return [b.text() for b in widget.findChildren(QPushButton) if b.isVisibleTo(widget)]


def prove(card, passphrase):
    for box in (card.second_person, card.sheet, card.quick):
        box._proof.set_text(passphrase)


def problems(card):
    return [box._proof.problem for box in (card.second_person, card.sheet, card.quick)]


def change_phrase(used, card, old, new):
    card.own_phrase._current.set_text(old)
    card.own_phrase._fresh.set_text(new)
    press(used, card, "Wijzigen")


class TestHerOwnPassphrase:
    def test_asks_for_the_present_one(self, used, card, empty_vault, new_phrase):
        box = card.own_phrase
        card.ask_new_phrase()
        assert used.focus is box._current.focusProxy()
        change_phrase(used, card, "niet deze", new_phrase)
        assert card._note.accessibleName() == "Deze wachtwoordzin past niet."
        assert box._fresh.text() == new_phrase

        change_phrase(used, card, empty_vault.passphrase, new_phrase)
        assert card._note.isHidden()
        assert used.toast == "Wachtwoordzin gewijzigd"
        assert box._current.text() == box._fresh.text() == ""

    def test_without_the_present_one_nothing_is_tried(self, used, card, new_phrase):
        change_phrase(used, card, "", new_phrase)
        assert card.own_phrase._current.problem == "Typ eerst je huidige wachtwoordzin."

    def test_a_weak_one_is_refused_and_can_be_mended(self, used, card, empty_vault):
        change_phrase(used, card, empty_vault.passphrase, "geheim")
        assert card._note.accessibleName() == "Deze wachtwoordzin is te makkelijk te raden."
        assert card.own_phrase._fresh.text() == "geheim"

    def test_meter_and_vault_are_one_judge(self, used, card, vault, empty_vault, new_phrase):
        """The name of the vault makes a word of it easy to guess, in both or in neither."""
        own_words = "mijn drie blauwe olifanten op een step"
        box = card.own_phrase
        meter = box.findChild(StrengthMeter)
        for typed in (own_words, "kluis kluis kluis", new_phrase):
            box._fresh.set_text(typed)
            box._fresh.edited.emit(typed)
            is_strong = meter._bar.value() >= 3
            change_phrase(used, card, empty_vault.passphrase, typed)
            assert card._note.isHidden() == is_strong
            if is_strong:
                change_phrase(used, card, typed, empty_vault.passphrase)

    def test_it_shows_that_it_is_busy_and_cannot_be_started_twice(
        self, used, card, vault, monkeypatch, new_phrase
    ):
        asked, may_end = [], Event()

        def change(_self, _old, _new):
            asked.append(1)
            may_end.wait(PATIENCE)

        monkeypatch.setattr(type(vault.ways_in), "change_passphrase", change)
        box = card.own_phrase
        card.ask_new_phrase()
        box._current.set_text("oud")
        box._fresh.set_text(new_phrase)
        box._fresh.setFocus()
        for _ in range(2):
            box._change()
        assert not box.isEnabled()
        used.qtbot.waitUntil(card._progress.isVisible)
        assert "Wachtwoordzin wijzigen…" in words(card._progress)
        may_end.set()
        used.settle()

        assert asked == [1]
        assert box.isEnabled()
        assert card._progress.isHidden()
        assert used.focus is box._fresh.focusProxy()

    def test_who_came_in_by_the_recovery_code_is_not_asked_for_what_was_forgotten(
        self, used, vault, monkeypatch, new_phrase
    ):
        monkeypatch.setattr(type(vault), "opened_by", Route.RECOVERY_CODE)
        replaced = []
        monkeypatch.setattr(
            type(vault.ways_in),
            "replace_passphrase",
            lambda _self, slot, new: replaced.append((slot, bytes(new))),
        )
        used.window.advise_new_phrase()
        assert used.window._advice.isVisible()
        press(used, used.window._advice, "Wachtwoordzin kiezen")
        assert used.window._advice.isHidden()

        card = used.screen._secrets
        assert card.own_phrase._current_field.isHidden()
        assert used.focus is card.own_phrase._fresh.focusProxy()
        used.type(new_phrase)
        press(used, card, "Wijzigen")
        ((slot, new),) = replaced
        assert slot == used.desk.ask(vault.ways_in.slots)[0].slot_id
        assert new == new_phrase.encode()
        press(used, card, "Blad maken")
        assert card.sheet.paper.sheet is not None


def test_who_only_found_the_vault_open_makes_no_way_in(used, card, vault, new_phrase):
    before = used.desk.ask(vault.ways_in.slots)
    phrase(card, "Wachtwoordzin van de tweede persoon").set_text(new_phrase)
    phrase(card, "Pincode").set_text("736150")
    line(card, "Van wie").setText("Vreemde")
    for button in ("Toevoegen", "Blad maken", "Snel openen aanzetten"):
        press(used, card, button)
    assert all(problems(card))

    prove(card, "niet de goede zin")
    for button in ("Toevoegen", "Blad maken", "Snel openen aanzetten"):
        press(used, card, button)
    assert not card._note.isHidden()
    assert card.sheet.paper.sheet is None
    assert used.desk.ask(vault.ways_in.slots) == before


class TestASecondPerson:
    def test_gets_a_way_in_and_loses_it(self, used, card, note, empty_vault, new_phrase):
        prove(card, empty_vault.passphrase)
        assert not [
            b for b in card.findChildren(QPushButton) if "Verwijderen" in b.accessibleName()
        ]
        line(card, "Van wie").setText("Karin, duo")
        phrase(card, "Wachtwoordzin van de tweede persoon").set_text(new_phrase)
        press(used, card, "Toevoegen")
        assert "Wachtwoordzin · Karin, duo" in words(card)
        assert note.isHidden()

        press(used, card, "Verwijderen: Wachtwoordzin · Karin, duo")
        press(used, card, "Laten staan")
        assert "Wachtwoordzin · Karin, duo" in words(card)
        press(used, card, "Verwijderen: Wachtwoordzin · Karin, duo")
        assert card._sure.accessibleName() == "De wachtwoordzin van Karin, duo verwijderen?"
        press(used, card, "Verwijderen")
        assert "Wachtwoordzin · Karin, duo" not in words(card)
        assert used.toast == "Wachtwoordzin verwijderd"

    def test_has_a_name(self, used, card, vault, new_phrase):
        phrase(card, "Wachtwoordzin van de tweede persoon").set_text(new_phrase)
        press(used, card, "Toevoegen")

        assert any("Zet erbij van wie" in part.text() for part in card.findChildren(QLabel))
        slots = used.desk.ask(vault.ways_in.slots)
        assert [slot.route for slot in slots].count(Route.PASSPHRASE) == 1


def test_without_a_key_store_quick_unlock_says_so(used, card, empty_vault):
    prove(card, empty_vault.passphrase)
    pin = phrase(card, "Pincode")
    pin.set_text("736150")
    press(used, card, "Snel openen aanzetten")

    assert card._note.accessibleName() == "Snel openen kan hier niet."
    assert pin.text() == "736150"


class TestANewSheet:
    @pytest.fixture
    def made(self, used, card, vault, empty_vault):
        used.desk.ask(lambda: take_over_first(vault))
        card.enter()
        prove(card, empty_vault.passphrase)
        press(used, card, "Blad maken")
        return card.sheet.paper.sheet

    def test_is_shown_and_stands_in_the_list_as_not_yet_typed_back(self, card, made):
        groups = card.sheet.paper._groups
        assert groups_on(groups) == made.groups
        assert made.groups[4] in groups.accessibleName()
        assert "Herstelblad · nog niet overgetypt" in words(card)
        assert "Herstelblad" in words(card)

    def test_is_in_use_once_two_of_its_blocks_are_typed(self, used, card, note, made):
        paper = card.sheet.paper
        for typed, index in zip(paper._lines, paper._asked, strict=True):
            typed.setText(made.groups[index].lower())
        press(used, card, "Dit blad gebruiken")

        assert used.toast == "Het nieuwe blad is in gebruik. Scheur het oude door."
        assert words(card).count("Herstelblad") == 1
        assert paper.isHidden()
        assert groups_on(paper._groups) == ()
        assert note.accessibleName() == "De sleutel van de kluis is vernieuwd."

    def test_after_a_lock_its_whole_code_is_typed(self, used, card, vault, made):
        card.sheet.paper.forget()
        card.enter()
        card._folds[2].set_open(is_open=True)
        used.settle()
        assert any("nog niets overgetypt" in said for said in words(card.sheet))
        typed = line(card, "Herstelcode van het nieuwe blad")
        typed.setText("ABCD")
        press(used, card, "Nieuwe blad gebruiken")
        assert not card._note.isHidden()
        typed.setText(" ".join(made.groups))
        press(used, card, "Nieuwe blad gebruiken")
        assert [slot.on_trial for slot in used.desk.ask(vault.ways_in.slots)] == [False, False]
        assert typed.text() == ""

    def test_another_code_is_not_called_a_passphrase(self, used, card, vault, made, monkeypatch):
        def refuse(_self, _code):
            raise WrongSecret(1, 0)

        monkeypatch.setattr(type(vault.ways_in), "sheet_takes_over", refuse)
        card.sheet._take_over("x")
        used.settle()
        assert card._note.accessibleName() == "Dit is niet de code van het nieuwe blad."

    def test_is_taken_away_again_in_the_list(self, used, card, made):
        press(used, card, "Verwijderen: Herstelblad · nog niet overgetypt")
        assert "Herstelblad · nog niet overgetypt" not in words(card)
        assert card.sheet.paper.sheet is None
        assert card.sheet.paper.isHidden()


def take_over_first(vault):
    """That of the first run is proven by who makes a vault by hand."""
    sheet = vault.ways_in.new_recovery_sheet()
    vault.ways_in.sheet_takes_over(" ".join(sheet.groups))
    vault.ways_in._header = replace(vault.ways_in._header, withdrawn=())


class TestTheKeyIsRotated:
    """After each change that takes a way in from someone."""

    def test_and_older_copies_can_be_removed(self, used, vault, note, change):
        used.desk.ask(lambda: vault.backups.make(Unwatched()))
        change()

        assert note.accessibleName() == "De sleutel van de kluis is vernieuwd."
        assert "kan nog openen wat oudere kopieën bevatten" in note.accessibleDescription()
        assert shown(note) == ["Oudere kopieën verwijderen", "Laten staan"]
        assert not used.desk.ask(lambda: vault.rotation_due)

        press(used, note, "Oudere kopieën verwijderen")
        assert used.desk.ask(vault.older_copies) == []
        assert len(used.desk.ask(vault.backups.every)) == 1
        assert "USB-stick" in note.accessibleDescription()
        press(used, note, "Begrepen")
        assert note.isHidden()

    @pytest.mark.usefixtures("sheet")
    def test_behind_a_veil_that_lets_nothing_through_but_the_stop(
        self, used, vault, note, change, monkeypatch
    ):
        stopped, veil = Event(), used.window._rotation._veil

        def rotate(_self, progress):
            while True:
                try:
                    progress.step(30, 100)
                except Cancelled:
                    stopped.set()
                    raise

        monkeypatch.setattr(type(vault), "rotate_key", rotate)
        monkeypatch.setattr(used, "settle", lambda: None)
        change()
        used.qtbot.waitUntil(veil.isVisible)
        assert veil.accessibleName() == "De sleutel van je kluis wordt vernieuwd"
        assert not used.window._content.isEnabled()
        assert used.focus is veil
        used.window.resize(1000, 650)
        used.qtbot.waitUntil(lambda: veil.size() == used.window.size())
        used.qtbot.waitUntil(lambda: veil._bar.value() == 30)
        used.key(Qt.Key.Key_Tab)
        assert used.focus is veil._stop
        used.window._rotation.start()  # a second one is not begun
        veil._stop.click()
        monkeypatch.undo()
        used.settle()

        assert stopped.is_set()
        assert veil.isHidden()
        assert used.window._content.isEnabled()
        assert note.accessibleName() == "De sleutel van de kluis is nog niet vernieuwd."
        assert shown(note) == ["Nu vernieuwen", "Later"]
        press(used, note, "Nu vernieuwen")
        assert note.accessibleName() == "De sleutel van de kluis is vernieuwd."

    def test_or_it_is_told_why_not_yet(self, vault, note, change, monkeypatch):
        def refuse(_self, _progress):
            raise NoRoom(3_000_000)

        monkeypatch.setattr(type(vault), "rotate_key", refuse)
        change()

        assert note.accessibleName() == "De sleutel van de kluis is nog niet vernieuwd."
        assert "Maak 3 MB vrij" in note.accessibleDescription()

    def test_at_the_next_opening_where_it_was_cut_off(self, used, vault, note):
        used.desk.ask(vault.ways_in.new_recovery_sheet)
        used.desk.ask(vault.ways_in.drop_sheet_on_trial)
        assert used.desk.ask(lambda: vault.rotation_due)
        used.window.tell_of_key(KeyNews.NOT_ROTATED, is_due=True)
        used.settle()
        assert note.accessibleName() == "De sleutel van de kluis is vernieuwd."

    @pytest.mark.parametrize(
        ("news", "title"),
        [
            (KeyNews.ROTATED_AFTER_ALL, "De sleutel van de kluis is vernieuwd."),
            (KeyNews.OLDER_HEADER, "Een deel van je kluis komt uit een oudere kopie."),
        ],
    )
    def test_what_an_opening_found_is_told(self, used, note, news, title):
        used.window.tell_of_key(news, is_due=False)
        used.settle()
        assert note.accessibleName() == title

    def test_an_older_header_is_told_of_after_the_rotation_too(self, used, vault, note):
        used.desk.ask(vault.ways_in.new_recovery_sheet)
        used.desk.ask(vault.ways_in.drop_sheet_on_trial)
        used.window.tell_of_key(KeyNews.OLDER_HEADER, is_due=True)
        used.settle()
        assert note.accessibleName() == "De sleutel van de kluis is vernieuwd."
        assert "uit een oudere kopie" in note.accessibleDescription()

    def test_and_nothing_is_said_where_nothing_happened(self, used, note):
        used.window.tell_of_key(None, is_due=False)
        assert note.isHidden()


class Unwatched:
    def step(self, done, total):
        pass
