"""Een overleg over meer leerlingen: one sitting, with a meeting of its own in the file of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

from ib_desk.domain.day_direction import AnyDay, ComingDay, PastDay
from ib_desk.domain.records.agreement import AgreementState
from ib_desk.domain.records.meeting import SittingId
from ib_desk.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting(Record):
    """What is said of a pupil stands in the meeting of that pupil, and nowhere here."""

    id: SittingId = field(default_factory=lambda: SittingId(uuid4()))
    held_on: AnyDay | None = None
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamAgreement(Record):
    """An agreement about no pupil: it is in no file, and on no minutes of one."""

    sitting_id: SittingId
    agreed_on: PastDay | None = None
    result: str = ""
    owner: str = ""
    ends_on: ComingDay | None = None
    state: AgreementState = AgreementState.OPEN

    @property
    def is_to_settle(self) -> bool:
        """Nobody said yet what became of it, or yes to it."""
        return self.state.is_running
