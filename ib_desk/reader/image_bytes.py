"""The bytes of pictures: packed so that they fit, and without what a camera wrote in them."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops

_QUALITIES: Final = (85, 70, 55, 40)
FITS: Final = 600_000
"""Bytes of a page that became a picture: forty of them still go by mail."""
_MOST_COLOUR: Final = 12
"""Steps of 256 by which the colours of a grey picture may differ: what packing it did."""

_NO_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xDA)})
_START_OF_SCAN: Final = 0xDA
_END_OF_IMAGE: Final = 0xD9
_TOLD: Final = frozenset({0xFE, *range(0xE1, 0xEE), 0xEF})
"""Comments and application segments, but the two that say how to read the colours."""
_JP2_SIGNATURE: Final = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
_JP2_TOLD: Final = frozenset({b"uuid", b"uinf", b"xml "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A JPEG with its pixels each way."""

    jpeg: bytes = field(repr=False)
    width: int
    height: int
    is_grey: bool


def packed(image: Image.Image, fits: int = FITS) -> Picture:
    """As a JPEG of grey or colour, less fine until it is no more than `fits` bytes."""
    is_grey = image.mode == "L" or _is_grey(image)
    plain = image.convert("L" if is_grey else "RGB")
    jpeg = b""
    for quality in _QUALITIES:
        into = BytesIO()
        plain.save(into, "JPEG", quality=quality, optimize=True)
        jpeg = into.getvalue()
        if len(jpeg) <= fits:
            break
    return Picture(jpeg=jpeg, width=plain.width, height=plain.height, is_grey=is_grey)


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.convert("RGB").split()
    return all(
        float(ImageChops.difference(one, other).getextrema()[1]) <= _MOST_COLOUR  # type: ignore[arg-type] # one band
        for one, other in ((red, green), (green, blue))
    )


def bare_jpeg(content: bytes) -> bytes:
    """The same picture; what cannot be understood stays as it is."""
    if not content.startswith(b"\xff\xd8"):
        return content
    kept = [content[:2]]
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - a marker
        marker = content[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - a filler before a marker
            at += 1
            continue
        if marker in _NO_LENGTH:
            kept.append(content[at : at + 2])
            at += 2
            continue
        if marker in (_START_OF_SCAN, _END_OF_IMAGE):
            break
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker not in _TOLD:
            kept.append(content[at:end])
        at = end
    kept.append(content[at:])
    return b"".join(kept)


def bare_jpeg2000(content: bytes) -> bytes:
    """The same picture without its boxes of text; a bare codestream has none."""
    if not content.startswith(_JP2_SIGNATURE):
        return content
    kept: list[bytes] = []
    at = 0
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        if length == 1 and at + 16 <= len(content):
            length = struct.unpack_from(">Q", content, at + 8)[0]
        if length == 0:  # the last one
            length = len(content) - at
        if length < 8:  # noqa: PLR2004 - its own head
            break
        if kind not in _JP2_TOLD:
            kept.append(content[at : at + length])
        at += length
    kept.append(content[at:])
    return b"".join(kept)
