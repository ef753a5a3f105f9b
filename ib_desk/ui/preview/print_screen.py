"""Afdrukken: choices at the left, at the right the very pages, and a line in the register."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.documents import Leaving, Snapshot
from ib_desk.application.paper import MissingGlyph, NothingToPrint, Printed, Report
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.request import Way
from ib_desk.ui.change_words import field_words
from ib_desk.ui.file_dialogs import ask_where_to_save
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import glyph_message, message_for
from ib_desk.ui.preview.pdf_view import PdfView
from ib_desk.ui.preview.print_choices import PrintChoicesCard
from ib_desk.ui.printing import print_pdf
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button, second_button
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.scroll_page import Foot, ScrollPage

_ROOM_FOR_BOTH = 900
_PAGE_HEIGHT = 640


class PrintScreen(ScrollPage):
    """What is shown is what is printed: the pages are made once and used for both."""

    left = Signal()
    """The user is done here."""
    said = Signal(str)
    """What happened, for a moment at the foot of the window."""
    place_asked = Signal(object)
    """The `FieldPlace` of a character that cannot be printed."""

    def __init__(self, session: Session, file_id: UUID, report: str) -> None:
        super().__init__(tr("Afdrukken"))
        self.session = session
        self._file_id = file_id
        self._snapshot: Snapshot | None = None
        self._printed: Printed | None = None
        self._leaving: Leaving | None = None
        self._place: FieldPlace | None = None
        self._job: Job | None = None
        self._is_asked_again = False
        self._is_beside: bool | None = None
        self.add(PageHeading(tr("Afdrukken"), tr("Je ziet precies wat op papier komt.")))
        self._note = Note(NoteKind.WARN, "")
        self._jump = self._note.add_action(tr("Daarheen"), self._go)
        self._again = self._note.add_action(tr("Opnieuw noteren"), self._note_left)
        self._note.setVisible(False)
        self.add(self._note)
        self._card = PrintChoicesCard(Report(report), session.desk.catalogue.terms)
        self._card.chosen.connect(self._make)
        self.add(self._card)
        self._under = QVBoxLayout()
        self.add(self._under)
        self.finish()
        self._side = self._build_side()
        self._make_foot()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)
        session.changed.connect(self._look_again)
        self._read()
        self._card.focus()

    # -- building ----------------------------------------------------------------------
    def _build_side(self) -> QWidget:
        self._view = PdfView(tr("Zo komt het op papier"))
        self._empty = EmptyState(
            "document",
            tr("Nog niets om af te drukken"),
            tr("Vul dit deel van het dossier eerst in, of kies iets anders."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._empty)
        side = QWidget()
        self._side_column = QVBoxLayout(side)
        self._side_column.addWidget(self._stack)
        return side

    def _make_foot(self) -> None:
        self._bottom = Foot()
        back = quiet_button(tr("Terug"), "back")
        back.clicked.connect(self.left)
        self._save_button = second_button(tr("Opslaan als PDF…"), "save_file")
        self._save_button.clicked.connect(self._save)
        self._print_button = main_button(tr("Afdrukken…"), "print")
        self._print_button.clicked.connect(self._print)
        for action in (back, self._save_button, self._print_button):
            self._bottom.add_action(action)
        self._bottom.show_words(tr("Een PDF buiten de kluis kan iedereen lezen."))
        self.set_foot(self._bottom)
        self._allow(is_allowed=False)

    # -- making the pages --------------------------------------------------------------
    def _look_again(self, _change: Change) -> None:
        self._read()

    def _read(self) -> None:
        documents, file_id = self.session.desk.documents, self._file_id
        job = self.session.read(lambda: documents.snapshot(file_id))
        job.succeeded.connect(self._take)
        job.failed.connect(self._show_failure)

    def _take(self, snapshot: Snapshot) -> None:
        is_first = self._snapshot is None
        self._snapshot = snapshot
        self._card.show_file(snapshot.whole, snapshot.stamp.printed_on)
        request = snapshot.whole.request
        if is_first and self._card.report is Report.REQUEST and request is not None:
            self._card.mark_concept(is_concept=request.sent_on is None)
        self._make()

    def _make(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        # Until the new pages are there, the old ones are not what was chosen.
        self._printed = None
        self._allow(is_allowed=False)
        if self._job is not None:
            self._is_asked_again = True
            return
        documents, report, choices = (
            self.session.desk.documents,
            self._card.report,
            self._card.choices,
        )
        self._job = self.session.make(lambda _progress: documents.print(report, snapshot, choices))
        self._job.succeeded.connect(self._show_pages)
        self._job.failed.connect(self._show_failure)
        self._job.finished.connect(self._settle)

    def _settle(self) -> None:
        self._job = None
        if self._is_asked_again:
            self._is_asked_again = False
            self._make()

    def _show_pages(self, printed: Printed) -> None:
        if self._is_asked_again:
            return
        self._printed = printed
        self._note.setVisible(self._leaving is not None)
        self._stack.setCurrentWidget(self._view)
        self._view.show_pdf(printed.content)
        self._allow(is_allowed=True)

    def _show_failure(self, error: Exception) -> None:
        self._printed = None
        self._allow(is_allowed=False)
        if isinstance(error, NothingToPrint):
            self._stack.setCurrentWidget(self._empty)
            self._note.setVisible(False)
            return
        message = message_for(error)
        self._place = None
        if isinstance(error, MissingGlyph):
            self._place = error.place
            asked = (
                "" if error.place is None else field_words(error.place.record, error.place.field)
            )
            message = glyph_message(error.character, asked)
        self._tell(message.title, message.text)

    def _allow(self, *, is_allowed: bool) -> None:
        self._save_button.setEnabled(is_allowed)
        self._print_button.setEnabled(is_allowed)

    # -- letting them out --------------------------------------------------------------
    def _print(self) -> None:
        printed = self._printed
        if printed is not None:
            leaving = self._leaving_of(printed, Way.PRINTED)
            dialog = print_pdf(self, printed.content, Path(printed.name).stem)
            listen(self, dialog.accepted, lambda: self._let_out(leaving))

    def _save(self) -> None:
        printed = self._printed
        if printed is not None:
            leaving = self._leaving_of(printed, Way.SAVED)
            ask_where_to_save(
                self,
                tr("Waar komt de PDF?"),
                printed.name,
                lambda path: self._write(leaving, path),
            )

    def _write(self, leaving: Leaving, path: Path) -> None:
        documents = self.session.desk.documents

        def write() -> Leaving:
            # The dialog asked already whether a file of this name may go.
            documents.save(path, leaving.printed.content, replace=True)
            return leaving

        job = self.session.make(lambda _progress: write())
        job.succeeded.connect(self._let_out)
        job.failed.connect(self._tell_not_saved)

    def _tell_not_saved(self, error: Exception) -> None:
        self._place = None
        message = message_for(error)
        self._tell(message.title, message.text)

    def _leaving_of(self, printed: Printed, way: Way) -> Leaving:
        snapshot, report = self._snapshot, self._card.report
        if snapshot is None:
            raise RuntimeError("there are pages only of a file that was read")
        request = snapshot.whole.request
        return Leaving(
            file_id=snapshot.whole.file.id,
            report=report,
            printed=printed,
            way=way,
            recipient=self._card.recipient,
            ground=self._card.ground,
            request_id=request.id if request is not None and report is Report.REQUEST else None,
        )

    def _let_out(self, leaving: Leaving) -> None:
        self._leaving = leaving
        self._note_left()

    def _note_left(self) -> None:
        leaving = self._leaving
        if leaving is None:
            return
        documents = self.session.desk.documents
        job = self.session.write(lambda: documents.note_left(leaving))
        job.succeeded.connect(self._tell_noted)
        job.failed.connect(self._tell_not_noted)

    def _tell_noted(self, _change: Change) -> None:
        leaving, self._leaving = self._leaving, None
        self._note.setVisible(False)
        if leaving is None:
            return
        done = tr("Afgedrukt") if leaving.way is Way.PRINTED else tr("Opgeslagen")
        self.said.emit(tr("{done}. Het staat bij ‘Wat naar buiten ging’.").format(done=done))

    def _tell_not_noted(self, _error: Exception) -> None:
        self._place = None
        self._tell(
            tr("Het is naar buiten, maar nog niet genoteerd."),
            tr("Noteer het opnieuw. Dan weet je later nog wie dit kreeg."),
        )

    def _tell(self, title: str, text: str) -> None:
        self._note.show_message(NoteKind.WARN, title, text)
        self._jump.setVisible(self._place is not None)
        self._again.setVisible(self._leaving is not None)
        self._note.setVisible(True)

    def _go(self) -> None:
        if self._place is not None:
            self.place_asked.emit(self._place)

    # -- the window --------------------------------------------------------------------
    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = current_theme().effective_width(self.width()) >= _ROOM_FOR_BOTH
        if beside == self._is_beside:
            return
        self._is_beside = beside
        self._side.setMinimumHeight(0 if beside else current_theme().px(_PAGE_HEIGHT))
        spaced(self._side_column, (8, 16, 20, 16) if beside else 0, 8)
        if beside:
            self._under.removeWidget(self._side)
            self.set_side(self._side, share=2)
        else:
            self._under.addWidget(self._side)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
