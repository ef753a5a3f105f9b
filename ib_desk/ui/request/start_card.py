"""No request yet: what it could be about, and one button to begin."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.listen import listen
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.field import Field

_WIDTH = 320


class StartCard(Card):
    """The kind can still be changed in the form."""

    asked = Signal(object)
    """A `RequestKind`."""

    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self._terms = terms
        empty = EmptyState(
            "requests",
            tr("Nog geen aanvraag"),
            tr("Wat je al opschreef, staat er straks in. Jij vult aan wat nog mist."),
            card=False,
        )
        self._kind = Choice(tr("Wat vraag je aan?"))
        self._asked_kind = Field(tr("Wat vraag je aan?"), self._kind)
        self._kind.chosen.connect(self._asked_kind.clear_problem)
        begin = main_button(tr("Aanvraag beginnen"), "add")
        begin.clicked.connect(self._begin)
        middle = QWidget()
        sized(middle, width=_WIDTH)
        column = QVBoxLayout(middle)
        spaced(column, (0, 0, 0, 20), 12)
        column.addWidget(self._asked_kind)
        column.addWidget(begin)
        self.add(empty)
        self.body.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        self.lead_focus_to(self._kind)

    def offer(self, kinds: Iterable[RequestKind]) -> None:
        """What a school like this one asks for."""
        self._kind.offer((kind, self._terms.title(kind)) for kind in kinds)

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
        self.card = StartCard(catalogue.terms)
        super().__init__(self.card)
        listen(self.card, self.card.asked, ways.begin)

    @override
    def show_request(self, shown: RequestShown) -> None:
        self.card.offer(self._kinds.asked_by(shown.file.whole.school.sector))

    @override
    def focus_first(self) -> bool:
        self.card.setFocus()
        return True
