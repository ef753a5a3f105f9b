"""Makes pages of a picture: of its pixels, and of nothing else that is in the file."""

from __future__ import annotations

import math
import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, ImageSequence

from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.made_pages import MadeFacts, PageFacts, Searched, Unfit
from ib_desk.reader.image_bytes import packed
from ib_desk.reader.making import MOST_PAGES, Ear, Made, Unmakeable
from ib_desk.reader.sheets import Sheets

LONGEST_SIDE: Final = 3508
"""Pixels: A4 at 300 dpi."""
MOST_PIXELS: Final = 80_000_000
"""Of a picture that is unpacked, four bytes each; a telephone takes 12 to 48 million."""
_MOST_PIXELS: Final = {MediaType.WEBP: 25_000_000}
"""Of a kind that its library keeps in memory several times."""
_STRIP: Final = 256
_GREY: Final = frozenset({"1", "L", "I", "I;16", "I;16B", "I;16L", "F"})
_FITS: Final = 2_500_000
_LONG_SIDE: Final = 842.0
"""Points: of A4, on which every picture fits."""
_FORMATS: Final = {
    MediaType.PNG: "PNG",
    MediaType.JPEG: "JPEG",
    MediaType.HEIC: "HEIF",
    MediaType.WEBP: "WEBP",
    MediaType.TIFF: "TIFF",
    MediaType.GIF: "GIF",
}


def pages_of_image(content: bytes, kind: MediaType, ear: Ear) -> Made:
    """One page, of the picture's own shape; of a TIFF as many as it has.

    Raises:
        Unmakeable: with the reason.
    """
    Image.MAX_IMAGE_PIXELS = None  # `MOST_PIXELS` is the guard here, and knows about small copies
    if kind is MediaType.HEIC:
        import pi_heif  # noqa: PLC0415 - few files ask for it

        pi_heif.register_heif_opener()
    try:
        with warnings.catch_warnings():
            # Pillow warns of odd notes in a file; of what cannot be drawn it makes errors.
            warnings.simplefilter("ignore")
            return _made(content, kind, ear)
    except Unmakeable:
        raise
    except (OSError, SyntaxError, ValueError, EOFError, RuntimeError, KeyError, TypeError):
        # Each of these has come out of a broken picture.
        raise Unmakeable(Unfit.DAMAGED) from None


def _made(content: bytes, kind: MediaType, ear: Ear) -> Made:
    sheets = Sheets()
    with Image.open(BytesIO(content), formats=(_FORMATS[kind],)) as found:
        count = getattr(found, "n_frames", 1) if kind is MediaType.TIFF else 1
        if count > MOST_PAGES:
            raise Unmakeable(Unfit.TOO_MANY_PAGES)
        ear.pages(count)
        for number, frame in enumerate(ImageSequence.Iterator(found)):
            if number == count:
                break
            image = _flat(frame, kind)
            long = _LONG_SIDE / max(image.size)
            sheets.picture(packed(image, _FITS), (image.width * long, image.height * long))
            ear.step(number + 1)
    facts = (PageFacts(searched=Searched.NOT),) * count
    return Made(pdf=sheets.written(), words=("",) * count, facts=MadeFacts(pages=facts))


def _flat(frame: Image.Image, kind: MediaType) -> Image.Image:
    """Grey or colour, as large as paper needs, upright, and what is see-through on white."""
    shrink = LONGEST_SIDE / max(frame.size)
    # A JPEG can be unpacked at half its size.
    frame.draft(None, (math.ceil(frame.width * shrink), math.ceil(frame.height * shrink)))
    if frame.width * frame.height > _MOST_PIXELS.get(kind, MOST_PIXELS):
        raise Unmakeable(Unfit.TOO_LARGE)
    image = ImageOps.exif_transpose(_reduced(frame))
    if max(image.size) > LONGEST_SIDE:
        return ImageOps.contain(image, (LONGEST_SIDE, LONGEST_SIDE))
    return image


def _reduced(image: Image.Image) -> Image.Image:
    """Made plain strip by strip, and a whole number of times smaller: never twice in memory."""
    factor = max(max(image.size) // LONGEST_SIDE, 1)
    mode = "L" if image.mode in _GREY and "transparency" not in image.info else "RGB"
    size = (math.ceil(image.width / factor), math.ceil(image.height / factor))
    small = Image.new(mode, size, "white")
    for top in range(0, image.height, _STRIP * factor):
        foot = min(top + _STRIP * factor, image.height)
        strip = _plain(image.crop((0, top, image.width, foot)), mode)
        small.paste(strip.reduce(factor), (0, top // factor))
    small.info["exif"] = image.getexif().tobytes()
    return small


def _plain(image: Image.Image, mode: str) -> Image.Image:
    if image.mode.startswith(("I", "F")):
        # Sixteen bits a pixel; to convert would cut off all that is not nearly black.
        image = image.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    return image.convert(mode)
