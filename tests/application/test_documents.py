from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from ib_desk.application.documents import Documents, Leaving
from ib_desk.application.paper import (
    Mark,
    NotWritable,
    Package,
    PackageOrder,
    PrintChoices,
    Printed,
    Report,
    Stamp,
)
from ib_desk.application.ports import Clock
from ib_desk.application.progress import Silent
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.request import Disclosure, OutputKind, Way
from tests.application.fakes import FakeVault
from tests.builders import (
    ATTACHED_PAGES,
    ATTACHED_TEXT,
    FILE,
    REQUEST,
    attachments,
    known_id,
    noor,
    noor_records,
)

NOW = datetime(2026, 9, 17, 16, 42)  # noqa: DTZ001 - the program's clock shows local time
PAGES = Printed(content=b"pages", pages=2, name="aanvraag-2026-0917.pdf")
PACKAGE = Package(sealed=b"s", readable=b"r", pages=3, contents_digest="c", name="a.pdf")


@dataclass
class Workshop:
    """Stands behind all three ports and remembers what it was asked."""

    asked: list[object] = field(default_factory=list)
    written: dict[Path, bytes] = field(default_factory=dict)
    broken: bool = False

    def print(self, report, whole, stamp, choices, enclosures=None):
        self.asked = [report, whole, stamp, choices, enclosures]
        return PAGES

    def write(self, order: PackageOrder, progress):
        self.asked = [order, progress]
        return PACKAGE

    def preview(self, order: PackageOrder, progress):
        self.asked = [order, progress]
        return PAGES

    def seal_again(self, readable: bytes, passphrase: str):
        self.asked = [readable, passphrase]
        return b"sealed again"

    def write_whole(self, path: Path, content: bytes, *, replace: bool = False):
        if self.broken or (path in self.written and not replace):
            raise NotWritable(13)
        self.written[path] = content


@pytest.fixture
def vault():
    kept = FakeVault()
    with kept() as work:
        for record in noor_records():
            work.save(record)
        work.commit()
    return kept


@pytest.fixture
def workshop():
    return Workshop()


@pytest.fixture
def documents(vault, workshop):
    return Documents(vault, workshop, workshop, workshop, Clock(lambda: NOW))


def test_a_snapshot_holds_the_whole_file_and_who_prints_it_when(documents):
    snapshot = documents.snapshot(FILE)
    assert snapshot.whole.pupil == noor().pupil
    assert snapshot.whole.of(type(attachments()[0])) == attachments()
    assert snapshot.stamp == Stamp(printed_on=date(2026, 9, 17), maker="Esther Mulder")
    assert snapshot.contents == {}


def test_of_a_file_that_is_gone_there_is_no_snapshot(documents):
    with pytest.raises(NotFound):
        documents.snapshot(known_id("no such file"))


def test_for_a_package_the_pages_of_documents_that_go_along_come_too(documents, vault):
    along = [one for one in attachments() if one.goes_along]
    vault.kept.contents.update({one.pages_id: ATTACHED_PAGES.content for one in along})
    snapshot = documents.snapshot(FILE, with_contents=True)
    assert snapshot.contents == {one.content_id: ATTACHED_PAGES.content for one in along}
    assert "Observatie" not in repr(snapshot).replace("Observatie Karin Hoekstra", "")


def test_what_was_read_before_is_not_read_again(documents, vault):
    pages = [one.pages_id for one in attachments() if one.goes_along]
    along = [one.content_id for one in attachments() if one.goes_along]
    vault.kept.contents.update(dict.fromkeys(pages, ATTACHED_TEXT))
    before = {along[0]: b"was read before", ContentId(known_id("left home")): b"gone"}
    snapshot = documents.snapshot(FILE, with_contents=True, known=before)
    assert snapshot.contents == dict.fromkeys(along, ATTACHED_TEXT) | {along[0]: before[along[0]]}


def test_a_print_is_made_from_the_snapshot_alone(documents, workshop):
    snapshot = documents.snapshot(FILE)
    choices = PrintChoices(with_scores=True)
    assert documents.print(Report.PARENTS, snapshot, choices) is PAGES
    assert workshop.asked == [Report.PARENTS, snapshot.whole, snapshot.stamp, choices, None]


def test_without_choices_nothing_extra_is_printed(documents, workshop):
    documents.print(Report.CONTRACT, documents.snapshot(FILE))
    assert workshop.asked[3] == PrintChoices()


def test_nothing_of_an_example_can_be_taken_for_real(vault, workshop):
    clock = Clock(lambda: NOW)
    documents = Documents(vault, workshop, workshop, workshop, clock, is_example=True)
    snapshot = documents.snapshot(FILE)
    concept = PrintChoices(mark=Mark.CONCEPT, with_scores=True)
    marked = PrintChoices(mark=Mark.EXAMPLE, with_scores=True)

    documents.print(Report.PARENTS, snapshot, concept)
    assert workshop.asked[3] == marked
    documents.preview(snapshot, concept, Silent())
    assert workshop.asked[0].choices == marked
    documents.package(snapshot, concept, "zes woorden", Silent())
    assert workshop.asked[0].choices == marked


def test_a_package_is_made_from_the_snapshot_alone(documents, workshop):
    snapshot, progress = documents.snapshot(FILE), Silent()
    assert documents.package(snapshot, PrintChoices(), "zes woorden", progress) is PACKAGE
    order, heard = workshop.asked
    assert (order.whole, order.stamp, order.contents) == (snapshot.whole, snapshot.stamp, {})
    assert order.passphrase == "zes woorden"
    assert "zes woorden" not in repr(order)
    assert heard is progress


def test_a_preview_is_made_without_a_passphrase(documents, workshop):
    snapshot, progress = documents.snapshot(FILE), Silent()
    assert documents.preview(snapshot, PrintChoices(), progress) is PAGES
    order, heard = workshop.asked
    assert (order.whole, order.passphrase) == (snapshot.whole, "")
    assert heard is progress


def test_a_print_that_left_is_in_the_register_with_the_very_bytes(documents, vault):
    change = documents.note_left(
        Leaving(
            file_id=FILE,
            report=Report.PARENTS,
            printed=PAGES,
            way=Way.PRINTED,
            recipient="beide ouders",
            ground="gesprek",
        )
    )
    with vault() as work:
        (line,) = work.find(Disclosure)
        assert work.content(line.copy_id) == PAGES.content
        assert work.history(FILE)[0].change == change
    assert change.action is Action.ADDED
    assert (line.kind, line.way) == (OutputKind.PARENTS_PRINT, Way.PRINTED)
    assert (line.recipient, line.ground) == ("beide ouders", "gesprek")
    assert (line.made_at, line.digest) == (NOW, PAGES.digest)


@pytest.mark.parametrize("report", list(Report))
def test_each_report_has_its_own_name_in_the_register(documents, vault, report):
    documents.note_left(
        Leaving(file_id=FILE, report=report, printed=PAGES, way=Way.SAVED, request_id=REQUEST)
    )
    with vault() as work:
        (line,) = work.find(Disclosure)
    assert line.kind is report.output
    assert line.request_id == REQUEST


def test_what_is_saved_outside_is_written_whole(documents, workshop):
    documents.save(Path("a.pdf"), b"bytes")
    assert workshop.written == {Path("a.pdf"): b"bytes"}


def test_a_document_that_leaves_is_in_the_register(documents, vault, workshop):
    attachment = attachments()[0]
    vault.kept.contents[attachment.content_id] = ATTACHED_TEXT
    documents.save_attachment(attachment, Path("document.txt"))
    assert workshop.written == {Path("document.txt"): ATTACHED_TEXT}
    with vault() as work:
        (line,) = work.find(Disclosure)
    assert (line.kind, line.copy_id) == (OutputKind.ATTACHMENT, attachment.content_id)
    assert line.digest == attachment.digest


def test_a_document_that_could_not_be_written_did_not_leave(documents, vault, workshop):
    attachment = attachments()[0]
    vault.kept.contents[attachment.content_id] = ATTACHED_TEXT
    workshop.broken = True
    with pytest.raises(NotWritable):
        documents.save_attachment(attachment, Path("document.txt"))
    with vault() as work:
        assert work.find(Disclosure) == []


def test_bytes_that_are_gone_cannot_leave(documents, workshop):
    gone = attachments()[0]
    with pytest.raises(NotFound):
        documents.save_attachment(gone, Path("document.txt"))
    assert workshop.written == {}


def test_pages_that_left_can_be_sealed_again_and_that_is_a_line_of_its_own(
    documents, workshop, vault
):
    sealed = documents.seal_again(b"pages", "zes andere woorden")
    assert workshop.asked == [b"pages", "zes andere woorden"]
    first = Disclosure(
        file_id=FILE,
        request_id=REQUEST,
        kind=OutputKind.REQUEST_PACKAGE,
        way=Way.SEALED_BY_MAIL,
        made_at=datetime(2026, 9, 1, 9, 0),  # noqa: DTZ001 - as above
        recipient="SWV",
        digest="00",
        copy_id=attachments()[0].content_id,
    )
    change = documents.note_again(first, sealed)
    with vault() as work:
        again = work.find(Disclosure)[0]
    assert (change.action, change.subject) == (Action.ADDED, again)
    assert again.id != first.id
    assert again.made_at == NOW
    assert again.digest == sha256(sealed).hexdigest()
    assert (again.copy_id, again.recipient) == (first.copy_id, "SWV")
