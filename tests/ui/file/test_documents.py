"""Documents in, looked at, and out of the vault again, with a line in the register."""

from __future__ import annotations

import os
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from ib_desk.application.documents import Leaving
from ib_desk.application.paper import Report
from ib_desk.domain.records.attachment import Attachment, MediaType
from ib_desk.domain.records.request import Disclosure, Way
from tests.ui.desk_window import CONTROL
from tests.ui.looking import nameless


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


@pytest.mark.usefixtures("sheet")
def test_documents_are_dropped_looked_at_and_removed(used, tmp_path):
    page = used.open_page("documents")
    note, drawing = tmp_path / "verslag.txt", tmp_path / "tekening.png"
    note.write_text("Noor tekent graag.", encoding="utf-8")
    drawing.write_bytes(picture())
    before = {a.id for a in used.desk.all_of(Attachment)}
    drop(page, note, drawing)
    used.settle()
    text, image = (a for a in used.desk.all_of(Attachment) if a.id not in before)
    assert (text.media_type, image.media_type) == (MediaType.TEXT, MediaType.PNG)

    page._list.open_record(text.id)
    used.settle()
    assert page._text.toPlainText() == "Noor tekent graag."
    page._list.open_record(image.id)
    used.settle()
    assert page._text.isHidden()
    assert 0 < page._picture.pixmap().width() < page.width()
    assert page.area.horizontalScrollBar().maximum() == 0
    assert nameless(page) == []

    page._list._entries[image.id]._remove.click()
    used.settle()
    assert page._preview_card.isHidden()
    assert used.toast == "Document verwijderd"
    used.key(Qt.Key.Key_Z, CONTROL)
    page._list.open_record(image.id)
    used.settle()
    assert page._picture.isVisible()


def test_what_cannot_be_kept_is_refused_in_words(used, tmp_path):
    page = used.open_page("documents")
    before = len(used.desk.all_of(Attachment))
    strange = tmp_path / "film.mp4"
    strange.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(100))
    drop(page, strange)
    used.settle()

    assert used.trouble == "Dit soort bestand kan IB Desk niet bewaren."
    assert used.saving == "Alles bewaard"
    assert len(used.desk.all_of(Attachment)) == before


def test_what_is_larger_than_the_memory_is_refused_in_words(used, tmp_path):
    page = used.open_page("documents")
    film = tmp_path / "film.pdf"
    film.write_bytes(b"%PDF-1.7")
    os.truncate(film, 1 << 38)  # holes only: it takes no room
    drop(page, film)
    used.settle()

    assert used.trouble == "Dit bestand is te groot."


def test_saving_outside_the_vault_is_warned_of_and_registered(used, tmp_path, monkeypatch):
    page = used.open_page("documents")
    kept = used.desk.all_of(Attachment)[0]
    page._list.open_record(kept.id)
    used.settle()
    page._save.click()
    assert "iedereen" in page._outside.accessibleName()

    page._save_outside()
    dialog = page.findChild(QFileDialog)
    target = tmp_path / "document.txt"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    used.settle()
    (line,) = used.desk.all_of(Disclosure)
    assert target.read_bytes()
    assert line.digest == kept.digest

    register = used.open_page("register")
    (row,) = register._list.rows
    assert row.title == "Document"
    assert nameless(register) == []
    register._list.opened.emit(row.key)
    used.settle()
    assert used.crumbs[-1] == "Documenten"
    assert page._open == kept

    page._list._entries[kept.id]._remove.click()
    used.settle()
    used.open_page("register")
    register._list.opened.emit(row.key)
    used.settle()
    assert register._gone.isVisible()


def test_what_was_printed_is_read_again_as_it_left(used):
    documents = used.session.desk.documents
    snapshot = used.desk.ask(lambda: documents.snapshot(used.file_id))
    printed = documents.print(Report.CONTRACT, snapshot)
    leaving = Leaving(
        file_id=used.file_id,
        report=Report.CONTRACT,
        printed=printed,
        way=Way.PRINTED,
        recipient="moeder",
    )
    used.session.write(lambda: documents.note_left(leaving))
    register = used.open_page("register")
    (row,) = register._list.rows
    assert row.fact.startswith("moeder · afgedrukt")

    register._list.opened.emit(row.key)
    used.settle()
    assert register._copy.isVisible()
    assert register._copy.pages >= 1


def test_an_empty_register_says_what_will_come_there(used):
    page = used.open_page("register")

    assert page._empty.isVisible()
    assert page._list.isHidden()
