"""A day at the desk by keyboard alone, in the order in which it is lived; each part by itself.

How the vault is unlocked and locked by the whole program, `tests/program` tries.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from ib_desk.application.drafts import Spot
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contact import Contact, ContactPerson, ContactWay
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.ui.caseload import pupil_field
from ib_desk.ui.places import TODAY
from ib_desk.ui.widgets.blank import Curtain
from tests.builders import FILE, MOTHER, noor_records
from tests.ui.by_keyboard import Keyboard
from tests.ui.desk_window import WindowInUse
from tests.ui.opened_desk import NOW, OpenedDesk, opened_desk

DUE = tuple(
    Agreement(
        file_id=FILE,
        result=f"{what}.",
        owner="Tim Postma",
        ends_on=NOW.date() + timedelta(days=days),
    )
    for what, days in (("De koptelefoon ligt klaar", -3), ("Het rooster hangt er", -2))
)


@pytest.fixture
def desk(empty_vault, tmp_path) -> Iterator[OpenedDesk]:
    known = [*noor_records(), *DUE]
    with opened_desk(empty_vault, tmp_path, known, pages=False) as made:
        yield made


@pytest.fixture(autouse=True)
def _no_list_of_names(monkeypatch):
    """Where nobody orders windows, a list that was closed becomes the active window later on."""
    monkeypatch.setattr(pupil_field, "_MOST_HITS", 0)


@pytest.fixture
def keys(used: WindowInUse) -> Keyboard:
    """In the window as it is after the unlock: in Vandaag."""
    used.window.navigator.go(Spot(place=TODAY), remember=False)
    used.settle()
    return Keyboard(used)


@pytest.fixture
def curtain(qapp) -> Iterator[Curtain]:
    """What hears the keys of the whole program."""
    made = Curtain(qapp)
    yield made
    made.deleteLater()


def test_vandaag_leads_to_the_field_and_back_and_one_key_settles(keys, used, desk):
    keys.down_to("Het rooster hangt er")
    line = keys.called
    keys.press("Enter")
    assert used.crumbs[1] == "Noor van Dalen"
    assert keys.focus.property("record_id")
    keys.press("Alt+Left")
    assert (used.crumbs, keys.called) == (("Vandaag",), line)

    def kept() -> int:
        return sum(one.state is AgreementState.KEPT for one in desk.all_of(Agreement))

    before = kept()
    keys.press("K")
    assert kept() == before + 1
    keys.press("Ctrl+Z")
    assert kept() == before


def test_three_notes_are_written_from_where_she_is(keys, used, desk):
    def count() -> list[int]:
        return [len(desk.all_of(kind)) for kind in (Contact, Signal, WorkNote)]

    keys.down_to("Het rooster hangt er")
    before, here = count(), keys.called
    for key, words in (
        (None, "Moeder gebeld: slaapt beter"),
        ("Alt+S", "Huilde bij het hek."),
        ("Alt+W", "Vragen of er koptelefoons zijn."),
    ):
        keys.press("Ctrl+Shift+S")
        keys.type("noor")
        keys.press("Enter", *([key] if key else []))
        keys.type(words)
        keys.press("Enter")
        assert keys.called == here
    assert count() == [one + 1 for one in before]
    contact, person = desk.all_of(Contact)[-1], desk.all_of(ContactPerson)[-1]
    assert (contact.way, person.guardian_id) == (ContactWay.PHONED, MOTHER)


def test_a_sentence_is_found_and_read_and_the_finds_are_still_there(keys, used):
    keys.press("Ctrl+Shift+F")
    keys.type("koptelefoon")
    keys.press("Down")
    found = keys.called
    keys.press("Enter")
    assert used.crumbs[1] == "Noor van Dalen"
    assert keys.focus.property("record_id")
    keys.press("Alt+Left")
    assert keys.called == found


def test_by_ctrl_k_she_comes_anywhere_and_esc_leaves_her_where_she_was(keys, used):
    here = keys.called
    keys.press("Ctrl+K")
    keys.type("leerl")
    keys.press("Esc")
    assert (used.crumbs, keys.called) == (("Vandaag",), here)
    keys.press("Ctrl+K")
    keys.type("leerl")
    keys.press("Enter")
    assert used.crumbs == ("Leerlingen",)


def test_it_locks_with_what_is_being_typed(keys, used, qtbot, curtain):
    keys.press("Ctrl+Shift+S")
    keys.type("noor")
    keys.press("Enter")
    keys.type("Halve zin")
    with qtbot.waitSignal(curtain.lock_asked):
        keys.press("Ctrl+L")
    used.window.settle()
    used.settle()
    drafts = used.desk.ask(used.session.desk.drafts.all)
    assert "Halve zin" in [draft.text for draft in drafts]
