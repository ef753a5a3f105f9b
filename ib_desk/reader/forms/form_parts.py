"""What both kinds of form have in common: the boxes as they are found, and how a form is known."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Final

from ib_desk.domain.records.swv_form import BoxKind
from ib_desk.domain.request.bureau_form import Box, FormRefusal

MOST_BOXES: Final = 2_000
MOST_IN_A_NAME: Final = 500
MOST_OPTIONS: Final = 500


class Unfillable(Exception):
    """This form is not filled in, and why."""

    def __init__(self, reason: FormRefusal) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box stands: page from 0, width and height of what is drawn there, in points.

    `size` is that of its type, 0 where the form leaves it to the text; `align` is 0 for left, 1 for
    the middle, 2 for right. `cells` is into how many equal parts it is cut, one for each letter.
    """

    page: int
    width: float
    height: float
    size: float = 0.0
    align: int = 0
    cells: int = 0


@dataclass(frozen=True, slots=True)
class FoundBox:
    """A box with its spots, in the order of the form; a Word document has none."""

    box: Box
    spots: tuple[Spot, ...] = ()
    is_round: bool = False
    """A row of rounds to choose from: nothing is written in them."""

    @property
    def is_worded(self) -> bool:
        """Whether what comes in it is drawn."""
        return self.box.kind is not BoxKind.CHECK and not self.is_round


def fingerprint(boxes: Iterable[FoundBox]) -> str:
    """SHA-256 over names, kinds, limits and places: what another version of a form changes."""
    told = [
        [
            asdict(found.box) | {"kind": found.box.kind.value},
            [[spot.page, round(spot.width), round(spot.height)] for spot in found.spots],
        ]
        for found in boxes
    ]
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def shortened_name(words: object) -> str:
    """A name or label as text of one line that is not too long to show."""
    return " ".join(str(words).split())[:MOST_IN_A_NAME]
