from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.application.attachments import (
    Attachments,
    EmptyFile,
    ProgramFile,
    TooLarge,
    title_from,
)
from ib_desk.application.pages import MadePages, NoPages, first_words
from ib_desk.application.progress import Cancelled, Progress, Silent
from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment, DocumentKind, MediaType
from ib_desk.domain.records.disclosure import Disclosure, Way
from ib_desk.domain.records.made_pages import MadeFacts, Outcome, PageFacts, Searched, Unfit
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import SupportFile
from tests.application.fakes import FakeVault, ticking_clock
from tests.shipped import catalogue

PUPIL = Pupil(call_name="Noor")
FILE = SupportFile(pupil_id=PUPIL.id, opened_on=date(2026, 9, 1))
PDF = b"%PDF-1.7 ..."
WORD = b"PK\x03\x04 word/document.xml"
LIMIT = 100
FACTS = MadeFacts(pages=(PageFacts(), PageFacts(searched=Searched.NOT, is_picture=True)), inside=2)
PAGES = MadePages(pdf=b"%PDF-made", words=("Noor rekent méé.", ""), facts=FACTS)


class Maker:
    """Makes the same pages of every PDF, or refuses each."""

    def __init__(self) -> None:
        self.version = 1
        self.refusal: NoPages | None = None

    def make(self, content: bytes, kind: MediaType, progress: Progress) -> MadePages:
        progress.step(0, 1)
        if self.refusal is not None:
            raise self.refusal
        return PAGES


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def records(vault: FakeVault) -> Records:
    records = Records(vault, UndoStack(), ticking_clock())
    records.add(PUPIL, FILE)
    return records


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def attachments(vault: FakeVault, records: Records, maker: Maker) -> Attachments:
    return Attachments(vault, records, maker, catalogue().document_names)


def added(attachments: Attachments, content: bytes = PDF, name: str = "verslag.pdf") -> Attachment:
    change = attachments.add(FILE.id, attachments.prepare(content, name, Silent()))
    assert change.action is Action.ADDED
    assert isinstance(change.subject, Attachment)
    return change.subject


def test_a_document_is_kept_with_the_facts_of_its_bytes_and_of_its_pages(attachments, records):
    kept = added(attachments, name="/tmp/Observatie_in de klas.PDF")

    assert kept == Attachment(
        id=kept.id,
        file_id=FILE.id,
        content_id=kept.content_id,
        title="Observatie in de klas",
        kind=DocumentKind.OBSERVATION,
        media_type=MediaType.PDF,
        size=len(PDF),
        digest=hashlib.sha256(PDF).hexdigest(),
        maker=1,
        made=FACTS,
        pages_id=kept.pages_id,
        pages_digest=PAGES.kept().digest,
    )
    assert kept.outcome is Outcome.ALONG
    assert records.find(Attachment) == [kept]
    assert attachments.content(kept) == PDF


def test_a_name_that_says_no_kind_leaves_it_to_who_knows_the_document(attachments):
    assert added(attachments, name="scan0001.pdf").kind is None


def test_the_pages_that_were_made_are_kept_beside_it(attachments):
    pages = attachments.pages(added(attachments))

    assert pages is not None
    assert (pages.pdf, pages.words) == (PAGES.pdf, PAGES.words)


@given(words=st.lists(st.text()).map(tuple), pdf=st.binary())
def test_made_pages_come_back_as_they_were_kept(words, pdf):
    kept = MadePages(pdf=pdf, words=words, facts=FACTS).kept()

    assert (kept.words, kept.pdf) == (words, pdf)
    assert kept.digest == hashlib.sha256(kept.content).hexdigest()


@given(st.lists(st.text() | st.just('", "\\')), st.binary(), st.none() | st.integers(0, 200))
def test_the_words_of_the_first_pages_are_read_from_the_beginning(words, pdf, size):
    kept = MadePages(pdf=pdf, words=tuple(words), facts=FACTS).kept()
    first = first_words(kept.content[:size])
    assert first == kept.words[: len(first)]
    if size is None:
        assert first == kept.words


def test_how_much_of_a_document_was_searched_and_what_became_pictures():
    assert (FACTS.searched, FACTS.as_pictures) == (Searched.PARTLY, 1)
    for searched in Searched:
        pages = (PageFacts(searched=searched),) * 2
        assert MadeFacts(pages=pages).searched is searched


def test_a_document_of_another_kind_is_kept_without_pages(attachments):
    incoming = attachments.prepare(WORD, "verslag.docx", Silent())
    kept = added(attachments, WORD, "verslag.docx")

    assert incoming.outcome is kept.outcome is Outcome.KEPT
    assert (kept.title, kept.media_type) == ("verslag", MediaType.WORD)
    assert (kept.unfit, kept.made) == (Unfit.OTHER_KIND, None)
    assert attachments.pages(kept) is None
    assert attachments.content(kept) == WORD


def test_a_document_of_which_no_pages_can_be_made_may_be_kept_with_the_reason(attachments, maker):
    maker.refusal = NoPages(Unfit.CHARACTER, "✓")
    incoming = attachments.prepare(PDF, "verslag.pdf", Silent())
    kept = added(attachments)

    assert incoming.outcome is kept.outcome is Outcome.REFUSED
    assert (kept.unfit, kept.unfit_sign) == (Unfit.CHARACTER, "✓")
    assert attachments.pages(kept) is None


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", EmptyFile), (b"%PDF-" + bytes(LIMIT), TooLarge), (b"MZ\x90\x00", ProgramFile)],
)
def test_what_is_not_for_here_is_refused_before_its_pages_are_made(attachments, content, error):
    with pytest.raises(error):
        attachments.prepare(content, "verslag.pdf", Calling(), LIMIT)


def test_the_limit_itself_is_not_too_large(attachments):
    just_fits = PDF.ljust(LIMIT)

    assert attachments.prepare(just_fits, "a.pdf", Silent(), LIMIT).pages == PAGES
    with pytest.raises(TooLarge) as refused:
        attachments.prepare(just_fits + b" ", "a.pdf", Silent(), LIMIT)
    assert refused.value.limit == LIMIT


class Calling:
    def step(self, done: int, total: int) -> None:
        raise Cancelled


def test_looking_at_a_file_can_be_called_off_and_leaves_nothing(vault, attachments):
    with pytest.raises(Cancelled):
        attachments.prepare(PDF, "verslag.pdf", Calling())

    assert vault.kept.contents == {}
    assert len(vault.kept.records) == 2


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
    assert attachments.pages(document) is not None


def test_a_purge_leaves_the_bytes_of_what_is_in_the_bin(attachments, records):
    removed = added(attachments)
    records.remove(removed)

    assert attachments.purge() == 0
    assert attachments.content(removed) == PDF


def test_a_purge_forgets_the_bytes_that_nothing_refers_to(vault, attachments, records):
    kept, removed = added(attachments), added(attachments)
    records.undo()

    assert attachments.purge() == 2
    assert attachments.purge() == 0

    assert set(vault.kept.contents) == {kept.content_id, kept.pages_id}
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
            begun_at=datetime.fromisoformat("2026-09-24 16:30:00"),
            digest="",
            copy_id=copy_id,
        )
    )

    assert attachments.purge() == 0
    assert attachments.kept(copy_id) == b"%PDF-2.0"


def test_a_newer_maker_makes_the_pages_again_and_what_the_user_changed_stays(
    attachments, records, maker
):
    document, other = added(attachments), added(attachments, WORD, "brief.docx")
    ticked = replace(document, goes_along=True)
    records.change(document, ticked)
    assert attachments.outdated() == ()

    maker.version, maker.refusal = 2, NoPages(Unfit.TOO_HEAVY)
    assert attachments.outdated() == (ticked,)
    again = attachments.made_again(ticked, attachments.content(ticked), Silent())
    renamed = replace(ticked, title="Intussen")
    records.change(ticked, renamed)
    before = len(records.history())
    change = attachments.renew(ticked, again)

    assert change.subject == records.get(Attachment, document.id)
    assert len(records.history()) == before
    (now, _other) = records.find(Attachment)
    assert now == replace(
        renamed, maker=2, made=None, pages_id=None, pages_digest="", unfit=Unfit.TOO_HEAVY
    )
    assert attachments.outdated() == ()
    assert other.unfit is Unfit.OTHER_KIND


def test_pages_of_a_document_that_is_gone_are_not_made_again(attachments, records):
    document = added(attachments)
    again = attachments.made_again(document, PDF, Silent())
    records.remove(document)
    with pytest.raises(NotFound):
        attachments.renew(document, again)


@pytest.mark.parametrize(
    ("file_name", "title"),
    [
        ("Verslag_logopedie-def.PDF", "Verslag logopedie-def"),
        ("C:\\Users\\ib\\Documents\\foto.jpeg", "foto"),
        ("/home/ib/verslag van 3.10.docx.pdf", "verslag van 3.10.docx"),
        ("Verslag.docx", "Verslag"),
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


def test_a_document_becomes_the_report_of_new_research_in_one_step(attachments, records):
    document = added(attachments)
    records.change(document, replace(document, sender="Bureau De Boei"))
    document = records.get(Attachment, document.id)
    change = attachments.report(document, None)
    research = change.subject
    assert isinstance(research, Assessment)
    assert (research.instrument, research.by_whom) == (document.title, "Bureau De Boei")
    assert (research.report_id, research.taken_on) == (document.id, None)
    assert records.get(Attachment, document.id).kind is DocumentKind.RESEARCH
    records.undo()
    assert records.get(Attachment, document.id).kind is None


def test_or_of_research_that_the_file_has_and_what_both_say_stays(attachments, records):
    document = added(attachments)
    records.change(document, replace(document, kind=DocumentKind.TESTS, sender="School"))
    known = Assessment(file_id=FILE.id, instrument="WISC-V", by_whom="Bureau De Boei")
    records.add(known)
    attachments.report(records.get(Attachment, document.id), known)
    assert records.get(Assessment, known.id) == replace(known, report_id=document.id)
    assert records.get(Attachment, document.id).kind is DocumentKind.TESTS


def test_research_stays_when_its_report_goes_and_the_report_when_its_research_goes(
    attachments, records
):
    document = added(attachments)
    research = attachments.report(document, None).subject
    document = records.get(Attachment, document.id)
    records.remove(document)
    assert records.get(Assessment, research.id) == replace(research, report_id=None)
    records.undo()
    assert records.get(Assessment, research.id) == research
    records.remove(research)
    assert records.get(Attachment, document.id) == document
