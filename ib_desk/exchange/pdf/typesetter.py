"""The only place that makes paragraphs, so that text of people is escaped once and everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.platypus import Paragraph

from ib_desk.exchange.pdf.fonts import SEMIBOLD, Fonts
from ib_desk.exchange.pdf.style import MUTED, Role, Style


@dataclass(frozen=True, slots=True)
class Strong:
    """A run of text that stands out."""

    text: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """A run of text of less weight."""

    text: str


Run = str | Strong | Quiet


class Measured(Paragraph):  # type: ignore[misc] # reportlab has no types
    """Breaks its lines once for a width: a page that is set asks each text for its height often."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """What it takes."""
        if getattr(self, "blPara", None) is None or getattr(self, "_broken_at", None) != width:
            super().wrap(width, height)
            self._broken_at = width
        return self.width, self.height


class Typesetter:
    """Text to paragraphs in the roles of one `Style`."""

    def __init__(self, fonts: Fonts, style: Style) -> None:
        self._fonts = fonts
        self.style = style

    def text(self, role: Role, *runs: Run) -> Paragraph:
        """One paragraph; line ends in the text stay line ends.

        Raises:
            NoShape: a character that the face cannot draw.
        """
        style = self.style[role]
        return Measured("".join(self._marked_up(run, style.fontName) for run in runs), style)

    def row(self, role: Role, *words: str) -> list[Sequence[Paragraph]]:
        """Cells of a table, each with one paragraph; raises as `text`."""
        return [[self.text(role, one)] for one in words]

    def plain(self, role: Role, text: str) -> str:
        """`text` for drawing straight on a page; raises as `text`."""
        return self._fonts.printable(text, self.style[role].fontName).replace("\n", " ")

    def _marked_up(self, run: Run, face: str) -> str:
        if isinstance(run, Strong):
            return f'<font name="{SEMIBOLD}">{self._escaped(run.text, SEMIBOLD)}</font>'
        if isinstance(run, Quiet):
            return f'<font color="{MUTED.hexval()}">{self._escaped(run.text, face)}</font>'
        return self._escaped(run, face)

    def _escaped(self, text: str, face: str) -> str:
        printable = self._fonts.printable(text, face).strip("\n")
        return escape(printable).replace("\n", "<br/>")


def quoted(words: str) -> str:
    """Own words between “ ”, unless they already are."""
    bare = words.strip()
    return bare if bare.startswith(("“", '"', "‘", "„")) else f"“{bare}”"
