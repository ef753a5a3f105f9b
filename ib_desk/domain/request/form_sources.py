"""Where what comes in a box of a bureau's form stands: as data, over a closed list.

It is in `resources/requests/form_sources.toml`. Each is a place in the data of the request
(`ib_desk.exchange.data`), so a form can tell no more than the request itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.swv_form import FormSource

_ROW: Final = "#"
MOST_ROWS: Final = 20


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a box gets: of what there can be more of, which one; from 1."""

    source: FormSource
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSpec:
    """Where a source stands and what forms call it; with `rows` each of so many of them."""

    source: FormSource
    path: str
    words: tuple[str, ...] = ()
    rows: int | None = None

    def __post_init__(self) -> None:
        if not self.path.strip():
            raise UnfitValue("path", DataProblem.EMPTY)
        if (self.rows is not None) != (_ROW in self.path.split(".")):
            raise UnfitValue("rows", DataProblem.INCOMPLETE)
        if self.rows is not None and not 1 < self.rows <= MOST_ROWS:
            raise UnfitValue("rows", DataProblem.OUT_OF_RANGE)

    @property
    def list_path(self) -> tuple[str, ...]:
        """Of the list that a row is one of; empty where there is but one."""
        parts = tuple(self.path.split("."))
        return parts[: parts.index(_ROW)] if self.rows is not None else ()

    def at(self, row: int | None) -> tuple[str, ...]:
        """The path of one row; of what there is but one of the same for any."""
        return tuple(str(row) if part == _ROW else part for part in self.path.split("."))


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSources:
    """Each source once, as they are offered; `left_open` are words of what others fill in."""

    left_open: tuple[str, ...]
    place: tuple[PlaceSpec, ...]

    def __post_init__(self) -> None:
        named = [spec.source for spec in self.place]
        if len(set(named)) != len(named):
            raise UnfitValue("place", DataProblem.DOUBLE)
        if set(named) != set(FormSource):
            raise UnfitValue("place", DataProblem.INCOMPLETE)

    def of(self, source: FormSource) -> PlaceSpec:
        """Where it stands."""
        return next(spec for spec in self.place if spec.source is source)

    @property
    def named(self) -> Iterator[tuple[Chosen, tuple[str, ...]]]:
        """Each that a box can get, every row by itself, with what forms call it."""
        for spec in self.place:
            for row in (None,) if spec.rows is None else range(1, spec.rows + 1):
                words = tuple(word.replace(_ROW, str(row)) for word in spec.words)
                yield Chosen(spec.source, row), words
