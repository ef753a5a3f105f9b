"""Files on their way in, as one sees it: how far one is, and why another cannot go along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.attachments import Incoming
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.domain.records.media import ENDINGS, PAGED
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.ui.document_words import unfit_words
from ib_desk.ui.file.taking_in import TakingIn
from ib_desk.ui.file_dialogs import ask_for_files
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import message_for
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.progress_line import ProgressLine

_GOES_ALONG = " ".join(sorted({f"*{ENDINGS[kind]}" for kind in PAGED} | {"*.jpeg", "*.tif"}))
"""As the dialog for files says it."""


class TakingNotes(QWidget):
    """A file that goes along says no more than what its name tells; any other says why not, and
    what can be done.
    """

    told = Signal(QWidget)
    """A note, which may be out of sight."""
    added = Signal(object)
    """The `Attachment` that a file became."""

    def __init__(self, session: Session, *, by_name: bool = True) -> None:
        """`by_name` as for `TakingIn`."""
        super().__init__()
        self._session = session
        self._taking = TakingIn(session, self, by_name=by_name)
        self._named: list[str] = []
        self._named_note: Note | None = None
        self._lines = QVBoxLayout(self)
        spaced(self._lines, 0, 8)
        self._looking = ProgressLine()
        self._lines.addWidget(self._looking)
        taking = self._taking
        listen(self, taking.begun, self._tell_begun)
        taking.progressed.connect(self._looking.show_steps)
        taking.rested.connect(self._looking.end)
        taking.added.connect(self.added)
        listen(self, taking.added, self._tell_named)
        self._looking.stop_asked.connect(taking.cancel)
        listen(self, taking.kept, self._tell_kept)
        listen(self, taking.refused, self._tell_refused)
        listen(self, taking.failed, self._tell_failed)

    def take(self, file_id: SupportFileId, paths: list[Path]) -> None:
        """These files, into this dossier, one after the other."""
        self._taking.take(file_id, paths)

    def _tell_begun(self, name: str) -> None:
        self._looking.begin(tr("‘{name}’ bekijken…").format(name=name))

    def _tell_kept(self, name: str, incoming: Incoming) -> None:
        """Kept at once, and never without the sentence that says how it can go along."""
        kind = incoming.media_type
        why, way = unfit_words(Unfit.OTHER_KIND, kind=kind)
        words = tr("‘{name}’ is bewaard ({kind}).").format(
            name=name, kind=self._session.desk.catalogue.terms.label(kind)
        )
        self._tell(NoteKind.INFO, words, f"{why} {way}")

    def _tell_refused(self, name: str, file_id: SupportFileId, incoming: Incoming) -> None:
        refusal = incoming.refusal
        if refusal is None:
            return
        words = tr("‘{name}’ kan niet mee met een aanvraag.").format(name=name)
        text = " ".join(unfit_words(refusal.reason, refusal.character))
        note = self._tell(NoteKind.WARN, words, text)

        def keep() -> None:
            self._taking.keep(file_id, incoming)
            note.hide()

        note.add_action(tr("Toch bewaren"), keep)

    def _tell_failed(self, name: str, error: Exception) -> None:
        message = message_for(error)
        words = tr("‘{name}’ is niet bewaard.").format(name=name)
        self._tell(NoteKind.LATE, words, f"{message.title} {message.text}".strip())

    def _tell_named(self, document: Attachment) -> None:
        """All of one batch in one note: a proposal is seen, and changed where it is wrong."""
        if document.kind is None:
            return
        if self._named_note is None or self._named_note.isHidden():
            self._named.clear()
        kind = self._session.desk.catalogue.terms.label(document.kind)
        self._named.append(tr("‘{title}’: {kind}").format(title=document.title, kind=kind))
        title = tr("IB Desk keek naar de naam van het bestand.")
        wrong = tr("Klopt het niet? Kies bij het document iets anders.")
        text = "\n".join([*self._named, wrong])
        if self._named_note is None or self._named_note.isHidden():
            self._named_note = self._tell(NoteKind.INFO, title, text)
        else:
            self._named_note.show_message(NoteKind.INFO, title, text)

    def _tell(self, kind: NoteKind, title: str, text: str) -> Note:
        note = Note(kind, title, text)
        note.add_action(tr("Begrepen"), note.hide, quiet=True)
        self._lines.addWidget(note)
        self.told.emit(note)
        return note


def ask_for_documents(parent: QWidget, take: Callable[[list[Path]], None]) -> None:
    """Let the system ask for files of a dossier."""
    ask_for_files(
        parent,
        tr("Document toevoegen"),
        tr("Kan mee met een aanvraag ({endings})").format(endings=_GOES_ALONG),
        take,
    )


def dropped_files(event: QDropEvent) -> list[Path]:
    """What was dropped, as far as it is files of this machine."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in paths if path.is_file()]
