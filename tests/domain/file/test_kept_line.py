"""What a list keeps of a file says on each day what the file itself says on that day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ib_desk.domain.deadlines.deadlines import Deadline, Nearness
from ib_desk.domain.deadlines.next_step import NextStep, next_on, next_step
from ib_desk.domain.file.anchoring import anchored_in
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.kept_line import kept_line
from ib_desk.domain.file.step_states import step_states, watched_in
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.file.watches import Alert, Moment, Watched
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import Breach, Contract, ContractReview
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure, RunningMeasureId
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SkipKind, StepSkip, SupportFile
from ib_desk.domain.records.weighing import Weighing
from tests.domain.made_files import CONTRACT, FILE, MOTHER, TODAY, made, po
from tests.shipped import terms_alone
from tests.strategies import records_of

DAYS = st.integers(-20, 20).map(lambda days: TODAY + timedelta(days=days))
MAYBE = st.none() | DAYS
CLOSED = replace(FILE, closed_on=TODAY)

_FIELDS: Mapping[type[Record], Mapping[str, st.SearchStrategy[Any]]] = {
    Agreement: {"ends_on": MAYBE, "state": st.sampled_from(AgreementState)},
    Intervention: {"ends_on": MAYBE, "effect": st.none() | st.sampled_from(Effect)},
    Weighing: {"weighed_on": MAYBE, "next_on": MAYBE, "chosen_level": st.sampled_from([None, 3])},
    Contract: {"version": st.integers(2, 4), "talked_on": MAYBE, "review_on": MAYBE},
    Signal: {"triage": st.sampled_from(Triage), "triaged_on": MAYBE, "seen_on": MAYBE},
    SwvRequest: {"kind": st.just(RequestKind.CONSULT), "dated_on": MAYBE, "sent_on": MAYBE},
    StepSkip: {
        "step": st.sampled_from([step.id for step in po().step]),
        "kind": st.sampled_from(SkipKind),
        "reason": st.sampled_from(["", "zo"]),
    },
}
IN_FILE = [st.builds(kind, file_id=st.just(FILE.id), **more) for kind, more in _FIELDS.items()]
IN_CONTRACT = [
    st.builds(ContractReview, contract_id=st.just(CONTRACT.id), planned_on=MAYBE, held_on=MAYBE),
    st.builds(Breach, contract_id=st.just(CONTRACT.id), noticed_on=MAYBE, repaired_on=MAYBE),
]
FILES = st.builds(
    lambda file, records: made(CONTRACT, *records, file=file),
    st.sampled_from([FILE, FILE, FILE, CLOSED]),
    st.lists(st.one_of(*IN_FILE, *IN_CONTRACT), max_size=8),
)


def by_reading_all(whole: WholeFile, trajectory: Trajectory, today: date) -> NextStep | None:
    """What comes next, with everything that is watched looked at on this day."""
    known, moment = whole.known_on(today), Moment(today=today, soon=trajectory.soon)
    terms = [
        NextStep(deadline=one, due=one.due, alert=_alert(one, today))
        for one in terms_alone().of_file(whole, today)
    ]
    with_term = {one.record_id for one in anchored_in(known)}
    sights = [
        NextStep(step=step, fact=sight.fact, alert=sight.alert)
        for step in trajectory.step
        for one in watched_in(step, known, today)
        if (sight := one.on(moment)) is not None
        and sight.due is None
        and sight.fact.record_id not in with_term
    ]
    asking = [one for one in (*terms, *sights) if one.alert is not None]
    if asking and known.file.is_open:
        return min(asking, key=lambda one: one.due or today)
    for status in step_states(whole, trajectory, today):
        lightest = status.step.proposed_from_level
        fits = lightest is None or (known.level is not None and known.level >= lightest)
        if known.file.is_open and status.is_open and status.step.proposed and fits:
            found = watched_in(status.step, known, today)
            fact = next((one.fact for one in found if one.since is None), None)
            return NextStep(step=status.step, fact=fact)
    hers = [one for one in terms if one.deadline and not one.deadline.is_waited_for(today)]
    return next(iter([*asking, *hers, *terms]), None)


def _alert(one: Deadline, today: date) -> Alert | None:
    if one.asks_decision(today):
        return Alert.ATTENTION
    if one.is_waited_for(today):
        return None
    alerts = {Nearness.LATE: Alert.LATE, Nearness.SOON: Alert.ATTENTION}
    return alerts.get(one.nearness(today))


@given(FILES, DAYS, DAYS)
@settings(max_examples=100)
def test_a_line_of_one_day_is_that_of_another_as_long_as_it_holds(whole, made_on, today):
    line = kept_line(whole, po(), made_on)
    assert line.holds_on(made_on)
    if line.holds_on(today):
        assert kept_line(whole, po(), today) == line
        deadlines = terms_alone().of(line.anchored, today)
        assert next_on(line, deadlines, po(), today) == by_reading_all(whole, po(), today)


@given(FILES, DAYS)
@settings(max_examples=100)
def test_what_comes_next_is_what_reading_all_of_the_file_finds(whole, today):
    deadlines = terms_alone().of_file(whole, today)
    assert next_step(whole, deadlines, po(), today) == by_reading_all(whole, po(), today)


@pytest.mark.parametrize("ahead", [0, 1])
def test_a_line_holds_up_to_the_day_that_was_still_to_come(ahead):
    coming = Weighing(file_id=FILE.id, weighed_on=TODAY + timedelta(days=1), chosen_level=4)
    line = kept_line(made(coming), po(), TODAY)
    assert line.level is None
    assert line.holds_on(TODAY + timedelta(days=ahead)) is (ahead == 0)


def test_a_line_does_not_hold_before_the_last_day_that_it_tells_of():
    """For a clock that was set back."""
    line = kept_line(made(Weighing(file_id=FILE.id, weighed_on=TODAY)), po(), TODAY)
    assert line.holds_on(TODAY)
    assert not line.holds_on(TODAY - timedelta(days=1))


@given(st.lists(st.sampled_from(KINDS).flatmap(records_of), max_size=6), DAYS)
def test_a_line_can_be_made_of_whatever_is_stored(records, today):
    """It is made where a change is stored: it must not be what stops one."""
    others = [record for record in records if not isinstance(record, SupportFile)]
    assert kept_line(made(*others), po(), today).holds_on(today)


def test_a_talk_that_is_planned_is_the_last_contact_from_its_day_on():
    talk = Meeting(file_id=FILE.id, held_on=TODAY + timedelta(days=3))
    came = Attendee(meeting_id=talk.id, guardian_id=MOTHER.id, presence=Presence.CAME)
    whole = made(talk, came)

    line = kept_line(whole, po(), TODAY)

    assert (line.last_contact, line.holds_on(TODAY + timedelta(days=2))) == (None, True)
    assert not line.holds_on(TODAY + timedelta(days=3))
    assert kept_line(whole, po(), TODAY + timedelta(days=3)).last_contact == talk.held_on


def test_what_asks_from_a_later_day_on_is_no_next_step_before_it():
    tomorrow = TODAY + timedelta(days=1)
    step = po().step[0]
    asking = Watched(fact=Fact(kind=FactKind.EMPTY), asks=True, since=tomorrow)
    line = replace(kept_line(made(), po(), TODAY), asking=((step.id, asking),), to_do=None)
    assert next_on(line, (), po(), TODAY) is None
    assert next_on(line, (), po(), tomorrow) == NextStep(
        step=step, fact=asking.fact, alert=Alert.ATTENTION
    )


def test_a_measure_of_which_nobody_said_the_kind_is_in_no_list():
    unsaid = RunningMeasure(file_id=FILE.id, starts_on=TODAY)
    said = replace(unsaid, id=RunningMeasureId(uuid4()), kind=MeasureKind.OPP)
    measures = kept_line(made(unsaid, said), po(), TODAY).measures
    assert [one.kind for one in measures] == [MeasureKind.OPP]
