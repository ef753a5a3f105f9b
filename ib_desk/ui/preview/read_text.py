"""Text that is read and not typed in, by keyboard as well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit


class ReadText(QPlainTextEdit):
    """Tab leaves it; the arrows read on by line and by word, as in a field."""

    def __init__(self, name: str = "") -> None:
        """`name` for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
