"""Named undo and redo over changes, thirty deep, in memory only."""

from __future__ import annotations

from ib_desk.application.changes import Change, Edit
from ib_desk.domain.errors import NothingToUndo

DEPTH = 30


class UndoStack:
    """Holds what can be taken back; whoever applies an inverse tells it with `undone`/`redone`."""

    def __init__(self, depth: int = DEPTH) -> None:
        self._depth = depth
        self._done: list[tuple[Change, str | None]] = []
        self._undone: list[Change] = []

    @property
    def to_undo(self) -> Change | None:
        """What undo would take back."""
        return self._done[-1][0] if self._done else None

    @property
    def to_redo(self) -> Change | None:
        """What redo would do again."""
        return self._undone[-1] if self._undone else None

    def push(self, change: Change, visit: str | None = None) -> None:
        """Remember `change`; edits of the same field in the same `visit` become one step."""
        self._undone.clear()
        merged = self._merged(change, visit)
        if merged is not None:
            self._done.pop()
            if merged.edits[0].before == merged.edits[0].after:
                return  # typed and wiped out again: nothing to take back
        self._done.append((merged or change, visit))
        del self._done[: -self._depth]

    def undone(self) -> Change:
        """Move the last change to the redo side and return it; raises `NothingToUndo`."""
        if not self._done:
            raise NothingToUndo
        change, _visit = self._done.pop()
        self._undone.append(change)
        return change

    def redone(self) -> Change:
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

    def _merged(self, change: Change, visit: str | None) -> Change | None:
        if visit is None or not self._done:
            return None
        last, last_visit = self._done[-1]
        if last_visit != visit or len(last.edits) != 1 or len(change.edits) != 1:
            return None
        first, second = last.edits[0], change.edits[0]
        if first.after is None or second.before != first.after:
            return None
        is_same_field = first.fields == second.fields or first.before is None
        if not is_same_field:
            return None
        return Change(last.action, (Edit(first.before, second.after),), change.subject)
