from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.records.agreement import Agreement, AgreementState
from tests.samples import sample

COMPLETE = replace(sample(Agreement), ends_on=date(2026, 10, 1), state=AgreementState.OPEN)


@pytest.mark.parametrize(
    ("day", "late"),
    [(date(2026, 9, 30), False), (date(2026, 10, 1), False), (date(2026, 10, 2), True)],
)
def test_an_agreement_is_late_from_the_day_after_its_end(day, late):
    assert COMPLETE.is_late(day) is late


@pytest.mark.parametrize(
    "state", [state for state in AgreementState if state is not AgreementState.OPEN]
)
def test_an_agreement_that_is_settled_is_never_late(state):
    assert not replace(COMPLETE, state=state).is_late(date(2027, 1, 1))


def test_an_agreement_without_an_end_is_never_late():
    assert not replace(COMPLETE, ends_on=None).is_late(date(2027, 1, 1))
