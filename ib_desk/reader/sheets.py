"""Sheets of paper in a new document: a drawing that was taken over, or a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final, cast

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    NumberObject,
)

from ib_desk.reader.image_bytes import Picture
from ib_desk.reader.taking_over import CannotTake, Taking
from ib_desk.reader.unseen_words import Box, UnseenWords

HEADER: Final = "%PDF-1.7"


Size = tuple[float, float]
"""Width and height of a sheet as it is read, in points."""


class Sheets:
    """Collects sheets and writes them as one document."""

    def __init__(self) -> None:
        self._writer = PdfWriter()

    def draw(self, taking: Taking, drawing: IndirectObject | None, size: Size) -> bool:
        """Add a sheet with a drawing; a bare one when the drawing cannot be taken over."""
        try:
            form = None if drawing is None else taking.form(drawing)
        except CannotTake:
            form = None
        self._add(size, form, "/D Do")
        return form is not None

    def picture(self, picture: Picture, size: Size, words: Sequence[tuple[str, Box]] = ()) -> None:
        """Add a sheet that is one picture, with the words that can be seen in it behind it."""
        image = EncodedStreamObject()
        image._data = picture.jpeg  # noqa: SLF001 - pypdf has no public name for it
        space = "/DeviceGray" if picture.is_grey else "/DeviceRGB"
        image.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Image"),
                NameObject("/Width"): NumberObject(picture.width),
                NameObject("/Height"): NumberObject(picture.height),
                NameObject("/ColorSpace"): NameObject(space),
                NameObject("/BitsPerComponent"): NumberObject(8),
                NameObject("/Filter"): NameObject("/DCTDecode"),
            }
        )
        number = self._writer._add_object(image)  # noqa: SLF001 - as above
        behind = UnseenWords(words)
        drawn = f"{size[0]:.5f} 0 0 {size[1]:.5f} 0 0 cm /D Do"
        self._add(size, number, f"{drawn} Q q {behind.commands()}" if words else drawn)
        if words:
            resources = cast("DictionaryObject", self._writer.pages[-1]["/Resources"])
            resources[NameObject("/Font")] = behind.fonts(self._writer)

    def taking(self) -> Taking:
        """For drawings of one other document."""
        return Taking(self._writer)

    def written(self) -> bytes:
        """The document."""
        into = BytesIO()
        self._writer.pdf_header = HEADER
        self._writer.metadata = None
        self._writer.write(into)
        return into.getvalue()

    def _add(self, size: Size, drawn: IndirectObject | None, how: str) -> None:
        page = self._writer.add_blank_page(*(round(side, 5) for side in size))
        if drawn is None:
            return
        commands = EncodedStreamObject()
        commands._data = f"q {how} Q".encode("ascii")  # noqa: SLF001 - as above
        page[NameObject("/Contents")] = self._writer._add_object(commands)  # noqa: SLF001
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/XObject"): DictionaryObject({NameObject("/D"): drawn})}
        )


def drawings_of(document: bytes) -> Iterator[IndirectObject | None]:
    """The one drawing on each page of a document that holds nothing else, page by page.

    So PDFium puts pages in another document, and so `Sheets` writes them. `None`: a bare page.
    """
    for page in PdfReader(BytesIO(document)).pages:
        drawn = _table(_table(page, "/Resources"), "/XObject")
        found = drawn.raw_get(next(iter(drawn))) if drawn else None
        yield found if isinstance(found, IndirectObject) else None


def _table(holder: DictionaryObject, key: str) -> DictionaryObject:
    found = holder.get(key, DictionaryObject()).get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
