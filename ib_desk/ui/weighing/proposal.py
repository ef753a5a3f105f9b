"""The proposal and the reasons behind it, apart from the choice of a person."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ib_desk.domain.care.matched_care import Proposal, ProposalState, Reason, ReasonCode
from ib_desk.domain.care.weighing_texts import DimensionTexts
from ib_desk.domain.records.weighing import Dimension
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.texts import listed, tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.status import Status


class ProposalCard(Card):
    """Says what the rule proposes, or what it is waiting for. Nothing here is chosen."""

    reasons_asked = Signal()
    """The user wants to see which rows led to this."""

    def __init__(self, texts: DimensionTexts, terms: Terms) -> None:
        super().__init__(tr("Voorstel"), "weighing")
        self._texts = texts
        self._terms = terms
        self._stop = Note(
            NoteKind.LATE,
            tr("Veiligheid gaat voor."),
            tr(
                "Direct gevaar? Bel 112. Twijfel je over mishandeling of verwaarlozing? Bel Veilig "
                "Thuis en volg de meldcode. Acute nood? Bel de crisisdienst. Gaat het om gedrag "
                "van de leerling zelf? Maak eerst een veiligheidsplan."
            ),
        )
        self.add(self._stop)
        self._words = Status("body", "text")
        self.add(self._words)
        self._show_rows = quiet_button(tr("Wijs de redenen aan"))
        self._show_rows.clicked.connect(self.reasons_asked)
        self._rule = quiet_button(tr("Zo werkt de regel"))
        self._rule.clicked.connect(self._turn_rule)
        self.add(button_row(self._show_rows, self._rule))
        self._explained = Status("small")
        self._explained.setVisible(False)
        self.add(self._explained)

    def show_proposal(self, proposal: Proposal) -> None:
        """Words for the proposal as it is now."""
        self._stop.setVisible(proposal.stop_screen)
        self._show_rows.setVisible(bool(proposal.led_by))
        match proposal.state:
            case ProposalState.OPEN_QUESTIONS:
                count = len(proposal.questions_open)
                words = (
                    tr("Nog 1 vraag open.")
                    if count == 1
                    else tr("Nog {count} vragen open.").format(count=count)
                )
                self._tell(tr("Nog geen voorstel"), words, counts=True)
            case ProposalState.TOO_LITTLE_KNOWN:
                self._tell(tr("Nog geen voorstel"), self._find_out(proposal.find_out))
            case ProposalState.READY:
                title = tr("Voorstel: niveau {level}").format(level=_default(proposal))
                self._tell(title, self._because(proposal))

    def _tell(self, title: str, words: str, *, counts: bool = False) -> None:
        self.show_title(title)
        self._words.tell(words, title=title, counts=counts)

    def _find_out(self, dimensions: tuple[Dimension, ...]) -> str:
        lines = [tr("Hiervoor is te weinig bekend. Zoek eerst uit:")]
        lines += [
            f"– {self._terms.label(dimension)}: {self._texts[dimension].find_out}"
            for dimension in dimensions
        ]
        return "\n".join(lines)

    def _because(self, proposal: Proposal) -> str:
        lines = [f"– {self._reason(reason)}" for reason in proposal.reasons]
        levels = proposal.levels
        if levels is not None and levels.low != levels.high:
            lines.append(
                tr("Niveau {low} tot en met {high} past hierbij.").format(
                    low=levels.low, high=levels.high
                )
            )
        if proposal.hangs_on:
            names = self._names(tuple((d, None) for d in proposal.hangs_on))
            lines.append(tr("Dit hangt nog af van: {names}.").format(names=names))
        return "\n".join(lines)

    def _reason(self, reason: Reason) -> str:
        names = self._names(reason.scores)
        match reason.code:
            case ReasonCode.BECAUSE:
                return tr("Door {names}.").format(names=names)
            case ReasonCode.NOTHING_HIGHER:
                return tr("Geen hoofdvraag is hoger: {names}.").format(names=names)
            case ReasonCode.RAISED:
                return tr("Een niveau hoger, door {names}.").format(names=names)
            case ReasonCode.WIDENED:
                return tr("Kijk ruimer, door {names}. Het voorstel blijft gelijk.").format(
                    names=names
                )
            case ReasonCode.NOT_HIGHER if reason.scores:
                return tr("Niet hoger: {names} is daar niet genoeg voor.").format(names=names)
            case ReasonCode.NOT_HIGHER:
                return tr("Niet hoger: daarvoor wegen er te weinig vragen zwaar.")

    def _names(self, scores: tuple[tuple[Dimension, int | None], ...]) -> str:
        named = [
            self._terms.label(dimension).lower() + ("" if score is None else f" {score}")
            for dimension, score in scores
        ]
        return listed(named)

    def _turn_rule(self) -> None:
        shown = self._explained.isHidden()
        self._explained.setVisible(shown)
        self._explained.tell(_rule_words() if shown else "")


def _default(proposal: Proposal) -> int | None:
    return None if proposal.levels is None else proposal.levels.default


def _rule_words() -> str:
    return tr(
        "De regel kijkt eerst naar de vijf hoofdvragen en telt nooit scores op. Eén hoofdvraag op "
        "4, of twee op 3 of hoger: niveau 4 of 5. Eén op 3: niveau 3 of 4. De hoogste op 2: "
        "niveau 2 of 3. Alles op 0 of 1: niveau 1 of 2. Zware omstandigheden kunnen het voorstel "
        "een niveau hoger maken. Hielp de hulp tot nu toe weinig, dan past er meer, maar wordt het "
        "voorstel niet hoger. Jij kiest."
    )
