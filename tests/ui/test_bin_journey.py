"""What was removed, through the window: found again, put back whole, or erased with a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ib_desk.application.vault_errors import StorageFailed
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.ui.places import BIN, SETTINGS
from ib_desk.ui.style.theme import Appearance
from ib_desk.ui.widgets.grids import first_in
from tests.ui.desk_window import CONTROL, WindowInUse
from tests.ui.looking import nameless


@pytest.fixture
def unsent(used: WindowInUse) -> WindowInUse:
    """Nothing was sent from this file yet."""
    sent = [r for r in used.desk.all_of(SwvRequest) if r.sent_on is not None]
    used.desk.store(*((request, replace(request, sent_on=None)) for request in sent))
    used.settle()
    return used


def rows(screen) -> list[tuple[str, str, str]]:
    return [(row.title, row.fact, row.right) for row in screen._list.rows]


def test_a_file_that_was_removed_is_in_the_bin_after_a_lock_and_comes_back_whole(unsent):
    page = unsent.open_page("closing")
    assert "1 signaal, 4 contacten" in page._along.text()
    assert "werkaantekening" not in page._along.text(), "they are in no count"
    assert "30 dagen" in page._along.text()
    page._remove.click()
    unsent.settle()
    assert unsent.crumbs == ("Leerlingen",)
    assert unsent.toast == "Dossier verwijderd. Het staat in de Prullenbak."
    assert unsent.desk.all_of(SupportFile) == []

    unsent.session.desk.undo.clear()  # as a lock does
    unsent.key(Qt.Key.Key_5, CONTROL)
    screen = unsent.screen
    assert unsent.crumbs == ("Prullenbak",)
    ((title, fact, right),) = rows(screen)
    assert title == "Dossier van Noor van Dalen"
    assert fact.startswith("dossier · met ")
    assert right == "tot 18 okt"

    unsent.key(Qt.Key.Key_Return)
    assert "Je kunt het terugzetten tot zondag 18 oktober 2026." in screen._facts.text()
    assert unsent.focus is screen._back
    unsent.key(Qt.Key.Key_Space)
    assert [file.id for file in unsent.desk.all_of(SupportFile)] == [unsent.file_id]
    assert len(unsent.desk.all_of(Signal)) == 1
    assert screen._empty.isVisible()
    assert unsent.toast == "Dossier teruggezet"


def test_with_large_text_the_title_is_seen_whole_or_not_at_all_on_arriving(unsent, sheet, theme):
    agreements = unsent.desk.all_of(Agreement)
    for agreement in agreements:
        unsent.session.remove(agreement)
    theme.use(Appearance(text_scale=2.0))
    unsent.window.resize(1366, 690)
    unsent.settle()
    screen = unsent.open_place(BIN)
    unsent.settle()
    assert len(rows(screen)) == len(agreements)
    title = first_in(screen.body)
    assert title is not None
    assert not 0 < screen.area.verticalScrollBar().value() < title.geometry().bottom()


def test_erasing_asks_why_and_leaves_one_line(unsent):
    page = unsent.open_page("signal")
    next(iter(page._lists[0][0]._entries.values()))._remove.click()
    unsent.settle()
    screen = unsent.open_place(BIN)
    unsent.key(Qt.Key.Key_Return)
    screen._more.click()
    unsent.settle()
    assert unsent.focus is screen._erase._reason
    assert "Dit kan niet terug." in screen._erase._warning.accessibleDescription()

    unsent.key(Qt.Key.Key_Return)
    assert screen._erase._field.problem == "Schrijf eerst waarom je dit wist."
    unsent.type("Noor was het niet")
    unsent.key(Qt.Key.Key_Return)
    assert screen._erase._field.problem.startswith("In je reden staat een naam.")
    assert len(rows(screen)) == 1

    unsent.focus.clear()
    unsent.type("Bij het verkeerde kind")
    unsent.key(Qt.Key.Key_Return)
    assert rows(screen) == []
    assert [line.reason for line in unsent.desk.all_of(Erasure)] == ["Bij het verkeerde kind"]
    assert [(r.title, r.fact) for r in screen._lines.rows] == [
        ("Signaal", "Bij het verkeerde kind")
    ]
    assert unsent.undo_words == "Niets ongedaan te maken"


def test_erasing_is_called_off_with_the_button(unsent):
    unsent.desk.session.remove(unsent.desk.all_of(Contract)[0])
    unsent.settle()
    screen = unsent.open_place(BIN)
    assert rows(screen)[0][0] == "Contract, versie 1"
    unsent.key(Qt.Key.Key_Return)
    screen._more.click()
    screen._erase.left.emit()
    unsent.settle()
    assert screen._card.isVisible()
    assert screen._erase.isHidden()
    assert len(rows(screen)) == 1


def test_a_file_of_which_something_was_sent_is_closed_instead(used):
    request = used.desk.all_of(SwvRequest)[0]
    if request.sent_on is None:
        used.desk.store((request, replace(request, sent_on=used.session.desk.clock.today())))
        used.settle()
    page = used.open_page("closing")
    assert page._remove.isHidden()
    assert "Uit dit dossier ging iets naar buiten." in page._along.text()
    assert "Sluit het dossier af" in page._along.text()

    used.session.remove(used.desk.all_of(Pupil)[0])
    used.settle()
    assert used.trouble == "Uit dit dossier ging iets naar buiten."
    assert used.desk.all_of(Pupil)


def test_what_is_in_the_bin_is_searched_and_named(unsent):
    page = unsent.open_page("signal")
    next(iter(page._lists[0][0]._entries.values()))._remove.click()
    plan = unsent.open_page("plan")
    for records, _of in plan._lists:
        next(iter(records._entries.values()))._remove.click()
        unsent.settle()
    screen = unsent.open_place(BIN)
    assert len(rows(screen)) == 1 + len(plan._lists)
    assert nameless(screen) == []
    unsent.key(Qt.Key.Key_F, CONTROL)
    unsent.type("signaal noor")
    unsent.settle()
    assert len(rows(screen)) == 1
    unsent.type("zzz")
    unsent.settle()
    assert rows(screen) == []
    assert screen._none.isVisible()


def test_what_was_over_its_term_is_told_at_the_unlock(used):
    used.window.tell_erased(1)
    assert used.window._erased.isVisible()
    assert used.window._erased.accessibleName() == "Uit de prullenbak is 1 ding gewist."
    used.window._show_bin()
    used.settle()
    assert used.crumbs == ("Prullenbak",)
    assert used.window._erased.isHidden()
    used.window.tell_erased(3)
    assert used.window._erased.accessibleName() == "Uit de prullenbak zijn 3 dingen gewist."


def test_a_colleague_whose_going_is_refused_still_has_who_takes_over(used, monkeypatch):
    def refuse(*_told):
        raise StorageFailed

    screen = used.open_place(SETTINGS)
    anouk, tim = (
        next(p for p in used.desk.all_of(Professional) if p.name == name)
        for name in ("Anouk de Graaf", "Tim Postma")
    )
    card = screen._leaving
    card.ask(anouk)
    used.settle()
    card._heir.choose(tim.id)
    with monkeypatch.context() as patched:
        patched.setattr(type(used.session.desk.colleagues), "remove", refuse)
        card._go.click()
        used.settle()
    assert used.trouble
    assert card.isVisible()
    assert card._heir.value() == tim.id
    card._go.click()
    used.settle()
    assert card.isHidden()
    assert anouk not in used.desk.all_of(Professional)


def test_a_colleague_who_leaves_hands_over_first(used):
    screen = used.open_place(SETTINGS)
    anouk, tim = (
        next(p for p in used.desk.all_of(Professional) if p.name == name)
        for name in ("Anouk de Graaf", "Tim Postma")
    )
    screen._people._entries[anouk.id]._remove.click()
    used.settle()
    card = screen._leaving
    assert card.isVisible()
    assert "In het team van Noor van Dalen." in card._where.text()
    assert used.focus is card._heir
    assert anouk in used.desk.all_of(Professional)
    used.key(Qt.Key.Key_Escape)
    assert card.isHidden()

    screen._people._entries[anouk.id]._remove.click()
    used.settle()
    card._heir.choose(tim.id)
    card._go.click()
    used.settle()
    assert anouk not in used.desk.all_of(Professional)
    assert {m.professional_id for m in used.desk.all_of(TeamMember)} >= {tim.id}
    assert used.toast == "Professional verwijderd. Het staat in de Prullenbak."
    used.key(Qt.Key.Key_Z, CONTROL)
    assert anouk in used.desk.all_of(Professional)


def test_a_colleague_who_stands_nowhere_goes_at_once(used):
    nobody = Professional(name="Zus Jansen")
    used.session.add(nobody)
    screen = used.open_place(SETTINGS)
    screen._people._entries[nobody.id]._remove.click()
    used.settle()
    assert nobody not in used.desk.all_of(Professional)
    assert screen._leaving.isHidden()
