"""The columns of the list of requests."""

from __future__ import annotations

from datetime import date

from ib_desk.application.lists_beside import RequestLine
from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.file.register import RequestStage
from ib_desk.domain.records.swv_decision import GIVES
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.cells import Cell, Column
from ib_desk.ui.widgets.state import State

WAITING_COLUMN = 4
"""The list opens with what waits longest."""


def request_columns(terms: Terms) -> tuple[Column[RequestLine], ...]:
    """Leerling, Aanvraag, Stand, Datum, Wacht."""
    return (
        Column(title=tr("Leerling"), cell=_name, share=2.6, stays=True),
        Column(title=tr("Aanvraag"), cell=lambda line: _kind(line, terms), share=2.4),
        Column(title=tr("Stand"), cell=lambda line: _state(line, terms), share=1.8, stays=True),
        Column(title=tr("Datum"), cell=_day, share=1.4),
        Column(title=tr("Wacht"), cell=_waiting, share=1.4),
    )


def _name(line: RequestLine) -> Cell:
    words = in_a_line((line.pupil.name, line.pupil.group))
    return Cell(text=words or tr("Leerling zonder naam"), order=line.pupil.name_key)


def _kind(line: RequestLine, terms: Terms) -> Cell:
    words = capital(line.called) or terms.title(line.kind)
    return Cell(text=words, order=(words, line.pupil.name_key))


_LOOKS = {
    RequestStage.CONCEPT: State.BUSY,
    RequestStage.PACKED: State.ATTENTION,
    RequestStage.HANDED_OVER: State.WAITING,
    RequestStage.SENT: State.WAITING,
    RequestStage.RECEIVED: State.WAITING,
}
_ENDED = {True: State.DONE, False: State.NOT_NEEDED}
"""Whether something was granted."""
_ORDER = (
    RequestStage.PACKED,
    RequestStage.HANDED_OVER,
    RequestStage.SENT,
    RequestStage.RECEIVED,
    RequestStage.CONCEPT,
)
"""What still has to go is on top: it looks as if it had gone."""


def _state(line: RequestLine, terms: Terms) -> Cell:
    stage, outcome = line.standing.stage, line.outcome
    state = _LOOKS[stage] if outcome is None else _ENDED[outcome in GIVES]
    look = state.look
    place = _ORDER.index(stage) if outcome is None else len(_ORDER)
    return Cell(
        text=terms.label(stage if outcome is None else outcome),
        order=(place, line.pupil.name_key),
        icon=look.icon,
        ink=look.ink,
    )


def _day(line: RequestLine) -> Cell:
    day = line.sent_on or line.standing.on
    return Cell(text="" if day is None else day_and_year(day), order=day or date.max)


def _waiting(line: RequestLine) -> Cell:
    """What waits longest comes first, the concepts last."""
    days = line.waiting_days
    order = (days is None, -(days or 0), line.pupil.name_key)
    if days is None:
        return Cell(text="", order=order)
    words = _days_words(days)
    return Cell(text=words, order=order, aside=tr("wacht: {days}").format(days=words))


def _days_words(days: int) -> str:
    if days == 0:
        return tr("sinds vandaag")
    return tr("1 dag") if days == 1 else tr("{count} dagen").format(count=days)
