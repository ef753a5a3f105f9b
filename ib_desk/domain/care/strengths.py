"""What is strong in a child, beside what asks for support: need *and* potential."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.field_place import FieldPlace, place_of
from ib_desk.domain.sentences import at_a_glance

MOST_STRENGTHS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """What somebody wrote down as strong, where, and when, as far as that is known."""

    domain: LifeDomain
    words: str
    on: date | None
    place: FieldPlace


def strengths_in(whole: WholeFile, today: date) -> tuple[Strength, ...]:
    """At most three of the broad view, the last seen first; one that has no day comes behind."""
    found = [
        Strength(
            domain=entry.domain,
            words=at_a_glance(entry.strong),
            on=entry.seen_on,
            place=place_of(entry, "strong"),
        )
        for entry in whole.known_on(today).of(BroadViewEntry)
        if entry.strong.strip()
    ]
    found.sort(key=lambda one: one.on or date.min, reverse=True)
    return tuple(found[:MOST_STRENGTHS])
