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


def guardian_changes(
    along: Along, pupil_id: PupilId, family: Family
) -> Iterator[tuple[Guardian | None, Guardian]]:
    """Each guardian before and after; what was typed here stays, an empty field is filled."""
    known = family.guardians.get(pupil_id, ())
    for read in along.guardians:
        before = _known(read, known)
        after = _filled(before or Guardian(pupil_id=pupil_id, name=read.name), read)
        if after != before:
            yield before, after


def _known(read: ReadGuardian, known: tuple[Guardian, ...]) -> Guardian | None:
    """By the name; one without a name is nobody whom we know."""
    name = called(read.name)
    return next((one for one in known if name and called(one.name) == name), None)


def _filled(before: Guardian, read: ReadGuardian) -> Guardian:
    values: dict[str, Any] = {}
    for name in ("relation", "phone", "email"):
        if not getattr(before, name) and getattr(read, name):
            values[name] = getattr(read, name)
    if before.custody is Custody.UNKNOWN and read.custody is not Custody.UNKNOWN:
        values["custody"] = read.custody
    return replace(before, **values)
