"""What a list tells beside the facts of a pupil: guardians, and a file that runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ib_desk.domain.calling import called
from ib_desk.domain.intake.school_export import Along, ReadGuardian
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.pupil import PupilId


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What the vault has beside its pupils: guardians by pupil, and who has an open file."""

    guardians: Mapping[PupilId, tuple[Guardian, ...]] = field(default_factory=dict)
    with_file: frozenset[PupilId] = frozenset()


NOTHING: Final = Along()


def new_in(along: Along, pupil_id: PupilId, family: Family) -> Along:
    """What of it the vault does not have of this pupil yet."""
    known = family.guardians.get(pupil_id, ())
    new = (
        read
        for read in along.guardians
        if (before := _known(read, known)) is None or _filled(before, read) != before
    )
    running = None if pupil_id in family.with_file else along.running
    return Along(guardians=tuple(new), running=running)


def namesakes_in(along: Along, pupil_id: PupilId, family: Family) -> tuple[str, ...]:
    """Names in it by which two people could be meant: a name alone does not say who has gezag.

    Two of this pupil have that name, or the list names it twice, or it says another tie.
    """
    known = family.guardians.get(pupil_id, ())
    names = [called(read.name) for read in along.guardians]
    asked = (
        read.name
        for read, name in zip(along.guardians, names, strict=True)
        if name and _known(read, known) is None and (_named(read, known) or names.count(name) > 1)
    )
    return tuple(dict.fromkeys(asked))


def guardian_changes(
    along: Along, pupil_id: PupilId, family: Family
) -> Iterator[tuple[Guardian | None, Guardian]]:
    """Each guardian before and after; what was typed here stays, an empty field is filled.

    Who could be two people is another one: that was asked before it was taken over.
    """
    known = family.guardians.get(pupil_id, ())
    for read in along.guardians:
        before = _known(read, known)
        after = _filled(before or Guardian(pupil_id=pupil_id, name=read.name), read)
        if after != before:
            yield before, after


def _known(read: ReadGuardian, known: tuple[Guardian, ...]) -> Guardian | None:
    """The one with this name, where that says who it is; without a name nobody whom we know."""
    named = _named(read, known)
    fitting = [one for one in named if not _is_another(read, one)]
    if len(named) > 1:
        # Of two with one name only the tie tells which of them it is.
        fitting = [one for one in fitting if one.relation and one.relation is read.relation]
    return fitting[0] if len(fitting) == 1 else None


def _named(read: ReadGuardian, known: tuple[Guardian, ...]) -> list[Guardian]:
    name = called(read.name)
    return [one for one in known if name and called(one.name) == name]


def _is_another(read: ReadGuardian, one: Guardian) -> bool:
    """Whether the list says another tie than we have: a father is no stepfather."""
    both = (read.relation, one.relation)
    return None not in both and read.relation is not one.relation


def _filled(before: Guardian, read: ReadGuardian) -> Guardian:
    values: dict[str, Any] = {}
    for name in ("relation", "phone", "email"):
        if not getattr(before, name) and getattr(read, name):
            values[name] = getattr(read, name)
    if before.custody is Custody.UNKNOWN and read.custody is not Custody.UNKNOWN:
        values["custody"] = read.custody
    return replace(before, **values)
