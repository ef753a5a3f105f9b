"""What a place is: what it is called, where it is offered, how it is built, whose fields are there.

Which places there are stands in `ib_desk.ui.places`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.record import Record
from ib_desk.ui import building
from ib_desk.ui.page_facts import PageFact, no_fact
from ib_desk.ui.screen import Screen

S_co = TypeVar("S_co", bound=Screen, covariant=True)


class Shelf(Enum):
    """Where a place is offered."""

    RAIL = auto()
    RAIL_FOOT = auto()
    BAR = auto()
    """Over every screen."""
    BEHIND = auto()
    """Nowhere but in the place that it is `under`."""
    FRONT = auto()
    """Of a file: what it opens with."""
    STEP = auto()
    """Of a file: title, question and records stand in its trajectory."""
    BESIDE = auto()
    """Of a file: under its steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Generic[S_co]):
    """`id` is what a `Spot` names; of a step it is the id in the trajectory.

    What is built knows no file yet and no step: it is shown one file, and can be shown the next.
    """

    id: str
    build: building.Build[S_co]
    shelf: Shelf
    words: Callable[[], str] = str
    icon: str = ""
    key: str = ""
    under: str = ""
    """The place over it in the crumbs, which the rail marks for it too."""
    records: tuple[type[Record], ...] = ()
    """Whose fields stand here, beside those of its step."""
    fact: Callable[[WholeFile], PageFact] = no_fact
    """What the list of a file says under the title."""

    @property
    def title(self) -> str:
        """In the rail, the crumbs, over the screen and in the list of keys; “” for a step."""
        return self.words()
