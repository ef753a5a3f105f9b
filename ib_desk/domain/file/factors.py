"""Factoren: what helps a child and what hinders it, and where: the brede blik, read by place.

Nothing is typed for it. Each sentence of “sterk” is a helping factor and each of “kwetsbaar” a
hindering one, of the place that its domain is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.sentences import sentences


class FactorPlace(Enum):
    """Where a factor is; the law on plans asks for those of the child and of what is around it."""

    CHILD = "child"
    SCHOOL = "school"
    HOME = "home"
    LEISURE = "leisure"


_ELSEWHERE: Final = {
    LifeDomain.SCHOOL: FactorPlace.SCHOOL,
    LifeDomain.HOME: FactorPlace.HOME,
    LifeDomain.LEISURE_NETWORK: FactorPlace.LEISURE,
}
"""Domains that are about what is around the child; the others are about the child itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One sentence of the brede blik; `entry_id` is of the domain in which it was typed."""

    helps: bool
    place: FactorPlace
    domain: LifeDomain
    words: str
    entry_id: UUID


def place_of_domain(domain: LifeDomain) -> FactorPlace:
    """Where the factors of a domain are."""
    return _ELSEWHERE.get(domain, FactorPlace.CHILD)


def factors(whole: WholeFile) -> tuple[Factor, ...]:
    """By place, what helps before what hinders."""
    found = [
        Factor(
            helps=helps,
            place=place_of_domain(entry.domain),
            domain=entry.domain,
            words=words,
            entry_id=entry.id,
        )
        for helps, name in ((True, "strong"), (False, "vulnerable"))
        for entry in whole.of(BroadViewEntry)
        for words in sentences(getattr(entry, name))
    ]
    order = list(FactorPlace)
    return tuple(sorted(found, key=lambda one: order.index(one.place)))
