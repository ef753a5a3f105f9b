"""One version of the plan: a form while it is a concept, and words once it holds."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.file.opp_texts import derived
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.opp import Opp
from ib_desk.ui.file.statements_beside import StatementsBeside
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.derived_field import DerivedField
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, Field
from ib_desk.ui.opp.words import said_in
from ib_desk.ui.records.opp import (
    beginning_form,
    deviating_form,
    evaluating_form,
    factor_fields,
    guidance_field,
    set_form,
)
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label


class PlanForm(QWidget):
    """Seven questions at once; what helps and hinders, which the file often knows, folds."""

    def __init__(self, session: Session, opp: Opp, around: Around) -> None:
        super().__init__()
        self.opp_id = opp.id
        self.binding = Binding(session, opp, self)
        column = QVBoxLayout(self)
        spaced(column, 0, 12)
        card = Card(tr("Het plan"), "opp")
        column.addWidget(card)
        self._forms = [
            RecordForm(self.binding, form, around)
            for form in (beginning_form(), deviating_form(), set_form())
        ]
        beginning, deviating, self.set_form = self._forms
        self._derived: dict[str, DerivedField] = {}
        card.add(beginning)
        card.add(self._derive(guidance_field(), around))
        card.add(deviating)
        inside = QWidget()
        factors = QVBoxLayout(inside)
        spaced(factors, 0, 12)
        for field in factor_fields():
            factors.addWidget(self._derive(field, around))
        self._fold = Fold(tr("Wat helpt en wat belemmert"), inside)
        card.add(self._fold)
        self._said = StatementsBeside(session, self.binding)
        card.add(self._said.card)

    def _derive(self, field: Field, around: Around) -> DerivedField:
        made = self._derived[field.name] = DerivedField(self.binding, field, around)
        return made

    def show_opp(self, opp: Opp, whole: WholeFile, around: Around) -> None:
        """Another state of the same version, and what the file says for it."""
        for form in self._forms:
            form.show_around(around)
        self.binding.show(opp)
        self._said.show_beside(opp, around, tr("Het plan"))
        for name, field in self._derived.items():
            field.show_derived(derived(whole, name))

    def focus_field(self, name: str) -> None:
        """Go to a field, wherever it stands."""
        if name in self._derived:
            if name in {field.name for field in factor_fields()}:
                self._fold.set_open(is_open=True)
            self._derived[name].focus()
            return
        form = next((one for one in self._forms if one.asks(name)), self._forms[0])
        form.focus_field(name if form.asks(name) else "counts_because")


class PlanWords(Card):
    """What people agreed to stays as it was; only the day of looking back can be another."""

    def __init__(self, session: Session, opp: Opp, around: Around) -> None:
        super().__init__(tr("Het plan"), "opp")
        self.opp_id = opp.id
        self._column = QVBoxLayout()
        spaced(self._column, 0, 12)
        self.add(self._column)
        self._form = RecordForm(Binding(session, opp, self), evaluating_form(), around)
        self.add(self._form)
        self._said = StatementsBeside(session)
        self.add(self._said.card)
        self._shown: list[tuple[str, str]] = []

    def show_opp(self, opp: Opp, around: Around) -> None:
        """Question and answer, of what was filled in."""
        self._form.show_around(around)
        self._form.binding.show(opp)
        self._said.show_beside(opp, around, tr("Het plan"))
        asked = {field.name: field.label for field in evaluating_form().fields}
        known = said_in(opp, around.terms, around.today)
        said = [(question, answer) for question, answer in known if question not in asked.values()]
        if said == self._shown:
            return
        self._shown = said
        discard_all(self._column)
        for question, answer in said:
            part = QWidget()
            lines = QVBoxLayout(part)
            spaced(lines, 0, 2)
            lines.addWidget(label(question, "strong", "text"))
            lines.addWidget(label(answer, "body", "text"))
            self._column.addWidget(part)

    def focus_day(self) -> None:
        """Go to the day of looking back."""
        self._form.focus_field("evaluate_on")
