"""Brothers and sisters in the same school: their parents need not be typed again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import uuid4

from ib_desk.domain.folding import fold
from ib_desk.domain.records.guardian import Custody, Guardian, GuardianId, Relation
from ib_desk.domain.records.pupil import Pupil, PupilId

MOST_OFFERED: Final = 3
"""A large family, and no list of all children called De Vries."""

_SAME_FOR_EACH: Final = frozenset({Relation.MOTHER, Relation.FATHER})
"""To each child of a family; a stepparent of one may be the parent of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """A child that may be a brother or sister, with the adults who answer for it."""

    pupil: Pupil
    guardians: tuple[Guardian, ...]


def siblings_of(
    pupil: Pupil, pupils: Iterable[Pupil], guardians: Iterable[Guardian]
) -> tuple[Sibling, ...]:
    """Who has the same surname and lives in the same house, and has guardians already.

    Where of one of both no address is known, the surname alone is taken. It is a question to the
    user, and never more than that.
    """
    of_pupil: dict[PupilId, list[Guardian]] = defaultdict(list)
    for guardian in guardians:
        if guardian.name.strip():
            of_pupil[guardian.pupil_id].append(guardian)
    found = [
        other
        for other in pupils
        if other.id != pupil.id and of_pupil[other.id] and _is_like(pupil, other)
    ]
    # Who surely lives in the same house first.
    found.sort(key=lambda other: (_house(other) != _house(pupil), other.sort_name))
    return tuple(
        Sibling(pupil=other, guardians=tuple(of_pupil[other.id])) for other in found[:MOST_OFFERED]
    )


def same_guardians(sibling: Sibling, pupil: PupilId) -> Sequence[Guardian]:
    """The adults of a sibling, for this child: who they are and how to reach them.

    Custody is of one child and has to be looked up again; so are where the child lives, a measure,
    how they are informed, and what was noted. A restriction goes along: to ask
    about it once more harms nobody.
    """
    return [
        replace(
            guardian,
            id=GuardianId(uuid4()),
            pupil_id=pupil,
            relation=guardian.relation if guardian.relation in _SAME_FOR_EACH else None,
            organisation="",
            measure_until=None,
            informed=None,
            custody=Custody.UNKNOWN,
            custody_source="",
            custody_checked_on=None,
            lives_with_pupil=None,
            note="",
        )
        for guardian in sibling.guardians
    ]


def _is_like(one: Pupil, other: Pupil) -> bool:
    keys = (surname_key(child.prefix, child.surname) for child in (one, other))
    if not one.surname.strip() or len(set(keys)) > 1:
        return False
    houses = _house(one), _house(other)
    return not all(houses) or houses[0] == houses[1]


def surname_key(prefix: str, surname: str) -> str:
    """The same for all who are called so."""
    return fold(f"{prefix} {surname}".strip())


def _house(pupil: Pupil) -> str:
    """“” where no street is known."""
    street = pupil.address.strip()
    return fold("".join(f"{street}{pupil.postcode or pupil.town}".split())) if street else ""
