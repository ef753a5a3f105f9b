"""How long what was removed stays in the bin: `resources/bin.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.dutch_dates import add_months
from ib_desk.domain.records.counted_term import CountedTerm

_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class BinTerm(CountedTerm):
    """See the file itself for what each number is for."""

    keep_sent_years: int

    def __post_init__(self) -> None:
        """Refuse a term that would erase at once; raises `UnfitValue`."""
        CountedTerm.__post_init__(self)
        if self.keep_sent_years < 0:
            raise UnfitValue("keep_sent_years", DataProblem.OUT_OF_RANGE)

    def may_go_on(self, closed_on: date) -> date:
        """From when a closed file may be removed of which something was sent."""
        return add_months(closed_on, _MONTHS_A_YEAR * self.keep_sent_years)
