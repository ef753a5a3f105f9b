"""Where a child was helped in the last two years, and by whom: familiar places and faces.

Asked beside the question of place. Who moves a child takes these from it, or keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from ib_desk.domain.dutch_dates import add_months
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.field_place import FieldPlace, place_of
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.weighing import Weighing

_MONTHS: Final = -24
_MOST: Final = 5
"""Of each: what is told longest ago can be found where it stands."""
_NEW_YEAR: Final = (8, 1)
"""Month and day on which a school year begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """A place or a person: `words` or `choice` says which; `about` what for, `who` with whom.

    `period` says when, where that is no matter of days.
    """

    words: str = ""
    choice: Enum | None = None
    about: str = ""
    who: str = ""
    period: str = ""
    since: date | None = None
    until: date | None = None
    place: FieldPlace

    def runs_on(self, day: date) -> bool:
        """Whether it goes on then, as far as somebody wrote down."""
        return self.until is None or self.until >= day


def places_lately(whole: WholeFile, today: date) -> tuple[Lately, ...]:
    """At most five: what goes on first, then what ended last."""
    return _newest(_places(whole.known_on(today)), today)


def faces_lately(whole: WholeFile, today: date) -> tuple[Lately, ...]:
    """At most five who know this child, likewise."""
    return _newest(_faces(whole.known_on(today)), today)


def _places(whole: WholeFile) -> Iterator[Lately]:
    for one in whole.of(Intervention):
        if one.place.strip():
            yield Lately(
                words=one.place.strip(),
                about=one.title.strip(),
                who=one.by_whom.strip(),
                since=one.starts_on,
                until=one.ends_on,
                place=place_of(one, "place"),
            )
    for weighing in whole.of(Weighing):
        if weighing.support_place is not None and weighing.weighed_on is not None:
            yield Lately(
                choice=weighing.support_place,
                about=weighing.place.strip(),
                since=weighing.weighed_on,
                until=weighing.weighed_on,
                place=place_of(weighing, "support_place"),
            )
    for year in whole.of(CareerYear):
        if year.school.strip() and year.began_in is not None:
            yield Lately(
                words=year.school.strip(),
                about=year.group_label,
                period=year.year_label,
                since=date(year.began_in, *_NEW_YEAR),
                until=date(year.began_in + 1, *_NEW_YEAR),
                place=place_of(year, "school"),
            )


def _faces(whole: WholeFile) -> Iterator[Lately]:
    for mate in whole.team:
        if mate.person.name.strip():
            yield Lately(
                words=mate.person.name.strip(),
                choice=mate.person.role,
                about=mate.member.task.strip(),
                since=mate.member.since,
                until=mate.member.until,
                place=place_of(mate.member, "since"),
            )
    team = {mate.person.name.strip() for mate in whole.team}
    for one in whole.of(Intervention):
        if one.by_whom.strip() and not _is_of(one.by_whom, team):
            yield Lately(
                words=one.by_whom.strip(),
                about=one.title.strip(),
                since=one.starts_on,
                until=one.ends_on,
                place=place_of(one, "by_whom"),
            )


def _is_of(by_whom: str, team: Iterable[str]) -> bool:
    """Whether somebody of the team is named: “Anouk” is “Anouk de Graaf”."""
    words = by_whom.replace(",", " ").split()
    return any(name == by_whom.strip() or name.split()[:1] == [w] for name in team for w in words)


def _newest(found: Iterable[Lately], today: date) -> tuple[Lately, ...]:
    begin = add_months(today, _MONTHS)
    lately = [
        one
        for one in found
        if (one.since is None or one.since <= today) and (one.until is None or one.until >= begin)
    ]
    lately.sort(key=lambda one: one.since or date.min, reverse=True)
    lately.sort(key=lambda one: one.until or date.max, reverse=True)
    return tuple(lately[:_MOST])
