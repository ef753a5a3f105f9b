"""Which backups may go: enough to go back days, weeks and months, in no more room than was given.

Kept are the last one of each half day for two days, then of each day for a week, of each week for
five weeks, of each month for three. Only days, weeks and months in which there *is* a backup are
counted, so that no clock, however wrong, makes a backup old: one that jumps ten years ahead adds
one day to the list, and one that is set back begins a new series, with a plan of its own.

The order of backups is that of the vault itself (`VaultMoment`), never that of the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

ALWAYS_KEPT: Final = 2
"""The newest ones, and the newest ones that were looked through, whatever else holds."""
MOST_AT_ONCE: Final = 3
"""Backups that go after one is made; what is too much goes the next times."""
GIGABYTE: Final = 1_000_000_000
STANDARD_BUDGET: Final = 20 * GIGABYTE
BUDGET_CHOICES: Final = (5 * GIGABYTE, 10 * GIGABYTE, STANDARD_BUDGET, 50 * GIGABYTE)
_MOST_VAULTS: Final = 20
_NOON: Final = 12
_JUMP: Final = timedelta(days=35)
"""A longer time between two backups may be a holiday, and may be a clock that is wrong."""


@dataclass(frozen=True, slots=True, order=True)
class VaultMoment:
    """Where a vault stands: how often something was kept in it, on this branch of its life.

    A vault that was brought back from a backup goes on with a higher branch, so that what is done
    from then on comes after all that was there, whatever its count.
    """

    branch: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBackup:
    """A backup as far as the plan needs to know it."""

    name: str
    """Of its file: two may be of one moment."""
    moment: VaultMoment
    made_at: datetime
    """On the clock of the user, which may have been wrong."""
    size: int
    """Bytes."""
    is_checked: bool


def superfluous_backups(backups: Sequence[StoredBackup]) -> tuple[StoredBackup, ...]:
    """What the plan does not ask for, oldest first; at most `MOST_AT_ONCE`.

    Nothing goes where the newest two lie so far apart that the clock may have jumped.
    """
    newest_first = _newest_first(backups)
    if any(_is_jump(*pair) for pair in pairwise(newest_first[:2])):
        return ()
    kept = _always_kept(newest_first) | _planned(newest_first)
    superfluous = [at for at in range(len(newest_first)) if at not in kept]
    return tuple(newest_first[at] for at in reversed(superfluous))[:MOST_AT_ONCE]


def beyond_budget(backups: Sequence[StoredBackup], budget: int) -> tuple[StoredBackup, ...]:
    """What has to go to stay within `budget` bytes, oldest first; the newest stay all the same."""
    newest_first = _newest_first(backups)
    kept = _always_kept(newest_first)
    size = sum(backup.size for backup in backups)
    going = []
    for at in reversed(range(len(newest_first))):
        if size <= budget:
            break
        if at not in kept:
            going.append(newest_first[at])
            size -= newest_first[at].size
    return tuple(going)


def budget_of(vault_size: int, chosen: int = STANDARD_BUDGET) -> int:
    """The bytes that all backups of a vault may take: `chosen`, or twenty times the vault."""
    return min(chosen, _MOST_VAULTS * vault_size)


def _newest_first(backups: Sequence[StoredBackup]) -> list[StoredBackup]:
    return sorted(backups, key=lambda backup: backup.moment, reverse=True)


def _is_jump(newer: StoredBackup, older: StoredBackup) -> bool:
    return not timedelta() <= newer.made_at - older.made_at <= _JUMP


def _always_kept(newest_first: Sequence[StoredBackup]) -> set[int]:
    checked = [at for at, backup in enumerate(newest_first) if backup.is_checked]
    return {*range(min(ALWAYS_KEPT, len(newest_first))), *checked[:ALWAYS_KEPT]}


_PLAN: Final[Sequence[tuple[int, Callable[[datetime], object]]]] = (
    (4, lambda at: (at.date(), at.hour < _NOON)),
    (7, lambda at: at.date()),
    (5, lambda at: at.isocalendar()[:2]),
    (3, lambda at: (at.year, at.month)),
)
"""So many times the newest backup of each half day, day, week and month that has one."""


def _planned(newest_first: Sequence[StoredBackup]) -> set[int]:
    """Places in `newest_first`."""
    kept = set()
    for series in _series(newest_first):
        for count, part_of_time in _PLAN:
            parts: dict[object, int] = {}
            for at in series:
                parts.setdefault(part_of_time(newest_first[at].made_at), at)
            kept.update(list(parts.values())[:count])
    return kept


def _series(newest_first: Sequence[StoredBackup]) -> list[list[int]]:
    """Places between which the clock only went on."""
    series: list[list[int]] = [[]]
    for at, backup in enumerate(newest_first):
        if at and backup.made_at > newest_first[at - 1].made_at:
            series.append([])
        series[-1].append(at)
    return series
