"""A list over many pupils before it leaves: for whom, the very pages or rows, and then the door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.orders import ListOrder, Seen
from ib_desk.application.leaving.outside import Destination, NoPrinter, ToFile
from ib_desk.application.paper import ListHead, Printed, list_file_name
from ib_desk.domain.dutch_dates import table_date
from ib_desk.domain.leaving.list_sheet import ListSheet, Value
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.ui.file_dialogs import ask_where_to_save
from ib_desk.ui.leaving.words import found_words
from ib_desk.ui.listen import listen
from ib_desk.ui.places import title_of_prints
from ib_desk.ui.preview.leaving_pages import LeavingPages
from ib_desk.ui.printing import ask_for_printer
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import listed, tr
from ib_desk.ui.widgets.buttons import main_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.cells import Cell, Column
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.line_table import LineTable
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.pick_one import PickOne

_Row = tuple[int, list[Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingList:
    """What is about to leave, and why it may; `recipient` is proposed, and can be changed."""

    kind: OutputKind
    sheet: ListSheet
    seen: Seen
    recipient: str
    ground: str


class ListPreview(LeavingPages):
    """What is shown is what leaves: on paper and as a PDF the pages, as a CSV the rows."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            Note(NoteKind.WARN, ""),
            tr("{done} Het staat in elk dossier bij ‘Wat naar buiten ging’."),
        )
        self._list: LeavingList | None = None
        self._head: ListHead | None = None
        self._made = 0
        """How often pages were asked for: of an earlier list none are shown."""
        self._heading = PageHeading(title_of_prints())
        self._build()
        self._make_foot()
        self._listen()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)

    # -- building ----------------------------------------------------------------------
    def _build(self) -> None:
        self._recipient = LineField(tr("Voor wie is deze lijst?"))
        self._recipient_field = Field(
            tr("Voor wie is deze lijst?"),
            self._recipient,
            hint=tr("Dat komt in elk dossier bij ‘Wat naar buiten ging’."),
        )
        self._form = PickOne(tr("Wat wil je zien?"))
        self._form.offer([(False, tr("Op papier of als PDF")), (True, tr("Als CSV, voor Excel"))])
        self._count = label("", "body", "muted")
        card = Card()
        for part in (self._recipient_field, self._form, self._count):
            card.add(part)
        self._table_place = QWidget()
        self._table_column = QVBoxLayout(self._table_place)
        spaced(self._table_column, 0, 0)
        self._table: LineTable | None = None
        self._stack = QStackedWidget()
        for one in (self._view, self._table_place):
            self._stack.addWidget(one)
        for shown in (self._heading, self._note, card):
            self.add(shown)
        self.place_pages(self._stack)

    def _make_foot(self) -> None:
        as_csv = second_button(tr("Opslaan als CSV…"), "save_file")
        listen(self, as_csv.clicked, lambda: self._save(as_table=True))
        as_pdf = second_button(tr("Opslaan als PDF…"), "save_file")
        listen(self, as_pdf.clicked, lambda: self._save(as_table=False))
        on_paper = main_button(tr("Afdrukken…"), "print")
        listen(self, on_paper.clicked, self._print)
        self.place_foot(
            (as_csv, as_pdf, on_paper),
            tr("Een bestand buiten de kluis kan iedereen lezen."),
            tr("Je antwoord komt in elk dossier waar iets gevonden is: noem geen leerling."),
        )

    def _listen(self) -> None:
        self._exit.reason_asked.connect(self._ask_reason)
        listen(self, self._form.chosen, lambda _value: self._show_form())
        listen(self, self._recipient.textEdited, lambda _t: self._recipient_field.clear_problem())

    # -- what is shown -----------------------------------------------------------------
    def show_list(self, leaving: LeavingList) -> None:
        """Another list, or the same with other lines."""
        before, self._list = self._list, leaving
        if before is None or before.recipient != leaving.recipient:
            self._recipient.set_text(leaving.recipient)
        self._heading.show_title(leaving.sheet.title, leaving.sheet.about)
        self._count.setText(_about_words(leaving.sheet))
        self._show_rows(leaving.sheet)
        self._printed, self._head = None, None
        self._made += 1
        self._allow()
        documents = self.session.desk.documents
        job = self.session.read(documents.list_head)
        listen(self, job.succeeded, partial(self._make, self._made))
        self._show_form()

    def forget(self) -> None:
        """Nothing is about to leave, and what is still made is not shown."""
        self._list = self._printed = self._head = None
        self._made += 1
        self._is_to_note = False
        self._note.hide()
        self._ask_in_foot(is_asking=False)
        self._recipient_field.clear_problem()

    def focus_first(self) -> None:
        """For whom."""
        self._recipient.setFocus()
        self._recipient.selectAll()

    def _make(self, number: int, head: ListHead) -> None:
        leaving = self._list
        if number != self._made or leaving is None:
            return
        self._head = head
        documents = self.session.desk.documents
        name = list_file_name(leaving.kind, head.stamp.printed_on, "pdf")
        job = self.session.make(lambda _progress: documents.print_list(leaving.sheet, head, name))
        listen(self, job.succeeded, partial(self._show_pages, number))
        listen(self, job.failed, self._tell_not_left)

    def _show_pages(self, number: int, printed: Printed) -> None:
        if number == self._made:
            self._printed = printed
            self._view.show_pdf(printed.content)
            self._allow()

    def _show_rows(self, sheet: ListSheet) -> None:
        """The rows as another program gets them, a day as a day."""
        heads, *rows = sheet.table()
        columns = [
            Column(title=str(head), cell=partial(_cell, place), stays=True)
            for place, head in enumerate(heads)
        ]
        if self._table is not None:
            self._table_column.removeWidget(self._table)
            self._table.setParent(None)
            self._table.deleteLater()
        self._table = LineTable(tr("Zo komt het in Excel"), columns, lambda row: row[0])
        self._table.show_lines(list(enumerate(rows)))
        self._table_column.addWidget(self._table)

    def _show_form(self) -> None:
        as_table = self._form.value() is True
        self._stack.setCurrentWidget(self._table_place if as_table else self._view)

    # -- letting it out ----------------------------------------------------------------
    def _is_addressed(self) -> bool:
        if self._recipient.text().strip():
            return True
        self._recipient_field.show_problem(tr("Zet erbij voor wie, ook als dat jij zelf bent."))
        self._recipient.setFocus()
        return False

    def _print(self) -> None:
        if not self._can_leave or not self._is_addressed():
            return
        try:
            ask_for_printer(self, title_of_prints(), lambda to: self._let_out(to, as_table=False))
        except NoPrinter as none:
            self._tell_not_left(none)

    def _save(self, *, as_table: bool) -> None:
        leaving, head = self._list, self._head
        if leaving is None or head is None or not self._is_addressed():
            return
        title = tr("Waar komt de lijst?")
        ending = "csv" if as_table else "pdf"
        name = list_file_name(leaving.kind, head.stamp.printed_on, ending)
        ask_where_to_save(
            self, title, name, lambda path: self._let_out(ToFile(path), as_table=as_table)
        )

    def _let_out(self, to: Destination, *, as_table: bool) -> None:
        leaving, head = self._list, self._head
        if leaving is None or head is None or self._printed is None:
            return  # something changed while the dialog was open: look at it first
        order = ListOrder(
            kind=leaving.kind,
            sheet=leaving.sheet,
            head=head,
            seen=leaving.seen,
            as_table=as_table,
            recipient=self._recipient.text().strip(),
            ground=leaving.ground,
        )
        self._begin_exit(order, to)

    @Slot(object)
    def _ask_reason(self, needed: ReasonNeeded) -> None:
        """Where it was found: the children whose lines it stands in."""
        leaving = self._list
        if leaving is None:
            return
        files = {find.place.record_id for find in needed.finds}
        names = dict.fromkeys(
            row.cells[0].text for row in leaving.sheet.rows if row.file_id in files
        )
        where = tr("Kijk na of dit naar buiten mag: {names}.").format(names=listed(list(names)))
        self._tell(found_words(needed.finds), where)
        self._ask_for_reason()

    @override
    def _said_where(self) -> str:
        is_about_nobody = self._list is not None and not self._list.sheet.file_ids
        return tr("{done} Er komt geen regel in een dossier.") if is_about_nobody else self._said

    @override
    def escape(self) -> bool:
        self.left.emit()
        return True


def _about_words(sheet: ListSheet) -> str:
    """About how many pupils, and where it will be told that it left."""
    count = len(sheet.file_ids)
    if not count:
        return tr("Gaat over geen leerling. Er komt geen regel in een dossier.")
    if count == 1:
        return tr("Gaat over 1 leerling.")
    return tr("Gaat over {count} leerlingen. Elk dossier krijgt een regel.").format(count=count)


def _cell(place: int, row: _Row) -> Cell:
    number, values = row
    value = values[place]
    return Cell(text=table_date(value) if isinstance(value, date) else str(value), order=number)
