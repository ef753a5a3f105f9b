"""Where a request goes: who files it, who decides, how it is taken in, and by which rule."""

from __future__ import annotations

from ib_desk.application.catalogue import Catalogue
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import SwvRequest
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.records.request import where_form
from ib_desk.ui.request.where_words import days_words, rule_words, where_words
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.labels import label


class WhereCard(Card):
    """One line that says it, its source in grey, and what of it can be said otherwise."""

    def __init__(self, binding: Binding, around: Around, catalogue: Catalogue) -> None:
        super().__init__(tr("Waar gaat het heen?"), "swv")
        self._catalogue = catalogue
        self._today = around.today
        self._said = label("", "body", "text")
        self._source = label("", "small", "muted")
        self._days = label("", "body", "text")
        self._days.hide()
        self.add(self._said)
        self.add(self._days)
        self.add(self._source)
        self._form = RecordForm(binding, where_form(), around)
        self.add(self._form)

    def show_around(self, around: Around) -> None:
        """The file says more by now."""
        self._today = around.today
        self._form.show_around(around)

    def show_request(self, request: SwvRequest, whole: WholeFile) -> None:
        """Another state of it."""
        terms = self._catalogue.terms
        rule = self._catalogue.kinds.rule_for(request, whole)
        self._said.setText(where_words(request, whole, rule, terms))
        days = days_words(request, whole, self._today, self._catalogue.law)
        self._days.setText(days)
        self._days.setVisible(bool(days))
        self._source.setText(rule_words(rule, request, self._catalogue.law, terms))

    def asks(self, name: str) -> bool:
        """Whether the field stands here."""
        return self._form.asks(name)

    def focus_field(self, name: str) -> None:
        """Go to it."""
        self._form.focus_field(name)
