"""What a page is built of: sections with their heading, grounds, facts, lines to sign on.

All of them grow with their text and go on on the next page; headings never stand alone. Tables are
in `grid.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Self

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph
from typing_extensions import override

from ib_desk.exchange.pdf.style import (
    ACCENT_SOFT,
    BAR,
    EDGE,
    HAIRLINE,
    PORTRAIT,
    SPACE,
    VOICE,
    VOICE_SOFT,
    PageShape,
    room_beside,
)

ENDLESS = 1e6
"""Points; higher than anything is."""
FUZZ = 1e-6
"""Points; what is as high as its room fits in it."""
QUARTER = 0.25
"""Of a page."""
_LONGEST_LINE = 80 * mm
"""A signature and a day; where two people sign, their columns are much wider."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Space that a stack keeps free around its parts."""

    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0


class Stack(Flowable):  # type: ignore[misc] # reportlab has no types
    """Parts under each other, `gap` apart; splits between parts, and inside one that can split."""

    def __init__(
        self,
        parts: Sequence[Flowable],
        *,
        room: Room | None = None,
        gap: float = SPACE,
        before: float = 0.0,
    ) -> None:
        super().__init__()
        self.parts = list(parts)
        self.room = room or Room()
        self.gap = gap
        self.spaceBefore = before
        self._heights: list[float] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Measure all parts at this width."""
        self.width = width
        inner = width - self.room.left - self.room.right
        self._heights = [_wrapped(self, part, inner) for part in self.parts]
        gaps = self.gap * max(0, len(self.parts) - 1)
        self.height = self.room.top + sum(self._heights) + gaps + self.room.bottom
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two stacks, of which the first fits in `height`; none when not even its start fits."""
        self.wrap(width, height)
        inner = width - self.room.left - self.room.right
        left = height - self.room.top - self.room.bottom
        for index, part in enumerate(self.parts):
            needed = self._heights[index]
            if needed > left + FUZZ:
                pieces = part.splitOn(self.canv, inner, left) if left > 0 else []
                if pieces:
                    here, rest = self.parts[:index], self.parts[index + 1 :]
                    return [self.begin([*here, pieces[0]]), self.rest([*pieces[1:], *rest])]
                return self._broken_before(index, inner)
            left -= needed + self.gap
        return [self]

    def _broken_before(self, index: int, inner: float) -> list[Flowable]:
        """The break between two parts.

        A note takes the end of what it belongs to along, and a label goes with what it leads.
        """
        here, rest = self.parts[:index], self.parts[index:]
        while here and getattr(here[-1], "leads", False):
            rest.insert(0, here.pop())
        if here and getattr(rest[0], "follows", False):
            last = here.pop()
            pieces = last.splitOn(self.canv, inner, self._heights[index - 1] - 1) or [last]
            here += pieces[:-1]
            rest = [pieces[-1], *rest]
        return [self.begin(here), self.rest(rest)] if here else []

    def begin(self, parts: Sequence[Flowable]) -> Stack:
        """The part of this stack that stays on the page."""
        return Stack(parts, room=self.room, gap=self.gap, before=self.spaceBefore)

    def rest(self, parts: Sequence[Flowable]) -> Stack:
        """What goes on on the next page."""
        return Stack(parts, room=self.room, gap=self.gap)

    def draw(self) -> None:
        """Draw the parts from the top down."""
        top = self.height - self.room.top
        for part, height in zip(self.parts, self._heights, strict=True):
            part.drawOn(self.canv, self.room.left, top - height)
            top -= height + self.gap


class Ground(Stack):
    """A stack on a coloured ground, with a bar at the left for own words."""

    def __init__(
        self,
        parts: Sequence[Flowable],
        *,
        colour: Color,
        bar: Color | None = None,
        gap: float = SPACE,
        before: float = 0.0,
    ) -> None:
        room = Room(left=4 * SPACE, right=4 * SPACE, top=2.5 * SPACE, bottom=2.5 * SPACE)
        super().__init__(parts, room=room, gap=gap, before=before)
        self.colour = colour
        self.bar = bar

    @override
    def begin(self, parts: Sequence[Flowable]) -> Stack:
        """The ground stays under each part."""
        return self._with(parts, self.spaceBefore)

    @override
    def rest(self, parts: Sequence[Flowable]) -> Stack:
        """The ground stays under each part."""
        return self._with(parts, 0.0)

    def _with(self, parts: Sequence[Flowable], before: float) -> Self:
        return type(self)(parts, colour=self.colour, bar=self.bar, gap=self.gap, before=before)

    @override
    def draw(self) -> None:
        """Draw the ground, then what stands on it."""
        self.canv.saveState()
        self.canv.setFillColor(self.colour)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        if self.bar is not None:
            self.canv.setFillColor(self.bar)
            self.canv.rect(0, 0, BAR, self.height, stroke=0, fill=1)
        self.canv.restoreState()
        super().draw()


def following(note: Paragraph) -> Paragraph:
    """Mark `note` as one that never stands on a page without what it belongs to."""
    note.follows = True
    return note


def leading(label: Flowable) -> Flowable:
    """A copy of `label` that never stands at the end of a page."""
    copied = copy(label)
    copied.leads = True
    return copied


def undivided(section: Section, page: PageShape, share: float = 1.0) -> Section:
    """Mark `section` as one that stays whole while it takes no more than `share` of a page."""
    section.kept = share * page.inner_height
    return section


def voice(parts: Sequence[Flowable], before: float = 0.0) -> Ground:
    """Own words of the pupil: this ground is used for nothing else. A label goes with its words."""
    if len(parts) > 1 and isinstance(parts[0], Paragraph):
        first = leading(parts[0]) if parts[0].style.name == "voice_label" else parts[0]
        parts = [first, *parts[1:]]
    return Ground(parts, colour=VOICE_SOFT, bar=VOICE, gap=SPACE / 2, before=before)


def perspective(parts: Sequence[Flowable], before: float = 0.0) -> Ground:
    """The sentence that all agree on."""
    return Ground(parts, colour=ACCENT_SOFT, gap=SPACE / 2, before=before)


class Section(Stack):
    """A heading and what belongs to it, never apart, with a bookmark.

    With `aside` the heading stands in the column at the left of its text (that many points wide),
    else above it. `bookmark` names a section whose heading is inside a table.
    """

    def __init__(
        self,
        heading: Paragraph | None,
        parts: Sequence[Flowable],
        *,
        aside: float = 0.0,
        gap: float = SPACE,
        before: float = 3 * SPACE,
        bookmark: str = "",
    ) -> None:
        super().__init__(parts, room=Room(left=aside), gap=gap, before=before)
        self.kept = 0.0
        self.bookmark = bookmark or (heading.getPlainText() if heading is not None else "")
        self.heading = heading
        self.aside = aside
        self._heading_height = 0.0

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """A heading that is higher than its text makes the room."""
        if self.heading is not None:
            at = self.aside - 3 * SPACE if self.aside else width
            self._heading_height = _wrapped(self, self.heading, at)
        above = self._heading_height + SPACE if self.heading and not self.aside else 0.0
        self.room = Room(left=self.aside, top=above)
        _, own = super().wrap(width, height)
        self.height = max(own, self._heading_height)
        return width, self.height

    @override
    def split(self, width: float, height: float) -> list[Flowable]:
        """As a stack; with no room for the heading and the start of its text, nothing stays."""
        self.wrap(width, height)
        if height < self._heading_height or self.height <= self.kept:
            return []
        return super().split(width, height)

    @override
    def begin(self, parts: Sequence[Flowable]) -> Stack:
        """The first part keeps the heading."""
        return self._with(self.heading, parts, self.spaceBefore)

    @override
    def rest(self, parts: Sequence[Flowable]) -> Stack:
        """What goes on has its heading on the page before."""
        return self._with(None, parts, 0.0)

    def _with(self, heading: Paragraph | None, parts: Sequence[Flowable], before: float) -> Section:
        return Section(heading, parts, aside=self.aside, gap=self.gap, before=before)

    @override
    def draw(self) -> None:
        """Draw heading and bookmark, then the text; text starts at the top of the section."""
        if self.heading is not None:
            self.heading.drawOn(self.canv, 0, self.height - self._heading_height)
        if self.bookmark:
            key = f"section-{self.canv.getPageNumber()}-{self.bookmark}"
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(self.bookmark, key, level=0)
        super().draw()


def beside(heading: Paragraph, parts: Sequence[Flowable], gap: float = SPACE) -> list[Section]:
    """A section of an upright page with its heading in the column at the left; none without parts.

    It is not broken up to a quarter of a page. A large heading stands above its text.
    """
    section = Section(heading, parts, aside=room_beside(heading.style), gap=gap)
    return [undivided(section, PORTRAIT, share=QUARTER)] if parts else []


class SignatureLine(Flowable):  # type: ignore[misc] # reportlab has no types
    """A line to write on, with a word under it; `wide` from side to side."""

    def __init__(self, caption: Paragraph, room: float = 6 * SPACE, *, wide: bool = False) -> None:
        super().__init__()
        self._most = ENDLESS if wide else _LONGEST_LINE
        self.caption = caption
        self.room = room

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Room to write, and the caption."""
        self.width = width
        self.height = self.room + _wrapped(self, self.caption, width)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line over the caption."""
        foot = self.height - self.room
        self.canv.setStrokeColor(EDGE)
        self.canv.setLineWidth(HAIRLINE)
        end = min(self.width - 3 * SPACE, self._most)
        self.canv.line(0, foot + SPACE / 2, end, foot + SPACE / 2)
        self.caption.drawOn(self.canv, 0, 0)


def _wrapped(around: Flowable, part: Flowable, width: float) -> float:
    """Height of `part`; without a canvas, as when a page is measured before it is made, too."""
    return float(part.wrapOn(getattr(around, "canv", None), width, ENDLESS)[1])


def height_of(story: Sequence[Flowable], width: float) -> float:
    """What `story` takes when nothing is split."""
    high = 0.0
    for index, part in enumerate(story):
        high += part.wrapOn(None, width, ENDLESS)[1]
        high += part.getSpaceBefore() if index else 0.0
    return high
