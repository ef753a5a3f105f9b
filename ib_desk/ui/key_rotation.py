"""The key of the vault is rotated: behind a veil, with a way to stop, and told as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ib_desk.application.backups import BackupFile
from ib_desk.application.ways_in import KeyNews
from ib_desk.ui.jobs import Job
from ib_desk.ui.messages import Message, act_message
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.veil import Veil


@dataclass(frozen=True, slots=True)
class _State:
    """How the vault stands after a rotation that was tried."""

    is_due: bool
    older: Sequence[BackupFile]


class KeyRotation(QObject):
    """Of one window. `note` stands above its screens as long as there is something to tell."""

    def __init__(self, session: Session, window: QWidget, content: QWidget) -> None:
        """`content` is all that `window` shows."""
        super().__init__(window)
        self._session = session
        self._vault = session.desk.vault
        self._veil = Veil(window, content)
        self._veil.stop_asked.connect(self._stop)
        self._job: Job | None = None
        self._why = Message("")
        self._besides = ""
        """What an opening found, told again with what becomes of the rotation after it."""
        self.note = Note(NoteKind.OK, "")
        self._again = self.note.add_action(tr("Nu vernieuwen"), self.start)
        self._remove = self.note.add_action(tr("Oudere kopieën verwijderen"), self._remove_older)
        self._leave = self.note.add_action(tr("Laten staan"), self.note.hide, quiet=True)
        self._later = self.note.add_action(tr("Later"), self.note.hide, quiet=True)
        self._read = self.note.add_action(tr("Begrepen"), self.note.hide, quiet=True)
        self.note.hide()
        session.rotation_asked.connect(self.start)

    @Slot()
    def start(self) -> None:
        """Rotate the key now; what is typed meanwhile would wait, so nothing can be."""
        if self._job is not None:
            return
        self.note.hide()
        self._why = Message("")
        self._begin(
            self._session.read_long(self._vault.rotate_key),
            tr("De sleutel van je kluis wordt vernieuwd"),
            tr(
                "Daarna opent wat je verwijderde deze kluis niet meer, ook niet met een bewaard "
                "begin van de kluis. Eerst komt er een reservekopie."
            ),
        )

    def tell_news(self, news: KeyNews) -> None:
        """What the opening found of a rotation that was cut off, or of an older header."""
        match news:
            case KeyNews.ROTATED_AFTER_ALL:
                self._look()
            case KeyNews.NOT_ROTATED:
                pass  # it begins anew at once, and that is told
            case KeyNews.OLDER_HEADER:
                title = tr("Een deel van je kluis komt uit een oudere kopie.")
                look = tr("Kijk bij Instellingen of iedereen er nog in kan die erin mag.")
                self._show(NoteKind.WARN, Message(title, look), self._read)
                self._besides = f"{title} {look}"

    def _begin(self, job: Job, title: str, text: str) -> None:
        self._job = job
        self._title, self._text = title, text
        job.progressed.connect(self._show_part)
        job.succeeded.connect(self._look)
        job.cancelled.connect(self._look)
        job.failed.connect(self._hear_failure)
        job.finished.connect(self._end)

    @Slot(int, int)
    def _show_part(self, done: int, total: int) -> None:
        self._veil.lower_over(self._title, self._text)
        self._veil.show_part(done / total if total else 0)

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _end(self) -> None:
        self._job = None
        self._veil.lift()

    @Slot(Exception)
    def _hear_failure(self, error: Exception) -> None:
        self._why = act_message(error)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Stopped too late it was done, and failed it may be due: the vault knows."""
        vault = self._vault
        job = self._session.read(lambda: _State(vault.rotation_due, vault.older_copies()))
        job.succeeded.connect(self._tell)

    @Slot(object)
    def _tell(self, state: _State) -> None:
        if state.is_due:
            self._tell_due()
        elif state.older:
            self._show(
                NoteKind.OK,
                Message(tr("De sleutel van de kluis is vernieuwd."), _of_older(len(state.older))),
                self._remove,
                self._leave,
            )
        else:
            self._show(
                NoteKind.OK,
                Message(
                    tr("De sleutel van de kluis is vernieuwd."),
                    tr(
                        "Op deze laptop staan geen oudere kopieën meer. Wie eruit is, kan nog "
                        "openen wat oudere kopieën op een USB-stick bevatten."
                    ),
                ),
                self._read,
            )

    def _tell_due(self) -> None:
        why = f"{self._why.title} {self._why.text}".strip()
        still = tr(
            "Wie eruit is, komt er met IB Desk niet meer in. Wie het begin van de kluis bewaarde, "
            "kan hem nog wel lezen. IB Desk vernieuwt de sleutel als je de kluis weer opent."
        )
        title = tr("De sleutel van de kluis is nog niet vernieuwd.")
        self._show(
            NoteKind.WARN, Message(title, f"{why} {still}".strip()), self._again, self._later
        )

    @Slot()
    def _remove_older(self) -> None:
        self.note.hide()
        self._begin(
            self._session.read_long(self._vault.remove_older_copies),
            tr("De oudere kopieën worden verwijderd"),
            tr("Eerst komt er een nieuwe reservekopie, die wordt nagekeken."),
        )

    def _show(self, kind: NoteKind, message: Message, *ways_on: object) -> None:
        text = f"{message.text} {self._besides}".strip()
        self.note.show_message(kind, message.title, text)
        for button in (self._again, self._remove, self._leave, self._later, self._read):
            button.setVisible(button in ways_on)
        self.note.show()


def _of_older(count: int) -> str:
    here = (
        tr("Op deze laptop staat er één.")
        if count == 1
        else tr("Op deze laptop staan er {count}.").format(count=count)
    )
    still = tr("Wie eruit is, kan nog openen wat oudere kopieën bevatten.")
    return f"{still} {here} {tr('Denk ook aan een kopie op een USB-stick.')}"
