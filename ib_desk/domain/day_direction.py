"""On which side of today a day lies that a field asks for: a property of the field.

A record says it in the type of the field (`PastDay`, `ComingDay`, `AnyDay`); the form reads what is
typed by it, and what lies on the other side is told and is no fact yet
(`ib_desk.domain.records.known`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeAlias, get_args, get_type_hints

YEARS_AHEAD = 10
"""Nothing is planned for a day further on: a pupil who is three now has left by then."""


class Direction(StrEnum):
    """Today lies on each side."""

    PAST = "past"
    COMING = "coming"
    ANY = "any"

    def takes(self, day: date, today: date) -> bool:
        """Whether `day` lies on this side of `today`."""
        if self is Direction.PAST:
            return day <= today
        return self is Direction.ANY or day >= today


def is_too_far_ahead(day: date, today: date) -> bool:
    """Whether its year is more likely mistyped than meant."""
    return day.year - today.year > YEARS_AHEAD


PastDay: TypeAlias = Annotated[date, Direction.PAST]
"""Something happened on it: seen, said, decided, checked."""
ComingDay: TypeAlias = Annotated[date, Direction.COMING]
"""Something is planned for it: an end, a look back, the next weighing."""
AnyDay: TypeAlias = Annotated[date, Direction.ANY]
"""It may be either: a period that may have begun, the day of a letter."""


def directions(kind: type[Any]) -> Mapping[str, Direction]:
    """Field → its direction, for each field of `kind` that holds a day."""
    found = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        for part in (hint, *get_args(hint)):
            # `Annotated` keeps what was said beside the type in `__metadata__`.
            for said in getattr(part, "__metadata__", ()):
                if isinstance(said, Direction):
                    found[name] = said
    return found
