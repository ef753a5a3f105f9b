"""A long list in order, in which a few lines that change cost as much as these few."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

T = TypeVar("T")

_FEW: Final = 50
"""Beyond this many at once it is quicker to put all in order anew."""


class InOrder(Generic[T]):
    """Lines by whom or what they are about: each has none, one or more of them."""

    def __init__(self, key: Callable[[T], Any]) -> None:
        """`key` is another one for each line."""
        self._key = key
        self._of: dict[UUID, Sequence[T]] = {}
        self._keys: list[Any] = []
        self._lines: list[T] = []

    def put(self, changed: Collection[UUID], told: Mapping[UUID, Sequence[T]]) -> None:
        """What there is to tell of these, in place of what was told before.

        Nothing is told of what is not in `told`. The hash of an id is slow to work out: each is
        asked for as seldom as can be.
        """
        known = self._of
        before = [known.pop(about, ()) for about in changed] if known else []
        known.update(told)
        if len(changed) > _FEW:
            key = self._key
            every = [(key(line), line) for lines in known.values() for line in lines]
            every.sort(key=itemgetter(0))
            self._keys = [one for one, _line in every]
            self._lines = [line for _key, line in every]
            return
        for lines in before:
            for line in lines:
                place = bisect_left(self._keys, self._key(line))
                del self._keys[place], self._lines[place]
        for lines in told.values():
            for line in lines:
                key = self._key(line)
                place = bisect_left(self._keys, key)
                self._keys.insert(place, key)
                self._lines.insert(place, line)

    def lines(self) -> tuple[T, ...]:
        """All of them, from the first."""
        return tuple(self._lines)
