"""Bring a vault back from a backup file, after a look at what it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from typing_extensions import override

from ib_desk.application.progress import Progress
from ib_desk.application.vault import BackupFile, VaultDescription
from ib_desk.domain.dutch_dates import clock, full_date
from ib_desk.ui.files import ask_for_files
from ib_desk.ui.jobs import Job, JobRunner
from ib_desk.ui.setup.entrance import Entrance
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button, second_button
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.progress_line import ProgressLine


class RestorePage(SetupPage):
    """The vault of the same backup that is there now is moved aside and kept."""

    restored = Signal()
    left = Signal()

    def __init__(self, entrance: Entrance, database: JobRunner) -> None:
        super().__init__(entrance, database, tr("Reservekopie terugzetten"))
        self._backup: BackupFile | None = None
        self._job: Job | None = None
        self.words(
            tr(
                "Kies een bestand dat eindigt op .ibdesk. Een kluis die er nog staat, wordt opzij "
                "gezet en blijft bewaard."
            )
        )
        self._choose = second_button(tr("Bestand kiezen…"), "open_folder")
        self._choose.clicked.connect(self._ask)
        self.row(self._choose)
        self._facts = label("", "body", "text")
        self._facts.hide()
        self.card.add(self._facts)
        self._progress = ProgressLine()
        self._progress.stop_asked.connect(self._stop)
        self.card.add(self._progress)
        self._go = main_button(tr("Terugzetten"), "restore")
        self._go.setEnabled(False)
        self._go.clicked.connect(self._restore)
        back = quiet_button(tr("Terug"))
        back.clicked.connect(self.left)
        self.row(self._go, back)

    @override
    def enter(self) -> None:
        """The page is shown."""
        self._choose.setFocus()

    def _ask(self) -> None:
        ask_for_files(
            self,
            tr("Reservekopie kiezen"),
            tr("Reservekopieën van IB Desk (*.ibdesk)"),
            lambda paths: self.look_at(paths[0]),
        )

    def look_at(self, path: Path) -> None:
        """Read the file through and say what it is."""
        self.clear_trouble()
        self._go.setEnabled(False)
        self._facts.hide()
        vaults = self.entrance.vaults
        job = self._long(
            self.database.start(lambda progress: vaults.describe_backup(path, progress)),
            tr("Reservekopie nakijken…"),
        )
        job.succeeded.connect(self._show_backup)

    def _show_backup(self, backup: BackupFile) -> None:
        self._backup = backup
        made = backup.made_at.astimezone()
        self._facts.setText(
            tr("{label}, gemaakt op {day} om {time}. Het bestand is heel.").format(
                label=backup.label,
                day=full_date(made.date()),
                time=clock(made.hour, made.minute),
            )
        )
        self._facts.show()
        self._go.setEnabled(True)
        self._go.setFocus()

    def _restore(self) -> None:
        backup, entrance = self._backup, self.entrance
        if backup is None:
            return

        def put_back(progress: Progress) -> VaultDescription:
            same = (v.folder for v in entrance.known() if v.vault_id == backup.vault_id)
            folder = next(same, None) or entrance.new_folder()
            return entrance.vaults.restore_backup(backup.path, folder, progress)

        self._go.setEnabled(False)
        job = self._long(self.database.start(put_back), tr("Terugzetten…"))
        job.succeeded.connect(lambda _vault: self.restored.emit())

    def _long(self, job: Job, words: str) -> Job:
        self._job = job
        self._progress.begin(words)
        job.progressed.connect(self._show_part)
        job.finished.connect(self._progress.end)
        return self.heard(job)

    def _show_part(self, done: int, total: int) -> None:
        self._progress.show_part(done / total if total else None)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
