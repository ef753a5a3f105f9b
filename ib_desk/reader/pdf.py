"""Makes the pages of a PDF anew: nothing but what one sees, and compared with what one saw.

PDFium draws the marks of a page on it (`FPDFPage_Flatten`) and puts it as one drawing into another
document; of that, what is allowed is taken over. Each sheet is then compared with its page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from ib_desk.domain.records.made_pages import (
    MadeFacts,
    PageFacts,
    Searched,
    UndrawnMark,
    Unfit,
)
from ib_desk.reader.comparing import DPI, differs, off_pixels
from ib_desk.reader.image_bytes import Picture, packed
from ib_desk.reader.making import MOST_PAGES, Ear, Made, Unmakeable
from ib_desk.reader.marks import marks_without_drawing
from ib_desk.reader.page_objects import hide_words, picture_share
from ib_desk.reader.page_words import PageText, Sight, Word, ink_of, joined, searched
from ib_desk.reader.sheets import Sheets, Size, drawings_of

MOST_PICTURES: Final = 40
"""Pages of one file that may become pictures; scans are pictures already and do not count."""
_PICTURE_DPI: Final = 200
_MOST_COMPARED: Final = 12_000_000
"""Pixels in which a page is compared: more than an A2 has."""
_MOST_PICTURED: Final = 8_000_000
"""Pixels of a page that becomes a picture: as many as an A3 has."""
_POINTS: Final = 72
_SCAN: Final = 0.8
"""Part of a page that pictures cover for it to be a scan."""
_COUNTS: Final = 0.02
"""Part of a page that pictures cover for words to be missed in them: more than a logo."""
_LOCKED: Final = frozenset({4, 5})
"""PDFium's numbers for a password that is needed, and for a lock that it does not know."""
_SIDES: Final = (3.0, 14_400.0)
"""Points: what a page can be (ISO 32000-1, annex C)."""
_BLANK: Final = 250
"""The darkest shade of a page on which nothing stands."""


@dataclass(slots=True)
class _Sheet:
    """A page on its way; `is_taken`: it could be taken over as a drawing."""

    size: Size
    undrawn: tuple[UndrawnMark, ...]
    is_taken: bool = False
    is_picture: bool = False
    is_scan: bool = False
    words: Sequence[Word] = field(default=(), repr=False)
    searched: Searched = Searched.WHOLE

    def facts(self) -> PageFacts:
        """As they are told."""
        is_made_one = self.is_picture and not self.is_scan
        return PageFacts(searched=self.searched, is_picture=is_made_one, undrawn=self.undrawn)


def pages_of_pdf(content: bytes, ear: Ear) -> Made:
    """The pages as they leave.

    Raises:
        Unmakeable: with the reason.
    """
    try:
        return _pages(content, ear)
    except pdfium.PdfiumError:
        raise Unmakeable(Unfit.DAMAGED) from None


def _pages(content: bytes, ear: Ear) -> Made:
    with _opened(content) as source:
        count = len(source)
        if count > MOST_PAGES:
            raise Unmakeable(Unfit.TOO_MANY_PAGES)
        ear.pages(count)
        inside = source.count_attachments()
        carrier, sheets = _carried(source)
    pdf = _drawn(carrier, sheets)
    del carrier
    with _opened(content) as source, _opened(pdf) as made:
        for number, sheet in enumerate(sheets):
            _look(source, made, number, sheet)
            ear.step(number + 1)
        pictures = _pictures(source, sheets)
    if pictures:
        pdf = _with_pictures(pdf, sheets, pictures)
    return Made(
        pdf=pdf,
        words=tuple(joined(sheet.words) for sheet in sheets),
        facts=MadeFacts(pages=tuple(sheet.facts() for sheet in sheets), inside=inside),
    )


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        # The number is that of the last failure, which need not be this one.
        is_locked = error.err_code in _LOCKED and b"/Encrypt" in content
        raise Unmakeable(Unfit.PASSWORD if is_locked else Unfit.DAMAGED) from None
    try:
        if document.get_formtype() == raw.FORMTYPE_XFA_FULL:
            # Its pages say “please wait”; the real ones are made by the program that shows it.
            raise Unmakeable(Unfit.LIVE_FORM)
        document.init_forms()
        yield document
    finally:
        document.close()


def _carried(source: Any) -> tuple[bytes, list[_Sheet]]:
    """Each page as one drawing in another document, with its marks drawn on it."""
    carrier = pdfium.PdfDocument.new()
    try:
        sheets = [_carry(source, carrier, number) for number in range(len(source))]
        into = BytesIO()
        carrier.save(into)
    finally:
        carrier.close()
    return into.getvalue(), sheets


def _carry(source: Any, carrier: Any, number: int) -> _Sheet:
    page = source[number]
    try:
        # Before anything is drawn on the page: what has no appearance gets one as it is rendered.
        page.render(scale=_speck(page), may_draw_forms=True).close()
        undrawn = marks_without_drawing(page, source.formenv)
        size = page.get_size()
        # A page can have its box from its parents, and would lose it as it is drawn on.
        box = page.get_bbox()
        page.set_mediabox(*box)
        page.set_cropbox(*box)
        if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_FAIL:
            raise Unmakeable(Unfit.DAMAGED)
    finally:
        page.close()
    if not all(_SIDES[0] <= side <= _SIDES[1] for side in size):
        raise Unmakeable(Unfit.DAMAGED)
    drawing = raw.FPDF_NewXObjectFromPage(carrier, source, number)
    if not drawing:
        raise Unmakeable(Unfit.DAMAGED)
    sheet = carrier.new_page(*size)
    raw.FPDFPage_InsertObject(sheet, raw.FPDF_NewFormObjectFromXObject(drawing))
    raw.FPDFPage_GenerateContent(sheet)
    raw.FPDF_CloseXObject(drawing)
    sheet.close()
    return _Sheet(size, undrawn)


def _speck(page: Any) -> float:
    """So small that rendering it costs nothing."""
    wide, high = page.get_size()
    return 16.0 / float(max(wide, high, 16))


def _drawn(carrier: bytes, sheets: Sequence[_Sheet]) -> bytes:
    """The sheets as one document; without the drawing where it cannot be taken over."""
    into = Sheets()
    taking = into.taking()
    for sheet, drawing in zip(sheets, drawings_of(carrier), strict=True):
        sheet.is_taken = into.draw(taking, drawing, sheet.size)
    return into.written()


def _with_pictures(pdf: bytes, sheets: Sequence[_Sheet], pictures: dict[int, Picture]) -> bytes:
    """The same sheets, with pictures in the place of some and nothing left of what was there."""
    into = Sheets()
    taking = into.taking()
    for number, (sheet, drawing) in enumerate(zip(sheets, drawings_of(pdf), strict=True)):
        if number in pictures:
            words = [(word.text, word.box) for word in sheet.words]
            into.picture(pictures[number], sheet.size, words)
        else:
            into.draw(taking, drawing, sheet.size)
    return into.written()


def _look(source: Any, made: Any, number: int, sheet: _Sheet) -> None:
    """Compare a sheet with its page, and learn which words can be seen on it."""
    found = _compared(source[number], made[number], sheet.size)
    is_otherwise = not sheet.is_taken or differs(found.before, found.after, found.dpi)
    sheet.words = [word for word in found.words if word not in found.hidden]
    sheet.is_picture = is_otherwise or bool(found.hidden)
    sheet.is_scan = found.pictures >= _SCAN
    if sheet.is_picture and found.shapeless:
        sheet.undrawn = (*sheet.undrawn, UndrawnMark.LETTERS)
    is_whole = found.pictures < _COUNTS and not (is_otherwise and found.misses_more)
    sheet.searched = _searched(sheet.words, found.before, is_whole=is_whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """A page before and after: `hidden` words cannot be seen, `shapeless` ones not here.

    `pictures` is the part of the page that they cover. `misses_more`: it is otherwise beside its
    hidden words, too.
    """

    before: Image.Image
    after: Image.Image
    dpi: float
    words: Sequence[Word]
    hidden: frozenset[Word]
    shapeless: frozenset[Word]
    pictures: float
    misses_more: bool


def _compared(source: Any, made: Any, size: Size) -> _Compared:
    scale = _scale(size, DPI, _MOST_COMPARED)
    before = _grey(source, scale, with_marks=True)
    after = _grey(made, scale)
    off = off_pixels(before, after)
    with PageText(made) as text:
        words = text.words()
        pictures = picture_share(made, size[0] * size[1])
        bare = _grey(made, scale) if words and hide_words(made) else after
        sight = Sight(ink_of(after, bare), off if off.getbbox() else None, scale)
        unseen = frozenset(word for word in words if not sight.sees(word))
        shapeless = frozenset(
            word for word in unseen if text.lacks_shapes(word) and not sight.is_outside(word)
        )
    source.close()
    made.close()
    hidden = unseen - shapeless
    return _Compared(
        before=before,
        after=after,
        dpi=scale * _POINTS,
        words=words,
        hidden=hidden,
        shapeless=shapeless,
        pictures=pictures,
        misses_more=differs(
            sight.without(hidden, before), sight.without(hidden, after), scale * _POINTS
        ),
    )


def _searched(words: Sequence[Word], seen: Image.Image, *, is_whole: bool) -> Searched:
    if not any(sign.isalnum() for word in words for sign in word.text):
        darkest = float(seen.getextrema()[0])  # type: ignore[arg-type] # one band
        return Searched.WHOLE if darkest >= _BLANK else Searched.NOT
    found = searched(words)
    return Searched.PARTLY if found is Searched.WHOLE and not is_whole else found


def _pictures(source: Any, sheets: Sequence[_Sheet]) -> dict[int, Picture]:
    wanted = [number for number, sheet in enumerate(sheets) if sheet.is_picture]
    if sum(1 for number in wanted if not sheets[number].is_scan) > MOST_PICTURES:
        raise Unmakeable(Unfit.TOO_MANY_PICTURES)
    found = {}
    for number in wanted:
        page = source[number]
        scale = _scale(sheets[number].size, _PICTURE_DPI, _MOST_PICTURED)
        bitmap = page.render(scale=scale, may_draw_forms=True)
        found[number] = packed(bitmap.to_pil())
        bitmap.close()
        page.close()
    return found


def _scale(size: Size, dpi: int, most_pixels: int) -> float:
    """Pixels in a point; fewer for a page that is larger than paper for a desk."""
    return min(dpi / _POINTS, math.sqrt(most_pixels / (size[0] * size[1])))


def _grey(page: Any, scale: float, *, with_marks: bool = False) -> Image.Image:
    bitmap = page.render(
        scale=scale, grayscale=True, may_draw_forms=with_marks, draw_annots=with_marks
    )
    picture: Image.Image = bitmap.to_pil().copy()
    bitmap.close()
    return picture
