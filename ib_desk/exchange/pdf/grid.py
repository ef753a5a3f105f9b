"""Tables of a page: they grow with their text, and their rows are never split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final, TypeAlias

from reportlab.platypus import Flowable, Paragraph, Table

from ib_desk.exchange.pdf.blocks import ENDLESS, FUZZ, Room, Section, Stack, leading, undivided
from ib_desk.exchange.pdf.style import EDGE, HAIRLINE, LINE, SPACE, VOICE_SOFT, PageShape, is_large

Cell: TypeAlias = Sequence[Flowable]
"""Paragraphs under each other."""
_FOR_HEADS: Final = 0.28
"""Of the width, where each head stands in front of its cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: `widths` in points, `head` is repeated on each page; `tinted` is the pupil's column.

    A column that would cut its longest word in two takes room from those with room to spare, unless
    `aligned`: then something else on the page stands under its columns. In large type, where there
    may be none to spare, its rows become blocks under each other then; always, where `stacked`.
    `ruled` draws a hairline
    under each row; `pad` is the space above and below each text.
    """

    widths: Sequence[float]
    rows: Sequence[Sequence[Cell]]
    head: Sequence[Cell] = ()
    tinted: int | None = None
    ruled: bool = True
    aligned: bool = False
    stacked: bool = False
    pad: float = 1.25 * SPACE

    def flow(self, shape: PageShape) -> list[Flowable]:
        """The table; a row too high for a page stands between as blocks under each other."""
        if not self.aligned:
            needed = self._needed()
            if self._is_large and (self.stacked or sum(needed) > sum(self.widths)):
                return [self._block(row, shape) for row in self.rows]
            return replace(self, widths=self._with_room(needed), aligned=True).flow(shape)
        highest = 0.8 * shape.inner_height
        found: list[Flowable] = []
        for is_high, group in groupby(self.rows, lambda row: self._height(row) > highest):
            rows = list(group)
            found += self._unrolled(rows) if is_high else [self._table(rows)]
        return found

    @property
    def _is_large(self) -> bool:
        every = (part for row in (self.head, *self.rows) for cell in row for part in cell)
        return any(isinstance(part, Paragraph) and is_large(part.style) for part in every)

    def _needed(self) -> list[float]:
        """What each column needs for its longest word."""
        needed = [0.0] * len(self.widths)
        for row in (self.head, *self.rows):
            for column, cell in enumerate(row):
                longest = max((_longest_word(part) for part in cell), default=0.0)
                needed[column] = max(needed[column], longest + 2 * SPACE + FUZZ)
        return needed

    def _with_room(self, needed: Sequence[float]) -> list[float]:
        short = sum(max(0.0, need - has) for need, has in zip(needed, self.widths, strict=True))
        spare = sum(max(0.0, has - need) for need, has in zip(needed, self.widths, strict=True))
        if not short or spare < short:
            return list(self.widths)
        given = short / spare
        return [
            need if need > has else has - given * (has - need)
            for need, has in zip(needed, self.widths, strict=True)
        ]

    def _height(self, row: Sequence[Cell]) -> float:
        return max(
            sum(float(part.wrap(width - 2 * SPACE, ENDLESS)[1]) for part in cell)
            for cell, width in zip(row, self.widths, strict=True)
        )

    def _table(self, rows: Sequence[Sequence[Cell]]) -> Table:
        if self.head:
            rows = [self.head, *rows]
        return Table(
            [[list(cell) for cell in row] for row in rows],
            colWidths=list(self.widths),
            repeatRows=1 if self.head else 0,
            style=self._rules(),
            hAlign="LEFT",
        )

    def _rules(self) -> list[tuple[Any, ...]]:
        rules: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2 * SPACE),
            ("TOPPADDING", (0, 0), (-1, -1), self.pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), self.pad),
        ]
        if self.ruled:
            rules.append(("LINEBELOW", (0, 0), (-1, -1), HAIRLINE, LINE))
        if self.head:
            rules.append(("LINEBELOW", (0, 0), (-1, 0), HAIRLINE, EDGE))
        if self.tinted is not None:
            column = ((self.tinted, 0), (self.tinted, -1))
            rules.append(("BACKGROUND", *column, VOICE_SOFT))
            rules.append(("LEFTPADDING", *column, 2 * SPACE))
            after = ((self.tinted + 1, 0), (self.tinted + 1, -1))
            rules.append(("LEFTPADDING", *after, 2 * SPACE))
        return rules

    def _block(self, row: Sequence[Cell], shape: PageShape) -> Flowable:
        """Its cells under each other, each behind its head; split only when it is high."""
        parts = self._unrolled([row])
        if self.head:
            width = sum(self.widths)
            words = [_longest_word(part) for cell in self.head for part in cell]
            first = max(_FOR_HEADS * width, max(words, default=0.0) + 2 * SPACE + FUZZ)
            told = [
                pair for pair in zip(self.head, row, strict=True) if any(map(_has_text, pair[1]))
            ]
            side = Grid(
                widths=[first, width - first],
                rows=told,
                ruled=False,
                aligned=True,
                pad=SPACE / 4,
            )
            parts = side.flow(shape)
        stack = Stack(parts, room=Room(bottom=3 * SPACE), gap=SPACE / 2)
        return undivided(Section(None, [stack]), shape, share=0.5)

    def _unrolled(self, rows: Sequence[Sequence[Cell]]) -> list[Flowable]:
        """Every cell under the head of its column."""
        found: list[Flowable] = []
        for row in rows:
            for index, cell in enumerate(row):
                parts = [part for part in cell if _has_text(part)]
                if parts and self.head:
                    found += [leading(part) for part in self.head[index]]
                found += parts
        return found


def _longest_word(part: Flowable) -> float:
    return float(part.minWidth()) if isinstance(part, Paragraph) else 0.0


def _has_text(part: Flowable) -> bool:
    return not isinstance(part, Paragraph) or bool(part.getPlainText().strip())
