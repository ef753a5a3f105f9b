"""The package for the bureau: one PDF with the attachments as pages behind the request, sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ib_desk.application.pages import KeptPages
from ib_desk.application.paper import (
    AttachmentUnfit,
    Enclosed,
    EnclosedScan,
    Enclosures,
    Package,
    PackageOrder,
    Printed,
    Report,
    going_along,
)
from ib_desk.application.pieces import Piece, PieceKind, piece_name
from ib_desk.application.progress import Progress
from ib_desk.domain.leaving.request_signing import SignedScan
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.child_packer import Heard, OpenPacking, Packer
from ib_desk.exchange.pdf.fonts import REGULAR, SEMIBOLD
from ib_desk.exchange.pdf.order import Order
from ib_desk.exchange.pdf.page import draw_mark, shortened
from ib_desk.exchange.pdf.prints import Prints
from ib_desk.exchange.pdf.style import HAIRLINE, LINE, MUTED, PORTRAIT, TEXT
from ib_desk.reader.answers import Size
from ib_desk.reader.frames import Buffer
from ib_desk.reader.packing_jobs import Matrix, Sheets, Unpackable

_SIDE: Final = 14 * mm
_TOP: Final = 17 * mm
_BOTTOM: Final = 15 * mm
_SMALL: Final = 8.0


@dataclass(frozen=True, slots=True)
class _Item:
    """A document with the sizes of its pages: an attachment with its number, or a scan."""

    attachment: Attachment
    number: int
    pages: tuple[Size, ...]
    scan: SignedScan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _LaidOut:
    """Pages that can still be read; `digest` is that of their contents."""

    readable: bytes = field(repr=False)
    pages: int
    digest: str
    name: str


class PdfPackages:
    """A `PackageWriter`: reportlab draws the request and the frames, the packer does the rest.

    Of an attachment nothing is read but the pages that were made of it, and that only by the
    packer.

    Args:
        prints: for the request itself.
        packer: puts the pages together, and seals them.
        maker: the version of whoever makes pages today.
    """

    def __init__(self, prints: Prints, packer: Packer, maker: int) -> None:
        self._prints = prints
        self._packer = packer
        self._maker = maker

    def preview(self, order: PackageOrder, progress: Progress) -> Printed:
        """The pages that `write` would seal, without the seal.

        Raises:
            AttachmentUnfit: an attachment cannot become pages.
            NothingToPrint: the file holds no request.
            MissingGlyph: a character has no shape in the font.
            PackageTooHeavy: it is more than this machine can make.
            Cancelled: nothing was made.
        """
        steps = _Steps(progress, self._documents(order))
        with self._opened(order, steps) as packing:
            laid_out = self._laid_out(order, packing, steps)
        return Printed(
            content=laid_out.readable,
            pages=laid_out.pages,
            name=laid_out.name,
            contents_digest=laid_out.digest,
        )

    def write(self, order: PackageOrder, progress: Progress) -> Package:
        """Make the pages, seal them, and try the seal.

        Raises:
            AttachmentUnfit, NothingToPrint, MissingGlyph, PackageTooHeavy: as `preview`.
            SealFailed: what was made does not open, or opens with a wrong passphrase.
            Cancelled: nothing was made.
        """
        steps = _Steps(progress, self._documents(order))
        with self._opened(order, steps) as packing:
            laid_out = self._laid_out(order, packing, steps)
            sealed = packing.seal(order.passphrase, steps.sealing)
        steps.end()
        return Package(
            sealed=sealed,
            readable=laid_out.readable,
            pages=laid_out.pages,
            contents_digest=laid_out.digest,
            name=laid_out.name,
        )

    def pieces(self, order: PackageOrder, progress: Progress) -> tuple[Piece, ...]:
        """The request, and each attachment on its sheets, as documents of their own.

        Raises:
            AttachmentUnfit, NothingToPrint, MissingGlyph, PackageTooHeavy: as `preview`.
            Cancelled: nothing was made.
        """
        steps = _Steps(progress, self._documents(order))
        with self._opened(order, steps) as packing:
            return self._apart(order, packing, steps)

    def _apart(self, order: PackageOrder, packing: OpenPacking, steps: _Steps) -> tuple[Piece, ...]:
        items = self._items(order, packing.sizes)
        request, digest = self._request(order, items, are_apart=True)
        words = self._prints.order(order.whole, order.stamp, order.choices)
        found = [
            Piece(
                kind=PieceKind.REQUEST,
                name=request.name,
                content=request.content,
                pages=request.pages,
                contents_digest=digest,
            )
        ]
        for done, item in enumerate(items, start=1):
            laid = partial(_laid_apart, packing, partial(_told_again, steps, done - 1))
            found.append(self._piece(order, item, done, words, laid))
            steps.laying(done)
        return tuple(found)

    def _piece(
        self, order: PackageOrder, item: _Item, position: int, words: Order, laid: _LaidApart
    ) -> Piece:
        attachment = item.attachment
        pages = _kept(order, attachment, position, self._maker).pdf_in_place
        sheets = [_sheets(words, item, 0, len(item.pages))]
        try:
            content = laid(pages, sheets)
        except Unpackable:
            raise _unfit(attachment, position, Unfit.DAMAGED) from None
        texts = words.texts.request
        what = fill(
            texts.attachment_file if item.scan is None else texts.scan_file,
            number=str(item.number),
            kind=words.terms.label(attachment.kind),
        )
        return Piece(
            kind=PieceKind.ATTACHMENT if item.scan is None else PieceKind.SIGNED_SCAN,
            name=piece_name(_reference(order), what),
            content=content,
            pages=len(item.pages),
            attachment_id=attachment.id,
        )

    def seal_again(self, readable: bytes, passphrase: str, progress: Progress) -> bytes:
        """Seal pages that left before under another passphrase.

        Raises:
            SealFailed, PackageTooHeavy, Cancelled: as `write`.
        """
        return self._packer.seal(readable, passphrase, lambda _done: progress.step(0, 1))

    @contextmanager
    def _opened(self, order: PackageOrder, steps: _Steps) -> Iterator[OpenPacking]:
        along = self._documents(order)
        pages = [
            _kept(order, attachment, position, self._maker)
            for position, attachment in enumerate(along, start=1)
        ]
        try:
            with self._packer.opened([one.pdf_in_place for one in pages], steps.opening) as packing:
                yield packing
        except Unpackable as unfit:
            attachment = along[unfit.position - 1]
            raise _unfit(attachment, unfit.position, Unfit.DAMAGED) from None

    def _laid_out(self, order: PackageOrder, packing: OpenPacking, steps: _Steps) -> _LaidOut:
        items = self._items(order, packing.sizes)
        request, digest = self._request(order, items)
        pages = request.pages + sum(len(item.pages) for item in items)
        words = self._prints.order(order.whole, order.stamp, order.choices)
        sheets, at = [], request.pages
        for item in items:
            sheets.append(_sheets(words, item, at, pages))
            at += len(item.pages)
        readable = packing.lay(request.content, sheets, steps.laying)
        return _LaidOut(readable=readable, pages=pages, digest=digest, name=request.name)

    def _documents(self, order: PackageOrder) -> tuple[Attachment, ...]:
        """Whose pages go along, in their order: what came back signed, then what is enclosed."""
        scans = self._prints.signed_scans(order.whole)
        return (*(one.document for one in scans), *_along(order))

    def _items(self, order: PackageOrder, sizes: Sequence[tuple[Size, ...]]) -> list[_Item]:
        scans = self._prints.signed_scans(order.whole)
        numbered = enumerate(_along(order), start=1)
        bare = [
            *((one.document, number, one) for number, one in enumerate(scans, start=1)),
            *((one, number, None) for number, one in numbered),
        ]
        return [
            _Item(document, number, pages, scan)
            for (document, number, scan), pages in zip(bare, sizes, strict=True)
        ]

    def _request(
        self, order: PackageOrder, items: Sequence[_Item], *, are_apart: bool = False
    ) -> tuple[Printed, str]:
        """The request's own pages, with the digest of the contents on the first one."""
        behind = Enclosures(
            items=tuple(
                Enclosed(attachment=item.attachment, pages=len(item.pages))
                for item in items
                if item.scan is None
            ),
            scans=tuple(
                EnclosedScan(scan=item.scan, pages=len(item.pages))
                for item in items
                if item.scan is not None
            ),
            are_apart=are_apart,
            letter=order.letter,
        )
        bare = self._print(order, behind)
        digests = (bytes.fromhex(item.attachment.digest) for item in items)
        digest = sha256(bare.content + b"".join(digests)).hexdigest()
        return self._print(order, replace(behind, digest=digest)), digest

    def _print(self, order: PackageOrder, enclosures: Enclosures) -> Printed:
        return self._prints.print(
            Report.REQUEST, order.whole, order.stamp, order.choices, enclosures
        )


class _Steps:
    """Each attachment is a step; opening, sealing and trying are three more."""

    def __init__(self, progress: Progress, along: Sequence[Attachment]) -> None:
        self._progress = progress
        self._total = len(along) + 3
        self._laid = len(along) + 1

    def opening(self, _done: int) -> None:
        self._progress.step(0, self._total)

    def laying(self, done: int) -> None:
        self._progress.step(1 + done, self._total)

    def sealing(self, _done: int) -> None:
        self._progress.step(self._laid, self._total)

    def end(self) -> None:
        self._progress.step(self._total, self._total)


_LaidApart = Callable[[Buffer, Sequence[Sheets]], bytes]


def _laid_apart(
    packing: OpenPacking, heard: Heard, pages: Buffer, sheets: Sequence[Sheets]
) -> bytes:
    """One attachment on its sheets, in the child that laid those before it."""
    packing.turn_to([pages], heard)
    return packing.lay(b"", sheets, heard)


def _told_again(steps: _Steps, done: int, _within: int) -> None:
    """So that the work can be called off in the middle of one attachment, too."""
    steps.laying(done)


def _along(order: PackageOrder) -> tuple[Attachment, ...]:
    return going_along(order.whole, order.whole.request)


def _reference(order: PackageOrder) -> str:
    request = order.whole.request
    return "" if request is None else request.reference


def _unfit(attachment: Attachment, position: int, reason: Unfit) -> AttachmentUnfit:
    return AttachmentUnfit(attachment.id, position, reason, attachment.unfit_sign)


def _kept(order: PackageOrder, attachment: Attachment, position: int, maker: int) -> KeptPages:
    """The pages of an attachment, if they are the ones that were made of it by today's maker.

    Raises:
        AttachmentUnfit: they are not.
    """
    content = order.contents.get(attachment.content_id)
    kept = KeptPages(content or b"")
    if attachment.unfit is not None:
        raise _unfit(attachment, position, attachment.unfit)
    if content is None:
        raise _unfit(attachment, position, Unfit.ABSENT)
    if kept.digest != attachment.pages_digest:
        raise _unfit(attachment, position, Unfit.DAMAGED)
    if attachment.maker < maker:
        raise _unfit(attachment, position, Unfit.OUTDATED)
    return kept


def _sheets(words: Order, item: _Item, at: int, pages: int) -> Sheets:
    heading = _heading(words, item)
    return Sheets(
        heading=heading,
        places=tuple(_place(size) for size in item.pages),
        frames=_frames(words, item, heading, at, pages),
    )


def _heading(words: Order, item: _Item) -> str:
    if item.scan is not None:
        return words.texts.request.signed_sheets
    title = item.attachment.title or words.terms.label(item.attachment.kind)
    return fill(words.texts.request.attachment, number=str(item.number), title=title)


def _sheet(page: Size) -> Size:
    """The sheet of a page: upright, or on its side as the page is."""
    upright = (PORTRAIT.width, PORTRAIT.height)
    return upright[::-1] if page[0] > page[1] else upright


def _place(page: Size) -> Matrix:
    """As large as fits between header and foot, never enlarged, in the middle at the top."""
    width, height = _sheet(page)
    wide, high = width - 2 * _SIDE, height - _TOP - _BOTTOM
    own_width, own_height = page
    scale = min(1.0, wide / own_width, high / own_height)
    left = (width - scale * own_width) / 2
    foot = height - _TOP - scale * own_height
    return (scale, 0.0, 0.0, scale, left, foot)


def _frames(words: Order, item: _Item, heading: str, at: int, pages: int) -> bytes:
    """Sheets that say which attachment this is and which page of the whole."""
    typesetter = words.typesetter()
    texts, shared = words.texts.request, words.texts.shared
    request = words.whole.request
    reference = "" if request is None else request.reference
    into = BytesIO()
    canvas = Canvas(into, invariant=1)
    for sheet, page in enumerate(item.pages, start=1):
        width, height = _sheet(page)
        canvas.setPageSize((width, height))
        canvas.saveState()
        if words.mark:
            draw_mark(canvas, words.mark, width, height)
        count = fill(texts.attachment_sheet, sheet=str(sheet), sheets=str(len(item.pages)))
        room = width - 2 * _SIDE - stringWidth(count, REGULAR, _SMALL) - 6 * mm
        canvas.setFillColor(TEXT)
        canvas.setFont(SEMIBOLD, _SMALL)
        # The list of attachments holds the whole title.
        title = shortened(typesetter.plain("label", heading), SEMIBOLD, _SMALL, room)
        canvas.drawString(_SIDE, height - 10 * mm, title)
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, _SMALL)
        canvas.drawRightString(width - _SIDE, height - 10 * mm, count)
        number = fill(shared.page, page=str(at + sheet), pages=str(pages))
        canvas.drawRightString(width - _SIDE, 8 * mm, number)
        if reference:
            canvas.drawString(_SIDE, 8 * mm, reference)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(HAIRLINE)
        for level in (height - 12.5 * mm, 12 * mm):
            canvas.line(_SIDE, level, width - _SIDE, level)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return into.getvalue()
