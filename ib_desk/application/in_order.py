"""A long list in order, in which a few lines that change cost as much as these few."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
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

    def put(self, told: Mapping[UUID, Sequence[T]]) -> None:
        """What there is to tell of these, in place of what was told before."""
        before = {about: self._of.pop(about, ()) for about in told}
        self._of |= {about: lines for about, lines in told.items() if lines}
        if len(told) > _FEW:
            self._lines = sorted((x for lines in self._of.values() for x in lines), key=self._key)
            self._keys = [self._key(line) for line in self._lines]
            return
        for about, lines in told.items():
            for line in before[about]:
                place = bisect_left(self._keys, self._key(line))
                del self._keys[place], self._lines[place]
            for line in lines:
                key = self._key(line)
                place = bisect_left(self._keys, key)
                self._keys.insert(place, key)
                self._lines.insert(place, line)

    def lines(self) -> tuple[T, ...]:
        """All of them, from the first."""
        return tuple(self._lines)
