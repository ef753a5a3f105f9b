"""Finding a sentence back, by keyboard alone: type, look, open the very field, and come back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ib_desk.application.progress import Silent
from ib_desk.domain.folding import words_of
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.contract import ContractParty
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.search.searched import texts_of
from ib_desk.ui.places import REQUESTS, SEARCH
from ib_desk.ui.search.words import ways_to_ask
from ib_desk.ui.spots import QUESTION
from tests.ui.desk_window import ALT, CONTROL, SHIFT
from tests.ui.looking import nameless
from tests.ui.opened_desk import wait_for


def search(used, query: str):
    """The screen, after this was typed as anybody types it."""
    used.key(Qt.Key.Key_F, CONTROL | SHIFT)
    assert used.focus.objectName() == QUESTION
    used.type(query)
    used.settle()
    return used.screen


def titles(screen) -> list[str]:
    return [row.title for row in screen._list.rows]


def test_a_sentence_is_found_opened_and_left_again_by_keyboard(used):
    (signal,) = (one for one in used.desk.all_of(Signal) if one.fact)
    word = max(signal.fact.split(), key=len).strip(".,").lower()
    screen = search(used, word)
    row = next(row for row in screen._list.rows if row.title.endswith("Signaal"))
    assert row.title.startswith("Noor van Dalen")
    assert any(row.fact[start:end].lower() == word for start, end in row.marks)

    used.key(Qt.Key.Key_Return)
    while screen._list.current_key() != row.key:
        used.key(Qt.Key.Key_Down)
    used.key(Qt.Key.Key_Return)

    assert used.crumbs[1] == "Noor van Dalen"
    assert (used.focus.property("record_id"), used.focus.objectName()) == (str(signal.id), "fact")

    used.key(Qt.Key.Key_Left, ALT)
    assert used.screen is screen
    assert screen._list.hasFocus()
    assert screen._list.current_key() == row.key


@pytest.mark.parametrize(
    "kind", [ContractParty, Decision, Professional, Guardian], ids=lambda kind: kind.__name__
)
def test_a_find_opens_on_its_page_at_the_record(used, kind):
    record = next(one for one in used.desk.all_of(kind) if [*texts_of(one)])
    words = words_of(next(texts_of(record))[1])[:4]
    screen = search(used, f'"{" ".join(word.folded for word in words)}"')
    key = next(at for at, hit in enumerate(screen._found.hits) if hit.record_id == record.id)

    screen._list.go_to(key)
    screen._list.setFocus()
    used.key(Qt.Key.Key_Return)

    assert used.crumbs[1] == "Noor van Dalen"
    around = used.focus
    while around.property("record_id") != str(record.id):
        around = around.parentWidget()  # None where the record is not around the focus


def test_a_sentence_in_a_document_opens_the_document_on_that_page(used):
    file = used.desk.all_of(SupportFile)[0]
    text = "\n".join([*(f"regel {n}" for n in range(70)), "Zij draagt een zonnehoed."]).encode()
    attachments = used.session.desk.attachments
    incoming = attachments.prepare(text, "Brief_van_oma.txt", Silent())
    wait_for(used.session.write(lambda: attachments.add(file.id, incoming)))
    search(used, "zonnehoed")
    (row,) = used.screen._list.rows
    assert row.title == "Noor van Dalen · Document · Brief van oma"
    assert row.right == "bladzijde 2"
    assert "Brief van oma" in row.spoken

    used.key(Qt.Key.Key_Return)
    used.key(Qt.Key.Key_Return)

    view = used.page._card._pages
    used.qtbot.waitUntil(lambda: view.pages > 1)
    used.settle()
    assert used.crumbs[1:] == ("Noor van Dalen", "Documenten")
    assert used.focus is view._pages
    assert not used.focus.visibleRegion().isEmpty()
    assert view._pages.current == 1


def test_nothing_typed_says_how_to_ask(used):
    screen = search(used, "")
    assert not nameless(screen)
    said = {shown.text() for shown in screen._ways.findChildren(QLabel)}
    assert {words for way in ways_to_ask() for words in way} <= said


def test_nothing_found_says_where_was_searched_and_where_not(used, aloud):
    screen = search(used, "ruimteschip")
    said = screen._none.accessibleDescription()
    assert "Niet in afgesloten dossiers, niet in gesloten stukken en" in said
    assert any("Niets gevonden" in words for words in aloud)

    used.key(Qt.Key.Key_Tab)
    used.key(Qt.Key.Key_Tab)
    used.key(Qt.Key.Key_Space)
    assert "ook de afgesloten" in screen._none.accessibleDescription()
    assert screen._field.hasFocus()


def test_a_closed_file_is_found_when_it_is_asked(used):
    (file,) = used.desk.all_of(SupportFile)
    closing = Closing(file_id=file.id, closed_on=file.opened_on, outcome="Naar de nieuwe school.")
    used.desk.store((file, replace(file, closed_on=file.opened_on)))
    wait_for(used.session.add(closing))
    screen = search(used, "nieuwe school")
    assert titles(screen) == []
    used.key(Qt.Key.Key_A, CONTROL)
    used.type("nieuwe school afgesloten")
    used.settle()
    assert titles(screen) == ["Noor van Dalen · Afsluiting"]
    assert screen._list.rows[0].right.startswith("dossier afgesloten")


def test_what_is_removed_is_gone_from_the_finds_and_comes_back_with_undo(used):
    screen = search(used, "soort:signaal")
    before = titles(screen)
    (signal, *_) = used.desk.all_of(Signal)
    wait_for(used.session.remove(signal))
    used.settle()
    assert len(titles(screen)) == len(before) - 1
    wait_for(used.session.undo())
    used.settle()
    assert titles(screen) == before


def test_what_was_not_understood_is_said(used):
    screen = search(used, "noor voor:straks")
    assert "‘voor:straks’" in screen._unread.text()
    assert screen._list.rows


def test_how_many_there_are_is_said_when_the_typing_rests(used, aloud):
    screen = search(used, "noor")
    count = len(screen._found.hits)
    used.qtbot.waitUntil(lambda: any(f"{count} gevonden" in words for words in aloud))


@pytest.mark.parametrize(
    "seen", [Signal(fact="Huilt bij de fietsenstalling."), Contact(line="Over de fietsenstalling.")]
)
def test_what_is_in_no_file_opens_with_its_pupil(used, seen):
    pupil = Pupil(call_name="Sem", surname="Bakker")
    seen = replace(seen, pupil_id=pupil.id)
    wait_for(used.session.add(pupil, seen))
    search(used, "fietsenst")
    used.key(Qt.Key.Key_Return)
    used.key(Qt.Key.Key_Return)
    used.settle()
    assert used.focus.property("record_id") == str(seen.id)


def test_a_pupil_without_a_file_opens_with_what_is_known(used):
    pupil = Pupil(call_name="Sem", surname="Bakker")
    wait_for(used.session.add(pupil))
    search(used, "leerling:bakker")
    used.key(Qt.Key.Key_Return)
    used.key(Qt.Key.Key_Return)
    used.settle()
    assert used.focus.property("record_id") == str(pupil.id)


def test_what_is_the_school_s_opens_in_the_settings(used):
    (school,) = used.desk.all_of(School)
    used.desk.store((school, replace(school, coordinator="Xanthippe")))
    search(used, "xanthippe")
    used.key(Qt.Key.Key_Return)
    used.key(Qt.Key.Key_Return)
    used.settle()
    assert used.crumbs == ("Instellingen",)


def test_the_last_question_is_the_one_that_is_answered(used):
    screen = search(used, "")
    for letter in "noor":
        used.type(letter)
    used.settle()
    assert screen._found.asked.words == ("noor",)


def test_the_open_agreements_of_a_colleague_are_one_question(used):
    def says_tim(agreement: Agreement) -> bool:
        said = (word for _name, text in texts_of(agreement) for word in words_of(text))
        return any(word.folded.startswith("tim") for word in said)

    *every, kept = used.desk.all_of(Agreement)
    used.desk.store((kept, replace(kept, owner="Tim", state=AgreementState.KEPT)))
    screen = search(used, "soort:afspraak open tim")
    found = {hit.record_id for hit in screen._found.hits}
    assert found == {one.id for one in every if one.is_to_settle and says_tim(one)}
    assert 0 < len(found) < len(every)
    assert all("Afspraak" in row.title for row in screen._list.rows)


def test_the_screen_looks_again_when_she_comes_back_to_it(used):
    screen = search(used, "zeepaardje")
    assert not screen._list.rows
    used.open_place(REQUESTS)
    pupil = Pupil(call_name="Sem", about_me="Ik hou van een zeepaardje.")
    wait_for(used.session.add(pupil))
    used.open_place(SEARCH)
    assert titles(screen) == ["Sem"]
