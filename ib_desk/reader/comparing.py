"""Whether two pictures of a page show the same."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageChops

DPI: Final = 100
TILE: Final = 5 / 25.4 * DPI
"""Five millimetres in pixels."""
MOST_OFF: Final = 0.10
"""Part of the pixels of a tile that may be off."""
OFF: Final = 64
"""Steps of 256 by which a pixel is off: a quarter."""


_ROUNDING: Final = 2
"""Pixels by which two pictures of the same page may differ in size."""


def differs(first: Image.Image, second: Image.Image, dpi: float = DPI) -> bool:
    """Whether anything of five by five millimetres is otherwise; both pictures are grey.

    Tiles are laid from each edge and moved by half their size, so that no difference hides on a
    border.
    """
    if max(abs(first.width - second.width), abs(first.height - second.height)) > _ROUNDING:
        return True
    off = off_pixels(first, second)
    if off.getbbox() is None:
        return False
    tile = TILE * dpi / DPI
    return any(
        _fullest_tile(off, tile, left, top) > MOST_OFF
        for left in (0, tile / 2, off.width % tile)
        for top in (0, tile / 2, off.height % tile)
    )


def off_pixels(first: Image.Image, second: Image.Image) -> Image.Image:
    """White where the two are off; what one of them has more is left out."""
    size = min(first.width, second.width), min(first.height, second.height)
    box = (0, 0, *size)
    difference = ImageChops.difference(first.crop(box), second.crop(box))
    return difference.point(lambda step: 255 if step >= OFF else 0)


def _fullest_tile(off: Image.Image, tile: float, left: float, top: float) -> float:
    """The part that is white in the tile where it is largest."""
    columns = int((off.width - left) // tile)
    rows = int((off.height - top) // tile)
    if not columns or not rows:
        shares = off.resize((1, 1), Image.Resampling.BOX)
    else:
        box = (left, top, left + columns * tile, top + rows * tile)
        shares = off.resize((columns, rows), Image.Resampling.BOX, box=box)
    fullest = shares.getextrema()[1]
    return float(fullest) / 255  # type: ignore[arg-type] # one band
