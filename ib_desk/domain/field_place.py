"""Where in the program something stands: the way by which a point or a find jumps to its field."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ib_desk.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPlace:
    """`step` is empty for what stands outside the steps (the pupil, guardians, the school).

    `record_id` is `None` where the record is still to be made; `about` then says for whom, as
    the guardian of a statement that nobody wrote yet.
    """

    step: str = ""
    record: type[Record]
    record_id: UUID | None = None
    field: str = ""
    about: UUID | None = None
