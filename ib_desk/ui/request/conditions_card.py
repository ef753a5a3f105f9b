"""Before a request: how do the conditions stand now that did not go well before?"""

from __future__ import annotations

from typing_extensions import override

from ib_desk.domain.file.conditions import Asking
from ib_desk.domain.records.request import SwvRequest
from ib_desk.ui.file.page import Shown
from ib_desk.ui.forms.conditions import ConditionsAgain
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.session import Session, new_visit
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.labels import label


class ConditionsCard(Card):
    """Hidden where everything went well, and where no contract is there to ask about."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Gaat dit beter?"), "list")
        self.rows = ConditionsAgain(session, tr("Gaat dit beter?"), new_visit())
        self.add(
            label(
                tr("Vraag het nog eens voor de aanvraag weggaat. Wat je leeg laat, blijft open."),
                "small",
                "muted",
            )
        )
        self.add(self.rows)
        self.hide()

    def show_request(self, request: SwvRequest | None, shown: Shown) -> None:
        """What is asked before this one; nothing without one that can still be changed."""
        today = shown.around.today
        contract = shown.known.contract_on(today)
        if request is None or contract is None:
            self.rows.forget()
        else:
            moment = Asking(contract_id=contract.id, day=today, request_id=request.id)
            self.rows.show_moment(moment, shown.around)
        self.setVisible(self.rows.asks)


class ConditionsSection(RequestSection):
    """It stands wherever there is something to ask, and comes a moment later: below the form."""

    says_itself = True

    def __init__(self, ways: SectionWays) -> None:
        self._card = ConditionsCard(ways.session)
        self._later = ways.later
        self._coming: RequestShown | None = None
        super().__init__(self._card)

    @override
    def show_request(self, shown: RequestShown) -> None:
        self._coming = shown
        if self._card.rows.asks:
            self._show_it()
        else:
            self._later.do(self._show_it)

    def _show_it(self) -> None:
        shown, self._coming = self._coming, None
        if shown is not None:
            self._card.show_request(shown.request, shown.file)

    @override
    def clear(self) -> None:
        self._coming = None
        self._card.rows.forget()
