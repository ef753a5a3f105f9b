"""The days of terms for her own calendar: what and when, and never about whom.

As the recovery sheet it has no line in a register: nothing in it says of whom it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from ib_desk.application.day import DayLook
from ib_desk.application.leaving.outside import OutsideFiles, temporary_name
from ib_desk.application.ports import Clock
from ib_desk.domain.deadlines.rules import DeadlineRule
from ib_desk.domain.file.anchors import Anchored


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One term; by `key` a calendar knows it again when it is taken in once more."""

    key: str
    title: str
    on: date


def calendar_entries(look: DayLook) -> tuple[CalendarEntry, ...]:
    """From today on as far as Vandaag looks, the earliest first; the title is that of the rule."""
    lines = (line.deadline for group in look.groups.values() for line in group)
    coming = (one for one in lines if one.due >= look.today and one.anchored.still_since is None)
    entries = (
        CalendarEntry(key=_key(one.rule, one.anchored), title=one.rule.title, on=one.due)
        for one in coming
    )
    return tuple(sorted(entries, key=lambda one: (one.on, one.title, one.key)))


def _key(rule: DeadlineRule, anchored: Anchored) -> str:
    """The same for the same term, and no way back to its record."""
    return sha256(f"{rule.id} {anchored.record_id}".encode()).hexdigest()[:32]


class CalendarExit:
    """Writes them as one file, whole or not at all."""

    def __init__(
        self,
        make: Callable[[Sequence[CalendarEntry], datetime], bytes],
        files: OutsideFiles,
        clock: Clock,
    ) -> None:
        self._make = make
        self._files = files
        self._clock = clock

    def let_out(self, look: DayLook, path: Path) -> int:
        """Write what Vandaag shows as coming; gives how many terms that are.

        Raises:
            NotWritable, DiskFull: it is not there.
        """
        entries = calendar_entries(look)
        self._files.write_whole(path, temporary_name(), self._make(entries, self._clock.now()))
        return len(entries)
