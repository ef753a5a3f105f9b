"""How she looks at the list of files: which columns in which order, and filters that she named.

Kept in the vault as settings of it, and read with care: what a later version wrote, or nobody can
make sense of, is left out and nothing is lost of the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final, TypeVar

from ib_desk.application.changes import SettingChange
from ib_desk.application.filters import Filter, Running
from ib_desk.application.ports import UnitOfWorkFactory
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import DeskError
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.running_measure import MeasureKind

_COLUMNS: Final = "columns_of_files"
_FILTERS: Final = "filters_of_lists"

E = TypeVar("E", bound=Enum)


class FileColumn(Enum):
    """What a list of files can show of each; the name always comes first."""

    NAME = "name"
    GROUP = "group"
    LEVEL = "level"
    NEXT = "next"
    TERM = "term"
    MEASURE = "measure"
    MEASURE_ENDS = "measure_ends"
    PARENTS = "spoke_parents"
    PUPIL = "spoke_pupil"


USUAL_COLUMNS: Final = (
    FileColumn.NAME,
    FileColumn.GROUP,
    FileColumn.LEVEL,
    FileColumn.NEXT,
    FileColumn.PARENTS,
    FileColumn.PUPIL,
)
"""Until she chose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFilter:
    """A filter as she called it."""

    name: str
    filter: Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class ListViews:
    """All that is kept of how she looks."""

    columns: tuple[FileColumn, ...] = USUAL_COLUMNS
    filters: tuple[NamedFilter, ...] = ()


class NameTaken(DeskError):
    """Another filter is called so."""


class ViewsKept:
    """On the database thread; what is done with a filter can be taken back."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, undo: UndoStack) -> None:
        self._unit_of_work = unit_of_work
        self._undo = undo

    def look(self) -> ListViews:
        """What was kept last."""
        with self._unit_of_work() as work:
            columns, filters = work.setting(_COLUMNS), work.setting(_FILTERS)
        return ListViews(columns=_columns(columns), filters=_filters(filters))

    def show_columns(self, columns: Sequence[FileColumn]) -> ListViews:
        """These, in this order, behind the name; gives all of it as it is then."""
        behind = (one for one in dict.fromkeys(columns) if one is not FileColumn.NAME)
        chosen = (FileColumn.NAME, *behind)
        with self._unit_of_work() as work:
            work.put_setting(_COLUMNS, json.dumps([one.value for one in chosen]))
            work.commit()
        return self.look()

    def keep(self, name: str, asked: Filter) -> SettingChange:
        """A filter under this name, in the place of one that is called so."""
        return self._change(
            Action.ADDED,
            name,
            lambda known: [*(one for one in known if not _is(one, name)), _named(name, asked)],
        )

    def rename(self, name: str, to: str) -> SettingChange:
        """Call a filter otherwise.

        Raises:
            NameTaken: another one is called so.
        """
        known = self.look().filters
        if any(_is(one, to) and not _is(one, name) for one in known):
            raise NameTaken
        renamed = to.strip()
        return self._change(
            Action.CHANGED,
            renamed,
            lambda known: [replace(one, name=renamed) if _is(one, name) else one for one in known],
        )

    def remove(self, name: str) -> SettingChange:
        """It is gone; what it showed is as it was."""
        return self._change(
            Action.REMOVED, name, lambda known: [one for one in known if not _is(one, name)]
        )

    def _change(
        self,
        action: Action,
        name: str,
        change: Callable[[Iterable[NamedFilter]], Iterable[NamedFilter]],
    ) -> SettingChange:
        """Each is a step of undo: so the last one is always what stands there."""
        with self._unit_of_work() as work:
            before = work.setting(_FILTERS) or "[]"
            found = sorted(change(_filters(before)), key=lambda one: one.name.casefold())
            after = json.dumps([_plain(one) for one in found])
            work.put_setting(_FILTERS, after)
            work.commit()
        done = SettingChange(action, _FILTERS, before, after, name.strip())
        if before != after:
            self._undo.push_setting(done)
        return done


def _is(one: NamedFilter, name: str) -> bool:
    return one.name.casefold() == name.strip().casefold()


def _named(name: str, asked: Filter) -> NamedFilter:
    return NamedFilter(name=name.strip(), filter=asked)


def _plain(one: NamedFilter) -> dict[str, Any]:
    asked = one.filter
    return {
        "name": one.name,
        "query": asked.query,
        "group": asked.group,
        "level": asked.level,
        "running": asked.running.value,
        "measure": None if asked.measure is None else asked.measure.value,
        "asks_now": asked.asks_now,
    }


def _columns(kept: str | None) -> tuple[FileColumn, ...]:
    codes = _read(kept)
    found = [one for code in codes if (one := _member(FileColumn, code)) is not None]
    return tuple(found) or USUAL_COLUMNS


def _filters(kept: str | None) -> tuple[NamedFilter, ...]:
    found = (_filter(plain) for plain in _read(kept) if isinstance(plain, dict))
    return tuple(one for one in found if one is not None)


def _filter(plain: dict[str, Any]) -> NamedFilter | None:
    name, query = plain.get("name"), plain.get("query", "")
    group, level = plain.get("group"), plain.get("level")
    running = _member(Running, plain.get("running"))
    if not isinstance(name, str) or not isinstance(query, str) or running is None:
        return None
    if not isinstance(group, str | None) or not isinstance(level, int | None):
        return None
    return _named(
        name,
        Filter(
            query=query,
            group=group,
            level=level,
            running=running,
            measure=_member(MeasureKind, plain.get("measure")),
            asks_now=plain.get("asks_now") is True,
        ),
    )


def _member(kind: type[E], code: object) -> E | None:
    return next((one for one in kind if one.value == code), None)


def _read(kept: str | None) -> list[Any]:
    try:
        found = json.loads(kept or "[]")
    except ValueError:
        return []
    return found if isinstance(found, list) else []
