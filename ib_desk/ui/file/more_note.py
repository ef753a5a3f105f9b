"""Er is meer: on her own screen, that something of this file is out of sight."""

from __future__ import annotations

from PySide6.QtCore import Slot

from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import CLOSED_ITEMS, title_of, words_to
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import Note, NoteKind


class MoreNote(Note):
    """Is not there for what is closed because of the meldcode: nothing shows that it exists."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(
            NoteKind.INFO, tr("Er is meer in dit dossier dan je hier ziet."), beside=True
        )
        self._session = session
        self._file_id: SupportFileId | None = None
        self.add_action(
            words_to(title_of(CLOSED_ITEMS)), lambda: navigator.go_to_page(CLOSED_ITEMS)
        )
        self.hide()

    def show_file(self, file_id: SupportFileId) -> None:
        """Read whether there is more in this file."""
        if file_id != self._file_id:
            self.forget()
            self._file_id = file_id
        items = self._session.desk.closed_items
        job = self._session.read(lambda: (file_id, items.is_hinted_at(file_id)))
        job.succeeded.connect(self._take)

    def forget(self) -> None:
        """Of no file, and what is still read is not shown."""
        self._file_id = None
        self.hide()

    @Slot(object)
    def _take(self, found: tuple[SupportFileId, bool]) -> None:
        file_id, is_hinted_at = found
        if file_id == self._file_id:
            self.setVisible(is_hinted_at)
