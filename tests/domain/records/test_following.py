"""What follows from another value of a field."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.records.following import with_value
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.signal import Signal, Triage
from tests.samples import sample

TODAY = date(2026, 11, 23)
EARLIER = date(2026, 11, 2)


def test_who_decides_on_a_signal_decides_today():
    signal = Signal(file_id=sample(Signal).file_id)
    decided = with_value(signal, "triage", Triage.WATCH, TODAY)
    assert decided == signal.decided(Triage.WATCH, TODAY)
    assert decided.triaged_on == TODAY

    again = decided.decided(Triage.DISCUSS, TODAY)
    assert (again.triage, again.triaged_on) == (Triage.DISCUSS, TODAY)
    opened = again.decided(Triage.OPEN, TODAY)
    assert (opened.triage, opened.triaged_on) == (Triage.OPEN, None)


def test_the_day_that_stands_there_stays():
    signal = Signal(file_id=sample(Signal).file_id, triaged_on=EARLIER)
    assert signal.decided(Triage.WATCH, TODAY).triaged_on == EARLIER


def test_other_days_are_not_guessed():
    intervention = Intervention(file_id=sample(Intervention).file_id)
    looked_at = with_value(intervention, "effect", Effect.BETTER, TODAY)
    assert isinstance(looked_at, Intervention)
    assert (looked_at.effect, looked_at.evaluated_on) == (Effect.BETTER, None)
