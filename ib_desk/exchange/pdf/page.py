"""Sheets: header, foot, mark, bookmarks, and the count of pages that each page has to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from math import ceil
from typing import Any, Final

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from ib_desk.exchange.pdf.blocks import height_of
from ib_desk.exchange.pdf.fonts import BOLD, REGULAR
from ib_desk.exchange.pdf.style import HAIRLINE, LINE, MARK, MUTED, SPACE, PageShape

_SMALL: Final = 8.0
_PASSES: Final = 4
_RULE_ABOVE: Final = 1.25
"""The rule above the foot, over the line on which its words stand, by the size of its type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands around the text; every text is already fit to draw.

    `page` words the number, from (page, pages). `pages_behind` are pages that others will put
    behind these, and count. `enlarged` is how much larger than usual its type is.
    """

    title: str
    head: str
    foot: str
    page: Callable[[int, int], str]
    mark: str = ""
    pages_behind: int = 0
    enlarged: float = 1.0


Story = Callable[[int], Sequence[Flowable]]
"""Makes the blocks anew, given how many pages they took the last time (1 at first)."""


def laid_out(
    shape: PageShape, furniture: Furniture, story: Story, *, tells_pages: bool = False
) -> tuple[bytes, int]:
    """A PDF and its number of pages; identical bytes for identical input.

    Set until the number of pages that the text knows of is the number it takes; the first guess
    is mostly right. What was measured for it is set too, unless the text itself `tells_pages`.
    """
    measured = story(1)
    expected = _guess(shape, measured)
    blocks = story(expected) if tells_pages and expected > 1 else measured
    content, seen = _set(shape, furniture, blocks, expected)
    for _ in range(_PASSES):
        if seen == expected:
            break
        expected = seen
        content, seen = _set(shape, furniture, story(expected), expected)
    return content, seen


def _guess(shape: PageShape, story: Sequence[Flowable]) -> int:
    """How many pages `story` takes at least, and exactly when no page stays partly empty."""
    return max(1, ceil(height_of(story, shape.inner_width) / shape.inner_height))


def _set(
    shape: PageShape, furniture: Furniture, blocks: Sequence[Flowable], expected: int
) -> tuple[bytes, int]:
    into = BytesIO()
    document = BaseDocTemplate(
        into,
        pagesize=(shape.width, shape.height),
        title=furniture.title,
        author="",
        creator="IB Desk",
        lang="nl",
        displayDocTitle=1,
        invariant=1,
        pageCompression=1,
    )
    frame = Frame(
        shape.side,
        shape.bottom,
        shape.inner_width,
        shape.inner_height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    around = partial(_draw_around, shape, furniture, expected + furniture.pages_behind)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=around))
    document.build(list(blocks))
    return into.getvalue(), document.page


def _draw_around(
    shape: PageShape, furniture: Furniture, pages: int, canvas: Any, document: Any
) -> None:
    canvas.saveState()
    if furniture.mark:
        draw_mark(canvas, furniture.mark, shape.width, shape.height)
    canvas.setFillColor(MUTED)
    right = shape.width - shape.side
    size = _fitting(furniture.head, furniture.enlarged, shape.inner_width)
    canvas.setFont(REGULAR, size)
    head = shortened(furniture.head, REGULAR, size, shape.inner_width)
    canvas.drawString(shape.side, shape.height - shape.top + 3 * SPACE, head)
    low = shape.bottom - 5 * SPACE
    number = furniture.page(document.page, pages)
    size = _fitting(f"{furniture.foot}{number}", furniture.enlarged, shape.inner_width - 4 * SPACE)
    if furniture.foot:
        rule = low + _RULE_ABOVE * size
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(shape.side, rule, right, rule)
    canvas.setFont(REGULAR, size)
    room = shape.inner_width - stringWidth(number, REGULAR, size) - 4 * SPACE
    canvas.drawString(shape.side, low, shortened(furniture.foot, REGULAR, size, room))
    canvas.drawRightString(right, low, number)
    canvas.restoreState()


def _fitting(text: str, enlarged: float, room: float) -> float:
    """As large as the rest of the print, or less where `text` would not fit; never below usual."""
    fits = room / max(1.0, float(stringWidth(text, REGULAR, 1.0)))
    return max(_SMALL, min(_SMALL * enlarged, fits))


def shortened(text: str, font: str, size: float, room: float) -> str:
    """One line of a head or foot that stays on the sheet; what is cut stands elsewhere in full."""
    if stringWidth(text, font, size) <= room:
        return text
    while text and stringWidth(f"{text}…", font, size) > room:
        text = text[:-1].rstrip()
    return f"{text}…"


def draw_mark(canvas: Any, mark: str, width: float, height: float) -> None:
    """A word across the sheet, under the text, so light that the text stays easy to read."""
    diagonal = (width**2 + height**2) ** 0.5
    size = 0.56 * diagonal / stringWidth(mark, BOLD, 1.0)
    size = min(size, 0.2 * diagonal)
    canvas.saveState()
    canvas.setFont(BOLD, size)
    canvas.setFillColor(MARK)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(55 if height > width else 35)
    canvas.drawCentredString(0, -0.35 * size, mark)
    canvas.restoreState()
