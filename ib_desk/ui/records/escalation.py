"""Escalaties: one answer to what asks for a decision, and what came of it."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.escalation import Escalation, EscalationAnswer
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def escalation_spec() -> RecordSpec[Escalation]:
    """First what is done, then only what belongs to that."""
    return RecordSpec(
        kind=Escalation,
        icon="escalation",
        form=Form(
            first=(
                Field(name="answer", label=tr("Wat doen jullie?"), narrow=True),
                Field(
                    name="asked_of",
                    label=tr("Aan wie vragen jullie het?"),
                    narrow=True,
                    when=_asks,
                ),
                Field(name="what", label=tr("Welk besluit?"), lines=2, when=_decides_or_asks),
                Field(
                    name="until",
                    label=tr("Voor wanneer, of wachten tot?"),
                    narrow=True,
                    when=_asks_or_waits,
                ),
                Field(name="because", label=tr("Waarom wachten jullie?"), lines=2, when=_waits),
                Field(
                    name="outcome",
                    label=tr("Wat kwam eruit?"),
                    lines=2,
                    narrow=True,
                    when=_is_answered,
                ),
                Field(
                    name="outcome_on", label=tr("Wanneer was dat?"), narrow=True, when=_is_answered
                ),
            ),
            more=(
                Field(name="trigger", label=tr("Waarom is er een besluit nodig?"), narrow=True),
                Field(name="answered_on", label=tr("Dag van dit antwoord"), narrow=True),
            ),
            more_label=tr("Waarom en wanneer"),
        ),
        summary=_summary,
        blank=new(Escalation, "answered_on"),
        title=tr("Escalaties"),
        add=tr("Besluit vragen of nemen"),
        empty=tr("Nog geen escalaties. Is er een besluit nodig, dan zegt Vandaag dat ook."),
        order=lambda one: -(one.answered_on or date.max).toordinal(),
    )


def _answer(record: Record) -> EscalationAnswer | None:
    return record.answer if isinstance(record, Escalation) else None


def _asks(record: Record) -> bool:
    return _answer(record) is EscalationAnswer.ASK


def _waits(record: Record) -> bool:
    return _answer(record) is EscalationAnswer.WAIT


def _decides_or_asks(record: Record) -> bool:
    return _answer(record) in {EscalationAnswer.DECIDE, EscalationAnswer.ASK}


def _asks_or_waits(record: Record) -> bool:
    return _answer(record) in {EscalationAnswer.ASK, EscalationAnswer.WAIT}


def _is_answered(record: Record) -> bool:
    return _answer(record) is not None


def _summary(one: Escalation, around: Around) -> Summary:
    until = (
        "" if one.until is None else tr("tot {day}").format(day=row_date(one.until, around.today))
    )
    facts = (around.terms.label(one.answer), one.asked_of, until, one.outcome)
    state, word = State.DONE, ""
    if not one.is_given:
        state, word = State.ATTENTION, tr("nog niet opgeschreven")
    elif one.is_open:
        is_late = one.until is not None and one.until < around.today
        state = State.LATE if is_late else State.WAITING
        word = tr("te laat") if is_late else tr("wacht op antwoord")
    return Summary(
        title=one.what
        or one.because
        or around.terms.title(one.trigger)
        or tr("Nog niet opgeschreven"),
        facts=in_a_line(facts),
        state=state,
        state_word=word,
    )
