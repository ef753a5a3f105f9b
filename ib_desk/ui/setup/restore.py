"""Bring a vault back from a backup file, after a look at what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ib_desk.application.backups import BackupFile
from ib_desk.application.vault import UnreadableVault, VaultDescription
from ib_desk.application.vault_errors import WaitFirst, WrongSecret
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.ui.file_dialogs import ask_for_files
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import message_for
from ib_desk.ui.moments import moment_words
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button, second_button
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.passphrase_field import PassphraseField
from ib_desk.ui.widgets.progress_line import ProgressLine


@dataclass(frozen=True, slots=True)
class _Place:
    """A backup, and where it would go."""

    backup: BackupFile
    folder: Path
    asks_proof: bool


class RestorePage(SetupPage):
    """The vault of the same backup that is there now is moved aside and kept."""

    restored = Signal(object)
    """The folder where the vault is now."""
    left = Signal()

    def __init__(self, doorstep: Doorstep, folder: Path | None = None) -> None:
        """`folder` is the vault whose own backups are offered; None where there is none yet."""
        super().__init__(doorstep, tr("Reservekopie terugzetten"))
        self._folder = folder
        self._place: _Place | None = None
        self._job: Job | None = None
        self._has_looked = False
        self.words(
            tr(
                "Een reservekopie is een bestand dat eindigt op .ibdesk. Een kluis die er nog "
                "staat, wordt opzij gezet en blijft bewaard."
            )
        )
        self._own = Choice(tr("Op deze laptop"))
        self._own.chosen.connect(self._look_at_own)
        self._own_field = Field(tr("Op deze laptop"), self._own)
        self._own_field.hide()
        self.card.add(self._own_field)
        self._choose = second_button(tr("Bestand kiezen…"), "open_folder")
        self._choose.clicked.connect(self._ask)
        self.row(self._choose)
        self._facts = label("", "body", "text")
        self._facts.hide()
        self.card.add(self._facts)
        self._proof = PassphraseField(tr("Wachtwoordzin"))
        self._proof.submitted.connect(self._restore)
        self._proof_field = Field(
            tr("Wachtwoordzin van de kluis die er nu staat"),
            self._proof,
            hint=tr("Of de code van je herstelblad. Zo kan niemand anders je kluis vervangen."),
        )
        self._proof_field.hide()
        self.card.add(self._proof_field)
        self._progress = ProgressLine()
        self._progress.stop_asked.connect(self._stop)
        self.card.add(self._progress)
        self._go = main_button(tr("Terugzetten"), "restore")
        self._go.setEnabled(False)
        self._go.clicked.connect(self._restore)
        self._beside = quiet_button(tr("Ernaast zetten"))
        self._beside.clicked.connect(self._restore_beside)
        self._beside.hide()
        back = quiet_button(tr("Terug"))
        back.clicked.connect(self.left)
        self.row(self._go, self._beside, back)

    @override
    def enter(self) -> None:
        """The page is shown."""
        self._choose.setFocus()
        folder, vaults = self._folder, self.entrance.vaults
        if folder is not None:
            job = self.heard(self.database.start(lambda _progress: vaults.backups_of(folder)))
            job.succeeded.connect(self._offer)

    def _offer(self, backups: Sequence[BackupFile]) -> None:
        """The vault's own, the newest chosen."""
        if backups:
            self._own.offer((backup.path, moment_words(backup.made_at)) for backup in backups)
            self._own_field.show()
            if not self._has_looked:  # else she was quicker
                self._own.choose(backups[0].path)
                self.look_at(backups[0].path)

    def _look_at_own(self, path: object) -> None:
        if isinstance(path, Path):
            self.look_at(path)

    def _ask(self) -> None:
        ask_for_files(
            self,
            tr("Reservekopie kiezen"),
            tr("Reservekopieën van IB Desk (*.ibdesk)"),
            lambda paths: self.look_at(paths[0]),
        )

    def look_at(self, path: Path) -> None:
        """Read the file through and say what it is."""
        self._has_looked = True
        self.clear_trouble()
        self._go.setEnabled(False)
        self._facts.hide()
        vaults = self.entrance.vaults
        job = self._long(
            self.database.start(lambda progress: vaults.describe_backup(path, progress)),
            tr("Reservekopie nakijken…"),
        )
        job.succeeded.connect(self._find_place)

    def _find_place(self, backup: BackupFile) -> None:
        """Where it would go, and whether it replaces a vault there."""
        own, entrance = self._folder, self.entrance

        def find() -> _Place:
            if own is not None and own in backup.path.parents:
                folder: Path | None = own
            else:
                folder = _folder_of(backup.vault_id, entrance.known())
            asks = folder is not None and entrance.vaults.asks_proof(folder)
            return _Place(backup, folder or entrance.new_folder(), asks)

        job = self.heard(self.database.start(lambda _progress: find()))
        job.succeeded.connect(self._show_backup)

    @Slot(object)
    def _show_backup(self, place: _Place) -> None:
        backup = place.backup
        self._place = place
        self._proof_field.setVisible(place.asks_proof)
        self._beside.setVisible(place.asks_proof)
        self._facts.setText(
            tr("{label}, gemaakt op {moment}. Het bestand is heel.").format(
                label=backup.label, moment=moment_words(backup.made_at)
            )
        )
        self._facts.show()
        self._go.setEnabled(True)
        if not self._own.hasFocus():  # else she may look at the next one
            (self._proof if place.asks_proof else self._go).setFocus()

    @Slot()
    def _restore(self) -> None:
        place = self._place
        if place is None or not self._go.isEnabled():
            return
        if not place.asks_proof:
            self._put_back(place.backup, place.folder, None)
        elif self._proof.text():
            self._put_back(place.backup, place.folder, passphrase_bytes(self._proof.text()))
        else:
            self._proof.show_problem(tr("Typ eerst de wachtwoordzin van de kluis die er nu staat."))
            self._proof.setFocus()

    @Slot()
    def _restore_beside(self) -> None:
        """Nothing is replaced: whoever knows no secret gets a second vault."""
        if self._place is not None:
            self._put_back(self._place.backup, self.entrance.new_folder(), None)

    def _put_back(self, backup: BackupFile, folder: Path, proof: bytearray | None) -> None:
        vaults = self.entrance.vaults
        self.clear_trouble()
        self._go.setEnabled(False)
        self.wanted.emit()
        job = self._long(
            self.database.start(
                lambda progress: vaults.restore_backup(backup.path, folder, progress, proof=proof)
            ),
            tr("Terugzetten…"),
        )
        listen(self, job.succeeded, lambda vault: self.restored.emit(vault.folder))
        job.failed.connect(self._refuse)
        job.cancelled.connect(self._spare)

    @Slot(Exception)
    def _refuse(self, error: Exception) -> None:
        self._spare()
        if isinstance(error, WrongSecret | WaitFirst):
            message = message_for(error)
            self.clear_trouble()
            self._proof.show_problem(f"{message.title} {message.text}".strip())
            self._proof.setFocus()

    @Slot()
    def _spare(self) -> None:
        self._go.setEnabled(True)
        self.spared.emit()

    def _long(self, job: Job, words: str) -> Job:
        self._job = job
        self._progress.begin(words)
        job.progressed.connect(self._progress.show_steps)
        job.finished.connect(self._progress.end)
        return self.heard(job)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()


def _folder_of(vault_id: UUID, known: Iterable[VaultDescription | UnreadableVault]) -> Path | None:
    for vault in known:
        if isinstance(vault, VaultDescription) and vault.vault_id == vault_id:
            return vault.folder
    return None
