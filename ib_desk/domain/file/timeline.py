"""What happened around a pupil, in the order of the days on which it happened.

A record can have several moments (an intervention starts, ends, is looked back on) and tells them
itself (`Record.moments`). The day of a moment is the day on which it happened; when it was typed is
another fact, kept by the history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from ib_desk.domain.dutch_dates import school_year
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import pointer_to
from ib_desk.domain.records.moment import Moment, Said
from ib_desk.domain.records.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A moment with the record that it belongs to."""

    moment: Moment
    kind: type[Record]
    record_id: UUID

    @property
    def on(self) -> date | None:
        """The day on which it happened; `None` where nobody filled it in."""
        return self.moment.on


def timeline(whole: WholeFile, today: date) -> tuple[TimelineEntry, ...]:
    """All moments of a file, newest first; those without a day on top, for they need one.

    What lies ahead of `today` and is no plan waits for its day.
    """
    known = whole.known_on(today)
    among = _Among(known)
    entries = [
        TimelineEntry(moment=moment, kind=type(record), record_id=record.id)
        for records in known.parts.values()
        for record in records
        for moment in record.moments(among)
        if moment.is_plan or moment.on is None or moment.on <= today
    ]
    # Sorting is stable: of one day, what was added last stands first.
    entries.reverse()
    return tuple(sorted(entries, key=lambda entry: entry.on or date.max, reverse=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries are asked for; `None` asks nothing.

    Attributes:
        kind: of one kind of record.
        who: told of this person, by name.
        school_year: in the school year that begins in this year.
        said: only facts, or only views, where the record says which it is.
    """

    kind: type[Record] | None = None
    who: str | None = None
    school_year: int | None = None
    said: Said | None = None

    def holds(self, entry: TimelineEntry) -> bool:
        """Whether an entry is one of these."""
        return (
            self.kind in {None, entry.kind}
            and self.who in {None, entry.moment.who}
            and self.said in {None, entry.moment.said}
            and (self.school_year is None or self.school_year == school_year(entry.on))
        )


def people_in(entries: Iterable[TimelineEntry]) -> tuple[str, ...]:
    """Who is told of, by name, each once."""
    return tuple(sorted({entry.moment.who for entry in entries} - {""}, key=str.casefold))


def school_years_in(entries: Iterable[TimelineEntry]) -> tuple[int, ...]:
    """Of the days on which something happened, the last first."""
    years = {school_year(entry.on) for entry in entries}
    return tuple(sorted((year for year in years if year is not None), reverse=True))


class _Among:
    """A file that finds the parts of a record at once: a long one has thousands."""

    def __init__(self, known: WholeFile) -> None:
        self._known = known
        self._parts: dict[tuple[type[Record], type[Record]], dict[UUID, list[Record]]] = {}

    def of(self, kind: type[R]) -> tuple[R, ...]:
        return self._known.of(kind)

    def parts_of(self, whole: Record, kind: type[R]) -> tuple[R, ...]:
        key = (type(whole), kind)
        if key not in self._parts:
            name = pointer_to(kind, type(whole))
            parts: defaultdict[UUID, list[Record]] = defaultdict(list)
            for part in self._known.of(kind):
                parts[getattr(part, name)].append(part)
            self._parts[key] = parts
        found = self._parts[key].get(whole.id, ())
        return tuple(part for part in found if isinstance(part, kind))

    def called(self, person: UUID | None) -> str:
        return self._names.get(person, "") if person is not None else self._known.called(None)

    @cached_property
    def _names(self) -> dict[UUID, str]:
        ids = [*(one.id for one in self._known.of(Guardian)), *self._known.people]
        return {one: self._known.called(one) for one in ids}
