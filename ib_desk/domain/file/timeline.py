"""What happened around a pupil, in the order of the days on which it happened.

A record can have several moments (an intervention starts, ends, is looked back on) and tells them
itself (`Record.moments`). The day of a moment is the day on which it happened; when it was typed is
another fact, kept by the history.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.moment import Moment
from ib_desk.domain.records.record import Record


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
    entries = [
        TimelineEntry(moment=moment, kind=type(record), record_id=record.id)
        for records in known.parts.values()
        for record in records
        for moment in record.moments(known)
        if moment.is_plan or moment.on is None or moment.on <= today
    ]
    # Sorting is stable: of one day, what was added last stands first.
    entries.reverse()
    return tuple(sorted(entries, key=lambda entry: entry.on or date.max, reverse=True))
