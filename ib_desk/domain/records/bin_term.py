"""How long what was removed stays in the bin: `resources/bin.toml`.

The term runs by the days on which the vault was seen, not by the clock alone: a laptop that says
one morning that it is 2099 may not take the bin along. Between two looks no more is counted than
the longest time that someone who works each week stays away, and on a morning of which the time
leapt nothing goes at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.dutch_dates import add_months

_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class BinTerm:
    """`days` in the bin; `longest_step` is in days; see the file itself for what each is for."""

    days: int
    longest_step: int
    keep_sent_years: int

    def __post_init__(self) -> None:
        """Refuse a term that would erase at once; raises `UnfitValue`."""
        for name in ("days", "longest_step"):
            if getattr(self, name) < 1:
                raise UnfitValue(name, DataProblem.OUT_OF_RANGE)
        if self.keep_sent_years < 0:
            raise UnfitValue("keep_sent_years", DataProblem.OUT_OF_RANGE)

    def ends_on(self, binned_on: date) -> date:
        """The first day on which it may be erased."""
        return binned_on + timedelta(days=self.days)

    def counted(self, so_far: int, binned_on: date, last_look: date, today: date) -> int:
        """Days in the bin as far as they were seen, with those since the last look."""
        since = max(binned_on, last_look)
        return so_far + max(0, min((today - since).days, self.longest_step))

    def is_calm(self, last_look: date, today: date) -> bool:
        """Whether the time went on since the last look as it usually does."""
        return 0 <= (today - last_look).days <= self.longest_step

    def is_over(self, counted: int, binned_on: date, today: date) -> bool:
        """Whether the term passed, by what was seen and by the clock both."""
        return counted >= self.days and today >= self.ends_on(binned_on)

    def may_go_on(self, closed_on: date) -> date:
        """From when a closed file may be removed of which something was sent."""
        return add_months(closed_on, _MONTHS_A_YEAR * self.keep_sent_years)
