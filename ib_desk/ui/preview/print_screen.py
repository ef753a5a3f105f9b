"""Afdrukken: choices at the left, at the right the very pages, and a line in the register."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.documents import Snapshot
from ib_desk.application.frozen import is_frozen
from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.orders import PrintOrder
from ib_desk.application.leaving.outside import Destination, NoPrinter, ToFile
from ib_desk.application.paper import (
    MissingGlyph,
    NothingToPrint,
    PrintChoices,
    Printed,
    Report,
)
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.ui.change_words import field_words
from ib_desk.ui.file_dialogs import ask_where_to_save
from ib_desk.ui.jobs import Job
from ib_desk.ui.leaving.way_note import WayNote
from ib_desk.ui.leaving.words import found_words
from ib_desk.ui.messages import glyph_message, message_for
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import title_of_prints
from ib_desk.ui.preview.leaving_pages import LeavingPages
from ib_desk.ui.preview.prints.choices_card import PrintChoicesCard
from ib_desk.ui.printing import ask_for_printer
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, second_button
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.note import NoteKind


class PrintScreen(LeavingPages):
    """What is shown is what is printed: the pages are made once and used for both."""

    def __init__(
        self,
        session: Session,
        navigator: Navigator,
        file_id: UUID,
        report: str,
        about: UUID | None = None,
    ) -> None:
        """`about` is the one record that is printed, where the print is of one of several."""
        catalogue = session.desk.catalogue
        terms = catalogue.terms
        note = WayNote(NoteKind.WARN, terms, navigator.go_to_field)
        super().__init__(session, note, tr("{done} Het staat bij ‘Wat naar buiten ging’."))
        self._way = note
        self._navigator = navigator
        self._file_id = file_id
        self._snapshot: Snapshot | None = None
        self._job: Job | None = None
        self._is_asked_again = False
        self.add(PageHeading(title_of_prints(), tr("Je ziet precies wat op papier komt.")))
        self.add(self._note)
        self._card = PrintChoicesCard(Report(report), terms, catalogue.ages, about)
        self._card.chosen.connect(self._make)
        self._card.habit_chosen.connect(self._keep_habit)
        self.add(self._card)
        self.place_pages(self._build_pages())
        self._make_foot()
        self._exit.reason_asked.connect(self._ask_reason)
        self.stale.connect(self._read)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)
        session.changed.connect(self._look_again)
        job = session.read(session.desk.print_habits.look)
        job.succeeded.connect(self._card.remember)
        job.failed.connect(session.refused)
        self._read()
        self._card.focus()

    # -- building ----------------------------------------------------------------------
    def _build_pages(self) -> QWidget:
        self._empty = EmptyState(
            "document",
            tr("Nog niets om af te drukken"),
            tr("Vul dit deel van het dossier eerst in, of kies iets anders."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._empty)
        return self._stack

    def _make_foot(self) -> None:
        as_pdf = second_button(tr("Opslaan als PDF…"), "save_file")
        as_pdf.clicked.connect(self._save)
        on_paper = main_button(tr("Afdrukken…"), "print")
        on_paper.clicked.connect(self._print)
        self.place_foot((as_pdf, on_paper), tr("Een PDF buiten de kluis kan iedereen lezen."))

    # -- making the pages --------------------------------------------------------------
    def _keep_habit(self, report: Report, choices: PrintChoices) -> None:
        """How she prints, not what of this child: it is no change of a file."""
        habits = self.session.desk.print_habits
        job = self.session.read(lambda: habits.keep(report, choices))
        job.succeeded.connect(self._card.know)
        job.failed.connect(self.session.refused)

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
            self._card.mark_concept(is_concept=not is_frozen(request))
        self._make()

    def _make(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        # Until the new pages are there, the old ones are not what was chosen.
        self._printed = None
        self._allow()
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
        self._note.setVisible(self._is_to_note or not self._reason.isHidden())
        self._stack.setCurrentWidget(self._view)
        self._view.show_pdf(printed.content)
        self._allow()

    def _show_failure(self, error: Exception) -> None:
        self._printed = None
        self._allow()
        if isinstance(error, NothingToPrint):
            self._stack.setCurrentWidget(self._empty)
            self._note.setVisible(False)
            return
        message, place = message_for(error), None
        if isinstance(error, MissingGlyph):
            place = error.place
            asked = (
                "" if error.place is None else field_words(error.place.record, error.place.field)
            )
            message = glyph_message(error.character, asked)
        self._tell(message.title, message.text, place)

    # -- letting them out --------------------------------------------------------------
    def _print(self) -> None:
        if not self._can_leave:
            return
        try:
            ask_for_printer(self, title_of_prints(), self._let_out)
        except NoPrinter as none:
            self._tell_not_left(none)

    def _save(self) -> None:
        printed = self._printed
        if printed is not None:
            ask_where_to_save(
                self,
                tr("Waar komt de PDF?"),
                printed.name,
                lambda path: self._let_out(ToFile(path)),
            )

    def _let_out(self, to: Destination) -> None:
        snapshot = self._snapshot
        if snapshot is None or self._printed is None:
            return  # something changed while the dialog was open: look at the pages first
        order = PrintOrder(
            snapshot=snapshot,
            report=self._card.report,
            choices=self._card.choices,
            recipient=self._card.recipient,
            ground=self._card.ground,
        )
        self._begin_exit(order, to)

    def _ask_reason(self, needed: ReasonNeeded) -> None:
        place = needed.finds[0].place if needed.finds else None
        self._tell(found_words(needed.finds), tr("Kijk na of dit naar buiten mag."), place)
        self._ask_for_reason()

    @override
    def _tell(self, title: str, text: str, place: FieldPlace | None = None) -> None:
        self._way.lead_to(place)
        super()._tell(title, text)

    @override
    def escape(self) -> bool:
        self._navigator.close_print()
        return True
