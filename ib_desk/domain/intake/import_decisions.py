"""What a person decided about a preview, worked out: each child before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from ib_desk.domain.errors import DeskError
from ib_desk.domain.intake.pupil_import import (
    AS_NEW,
    LINK_FIELDS,
    TAKE,
    Choice,
    ImportPlan,
    ImportRow,
    RowDecision,
    RowKind,
    changes_in,
)
from ib_desk.domain.records.pupil import Pupil, PupilId


class TwiceTheSamePupil(DeskError):
    """Two rows were both said to be this child; `row` is the later of the two."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What becomes of the pupils: each before and after, and which pupil each taken row is."""

    changes: tuple[tuple[Pupil | None, Pupil], ...]
    of_row: Mapping[int, PupilId]


def decide(plan: ImportPlan, decisions: Mapping[int, RowDecision]) -> Decided:
    """Work out each child before and after; a row without a decision follows its proposal.

    A key that a row gives to one child is taken from the candidate that had it, so that the next
    import finds one child for it.

    Args:
        plan: as `compare` made it.
        decisions: by row number.

    Raises:
        TwiceTheSamePupil: two rows would change one child.
        ValueError: a decision that its row does not offer.
    """
    added: list[tuple[None, Pupil]] = []
    edited: dict[PupilId, tuple[Pupil, Pupil]] = {}
    of_row: dict[int, PupilId] = {}
    twice = taken_twice(plan, decisions)
    if twice is not None:
        raise TwiceTheSamePupil(twice)
    for number, row in enumerate(plan.rows):
        decision = decisions.get(number, row.proposal)
        _require_offered(row, decision)
        if decision.choice is Choice.LEAVE:
            continue
        pupil = row.stored
        if decision.choice is Choice.LINK:
            pupil = _candidate(row, decision.pupil_id)
        if pupil is None:
            after = _after(row, Pupil())
            added.append((None, after))
        else:
            before, now = edited.get(pupil.id, (pupil, pupil))
            after = _after(row, now)
            edited[pupil.id] = (before, after)
        of_row[number] = after.id
        _let_go_of_keys(row.candidates, after, edited)
    changes = (*added, *(pair for pair in edited.values() if pair[0] != pair[1]))
    return Decided(changes=changes, of_row=of_row)


def taken_twice(plan: ImportPlan, decisions: Mapping[int, RowDecision]) -> int | None:
    """The later of two rows that would change one child, by its number."""
    decided = [decisions.get(number, row.proposal) for number, row in enumerate(plan.rows)]
    taken = {
        row.stored.id
        for row, decision in zip(plan.rows, decided, strict=True)
        if row.stored and (row.kind is RowKind.SAME or decision == TAKE)
    }
    for number, decision in enumerate(decided):
        if decision.pupil_id in taken:
            return number
        if decision.pupil_id is not None:
            taken.add(decision.pupil_id)
    return None


def unattended_decisions(plan: ImportPlan) -> dict[int, RowDecision]:
    """For the command that runs without a person: all proposals, and unclear children as new ones.

    Only a row with nobody to be mistaken for becomes a new child: two namesakes in one export. What
    could be a child whom we have is left for a person.
    """
    return {
        number: AS_NEW
        for number, row in enumerate(plan.rows)
        if row.kind is RowKind.UNCLEAR and not row.candidates
    }


_OFFERED: Final[Mapping[RowKind, frozenset[Choice]]] = {
    RowKind.NEW: frozenset({Choice.TAKE, Choice.LEAVE}),
    RowKind.CHANGED: frozenset({Choice.TAKE, Choice.LEAVE}),
    RowKind.LEFT: frozenset({Choice.TAKE, Choice.LEAVE}),
    RowKind.UNCLEAR: frozenset({Choice.LINK, Choice.AS_NEW, Choice.LEAVE}),
    RowKind.SAME: frozenset({Choice.LEAVE}),
    RowKind.FORMER: frozenset({Choice.LEAVE}),
}


def _require_offered(row: ImportRow, decision: RowDecision) -> None:
    if decision.choice not in _OFFERED[row.kind]:
        raise ValueError(f"{decision.choice} is not offered for a row that is {row.kind}")


def _candidate(row: ImportRow, pupil_id: PupilId | None) -> Pupil:
    for candidate in row.candidates:
        if candidate.id == pupil_id:
            return candidate
    raise ValueError("a row can be linked to one of its candidates only")


def _after(row: ImportRow, pupil: Pupil) -> Pupil:
    """`pupil` with what the row takes over; an unclear or new row has that worked out only here."""
    changes = row.changes
    if row.kind in (RowKind.NEW, RowKind.UNCLEAR) and row.read is not None:
        changes = changes_in(row.read, pupil)
    values: dict[str, Any] = {change.field: change.new for change in changes}
    return replace(pupil, **values)


def _let_go_of_keys(
    candidates: Iterable[Pupil], owner: Pupil, edited: dict[PupilId, tuple[Pupil, Pupil]]
) -> None:
    for candidate in candidates:
        if candidate.id == owner.id:
            continue
        before, now = edited.get(candidate.id, (candidate, candidate))
        lost: dict[str, Any] = {
            name: "" for name in LINK_FIELDS if getattr(now, name) == getattr(owner, name) != ""
        }
        if lost:
            edited[candidate.id] = (before, replace(now, **lost))
