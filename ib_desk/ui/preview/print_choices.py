"""What goes on paper, and for whom: only what the chosen print knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from ib_desk.application.paper import Mark, PrintChoices, Report
from ib_desk.domain.guardian import Custody, Guardian, GuardianId
from ib_desk.domain.terms import Terms
from ib_desk.domain.whole_file import WholeFile
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label


@dataclass(frozen=True, slots=True, kw_only=True)
class _Knows:
    addressee: bool = False
    signatures: bool = False
    safety: bool = False


_KNOWN: Final[Mapping[Report, _Knows]] = {
    Report.CONTRACT: _Knows(signatures=True),
    Report.PARENTS: _Knows(addressee=True, safety=True),
    Report.REQUEST: _Knows(safety=True),
}


class PrintChoicesCard(Card):
    """Nothing that could hurt is on by default: scores, and safety least of all."""

    chosen = Signal()
    """Something else should be printed, or in another way."""

    def __init__(self, report: Report, terms: Terms) -> None:
        super().__init__()
        self._terms = terms
        self._guardians: tuple[Guardian, ...] = ()
        self._report = Choice(tr("Wat druk je af?"), _reports())
        self._report.choose(report)
        self._addressee = Choice(tr("Voor wie?"))
        self._addressee_field = Field(tr("Voor wie?"), self._addressee)
        self._custody = label("", "small", "muted")
        self._signatures = QCheckBox(tr("Regels voor een handtekening"))
        self._concept = QCheckBox(tr("Het woord CONCEPT over elke bladzijde"))
        self._scores = QCheckBox(tr("Scores erbij"))
        self._safety = QCheckBox(tr("Ook de score voor veiligheid"))
        self._safety_hint = label(
            tr("Denk eerst na: wat kan er thuis gebeuren als dit op tafel ligt?"), "small", "muted"
        )
        column = QVBoxLayout()
        spaced(column, 0, 4)
        boxes = (self._signatures, self._concept, self._scores, self._safety, self._safety_hint)
        for part in boxes:
            column.addWidget(part)
        self.add(Field(tr("Wat druk je af?"), self._report))
        self.add(self._addressee_field)
        self.add(self._custody)
        self.add(column)
        self._report.chosen.connect(self._turn)
        self._addressee.chosen.connect(self._turn)
        for box in (self._signatures, self._concept, self._scores, self._safety):
            box.clicked.connect(self._turn)
        self._show_known()

    @property
    def report(self) -> Report:
        """What is to be printed."""
        value = self._report.value()
        return value if isinstance(value, Report) else Report.PARENTS

    @property
    def choices(self) -> PrintChoices:
        """In which way; a choice that this print does not know counts as not made."""
        knows = _KNOWN[self.report]
        with_scores = self._scores.isChecked()
        return PrintChoices(
            mark=Mark.CONCEPT if self._concept.isChecked() else Mark.NONE,
            signature_lines=knows.signatures and self._signatures.isChecked(),
            with_scores=with_scores,
            with_safety=with_scores and knows.safety and self._safety.isChecked(),
            addressee=self._guardian_id if knows.addressee else None,
        )

    @property
    def recipient(self) -> str:
        """For the register: the names of those for whom it is."""
        chosen = [g for g in self._guardians if self.choices.addressee in (None, g.id)]
        return ", ".join(g.name or self._terms.label(g.relation) for g in chosen) or tr("ouders")

    def show_file(self, whole: WholeFile) -> None:
        """The people of another file, or others of the same."""
        self._guardians = whole.guardians
        everyone = tr("beide ouders") if len(self._guardians) == 2 else tr("alle ouders")  # noqa: PLR2004 - both
        options: list[tuple[object, str]] = [(None, everyone)]
        options += [(g.id, g.name or self._terms.label(g.relation)) for g in self._guardians]
        self._addressee.offer(options)
        if self._addressee.currentIndex() < 0:
            self._addressee.choose(None)
        self._show_known()

    def mark_concept(self, *, is_concept: bool) -> None:
        """Where a request still has to be sent, its print says so."""
        self._concept.setChecked(is_concept)

    def focus(self) -> None:
        """The first choice."""
        self._report.setFocus()

    @property
    def _guardian_id(self) -> GuardianId | None:
        return next((g.id for g in self._guardians if g.id == self._addressee.value()), None)

    def _turn(self) -> None:
        self._show_known()
        self.chosen.emit()

    def _show_known(self) -> None:
        knows = _KNOWN[self.report]
        self._addressee_field.setVisible(knows.addressee)
        self._signatures.setVisible(knows.signatures)
        is_contract = self.report is Report.CONTRACT
        self._scores.setText(
            tr("Cijfers voor vertrouwen erbij") if is_contract else tr("Scores van de weging erbij")
        )
        may_hurt = knows.safety and self._scores.isChecked()
        self._safety.setVisible(may_hurt)
        self._safety_hint.setVisible(may_hurt)
        without = [
            g.name or self._terms.label(g.relation)
            for g in self._guardians
            if g.custody is Custody.NO and self.choices.addressee in (None, g.id)
        ]
        self._custody.setVisible(knows.addressee and bool(without))
        self._custody.setText(
            tr(
                "{names} heeft geen gezag. Die ouder krijgt alleen belangrijke feiten, "
                "en als hij erom vraagt."
            ).format(names=" en ".join(without))
        )


def _reports() -> list[tuple[object, str]]:
    return [
        (Report.CONTRACT, tr("Samenwerkingsafspraken")),
        (Report.PARENTS, tr("Overzicht voor ouders")),
        (Report.REQUEST, tr("Aanvraag")),
    ]
