"""From a meeting to the closing of the file: day and who was there are not asked again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.file.closings import current
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.meeting import Meeting
from ib_desk.ui.file.page import Shown
from ib_desk.ui.keys import leave_field
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import CLOSING
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button


class ClosingHere(QWidget):
    """Offered for a meeting that was held, as long as the file is open."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__()
        self._session = session
        self._navigator = navigator
        self._meeting: Meeting | None = None
        self._closing: Closing | None = None
        self.button = quiet_button(tr("Dossier afsluiten met dit overleg"), "archive")
        self.button.clicked.connect(self._go)
        column = QVBoxLayout(self)
        spaced(column, 0, 0)
        column.addLayout(button_row(self.button))

    def show_file(self, meeting: Meeting, shown: Shown) -> None:
        """Hidden where another meeting closes the file, or it is closed."""
        self._meeting, self._closing = meeting, current(shown.whole.of(Closing))
        closed_in = None if self._closing is None else self._closing.meeting_id
        is_held = meeting.held_on is not None and meeting.held_on <= shown.around.today
        is_open = shown.whole.file.is_open
        self.setVisible(is_open and is_held and closed_in in {None, meeting.id})

    def _go(self) -> None:
        leave_field(self.window())
        meeting, closing = self._meeting, self._closing
        if meeting is None:
            return
        if closing is None:
            # Known at once: who clicks twice begins one closing.
            self._closing = closing = Closing(file_id=meeting.file_id, meeting_id=meeting.id)
            self._session.add(closing)
        elif closing.meeting_id is None:
            self._session.change(closing, replace(closing, meeting_id=meeting.id))
        self._navigator.go_to_page(CLOSING, Closing, closing.id, "reason")
