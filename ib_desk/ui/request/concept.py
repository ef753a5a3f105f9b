"""The form of a request that is being worked on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.request.derived_texts import DerivedTexts, derived_texts
from ib_desk.domain.request.kind_called import terms_at
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.derived_field import DerivedField
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, Field
from ib_desk.ui.records.request import derived_fields, own_form
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.request.where_card import WhereCard
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.later import Later


class ConceptForm(QWidget):
    """Built for one request; what IB Desk knows already stands apart and is not asked."""

    def __init__(
        self, parent: QWidget, session: Session, request: SwvRequest, around: Around, later: Later
    ) -> None:
        """Where it goes and what is known come `later`, under what is asked."""
        super().__init__(parent)
        current_theme().dress_each(self)  # its cards one by one: together they are most of the page
        self.request_id = request.id
        self._later = later
        self._catalogue = session.desk.catalogue
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 12)
        asked = Card(tr("De aanvraag"), "edit")
        self._column.addWidget(asked)
        self._binding = Binding(session, request, self)
        self._form = RecordForm(self._binding, own_form(), around)
        asked.add(self._form)
        self._where: WhereCard | None = None
        self._whole: WholeFile | None = None
        self._texts: DerivedTexts | None = None
        self._derived: dict[str, DerivedField] = {}
        later.do(partial(self._add_where, around), self._add_known)
        later.do(*(partial(self._add_derived, field, around) for field in derived_fields()))

    def _add_where(self, around: Around) -> None:
        self._where = WhereCard(self._binding, around, self._catalogue)
        self._column.addWidget(self._where)
        self._show_where()

    def _add_known(self) -> None:
        self._known = Card(tr("Wat IB Desk al weet"), "idea")
        self._column.addWidget(self._known)

    def _add_derived(self, field: Field, around: Around) -> None:
        derived = self._derived[field.name] = DerivedField(self._binding, field, around)
        self._known.add(derived)
        if self._texts is not None:
            derived.show_derived(getattr(self._texts, field.name))

    def show_request(
        self, request: SwvRequest, whole: WholeFile, texts: DerivedTexts, around: Around
    ) -> None:
        """Another state of the same request, and what the file says for it."""
        self._form.show_around(around)
        if self._where is not None:
            self._where.show_around(around)
        self._binding.follow = around.follow
        self._binding.show(request)
        self._whole, self._texts = whole, texts
        self._show_where()
        for name, derived in self._derived.items():
            derived.show_derived(getattr(texts, name))

    def _show_where(self) -> None:
        if self._where is not None and self._whole is not None:
            self._where.show_request(cast("SwvRequest", self._binding.record), self._whole)

    def focus_field(self, name: str) -> None:
        """Go to a field, wherever it stands."""
        if name and not self._form.asks(name):
            self._later.finish()
        if self._where is not None and self._where.asks(name):
            self._where.focus_field(name)
        elif name in self._derived:
            self._derived[name].focus()
        else:
            self._form.focus_field(name or "question")


class FormSection(RequestSection):
    """Holds the form of the concept that is shown; another request gets another form."""

    def __init__(self, ways: SectionWays) -> None:
        super().__init__(QWidget())
        current_theme().dress_each(self.widget)
        self._session = ways.session
        self._later = ways.later
        self.form: ConceptForm | None = None
        self._column = QVBoxLayout(self.widget)
        spaced(self._column, 0, 0)

    @override
    def show_request(self, shown: RequestShown) -> None:
        request, file = shown.request, shown.file
        if request is None:
            return
        whole = file.whole
        called = terms_at(whole.swv_of(request), whole, file.around.terms)
        around = replace(file.around, terms=called)
        if self.form is None or self.form.request_id != request.id:
            self.clear()
            self.form = ConceptForm(self.widget, self._session, request, around, self._later)
            self._column.addWidget(self.form)
        catalogue = self._session.desk.catalogue
        texts = derived_texts(file.known, request, catalogue.derived, catalogue.terms.label)
        self.form.show_request(request, whole, texts, around)

    @override
    def clear(self) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    @override
    def go_to(self, place: FieldPlace) -> bool:
        return self._begin_at(place.field)

    @override
    def focus_first(self) -> bool:
        return self._begin_at("question")

    def _begin_at(self, field: str) -> bool:
        if self.form is not None:
            self.form.focus_field(field)
        return self.form is not None
