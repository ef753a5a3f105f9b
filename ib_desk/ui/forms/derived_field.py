"""A text that the file holds already: shown as it will be sent, and typed only by who wants to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, Field, Form
from ib_desk.ui.keys import leave_field
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.labels import IconLabel, label


class DerivedField(QWidget):
    """As long as the field is empty, what the file says stands in its place: typed once."""

    def __init__(self, binding: Binding, field: Field, around: Around) -> None:
        super().__init__()
        self._binding = binding
        self._name = field.name
        self._derived = ""
        # Someone was typing here when the vault closed.
        self._is_own = binding.session.draft_of(binding.record.id, field.name) is not None
        self._form = RecordForm(binding, Form(first=(field,)), around)
        self._taken = label("", "body", "muted")
        self._write = quiet_button(tr("Zelf schrijven"), "edit")
        self._write.setAccessibleName(tr("Zelf schrijven: {question}").format(question=field.label))
        self._write.clicked.connect(self._write_own)
        self._back = quiet_button(tr("Neem de tekst van IB Desk weer over"), "undo")
        self._back.clicked.connect(self._take_over)
        self._quote = self._build_quote(field.label)
        column = QVBoxLayout(self)
        spaced(column, 0, 4)
        column.addWidget(self._quote)
        column.addWidget(self._form)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        binding.changed.connect(self._show)
        self._show()

    def show_derived(self, text: str) -> None:
        """What the file says now; empty where it says nothing yet."""
        self._derived = text
        self._show()

    def focus(self) -> None:
        """Go to the field, or to the button that opens it."""
        if self._is_taken:
            self._write.setFocus()
        else:
            self._form.focus_field(self._name)

    @property
    def _own(self) -> str:
        text: str = getattr(self._binding.record, self._name)
        return text.strip()

    @property
    def _is_taken(self) -> bool:
        return bool(self._derived) and not self._own and not self._is_own

    def _build_quote(self, question: str) -> QWidget:
        quote = QWidget()
        column = QVBoxLayout(quote)
        spaced(column, 0, 4)
        column.addWidget(label(question, "strong", "text"))
        said = QHBoxLayout()
        spaced(said, 0, 8)
        said.addWidget(IconLabel("done", "ok", 18), 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._taken, 1)
        column.addLayout(said)
        column.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        return quote

    def _show(self) -> None:
        taken = self._is_taken
        self._taken.setText(tr("IB Desk neemt over: {text}").format(text=self._derived))
        self._quote.setVisible(taken)
        self._form.setVisible(not taken)
        self._back.setVisible(not taken and bool(self._derived))

    def _write_own(self) -> None:
        self._is_own = True
        self._binding.store(self._name, self._derived)
        self._show()
        self._form.focus_field(self._name)

    def _take_over(self) -> None:
        # Where a click gives no focus, the field would store its text again when it hides.
        leave_field(self._form)
        self._is_own = False
        self._binding.store(self._name, "")
        self._show()
        self._write.setFocus()
