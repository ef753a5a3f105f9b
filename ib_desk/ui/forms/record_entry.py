"""One record in a list: a line that opens into its form, with what is part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.records.closed import is_closable
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.record import Record
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.forms.beside import beside_words, can_be_stated_here
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.closing_item import ClosingItem
from ib_desk.ui.forms.form_parts import FormParts, MakeList
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, RecordSpec, Summary
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import icon_button, quiet_button
from ib_desk.ui.widgets.row_button import RowButton


class Ways(Protocol):
    """How one gets from a record to what shows it alone; a navigator does."""

    def open_print(self, report: str, about: UUID) -> None:
        """Show the print of this name, of the record with this id."""

    def go_to_page(self, place_id: str, kind: type[Record], record_id: UUID) -> None:
        """Go to this page of the file, at the record with this id."""


class RecordEntry(LeftByEscape, QWidget):
    """One record: a line that opens into its form."""

    turned = Signal(object)
    """Its form is to be opened; or closed, where it is open."""
    removed = Signal(object)
    part_opened = Signal(object)

    def __init__(
        self,
        session: Session,
        spec: RecordSpec[Any],
        record: Record,
        around: Around,
        *,
        was_stored: bool,
        ways: Ways | None,
    ) -> None:
        super().__init__()
        self._session = session
        self._spec = spec
        self._around = around
        self.record = record
        self.form: RecordForm | None = None
        self.parts: FormParts | None = None
        self.was_stored = was_stored
        self._ways = ways
        self._closing: ClosingItem | None = None
        self.head = RowButton()
        listen(self, self.head.turned, lambda: self.turned.emit(self))
        self._remove = icon_button("remove", tr("Verwijderen"))
        listen(self, self._remove.clicked, lambda: self.removed.emit(self))
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        self._row = QHBoxLayout()
        spaced(self._row, 0, 8)
        self._row.addWidget(self.head, 1)
        self._row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        if spec.is_fixed:
            self._remove.hide()
        column.addLayout(self._row)
        self._column = column
        self.show_record(record, around)

    def show_record(self, record: Record, around: Around) -> None:
        """Show another state of the record, in the line and in the open form."""
        self.record = record
        self._around = around
        summary = self._summary()
        self.head.show_line(summary.title, summary.facts, summary.state, summary.state_word)
        self._remove.setAccessibleName(tr("Verwijderen: {what}").format(what=summary.title))
        if self._closing is not None:
            self._closing.show_what(summary.title, self._stays())
        if self.form is not None:
            self.form.show_around(around)
            if self.form.binding.record != record:
                self.form.binding.show(record)
        if self.parts is not None:
            self.parts.show_record(record, around)
            self.parts.show_what(summary.title)

    def _summary(self) -> Summary:
        if not self.was_stored:
            return Summary(title=tr("Nieuw, nog niet bewaard"))
        # What is filled in beforehand is nobody's statement until somebody touched it.
        told = self._spec.summary(known_on(self.record, self._around.today), self._around)
        said = beside_words(self.record.id, self._around)
        return replace(told, facts=in_a_line((told.facts, said))) if said else told

    def open_form(self, make_list: MakeList) -> RecordForm:
        """Unfold the form under the line; `make_list` of its parts that are lists themselves."""
        if self.form is None:
            binding = Binding(self._session, self.record, self, is_new=not self.was_stored)
            binding.stored.connect(self._note_stored)
            binding.follow = self._follow
            self.form = RecordForm(binding, self._spec.form, self._around)
            self._column.addWidget(self.form)
            can_be_stated = can_be_stated_here(self._spec.kind, self._around)
            if self._spec.parts or self._spec.report or can_be_stated:
                self.parts = FormParts(
                    self._spec, binding, self._around, make_list, self._buttons()
                )
                self.parts.show_what(self._summary().title)
                listen(self, self.parts.opened, self.part_opened.emit)
                self._column.addWidget(self.parts)
            self._offer_closing()
            self.head.set_open(is_open=True)
        return self.form

    def _follow(self, after: Record, name: str) -> Record:
        """By the file as it is by then."""
        return self._around.follow(after, name)

    def _offer_closing(self) -> None:
        """Of what is stored, in a file, and may be kept out of sight."""
        if self._closing is None and self.form and self.was_stored and is_closable(self.record):
            self._closing = ClosingItem(self._session, self._settled)
            self._closing.show_what(self._summary().title, self._stays())
            listen(self, self._closing.asked, lambda: self.part_opened.emit(self.record.id))
            self._column.addWidget(self._closing)

    def _stays(self) -> str:
        return "" if self._spec.stays is None else self._spec.stays(self.record)

    def _settled(self) -> Record:
        self._settle()
        return self.record if self.form is None else self.form.binding.record

    def _buttons(self) -> Sequence[QPushButton]:
        """To its own page, and to its print, where it has them."""
        spec, made = self._spec, []
        for name, words, icon, act in (
            (spec.place, spec.place_words, spec.icon, self._go_there),
            (spec.report, spec.report_words, "print", self._print),
        ):
            if name:
                button = quiet_button(words, icon)
                listen(self, button.clicked, act)
                made.append(button)
        return made

    def _print(self) -> None:
        self._keep()
        if self._ways is not None:
            self._ways.open_print(self._spec.report, self.record.id)

    def _go_there(self) -> None:
        self._keep()
        if self._ways is not None:
            self._ways.go_to_page(self._spec.place, self._spec.kind, self.record.id)

    def _keep(self) -> None:
        """Store it, also where nothing was filled in: elsewhere it has to be found."""
        self._settle()
        if self.form is not None:
            self.form.binding.begin()

    def _settle(self) -> None:
        for part in (self.form, self.parts):
            if part is not None:
                part.settle()

    def _note_stored(self, record: Record) -> None:
        self.was_stored = True
        self.show_record(record, self._around)
        self._offer_closing()

    def close_form(self) -> None:
        """Fold it again; what was typed is stored."""
        if self.form is None:
            return
        self._settle()
        for part in (self.form, self.parts, self._closing):
            if part is not None:
                part.setParent(None)
                part.deleteLater()
        self.form = self.parts = self._closing = None
        self.head.set_open(is_open=False)

    @override
    def escape(self) -> bool:
        if self.form is None:
            return False
        self.head.setFocus()
        self.turned.emit(self)
        return True
