"""What comes in the boxes of a form, drawn: a page as large as the box for each place of it.

Nothing is cut off and no letter is replaced: what does not fit in a size that can be read, or has
no shape in the typeface, is said by the name of its box.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import getAscentDescent, stringWidth
from reportlab.pdfgen.canvas import Canvas

from ib_desk.domain.records.swv_form import BoxKind
from ib_desk.domain.request.bureau_form import Box, BoxTrouble, BoxUnfit, Filled
from ib_desk.exchange.pdf.fonts import REGULAR, Fonts, NoShape
from ib_desk.reader.forms.form_parts import FoundBox, Spot

_LARGEST: Final = 11.0
"""Where the form leaves the size of type to the text."""
_SMALLEST: Final = 7.0
_STEP: Final = 0.5
_SIDE: Final = 2.0
_LEADING: Final = 1.2


def faces(boxes: Sequence[FoundBox], filled: Mapping[str, Filled], fonts: Fonts) -> bytes:
    """A PDF with a page for each spot of each box in which words come; “” for none.

    Raises:
        BoxUnfit: words do not fit, or cannot be drawn.
    """
    into = BytesIO()
    canvas = Canvas(into, invariant=1)
    is_empty = True
    for found in boxes:
        if found.box.name in filled and found.is_worded:
            words = _drawable(found.box, filled[found.box.name].words, fonts)
            for spot in found.spots:
                is_empty = False
                _draw(canvas, found.box, spot, words)
    if is_empty:
        return b""
    canvas.save()
    return into.getvalue()


def require_known(boxes: Sequence[FoundBox], filled: Mapping[str, Filled]) -> None:
    """Raises `BoxUnfit` for a box that is not there, and for a choice that it does not know."""
    by_name = {found.box.name: found.box for found in boxes}
    for name, value in filled.items():
        box = by_name.get(name)
        if box is None:
            raise BoxUnfit(name, BoxTrouble.GONE)
        is_choice = box.kind is BoxKind.CHOICE and bool(value.words) and not box.takes_other
        if is_choice and value.words not in box.options:
            raise BoxUnfit(name, BoxTrouble.NO_OPTION)


def _drawable(box: Box, words: str, fonts: Fonts) -> str:
    if box.most is not None and len(words) > box.most:
        raise BoxUnfit(box.name, BoxTrouble.TOO_LONG, most=box.most, length=len(words))
    try:
        clean = fonts.printable(words, REGULAR)
    except NoShape as missing:
        raise BoxUnfit(box.name, BoxTrouble.NO_SHAPE, sign=missing.character) from None
    return clean if box.has_lines else " ".join(clean.split("\n"))


def _draw(canvas: Canvas, box: Box, spot: Spot, words: str) -> None:
    canvas.setPageSize((spot.width, spot.height))
    if spot.cells:
        _draw_in_cells(canvas, spot, words)
    else:
        size, lines = _fitting(box, spot, words)
        _draw_lines(canvas, box, spot, size, lines)
    canvas.showPage()


def _fitting(box: Box, spot: Spot, words: str) -> tuple[float, list[str]]:
    """The largest type that fits, and the lines in it; raises `BoxUnfit` where none does."""
    size = spot.size or min(_LARGEST, max(spot.height - 2 * _SIDE, _SMALLEST))
    while True:
        lines = _lines(box, spot, size, words)
        if _fits(spot, size, lines):
            return size, lines
        if size <= _SMALLEST:
            raise BoxUnfit(box.name, BoxTrouble.NO_ROOM, length=len(words))
        size = max(size - _STEP, _SMALLEST)


def _lines(box: Box, spot: Spot, size: float, words: str) -> list[str]:
    if not box.has_lines:
        return [words]
    room = spot.width - 2 * _SIDE
    return [
        line
        for paragraph in words.split("\n")
        for line in simpleSplit(paragraph, REGULAR, size, room) or [""]
    ]


def _fits(spot: Spot, size: float, lines: Sequence[str]) -> bool:
    widest = max((stringWidth(line, REGULAR, size) for line in lines), default=0.0)
    ascent, descent = getAscentDescent(REGULAR, size)
    high = (len(lines) - 1) * _LEADING * size + ascent - descent
    return widest <= spot.width - 2 * _SIDE + 0.01 and high <= spot.height - 2 * _above(spot)


def _above(spot: Spot) -> float:
    """Room between the words and the edge, above and under them."""
    return min(_SIDE, 0.08 * spot.height)


def _draw_lines(canvas: Canvas, box: Box, spot: Spot, size: float, lines: Sequence[str]) -> None:
    """A box of lines is filled from above; a single line stands in the middle."""
    ascent, descent = getAscentDescent(REGULAR, size)
    if box.has_lines:
        first = spot.height - ascent - _above(spot)
    else:
        first = (spot.height - ascent - descent) / 2
    canvas.setFont(REGULAR, size)
    for number, line in enumerate(lines):
        height = first - number * _LEADING * size
        match spot.align:
            case 1:
                canvas.drawCentredString(spot.width / 2, height, line)
            case 2:
                canvas.drawRightString(spot.width - _SIDE, height, line)
            case _:
                canvas.drawString(_SIDE, height, line)


def _draw_in_cells(canvas: Canvas, spot: Spot, words: str) -> None:
    """A letter in each; that there are not too many is known by now."""
    wide = spot.width / spot.cells
    size = min(spot.size or _LARGEST, spot.height * 0.8)
    ascent, descent = getAscentDescent(REGULAR, size)
    canvas.setFont(REGULAR, size)
    for number, sign in enumerate(words):
        canvas.drawCentredString((number + 0.5) * wide, (spot.height - ascent - descent) / 2, sign)
