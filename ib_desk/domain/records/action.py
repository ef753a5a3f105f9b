"""What can be done to records, as history keeps it."""

from __future__ import annotations

from enum import Enum


class Action(Enum):
    """The verb of a change; with the kind of record it makes the name that undo shows."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    IMPORTED = "imported"
    TAKEN_OVER = "taken_over"
    ERASED = "erased"
    MERGED = "merged"
    RENEWED = "renewed"
    PUT_BACK = "put_back"
    CLOSED = "closed"
    OPENED = "opened"
    UNDONE = "undone"
    REDONE = "redone"
