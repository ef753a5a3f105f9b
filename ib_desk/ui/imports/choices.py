"""What the user decided so far about the rows of a preview."""

from __future__ import annotations

from collections.abc import Mapping

from ib_desk.domain.intake.import_decisions import taken_twice
from ib_desk.domain.intake.pupil_import import (
    LEAVE,
    TAKE,
    Choice,
    ImportPlan,
    ImportRow,
    RowDecision,
    RowKind,
)

TICKED_KINDS = frozenset({RowKind.NEW, RowKind.CHANGED, RowKind.LEFT})
"""Rows that are taken or left; an unclear row is chosen instead."""


class ImportChoices:
    """Starts from the proposals; a row that comes back in another plan keeps what was decided."""

    def __init__(self, plan: ImportPlan, before: ImportChoices | None = None) -> None:
        self.plan = plan
        self._decisions = {number: row.proposal for number, row in enumerate(plan.rows)}
        self._given_out = {
            row.stored.id for row in plan.rows if row.kind is RowKind.SAME and row.stored
        }
        if before is not None:
            known = {row: before.of(number) for number, row in enumerate(before.plan.rows)}
            self._decisions |= {
                number: known[row] for number, row in enumerate(plan.rows) if row in known
            }

    @property
    def decisions(self) -> Mapping[int, RowDecision]:
        """By row number."""
        return self._decisions

    def of(self, number: int) -> RowDecision:
        """What happens to this row."""
        return self._decisions[number]

    def decide(self, number: int, decision: RowDecision) -> None:
        """Another decision for a row."""
        self._decisions[number] = decision

    def turn(self, number: int) -> None:
        """Take what was left, or leave what was taken."""
        taken = self._decisions[number].choice is not Choice.LEAVE
        self._decisions[number] = LEAVE if taken else TAKE

    def turn_all(self, kind: RowKind, *, taken: bool) -> None:
        """Take or leave every row of a kind."""
        for number, row in enumerate(self.plan.rows):
            if row.kind is kind:
                self._decisions[number] = TAKE if taken else LEAVE

    @property
    def taken(self) -> int:
        """How many rows will change something."""
        return sum(decision.choice is not Choice.LEAVE for decision in self._decisions.values())

    @property
    def offers_anything(self) -> bool:
        """Whether there is a row that could change something."""
        return any(
            row.kind in TICKED_KINDS or row.kind is RowKind.UNCLEAR for row in self.plan.rows
        )

    @property
    def only_adds(self) -> bool:
        """Whether all that is taken is a new child."""
        return all(
            row.kind is RowKind.NEW or self.of(number).choice in {Choice.AS_NEW, Choice.LEAVE}
            for number, row in enumerate(self.plan.rows)
        )

    @property
    def unclear(self) -> int:
        """How many unclear rows are still to be chosen."""
        return sum(
            row.kind is RowKind.UNCLEAR and self.of(number).choice is Choice.LEAVE
            for number, row in enumerate(self.plan.rows)
        )

    @property
    def clash(self) -> int | None:
        """The later of two rows that were both said to be one child, if there are such."""
        return taken_twice(self.plan, self._decisions)

    def offered(self, row: ImportRow) -> tuple[RowDecision, ...]:
        """What can be chosen for an unclear row: its candidates, a new child, not now.

        A child that the export surely lists already is no candidate: that row cannot be unticked.
        """
        links = (
            RowDecision(choice=Choice.LINK, pupil_id=pupil.id)
            for pupil in row.candidates
            if pupil.id not in self._given_out
        )
        return (*links, RowDecision(choice=Choice.AS_NEW), LEAVE)
