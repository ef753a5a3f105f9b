"""The one room for how paper looks: measures, colours, type. Sizes are in points (1/72 inch)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from ib_desk.exchange.pdf.fonts import BOLD, ITALIC, REGULAR, SEMIBOLD

# The light theme of the screen (resources/style/tokens.toml): paper is a screen too.
TEXT: Final = HexColor("#19211F")
MUTED: Final = HexColor("#545F5A")
LINE: Final = HexColor("#D6DCD8")
EDGE: Final = HexColor("#76817C")
ACCENT: Final = HexColor("#0A5461")
ACCENT_SOFT: Final = HexColor("#DFEEF0")
VOICE: Final = HexColor("#6B3470")
VOICE_SOFT: Final = HexColor("#F5EBF6")
MARK: Final = HexColor("#EDF1EE")

SPACE: Final = 4.0
"""The step of the grid: gaps are 1, 2, 3, 4 or 6 of it."""
BAR: Final = 3.0
"""Width of the bar beside own words."""
HAIRLINE: Final = 0.6

Role = Literal[
    "title",
    "subtitle",
    "heading",
    "body",
    "small",
    "label",
    "lead",
    "words",
    "voice_label",
    "cell",
    "cell_words",
    "cell_head",
    "voice_head",
    "code",
    "notice",
]
ROLES: Final[tuple[Role, ...]] = get_args(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageShape:
    """A sheet and its margins; `aside` is the column at the left in which headings stand."""

    width: float
    height: float
    side: float
    top: float
    bottom: float
    aside: float

    @property
    def inner_width(self) -> float:
        """From left to right margin."""
        return self.width - 2 * self.side

    @property
    def inner_height(self) -> float:
        """From top to bottom margin."""
        return self.height - self.top - self.bottom


PORTRAIT: Final = PageShape(
    width=A4[0], height=A4[1], side=18 * mm, top=18 * mm, bottom=16 * mm, aside=38 * mm
)
LANDSCAPE: Final = PageShape(
    width=landscape(A4)[0],
    height=landscape(A4)[1],
    side=14 * mm,
    top=15 * mm,
    bottom=14 * mm,
    aside=31 * mm,
)


FOR_PARENTS: Final = 11.0
"""The smallest type on what parents and children read, explanations and heads included."""


LARGE: Final = 16 / FOR_PARENTS
"""How much larger all type is for who reads with difficulty: nothing is below 16 points then."""
_USUAL: Final = 12.0
"""Points; of larger type fewer words stand beside each other than the measures were made for."""


class Style:
    """Paragraph styles by role; `scale` makes all type smaller or larger, never the measures.

    No type is smaller than `floor`: what is set for a floor takes the pages that it needs. After
    that, `enlarged` makes all of it larger by one factor.
    """

    def __init__(self, scale: float = 1.0, floor: float = 0.0, enlarged: float = 1.0) -> None:
        self.scale = scale
        self._floor = floor
        self._enlarged = enlarged
        self._styles = {role: self._made(role) for role in ROLES}

    def __getitem__(self, role: Role) -> ParagraphStyle:
        return self._styles[role]

    def _made(self, role: Role) -> ParagraphStyle:
        face, size, leading, colour = _TYPE[role]
        fitting = max(size * self.scale, self._floor) * self._enlarged
        return ParagraphStyle(
            role,
            fontName=face,
            fontSize=fitting,
            leading=leading * fitting / size,
            textColor=colour,
            allowWidows=0,
            allowOrphans=0,
            splitLongWords=1,
        )


def room_beside(heading: ParagraphStyle) -> float:
    """Width of the column in which a heading stands; 0 where one so large stands above its text."""
    return 0.0 if is_large(heading) else PORTRAIT.aside


def is_large(text: ParagraphStyle) -> bool:
    """Whether less of it stands beside each other than usual."""
    return bool(text.fontSize > _USUAL)


_TYPE: Final[dict[Role, tuple[str, float, float, Color]]] = {
    "title": (BOLD, 20, 25, TEXT),
    "subtitle": (REGULAR, 10, 14, MUTED),
    "heading": (BOLD, 10, 14, ACCENT),
    "body": (REGULAR, 10, 14, TEXT),
    "small": (REGULAR, 8.5, 11.5, MUTED),
    "label": (SEMIBOLD, 9, 12, MUTED),
    "lead": (REGULAR, 12, 16.5, TEXT),
    "words": (ITALIC, 11, 15.5, TEXT),
    "voice_label": (SEMIBOLD, 9, 12, VOICE),
    "cell": (REGULAR, 9.5, 13, TEXT),
    "cell_words": (ITALIC, 9.5, 13, TEXT),
    "cell_head": (SEMIBOLD, 9, 12, MUTED),
    "voice_head": (SEMIBOLD, 9, 12, VOICE),
    "code": (SEMIBOLD, 19, 24, TEXT),
    "notice": (BOLD, 12.5, 17, TEXT),
}
