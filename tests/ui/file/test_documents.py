"""Documents in, looked at, and out of the vault again, with a line in the register."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton

from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment, DocumentKind, MediaType
from ib_desk.domain.records.disclosure import Disclosure, Way
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.file.report_row import ReportRow
from ib_desk.ui.widgets.note import Note
from tests.builders import NOOR
from tests.ui.desk_window import CONTROL
from tests.ui.looking import nameless
from tests.ui.opened_desk import NOW

OTHER_KIND = "Dit soort bestand kan niet mee met een aanvraag."
DAMAGED = "Het bestand is beschadigd."


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (2000, 300), "navy").save(made, "PNG")
    return made.getvalue()


def drop(page, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def notes(page):
    """What is said of files that came in, as title and text."""
    found = [one for one in page.findChildren(Note) if one.isVisibleTo(page)]
    return [(note.accessibleName(), note.accessibleDescription()) for note in found]


def press(page, words):
    found = [one for one in page.findChildren(QPushButton) if one.text() == words]
    next(one for one in found if one.isVisibleTo(page)).click()


def new_ones(used, before):
    return [one for one in used.desk.all_of(Attachment) if one.id not in before]


@pytest.mark.usefixtures("sheet")
def test_documents_are_dropped_looked_at_and_removed(used, tmp_path):
    page = used.open_page("documents")
    note, drawing = tmp_path / "verslag.txt", tmp_path / "tekening.png"
    note.write_text("Noor tekent graag.", encoding="utf-8")
    drawing.write_bytes(picture())
    before = {a.id for a in used.desk.all_of(Attachment)}
    drop(page, note, drawing)
    used.settle()
    text, image = new_ones(used, before)
    assert (text.media_type, image.media_type) == (MediaType.TEXT, MediaType.PNG)
    assert notes(page) == []

    page._list.open_record(text.id)
    used.settle()
    assert page._card._pages.pages == 1
    assert page._card._known.isHidden()
    page._list.open_record(image.id)
    used.settle()
    known = page._card._known.text()
    assert known == "Niet of niet helemaal doorzocht: bladzijde 1. Kijk daar zelf."
    assert page.area.horizontalScrollBar().maximum() == 0
    assert nameless(page) == []

    page._list._entries[image.id]._remove.click()
    used.settle()
    assert page._card.isHidden()
    assert used.toast == "Document verwijderd. Het staat in de Prullenbak."
    used.key(Qt.Key.Key_Z, CONTROL)
    page._list.open_record(image.id)
    used.settle()
    assert page._card._pages.isVisible()


NAMED = "IB Desk keek naar de naam van het bestand."
WRONG = "Klopt het niet? Kies bij het document iets anders."


def test_the_kind_that_a_name_tells_is_said_in_one_note_and_chosen_otherwise_by_keyboard(
    used, tmp_path
):
    page = used.open_page("documents")
    before = {a.id for a in used.desk.all_of(Attachment)}
    paths = [tmp_path / name for name in ("opp-getekend.txt", "scan0001.txt", "verslag_mdo.txt")]
    for path in paths:
        path.write_text("Een blad.", encoding="utf-8")
    drop(page, *paths)
    used.settle()
    used.qtbot.waitUntil(lambda: len(new_ones(used, before)) == len(paths))
    used.settle()
    found = {one.title: one for one in new_ones(used, before)}
    assert [one.kind for one in found.values()] == [DocumentKind.OPP, None, DocumentKind.MINUTES]
    assert not any(one.goes_along for one in found.values())
    told = "‘opp-getekend’: ontwikkelingsperspectief\n‘verslag mdo’: verslag"
    assert notes(page) == [(NAMED, f"{told}\n{WRONG}")]

    page._list.open_record(found["verslag mdo"].id, "kind")
    used.settle()
    assert used.window.focusWidget().accessibleName() == "Wat is het?"
    used.type("onderzoek")
    used.key(Qt.Key.Key_Tab)
    used.settle()
    chosen = next(one for one in new_ones(used, before) if one.title == "verslag mdo")
    assert chosen.kind is DocumentKind.RESEARCH
    press(page, "Begrepen")
    assert notes(page) == []
    other = tmp_path / "brief.txt"
    other.write_text("Een brief.", encoding="utf-8")
    drop(page, other)
    used.settle()
    assert notes(page) == [(NAMED, f"‘brief’: brief\n{WRONG}")]


def test_a_document_that_cannot_go_along_is_kept_and_the_way_out_is_told(used, tmp_path):
    page = used.open_page("documents")
    before = {a.id for a in used.desk.all_of(Attachment)}
    letter = tmp_path / "stuk.docx"
    letter.write_bytes(b"PK\x03\x04 word/document.xml")
    drop(page, letter)
    used.settle()

    assert notes(page) == [
        (
            "‘stuk.docx’ is bewaard (Word-document).",
            f"{OTHER_KIND} Open het, kies Opslaan als PDF en voeg dat toe.",
        )
    ]
    press(page, "Begrepen")
    assert notes(page) == []
    (kept,) = new_ones(used, before)
    page._list.open_record(kept.id)
    used.settle()
    assert page._card._pages.isHidden()
    assert "kies Opslaan als PDF" in page._card._known.text()
    assert not page._list._entries[kept.id].form._fields["goes_along"].editor.widget.isVisible()


def test_a_file_of_which_no_pages_can_be_made_is_kept_only_when_she_says_so(used, tmp_path):
    page = used.open_page("documents")
    before = {a.id for a in used.desk.all_of(Attachment)}
    broken = tmp_path / "scan.pdf"
    broken.write_bytes(b"%PDF-1.7 en verder niets")
    drop(page, broken)
    used.settle()

    assert notes(page) == [
        (
            "‘scan.pdf’ kan niet mee met een aanvraag.",
            f"{DAMAGED} Opent het nog ergens? Kies daar Opslaan als PDF en voeg dat toe.",
        )
    ]
    assert new_ones(used, before) == []
    press(page, "Toch bewaren")
    used.settle()
    assert notes(page) == []
    (kept,) = new_ones(used, before)
    assert kept.unfit is Unfit.DAMAGED


def test_what_is_kept_after_all_comes_into_the_dossier_that_it_was_for(used, tmp_path):
    page = used.open_page("documents")
    other = SupportFile(pupil_id=NOOR, opened_on=NOW.date())
    used.session.add(other)
    used.settle()
    broken, note = tmp_path / "scan.pdf", tmp_path / "verslag.txt"
    broken.write_bytes(b"%PDF-1.7 en verder niets")
    note.write_text("Een verslag.", encoding="utf-8")
    before = {a.id for a in used.desk.all_of(Attachment)}
    page._taking.take(used.file_id, [broken])
    page._taking.take(other.id, [note])
    used.settle()
    used.qtbot.waitUntil(lambda: len(new_ones(used, before)) == 1)
    press(page, "Toch bewaren")
    used.settle()
    files = {one.title: one.file_id for one in new_ones(used, before)}
    assert list(files.values()) == [other.id, used.file_id]


def test_what_is_not_for_here_is_refused_by_name_and_the_next_file_comes_in(used, tmp_path):
    page = used.open_page("documents")
    before = {a.id for a in used.desk.all_of(Attachment)}
    program, empty, note = (tmp_path / name for name in ("spel.exe", "leeg.txt", "goed.txt"))
    program.write_bytes(b"MZ\x90\x00\x03")
    empty.write_bytes(b"")
    note.write_text("Gewone tekst.", encoding="utf-8")
    drop(page, program, empty, note)
    used.settle()

    assert [title for title, _text in notes(page)] == [
        "‘spel.exe’ is niet bewaard.",
        "‘leeg.txt’ is niet bewaard.",
    ]
    assert [one.title for one in new_ones(used, before)] == ["goed"]
    assert used.saving == "Alles bewaard"


def test_what_is_larger_than_the_memory_is_refused_in_words(used, tmp_path):
    page = used.open_page("documents")
    film = tmp_path / "film.pdf"
    film.write_bytes(b"%PDF-1.7")
    os.truncate(film, 1 << 38)  # holes only: it takes no room
    used.session.preferences.keep_documents_of(10)
    drop(page, film)
    used.settle()

    ((title, text),) = notes(page)
    assert title == "‘film.pdf’ is niet bewaard."
    assert text.startswith("Dit bestand is groter dan 10 MB.")


def test_files_that_wait_are_called_off(used, tmp_path):
    page = used.open_page("documents")
    before = {a.id for a in used.desk.all_of(Attachment)}
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    for file in files:
        file.write_text("Gewone tekst.", encoding="utf-8")
    drop(page, *files)
    used.session._documents.call(lambda: None)  # one is read now, and nobody has heard of it yet
    page._taking._looking.stop_asked.emit()
    used.settle()

    assert new_ones(used, before) == []
    assert page._taking._looking.isHidden()


def begin_saving(page, target):
    page._card._save.click()
    assert "iedereen" in page._card._before_saving.accessibleName()
    press(page, "Toch opslaan…")
    dialog = page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(target))
    dialog.reject()


def save_outside(used, page, target):
    begin_saving(page, target)
    used.settle()


def test_saving_outside_the_vault_is_warned_of_and_registered(used, tmp_path):
    page = used.open_page("documents")
    kept = used.desk.all_of(Attachment)[0]
    page._list.open_record(kept.id)
    used.settle()
    target = tmp_path / "document.txt"
    save_outside(used, page, target)
    (line,) = used.desk.all_of(Disclosure)
    assert target.read_bytes()
    assert line.digest == kept.digest
    assert page._card._told.accessibleName() == "Opgeslagen. Het staat bij ‘Wat naar buiten ging’."

    register = used.open_page("register")
    (row,) = register._list.rows
    assert row.title == "Document"
    register._list.opened.emit(row.key)
    used.settle()
    assert nameless(register) == []
    register._look.click()
    used.settle()
    assert used.crumbs[-1] == "Documenten"
    assert page._card.attachment == kept

    page._list._entries[kept.id]._remove.click()
    used.settle()
    used.open_page("register")
    register._list.opened.emit(row.key)
    register._look.click()
    used.settle()
    assert register._gone.isVisible()


def test_of_what_is_on_its_way_nothing_is_told_of_another_child(used, tmp_path):
    page = used.open_page("documents")
    page._list.open_record(used.desk.all_of(Attachment)[0].id)
    used.settle()
    begin_saving(page, tmp_path / "document.txt")
    page._card.clear()
    used.settle()
    assert not page._card._told.accessibleName()
    assert page._card._told.isHidden()


def test_what_is_found_in_a_document_asks_for_a_reason_before_it_leaves(used, tmp_path):
    page = used.open_page("documents")
    note = tmp_path / "verslag.txt"
    note.write_text("Het BSN is 111222333.", encoding="utf-8")
    drop(page, note)
    used.settle()
    kept = used.desk.all_of(Attachment)[-1]
    page._list.open_record(kept.id)
    used.settle()
    target = tmp_path / "buiten" / "document.txt"
    target.parent.mkdir()
    save_outside(used, page, target)
    assert page._card._reason.isVisible()
    assert "BSN" in page._card._reason.accessibleName()
    assert not target.exists()

    page._card._reason._cancel.click()
    assert not page._card._reason.isVisible()
    assert used.desk.all_of(Disclosure) == []

    save_outside(used, page, target)
    page._card._reason._text.setPlainText("Het is een voorbeeld.")
    page._card._reason._give()
    used.settle()
    assert target.exists()
    assert [line.gaps_reason for line in used.desk.all_of(Disclosure)] == ["Het is een voorbeeld."]


def test_of_others_it_is_told_that_not_all_said_yes_before_it_leaves(used, tmp_path):
    page = used.open_page("documents")
    kept = next(one for one in used.desk.all_of(Attachment) if one.title)
    used.desk.store((kept, replace(kept, sender="Jeugdarts GGD")))
    used.settle()
    page._list.open_record(kept.id)
    used.settle()
    target = tmp_path / "document.txt"
    save_outside(used, page, target)
    assert page._card._reason.isVisible()
    assert "toestemming" in page._card._reason.accessibleName()
    assert not target.exists()


def test_a_place_that_cannot_be_written_is_told(used, tmp_path):
    page = used.open_page("documents")
    page._list.open_record(used.desk.all_of(Attachment)[0].id)
    used.settle()
    save_outside(used, page, tmp_path / "weg" / "document.txt")
    assert page._card._told.accessibleName() == "IB Desk kan daar niet schrijven."


def kept_letter(used, page, tmp_path):
    letter = tmp_path / "stuk.docx"
    letter.write_bytes(b"PK\x03\x04 word/document.xml")
    drop(page, letter)
    used.settle()
    kept = used.desk.all_of(Attachment)[-1]
    page._list.open_record(kept.id)
    used.settle()
    return letter


def open_with(used, page, monkeypatch, *, is_opened):
    """The paths that were handed to another program."""
    handed = []

    def open_url(url):
        handed.append(Path(url.toLocalFile()))
        return is_opened

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    page._card._open_outside.click()
    assert "kopie, buiten de kluis" in page._card._before_opening.accessibleName()
    assert handed == []
    press(page, "Toch openen")
    used.settle()
    return handed


def test_what_cannot_go_along_is_opened_as_a_copy_that_goes_at_the_lock(
    used, tmp_path, monkeypatch
):
    page = used.open_page("documents")
    letter = kept_letter(used, page, tmp_path)
    (copy,) = open_with(used, page, monkeypatch, is_opened=True)

    assert copy.read_bytes() == letter.read_bytes()
    assert "Geopend" in page._card._told.accessibleName()
    (line,) = used.desk.all_of(Disclosure)
    assert line.way is Way.OPENED
    used.session.desk.copies.clear()
    assert not copy.exists()


def test_a_computer_without_a_program_for_it_is_told(used, tmp_path, monkeypatch):
    page = used.open_page("documents")
    kept_letter(used, page, tmp_path)
    open_with(used, page, monkeypatch, is_opened=False)

    assert page._card._told.accessibleName() == (
        "Er is op deze computer geen programma dat dit opent."
    )
    used.session.desk.copies.clear()


def test_an_empty_register_says_what_will_come_there(used):
    page = used.open_page("register")

    assert page._empty.isVisible()
    assert page._list.isHidden()


def row_of(page):
    return next(one for one in page.findChildren(ReportRow))


def test_a_document_is_made_the_report_of_research_in_one_line(used):
    page = used.open_page("documents")
    document = next(one for one in used.desk.all_of(Attachment) if one.kind is not None)
    used.desk.store((document, replace(document, kind=None)))
    used.settle()
    page._list.open_record(document.id)
    used.settle()
    row = row_of(page)
    test = used.desk.all_of(Assessment)[0]
    assert [row._which.itemText(n) for n in range(row._which.count())] == [
        "een nieuw onderzoek",
        test.instrument,
    ]
    row._which.choose(test.id)
    press(page, "Koppelen")
    used.settle()
    assert used.desk.all_of(Assessment) == [replace(test, report_id=document.id)]
    assert row._words.text() == f"Verslag van {test.instrument}"
    assert nameless(page) == []
    press(page, "Naar het onderzoek")
    used.settle()
    assert used.window.navigator.file.pages.currentWidget().title == "Brede blik"


def test_research_that_the_file_has_not_is_begun_at_its_report(used):
    for known in used.desk.all_of(Assessment):
        used.desk.ask(partial(used.session.desk.records.remove, known))
    page = used.open_page("documents")
    document = next(
        one for one in used.desk.all_of(Attachment) if one.kind is DocumentKind.OBSERVATION
    )
    page._list.open_record(document.id)
    used.settle()
    press(page, "Dit is het verslag van een onderzoek")
    used.settle()
    (made,) = used.desk.all_of(Assessment)
    assert (made.instrument, made.report_id) == (document.title, document.id)
    assert used.window.navigator.file.pages.currentWidget().title == "Brede blik"


def test_a_letter_is_asked_nothing_of_research(used):
    page = used.open_page("documents")
    letter = next(one for one in used.desk.all_of(Attachment) if one.kind is DocumentKind.LETTER)
    page._list.open_record(letter.id)
    used.settle()
    assert row_of(page).isHidden()
