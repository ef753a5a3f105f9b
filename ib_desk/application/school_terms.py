"""The school as it is now, and what the terms of its files are worked out with."""

from __future__ import annotations

from ib_desk.application.ports import UnitOfWork
from ib_desk.domain.deadlines.deadlines import DeadlineTerms
from ib_desk.domain.deadlines.rules import DeadlineRules
from ib_desk.domain.deadlines.school_days import Holidays
from ib_desk.domain.records.school import Region, School, SchoolHoliday


class SchoolTerms:
    """Keeps them for as long as the days of the school do not change."""

    def __init__(self, rules: DeadlineRules, holidays: Holidays) -> None:
        self._rules = rules
        self._holidays = holidays
        self._by: tuple[Region | None, list[SchoolHoliday]] | None = None
        self._terms: DeadlineTerms | None = None

    def read(self, work: UnitOfWork) -> tuple[School, DeadlineTerms]:
        """In the transaction of the caller; the very same terms while they hold."""
        schools, own = work.find(School), work.find(SchoolHoliday)
        school = schools[0] if schools else School()
        if self._terms is None or self._by != (school.region, own):
            self._by = (school.region, own)
            calendar = self._holidays.calendar(school.region, own)
            self._terms = DeadlineTerms(rules=self._rules, calendar=calendar)
        return school, self._terms
