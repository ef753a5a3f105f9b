"""Makes pages of a picture: of its pixels, and of nothing else that is in the file."""

from __future__ import annotations

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
MOST_BYTES: Final = 300_000_000
"""Of a picture that is unpacked: 100 million pixels of colour."""
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
_DEPTHS: Final = {"I": 4, "I;16": 2, "F": 4}


def pages_of_image(content: bytes, kind: MediaType, ear: Ear) -> Made:
    """One page, of the picture's own shape; of a TIFF as many as it has.

    Raises:
        Unmakeable: with the reason.
    """
    Image.MAX_IMAGE_PIXELS = None  # `MOST_BYTES` is the guard here, and knows about small copies
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
            image = _flat(frame)
            long = _LONG_SIDE / max(image.size)
            sheets.picture(packed(image, _FITS), (image.width * long, image.height * long))
            ear.step(number + 1)
    facts = (PageFacts(searched=Searched.NOT),) * count
    return Made(pdf=sheets.written(), words=("",) * count, facts=MadeFacts(pages=facts))


def _flat(frame: Image.Image) -> Image.Image:
    """Grey or colour, as large as paper needs, upright, and what is see-through on white."""
    frame.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG can be unpacked at half its size
    if frame.width * frame.height * _depth(frame) > MOST_BYTES:
        raise Unmakeable(Unfit.TOO_LARGE)
    image = frame
    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode.startswith(("I", "F")):
        # Sixteen bits a pixel; to convert would cut off all that is not nearly black.
        image = image.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    image = ImageOps.contain(image, (LONGEST_SIDE, LONGEST_SIDE)) if _is_large(image) else image
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    image = ImageOps.exif_transpose(image)
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _depth(image: Image.Image) -> int:
    return _DEPTHS.get(image.mode, len(image.getbands()))


def _is_large(image: Image.Image) -> bool:
    return max(image.size) > LONGEST_SIDE
