"""What a use case did: feeds the screens, undo, and the history that the user can read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ib_desk.domain.records.action import Action
from ib_desk.domain.records.closed import Closed
from ib_desk.domain.records.kinds import WITHOUT_TRACE
from ib_desk.domain.records.record import Record


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after; `None` stands for “did not exist”. Never both `None`."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it was last known."""
        record = self.after if self.after is not None else self.before
        if record is None:
            raise ValueError("an edit changes something")
        return record

    @property
    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.after, self.before)

    @property
    def fields(self) -> frozenset[str]:
        """Names of the fields that differ; empty when a record came or went."""
        if self.before is None or self.after is None:
            return frozenset()
        before, after = self.before, self.after
        names = type(after).__dataclass_fields__
        return frozenset(n for n in names if getattr(before, n) != getattr(after, n))


@dataclass(frozen=True, slots=True)
class Change:
    """`edits` are in the order in which they were stored; `subject` is what the user acted on.

    `closed` is why it is out of sight, of what was closed or opened again.
    """

    action: Action
    edits: tuple[Edit, ...]
    subject: Record
    closed: Closed | None = None

    @property
    def inverse_edits(self) -> tuple[Edit, ...]:
        """What takes the change back, last edit first."""
        return tuple(edit.inverse for edit in reversed(self.edits))

    def touches(self, kinds: Iterable[type[Record]]) -> bool:
        """Whether a screen that shows records of `kinds` has to look again."""
        wanted = tuple(kinds)
        return any(isinstance(edit.record, wanted) for edit in self.edits)

    @property
    def told_as(self) -> Action:
        """How the history calls it: what closes or opens, also by undo or redo, is called so.

        The way back of “undone” leads to the bin, and nobody could see there what it undid.
        """
        if self.closed is None:
            return self.action
        is_gone = any(one.record.id == self.subject.id and one.after is None for one in self.edits)
        return Action.CLOSED if is_gone else Action.OPENED

    @property
    def traced(self) -> Change | None:
        """What of it may be kept in the history and the bin; `None` where nothing may."""
        edits = tuple(edit for edit in self.edits if type(edit.record) not in WITHOUT_TRACE)
        if len(edits) == len(self.edits):
            return self
        return Change(self.action, edits, self.subject) if edits else None


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A setting of the vault before and after: what is hers, and of no file.

    No history and no bin holds it, so that undo is the only way back. `called` is what she named.
    """

    action: Action
    setting: str
    before: str
    after: str
    called: str


Step = Change | SettingChange
"""What can be taken back."""
