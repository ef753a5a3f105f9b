"""The school as it is now, and what the terms of its files are worked out with."""

from __future__ import annotations

from typing import Final

from ib_desk.application.ports import UnitOfWork
from ib_desk.domain.deadlines.deadlines import DeadlineTerms, Promise, Promised
from ib_desk.domain.deadlines.rules import DeadlineRules
from ib_desk.domain.deadlines.school_days import Holidays, Unit
from ib_desk.domain.records.school import Region, School, SchoolHoliday
from ib_desk.domain.records.swv import TermFrom
from ib_desk.domain.records.swv_route import SwvRoute, counting

MOST_WEEKS: Final = 104
"""Of a promise: a longer one is a slip of the keyboard, and would lie beyond all calendars."""


class SchoolTerms:
    """Keeps them while neither the days of the school nor the terms of an SWV change."""

    def __init__(self, rules: DeadlineRules, holidays: Holidays) -> None:
        self._rules = rules
        self._holidays = holidays
        self._by: tuple[Region | None, list[SchoolHoliday], Promised] | None = None
        self._terms: DeadlineTerms | None = None

    def read(self, work: UnitOfWork) -> tuple[School, DeadlineTerms]:
        """In the transaction of the caller; the very same terms while they hold."""
        schools, own = work.find(School), work.find(SchoolHoliday)
        school = schools[0] if schools else School()
        by = (school.region, own, _promised(work, school))
        if self._terms is None or self._by != by:
            self._by = by
            calendar = self._holidays.calendar(school.region, own)
            self._terms = DeadlineTerms(rules=self._rules, calendar=calendar, promised=by[-1])
        return school, self._terms


def _promised(work: UnitOfWork, school: School) -> Promised:
    """Of each SWV, as it was written down."""
    return Promised(
        home=school.swv_id,
        promises={
            at: Promise(
                length=one.term_weeks or 0,
                unit=Unit.SCHOOL_WEEKS if one.in_working_weeks else Unit.WEEKS,
                from_complete=one.term_from is TermFrom.COMPLETE,
            )
            for at, one in counting(work.find(SwvRoute)).items()
            if 0 < (one.term_weeks or 0) <= MOST_WEEKS
        },
    )
