"""A request with the pages of its attachments behind it: one document, and sealed.

It is done in a child (`packing_child.py`). What stands in made pages is opened nowhere else, and
the window does not wait while a hundred megabytes are copied: pypdf lets no other thread run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Final, cast

from pypdf import PageObject, PasswordType, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
)

from ib_desk.reader.answers import Size
from ib_desk.reader.packing_jobs import Matrix, Sheets, Unpackable
from ib_desk.reader.seal_mark import Mark, mark_of, marked
from ib_desk.reader.taking_over import CannotTake, Taking

TITLE: Final = "Aanvraag"
"""What the file says of itself before it is opened."""
HEADER: Final = "%PDF-1.7"
SEAL: Final = "AES-256"
"""pypdf's name for revision 6, the one of PDF 2.0."""

_BROKEN: Final = (PyPdfError, ValueError, LookupError, TypeError, AttributeError)


class SealBroken(Exception):
    """What was sealed does not open, or opens with a wrong passphrase."""


class Packing:
    """The made pages of all attachments, opened."""

    def __init__(self, pages: Sequence[bytes]) -> None:
        """One document for each attachment; raises `Unpackable`."""
        self._readers: list[PdfReader] = []
        self.sizes: list[tuple[Size, ...]] = []
        """Width and height of each page of each attachment, in points."""
        for position, pdf in enumerate(pages, start=1):
            try:
                reader = PdfReader(BytesIO(pdf))
                self.sizes.append(tuple(_size(page) for page in reader.pages))
                _ = reader.pages[0]
            except _BROKEN:
                raise Unpackable(position) from None
            self._readers.append(reader)

    def lay(self, request: bytes, sheets: Sequence[Sheets], done: Callable[[int], None]) -> bytes:
        """The request, and behind it each attachment on its sheets.

        Of an attachment only what is allowed is taken over: what a stranger's file did to the
        child that made its pages ends here.

        Args:
            request: its own pages; empty where an attachment goes by itself.
            sheets: one for each attachment, in their order.
            done: told how many attachments are behind us.

        Raises:
            Unpackable: something in the pages of an attachment cannot be read.
        """
        writer = PdfWriter(clone_from=BytesIO(request)) if request else PdfWriter()
        at = len(writer.pages)
        for position, (reader, own) in enumerate(zip(self._readers, sheets, strict=True), start=1):
            writer.append(BytesIO(own.frames), import_outline=False)
            writer.add_outline_item(title=own.heading, page_number=at)
            taking = Taking(writer)
            for page, place in zip(reader.pages, own.places, strict=True):
                try:
                    _draw_on(writer.pages[at], taking.page(page), place, writer)
                except CannotTake:
                    raise Unpackable(position) from None
                at += 1
            _let_go(reader)
            done(position)
        writer.metadata = {"/Title": TITLE, "/Creator": "IB Desk"}
        writer.pdf_header = HEADER
        return _written(writer)

    def close(self) -> None:
        """Let go of all that was read."""
        for reader in self._readers:
            _let_go(reader)
        self._readers.clear()


@contextmanager
def _reading(pdf: bytes) -> Iterator[PdfReader]:
    reader = PdfReader(BytesIO(pdf))
    try:
        yield reader
    finally:
        _let_go(reader)


def _let_go(reader: PdfReader) -> None:
    """Of its copy of the document and what it unpacked: all together several times the package."""
    reader.stream.close()
    reader.close()


def sealed_and_tried(readable: bytes, passphrase: str) -> bytes:
    """The document encrypted, after it was opened once more; raises `SealBroken`."""
    with _reading(readable) as reader:
        pages = len(reader.pages)
    sealed = seal(readable, passphrase)
    check_seal(sealed, passphrase, pages)
    return sealed


def seal(readable: bytes, passphrase: str) -> bytes:
    """The same document, encrypted; words, title and bookmarks can no longer be read.

    Behind it stands the line by which a change is noticed (`ib_desk.reader.seal_mark`).
    """
    with _reading(readable) as reader:
        writer = PdfWriter(clone_from=reader)
    writer.pdf_header = HEADER
    writer.encrypt(passphrase, algorithm=SEAL)
    return marked(_written(writer), passphrase)


def check_seal(sealed: bytes, passphrase: str, pages: int) -> None:
    """Open it as a bureau would; raises `SealBroken` when anything is otherwise than it should."""
    for wrong in ("", f"{passphrase} ", passphrase[::-1]):
        with _reading(sealed) as reader:
            if not reader.is_encrypted or reader.decrypt(wrong) is not PasswordType.NOT_DECRYPTED:
                raise SealBroken
    if mark_of(sealed, passphrase) is not Mark.HOLDS:
        raise SealBroken
    with _reading(sealed) as reader:
        if reader.decrypt(passphrase) is PasswordType.NOT_DECRYPTED or len(reader.pages) != pages:
            raise SealBroken


def _written(writer: PdfWriter) -> bytes:
    """The document; `writer` is empty afterwards, as what it holds refers back to it."""
    into = BytesIO()
    writer.write(into)
    writer._objects.clear()  # noqa: SLF001 - pypdf has no public name for it
    return into.getvalue()


def _size(page: PageObject) -> Size:
    return float(page.mediabox.width), float(page.mediabox.height)


def _draw_on(sheet: PageObject, form: IndirectObject, place: Matrix, writer: PdfWriter) -> None:
    """Draw a form on a sheet, whose frame left its own colours and lines behind."""
    resources = cast("DictionaryObject", sheet["/Resources"].get_object())
    drawn = DictionaryObject(cast("DictionaryObject", resources.get("/XObject", {})))
    drawn[NameObject("/Attached")] = form
    resources[NameObject("/XObject")] = drawn
    numbers = " ".join(f"{value:.5f}" for value in place)
    added = DecodedStreamObject()
    added.set_data(f"q {numbers} cm /Attached Do Q".encode("ascii"))
    before = sheet["/Contents"].get_object()
    streams = before if isinstance(before, ArrayObject) else [sheet.raw_get("/Contents")]
    reference = writer._add_object(added)  # noqa: SLF001 - pypdf has no public name for it
    sheet[NameObject("/Contents")] = ArrayObject([*streams, reference])
