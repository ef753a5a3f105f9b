"""The school years of a pupil in their order, and what one may expect of the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ib_desk.domain.dutch_dates import school_year
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.career import CareerYear, YearWent

_GROUPS_ON: Final[Mapping[YearWent | None, int]] = {
    None: 1,
    YearWent.MOVED_UP: 1,
    YearWent.MOVED_SCHOOL: 1,
    YearWent.REPEATED: 0,
    YearWent.SKIPPED: 2,
}
LAST_GROUP: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolYearLine:
    """One line of a school career; `went` of this year is not known yet."""

    year: str
    group: str
    school: str
    went: YearWent | None = None
    note: str = ""


def in_order(years: Iterable[CareerYear]) -> tuple[CareerYear, ...]:
    """The earliest first; those of which nobody knows the year before all."""
    return tuple(sorted(years, key=lambda one: one.began_in or 0))


def year_after(blank: CareerYear, years: Iterable[CareerYear], today: date) -> CareerYear:
    """The next one, with what follows from the last: the year, the group and the school."""
    known = [one for one in in_order(years) if one.began_in is not None]
    last = known[-1] if known else None
    if last is None or last.began_in is None or last.began_in >= school_year(today) - 1:
        return blank
    return replace(blank, began_in=last.began_in + 1, group=_group_after(last), school=last.school)


def career_of(whole: WholeFile, today: date) -> tuple[SchoolYearLine, ...]:
    """Each year that was written down, and this one; nothing where nobody wrote one down."""
    years = in_order(whole.of(CareerYear))
    if not years:
        return ()
    own, now = whole.school.name, school_year(today)
    lines = [
        SchoolYearLine(
            year=one.year_label,
            group=one.group_label,
            school=one.school.strip() or own,
            went=one.went,
            note=one.note.strip(),
        )
        for one in years
    ]
    if all(one.began_in != now for one in years):
        this = f"{now}-{now + 1}"
        lines.append(SchoolYearLine(year=this, group=whole.pupil.group_label, school=own))
    return tuple(lines)


def _group_after(last: CareerYear) -> str:
    if not last.group.strip().isdecimal():
        return ""
    group = int(last.group) + _GROUPS_ON[last.went]
    return str(group) if group <= LAST_GROUP else ""
