"""Whether a child that was typed in by hand is there already: by the rules of the import."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.intake.pupil_matching import Doubt, Unclear, match_pupils
from ib_desk.domain.intake.school_export import ReadPupil
from ib_desk.domain.records.pupil import Gender, Pupil

_KNOWN = tuple(field.name for field in fields(ReadPupil) if field.name != "historic")


def may_be_the_same(pupil: Pupil, others: Iterable[Pupil], today: date) -> tuple[Pupil, ...]:
    """Who of `others` has this name and this birth date, or no birth date; most likely first."""
    facts = {name: getattr(pupil, name) for name in _KNOWN}
    stored = [other for other in others if other.id != pupil.id]
    (match,) = match_pupils([ReadPupil(**facts)], stored, today)
    if isinstance(match, Unclear):
        return () if match.doubt is Doubt.NO_NAME else match.candidates
    return () if match is None else (match,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two of one child as one: `pupil` has what `keep` says, and what only `other` said.

    `differs` names the fields in which they contradict each other; there `keep` counts, unless
    somebody says otherwise.
    """

    keep: Pupil
    other: Pupil
    differs: tuple[str, ...]

    def pupil(self, of_other: Iterable[str] = ()) -> Pupil:
        """The one child, with these fields of `other`."""
        taken = {n for n in _names() if _says_less(getattr(self.keep, n), getattr(self.other, n))}
        taken |= set(of_other)
        values: dict[str, Any] = {name: getattr(self.other, name) for name in taken}
        return replace(self.keep, **values)


def merged(keep: Pupil, other: Pupil) -> Merged:
    """How two records of one child become one."""
    differs = tuple(
        name
        for name in _names()
        if getattr(keep, name) != getattr(other, name)
        and not _says_less(getattr(keep, name), getattr(other, name))
        and not _says_less(getattr(other, name), getattr(keep, name))
    )
    return Merged(keep=keep, other=other, differs=differs)


def _names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Pupil) if field.name != "id")


def _says_less(value: object, than: object) -> bool:
    """That an address is no secret is nobody's word, and gives way to one that is."""
    if isinstance(value, BirthDate):
        return isinstance(than, BirthDate) and than.narrows(value)
    return value in ("", None, False, Gender.UNKNOWN)
