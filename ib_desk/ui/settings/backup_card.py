"""Reservekopie: how it stands with the copies, one more, and how much room they may take."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot

from ib_desk.application.backups import BackupFile, BackupStanding, BackupUnderWay
from ib_desk.domain.secrets.backup_plan import BUDGET_CHOICES, GIGABYTE
from ib_desk.ui.file_dialogs import ask_for_folder
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import act_message, trouble_message
from ib_desk.ui.moments import moment_words
from ib_desk.ui.session import Session
from ib_desk.ui.settings.aside_list import AsideList
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.progress_line import ProgressLine
from ib_desk.ui.widgets.status import Status

_MEGABYTE: Final = 1_000_000


class BackupCard(Card):
    """Says of a copy that it was looked through only when it was."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Reservekopie"), "restore")
        self.session = session
        self.add(
            label(
                tr(
                    "Bij afsluiten en vergrendelen kopieert IB Desk je kluis. Is hij weer open, "
                    "dan kijkt het die kopie na. Zet er ook een op een USB-stick: die blijft over "
                    "als de laptop weg is."
                ),
                "body",
                "text",
            )
        )
        self._trouble = Note(NoteKind.WARN, "")
        self._trouble.hide()
        self.add(self._trouble)
        self._last = Status()
        self.add(self._last)
        self._room = label("", "small", "muted")
        self.add(self._room)
        self._progress = ProgressLine()
        self._progress.stop_asked.connect(self._stop)
        self.add(self._progress)
        self._note = Note(NoteKind.OK, "")
        self._note.setVisible(False)
        self.add(self._note)
        now = second_button(tr("Nu een reservekopie maken"), "protected")
        listen(self, now.clicked, lambda: self.back_up(None))
        elsewhere = quiet_button(tr("Op een USB-stick zetten…"), "stick")
        elsewhere.clicked.connect(self._ask_where)
        self.add(button_row(now, elsewhere))
        self._budget = Choice(
            tr("Ruimte voor reservekopieën"),
            [(size, size_words(size)) for size in BUDGET_CHOICES],
        )
        self._budget.chosen.connect(self._use_budget)
        self.add(
            Field(
                tr("Ruimte voor reservekopieën"),
                self._budget,
                hint=tr("Nooit meer dan twintig keer je kluis. Te weinig? Dan gaan de oudste weg."),
            )
        )
        self._put_aside = AsideList(session)
        self._put_aside.refused.connect(self._tell_failure)
        self.add(self._put_aside)
        self._job: Job | None = None
        self._is_stopped = False

    def enter(self) -> None:
        """Look how it stands."""
        job = self.session.read(self.session.desk.vault.backups.standing)
        job.succeeded.connect(self.show_standing)
        job.failed.connect(self._tell_failure)
        self._put_aside.enter()

    @Slot(object)
    def show_standing(self, standing: BackupStanding) -> None:
        """Each sentence is about what is known, and about nothing else."""
        self._last.tell(_last_words(standing))
        self._room.setText(_room_words(standing))
        self._room.setVisible(standing.newest is not None)
        self._budget.choose(standing.chosen_budget)
        if standing.trouble is not None:
            message = trouble_message(standing.trouble)
            self._trouble.show_message(NoteKind.WARN, message.title, message.text)
        self._trouble.setVisible(standing.trouble is not None)

    def _ask_where(self) -> None:
        ask_for_folder(self, tr("Waar komt de reservekopie?"), self.back_up)

    def back_up(self, folder: Path | None) -> None:
        """One more: beside the vault, or in a folder of her choice."""
        backups = self.session.desk.vault.backups
        self._is_stopped = False
        self._note.setVisible(False)
        self._progress.begin(tr("Reservekopie maken…"))
        job = self.session.read_long(lambda progress: backups.begin(progress, folder))
        self._follow(job)
        job.succeeded.connect(self._finish)

    @Slot(object)
    def _finish(self, begun: BackupUnderWay) -> None:
        """Beside the database: what is typed in the meantime is kept."""
        if self._is_stopped:
            begun.give_up()
            self._progress.end()
            return
        job = self.session.make(begun.finish, is_asked=True)
        self._follow(job)
        job.succeeded.connect(self._tell)

    def _follow(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self._progress.show_steps)
        job.failed.connect(self._tell_failure)
        job.cancelled.connect(self._progress.end)

    @Slot()
    def _stop(self) -> None:
        self._is_stopped = True
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _tell(self, _backup: BackupFile) -> None:
        self._progress.end()
        self._note.show_message(
            NoteKind.OK,
            tr("Reservekopie gemaakt en nagekeken."),
            tr("Je opent hem met dezelfde wachtwoordzin of je herstelblad."),
        )
        self._note.setVisible(True)
        self.enter()

    @Slot(Exception)
    def _tell_failure(self, error: Exception) -> None:
        self._progress.end()
        message = act_message(error)
        self._note.show_message(NoteKind.LATE, message.title, message.text)
        self._note.setVisible(True)

    @Slot(object)
    def _use_budget(self, size: object) -> None:
        if isinstance(size, int):
            backups = self.session.desk.vault.backups
            job = self.session.read(lambda: backups.use_budget(size))
            job.succeeded.connect(self.enter)
            job.failed.connect(self._tell_failure)


def _last_words(standing: BackupStanding) -> str:
    newest, checked = standing.newest, standing.newest_checked
    if newest is None:
        return tr("Er is nog geen reservekopie.")
    said = []
    if checked is not None:
        said.append(
            tr("Laatste nagekeken reservekopie: {moment}.").format(
                moment=moment_words(checked.made_at)
            )
        )
    if newest != checked:
        said.append(
            tr("Gekopieerd, nog niet nagekeken: {moment}.").format(
                moment=moment_words(newest.made_at)
            )
        )
    return " ".join(said)


def _room_words(standing: BackupStanding) -> str:
    words = tr("Alle reservekopieën samen: {size} van {budget}.").format(
        size=size_words(standing.size), budget=size_words(standing.budget)
    )
    if not standing.is_held:
        return words
    held = tr("Er was geen ruimte voor meer: de oudste zijn eerder weggegaan.")
    return f"{words} {held}"


def size_words(size: int) -> str:
    """“12 MB”, “1,2 GB”, “20 GB”; never zero."""
    if size < GIGABYTE:
        return tr("{count} MB").format(count=max(1, round(size / _MEGABYTE)))
    count = f"{size / GIGABYTE:.1f}".removesuffix(".0").replace(".", ",")
    return tr("{count} GB").format(count=count)
