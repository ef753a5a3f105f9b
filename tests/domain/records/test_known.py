"""A day that is still to come has not happened, whichever record says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.day_direction import Direction, directions
from ib_desk.domain.deadlines.next_step import next_step
from ib_desk.domain.file.step_states import step_states
from ib_desk.domain.file.timeline import timeline
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.contract import ContractParty, PartyKind, PartyState
from ib_desk.domain.records.disclosure import DisclosureEvent
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.known import known_on, not_yet
from ib_desk.domain.records.request import Inspection, InspectionOutcome, SwvRequest
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.records.work_note import WorkNote
from tests.builders import noor
from tests.samples import sample
from tests.shipped import catalogue, terms_alone
from tests.strategies import records_of

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
BY_THE_PROGRAM = {
    (SupportFile, "opened_on"),
    (SupportFile, "closed_on"),
    (Closing, "reopened_on"),
    (SwvRequest, "packed_on"),
    (SwvRequest, "sent_on"),
    (SeenText, "on"),
    (DisclosureEvent, "on"),
    (WorkNote, "written_on"),
}
HAPPENED = [
    (kind, name)
    for kind in KINDS
    for name, direction in directions(kind).items()
    if direction is Direction.PAST and (kind, name) not in BY_THE_PROGRAM
]


@pytest.mark.parametrize(("kind", "name"), HAPPENED, ids=str)
def test_a_day_ahead_is_not_there_until_it_comes(kind, name):
    ahead = replace(sample(kind), **{name: TOMORROW})
    assert not_yet(ahead, TODAY) == (name,)
    assert getattr(known_on(ahead, TODAY), name) is None
    assert known_on(ahead, TOMORROW) is ahead


@pytest.mark.parametrize(
    ("record", "name", "then"),
    [
        (Inspection(request_id=sample(SwvRequest).id, outcome=InspectionOutcome.GIVEN,
                    on=TOMORROW), "outcome", InspectionOutcome.OPEN),
        (Guardian(pupil_id=sample(Guardian).pupil_id, custody=Custody.YES,
                  custody_checked_on=TOMORROW), "custody", Custody.UNKNOWN),
        (ContractParty(contract_id=sample(ContractParty).contract_id, kind=PartyKind.PUPIL,
                       state=PartyState.SPOKEN, state_on=TOMORROW), "state", PartyState.OPEN),
        (Signal(file_id=sample(Signal).file_id, triage=Triage.WATCH, triaged_on=TOMORROW),
         "triage", Triage.OPEN),
        (Weighing(file_id=sample(Weighing).file_id, chosen_level=3, weighed_on=TOMORROW),
         "chosen_level", None),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_it_is_the_day_of_waits_with_it(record, name, then):
    assert getattr(known_on(record, TODAY), name) is then
    assert getattr(known_on(record, TOMORROW), name) is not then


def test_who_was_found_to_have_no_gezag_is_told_no_more_because_of_a_slip():
    guardian = Guardian(
        pupil_id=sample(Guardian).pupil_id, custody=Custody.NO, custody_checked_on=TOMORROW
    )
    assert known_on(guardian, TODAY).custody is Custody.NO


@given(st.sampled_from(KINDS), st.data())
def test_what_is_known_stays_so(kind, data):
    record = data.draw(records_of(kind))
    day = data.draw(st.dates())
    known = known_on(record, day)
    assert known_on(known, day) is known
    assert not not_yet(known, day)


@given(st.sampled_from(HAPPENED))
def test_no_rule_counts_a_day_that_is_still_to_come(place):
    """Every record of the example that has the day gets it ahead: as if nobody had filled it in."""
    kind, name = place
    ahead = _everywhere(noor(), kind, name)
    known = ahead.known_on(TODAY)
    trajectory = catalogue().trajectory("po")
    assert step_states(ahead, trajectory, TODAY) == step_states(known, trajectory, TODAY)
    terms = terms_alone()
    one, other = (
        next_step(whole, terms.of_file(whole, TODAY), trajectory, TODAY) for whole in (ahead, known)
    )
    assert one == other
    assert timeline(ahead, TODAY) == timeline(known, TODAY)
    late = [e for e in timeline(ahead, TODAY) if e.on and e.on > TODAY]
    assert all(entry.moment.is_plan for entry in late)


def test_a_file_in_which_all_is_past_is_the_very_same():
    whole = noor()
    assert whole.known_on(date.max) is whole


def _everywhere(whole: WholeFile, kind, name) -> WholeFile:
    ahead: dict[str, Any] = {name: TOMORROW}
    parts: dict[Any, Any] = {
        found: tuple(replace(r, **ahead) if found is kind else r for r in records)
        for found, records in whole.parts.items()
    }
    return replace(whole, parts=parts)
