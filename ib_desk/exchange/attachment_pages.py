"""Turns a document of any kind that the program keeps into pages, within limits."""

from __future__ import annotations

import logging
import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps
from pypdf import PageObject, PdfReader
from pypdf.errors import LimitReachedError
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ib_desk.application.paper import Unfit
from ib_desk.domain.records.attachment import MediaType
from ib_desk.exchange.drawing import Drawing, Unusable, content_of
from ib_desk.exchange.pdf.blocks import Stack
from ib_desk.exchange.pdf.fonts import Fonts, NoShape
from ib_desk.exchange.pdf.page import Furniture, laid_out
from ib_desk.exchange.pdf.style import PORTRAIT, PageShape, Style
from ib_desk.exchange.pdf.typesetter import Typesetter

MOST_PIXELS: Final = 40_000_000
"""A photo has 12 to 24 million; more is refused before it is unpacked."""
MOST_PAGES: Final = 400
MOST_CHARACTERS: Final = 400_000
_LONGEST_SIDE: Final = 3508
"""Pixels: A4 at 300 dpi."""
_JPEG_QUALITY: Final = 88
_TEXT_SHEET: Final = PageShape(
    width=PORTRAIT.width - 28 * mm,
    height=PORTRAIT.height - 32 * mm,
    side=4 * mm,
    top=6 * mm,
    bottom=4 * mm,
    aside=0,
)
"""As large as the room that a package leaves for an attachment, so that text keeps its size."""

# Pillow's own guard is a setting of the process; a picture above it is an error, not a warning.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)
# Its messages quote what stands in a document.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def as_pdf(content: bytes, media_type: MediaType, fonts: Fonts) -> bytes:
    """A document of any kind that the program keeps, for `drawings_of`.

    Raises:
        Unusable: with what is wrong.
    """
    if not content:
        raise Unusable(Unfit.EMPTY)
    if media_type is MediaType.TEXT:
        return _text_as_pdf(content, fonts)
    if media_type in (MediaType.PNG, MediaType.JPEG):
        return _image_as_pdf(content)
    return content


def drawings_of(content: bytes) -> list[Drawing]:
    """The pages of a PDF.

    Raises:
        Unusable: with what is wrong.
    """
    try:
        return _read(content)
    except Unusable:
        raise
    except LimitReachedError:
        raise Unusable(Unfit.TOO_LARGE) from None
    except Exception:  # noqa: BLE001 - a broken PDF makes the reader fail in any way there is
        raise Unusable(Unfit.DAMAGED) from None


def _read(content: bytes) -> list[Drawing]:
    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise Unusable(Unfit.ENCRYPTED)
    form = reader.root_object.get("/AcroForm")
    if form is not None and "/XFA" in form.get_object():
        # Its pages say “please wait”; the real ones are made by the program that shows it.
        raise Unusable(Unfit.LIVE_FORM)
    pages = list(reader.pages)
    if not pages:
        raise Unusable(Unfit.EMPTY)
    if len(pages) > MOST_PAGES:
        raise Unusable(Unfit.TOO_LARGE)
    return [_drawing(page) for page in pages]


def _drawing(page: PageObject) -> Drawing:
    content_of(page)  # what cannot be unpacked is found now, before anything is made
    wide, high = float(page.cropbox.width), float(page.cropbox.height)
    if wide <= 0 or high <= 0:
        raise Unusable(Unfit.DAMAGED)
    is_turned = page.rotation % 180 != 0
    return Drawing(page, *((high, wide) if is_turned else (wide, high)))


def _image_as_pdf(content: bytes) -> bytes:
    """One page of the picture's own shape; only its pixels are taken over."""
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as found:
            if found.width * found.height > MOST_PIXELS:
                raise Unusable(Unfit.TOO_LARGE)
            kind = found.format
            picture = _flat(ImageOps.exif_transpose(found))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unusable(Unfit.TOO_LARGE) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise Unusable(Unfit.DAMAGED) from None
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    pixels = BytesIO()
    if kind == "JPEG":
        picture.save(pixels, "JPEG", quality=_JPEG_QUALITY)
    else:
        picture.save(pixels, "PNG")
    scale = PORTRAIT.height / max(picture.size)
    wide, high = picture.width * scale, picture.height * scale
    into = BytesIO()
    canvas = Canvas(into, pagesize=(wide, high), invariant=1)
    canvas.drawImage(ImageReader(BytesIO(pixels.getvalue())), 0, 0, wide, high)
    canvas.save()
    return into.getvalue()


def _flat(picture: Image.Image) -> Image.Image:
    """Grey or colour, what is see-through on white; a copy without any metadata."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        picture = Image.alpha_composite(ground, layer)
    if picture.mode.startswith("I"):
        # Sixteen bits a pixel; to convert would cut off all that is not nearly black.
        picture = picture.convert("I").point(lambda shade: shade * (1 / 256))
    plain = picture.convert("L" if picture.mode in ("1", "L", "I") else "RGB")
    plain.info.clear()
    return plain


def _text_as_pdf(content: bytes, fonts: Fonts) -> bytes:
    """Lines as they were typed, long ones broken."""
    text = content.decode("utf-8-sig", errors="replace")
    if not text.strip():
        raise Unusable(Unfit.EMPTY)
    if len(text) > MOST_CHARACTERS:
        raise Unusable(Unfit.TOO_LARGE)
    typesetter = Typesetter(fonts, Style())
    bare = Furniture(title="", head="", foot="", page=lambda _page, _pages: "")

    def story(_pages: int) -> list[Stack]:
        lines = [typesetter.text("body", _indented(line)) for line in text.splitlines()]
        return [Stack(lines, gap=0)]

    try:
        return laid_out(_TEXT_SHEET, bare, story)[0]
    except NoShape as missing:
        raise Unusable(Unfit.CHARACTER, missing.character) from None


def _indented(line: str) -> str:
    """Spaces in front kept, and an empty line a line."""
    bare = line.lstrip(" \t")
    lead = line[: len(line) - len(bare)].expandtabs(4)
    return "\u00a0" * len(lead) + bare or "\u00a0"
