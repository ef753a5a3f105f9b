"""The head of the page: which request this is, how far it is, and the way to another one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ib_desk.domain.file.register import RequestStage, standing_of
from ib_desk.domain.file.request_life import decision_on
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.request.request_flow import Progress
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.request.request_words import request_facts, request_state
from ib_desk.ui.style.theme import sized
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.chip import Chip
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.state import State


class RequestHeading(PageHeading):
    """An earlier request can be chosen as soon as there is one."""

    chosen = Signal(object)
    """The id of a request."""
    another_asked = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self._state = Chip(State.BUSY)
        self._which = Choice(tr("Welke aanvraag"))
        sized(self._which, least_width=300)
        self._which.chosen.connect(self.chosen)
        self._another = second_button(tr("Nieuwe aanvraag"), "add")
        self._another.clicked.connect(self.another_asked)
        for action in (self._state, self._which, self._another):
            self.add_action(action)

    def show_request(
        self, request: SwvRequest | None, question: str, whole: WholeFile, terms: Terms
    ) -> None:
        """`request` is the one that is shown, of those in the file; `question` is for none."""
        requests: Sequence[SwvRequest] = whole.of(SwvRequest)
        is_sent = request is not None and request.sent_on is not None
        self._which.offer(
            (r.id, capital(request_state(standing_of(r, whole)))) for r in reversed(requests)
        )
        self._which.setVisible(len(requests) > 1)
        self._another.setVisible(is_sent and all(r.sent_on is not None for r in requests))
        self._state.setVisible(request is not None)
        if request is None:
            self.show_facts(question)
            return
        self._which.choose(request.id)
        self.show_facts(request_facts(request, whole, terms))
        stage, decision = standing_of(request, whole).stage, decision_on(request, whole)
        if decision is not None:
            ended = State.DONE if decision.gives else State.NOT_NEEDED
            self._state.show_state(ended, terms.label(decision.outcome))
        elif stage is not RequestStage.CONCEPT:
            state = State.ATTENTION if stage is RequestStage.PACKED else State.DONE
            self._state.show_state(state, terms.label(stage))

    def show_progress(self, progress: Progress) -> None:
        """What the check made of the concept."""
        states = {
            Progress.STOPPED: (State.CANNOT, tr("kan nog niet weg")),
            Progress.COMPLETE: (State.DONE, tr("compleet")),
            Progress.NEARLY: (State.BUSY, tr("bijna klaar")),
            Progress.BUSY: (State.BUSY, tr("bezig")),
        }
        self._state.show_state(*states[progress])

    def focus_another(self) -> None:
        """The way on from a request that was sent: a new one, or the one that is begun already."""
        (self._which if self._another.isHidden() else self._another).setFocus()
