"""Named undo and redo over changes, thirty deep, in memory only."""

from __future__ import annotations

from uuid import UUID

from ib_desk.application.changes import Change, Edit, SettingChange, Step
from ib_desk.domain.errors import NothingToUndo
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.record import Record

DEPTH = 30


class UndoStack:
    """Holds what can be taken back; whoever applies an inverse tells it with `undone`/`redone`."""

    def __init__(self, depth: int = DEPTH) -> None:
        self._depth = depth
        self._done: list[tuple[Step, str | None]] = []
        self._undone: list[Step] = []

    @property
    def to_undo(self) -> Step | None:
        """What undo would take back."""
        return self._done[-1][0] if self._done else None

    @property
    def to_redo(self) -> Step | None:
        """What redo would do again."""
        return self._undone[-1] if self._undone else None

    def push(self, change: Change, visit: str | None = None, *, gathers: bool = False) -> None:
        """Remember `change`; edits of the same field in the same `visit` become one step.

        With `gathers` all of that visit is one step, whichever records it touches.
        """
        self._undone.clear()
        merged = self._gathered(change, visit) if gathers else self._merged(change, visit)
        if merged is not None:
            self._done.pop()
            if all(edit.before == edit.after for edit in merged.edits):
                return  # typed and wiped out again: nothing to take back
        self._done.append((merged or change, visit))
        del self._done[: -self._depth]

    def push_setting(self, change: SettingChange) -> None:
        """Remember it as a step of its own."""
        self._undone.clear()
        self._done.append((change, None))
        del self._done[: -self._depth]

    def undone(self) -> Step:
        """Move the last change to the redo side and return it; raises `NothingToUndo`."""
        if not self._done:
            raise NothingToUndo
        change, _visit = self._done.pop()
        self._undone.append(change)
        return change

    def redone(self) -> Step:
        """Move the last undone change back and return it; raises `NothingToUndo`."""
        if not self._undone:
            raise NothingToUndo
        change = self._undone.pop()
        self._done.append((change, None))
        return change

    def clear(self) -> None:
        """Forget all; texts of pupils must not outlive a lock."""
        self._done.clear()
        self._undone.clear()

    def _last_of(self, visit: str | None) -> Change | None:
        """The last step, if it was made in this very visit."""
        last, last_visit = self._done[-1] if self._done else (None, None)
        is_same = visit is not None and last_visit == visit
        return last if is_same and isinstance(last, Change) else None

    def _gathered(self, change: Change, visit: str | None) -> Change | None:
        last = self._last_of(visit)
        if last is None:
            return None
        ends: dict[UUID, tuple[Record | None, Record | None]] = {}
        for edit in (*last.edits, *change.edits):
            before, _after = ends.get(edit.record.id, (edit.before, None))
            ends[edit.record.id] = before, edit.after
        real = tuple(Edit(before, after) for before, after in ends.values() if before != after)
        action = last.action if last.action is change.action else Action.CHANGED
        return Change(action, real, last.subject)

    def _merged(self, change: Change, visit: str | None) -> Change | None:
        last = self._last_of(visit)
        if last is None or len(last.edits) != 1 or len(change.edits) != 1:
            return None
        first, second = last.edits[0], change.edits[0]
        if first.after is None or second.before != first.after:
            return None
        is_same_field = first.fields == second.fields or first.before is None
        if not is_same_field:
            return None
        return Change(last.action, (Edit(first.before, second.after),), change.subject)
