"""How a plan stands: who was asked and what each said, what keeps it a concept, and the ways on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ib_desk.application.paper import Report
from ib_desk.domain.law.opp_people import OppStanding
from ib_desk.domain.law.opp_rules import OppRoute
from ib_desk.domain.law.sources import LegalSources
from ib_desk.domain.plan.opp_check import OppCase
from ib_desk.domain.records.opp import Opp, OppState
from ib_desk.domain.sentences import sentences
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import Message
from ib_desk.ui.opp.words import asked_words
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.ways_on import ways_on
from ib_desk.ui.widgets.buttons import main_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind


class StandingCard(Card):
    """The ways on depend on the state; what is refused by law says so before it is pressed."""

    set_asked = Signal()
    adapted_asked = Signal()
    next_asked = Signal()
    back_asked = Signal()
    end_asked = Signal()
    removal_asked = Signal()
    print_asked = Signal(str)
    """The name of a `Report`."""

    def __init__(self, law: LegalSources, routes: Sequence[OppRoute]) -> None:
        super().__init__(tr("Hoe staat het plan ervoor?"), "done")
        self._said = label("", "body", "text")
        self.add(self._said)
        self._stop = Note(NoteKind.CANNOT, "")
        self.add(self._stop)
        self._routes = ways_on(tr("Nog geen overeenstemming. Wat kan nu?"), law, routes)
        self.add(self._routes)
        self.day = QVBoxLayout()
        spaced(self.day, 0, 0)
        self.add(self.day)
        self._set = main_button(tr("OPP vaststellen"), "done")
        self._adapted = quiet_button(tr("Overgenomen teksten kloppen nog"), "tick")
        self._next = main_button(tr("Nieuwe versie maken"), "versions")
        self._back = quiet_button(tr("Terug naar concept"), "undo")
        self._end = quiet_button(tr("OPP beëindigen"), "archive")
        self._remove = quiet_button(tr("Dit concept verwijderen"), "remove")
        row = FlowLayout(gap=8)
        for button, signal in (
            (self._set, self.set_asked),
            (self._next, self.next_asked),
            (self._adapted, self.adapted_asked),
            (self._back, self.back_asked),
            (self._end, self.end_asked),
            (self._remove, self.removal_asked),
        ):
            listen(self, button.clicked, signal.emit)
            row.addWidget(button)
        self.add(row)
        prints = FlowLayout(gap=8)
        for words, report in (
            (tr("Handelingsdeel afdrukken"), Report.OPP_GUIDANCE),
            (tr("Hele OPP afdrukken"), Report.OPP),
        ):
            button = quiet_button(words, "print")
            listen(self, button.clicked, partial(self.print_asked.emit, report.value))
            prints.addWidget(button)
        self.add(prints)

    def show_standing(
        self,
        opp: Opp,
        standing: OppStanding,
        case: OppCase,
        stops: Sequence[Message],
        terms: Terms,
        *,
        is_last: bool,
    ) -> None:
        """`stops` say why it may not be set; an earlier version has no ways on."""
        is_concept = opp.state is OppState.CONCEPT
        lines = [
            asked_words(one, case.called(one, terms.label), terms, case.today) for one in case.asked
        ]
        self._said.setText("\n".join(lines))
        self._said.setVisible(bool(lines))
        self._stop.setVisible(bool(stops))
        self._stop.show_message(
            NoteKind.CANNOT,
            " ".join(dict.fromkeys(sentences(*(one.title for one in stops)))),
            " ".join(dict.fromkeys(one.text for one in stops)),
        )
        self._routes.setVisible(standing is OppStanding.NO_AGREEMENT)
        self._set.setVisible(is_concept and not stops)
        self._adapted.setVisible(is_concept and bool(opp.to_adapt))
        self._next.setVisible(is_last and not is_concept)
        self._back.setVisible(is_last and not is_concept)
        self._end.setVisible(opp.state is OppState.SET)
        self._remove.setVisible(is_concept)

    def focus_first(self) -> None:
        """The way on, where there is one."""
        buttons = (self._set, self._next, self._end)
        shown = (button for button in buttons if not button.isHidden())
        next(shown, self._back).setFocus()
