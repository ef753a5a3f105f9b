"""What a step says of itself does not contradict the word for its state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.step_states import StepState, StepStatus, step_states
from ib_desk.domain.file.watches import Alert
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.ui.fact_words import fact_words, state_of, step_row
from ib_desk.ui.widgets.state import State
from tests.builders import noor
from tests.shipped import catalogue

TODAY = date(2026, 11, 23)
TERMS = catalogue().terms
STEP = next(s for s in catalogue().trajectory("po").step if s.id == "plan")


def plan_of(whole: WholeFile) -> StepStatus:
    states = step_states(whole, catalogue().trajectory("po"), TODAY)
    return next(status for status in states if status.step == STEP)


def row(fact: Fact | None = None, alert: Alert | None = None) -> str:
    status = StepStatus(step=STEP, state=StepState.DONE, fact=fact, alert=alert)
    return step_row(status, TERMS, TODAY).fact


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (Fact(kind=FactKind.AGREEMENTS_OPEN, number=1), "klaar · 1 afspraak loopt"),
        (Fact(kind=FactKind.AGREEMENTS_LEFT_OPEN, number=1), "1 afspraak bleef open"),
        (Fact(kind=FactKind.AGREEMENTS_LEFT_OPEN, number=2), "2 afspraken bleven open"),
        (Fact(kind=FactKind.DOMAINS_SEEN, number=1), "klaar · 1 domein bekeken"),
        (Fact(kind=FactKind.DOMAINS_SEEN, number=4), "klaar · 4 domeinen bekeken"),
        (None, "klaar"),
    ],
)
def test_done_stands_beside_nothing_that_is_not(fact, words):
    assert row(fact) == words


def test_what_asks_for_attention_is_not_called_done():
    assert row(Fact(kind=FactKind.AGREEMENT, name="JGZ bellen"), Alert.ATTENTION) == "JGZ bellen"


def test_in_a_closed_file_an_agreement_was_left_open():
    whole = noor()
    closed = replace(whole, file=replace(whole.file, closed_on=TODAY))
    plan = next(
        s for s in step_states(closed, catalogue().trajectory("po"), TODAY) if s.step == STEP
    )
    assert fact_words(plan.fact, TERMS, TODAY).endswith("open") if plan.fact else False
    assert not step_row(plan, TERMS, TODAY).fact.startswith("klaar")


@pytest.mark.parametrize(
    ("days", "state"), [(12, State.DONE), (3, State.ATTENTION), (-1, State.LATE)]
)
def test_a_warning_is_for_what_is_late_or_nearly_so(days, state):
    whole = noor()
    agreement = replace(
        whole.of(Agreement)[0], state=AgreementState.OPEN, ends_on=TODAY + timedelta(days=days)
    )
    only = replace(whole, parts={**whole.parts, Agreement: (agreement,)})
    assert state_of(plan_of(only)) is state


JANUARY = date(2025, 1, 6)


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (Fact(kind=FactKind.TOO_OLD, on=JANUARY, of=12), "te oud: van {day}, ouder dan 12 maanden"),
        (
            Fact(kind=FactKind.TOO_OLD, on=JANUARY, of=12, name="OPP"),
            "‘OPP’ van {day} is te oud: ouder dan 12 maanden",
        ),
        (
            Fact(kind=FactKind.TOO_YOUNG, on=JANUARY, of=6),
            "te kort: sinds {day}, nog geen 6 maanden",
        ),
        (
            Fact(kind=FactKind.EARLIER_PLAN, on=JANUARY, name="OPP"),
            "OPP: van {day}, daarna is het OPP opnieuw vastgesteld",
        ),
        (
            Fact(kind=FactKind.BEFORE_BIRTH, on=JANUARY),
            "van {day}, toen was de leerling er nog niet",
        ),
        (
            Fact(kind=FactKind.NO_WHOLE_YEAR, until=JANUARY),
            "een TLV geldt minstens één heel schooljaar, dus tot en met {day}",
        ),
        (Fact(kind=FactKind.SCHOOL_YEARS, number=1), "1 schooljaar"),
        (Fact(kind=FactKind.SCHOOL_YEARS, number=2), "2 schooljaren"),
        (
            Fact(kind=FactKind.NOT_CARRIED_OUT, name="Leesmaatje"),
            "‘Leesmaatje’ is niet uitgevoerd zoals bedoeld",
        ),
    ],
)
def test_what_a_bureau_returns_it_for_is_said_in_words(fact, words):
    assert fact_words(fact, TERMS, TODAY) == words.format(day="6 jan 2025")
