"""The package for the bureau: one PDF with the attachments as pages behind the request, sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Final

from pypdf import PasswordType, PdfReader, PdfWriter, Transformation
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ib_desk.application.paper import (
    AttachmentUnfit,
    Enclosed,
    Enclosures,
    Package,
    PackageOrder,
    Printed,
    Report,
    SealFailed,
    Unfit,
    going_along,
)
from ib_desk.application.progress import Progress
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.attachment_pages import as_pdf, drawings_of
from ib_desk.exchange.drawing import Drawing, Unusable, draw_on, let_go
from ib_desk.exchange.pdf.fonts import REGULAR, SEMIBOLD
from ib_desk.exchange.pdf.order import Order
from ib_desk.exchange.pdf.page import draw_mark
from ib_desk.exchange.pdf.prints import Prints
from ib_desk.exchange.pdf.style import HAIRLINE, LINE, MUTED, PORTRAIT, TEXT

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
    drawings: Sequence[Drawing]


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

    To draw a photo takes a second, so what was drawn is kept until the document no longer goes
    along: the proof of a request is made again at every change.
    """

    def __init__(self, prints: Prints) -> None:
        self._prints = prints
        self._drawn: dict[str, bytes] = {}

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
        along = {attachment.digest for attachment in attachments}
        self._drawn = {digest: pdf for digest, pdf in self._drawn.items() if digest in along}
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
            progress.step(len(attachments) + 2, steps)
        finally:
            for item in items:
                let_go(item.drawings)
        return _LaidOut(
            readable=readable,
            pages=request.pages + sum(len(item.drawings) for item in items),
            digest=digest,
            name=request.name,
            steps=steps,
        )

    def _item(self, order: PackageOrder, attachment: Attachment, position: int) -> _Item:
        try:
            found = drawings_of(self._pdf(attachment, _kept(order, attachment)))
        except Unusable as unusable:
            raise _unfit(attachment, position, unusable) from None
        return _Item(attachment, position, found)

    def _pdf(self, attachment: Attachment, content: bytes) -> bytes:
        pdf = self._drawn.get(attachment.digest)
        if pdf is None:
            pdf = as_pdf(content, attachment.media_type, self._prints.fonts)
            if pdf is not content:
                self._drawn[attachment.digest] = pdf
        return pdf

    def _request(self, order: PackageOrder, items: Sequence[_Item]) -> tuple[Printed, str]:
        """The request's own pages, with the digest of the contents on the first one."""
        enclosed = tuple(
            Enclosed(attachment=item.attachment, pages=len(item.drawings)) for item in items
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
        pages = request.pages + sum(len(item.drawings) for item in items)
        at = request.pages
        words = self._prints.order(order.whole, order.stamp, order.choices)
        for item in items:
            heading = _heading(words, item)
            writer.append(BytesIO(_frames(words, item, heading, at, pages)), import_outline=False)
            writer.add_outline_item(title=heading, page_number=at)
            for drawing in item.drawings:
                try:
                    draw_on(writer.pages[at], drawing, _place(drawing), writer)
                except Unusable as unusable:
                    raise _unfit(item.attachment, item.position, unusable) from None
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


def _unfit(attachment: Attachment, position: int, unusable: Unusable) -> AttachmentUnfit:
    return AttachmentUnfit(attachment.id, position, unusable.reason, unusable.character)


def _kept(order: PackageOrder, attachment: Attachment) -> bytes:
    """The bytes of an attachment, if they are the ones that were taken in."""
    content = order.contents.get(attachment.content_id)
    if content is None:
        raise Unusable(Unfit.ABSENT)
    if sha256(content).hexdigest() != attachment.digest:
        raise Unusable(Unfit.DAMAGED)
    return content


def _heading(words: Order, item: _Item) -> str:
    title = item.attachment.title or words.terms.label(item.attachment.kind)
    return fill(words.texts.request.attachment, number=str(item.position), title=title)


def _size(drawing: Drawing) -> tuple[float, float]:
    upright = (PORTRAIT.width, PORTRAIT.height)
    return upright[::-1] if drawing.is_wide else upright


def _place(drawing: Drawing) -> Transformation:
    """As large as fits between header and foot, never enlarged, in the middle at the top."""
    width, height = _size(drawing)
    wide, high = width - 2 * _SIDE, height - _TOP - _BOTTOM
    scale = min(1.0, wide / drawing.width, high / drawing.height)
    left = (width - scale * drawing.width) / 2
    foot = height - _TOP - scale * drawing.height
    return Transformation().scale(scale).translate(left, foot)


def _frames(words: Order, item: _Item, heading: str, at: int, pages: int) -> bytes:
    """Sheets that say which attachment this is and which page of the whole."""
    typesetter = words.typesetter()
    texts, shared = words.texts.request, words.texts.shared
    into = BytesIO()
    canvas = Canvas(into, invariant=1)
    for sheet, drawing in enumerate(item.drawings, start=1):
        width, height = _size(drawing)
        canvas.setPageSize((width, height))
        if words.mark:
            draw_mark(canvas, words.mark, width, height)
        count = fill(texts.attachment_sheet, sheet=str(sheet), sheets=str(len(item.drawings)))
        room = width - 2 * _SIDE - stringWidth(count, REGULAR, _SMALL) - 6 * mm
        canvas.setFillColor(TEXT)
        canvas.setFont(SEMIBOLD, _SMALL)
        canvas.drawString(
            _SIDE, height - 10 * mm, _shortened(typesetter.plain("label", heading), room)
        )
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, _SMALL)
        canvas.drawRightString(width - _SIDE, height - 10 * mm, count)
        number = fill(shared.page, page=str(at + sheet), pages=str(pages))
        canvas.drawRightString(width - _SIDE, 8 * mm, number)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(HAIRLINE)
        for level in (height - 12.5 * mm, 12 * mm):
            canvas.line(_SIDE, level, width - _SIDE, level)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def _shortened(text: str, room: float) -> str:
    """The list of attachments holds the whole title; at the head of a page it may be cut."""
    if stringWidth(text, SEMIBOLD, _SMALL) <= room:
        return text
    while text and stringWidth(f"{text}…", SEMIBOLD, _SMALL) > room:
        text = text[:-1].rstrip()
    return f"{text}…"
