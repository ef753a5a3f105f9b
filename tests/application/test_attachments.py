from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime

import pytest

from ib_desk.application.attachments import (
    Attachments,
    EmptyFile,
    TooLarge,
    UnknownMedia,
    title_from,
)
from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import Attachment, DocumentKind, MediaType
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import Disclosure, OutputKind, Way
from ib_desk.domain.records.support_file import SupportFile
from tests.application.fakes import FakeVault, ticking_clock

PUPIL = Pupil(call_name="Noor")
FILE = SupportFile(pupil_id=PUPIL.id, opened_on=date(2026, 9, 1))
PDF = b"%PDF-1.7 ..."
LIMIT = 100


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def records(vault: FakeVault) -> Records:
    records = Records(vault, UndoStack(), ticking_clock())
    records.add(PUPIL, FILE)
    return records


@pytest.fixture
def attachments(vault: FakeVault, records: Records) -> Attachments:
    return Attachments(vault, records, size_limit=LIMIT)


def added(attachments: Attachments, content: bytes = PDF) -> Attachment:
    change = attachments.add(FILE.id, content, "verslag.pdf")
    assert isinstance(change.subject, Attachment)
    return change.subject


def test_a_document_is_kept_with_the_facts_of_its_bytes(attachments, records):
    change = attachments.add(FILE.id, PDF, "/tmp/Observatie_in de klas.PDF")

    assert change.action is Action.ADDED
    kept = change.subject
    assert kept == Attachment(
        id=kept.id,
        file_id=FILE.id,
        content_id=kept.content_id,
        title="Observatie in de klas",
        media_type=MediaType.PDF,
        size=len(PDF),
        digest=hashlib.sha256(PDF).hexdigest(),
    )
    assert records.find(Attachment) == [kept]
    assert attachments.content(kept) == PDF


def test_an_encrypted_pdf_is_kept_and_marked(attachments):
    assert added(attachments, b"%PDF-1.7 /Encrypt 5 0 R").encrypted


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", EmptyFile), (b"%PDF-" + bytes(LIMIT), TooLarge), (b"PK\x03\x04", UnknownMedia)],
)
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(vault, attachments, content, error):
    with pytest.raises(error):
        attachments.add(FILE.id, content, "verslag.pdf")

    assert vault.kept.contents == {}
    assert len(vault.kept.records) == 2


def test_the_limit_itself_is_not_too_large_and_the_refusal_names_both_sizes(attachments):
    just_fits = PDF.ljust(LIMIT)

    assert added(attachments, just_fits).size == LIMIT
    with pytest.raises(TooLarge) as refused:
        added(attachments, just_fits + b" ")
    assert (refused.value.size, refused.value.limit) == (LIMIT + 1, LIMIT)


def test_the_limit_is_25_mb_unless_told_otherwise(vault, records):
    attachments = Attachments(vault, records)

    assert added(attachments, PDF.ljust(25 * 2**20)).size == 26_214_400
    with pytest.raises(TooLarge):
        added(attachments, PDF.ljust(25 * 2**20 + 1))


def test_facts_change_without_touching_the_bytes(attachments, records):
    document = added(attachments)
    records.change(document, replace(document, title="Observatie", kind=DocumentKind.OBSERVATION))

    assert attachments.content(document) == PDF


def test_a_removed_document_can_be_undone_until_the_purge(attachments, records):
    document = added(attachments)
    records.remove(document)
    assert attachments.content(document) == PDF

    records.undo()

    assert records.find(Attachment) == [document]
    assert attachments.purge() == 0
    assert attachments.content(document) == PDF


def test_a_purge_forgets_the_bytes_that_nothing_refers_to(vault, attachments, records):
    kept, removed = added(attachments), added(attachments)
    records.remove(removed)

    assert attachments.purge() == 1
    assert attachments.purge() == 0

    assert set(vault.kept.contents) == {kept.content_id}
    with pytest.raises(NotFound):
        attachments.content(removed)


def test_a_purge_leaves_the_copy_of_what_was_sent(vault, attachments, records):
    with vault() as work:
        copy_id = work.put_content(b"%PDF-2.0")
        work.commit()
    records.add(
        Disclosure(
            file_id=FILE.id,
            kind=OutputKind.REQUEST_PACKAGE,
            way=Way.SEALED_BY_MAIL,
            made_at=datetime.fromisoformat("2026-09-24 16:30:00"),
            digest="",
            copy_id=copy_id,
        )
    )

    assert attachments.purge() == 0
    assert attachments.kept(copy_id) == b"%PDF-2.0"


@pytest.mark.parametrize(
    ("file_name", "title"),
    [
        ("Verslag_logopedie-def.PDF", "Verslag logopedie-def"),
        ("C:\\Users\\ib\\Documents\\foto.jpeg", "foto"),
        ("/home/ib/verslag van 3.10.docx.pdf", "verslag van 3.10.docx"),
        ("  twee__  spaties .txt", "twee spaties"),
        ("Zoe\u0308.png", "Zoë"),
        ("regel\none\u202e.txt", "regel one"),
        ("zonder extensie", "zonder extensie"),
        (".pdf", ""),
        ("", ""),
    ],
)
def test_a_title_is_the_name_of_the_file_made_readable(file_name, title):
    assert title_from(file_name) == title
