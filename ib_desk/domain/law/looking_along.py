"""What may be on the screen while people look along: only what each of them may see.

All of it can be in the print for parents as well; no score, contact or note of an adult is here.
Who is informed by right sees it (`ib_desk.domain.law.rights`); of whom gezag is unknown or denied,
to whom a ruling applies, or who is not of the file, sees the name and the shared perspective at
most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.rights import Act, Rights, Standing
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.support_file import TeamPlace

_MOST: Final = 4
"""Lines in one card: who looks along reads them in one glance."""


class TalkPart(Enum):
    """What a screen in a talk can hold, beside the name of the child."""

    WORDS = auto()
    PERSPECTIVE = auto()
    PLAN = auto()


_EVERYTHING: Final = frozenset(TalkPart)


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkSheet:
    """`works`, `worked_on` and `agreed` are lines; empty where `parts` has no plan."""

    name: str
    parts: frozenset[TalkPart]
    perspective: str = ""
    works: tuple[str, ...] = ()
    worked_on: tuple[str, ...] = ()
    agreed: tuple[tuple[str, str], ...] = ()
    """(who, what)."""


def parts_for(
    whole: WholeFile, rights: Rights, who: UUID | None, today: date
) -> frozenset[TalkPart]:
    """What one person may see: the pupil, a guardian, a colleague; `None` is anyone else."""
    if who == whole.pupil.id:
        return _EVERYTHING
    if who in {mate.person.id for mate in whole.team if mate.member.place is TeamPlace.CORE}:
        return _EVERYTHING
    if who in {guardian.id for guardian in whole.guardians}:
        informed = {
            right.guardian_id
            for right in rights.rights
            if right.act is Act.INFORM and right.standing is Standing.MUST
        }
        restricted = {one.id for one in whole.guardians if one.is_restricted_on(today)}
        return _EVERYTHING if who in informed - restricted else frozenset()
    return frozenset({TalkPart.PERSPECTIVE})


def talk_sheet(
    whole: WholeFile, rights: Rights, people: Collection[UUID | None], today: date
) -> TalkSheet:
    """What all of `people` may see; nothing but the name for nobody."""
    known = whole.known_on(today)
    every = [parts_for(known, rights, who, today) for who in people]
    parts = frozenset.intersection(*every) if every else frozenset[TalkPart]()
    has_plan = TalkPart.PLAN in parts
    return TalkSheet(
        name=known.pupil.short_name,
        parts=parts,
        perspective=known.shared_perspective.strip() if TalkPart.PERSPECTIVE in parts else "",
        works=_works(known) if has_plan else (),
        worked_on=_worked_on(known, today) if has_plan else (),
        agreed=_agreed(known) if has_plan else (),
    )


def _works(whole: WholeFile) -> tuple[str, ...]:
    helped = [
        one.effect_note.strip() or one.title.strip()
        for one in whole.of(Intervention)
        if one.effect is not None and one.effect >= Effect.BETTER
    ]
    kept = [one.result.strip() for one in whole.of(Agreement) if one.state is AgreementState.KEPT]
    return _newest([*helped, *kept])


def _worked_on(whole: WholeFile, today: date) -> tuple[str, ...]:
    return _newest(
        one.title.strip()
        for one in whole.of(Intervention)
        if one.effect is None and (one.ends_on is None or one.ends_on >= today)
    )


def _agreed(whole: WholeFile) -> tuple[tuple[str, str], ...]:
    open_ones = (
        (one.owner.strip(), one.result.strip())
        for one in whole.of(Agreement)
        if one.state is AgreementState.OPEN and one.result.strip()
    )
    return tuple(open_ones)[-_MOST:]


def _newest(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line)[-_MOST:]
