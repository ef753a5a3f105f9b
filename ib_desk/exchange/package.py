"""The package for the bureau: one PDF with the attachments as pages behind the request, sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Final, cast

from pypdf import PageObject, PasswordType, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
)
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ib_desk.application.pages import KeptPages
from ib_desk.application.paper import (
    AttachmentUnfit,
    Enclosed,
    Enclosures,
    Package,
    PackageOrder,
    Printed,
    Report,
    SealFailed,
    going_along,
)
from ib_desk.application.progress import Progress
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.fonts import REGULAR, SEMIBOLD
from ib_desk.exchange.pdf.order import Order
from ib_desk.exchange.pdf.page import draw_mark, shortened
from ib_desk.exchange.pdf.prints import Prints
from ib_desk.exchange.pdf.style import HAIRLINE, LINE, MUTED, PORTRAIT, TEXT
from ib_desk.reader.taking_over import CannotTake, Taking

TITLE: Final = "Aanvraag"
"""What the file says of itself before it is opened."""
HEADER: Final = "%PDF-1.7"
SEAL: Final = "AES-256"
"""pypdf's name for revision 6, the one of PDF 2.0."""

_SIDE: Final = 14 * mm
_TOP: Final = 17 * mm
_BOTTOM: Final = 15 * mm
_SMALL: Final = 8.0


@dataclass(frozen=True, slots=True)
class _Item:
    attachment: Attachment
    position: int
    reader: PdfReader

    @property
    def pages(self) -> Sequence[PageObject]:
        return self.reader.pages


class _Unusable(Exception):
    """Why pages cannot be put behind the request; whoever knows their place tells the user."""

    def __init__(self, reason: Unfit) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class _LaidOut:
    """Pages that can still be read; `digest` is that of their contents."""

    readable: bytes
    pages: int
    digest: str
    name: str
    steps: int


class PdfPackages:
    """A `PackageWriter`: reportlab draws, pypdf merges and seals.

    Of an attachment it reads nothing but the pages that were made of it, and takes over of those
    only what is allowed: what a stranger's file did to the child that made them, ends here.

    Args:
        prints: for the request itself.
        maker: the version of whoever makes pages today.
    """

    def __init__(self, prints: Prints, maker: int) -> None:
        self._prints = prints
        self._maker = maker

    def preview(self, order: PackageOrder, progress: Progress) -> Printed:
        """The pages that `write` would seal, without the seal.

        Raises:
            AttachmentUnfit: an attachment cannot become pages.
            NothingToPrint: the file holds no request.
            MissingGlyph: a character has no shape in the font.
            Cancelled: nothing was made.
        """
        laid_out = self._laid_out(order, progress)
        return Printed(content=laid_out.readable, pages=laid_out.pages, name=laid_out.name)

    def write(self, order: PackageOrder, progress: Progress) -> Package:
        """Make the pages, seal them, and try the seal.

        Raises:
            AttachmentUnfit: an attachment cannot become pages.
            NothingToPrint: the file holds no request.
            MissingGlyph: a character has no shape in the font.
            SealFailed: what was made does not open, or opens with a wrong passphrase.
            Cancelled: nothing was made.
        """
        laid_out = self._laid_out(order, progress)
        sealed = seal(laid_out.readable, order.passphrase)
        check_seal(sealed, order.passphrase, laid_out.pages)
        progress.step(laid_out.steps, laid_out.steps)
        return Package(
            sealed=sealed,
            readable=laid_out.readable,
            pages=laid_out.pages,
            contents_digest=laid_out.digest,
            name=laid_out.name,
        )

    def seal_again(self, readable: bytes, passphrase: str) -> bytes:
        """Seal pages that left before under another passphrase; raises `SealFailed`."""
        sealed = seal(readable, passphrase)
        check_seal(sealed, passphrase, len(PdfReader(BytesIO(readable)).pages))
        return sealed

    def _laid_out(self, order: PackageOrder, progress: Progress) -> _LaidOut:
        attachments = going_along(order.whole.of(Attachment))
        steps = len(attachments) + 3
        items: list[_Item] = []
        try:
            for position, attachment in enumerate(attachments, start=1):
                progress.step(position - 1, steps)
                items.append(self._item(order, attachment, position))
            progress.step(len(attachments), steps)
            request, digest = self._request(order, items)
            progress.step(len(attachments) + 1, steps)
            readable = self._merged(order, request, items)
            pages = request.pages + sum(len(item.pages) for item in items)
            progress.step(len(attachments) + 2, steps)
        finally:
            for item in items:
                # A reader and its objects hold each other, and would wait for the collector: with
                # a proof at every change that is all attachments several times.
                item.reader.stream.close()
                item.reader.close()
        return _LaidOut(
            readable=readable,
            pages=pages,
            digest=digest,
            name=request.name,
            steps=steps,
        )

    def _item(self, order: PackageOrder, attachment: Attachment, position: int) -> _Item:
        try:
            pdf = _kept(order, attachment, self._maker)
            reader = PdfReader(BytesIO(pdf))
            _ = reader.pages[0]
        except (_Unusable, PyPdfError, ValueError, LookupError, TypeError) as error:
            raise _unfit(attachment, position, error) from None
        return _Item(attachment, position, reader)

    def _request(self, order: PackageOrder, items: Sequence[_Item]) -> tuple[Printed, str]:
        """The request's own pages, with the digest of the contents on the first one."""
        enclosed = tuple(
            Enclosed(attachment=item.attachment, pages=len(item.pages)) for item in items
        )
        bare = self._print(order, Enclosures(items=enclosed))
        digests = (bytes.fromhex(item.attachment.digest) for item in items)
        digest = sha256(bare.content + b"".join(digests)).hexdigest()
        return self._print(order, Enclosures(items=enclosed, digest=digest)), digest

    def _print(self, order: PackageOrder, enclosures: Enclosures) -> Printed:
        return self._prints.print(
            Report.REQUEST, order.whole, order.stamp, order.choices, enclosures
        )

    def _merged(self, order: PackageOrder, request: Printed, items: Sequence[_Item]) -> bytes:
        writer = PdfWriter(clone_from=BytesIO(request.content))
        pages = request.pages + sum(len(item.pages) for item in items)
        at = request.pages
        words = self._prints.order(order.whole, order.stamp, order.choices)
        for item in items:
            heading = _heading(words, item)
            writer.append(BytesIO(_frames(words, item, heading, at, pages)), import_outline=False)
            writer.add_outline_item(title=heading, page_number=at)
            taking = Taking(writer)
            for page in item.pages:
                try:
                    _draw_on(writer.pages[at], taking.page(page), _place(page), writer)
                except CannotTake as error:
                    raise _unfit(item.attachment, item.position, error) from None
                at += 1
        writer.metadata = {"/Title": TITLE, "/Creator": "IB Desk"}
        writer.pdf_header = HEADER
        return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    """The document; `writer` is empty afterwards, as what it holds refers back to it (`let_go`)."""
    into = BytesIO()
    writer.write(into)
    writer._objects.clear()  # noqa: SLF001 - pypdf has no public name for it
    return into.getvalue()


def seal(readable: bytes, passphrase: str) -> bytes:
    """The same document, encrypted; words, title and bookmarks can no longer be read."""
    writer = PdfWriter(clone_from=BytesIO(readable))
    writer.pdf_header = HEADER
    writer.encrypt(passphrase, algorithm=SEAL)
    return _written(writer)


def check_seal(sealed: bytes, passphrase: str, pages: int) -> None:
    """Open it as a bureau would; raises `SealFailed` when anything is otherwise than it should."""
    for wrong in ("", f"{passphrase} ", passphrase[::-1]):
        reader = PdfReader(BytesIO(sealed))
        if not reader.is_encrypted or reader.decrypt(wrong) is not PasswordType.NOT_DECRYPTED:
            raise SealFailed
    reader = PdfReader(BytesIO(sealed))
    if reader.decrypt(passphrase) is PasswordType.NOT_DECRYPTED or len(reader.pages) != pages:
        raise SealFailed


def _unfit(attachment: Attachment, position: int, error: Exception) -> AttachmentUnfit:
    reason = error.reason if isinstance(error, _Unusable) else Unfit.DAMAGED
    return AttachmentUnfit(attachment.id, position, reason, attachment.unfit_sign)


def _kept(order: PackageOrder, attachment: Attachment, maker: int) -> bytes:
    """The pages of an attachment, if they are the ones that were made of it by today's maker."""
    if attachment.unfit is not None:
        raise _Unusable(attachment.unfit)
    content = order.contents.get(attachment.content_id)
    if content is None:
        raise _Unusable(Unfit.ABSENT)
    kept = KeptPages(content)
    if kept.digest != attachment.pages_digest:
        raise _Unusable(Unfit.DAMAGED)
    if attachment.maker < maker:
        raise _Unusable(Unfit.OUTDATED)
    return kept.pdf


def _draw_on(
    sheet: PageObject, form: IndirectObject, place: Transformation, writer: PdfWriter
) -> None:
    """Draw a form on a sheet, which left its own colours and lines behind (`_frames`)."""
    resources = cast("DictionaryObject", sheet["/Resources"].get_object())
    drawn = DictionaryObject(cast("DictionaryObject", resources.get("/XObject", {})))
    drawn[NameObject("/Attached")] = form
    resources[NameObject("/XObject")] = drawn
    numbers = " ".join(f"{value:.5f}" for value in place.ctm)
    added = DecodedStreamObject()
    added.set_data(f"q {numbers} cm /Attached Do Q".encode("ascii"))
    before = sheet["/Contents"].get_object()
    streams = before if isinstance(before, ArrayObject) else [sheet.raw_get("/Contents")]
    reference = writer._add_object(added)  # noqa: SLF001 - pypdf has no public name for it
    sheet[NameObject("/Contents")] = ArrayObject([*streams, reference])


def _heading(words: Order, item: _Item) -> str:
    title = item.attachment.title or words.terms.label(item.attachment.kind)
    return fill(words.texts.request.attachment, number=str(item.position), title=title)


def _size(page: PageObject) -> tuple[float, float]:
    upright = (PORTRAIT.width, PORTRAIT.height)
    return upright[::-1] if page.mediabox.width > page.mediabox.height else upright


def _place(page: PageObject) -> Transformation:
    """As large as fits between header and foot, never enlarged, in the middle at the top."""
    width, height = _size(page)
    wide, high = width - 2 * _SIDE, height - _TOP - _BOTTOM
    own_width, own_height = float(page.mediabox.width), float(page.mediabox.height)
    scale = min(1.0, wide / own_width, high / own_height)
    left = (width - scale * own_width) / 2
    foot = height - _TOP - scale * own_height
    return Transformation().scale(scale).translate(left, foot)


def _frames(words: Order, item: _Item, heading: str, at: int, pages: int) -> bytes:
    """Sheets that say which attachment this is and which page of the whole."""
    typesetter = words.typesetter()
    texts, shared = words.texts.request, words.texts.shared
    into = BytesIO()
    canvas = Canvas(into, invariant=1)
    for sheet, page in enumerate(item.pages, start=1):
        width, height = _size(page)
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
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(HAIRLINE)
        for level in (height - 12.5 * mm, 12 * mm):
            canvas.line(_SIDE, level, width - _SIDE, level)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return into.getvalue()
