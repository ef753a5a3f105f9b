"""A term after which something goes by itself, counted by the days on which the vault was seen.

Not by the clock alone: a laptop that says one morning that it is 2099 may not take everything
along. Between two looks no more is counted than the longest time that someone who works each week
stays away, and on a morning of which the time leapt nothing goes at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ib_desk.domain.data_problem import DataProblem, UnfitValue


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedTerm:
    """`days` that it stays; `longest_step` is in days as well."""

    days: int
    longest_step: int

    def __post_init__(self) -> None:
        """Refuse a term that would be over at once; raises `UnfitValue`."""
        for name in ("days", "longest_step"):
            if getattr(self, name) < 1:
                raise UnfitValue(name, DataProblem.OUT_OF_RANGE)

    def ends_on(self, since: date) -> date:
        """The first day on which it may go."""
        return since + timedelta(days=self.days)

    def ends_after(self, counted: int, since: date, today: date) -> date:
        """As `ends_on`, with what was counted until `today`."""
        return max(self.ends_on(since), today + timedelta(days=max(0, self.days - counted)))

    def counted(self, so_far: int, since: date, last_look: date, today: date) -> int:
        """Days as far as they were seen, with those since the last look."""
        unseen_from = max(since, last_look)
        return so_far + max(0, min((today - unseen_from).days, self.longest_step))

    def is_calm(self, last_look: date, today: date) -> bool:
        """Whether the time went on since the last look as it usually does.

        A second look on one day sees no time go on: else the day to which a clock leapt would be
        calm when the vault is opened once more.
        """
        return 0 < (today - last_look).days <= self.longest_step

    def is_over(self, counted: int, since: date, today: date) -> bool:
        """Whether the term passed, by what was seen and by the clock both."""
        return counted >= self.days and today >= self.ends_on(since)
