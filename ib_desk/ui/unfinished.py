"""What is being typed and stands in no record yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from ib_desk.application.ports import Draft


@dataclass(slots=True)
class Unfinished:
    """Texts that are no part of their record yet, and what their fields are called.

    A draft comes back after a lock; what was refused is kept nowhere.
    """

    drafts: dict[tuple[UUID, str], Draft] = field(default_factory=dict)
    labels: dict[tuple[UUID, str], str] = field(default_factory=dict)
    refused: dict[tuple[UUID, str], str] = field(default_factory=dict)

    def forget(self, record_id: UUID, name: str) -> bool:
        """The field holds a value again; whether there was a draft of it."""
        self.labels.pop((record_id, name), None)
        self.refused.pop((record_id, name), None)
        return self.drafts.pop((record_id, name), None) is not None

    def forget_record(self, record_id: UUID) -> None:
        """It is gone, with all that was being typed in it."""
        for record, name in {*self.drafts, *self.refused}:
            if record == record_id:
                self.forget(record, name)
