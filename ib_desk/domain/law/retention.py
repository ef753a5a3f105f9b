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
from ib_desk.domain.file.closings import standing
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.sources import SourceText

_MONTHS: Final = 12


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


def left_on(whole: WholeFile) -> date | None:
    """The day on which a file was closed because the pupil went; `None` for any other."""
    closing = standing(whole)
    is_leaving = closing is not None and closing.reason is not None and closing.reason.is_leaving
    return whole.file.closed_on if is_leaving else None


def kept_until(one: Kept, left: date) -> date:
    """The last day."""
    return add_months(left, one.years * _MONTHS)
