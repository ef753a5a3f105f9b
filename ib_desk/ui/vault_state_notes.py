"""How it stands with the vault that is open, as far as it is not as it should be."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.backups import BackupFile, BackupStanding, BackupTrouble
from ib_desk.application.vault_errors import VaultReplaced
from ib_desk.ui.messages import act_message, message_for, trouble_message
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import SETTINGS
from ib_desk.ui.session import Session
from ib_desk.ui.spots import BACKUPS
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import Note, NoteKind


class VaultStateNotes(QWidget):
    """Notes above all screens: read-only, put aside, replaced by another, without a backup."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__()
        self._session = session
        self._navigator = navigator
        self._told: BackupTrouble | None = None
        self._state = Note(NoteKind.WARN, "")
        self._backup = Note(NoteKind.WARN, "")
        self._backup.add_action(tr("Naar reservekopieën"), self._ask_backups)
        self._backup.add_action(tr("Later"), self._backup.hide, quiet=True)
        self._replaced = Note(NoteKind.LATE, "")
        self._rescue = self._replaced.add_action(tr("Bewaren wat open is"), self._ask_rescue)
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        for note in (self._state, self._replaced, self._backup):
            note.hide()
            column.addWidget(note)
        self._tell_state()
        session.refused.connect(self._hear_refused)

    def _tell_state(self) -> None:
        vault = self._session.desk.vault
        if vault.is_read_only:
            self._state.show_message(
                NoteKind.WARN,
                tr("Deze kluis is alleen te lezen."),
                tr("Je kunt alles bekijken en afdrukken. Wat je typt, wordt niet bewaard."),
            )
        elif vault.is_aside:
            self._state.show_message(
                NoteKind.WARN,
                tr("Deze kluis is opzij gezet."),
                tr("Wat je hierin verandert, komt niet in je gewone kluis."),
            )
        self._state.setVisible(vault.is_read_only or vault.is_aside)

    @Slot(object)
    def tell_of_backups(self, standing: BackupStanding) -> None:
        """Until there is a backup again; who read it is not told twice of the same."""
        trouble = standing.trouble
        if trouble is None:
            self._backup.hide()
        elif trouble != self._told:
            message = trouble_message(trouble)
            self._backup.show_message(NoteKind.WARN, message.title, message.text)
            self._backup.show()
        self._told = trouble

    def _ask_backups(self) -> None:
        self._backup.hide()
        self._navigator.go_to(SETTINGS, BACKUPS)

    @Slot(Exception)
    def _hear_refused(self, error: Exception) -> None:
        if isinstance(error, VaultReplaced) and self._replaced.isHidden():
            message = message_for(error)
            self._replaced.show_message(NoteKind.LATE, message.title, message.text)
            self._replaced.show()

    def _ask_rescue(self) -> None:
        self._rescue.setEnabled(False)
        job = self._session.rescue()
        job.succeeded.connect(self._tell_rescued)
        job.failed.connect(self._tell_not_rescued)

    @Slot(object)
    def _tell_rescued(self, _backup: BackupFile) -> None:
        self._rescue.hide()
        self._replaced.show_message(
            NoteKind.OK,
            tr("Alles wat open is, staat nu in een reservekopie."),
            tr("Vergrendel, kies ‘Reservekopie terugzetten’ en neem de nieuwste."),
        )

    @Slot(Exception)
    def _tell_not_rescued(self, error: Exception) -> None:
        self._rescue.setEnabled(True)
        message = act_message(error)
        self._replaced.show_message(NoteKind.LATE, message.title, message.text)
