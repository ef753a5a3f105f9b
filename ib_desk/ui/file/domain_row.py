"""One domain of the brede blik: a line that says what is known, and opens into its questions."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.record import Record
from ib_desk.domain.sentences import capital
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.file.statements_beside import StatementsBeside
from ib_desk.ui.forms.beside import beside_words
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.closing_item import ClosingItem
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.records.broad_view import blank_entry, broad_view_form, broad_view_summary
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.row_button import RowButton
from ib_desk.ui.widgets.state import State

_CAPTION_WIDTH = 112


class DomainRow(LeftByEscape, QWidget):
    """A domain that nobody wrote about has no record; its form is made when it is first opened."""

    opened = Signal(object)
    """The `LifeDomain` of which the user opened the form."""

    def __init__(self, session: Session, domain: LifeDomain, around: Around) -> None:
        super().__init__()
        self._session = session
        self._around = around
        self._entry: BroadViewEntry | None = None
        self.domain = domain
        self.form: RecordForm | None = None
        self._closing: ClosingItem | None = None
        self._said: StatementsBeside | None = None
        self.head = RowButton()
        listen(self, self.head.turned, self._turn)
        self._name = around.terms.title(domain)
        self.clear_button = icon_button("remove", tr("{name} leegmaken").format(name=self._name))
        listen(self, self.clear_button.clicked, self._clear)
        row = QHBoxLayout()
        spaced(row, 0, 8)
        row.addWidget(self.head, 1)
        row.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignTop)
        self._known = _Known()
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 4)
        self._column.addLayout(row)
        self._column.addWidget(self._known)

    def show_entry(self, entry: BroadViewEntry | None, around: Around) -> None:
        """What is stored of this domain by now; what is being typed stays."""
        self._entry, self._around = entry, around
        blank = blank_entry(self.domain, around)
        summary = broad_view_summary(entry or blank, around)
        said = "" if entry is None else beside_words(entry.id, around)
        self.head.show_line(
            capital(summary.title), said, state=summary.state, word=summary.state_word
        )
        self._known.show_entry(entry or blank)
        self.head.setAccessibleDescription(self._known.words)
        self.clear_button.setVisible(entry is not None)
        self._show_parts()
        if self.form is None:
            return
        self.form.show_around(around)
        self._show_said(entry or blank)
        if entry is not None:
            self.form.binding.show(entry)
        elif not self.form.binding.is_new:
            # It was removed or undone: the next word starts a new record.
            self.form.binding.show(blank, is_new=True)

    def forget(self) -> None:
        """Nothing is known, and nothing is asked: before another file is shown."""
        if self.form is not None:
            self.form.drop()
            self.form = None
        if self._closing is not None:
            self._closing.hide()
            self._closing.deleteLater()
            self._closing = None
        if self._said is not None:
            self._said.card.hide()
            self._said.card.deleteLater()
            self._said = None
        self._entry = None
        self.head.set_open(is_open=False)
        self.head.show_line(self._name, state=State.NOT_STARTED)
        self.head.setAccessibleDescription("")
        self._known.forget()
        self.clear_button.hide()
        self._show_parts()

    @property
    def record_id(self) -> UUID | None:
        """Of what is written of this domain; nothing yet for `None`."""
        record = self._entry if self.form is None else self.form.binding.record
        return None if record is None else record.id

    @property
    def says_what_is_strong(self) -> bool:
        """Whether this domain has a strong side already."""
        return self._entry is not None and bool(self._entry.strong)

    @property
    def is_open(self) -> bool:
        """Whether its questions are shown."""
        return self.head.is_open

    def open_form(self, field: str = "strong") -> RecordForm:
        """Show the questions and go to one of them."""
        if self.form is None:
            record = self._entry or blank_entry(self.domain, self._around)
            binding = Binding(self._session, record, self, is_new=self._entry is None)
            self.form = RecordForm(binding, broad_view_form(), self._around)
            self._column.addWidget(self.form)
            self._said = StatementsBeside(self._session, binding)
            self._column.addWidget(self._said.card)
            listen(self, self._said.opened, lambda _id: self.opened.emit(self.domain))
            self._show_said(record)
            self._closing = ClosingItem(self._session, self._settled)
            self._closing.show_what(self._name)
            listen(self, self._closing.asked, lambda: self.opened.emit(self.domain))
            self._column.addWidget(self._closing)
        self.head.set_open(is_open=True)
        self._show_parts()
        self.form.focus_field(field)
        self.opened.emit(self.domain)
        return self.form

    def close_form(self) -> None:
        """Show what is known again; what was typed is stored."""
        if self.form is not None and self.is_open:
            self.form.settle()
        self.head.set_open(is_open=False)
        self._show_parts()

    def _show_parts(self) -> None:
        if self.form is not None:
            self.form.setVisible(self.is_open)
        if self._closing is not None:
            self._closing.setVisible(self.is_open and self._entry is not None)
        if self._said is not None:
            self._said.card.setVisible(self.is_open and self._entry is not None)
        self._known.setVisible(not self.is_open and bool(self._known.words))

    def _show_said(self, entry: BroadViewEntry) -> None:
        if self._said is not None:
            self._said.show_beside(entry, self._around, self._name)

    def _turn(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        if wanted:
            self.open_form()
        else:
            self.close_form()

    def _settled(self) -> Record:
        """Of a domain of which something is written: only then it can be closed."""
        if self.form is None:
            raise RuntimeError("nothing is open here")
        self.form.settle()
        self.head.setFocus()
        return self.form.binding.record

    def _clear(self) -> None:
        if self.form is not None:
            self.form.settle()
        record = self._entry if self.form is None else self.form.binding.record
        if record is not None:
            self.head.setFocus()
            self._session.remove(record)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # What is known belongs to the line: a click on it opens the domain too.
        if not self.is_open and self._known.geometry().contains(event.position().toPoint()):
            self.open_form()
            return
        super().mouseReleaseEvent(event)

    @override
    def escape(self) -> bool:
        if self.is_open:
            self.head.setFocus()
            self.close_form()
            return True
        return False


class _Known(QWidget):
    """What was written, whole: each part with its name before it."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[str, tuple[QLabel, QLabel]] = {}
        grid = QGridLayout(self)
        spaced(grid, (8, 0, 8, 6), 4)
        grid.setColumnStretch(1, 1)
        names = {
            "strong": tr("Sterk"),
            "vulnerable": tr("Kwetsbaar"),
            "unknown": tr("Nog onbekend"),
        }
        for row, (field, name) in enumerate(names.items()):
            caption, text = label(name, "body", "muted", wrap=False), label("", "body")
            # As wide in each domain, so that all texts begin on one line.
            sized(caption, least_width=_CAPTION_WIDTH)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
            self._parts[field] = caption, text

    @property
    def words(self) -> str:
        """All of it, for a screen reader; “” for a domain of which nothing is known."""
        said = (
            f"{caption.text()}: {text.text()}"
            for caption, text in self._parts.values()
            if text.text()
        )
        return " ".join(said)

    def show_entry(self, entry: BroadViewEntry) -> None:
        """Its parts that are not empty."""
        self._show({field: getattr(entry, field) for field in self._parts})

    def forget(self) -> None:
        """Nothing is known."""
        self._show(dict.fromkeys(self._parts, ""))

    def _show(self, said: Mapping[str, str]) -> None:
        for field, (caption, text) in self._parts.items():
            text.setText(said[field])
            for part in (caption, text):
                part.setVisible(bool(text.text()))
