"""The picture of a goal on paper: the very strokes that the screen paints, in one ink."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from reportlab.platypus import Flowable

from ib_desk.domain.care.progress_picture import HEIGHT, Lean, Picture, Word, progress_picture
from ib_desk.domain.records.goal import Goal
from ib_desk.exchange.pdf.fonts import REGULAR, SEMIBOLD
from ib_desk.exchange.pdf.style import ACCENT, EDGE, HAIRLINE, MUTED, TEXT


class Progress(Flowable):  # type: ignore[misc] # reportlab has no types
    """As wide as its place; nothing where there is nothing to draw."""

    def __init__(self, goal: Goal, series: Sequence[tuple[date, Decimal]], em: float) -> None:
        """`em` is the size of its letters, in points."""
        super().__init__()
        self._goal = goal
        self._series = series
        self._em = em
        self._picture: Picture | None = None

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Six lines of text high."""
        self._picture = progress_picture(self._goal, self._series, width / self._em)
        self.width = width
        self.height = 0.0 if self._picture is None else HEIGHT * self._em
        return self.width, self.height

    def draw(self) -> None:
        """From the top down, as the screen does."""
        if self._picture is None:
            return
        em = self._em
        for one in self._picture.strokes:
            self.canv.setLineWidth(HAIRLINE if one.thin else 3 * HAIRLINE)
            self.canv.setStrokeColor(EDGE if one.thin or one.dashed else ACCENT)
            self.canv.setDash([4, 3] if one.dashed else [])
            self.canv.line(one.x1 * em, self._up(one.y1), one.x2 * em, self._up(one.y2))
        self.canv.setDash([])
        self.canv.setStrokeColor(ACCENT)
        self.canv.setLineWidth(3 * HAIRLINE)
        for dot in self._picture.dots:
            self.canv.setFillColor(ACCENT if dot.filled else "white")
            self.canv.circle(dot.x * em, self._up(dot.y), dot.radius * em, stroke=1, fill=1)
        for word in self._picture.words:
            self._write(word)

    def _write(self, word: Word) -> None:
        self.canv.setFont(SEMIBOLD if word.strong else REGULAR, self._em)
        self.canv.setFillColor(TEXT if word.strong else MUTED)
        draw = {
            Lean.RIGHT: self.canv.drawString,
            Lean.MIDDLE: self.canv.drawCentredString,
            Lean.LEFT: self.canv.drawRightString,
        }
        draw[word.lean](word.x * self._em, self._up(word.y), word.text)

    def _up(self, y: float) -> float:
        return float(self.height - y * self._em)
