"""How long a school keeps what about a pupil who left: data, checked when read.

It removes nothing by itself. None of it was read at its source, and it is told with words that say
so (`LegalSources.cited`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.dutch_dates import add_months
from ib_desk.domain.law.sources import SourceText
from ib_desk.domain.records.support_file import ClosingReason, SupportFile

_MONTHS: Final = 12
_LEFT: Final = frozenset({ClosingReason.LEFT_SCHOOL, ClosingReason.OTHER_PLACE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(SourceText):
    """One kind of data, and how many years after the pupil left the school."""

    what: str
    years: int

    def __post_init__(self) -> None:
        """Refuse words that are not there, and a term that is none."""
        SourceText.__post_init__(self)
        if not self.what.strip():
            raise UnfitValue("what", DataProblem.EMPTY)
        if self.years < 1:
            raise UnfitValue("years", DataProblem.OUT_OF_RANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """All of them, in the order in which they are told."""

    kept: tuple[Kept, ...]


def left_on(file: SupportFile) -> date | None:
    """The day on which a file was closed because the pupil went; `None` for any other."""
    return file.closed_on if file.closing_reason in _LEFT else None


def kept_until(one: Kept, left: date) -> date:
    """The last day."""
    return add_months(left, one.years * _MONTHS)
