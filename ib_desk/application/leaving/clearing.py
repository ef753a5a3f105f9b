"""What stands in the way of an order, and what asks for a reason: the same for all that leaves.

Here a later part adds what its output must look at. The records that an output may hold at all are
picked by `ib_desk.domain.leaving.let_through`, before anything is made of them; what stops an
output whatever the user says is in `ib_desk.domain.leaving.hard_stops`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.frozen import Frozen, is_frozen
from ib_desk.application.leaving.by_consent import asked_for_document, rests_on
from ib_desk.application.leaving.clearance import Clearance, Material, RequestCheck
from ib_desk.application.leaving.finding import finds_in, finds_in_list, words_of_documents
from ib_desk.application.leaving.looking import AttachmentText, Inside, words_inside
from ib_desk.application.leaving.neat_notes import NeatNotes
from ib_desk.application.leaving.orders import (
    DocumentOrder,
    FormOrder,
    HandoverOrder,
    ListedLine,
    ListOrder,
    NoteOrder,
    OfOneFile,
    Order,
    PrintOrder,
    ResealedOrder,
)
from ib_desk.application.overview import Overview
from ib_desk.application.paper import going_along
from ib_desk.application.ports import Clock, UnitOfWork
from ib_desk.application.progress import Progress
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.errors import Conflict, NotFound
from ib_desk.domain.file.research import is_for_nobody_yet
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.consents import ConsentStand
from ib_desk.domain.leaving.forbidden import (
    OutText,
)
from ib_desk.domain.leaving.hard_stops import forbidden_fields, hard_stops
from ib_desk.domain.leaving.let_through import let_through
from ib_desk.domain.leaving.outgoing_texts import outgoing_texts
from ib_desk.domain.leaving.request_signing import signed_scans
from ib_desk.domain.leaving.sign_offs import of_earlier_text
from ib_desk.domain.leaving.signed_sheets import SheetStanding, outdated_sheets, sheets_of
from ib_desk.domain.records.attachment import Attachment, ContentId
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.disclosure import ConsentUsed, Disclosure, DisclosureEvent, Way
from ib_desk.domain.records.field_place import place_of
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.made_pages import Searched
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.domain.request.request_completeness import completeness
from ib_desk.domain.request.request_points import Case

_ABOUT_LEAVING = (Disclosure, DisclosureEvent, ConsentUsed, SheetSignature)
"""A line more in the register is no other file."""


class Clearing:
    """Works in the transaction of the caller, except where it says otherwise."""

    def __init__(
        self,
        catalogue: Catalogue,
        attachment_text: AttachmentText,
        clock: Clock,
        neat: NeatNotes,
        overview: Overview,
    ) -> None:
        self._catalogue = catalogue
        self._attachment_text = attachment_text
        self._clock = clock
        self._neat = neat
        self._overview = overview

    def require_listed(self, order: ListOrder) -> None:
        """What was listed is what leaves; in no transaction of the caller.

        Raises:
            Conflict: a line is no longer what was shown.
        """
        now = {one.key: one for one in self._listed(order.kind)}
        shown: Iterable[ListedLine] = order.seen
        for seen in shown:
            if now.get(seen.key) != seen:
                raise Conflict(SupportFile.__name__, seen.file_id or seen.key)

    def _listed(self, kind: OutputKind) -> Iterable[ListedLine]:
        match kind:
            case OutputKind.AGREEMENTS_LIST:
                return self._overview.beside().agreements
            case OutputKind.REQUESTS_LIST:
                return self._overview.beside().requests
            case _:
                return self._overview.look().files

    def gather(self, work: UnitOfWork, order: Order) -> Material:
        """Read what is needed, and refuse what is no longer what the user saw.

        Raises:
            Conflict: the file changed since.
            Frozen: a package of this request was made.
            NotFound: the file, the request or the bytes are gone.
        """
        match order:
            case PrintOrder():
                self._require_seen(work, order.snapshot.whole)
                return Material()
            case HandoverOrder():
                return self._of_request(work, order)
            case FormOrder():
                return self._of_form(work, order)
            case ResealedOrder() | DocumentOrder():
                return _as_it_was(work, order)
            case ListOrder():
                return Material()
            case _:
                return self._of_note(work, order)

    def _of_request(self, work: UnitOfWork, order: HandoverOrder) -> Material:
        stored = work.get(SwvRequest, order.request.id)
        if is_frozen(stored):
            raise Frozen(SwvRequest.__name__, stored.id)
        if stored != order.request:
            raise Conflict(SwvRequest.__name__, stored.id)
        self._require_seen(work, order.snapshot.whole)
        whole = order.snapshot.whole
        along = _leaving(whole, order.request, sheets_of(whole, self._catalogue.sign_offs))
        return Material(documents=_with_contents(along, order.snapshot.contents))

    def _of_form(self, work: UnitOfWork, order: FormOrder) -> Material:
        seen: Record
        for seen in (order.request, order.form):
            if work.get(type(seen), seen.id) != seen:
                raise Conflict(type(seen).__name__, seen.id)
        self._require_seen(work, order.snapshot.whole)
        if order.form.content_id is None:
            raise NotFound("content", order.form.id)
        return Material(kept=work.content(order.form.content_id))

    def _of_note(self, work: UnitOfWork, order: NoteOrder) -> Material:
        text = self._neat.make(work, order.contact.id, order.seen.kept)
        if text != order.seen:
            raise Conflict(Contact.__name__, order.contact.id)
        return Material(kept=text.text.encode())

    def look_inside(
        self, documents: Sequence[tuple[Attachment, bytes]], progress: Progress
    ) -> Inside:
        """The words of documents that leave; document thread.

        Raises:
            Cancelled: the user stopped it.
        """
        return words_inside(self._attachment_text, documents, progress)

    def clear(self, work: UnitOfWork, order: Order, inside: Inside) -> Clearance:
        """Refuse what may not leave, or not without a reason; gives what there was to say.

        Raises:
            HardStop, ReasonNeeded: see `Clearance`.
        """
        clearance = self.look_through(work, order, inside)
        clearance.stop()
        # What was found in pages that left before was judged then, and cannot be taken out of them.
        if not isinstance(order, ResealedOrder):
            clearance.require(order.reason)
        return clearance

    def look_through(self, work: UnitOfWork, order: Order, inside: Inside) -> Clearance:
        """All that there is to say of an order before it leaves."""
        consents: tuple[ConsentStand, ...] = ()
        is_for_nobody = False
        match order:
            case HandoverOrder():
                checked = self.check(work, order.request, inside)
                return replace(checked, rests_on=self._rests_on(order.snapshot.whole, order))
            case FormOrder():
                return self.check(work, order.request, {})
            case PrintOrder():
                whole = order.snapshot.whole
                texts = outgoing_texts(whole, order.kind, order.about)
            case ResealedOrder():
                whole = self._whole(work, order.file_id)
                texts = outgoing_texts(whole, order.kind)
            case ListOrder():
                return Clearance(stops=(), finds=finds_in_list(work, order.sheet))
            case NoteOrder():
                whole = self._whole(work, order.file_id)
                texts = (OutText(place=place_of(order.contact, "line"), text=order.seen.text),)
            case _:
                whole = self._whole(work, order.file_id)
                texts = words_of_documents((order.attachment,), inside)
                each = asked_for_document(whole, order, self._catalogue, self._clock.today())
                consents = tuple(one.stand for one in each if one.stand is not ConsentStand.GIVEN)
                goes = order.way is not Way.OPENED
                is_for_nobody = goes and is_for_nobody_yet(whole, order.attachment)
        return Clearance(
            consents=consents,
            is_for_nobody=is_for_nobody,
            rests_on=self._rests_on(whole, order),
            stops=forbidden_fields(whole, (text.place for text in texts)),
            finds=finds_in(work, whole, texts),
        )

    def _rests_on(self, whole: WholeFile, order: OfOneFile) -> tuple[UUID, ...]:
        return rests_on(whole, order, self._catalogue, self._clock.today())

    def check(self, work: UnitOfWork, request: SwvRequest, inside: Inside) -> RequestCheck:
        """Look a request through, with all texts that leave."""
        today = self._clock.today()
        whole, request = self._whole(work, request.file_id), known_on(request, today)
        rights = self._catalogue.rights(whole, today)
        texts = (*work.each(outgoing_texts(whole, OutputKind.REQUEST_PACKAGE, request)),)
        sheets = sheets_of(whole, self._catalogue.sign_offs)
        along = _leaving(whole, request, sheets)
        outdated = of_earlier_text(whole, request, self._catalogue.sign_offs)
        case = Case(
            whole=whole,
            request=request,
            rights=rights,
            today=today,
            outdated=outdated | outdated_sheets(sheets),
            sheets=sheets,
        )
        places = (text.place for text in texts)
        points = completeness(case, self._catalogue.points)
        return RequestCheck(
            completeness=points,
            open_points=len(points.asking),
            outdated=outdated,
            stops=hard_stops(whole, request, rights, today, places, outdated),
            finds=finds_in(work, whole, (*texts, *words_of_documents(along, inside))),
            leaving=along,
            not_searched=tuple(one for one in along if not _iswords_of_documents(one, inside)),
        )

    def _whole(self, work: UnitOfWork, file_id: SupportFileId) -> WholeFile:
        known = whole_file(work, work.get(SupportFile, file_id)).known_on(self._clock.today())
        return let_through(known)

    def _require_seen(self, work: UnitOfWork, seen: WholeFile) -> None:
        """What was shown is what leaves; raises `Conflict` when it is no longer what is stored."""
        if _without_register(self._whole(work, seen.file.id)) != _without_register(seen):
            raise Conflict(SupportFile.__name__, seen.file.id)


def _leaving(
    whole: WholeFile, request: SwvRequest, sheets: Iterable[SheetStanding]
) -> tuple[Attachment, ...]:
    """Whose pages leave with it: scans in the place of its own, and what is behind."""
    scans = signed_scans(whole, request, sheets)
    return (*(one.document for one in scans), *going_along(whole, request))


def _without_register(whole: WholeFile) -> WholeFile:
    """What was signed on a sheet is of the register, too, with the text that was kept of it."""
    on_paper = {one.id for one in whole.of(SheetSignature)}
    kept = {kind: found for kind, found in whole.parts.items() if kind not in _ABOUT_LEAVING}
    read = tuple(one for one in whole.of(SeenText) if one.signed_in not in on_paper)
    return replace(whole, parts={**kept, SeenText: read})


def _as_it_was(work: UnitOfWork, order: ResealedOrder | DocumentOrder) -> Material:
    """The very bytes: of an earlier package, or of a document as it was taken in."""
    if isinstance(order, ResealedOrder):
        if order.line.copy_id is None:
            raise NotFound("content", order.line.id)
        return Material(kept=work.content(order.line.copy_id))
    attachment = work.get(Attachment, order.attachment.id)
    pages = _kept_pages(work, attachment)
    return Material(
        documents=() if pages is None else ((attachment, pages),),
        kept=work.content(attachment.content_id),
    )


def _kept_pages(work: UnitOfWork, attachment: Attachment) -> bytes | None:
    return None if attachment.pages_id is None else work.content(attachment.pages_id)


def _with_contents(
    along: Iterable[Attachment], contents: Mapping[ContentId, bytes]
) -> tuple[tuple[Attachment, bytes], ...]:
    return tuple((one, contents[one.content_id]) for one in along if one.content_id in contents)


def _iswords_of_documents(attachment: Attachment, inside: Inside) -> bool:
    made = attachment.made
    is_whole = made is not None and made.searched is Searched.WHOLE
    return is_whole and attachment.content_id in inside
