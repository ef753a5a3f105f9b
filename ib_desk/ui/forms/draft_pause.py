"""The pause after which what is being typed is kept as a draft."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session

DRAFT_AFTER_MS = 1_000
"""So that a draft is kept well within two seconds."""


class DraftPause(QTimer):
    """Runs from the first key, not the last: who types on and on has a draft each second."""

    def __init__(self, session: Session, parent: QObject, keep: Callable[[], None]) -> None:
        super().__init__(parent, singleShot=True, interval=DRAFT_AFTER_MS)
        self._session = session
        listen(self, self.timeout, keep)

    def note_typing(self) -> None:
        """A key was pressed."""
        self._session.typing.emit()
        if not self.isActive():
            self.start()
