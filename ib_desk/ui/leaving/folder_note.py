"""After an unlock: a folder with pieces of a request still stands outside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot

from ib_desk.application.leaving.left_folders import LeftFolder
from ib_desk.application.leaving.outside import TakenAway
from ib_desk.ui.leaving.folder_words import taken_away_words
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import REQUEST
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import Note, NoteKind


class FolderNote(Note):
    """One folder after the other; what she puts off is asked at the next unlock."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(NoteKind.WARN, "")
        self._session = session
        self._navigator = navigator
        self._waiting: list[LeftFolder] = []
        self.add_action(tr("Map verwijderen"), self._take)
        self.add_action(tr("Bekijken"), self._look)
        session.folder_gone.connect(self._drop)
        self._own = self.add_action(tr("Ik heb hem zelf verwijderd"), self._forget, quiet=True)
        self.add_action(tr("Later"), self._go_on, quiet=True)
        self.hide()

    @Slot(object)
    def show_folders(self, folders: Sequence[LeftFolder]) -> None:
        """What stood outside when this vault was opened."""
        self._waiting = list(folders)
        self._ask()

    def _ask(self) -> None:
        if not self._waiting:
            self.hide()
            return
        self._own.setVisible(False)
        folder = self._waiting[0]
        self.show_message(
            NoteKind.WARN,
            tr("De map ‘{name}’ met stukken van een aanvraag staat er nog.").format(
                name=folder.path.name
            ),
            tr("Wie bij deze computer kan, kan de bestanden lezen. Ben je klaar met uploaden?"),
        )
        self.show()

    def _take(self) -> None:
        if self._waiting:
            job = self._session.take_folder_away(self._waiting[0])
            listen(self, job.succeeded, self._tell_taken)
            job.failed.connect(self._session.refused)

    def _tell_taken(self, taken: TakenAway) -> None:
        if taken.is_gone:
            self._session.say(taken_away_words(taken))
            return
        self._own.setVisible(True)
        self.show_message(NoteKind.WARN, taken_away_words(taken), str(self._waiting[0].path))

    def _forget(self) -> None:
        self._session.forget_folder(self._waiting[0].line.id)

    @Slot(object)
    def _drop(self, line_id: object) -> None:
        """It is gone, whoever took it away."""
        was_asked = bool(self._waiting) and self._waiting[0].line.id == line_id
        self._waiting = [one for one in self._waiting if one.line.id != line_id]
        if was_asked:
            self._ask()

    def _look(self) -> None:
        line = self._waiting[0].line
        self.hide()
        self._navigator.go_to_file(line.file_id, REQUEST)

    def _go_on(self) -> None:
        del self._waiting[:1]
        self._ask()
