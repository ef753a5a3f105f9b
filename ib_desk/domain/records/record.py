"""What all kinds of record share: an identity, and what they tell of themselves.

A record is kept, changed, undone and shown in the history as a whole. The layers around the
domain (tables, use cases, forms, history) work on any dataclass that derives from `Record`; what a
new kind adds is its own fields, which of them leave and when it happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Protocol, TypeVar
from uuid import UUID, uuid4

from ib_desk.domain.records.moment import Moment
from ib_desk.domain.records.output_kind import OutputKind

R = TypeVar("R", bound="Record")

_NOWHERE: Final[Mapping[OutputKind, tuple[str, ...]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of every kind of record; two records with the same id are two states of one thing."""

    leaving = _NOWHERE
    """What leaves → the fields whose words it can hold (`leaves`)."""

    is_found = True
    """Whether a search looks into records of this kind (`ib_desk.domain.search`)."""

    id: UUID = field(default_factory=uuid4)

    @property
    def is_to_settle(self) -> bool:
        """Whether something is still waited for, where the record itself says so."""
        return False

    def is_in(self, output: OutputKind) -> bool:
        """Whether this very record can be in what leaves, where others of its kind can."""
        del output
        return True

    def moments(self, among: Among) -> Iterable[Moment]:
        """When it happened, for the timeline; nothing for what says how things are."""
        del among
        return ()


class Holding(Protocol):
    """Whatever holds the records of one file."""

    def of(self, kind: type[R], /) -> tuple[R, ...]:
        """Records of one kind."""


class Among(Holding, Protocol):
    """The file that a record stands in, as far as a record may ask."""

    def parts_of(self, whole: Record, kind: type[R]) -> tuple[R, ...]:
        """Records of one kind that are part of `whole`; quicker than through `of`."""

    def called(self, person: UUID | None) -> str:
        """The name of a guardian or a colleague; the pupil's for `None`, “” for who is gone."""


def leaves(*outputs: OutputKind, words: Iterable[str]) -> Callable[[type[R]], type[R]]:
    """Say of a kind of record which fields can be read in what leaves.

    They are looked through before it does. Only free text has to be named, not the names of people.
    A test looks on paper for what was forgotten.
    """

    def said_of(kind: type[R]) -> type[R]:
        kind.leaving = {**kind.leaving, **dict.fromkeys(outputs, tuple(words))}
        return kind

    return said_of
