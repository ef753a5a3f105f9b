"""The form of a request that is being worked on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.request.derived_texts import DerivedTexts, derived_texts
from ib_desk.ui.file.page import Shown
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.records.request import derived_fields, own_form
from ib_desk.ui.request.derived_field import DerivedField
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card


class ConceptForm(QWidget):
    """Built for one request; what IB Desk knows already stands apart and is not asked."""

    def __init__(self, session: Session, request: SwvRequest, around: Around) -> None:
        super().__init__()
        self.request_id = request.id
        self._binding = Binding(session, request, self)
        self._form = RecordForm(self._binding, own_form(), around)
        self._derived = {
            field.name: DerivedField(self._binding, field, around) for field in derived_fields()
        }
        asked = Card(tr("De aanvraag"), "edit")
        asked.add(self._form)
        known = Card(tr("Wat IB Desk al weet"), "idea")
        for derived in self._derived.values():
            known.add(derived)
        column = QVBoxLayout(self)
        spaced(column, 0, 12)
        column.addWidget(asked)
        column.addWidget(known)

    def show_request(self, request: SwvRequest, texts: DerivedTexts, around: Around) -> None:
        """Another state of the same request, and what the file says for it."""
        self._form.show_around(around)
        self._binding.show(request)
        for name, derived in self._derived.items():
            derived.show_derived(getattr(texts, name))

    def focus_field(self, name: str) -> None:
        """Go to a field, wherever it stands."""
        if name in self._derived:
            self._derived[name].focus()
        else:
            self._form.focus_field(name or "question")


class ConceptSection(QWidget):
    """Holds the form of the concept that is shown; another request gets another form."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.form: ConceptForm | None = None
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 0)

    def show_request(self, request: SwvRequest, shown: Shown) -> bool:
        """Give whether its form is a new one."""
        is_new = self.form is None or self.form.request_id != request.id
        if self.form is None or is_new:
            self.clear()
            self.form = ConceptForm(self._session, request, shown.around)
            self._column.addWidget(self.form)
        catalogue = self._session.desk.catalogue
        texts = derived_texts(shown.known, catalogue.derived, catalogue.terms.label)
        self.form.show_request(request, texts, shown.around)
        return is_new

    def clear(self) -> None:
        """No concept is shown."""
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
