"""How large things are: the size of the text, the density, and nothing in fixed pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ib_desk.ui.style.tokens import Role, Sizes, Tokens, TypeRole

SMALLEST_SCALE = 1.0
LARGEST_SCALE = 2.0
HAIRLINE = 2
"""Lengths up to this many pixels are edges, which do not grow with the text."""


class Density(Enum):
    """How much air there is between things."""

    ROOMY = "roomy"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Every length of the window, for one size of text and one density."""

    scale: float
    sizes: Sizes
    roles: dict[Role, TypeRole]

    def px(self, pixels: float) -> int:
        """A length of the design at the text size that the user chose."""
        return round(pixels * self.scale)

    def gap(self, pixels: float) -> int:
        """A space of the design (4, 8, 12, 16, 24, 32), smaller in the compact density."""
        return round(pixels * self.scale * self.sizes.space)

    def text_size(self, role: Role) -> int:
        """Pixels; only body text shrinks in the compact density."""
        size = self.roles[role].size
        if size == self.roles["body"].size:
            size = self.sizes.body
        return self.px(size)


def metrics_of(tokens: Tokens, scale: float, density: Density) -> Metrics:
    """`scale` is held between 1 and 2: smaller is unreadable, larger fits no screen."""
    return Metrics(
        scale=min(max(scale, SMALLEST_SCALE), LARGEST_SCALE),
        sizes=tokens.compact if density is Density.COMPACT else tokens.roomy,
        roles=dict(tokens.type),
    )
