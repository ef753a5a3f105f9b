"""De negen voorwaarden door de tijd: what was said of them after the talk, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.condition import (
    AskedAt,
    Condition,
    ConditionAnswer,
    ConditionState,
)
from ib_desk.domain.records.contract import Contract, ContractId
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State

_STATES: Final = {
    ConditionState.GOOD: State.DONE,
    ConditionState.ATTENTION: State.ATTENTION,
    ConditionState.STUCK: State.ATTENTION,
    ConditionState.UNKNOWN: State.NOT_STARTED,
}


def condition_spec() -> RecordSpec[ConditionAnswer]:
    """One on a day of its own is added here; those of a talk come from that talk."""
    return RecordSpec(
        kind=ConditionAnswer,
        icon="list",
        form=Form(
            first=(
                Field(name="condition", label=tr("Welke voorwaarde?"), narrow=True),
                Field(name="state", label=tr("Hoe gaat het?"), narrow=True),
                Field(
                    name="party_id",
                    label=tr("Volgens wie?"),
                    nobody=tr("allen samen"),
                    narrow=True,
                ),
                Field(name="asked_on", label=tr("Wanneer?"), narrow=True, when=_has_own_day),
                Field(name="note", label=tr("Toelichting"), lines=2),
                Field(name="off_paper", label=tr("Wil dit niet op papier"), when=_is_of_a_party),
            ),
        ),
        summary=_summary,
        choices=_each_condition,
        waits=True,
        title=tr("Hoe de voorwaarden daarna gingen"),
        add=tr("Voorwaarde opnieuw bekijken"),
        empty=tr("Nog niet opnieuw bekeken. Bij het terugkijken vraag je wat nog niet goed ging."),
    )


def _each_condition(
    around: Around, _there: Sequence[ConditionAnswer]
) -> Sequence[tuple[str, ConditionAnswer]]:
    contract_id = ContractId(around.owners[Contract])
    return [
        (
            around.terms.title(condition),
            ConditionAnswer(
                contract_id=contract_id,
                asked_at=AskedAt.IN_BETWEEN,
                asked_on=around.today,
                condition=condition,
            ),
        )
        for condition in Condition
    ]


def _has_own_day(record: Record) -> bool:
    is_of_a_talk = {AskedAt.TALK, AskedAt.LOOK_BACK}
    return isinstance(record, ConditionAnswer) and record.asked_at not in is_of_a_talk


def _is_of_a_party(record: Record) -> bool:
    return isinstance(record, ConditionAnswer) and record.party_id is not None


def _summary(answer: ConditionAnswer, around: Around) -> Summary:
    day = answer.day(around)
    facts = (
        tr("nog geen dag") if day is None else row_date(day, around.today),
        around.terms.label(answer.asked_at),
        around.name_of(answer.party_id),
        answer.note,
    )
    return Summary(
        title=around.terms.title(answer.condition),
        facts=in_a_line(facts),
        state=_STATES[answer.state],
        state_word=around.terms.label(answer.state),
    )
