"""No request yet: what it could be about, and one button to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.law.sources import LegalSources
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.request.kind_called import terms_at
from ib_desk.domain.request.request_kinds import ElsewhereSpec, KindSpec
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.listen import listen
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.request.where_words import elsewhere_words, source_words, who_words
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.status import Status

_WIDTH = 320


class StartCard(Card):
    """The kind can still be changed in the form."""

    asked = Signal(object)
    """A `RequestKind`."""

    def __init__(self, terms: Terms, law: LegalSources) -> None:
        super().__init__()
        self._terms = terms
        self._law = law
        empty = EmptyState(
            "requests",
            tr("Nog geen aanvraag"),
            tr("Wat je al opschreef, staat er straks in. Jij vult aan wat nog mist."),
            card=False,
        )
        self._kind = Choice(tr("Wat vraag je aan?"))
        self._asked_kind = Field(tr("Wat vraag je aan?"), self._kind)
        self._kind.chosen.connect(self._asked_kind.clear_problem)
        self._kind.chosen.connect(self._say_whose)
        self._rules: dict[RequestKind, KindSpec] = {}
        self._told: list[tuple[str, str]] = []
        self._whose = Status("small", "muted")
        self._whose.hide()
        begin = main_button(tr("Aanvraag beginnen"), "add")
        begin.clicked.connect(self._begin)
        middle = QWidget()
        sized(middle, width=_WIDTH)
        column = QVBoxLayout(middle)
        spaced(column, (0, 0, 0, 20), 12)
        column.addWidget(self._asked_kind)
        column.addWidget(self._whose)
        column.addWidget(begin)
        self.add(empty)
        self.body.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        routes = QWidget()
        self._routes = QVBoxLayout(routes)
        spaced(self._routes, (0, 0, 0, 12), 4)
        self._fold = Fold(tr("Wat anderen aanvragen"), routes)
        self._fold.hide()
        self.add(self._fold)
        self.lead_focus_to(self._kind)

    def offer(self, kinds: Sequence[KindSpec], called: Terms) -> None:
        """What there is for a school like this one, as its SWV calls it."""
        self._rules = {spec.kind: spec for spec in kinds}
        self._kind.offer((spec.kind, called.title(spec.kind)) for spec in kinds)
        self._say_whose()

    def show_elsewhere(self, specs: Sequence[ElsewhereSpec], swv: SwvProfile) -> None:
        """What others ask for: whose it is and the way there, folded away."""
        told = [(one.title, elsewhere_words(one, swv, self._law, self._terms)) for one in specs]
        if told == self._told:
            return
        self._told = told
        self._fold.setVisible(bool(told))
        discard_all(self._routes)
        for title, words in told:
            self._routes.addWidget(label(title, "strong", "text"))
            self._routes.addWidget(label(words, "body", "text"))

    def _say_whose(self) -> None:
        kind = self._kind.value()
        rule = self._rules.get(kind) if isinstance(kind, RequestKind) else None
        self._whose.setVisible(rule is not None)
        if rule is not None:
            who = who_words(rule.asked_by, rule.decided_by, self._terms)
            self._whose.tell(f"{who} {source_words(rule, self._law)}")

    def _begin(self) -> None:
        kind = self._kind.value()
        if isinstance(kind, RequestKind):
            self.asked.emit(kind)
        else:
            self._asked_kind.show_problem(tr("Kies eerst wat je aanvraagt."))
            self._kind.setFocus()


class StartSection(RequestSection):
    """Alone on the page until something is begun."""

    def __init__(self, ways: SectionWays) -> None:
        catalogue = ways.session.desk.catalogue
        self._kinds = catalogue.kinds
        self.card = StartCard(catalogue.terms, catalogue.law)
        super().__init__(self.card)
        listen(self.card, self.card.asked, ways.begin)

    @override
    def show_request(self, shown: RequestShown) -> None:
        whole = shown.file.whole
        home = whole.swv_of(None)
        called = terms_at(home, whole, shown.file.around.terms)
        self.card.offer(self._kinds.rules_at(home, whole), called)
        elsewhere = self._kinds.asked_elsewhere(whole.school.sector)
        self.card.show_elsewhere(elsewhere, home)

    @override
    def focus_first(self) -> bool:
        self.card.setFocus()
        return True
