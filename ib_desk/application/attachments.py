"""Documents in a file: taken in, read, and cleared away once nobody can want them back.

Taking in takes long, so it is apart from the database: `prepare` looks at the bytes and has pages
made of them, on the document thread; `add` keeps both, on the database thread. Facts of a document
change, and documents go, as all records do: through `Records`. The bytes stay until `purge`, so
that undo finds them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final

from ib_desk.application.changes import Change, Edit
from ib_desk.application.pages import KeptPages, MadePages, NoPages, PageMaker
from ib_desk.application.ports import UnitOfWork, UnitOfWorkFactory
from ib_desk.application.progress import Progress
from ib_desk.application.records import Records
from ib_desk.domain.errors import DeskError
from ib_desk.domain.offers.document_names import DocumentNames
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment, ContentId, DocumentKind, MediaType
from ib_desk.domain.records.made_pages import Outcome, Unfit
from ib_desk.domain.records.media import ENDINGS, PAGED, media_type
from ib_desk.domain.records.support_file import SupportFileId

SIZE_LIMIT: Final = 25 * 1024 * 1024
"""Bytes; what a mail usually may weigh."""


class TooLarge(DeskError):
    """More than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class EmptyFile(DeskError):
    """There is nothing in it."""


class ProgramFile(DeskError):
    """It is a program: nothing to keep in a file about a child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file that was looked at and not yet kept: with its pages, or with why it has none."""

    content: bytes = field(repr=False)
    file_name: str = field(repr=False)
    media_type: MediaType
    maker: int
    pages: MadePages | None = None
    refusal: NoPages | None = None
    kind: DocumentKind | None = None
    """As its name says; it is shown with what it became, for a person to change."""

    @property
    def outcome(self) -> Outcome:
        """As of the attachment that it becomes."""
        if self.pages is not None:
            return Outcome.ALONG
        return Outcome.REFUSED if self.media_type in PAGED else Outcome.KEPT


class Attachments:
    """Adding is one step of undo, as with every record."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        records: Records,
        maker: PageMaker,
        names: DocumentNames,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._maker = maker
        self._names = names

    def prepare(
        self, content: bytes, file_name: str, progress: Progress, limit: int = SIZE_LIMIT
    ) -> Incoming:
        """Look at a file, and make pages of what can have them; document thread.

        Args:
            content: no more of it than tells that it is too large.
            file_name: becomes its title, and proposes its kind; it is believed in nothing else.
            progress: hears of each page.
            limit: the most bytes that are kept.

        Raises:
            EmptyFile, TooLarge, ProgramFile: it is not for here at all.
            Cancelled: nothing was made.
        """
        if not content:
            raise EmptyFile
        if len(content) > limit:
            raise TooLarge(limit)
        media = media_type(content)
        if media is MediaType.PROGRAM:
            raise ProgramFile
        pages, refusal = self._made(content, media, progress)
        return Incoming(
            content=content,
            file_name=file_name,
            media_type=media,
            maker=self._maker.version,
            pages=pages,
            refusal=refusal,
            kind=self._names.kind_of(title_from(file_name)),
        )

    def add(self, file_id: SupportFileId, incoming: Incoming) -> Change:
        """Keep a document with its pages; its title is the file's name, made readable."""
        with self._unit_of_work() as work:
            attachment = Attachment(
                file_id=file_id,
                content_id=work.put_content(incoming.content),
                title=title_from(incoming.file_name),
                kind=incoming.kind,
                media_type=incoming.media_type,
                size=len(incoming.content),
                digest=hashlib.sha256(incoming.content).hexdigest(),
            )
            attachment = _with_pages(work, attachment, incoming)
            work.commit()
        return self._records.add(attachment)

    def report(self, document: Attachment, of: Assessment | None) -> Change:
        """This document is the report of that research, or of a new one, as one step.

        What it is and who sent it is taken over; when the research was done it does not say.

        Raises:
            Conflict, NotFound: see `Records.change`.
        """
        after = replace(
            of or Assessment(file_id=document.file_id, instrument=document.title),
            report_id=document.id,
        )
        after = replace(after, by_whom=after.by_whom or document.sender)
        edits = [Edit(of, after)]
        if document.kind is None:
            edits.append(Edit(document, replace(document, kind=DocumentKind.RESEARCH)))
        action = Action.ADDED if of is None else Action.CHANGED
        return self._records.apply(action, edits, subject=after)

    def content(self, attachment: Attachment) -> bytes:
        """The document itself; raises `NotFound` after a purge."""
        with self._unit_of_work() as work:
            return work.content(attachment.content_id)

    def pages(self, attachment: Attachment) -> KeptPages | None:
        """Its pages, if it has any; raises `NotFound` after a purge."""
        if attachment.pages_id is None:
            return None
        with self._unit_of_work() as work:
            return KeptPages(work.content(attachment.pages_id))

    def kept(self, content_id: ContentId) -> bytes:
        """The bytes of a frozen copy; raises `NotFound`."""
        with self._unit_of_work() as work:
            return work.content(content_id)

    def outdated(self) -> tuple[Attachment, ...]:
        """Documents of which an earlier maker made the pages, or found that it could not."""
        with self._unit_of_work() as work:
            earlier = (work.find(Attachment, maker=maker) for maker in range(self._maker.version))
            return tuple(one for found in earlier for one in found if one.media_type in PAGED)

    def made_again(self, attachment: Attachment, content: bytes, progress: Progress) -> Incoming:
        """Its pages by the maker of today; document thread; raises `Cancelled`."""
        pages, refusal = self._made(content, attachment.media_type, progress)
        return Incoming(
            content=content,
            file_name="",
            media_type=attachment.media_type,
            maker=self._maker.version,
            pages=pages,
            refusal=refusal,
        )

    def renew(self, attachment: Attachment, incoming: Incoming) -> Change:
        """Keep other pages of a document that did not change: no step of a user, so no history.

        For right after unlocking, when there is nothing to undo yet. What a user changed meanwhile
        stays; who signed for the pages of before, signed for another text.

        Raises:
            NotFound: the document was removed meanwhile.
        """
        with self._unit_of_work() as work:
            known = work.get(Attachment, attachment.id)
            again = _with_pages(work, known, incoming)
            work.save(again)
            work.commit()
        return Change(Action.CHANGED, (Edit(known, again),), again)

    def purge(self) -> int:
        """Forget the bytes that no record refers to any more, and return how many there were.

        For the moment that undo is cleared: at unlock, lock and close.
        """
        with self._unit_of_work() as work:
            count = forget_unwanted(work, work.contents_to_look_at())
            work.commit()
        return count

    def _made(
        self, content: bytes, media: MediaType, progress: Progress
    ) -> tuple[MadePages | None, NoPages | None]:
        if media not in PAGED:
            return None, NoPages(Unfit.OTHER_KIND)
        try:
            return self._maker.make(content, media, progress), None
        except NoPages as refusal:
            return None, refusal


def forget_unwanted(work: UnitOfWork, contents: Collection[ContentId]) -> int:
    """Drop those that nothing points to, in the transaction of the caller; gives how many."""
    unwanted = {*contents} - work.wanted_contents(contents)
    work.forget_contents(unwanted)
    return len(unwanted)


def _with_pages(work: UnitOfWork, attachment: Attachment, incoming: Incoming) -> Attachment:
    pages, refusal = incoming.pages, incoming.refusal
    kept = None if pages is None else pages.kept()
    return replace(
        attachment,
        maker=incoming.maker,
        made=None if pages is None else pages.facts,
        pages_id=None if kept is None else work.put_content(kept.content),
        pages_digest="" if kept is None else kept.digest,
        unfit=None if refusal is None else refusal.reason,
        unfit_sign="" if refusal is None else refusal.character,
    )


_ENDINGS: Final = "|".join(sorted({ending[1:] for ending in ENDINGS.values()} | {"jpeg", "tif"}))


def title_from(file_name: str) -> str:
    """`Verslag_logopedie-def.PDF` → “Verslag logopedie-def”."""
    name = PurePosixPath(unicodedata.normalize("NFC", file_name).replace("\\", "/")).name
    stem = re.sub(rf"(?i)\.({_ENDINGS})$", "", name)
    visible = "".join(c if c.isprintable() else " " for c in stem.replace("_", " "))
    return " ".join(visible.split())
