from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pytest

from ib_desk.application.documents import Documents
from ib_desk.application.paper import (
    Mark,
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
from ib_desk.domain.records.attachment import ContentId
from tests.application.fakes import FakeVault
from tests.builders import (
    ATTACHED_PAGES,
    ATTACHED_TEXT,
    FILE,
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

    def preview(self, order: PackageOrder, progress):
        self.asked = [order, progress]
        return PAGES


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
    assert documents.order(snapshot, concept, "zes woorden").choices == marked


def test_a_preview_is_made_without_a_passphrase(documents, workshop):
    snapshot, progress = documents.snapshot(FILE), Silent()
    assert documents.preview(snapshot, PrintChoices(), progress) is PAGES
    order, heard = workshop.asked
    assert (order.whole, order.passphrase) == (snapshot.whole, "")
    assert heard is progress
