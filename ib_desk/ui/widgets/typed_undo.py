"""Ctrl+Z in a field takes back typing; where nothing was typed it is for the whole window."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent


def is_for_the_window(event: QEvent, can_undo: bool, can_redo: bool) -> bool:  # noqa: FBT001 - Qt's own
    """Whether a field that would take this shortcut has nothing of its own to undo or to redo."""
    if not isinstance(event, QKeyEvent):
        return False
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - not before the first picture

    keys = QKeySequence.StandardKey
    takes_back = event.matches(keys.Undo) and not can_undo
    return takes_back or (event.matches(keys.Redo) and not can_redo)
